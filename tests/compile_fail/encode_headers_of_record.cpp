// expect: (failed: |failed "|' ")soapcodec: this type cannot stand in a SOAP Body
// SPDX-License-Identifier: MIT
// A record has no name to write in a Body, whatever blocks are before it.
#include <soapcodec/encode.hpp>
#include <soapcodec/soap/addressing.hpp>

struct part {
    int value = 0;
};
constexpr auto soap_shape(part const*) {
    return soapcodec::record(soapcodec::element<"Value", &part::value>);
}

int main() {
    soapcodec::addressing::action const action{"urn:do"};
    part const message;
    return soapcodec::encode(soapcodec::with_headers(message, soapcodec::header_entry(action)), soapcodec::soap_1_1)
               ? 1
               : 0;
}
