// expect: (failed: |failed "|' ")soapcodec: a value has no shape
// SPDX-License-Identifier: MIT
// A string that would be a record.
#include <soapcodec/encode.hpp>

#include <string>

template <>
inline constexpr auto soapcodec::shape<std::string> = soapcodec::record();
struct request {
    std::string member;
};
constexpr auto soap_shape(request const*) {
    return soapcodec::message<"Request", "urn:x">(soapcodec::element<"Member", &request::member>);
}

int main() {
    return soapcodec::encode(request{}, soapcodec::soap_1_1).has_value() ? 1 : 0;
}
