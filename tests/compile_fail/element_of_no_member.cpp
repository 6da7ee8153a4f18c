// expect: (failed: |failed "|' ")soapcodec: a member is given by its address
// SPDX-License-Identifier: MIT
// A member that is none.
#include <soapcodec/shape.hpp>

struct part {
    int value = 0;
};
constexpr auto soap_shape(part const*) {
    return soapcodec::record(soapcodec::element<"Value", 42>);
}

int main() {}
