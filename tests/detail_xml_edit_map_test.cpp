// SPDX-License-Identifier: MIT
// Places of a parser that has seen other words than those of the document.
#include <soapcodec/detail/xml/edit_map.hpp>

#include "catch.hpp"

#include <cstdint> // std::uint64_t

using soapcodec::position;
using soapcodec::detail::edit_map;

TEST_CASE("without an edit, places are what they are") {
    edit_map map;
    CHECK(map.bytes() == 0);
    CHECK(map.in_document({0, 1, 1}) == position{0, 1, 1});
    CHECK(map.in_document({10, 2, 3}) == position{10, 2, 3});
    map.end_line(4);
    map.forget_before(100);
    CHECK(map.in_document({100, 9, 9}) == position{100, 9, 9});
}

TEST_CASE("what is left out moves what follows in its line, and only bytes behind that") {
    edit_map map;
    map.add(5, 4, 0, 1); // abcde&#0;fg
    CHECK(map.bytes() == 4);
    CHECK(map.in_document({4, 1, 5}) == position{4, 1, 5});
    CHECK(map.in_document({5, 1, 6}) == position{9, 1, 10});
    CHECK(map.in_document({7, 1, 8}) == position{11, 1, 12});
    map.end_line(7);
    map.end_line(9); // the first is that of the edit
    CHECK(map.in_document({7, 1, 8}) == position{11, 1, 12});
    CHECK(map.in_document({8, 2, 1}) == position{12, 2, 1});
    CHECK(map.in_document({20, 3, 5}) == position{24, 3, 5});
}

TEST_CASE("what is longer than what it stands for moves places to the left") {
    edit_map map;
    map.add(13, 4, 8, 1); // abcde&#xFFFD; for abcde&#0;
    CHECK(map.in_document({13, 1, 14}) == position{9, 1, 10});
    CHECK(map.in_document({12, 1, 13}) == position{12, 1, 13}); // inside it there are no places to ask for
    map.add(30, 6, 8, 1);
    CHECK(map.bytes() == std::uint64_t{0} - 6);
    CHECK(map.in_document({29, 1, 30}) == position{25, 1, 26});
    CHECK(map.in_document({30, 1, 31}) == position{24, 1, 25});
}

TEST_CASE("edits of one line add up, those of a line that has ended do not count in columns") {
    edit_map map;
    map.add(3, 5, 0, 1);
    map.add(3, 5, 0, 1); // one directly behind the other
    CHECK(map.in_document({2, 1, 3}) == position{2, 1, 3});
    CHECK(map.in_document({3, 1, 4}) == position{13, 1, 14});
    map.end_line(8);
    map.add(10, 4, 1, 1);
    CHECK(map.bytes() == 13);
    CHECK(map.in_document({8, 1, 9}) == position{18, 1, 19});
    CHECK(map.in_document({9, 2, 1}) == position{19, 2, 1});
    CHECK(map.in_document({10, 2, 2}) == position{23, 2, 5});
}

TEST_CASE("characters of two bytes count twice in bytes and once in columns") {
    edit_map map;
    map.add(10, 4, 0, 2);
    CHECK(map.bytes() == 8);
    CHECK(map.in_document({10, 1, 6}) == position{18, 1, 10});
    map.add(40, 4, 8, 2);
    CHECK(map.bytes() == 0);
    CHECK(map.in_document({40, 1, 21}) == position{40, 1, 21});
}

TEST_CASE("what is forgotten is what no place behind it needs") {
    edit_map map;
    map.add(3, 5, 0, 1);
    map.add(10, 5, 0, 1);
    map.add(20, 5, 0, 1);
    map.forget_before(2);
    CHECK(map.in_document({3, 1, 4}) == position{8, 1, 9});
    map.forget_before(12);
    CHECK(map.in_document({12, 1, 13}) == position{22, 1, 23});
    CHECK(map.in_document({20, 1, 21}) == position{35, 1, 36});
    CHECK(map.in_document({3, 1, 4}) == position{3, 1, 4}); // it is gone
    CHECK(map.bytes() == 15);
    map.forget_before(100);
    CHECK(map.bytes() == 15);
    CHECK(map.in_document({100, 1, 101}) == position{115, 1, 116});
    map.end_line(101);
    map.add(110, 2, 0, 1);
    CHECK(map.in_document({110, 2, 9}) == position{127, 2, 11});
    map.clear();
    CHECK(map.bytes() == 0);
    CHECK(map.in_document({110, 2, 9}) == position{110, 2, 9});
}
