// expect: (failed: |failed "|' ")soapcodec: a value has no shape
// SPDX-License-Identifier: MIT
// A QName that would be read as a record.
#include <soapcodec/decode.hpp>

template <>
inline constexpr auto soapcodec::shape<soapcodec::xml::qname> =
    soapcodec::record(soapcodec::element<"Name", &soapcodec::xml::qname::local>);
struct request {
    soapcodec::xml::qname member;
};
constexpr auto soap_shape(request const*) {
    return soapcodec::message<"Request", "urn:x">(soapcodec::element<"Member", &request::member>);
}

int main() {
    return soapcodec::decode<request>("").has_value() ? 1 : 0;
}
