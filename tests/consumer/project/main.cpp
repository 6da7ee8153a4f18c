// SPDX-License-Identifier: MIT
// The half of the program that only reads: what the other half has written.
#include <soapcodec/decode.hpp>

#include "quote.hpp"

#include <cstdio> // std::puts

int main() {
    auto const same = soapcodec::decode<quote>(written({"A&B", 1200}));
    if (!same || same->symbol != "A&B" || same->volume != 1200) {
        std::puts("the message has not come through");
        return 1;
    }
}
