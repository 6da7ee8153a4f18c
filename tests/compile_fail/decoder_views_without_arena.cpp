// expect: (failed: |failed "|' ")soapcodec: this message has views .* and a decoder.s buffers move
// first: mistake::needs_an_arena<.*authenticate
// SPDX-License-Identifier: MIT
// Views that would refer to memory that is gone.
#include <soapcodec/decode.hpp>
#include <soapcodec/services/servicestack.hpp>

int main() {
    soapcodec::decoder<soapcodec::servicestack::authenticate_view> decoder;
    return decoder.finish().has_value() ? 1 : 0;
}
