// expect: (failed: |failed "|' ")soapcodec: an element has an option once
// SPDX-License-Identifier: MIT
// One option said twice.
#include <soapcodec/shape.hpp>

struct part {
    int value = 0;
};
constexpr auto soap_shape(part const*) {
    return soapcodec::record(soapcodec::element<"Value", &part::value, soapcodec::omittable, soapcodec::omittable>);
}

int main() {}
