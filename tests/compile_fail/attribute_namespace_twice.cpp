// expect: (failed: |failed "|' ")soapcodec: an attribute has an option once
// SPDX-License-Identifier: MIT
// Two namespaces of one attribute.
#include <soapcodec/shape.hpp>

struct part {
    int value = 0;
};
constexpr auto soap_shape(part const*) {
    return soapcodec::record(
        soapcodec::attribute<"value", &part::value, soapcodec::in_namespace<"">, soapcodec::in_namespace<"">>);
}

int main() {}
