// expect: (failed: |failed "|' ")soapcodec: a value has no shape
// SPDX-License-Identifier: MIT
// A type of the user with a shape and a scalar: which of them counts?
#include <soapcodec/decode.hpp>

#include <string_view>

struct degree {
    int value = 0;
};
constexpr auto soap_shape(degree const*) {
    return soapcodec::record(soapcodec::element<"Value", &degree::value>);
}
template <>
struct soapcodec::scalar<degree> {
    static soapcodec::errc parse(std::string_view, degree&) { return soapcodec::errc::ok; }
};
struct request {
    degree member;
};
constexpr auto soap_shape(request const*) {
    return soapcodec::message<"Request", "urn:x">(soapcodec::element<"Member", &request::member>);
}

int main() {
    return soapcodec::decode<request>("").has_value() ? 1 : 0;
}
