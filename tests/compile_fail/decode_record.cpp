// expect: (failed: |failed "|' ")soapcodec: a record cannot stand in a SOAP Body by itself
// first: mistake::needs_message_instead_of_record<part>
// SPDX-License-Identifier: MIT
// A record has no name to expect in a Body.
#include <soapcodec/decode.hpp>

struct part {
    int value = 0;
};
constexpr auto soap_shape(part const*) {
    return soapcodec::record(soapcodec::element<"Value", &part::value>);
}

int main() {
    return soapcodec::decode<part>("").has_value() ? 1 : 0;
}
