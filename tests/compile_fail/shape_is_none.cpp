// expect: (failed: |failed "|' ")soapcodec: soap_shape\(T const\*\) returns what soapcodec::record
// SPDX-License-Identifier: MIT
// Something else than a shape.
#include <soapcodec/encode.hpp>

struct quote {
    int volume = 0;
};
constexpr auto soap_shape(quote const*) {
    return soapcodec::element<"Volume", &quote::volume>;
}

int main() {
    return soapcodec::encode(quote{}, soapcodec::soap_1_1).has_value() ? 1 : 0;
}
