// expect: (failed: |failed "|' ")soapcodec: a message has one Header
// SPDX-License-Identifier: MIT
// Blocks before a message that has blocks.
#include <soapcodec/encode.hpp>
#include <soapcodec/soap/addressing.hpp>

int main() {
    soapcodec::addressing::action const action{"urn:do"};
    auto const once = soapcodec::with_headers(action, soapcodec::header_entry(action));
    auto const twice = soapcodec::with_headers(once, soapcodec::header_entry(action));
    return sizeof twice;
}
