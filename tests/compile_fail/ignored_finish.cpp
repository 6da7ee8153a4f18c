// expect: ignoring return.*unused-result
// flags: -Werror=unused-result
// SPDX-License-Identifier: MIT
// A message that nobody takes, or an error that nobody sees.
#include <soapcodec/decode.hpp>
#include <soapcodec/services/office24seven.hpp>

int main() {
    soapcodec::decoder<soapcodec::office24seven::get_identities> decoder;
    decoder.finish();
}
