// expect: (failed: |failed "|' ")soapcodec: this type has no shape: write constexpr auto soap_shape
// SPDX-License-Identifier: MIT
// A shape that comes when it has been asked for already.
#include <soapcodec/decode.hpp>

struct quote {
    int volume = 0;
};
static_assert(!soapcodec::described<quote>);
constexpr auto soap_shape(quote const*) {
    return soapcodec::message<"Quote", "urn:q">(soapcodec::element<"Volume", &quote::volume>);
}

int main() {
    return soapcodec::decode<quote>("").has_value() ? 1 : 0;
}
