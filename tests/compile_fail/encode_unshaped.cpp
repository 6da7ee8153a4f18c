// expect: (failed: |failed "|' ")soapcodec: this type cannot stand in a SOAP Body
// first: mistake::needs_soap_shape<plain>
// SPDX-License-Identifier: MIT
// A struct that nobody described cannot be encoded.
#include <soapcodec/encode.hpp>

struct plain {
    int value = 0;
};

int main() {
    return soapcodec::encode(plain{}, soapcodec::soap_1_1).has_value() ? 1 : 0;
}
