// expect: (failed: |failed "|' ")soapcodec: the callback of a stream_decoder takes a record
// first: mistake::callback_takes_no<.*identity
// SPDX-License-Identifier: MIT
// A callback that takes something else.
#include <soapcodec/services/office24seven.hpp>
#include <soapcodec/stream.hpp>

#include <string>

namespace office = soapcodec::office24seven;

int main() {
    soapcodec::stream_decoder<&office::get_identities_response::identities> each{[](std::string const&) {}};
    return each.finish().has_value() ? 1 : 0;
}
