// expect: (failed: |failed "|' ")soapcodec: a member's type has neither a shape nor a scalar
// first: mistake::needs_soap_shape_or_scalar<line, &quote::content>
// SPDX-License-Identifier: MIT
// A choice among a value and a struct that nobody has described.
#include <soapcodec/decode.hpp>

#include <variant>

struct line {
    int number = 0;
};
struct quote {
    std::variant<int, line> content;
};
constexpr auto soap_shape(quote const*) {
    return soapcodec::message<"Quote", "urn:q">(
        soapcodec::choice<&quote::content, soapcodec::alternative<"Number">, soapcodec::alternative<"Line">>);
}

int main() {
    return soapcodec::decode<quote>("").has_value() ? 1 : 0;
}
