// expect: (failed: |failed "|' ")soapcodec: this type cannot stand in a SOAP Body: write constexpr auto soap_shape
// first: mistake::needs_soap_shape<shop::quote>
// SPDX-License-Identifier: MIT
// The same, to be written.
#include <soapcodec/encode.hpp>

namespace shop {
struct quote {
    int volume = 0;
};
} // namespace shop
constexpr auto soap_shape(shop::quote const*) {
    return soapcodec::message<"Quote", "urn:q">(soapcodec::element<"Volume", &shop::quote::volume>);
}

int main() {
    return soapcodec::encode(shop::quote{}, soapcodec::soap_1_1).has_value() ? 1 : 0;
}
