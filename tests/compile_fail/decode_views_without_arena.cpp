// expect: (failed: |failed "|' ")soapcodec: this message has views .*: call
// first: mistake::needs_an_arena<.*get_identities_response
// SPDX-License-Identifier: MIT
// Views that would refer to memory that is gone.
#include <soapcodec/decode.hpp>
#include <soapcodec/services/office24seven.hpp>

int main() {
    return soapcodec::decode<soapcodec::office24seven::get_identities_response_view>("").has_value() ? 1 : 0;
}
