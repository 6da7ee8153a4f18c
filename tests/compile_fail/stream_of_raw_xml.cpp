// expect: (failed: |failed "|' ")soapcodec: only a list of records, values or choices can be streamed
// SPDX-License-Identifier: MIT
// Raw XML is not handed over.
#include <soapcodec/stream.hpp>

#include <vector>

struct reply {
    std::vector<soapcodec::xml::raw_xml> entries;
};
constexpr auto soap_shape(reply const*) {
    return soapcodec::message<"Reply", "urn:x">(soapcodec::element<"Entry", &reply::entries>);
}

int main() {
    soapcodec::stream_decoder<&reply::entries> each{[](soapcodec::xml::raw_xml const&) {}};
    return each.finish().has_value() ? 1 : 0;
}
