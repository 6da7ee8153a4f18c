// expect: (failed: |failed "|' ")soapcodec: a choice has one alternative<...> for each type
// SPDX-License-Identifier: MIT
// Fewer alternatives than the variant has.
#include <soapcodec/shape.hpp>

#include <string>
#include <variant>

struct part {
    std::variant<int, std::string> value;
};
constexpr auto soap_shape(part const*) {
    return soapcodec::record(soapcodec::choice<&part::value, soapcodec::alternative<"Number">>);
}

int main() {}
