// expect: (failed: |failed "|' ")soapcodec: a member's type has neither a shape nor a scalar
// first: mistake::needs_soap_shape_or_scalar<side, &quote::way>
// SPDX-License-Identifier: MIT
// An enumeration whose names nobody has said.
#include <soapcodec/decode.hpp>

enum class side { bid, ask };
struct quote {
    side way{};
};
constexpr auto soap_shape(quote const*) {
    return soapcodec::message<"Quote", "urn:q">(soapcodec::element<"Side", &quote::way>);
}

int main() {
    return soapcodec::decode<quote>("").has_value() ? 1 : 0;
}
