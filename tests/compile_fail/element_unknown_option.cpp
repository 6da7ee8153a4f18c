// expect: (failed: |failed "|' ")soapcodec: the options of an element are omittable, nillable
// SPDX-License-Identifier: MIT
// A value that is no option.
#include <soapcodec/shape.hpp>

struct part {
    int value = 0;
};
constexpr auto soap_shape(part const*) {
    return soapcodec::record(soapcodec::element<"Value", &part::value, 42>);
}

int main() {}
