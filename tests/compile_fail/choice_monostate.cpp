// expect: (failed: |failed "|' ")soapcodec: a choice without an element is no alternative std::monostate
// SPDX-License-Identifier: MIT
// A variant that can be empty, where there is std::optional.
#include <soapcodec/shape.hpp>

#include <variant>

struct part {
    std::variant<std::monostate, int> value;
};
constexpr auto soap_shape(part const*) {
    return soapcodec::record(
        soapcodec::choice<&part::value, soapcodec::alternative<"None">, soapcodec::alternative<"Number">>);
}

int main() {}
