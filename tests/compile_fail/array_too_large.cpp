// expect: (failed: |failed "|' ")soapcodec: a std::array has at most 64 items
// SPDX-License-Identifier: MIT
// More items than there are bits.
#include <soapcodec/shape.hpp>

#include <array>

struct part {
    std::array<int, 65> value;
};
constexpr auto soap_shape(part const*) {
    return soapcodec::record(soapcodec::element<"Value", &part::value, soapcodec::items<"Item">>);
}

int main() {}
