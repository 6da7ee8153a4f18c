// expect: (failed: |failed "|' ")soapcodec: an attribute is a value or a std::optional of one
// SPDX-License-Identifier: MIT
// A record has no text that an attribute could hold.
#include <soapcodec/shape.hpp>

struct place {
    int number = 0;
};
struct part {
    place where;
};

template <>
inline constexpr auto soapcodec::shape<place> = soapcodec::record(soapcodec::element<"Number", &place::number>);
template <>
inline constexpr auto soapcodec::shape<part> = soapcodec::record(soapcodec::attribute<"where", &part::where>);

int main() {}
