// expect: (failed: |failed "|' ")soapcodec: a std::array has at most 64 items
// SPDX-License-Identifier: MIT
// An alternative with more items than there are bits.
#include <soapcodec/shape.hpp>

#include <array>
#include <string>
#include <variant>

struct part {
    std::variant<std::string, std::array<int, 65>> value;
};
constexpr auto soap_shape(part const*) {
    return soapcodec::record(soapcodec::choice<&part::value, soapcodec::alternative<"Text">,
                                               soapcodec::alternative<"Numbers", soapcodec::items<"Number">>>);
}

int main() {}
