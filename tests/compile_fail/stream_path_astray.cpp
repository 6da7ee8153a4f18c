// expect: (failed: |failed "|' ")soapcodec: a path<...> is of members, each of which holds the record
// SPDX-License-Identifier: MIT
// A path whose second member is none of what the first holds.
#include <soapcodec/stream.hpp>

#include <vector>

struct page {
    std::vector<int> numbers;
};
constexpr auto soap_shape(page const*) {
    return soapcodec::record(soapcodec::element<"Number", &page::numbers>);
}
struct reply {
    int count = 0;
    page first;
};
constexpr auto soap_shape(reply const*) {
    return soapcodec::message<"Reply", "urn:x">(soapcodec::element<"Count", &reply::count>,
                                                soapcodec::element<"First", &reply::first>);
}

int main() {
    soapcodec::stream_decoder<soapcodec::path<&reply::count, &page::numbers>> each{[](int) {}};
    return each.finish().has_value() ? 1 : 0;
}
