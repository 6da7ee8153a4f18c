// expect: (failed: |failed "|' ")soapcodec: a nillable element needs a member that can be null
// SPDX-License-Identifier: MIT
// A member that cannot be null, of an element that may.
#include <soapcodec/shape.hpp>

struct part {
    int value = 0;
};
constexpr auto soap_shape(part const*) {
    return soapcodec::record(soapcodec::element<"Value", &part::value, soapcodec::nillable>);
}

int main() {}
