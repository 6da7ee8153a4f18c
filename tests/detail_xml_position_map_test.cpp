// SPDX-License-Identifier: MIT
// Tests of place_map: places of a parser that has not seen all.
#include <soapcodec/detail/xml/position_map.hpp>

#include "catch.hpp"

#include <string_view> // std::string_view

using soapcodec::position;
using soapcodec::detail::position_map;

TEST_CASE("without a gap, places are what they are") {
    position_map map;
    CHECK(map.bytes() == 0);
    CHECK(map.in_document({10, 2, 3}) == position{10, 2, 3});
    CHECK(map.part_before({10, 2, 3}, "abc") == "abc");
    CHECK(map.first_column({3, 1, 4}, "abc", 1024) == 1);
    CHECK(map.first_column({10, 2, 3}, "abc", 1024) == 0);
}

TEST_CASE("a gap in a line moves what follows in that line, and only bytes behind it") {
    position_map map;
    map.pass({10, 2, 3}, "0123456\n89", {100, 0, 100, 90});
    CHECK(map.bytes() == 100);
    CHECK(map.in_document({10, 2, 3}) == position{110, 2, 93});
    CHECK(map.in_document({15, 2, 8}) == position{115, 2, 98});
    CHECK(map.in_document({20, 3, 1}) == position{120, 3, 1});
    // What the parser has before a place lies together as far as the gap.
    CHECK(map.part_before({113, 2, 96}, "6\n89abc") == "abc");
    CHECK(map.part_before({113, 2, 96}, "c") == "c");
    CHECK(map.first_column({113, 2, 96}, "abc", 1024) == 93);
    CHECK(map.first_column({113, 2, 96}, "bc", 1024) == 0);
    // The line begins at 8, so that its line end is 106 bytes before 113.
    CHECK(map.first_column({113, 2, 96}, "abc", 106) == 93);
    CHECK(map.first_column({113, 2, 96}, "abc", 105) == 0);
}

TEST_CASE("a gap of several lines counts them, and the next one begins where it ends") {
    position_map map;
    map.pass({10, 2, 3}, "0123456789", {50, 4, 6, 5});
    CHECK(map.in_document({10, 2, 3}) == position{60, 6, 6});
    CHECK(map.in_document({12, 2, 5}) == position{62, 6, 8});
    CHECK(map.in_document({14, 3, 1}) == position{64, 7, 1});
    CHECK(map.first_column({62, 6, 8}, "ab", 9) == 6);
    CHECK(map.first_column({62, 6, 8}, "ab", 8) == 0);
    map.pass({12, 2, 5}, "23456789ab", {7, 0, 7, 7});
    CHECK(map.bytes() == 57);
    CHECK(map.in_document({12, 2, 5}) == position{69, 6, 15});
    CHECK(map.first_column({69, 6, 15}, "", 16) == 15);
    CHECK(map.first_column({69, 6, 15}, "", 15) == 0);
    map.clear();
    CHECK(map.in_document({12, 2, 5}) == position{12, 2, 5});
}

TEST_CASE("a line that begins with the document is near as long as the document's beginning is") {
    position_map map;
    map.pass({4, 1, 5}, "0123", {10, 0, 10, 10});
    CHECK(map.first_column({15, 1, 16}, "4", 15) == 15);
    CHECK(map.first_column({15, 1, 16}, "4", 14) == 0);
}
