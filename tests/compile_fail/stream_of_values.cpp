// expect: (failed: |failed "|' ")soapcodec: only a list of records can be streamed
// SPDX-License-Identifier: MIT
// A list of values has no records to hand over.
#include <soapcodec/stream.hpp>

#include <vector>

struct reply {
    std::vector<int> numbers;
};
constexpr auto soap_shape(reply const*) {
    return soapcodec::message<"Reply", "urn:x">(soapcodec::element<"Number", &reply::numbers>);
}

int main() {
    soapcodec::stream_decoder<&reply::numbers> each{[](int const&) {}};
    return each.finish().has_value() ? 1 : 0;
}
