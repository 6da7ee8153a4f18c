// expect: (failed: |failed "|' ")soapcodec: two elements of one record have the same name
// SPDX-License-Identifier: MIT
// An alternative called as another element of the record.
#include <soapcodec/shape.hpp>

#include <variant>

struct part {
    int value = 0;
    std::variant<bool, int> other;
};
constexpr auto soap_shape(part const*) {
    return soapcodec::record(
        soapcodec::element<"Value", &part::value>,
        soapcodec::choice<&part::other, soapcodec::alternative<"Flag">, soapcodec::alternative<"Value">>);
}

int main() {}
