// expect: (failed: |failed "|' ")soapcodec: the options of an attribute are omittable and in_namespace
// SPDX-License-Identifier: MIT
// Items of an attribute.
#include <soapcodec/shape.hpp>

struct part {
    int value = 0;
};
constexpr auto soap_shape(part const*) {
    return soapcodec::record(soapcodec::attribute<"value", &part::value, soapcodec::items<"Item">>);
}

int main() {}
