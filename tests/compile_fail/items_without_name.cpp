// expect: (failed: |failed "|' ")soapcodec: the name of items is an XML name
// SPDX-License-Identifier: MIT
// Items without a name.
#include <soapcodec/shape.hpp>

#include <vector>

struct part {
    std::vector<int> values;
};
constexpr auto soap_shape(part const*) {
    return soapcodec::record(soapcodec::element<"Values", &part::values, soapcodec::items<"">>);
}

int main() {}
