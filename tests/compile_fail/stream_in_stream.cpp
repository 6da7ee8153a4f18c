// expect: (failed: |failed "|' ")soapcodec: of two lists<...> to stream one is inside the records of the other
// SPDX-License-Identifier: MIT
// A record that is handed over, and a list in it too.
#include <soapcodec/stream.hpp>

#include <vector>

struct page {
    std::vector<int> numbers;
};
constexpr auto soap_shape(page const*) {
    return soapcodec::record(soapcodec::element<"Number", &page::numbers>);
}
struct reply {
    std::vector<page> pages;
};
constexpr auto soap_shape(reply const*) {
    return soapcodec::message<"Reply", "urn:x">(soapcodec::element<"Page", &reply::pages>);
}

int main() {
    soapcodec::stream_decoder<soapcodec::lists<&reply::pages, soapcodec::path<&reply::pages, &page::numbers>>> each{
        [](page const&) {}, [](int) {}};
    return each.finish().has_value() ? 1 : 0;
}
