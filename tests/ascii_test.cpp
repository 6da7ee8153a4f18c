// SPDX-License-Identifier: MIT
// Tests of letters without regard to case.
#include <soapcodec/ascii.hpp>

#include "catch.hpp"

using soapcodec::detail::same_ignoring_case;

TEST_CASE("case is that of ASCII") {
    CHECK(same_ignoring_case("", ""));
    CHECK(same_ignoring_case("Content-Type", "cONTENT-tYPE"));
    CHECK(same_ignoring_case("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "abcdefghijklmnopqrstuvwxyz"));
    CHECK(same_ignoring_case("0123456789", "0123456789"));
    CHECK_FALSE(same_ignoring_case("a", "ab"));
    CHECK_FALSE(same_ignoring_case("a", "b"));
    CHECK_FALSE(same_ignoring_case("@[", "`{"));
    CHECK_FALSE(same_ignoring_case("\xC3\x84", "\xC3\xA4"));
}
