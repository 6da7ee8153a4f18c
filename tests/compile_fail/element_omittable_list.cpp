// expect: (failed: |failed "|' ")soapcodec: an element that is a std::optional or a list may be left out in any case
// SPDX-License-Identifier: MIT
// An option that changes nothing.
#include <soapcodec/shape.hpp>

#include <vector>

struct part {
    std::vector<int> values;
};
constexpr auto soap_shape(part const*) {
    return soapcodec::record(
        soapcodec::element<"Values", &part::values, soapcodec::items<"Value">, soapcodec::omittable>);
}

int main() {}
