// expect: (failed: |failed "|' ")soapcodec: an alternative that is a list stands in an element of its own
// SPDX-License-Identifier: MIT
// An alternative that would be any number of elements.
#include <soapcodec/shape.hpp>

#include <string>
#include <variant>
#include <vector>

struct part {
    std::variant<std::string, std::vector<int>> value;
};
constexpr auto soap_shape(part const*) {
    return soapcodec::record(
        soapcodec::choice<&part::value, soapcodec::alternative<"Text">, soapcodec::alternative<"Number">>);
}

int main() {}
