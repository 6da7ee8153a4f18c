// expect: (failed: |failed "|' ")soapcodec: the name of an attribute is an XML name without a prefix
// SPDX-License-Identifier: MIT
// A prefix where the namespace should be.
#include <soapcodec/shape.hpp>

#include <string>

struct part {
    std::string language;
};
constexpr auto soap_shape(part const*) {
    return soapcodec::record(soapcodec::attribute<"xml:lang", &part::language>);
}

int main() {}
