// expect: (failed: |failed "|' ")soapcodec: entries<...> describes a map
// SPDX-License-Identifier: MIT
// An alternative with entries that are items.
#include <soapcodec/shape.hpp>

#include <string>
#include <variant>
#include <vector>

struct part {
    std::variant<std::string, std::vector<int>> value;
};
constexpr auto soap_shape(part const*) {
    return soapcodec::record(soapcodec::choice<&part::value, soapcodec::alternative<"Text">,
                                               soapcodec::alternative<"Numbers", soapcodec::entries<"Number">>>);
}

int main() {}
