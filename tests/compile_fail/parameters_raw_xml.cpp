// expect: (failed: |failed "|' ")soapcodec: a URL or form has a place for values, records, lists and dictionaries
// SPDX-License-Identifier: MIT
// XML has no text in JSV.
#include <soapcodec/http/parameters.hpp>
#include <soapcodec/xml/raw.hpp>

#include <vector>

struct order {
    std::vector<soapcodec::xml::raw_xml> details;
};
constexpr auto soap_shape(order const*) {
    return soapcodec::record(soapcodec::element<"Detail", &order::details>);
}

int main() {
    return soapcodec::http::decode_parameters<order>("").has_value() ? 1 : 0;
}
