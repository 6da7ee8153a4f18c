// expect: soapcodec: the namespace is missing
// first: soapcodec: the namespace is missing
// SPDX-License-Identifier: MIT
// A message is named by a namespace, too.
#include <soapcodec/decode.hpp>

struct quote {
    int volume = 0;
};
constexpr auto soap_shape(quote const*) {
    return soapcodec::message<"Quote">(soapcodec::element<"Volume", &quote::volume>);
}

int main() {
    return soapcodec::decode<quote>("").has_value() ? 1 : 0;
}
