// expect: (failed: |failed "|' ")soapcodec: a record may have at most 64 elements
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

constexpr auto soap_shape(part const*) {
    return soapcodec::record(EIGHT(0), EIGHT(1), EIGHT(2), EIGHT(3), EIGHT(4), EIGHT(5), EIGHT(6), EIGHT(7),
                             soapcodec::element<"Last", &part::value>);
}

int main() {}
