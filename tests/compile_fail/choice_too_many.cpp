// expect: (failed: |failed "|' ")soapcodec: a record may have at most 256 elements
// SPDX-License-Identifier: MIT
// Alternatives count as elements of the record.
#include <soapcodec/shape.hpp>

#include <variant>

struct part {
    int value = 0;
    std::variant<int, int> other;
};

#define FIVE(n)                                                                                                        \
    soapcodec::element<"A" #n, &part::value>, soapcodec::element<"B" #n, &part::value>,                                \
        soapcodec::element<"C" #n, &part::value>, soapcodec::element<"D" #n, &part::value>,                            \
        soapcodec::element<"E" #n, &part::value>

#define FIFTY_ONE(n)                                                                                                   \
    FIVE(n##0), FIVE(n##1), FIVE(n##2), FIVE(n##3), FIVE(n##4), FIVE(n##5), FIVE(n##6), FIVE(n##7), FIVE(n##8),        \
        FIVE(n##9), soapcodec::element<"Last" #n, &part::value>

constexpr auto soap_shape(part const*) {
    return soapcodec::record(
        FIFTY_ONE(1), FIFTY_ONE(2), FIFTY_ONE(3), FIFTY_ONE(4), FIFTY_ONE(5),
        soapcodec::choice<&part::other, soapcodec::alternative<"First">, soapcodec::alternative<"Second">>);
}

int main() {}
