// expect: (failed: |failed "|' ")soapcodec: stream_decoder<&T::member> needs a member that is a list
// first: mistake::is_no_list_to_stream<.*&.*authenticate_response.*::response_status
// SPDX-License-Identifier: MIT
// A member that has no items to hand over.
#include <soapcodec/services/servicestack.hpp>
#include <soapcodec/stream.hpp>

namespace stack = soapcodec::servicestack;

int main() {
    soapcodec::stream_decoder<&stack::authenticate_response::response_status> each{
        [](stack::response_status const&) {}};
    return each.finish().has_value() ? 1 : 0;
}
