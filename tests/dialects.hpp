// SPDX-License-Identifier: MIT
// What the tests of messages as well-known services write them share. Of each: every cut, both readers, a round trip,
// and how much of it the fast path takes.
#pragma once

#include "support.hpp"

#include <soapcodec/decode.hpp>
#include <soapcodec/encode.hpp>
#include <soapcodec/fuzz/equivalent.hpp>
#include <soapcodec/fuzz/print.hpp>
#include <soapcodec/shape.hpp>

namespace test {

/// What was read is written so that it is read again as it was, in both versions.
template <class T>
void check_written(T const& value) {
    for (auto const version : {soapcodec::soap_1_1, soapcodec::soap_1_2}) {
        for (bool const indented : {false, true}) {
            auto const text = soapcodec::encode(value, version, {.indented = indented});
            REQUIRE(text);
            auto const again = soapcodec::decode<T>(*text);
            CAPTURE(*text, soapcodec::fuzz::to_text(value));
            REQUIRE(again);
            CHECK(soapcodec::fuzz::equivalent(value, *again));
        }
    }
}

} // namespace test
