// expect: (failed: |failed "|' ")soapcodec: nillable is about an element of its own, which this list has not
// SPDX-License-Identifier: MIT
// A null of a list without an element of its own: an xsi:nil would be read as one of its items.
#include <soapcodec/shape.hpp>

#include <optional> // std::optional
#include <vector>   // std::vector

struct part {
    std::optional<std::vector<int>> values;
};
constexpr auto soap_shape(part const*) {
    return soapcodec::record(soapcodec::element<"Value", &part::values, soapcodec::nillable>);
}

int main() {}
