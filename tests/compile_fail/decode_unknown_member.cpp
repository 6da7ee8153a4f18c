// expect: (failed: |failed "|' ")soapcodec: a member's type has neither a shape nor a scalar
// first: mistake::needs_soap_shape_or_scalar<mystery, &request::member>
// SPDX-License-Identifier: MIT
// A member that nobody can read.
#include <soapcodec/decode.hpp>

struct mystery {};
struct request {
    mystery member;
};
constexpr auto soap_shape(request const*) {
    return soapcodec::message<"Request", "urn:x">(soapcodec::element<"Member", &request::member>);
}

int main() {
    return soapcodec::decode<request>("").has_value() ? 1 : 0;
}
