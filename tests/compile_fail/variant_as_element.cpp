// expect: (failed: |failed "|' ")soapcodec: a member's type has neither a shape nor a scalar
// SPDX-License-Identifier: MIT
// A variant by the name of one element.
#include <soapcodec/decode.hpp>

#include <string>
#include <variant>

struct reply {
    std::variant<int, std::string> value;
};
constexpr auto soap_shape(reply const*) {
    return soapcodec::message<"Reply", "urn:x">(soapcodec::element<"Value", &reply::value>);
}

int main() {
    return soapcodec::decode<reply>("").has_value() ? 1 : 0;
}
