// expect: (failed: |failed "|' ")soapcodec: messages are told apart by the names of their elements
// SPDX-License-Identifier: MIT
// One of two messages that are called the same.
#include <soapcodec/decode.hpp>

struct one {};
constexpr auto soap_shape(one const*) {
    return soapcodec::message<"Request", "urn:x">();
}
struct other {};
constexpr auto soap_shape(other const*) {
    return soapcodec::message<"Request", "urn:x">();
}

int main() {
    return soapcodec::decode_any<one, other>("").has_value() ? 1 : 0;
}
