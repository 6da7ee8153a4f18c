// expect: (failed: |failed "|' ")soapcodec: a stream_decoder has a callback for each list
// SPDX-License-Identifier: MIT
// Two lists and one callback.
#include <soapcodec/stream.hpp>

#include <vector>

struct reply {
    std::vector<int> numbers;
    std::vector<int> others;
};
constexpr auto soap_shape(reply const*) {
    return soapcodec::message<"Reply", "urn:x">(soapcodec::element<"Number", &reply::numbers>,
                                                soapcodec::element<"Other", &reply::others>);
}

int main() {
    soapcodec::stream_decoder<soapcodec::lists<&reply::numbers, &reply::others>> each{[](int) {}};
    return each.finish().has_value() ? 1 : 0;
}
