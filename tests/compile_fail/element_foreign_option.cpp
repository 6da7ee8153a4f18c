// expect: (failed: |failed "|' ")soapcodec: the options of an element are omittable, nillable
// SPDX-License-Identifier: MIT
// A constant of the library that is no option, in the middle of those that are.
#include <soapcodec/stream.hpp>

struct part {
    int value = 0;
};
constexpr auto soap_shape(part const*) {
    return soapcodec::record(soapcodec::element<"Value", &part::value, soapcodec::omittable, soapcodec::next,
                                                soapcodec::in_namespace<"urn:x">>);
}

int main() {}
