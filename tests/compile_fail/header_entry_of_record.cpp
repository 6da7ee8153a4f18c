// expect: (failed: |failed "|' ")soapcodec: a header block has a name
// SPDX-License-Identifier: MIT
// A record has no name to write as a header block.
#include <soapcodec/encode.hpp>

struct part {
    int value = 0;
};
constexpr auto soap_shape(part const*) {
    return soapcodec::record(soapcodec::element<"Value", &part::value>);
}

int main() {
    part const block;
    return soapcodec::header_entry(block).options.must_understand ? 1 : 0;
}
