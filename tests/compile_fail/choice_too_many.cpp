// expect: (failed: |failed "|' ")soapcodec: a record may have at most 64 elements
// SPDX-License-Identifier: MIT
// Alternatives count as elements of the record.
#include <soapcodec/shape.hpp>

#include <variant>

struct part {
    int value = 0;
    std::variant<int, int> other;
};

#define SEVEN(n)                                                                                                       \
    soapcodec::element<"A" #n, &part::value>, soapcodec::element<"B" #n, &part::value>,                                \
        soapcodec::element<"C" #n, &part::value>, soapcodec::element<"D" #n, &part::value>,                            \
        soapcodec::element<"E" #n, &part::value>, soapcodec::element<"F" #n, &part::value>,                            \
        soapcodec::element<"G" #n, &part::value>

constexpr auto soap_shape(part const*) {
    return soapcodec::record(
        SEVEN(0), SEVEN(1), SEVEN(2), SEVEN(3), SEVEN(4), SEVEN(5), SEVEN(6), SEVEN(7), SEVEN(8),
        soapcodec::choice<&part::other, soapcodec::alternative<"First">, soapcodec::alternative<"Second">>);
}

int main() {}
