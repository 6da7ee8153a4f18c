// expect: (failed: |failed "|' ")soapcodec: attributes are written in no namespace
// SPDX-License-Identifier: MIT
// An attribute whose prefix nobody declares.
#include <soapcodec/encode.hpp>

struct request {
    int id = 0;
};
constexpr auto soap_shape(request const*) {
    return soapcodec::message<"Request", "urn:x">(
        soapcodec::attribute<"id", &request::id, soapcodec::in_namespace<"urn:y">>);
}

int main() {
    return soapcodec::encode(request{}, soapcodec::soap_1_1).has_value() ? 1 : 0;
}
