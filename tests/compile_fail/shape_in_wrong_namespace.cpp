// expect: (failed: |failed "|' ")soapcodec: this type has no shape: write constexpr auto soap_shape
// first: mistake::needs_soap_shape<shop::quote>
// SPDX-License-Identifier: MIT
// A function that the struct in another namespace does not lead to.
#include <soapcodec/decode.hpp>

namespace shop {
struct quote {
    int volume = 0;
};
} // namespace shop
constexpr auto soap_shape(shop::quote const*) {
    return soapcodec::message<"Quote", "urn:q">(soapcodec::element<"Volume", &shop::quote::volume>);
}

int main() {
    return soapcodec::decode<shop::quote>("").has_value() ? 1 : 0;
}
