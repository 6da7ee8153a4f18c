// expect: (failed: |failed "|' ")soapcodec: the shape of a type describes the members of that type
// first: mistake::has_a_part_of_another_struct<offer, .*&quote::volume>
// SPDX-License-Identifier: MIT
// A line copied from the shape of another struct.
#include <soapcodec/decode.hpp>

struct quote {
    int volume = 0;
};
struct offer {
    int volume = 0;
};
constexpr auto soap_shape(offer const*) {
    return soapcodec::message<"Quote", "urn:q">(soapcodec::element<"Volume", &quote::volume>);
}

int main() {
    return soapcodec::decode<offer>("").has_value() ? 1 : 0;
}
