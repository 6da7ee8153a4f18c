// expect: (failed: |failed "|' ")soapcodec: a choice is among alternatives
// SPDX-License-Identifier: MIT
// An element where an alternative should be.
#include <soapcodec/shape.hpp>

#include <variant>

struct part {
    int number = 0;
    std::variant<int> value;
};
constexpr auto soap_shape(part const*) {
    return soapcodec::record(soapcodec::choice<&part::value, soapcodec::element<"Number", &part::number>>);
}

int main() {}
