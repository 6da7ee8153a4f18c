// expect: (failed: |failed "|' ")soapcodec: a std::array that may be absent stands in an element of its own
// SPDX-License-Identifier: MIT
// A number of elements that are all there or none.
#include <soapcodec/shape.hpp>

#include <array>
#include <optional>

struct part {
    std::optional<std::array<int, 2>> value;
};
constexpr auto soap_shape(part const*) {
    return soapcodec::record(soapcodec::element<"Value", &part::value>);
}

int main() {}
