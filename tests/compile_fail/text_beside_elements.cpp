// expect: (failed: |failed "|' ")soapcodec: a record has either elements or text_content
// SPDX-License-Identifier: MIT
// Mixed content.
#include <soapcodec/shape.hpp>

#include <string>

struct part {
    std::string text;
    int value = 0;
};
constexpr auto soap_shape(part const*) {
    return soapcodec::record(soapcodec::text_content<&part::text>, soapcodec::element<"Value", &part::value>);
}

int main() {}
