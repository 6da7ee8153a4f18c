// expect: (failed: |failed "|' ")soapcodec: a record has any_elements once
// SPDX-License-Identifier: MIT
// Two members for the elements that nobody describes.
#include <soapcodec/shape.hpp>

struct reply {
    std::vector<soapcodec::xml::any_element> some;
    std::vector<soapcodec::xml::any_element> others;
};
constexpr auto soap_shape(reply const*) {
    return soapcodec::message<"Reply", "urn:x">(soapcodec::any_elements<&reply::some>,
                                                soapcodec::any_elements<&reply::others>);
}

int main() {
    return soapcodec::described<reply> ? 1 : 0;
}
