// expect: (failed: |failed "|' ")soapcodec: the parameter of soap_shape is a pointer
// first: mistake::needs_soap_shape_of_const_pointer<quote>
// SPDX-License-Identifier: MIT
// A pointer to a struct that could be changed.
#include <soapcodec/decode.hpp>

struct quote {
    int volume = 0;
};
constexpr auto soap_shape(quote*) {
    return soapcodec::message<"Quote", "urn:q">(soapcodec::element<"Volume", &quote::volume>);
}

int main() {
    return soapcodec::decode<quote>("").has_value() ? 1 : 0;
}
