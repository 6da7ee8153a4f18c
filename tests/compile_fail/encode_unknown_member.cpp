// expect: (failed: |failed "|' ")soapcodec: a member's type has neither a shape nor a scalar
// first: mistake::needs_soap_shape_or_scalar<mystery, &request::member>
// SPDX-License-Identifier: MIT
// A member that nobody can write.
#include <soapcodec/encode.hpp>

struct mystery {};
struct request {
    mystery member;
};
constexpr auto soap_shape(request const*) {
    return soapcodec::message<"Request", "urn:x">(soapcodec::element<"Member", &request::member>);
}

int main() {
    return soapcodec::encode(request{}, soapcodec::soap_1_1).has_value() ? 1 : 0;
}
