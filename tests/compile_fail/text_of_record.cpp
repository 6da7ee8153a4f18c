// expect: (failed: |failed "|' ")soapcodec: the text of a record is a value
// SPDX-License-Identifier: MIT
// A record is no text.
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
inline constexpr auto soapcodec::shape<part> = soapcodec::record(soapcodec::text_content<&part::where>);

int main() {}
