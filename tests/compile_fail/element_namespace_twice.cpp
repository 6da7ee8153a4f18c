// expect: (failed: |failed "|' ")soapcodec: an element has an option once
// SPDX-License-Identifier: MIT
// Two namespaces of one element.
#include <soapcodec/shape.hpp>

struct part {
    int value = 0;
};
constexpr auto soap_shape(part const*) {
    return soapcodec::record(
        soapcodec::element<"Value", &part::value, soapcodec::in_namespace<"urn:a">, soapcodec::in_namespace<"urn:b">>);
}

int main() {}
