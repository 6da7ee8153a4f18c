// expect: (failed: |failed "|' ")soapcodec: a record may have at most 256 elements
// SPDX-License-Identifier: MIT
// One element more than a record may have.
#include <soapcodec/shape.hpp>

#include <string_view>

struct part {
    int value = 0;
};

#define EIGHT(n)                                                                                                       \
    soapcodec::element<"A" #n, &part::value>, soapcodec::element<"B" #n, &part::value>,                                \
        soapcodec::element<"C" #n, &part::value>, soapcodec::element<"D" #n, &part::value>,                            \
        soapcodec::element<"E" #n, &part::value>, soapcodec::element<"F" #n, &part::value>,                            \
        soapcodec::element<"G" #n, &part::value>, soapcodec::element<"H" #n, &part::value>

#define SIXTY_FOUR(n)                                                                                                  \
    EIGHT(n##0), EIGHT(n##1), EIGHT(n##2), EIGHT(n##3), EIGHT(n##4), EIGHT(n##5), EIGHT(n##6), EIGHT(n##7)

constexpr auto soap_shape(part const*) {
    return soapcodec::record(SIXTY_FOUR(1), SIXTY_FOUR(2), SIXTY_FOUR(3), SIXTY_FOUR(4),
                             soapcodec::element<"Last", &part::value>);
}

int main() {}
