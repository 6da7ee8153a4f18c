// expect: (failed: |failed "|' ")soapcodec: what is in the namespace of the prefix xmlns is no attribute
// SPDX-License-Identifier: MIT
// A namespace declaration as an attribute.
#include <soapcodec/encode.hpp>

struct request {
    int id = 0;
};
constexpr auto soap_shape(request const*) {
    return soapcodec::message<"Request", "urn:x">(
        soapcodec::attribute<"id", &request::id, soapcodec::in_namespace<"http://www.w3.org/2000/xmlns/">>);
}

int main() {
    return soapcodec::encode(request{}, soapcodec::soap_1_1).has_value() ? 1 : 0;
}
