// expect: (failed: |failed "|' ")soapcodec: the options of an attribute are omittable and in_namespace
// SPDX-License-Identifier: MIT
// An attribute has no xsi:nil: it is there or not.
#include <soapcodec/shape.hpp>

#include <optional>

struct part {
    std::optional<int> value;
};
constexpr auto soap_shape(part const*) {
    return soapcodec::record(soapcodec::attribute<"value", &part::value, soapcodec::nillable>);
}

int main() {}
