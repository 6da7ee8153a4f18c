// expect: (failed: |failed "|' ")soapcodec: a member.s type has neither a shape nor a scalar
// SPDX-License-Identifier: MIT
// Enumerations are not written as numbers.
#include <soapcodec/encode.hpp>
#include <soapcodec/xsd/enumeration.hpp>

enum class colour { red, green };
struct request {
    colour member = colour::red;
};
constexpr auto soap_shape(request const*) {
    return soapcodec::message<"Request", "urn:x">(soapcodec::element<"Member", &request::member>);
}

int main() {
    return soapcodec::encode(request{}, soapcodec::soap_1_1).has_value() ? 1 : 0;
}
