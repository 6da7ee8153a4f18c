// expect: (failed: |failed "|' ")soapcodec: each alternative of a std::variant, or part of a std::tuple, that
// SPDX-License-Identifier: MIT
// One of several, of which one has no name.
#include <soapcodec/decode.hpp>

struct one {};
constexpr auto soap_shape(one const*) {
    return soapcodec::message<"Request", "urn:x">();
}
struct other {};
constexpr auto soap_shape(other const*) {
    return soapcodec::record();
}

int main() {
    return soapcodec::decode_any<one, other>("").has_value() ? 1 : 0;
}
