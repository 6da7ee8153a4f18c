// expect: (failed: |failed "|' ")soapcodec: the name of an alternative is an XML name
// SPDX-License-Identifier: MIT
// A name that no element can have.
#include <soapcodec/shape.hpp>

#include <variant>

struct part {
    std::variant<int> value;
};
constexpr auto soap_shape(part const*) {
    return soapcodec::record(soapcodec::choice<&part::value, soapcodec::alternative<"Some number">>);
}

int main() {}
