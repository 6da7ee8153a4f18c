// expect: (failed: |failed "|' ")soapcodec: a document by itself has no Envelope
// SPDX-License-Identifier: MIT
// Without an Envelope there is no Header.
#include <soapcodec/encode.hpp>
#include <soapcodec/soap/addressing.hpp>

int main() {
    soapcodec::addressing::action const action{"urn:do"};
    auto const message = soapcodec::with_headers(action, soapcodec::header_entry(action));
    return soapcodec::encode_document(message) ? 1 : 0;
}
