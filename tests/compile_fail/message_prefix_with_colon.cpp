// expect: (failed: |failed "|' ")soapcodec: a prefix is an XML name without a colon
// SPDX-License-Identifier: MIT
// A prefix with its colon.
#include <soapcodec/shape.hpp>

struct part {
    int value = 0;
};
constexpr auto soap_shape(part const*) {
    return soapcodec::message<"Part", "urn:p", "i:">(soapcodec::element<"Value", &part::value>);
}

int main() {}
