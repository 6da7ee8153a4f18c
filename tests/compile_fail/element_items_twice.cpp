// expect: (failed: |failed "|' ")soapcodec: an element has an option once
// SPDX-License-Identifier: MIT
// Two names of the items of one list, of which a dictionary has one.
#include <soapcodec/shape.hpp>

#include <vector>

struct part {
    std::vector<int> values;
};
constexpr auto soap_shape(part const*) {
    return soapcodec::record(
        soapcodec::element<"Values", &part::values, soapcodec::items<"Value">, soapcodec::dictionary>);
}

int main() {}
