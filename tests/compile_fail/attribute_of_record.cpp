// expect: (failed: |failed "|' ")soapcodec: an attribute is a value or a std::optional of one
// SPDX-License-Identifier: MIT
// A record has no text that an attribute could hold.
#include <soapcodec/shape.hpp>

struct place {
    int number = 0;
};
constexpr auto soap_shape(place const*) {
    return soapcodec::record(soapcodec::element<"Number", &place::number>);
}

struct part {
    place where;
};
constexpr auto soap_shape(part const*) {
    return soapcodec::record(soapcodec::attribute<"where", &part::where>);
}

int main() {}
