// expect: (failed: |failed "|' ")soapcodec: the parameter of soap_shape is a pointer
// first: mistake::needs_soap_shape_of_const_pointer<quote>
// SPDX-License-Identifier: MIT
// A function that would need a struct to be called with.
#include <soapcodec/encode.hpp>

struct quote {
    int volume = 0;
};
constexpr auto soap_shape(quote const&) {
    return soapcodec::message<"Quote", "urn:q">(soapcodec::element<"Volume", &quote::volume>);
}

int main() {
    return soapcodec::encode(quote{}, soapcodec::soap_1_1).has_value() ? 1 : 0;
}
