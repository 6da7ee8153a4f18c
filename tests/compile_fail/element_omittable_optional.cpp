// expect: (failed: |failed "|' ")soapcodec: an element that is a std::optional or a list may be left out in any case
// SPDX-License-Identifier: MIT
// An option that changes nothing.
#include <soapcodec/shape.hpp>

#include <optional>

struct part {
    std::optional<int> value;
};
constexpr auto soap_shape(part const*) {
    return soapcodec::record(soapcodec::element<"Value", &part::value, soapcodec::omittable>);
}

int main() {}
