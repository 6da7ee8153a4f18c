// expect: (failed: |failed "|' ")soapcodec: a record is made of element, attribute, choice, text_content, type_name
// SPDX-License-Identifier: MIT
// An alternative outside a choice.
#include <soapcodec/shape.hpp>

struct part {
    int value = 0;
};
constexpr auto soap_shape(part const*) {
    return soapcodec::record(soapcodec::alternative<"Value">);
}

int main() {}
