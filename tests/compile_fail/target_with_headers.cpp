// expect: (failed: |failed "|' ")soapcodec: a URL or form has no place for header blocks
// SPDX-License-Identifier: MIT
// Nor has a URL.
#include <soapcodec/http/target.hpp>
#include <soapcodec/services/servicestack.hpp>
#include <soapcodec/soap/header.hpp>

int main() {
    soapcodec::servicestack::authenticate const request;
    soapcodec::servicestack::x_status const status;
    auto const message = soapcodec::with_headers(request, soapcodec::header_entry(status));
    return soapcodec::http::encode_target<"/auth/{provider}">(message) ? 1 : 0;
}
