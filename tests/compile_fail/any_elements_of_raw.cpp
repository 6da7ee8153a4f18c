// expect: (failed: |failed "|' ")soapcodec: any_elements needs a std::vector<xml::any_element>
// SPDX-License-Identifier: MIT
// Elements without names.
#include <soapcodec/shape.hpp>

struct reply {
    std::vector<soapcodec::xml::raw_xml> others;
};
constexpr auto soap_shape(reply const*) {
    return soapcodec::message<"Reply", "urn:x">(soapcodec::any_elements<&reply::others>);
}

int main() {
    return soapcodec::described<reply> ? 1 : 0;
}
