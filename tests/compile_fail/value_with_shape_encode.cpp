// expect: (failed: |failed "|' ")soapcodec: a value has no shape
// SPDX-License-Identifier: MIT
// XML that would be written as a record.
#include <soapcodec/encode.hpp>

template <>
inline constexpr auto soapcodec::shape<soapcodec::xml::raw_xml> =
    soapcodec::record(soapcodec::element<"Text", &soapcodec::xml::raw_xml::text>);
struct request {
    soapcodec::xml::raw_xml member;
};
constexpr auto soap_shape(request const*) {
    return soapcodec::message<"Request", "urn:x">(soapcodec::element<"Member", &request::member>);
}

int main() {
    return soapcodec::encode(request{}, soapcodec::soap_1_1).has_value() ? 1 : 0;
}
