// expect: (failed: |failed "|' ")soapcodec: a header block has a name
// SPDX-License-Identifier: MIT
// A record has no name by which to know a header block.
#include <soapcodec/decode.hpp>

#include <optional>

struct part {
    int value = 0;
};
constexpr auto soap_shape(part const*) {
    return soapcodec::record(soapcodec::element<"Value", &part::value>);
}

int main() {
    std::optional<part> seen;
    soapcodec::decode_options options;
    options.headers = {soapcodec::header(seen)};
}
