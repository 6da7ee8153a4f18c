// expect: (failed: |failed "|' ")soapcodec: an attribute is a value or a std::optional of one
// SPDX-License-Identifier: MIT
// An attribute holds one value.
#include <soapcodec/shape.hpp>

#include <vector>

struct part {
    std::vector<int> values;
};
constexpr auto soap_shape(part const*) {
    return soapcodec::record(soapcodec::attribute<"values", &part::values>);
}

int main() {}
