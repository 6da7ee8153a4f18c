// expect: (failed: |failed "|' ")soapcodec: two elements of one record have the same name
// SPDX-License-Identifier: MIT
// A record has one text.
#include <soapcodec/shape.hpp>

#include <string>

struct part {
    std::string first;
    std::string second;
};
constexpr auto soap_shape(part const*) {
    return soapcodec::record(soapcodec::text_content<&part::first>, soapcodec::text_content<&part::second>);
}

int main() {}
