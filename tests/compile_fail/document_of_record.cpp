// expect: (failed: |failed "|' ")soapcodec: this type cannot be a document by itself
// SPDX-License-Identifier: MIT
// A record has no name that a document could have.
#include <soapcodec/encode.hpp>

struct part {
    int value = 0;
};

template <>
inline constexpr auto soapcodec::shape<part> = soapcodec::record(soapcodec::element<"Value", &part::value>);

int main() {
    return soapcodec::encode_document(part{}) ? 1 : 0;
}
