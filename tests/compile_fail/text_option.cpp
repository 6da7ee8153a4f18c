// expect: (failed: |failed "|' ")soapcodec: text_content has no options
// SPDX-License-Identifier: MIT
// A text is always there, if only as an empty one.
#include <soapcodec/shape.hpp>

struct part {
    int value = 0;
};
constexpr auto soap_shape(part const*) {
    return soapcodec::record(soapcodec::text_content<&part::value, soapcodec::omittable>);
}

int main() {}
