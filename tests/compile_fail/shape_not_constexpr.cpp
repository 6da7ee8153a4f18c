// expect: (failed: |failed "|' ")soapcodec: soap_shape\(T const\*\) has to be constexpr
// first: mistake::needs_constexpr_soap_shape<quote>
// SPDX-License-Identifier: MIT
// A shape is needed when the program is compiled.
#include <soapcodec/decode.hpp>

struct quote {
    int volume = 0;
};
inline auto soap_shape(quote const*) {
    return soapcodec::message<"Quote", "urn:q">(soapcodec::element<"Volume", &quote::volume>);
}

int main() {
    return soapcodec::decode<quote>("").has_value() ? 1 : 0;
}
