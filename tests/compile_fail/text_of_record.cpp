// expect: (failed: |failed "|' ")soapcodec: the text of a record is a value
// SPDX-License-Identifier: MIT
// A record is no text.
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
    return soapcodec::record(soapcodec::text_content<&part::where>);
}

int main() {}
