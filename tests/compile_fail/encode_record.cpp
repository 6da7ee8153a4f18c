// expect: (failed: |failed "|' ")soapcodec: this type cannot stand in a SOAP Body
// first: mistake::needs_message_instead_of_record<part>
// SPDX-License-Identifier: MIT
// A record has no name to write in a Body.
#include <soapcodec/encode.hpp>

struct part {
    int value = 0;
};
constexpr auto soap_shape(part const*) {
    return soapcodec::record(soapcodec::element<"Value", &part::value>);
}

int main() {
    return soapcodec::encode(part{}, soapcodec::soap_1_1).has_value() ? 1 : 0;
}
