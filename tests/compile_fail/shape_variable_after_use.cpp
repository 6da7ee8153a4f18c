// expect: (conflicting declaration|explicit specialization of) .*soapcodec::shape
// first: (conflicting declaration|explicit specialization of) .*soapcodec::shape
// SPDX-License-Identifier: MIT
// A specialisation that comes when the shape has been asked for already.
#include <soapcodec/decode.hpp>

struct quote {
    int volume = 0;
};
static_assert(!soapcodec::described<quote>);
template <>
inline constexpr auto
    soapcodec::shape<quote> = soapcodec::message<"Quote", "urn:q">(soapcodec::element<"Volume", &quote::volume>);

int main() {
    return soapcodec::decode<quote>("").has_value() ? 1 : 0;
}
