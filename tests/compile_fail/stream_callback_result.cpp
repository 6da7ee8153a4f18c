// expect: (failed: |failed "|' ")soapcodec: the callback of a stream_decoder returns
// first: mistake::callback_must_not_return<bool
// SPDX-License-Identifier: MIT
// A callback whose true may mean either.
#include <soapcodec/services/office24seven.hpp>
#include <soapcodec/stream.hpp>

namespace office = soapcodec::office24seven;

int main() {
    soapcodec::stream_decoder<&office::get_identities_response::identities> each{
        [](office::identity const&) { return true; }};
    return each.finish().has_value() ? 1 : 0;
}
