// expect: (failed: |failed "|' ")soapcodec: a URL or form has no place for header blocks
// SPDX-License-Identifier: MIT
// A form has no Header.
#include <soapcodec/http/parameters.hpp>
#include <soapcodec/soap/addressing.hpp>
#include <soapcodec/soap/header.hpp>

int main() {
    soapcodec::addressing::action const action{"urn:do"};
    auto const message = soapcodec::with_headers(action, soapcodec::header_entry(action));
    return soapcodec::http::encode_parameters(message) ? 1 : 0;
}
