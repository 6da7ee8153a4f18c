// expect: (failed: |failed "|' ")soapcodec: a URL or form has no place for attributes and text_content
// SPDX-License-Identifier: MIT
// A record that is a text cannot be in a form, not even one that could be read.
#include <soapcodec/http/parameters.hpp>

#include <optional>
#include <string>

struct note {
    std::string text;
};
constexpr auto soap_shape(note const*) {
    return soapcodec::record(soapcodec::text_content<&note::text>);
}

struct order {
    std::optional<note> about;
};
constexpr auto soap_shape(order const*) {
    return soapcodec::record(soapcodec::element<"About", &order::about>);
}

int main() {
    return soapcodec::http::decode_parameters<order>("").has_value() ? 1 : 0;
}
