// expect: (failed: |failed "|' ")soapcodec: shape<T> is inline constexpr
// first: mistake::needs_constexpr_soap_shape<quote>
// SPDX-License-Identifier: MIT
// A variable that could change.
#include <soapcodec/decode.hpp>

struct quote {
    int volume = 0;
};
template <>
inline auto
    soapcodec::shape<quote> = soapcodec::message<"Quote", "urn:q">(soapcodec::element<"Volume", &quote::volume>);

int main() {
    return soapcodec::decode<quote>("").has_value() ? 1 : 0;
}
