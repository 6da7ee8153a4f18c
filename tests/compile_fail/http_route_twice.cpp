// expect: (failed: |failed "|' ")soapcodec: a route begins with
// SPDX-License-Identifier: MIT
// One element in two segments.
#include <soapcodec/http/target.hpp>
#include <soapcodec/services/servicestack.hpp>

int main() {
    soapcodec::servicestack::authenticate const message;
    return soapcodec::http::encode_target<"/auth/{provider}/{provider}">(message).has_value() ? 1 : 0;
}
