// expect: (failed: |failed "|' ")soapcodec: the version is missing
// first: soapcodec: the version is missing
// SPDX-License-Identifier: MIT
// SOAP has two versions.
#include <soapcodec/encode.hpp>

struct quote {
    int volume = 0;
};
constexpr auto soap_shape(quote const*) {
    return soapcodec::message<"Quote", "urn:q">(soapcodec::element<"Volume", &quote::volume>);
}

int main() {
    return soapcodec::encode(quote{}).has_value() ? 1 : 0;
}
