// expect: (failed: |failed "|' ")soapcodec: a std::array that is omittable stands in an element of its own
// SPDX-License-Identifier: MIT
// A number of elements that may be some of them.
#include <soapcodec/shape.hpp>

#include <array>

struct part {
    std::array<int, 2> value{};
};
constexpr auto soap_shape(part const*) {
    return soapcodec::record(soapcodec::element<"Value", &part::value, soapcodec::omittable>);
}

int main() {}
