// expect: (failed: |failed "|' ")soapcodec: a message's prefix is an XML name without a colon
// SPDX-License-Identifier: MIT
// A prefix for the message's namespace that stands for another.
#include <soapcodec/shape.hpp>

struct part {
    int value = 0;
};
constexpr auto soap_shape(part const*) {
    return soapcodec::message<"Part", "urn:p", "", "xsi">(soapcodec::element<"Value", &part::value>);
}

int main() {}
