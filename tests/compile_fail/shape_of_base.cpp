// expect: (failed: |failed "|' ")soapcodec: this type has no shape: write constexpr auto soap_shape
// SPDX-License-Identifier: MIT
// A struct does not take the shape of its base, which would leave out what it adds.
#include <soapcodec/decode.hpp>

struct quote {
    int volume = 0;
};
constexpr auto soap_shape(quote const*) {
    return soapcodec::message<"Quote", "urn:q">(soapcodec::element<"Volume", &quote::volume>);
}
struct rated_quote : quote {
    int rating = 0;
};

int main() {
    return soapcodec::decode<rated_quote>("").has_value() ? 1 : 0;
}
