// expect: ignoring return.*unused-result
// flags: -Werror=unused-result
// SPDX-License-Identifier: MIT
// Bytes that nobody takes, or an error that nobody sees.
#include <soapcodec/encode.hpp>
#include <soapcodec/services/office24seven.hpp>

int main() {
    soapcodec::encode(soapcodec::office24seven::get_identities{}, soapcodec::soap_1_1);
}
