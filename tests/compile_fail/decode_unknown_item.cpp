// expect: (failed: |failed "|' ")soapcodec: a member's type has neither a shape nor a scalar
// first: mistake::needs_soap_shape_or_scalar<line, &quote::lines>
// SPDX-License-Identifier: MIT
// A list of structs that nobody has described.
#include <soapcodec/decode.hpp>

#include <optional>
#include <vector>

struct line {
    int number = 0;
};
struct quote {
    std::optional<std::vector<std::optional<line>>> lines;
};
constexpr auto soap_shape(quote const*) {
    return soapcodec::message<"Quote", "urn:q">(soapcodec::element<"Lines", &quote::lines, soapcodec::items<"Line">>);
}

int main() {
    return soapcodec::decode<quote>("").has_value() ? 1 : 0;
}
