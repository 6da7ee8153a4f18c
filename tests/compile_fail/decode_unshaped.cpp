// expect: (failed: |failed "|' ")soapcodec: this type has no shape
// first: mistake::needs_soap_shape<plain>
// SPDX-License-Identifier: MIT
// A struct that nobody described cannot be decoded.
#include <soapcodec/decode.hpp>

struct plain {
    int value = 0;
};

int main() {
    return soapcodec::decode<plain>("").has_value() ? 1 : 0;
}
