// expect: (failed: |failed "|' ")soapcodec: the name of a type is an XML name without a prefix
// SPDX-License-Identifier: MIT
// A prefix where the namespace should be.
#include <soapcodec/shape.hpp>

struct part {
    int value = 0;
};
constexpr auto soap_shape(part const*) {
    return soapcodec::record(soapcodec::type_name<"p:Part">, soapcodec::element<"Value", &part::value>);
}

int main() {}
