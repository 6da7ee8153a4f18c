// SPDX-License-Identifier: MIT
#include "support.hpp"

#include <soapcodec/detail/xml/position.hpp>

#include <string_view> // std::string_view

using soapcodec::position;
using soapcodec::detail::end_of_start_tag;
using soapcodec::detail::line_ends;
using soapcodec::detail::position_before;
using soapcodec::detail::position_behind;
using soapcodec::detail::text_encoding;

namespace {

bool same(position place, std::uint64_t byte, std::uint64_t line, std::uint64_t column) {
    CAPTURE(place.byte, place.line, place.column);
    return place.byte == byte && place.line == line && place.column == column;
}

} // namespace

TEST_CASE("characters are counted, not bytes") {
    CHECK(soapcodec::detail::characters("") == 0);
    CHECK(soapcodec::detail::characters("a\xC3\xA5\xE2\x82\xAC\xF0\x9F\x98\x80") == 4);
}

TEST_CASE("a line ends with a carriage return, a line feed, or both") {
    CHECK(line_ends("") == 0);
    CHECK(line_ends("a\nb\rc\r\nd") == 3);
    CHECK(line_ends("\n\r") == 2);
    CHECK(line_ends("\r") == 1);
}

TEST_CASE("the end of a start tag is looked for from behind, past quoted signs") {
    CHECK(end_of_start_tag("<a>") == 3);
    CHECK(end_of_start_tag("<a><b x='>' y=\">\">text") == 18);
    CHECK(end_of_start_tag("text") == std::string_view::npos);
    CHECK(end_of_start_tag("<a></b>text") == std::string_view::npos);
    CHECK(end_of_start_tag("<a><!-- -->text") == std::string_view::npos);
    CHECK(end_of_start_tag("<a><?pi?>text") == std::string_view::npos);
    CHECK(end_of_start_tag("<a x='") == std::string_view::npos);
}

TEST_CASE("the place before another is on the same line, or on one that began within reach") {
    CHECK(same(position_before({10, 1, 11}, "0123456789", 4, 1), 6, 1, 7));
    CHECK(same(position_before({10, 2, 6}, "\xC3\xA5 \xC3\xA5\n5678", 8, 1), 2, 1, 2));
    CHECK(same(position_before({90, 7, 3}, "a\nbc\nde", 5, 0), 85, 6, 1));
    // The line began before what is at hand, so its column is not known.
    CHECK(same(position_before({90, 7, 3}, "abc\nde", 5, 0), 90, 7, 3));
}

TEST_CASE("the place behind a text counts the bytes of the input's encoding") {
    std::string_view const text = "a\xC3\xA5\xF0\x9F\x98\x80";
    CHECK(same(position_behind({5, 2, 3}, text, text_encoding::utf_8), 12, 2, 6));
    CHECK(same(position_behind({5, 2, 3}, text.substr(0, 3), text_encoding::iso_8859_1), 7, 2, 5));
    CHECK(same(position_behind({5, 2, 3}, text, text_encoding::utf_16le), 13, 2, 6));
    CHECK(same(position_behind({5, 2, 3}, text, text_encoding::utf_16be), 13, 2, 6));
}

TEST_CASE("an extent goes on by another: on the same line, or on the last of that") {
    soapcodec::detail::extent way{10, 1, 4, 3, 0};
    way += {5, 0, 5, 4, 1};
    CHECK((way.bytes == 15 && way.lines == 1 && way.line_bytes == 9 && way.characters == 7 && way.references == 1));
    way += {20, 2, 6, 5, 2};
    CHECK((way.bytes == 35 && way.lines == 3 && way.line_bytes == 6 && way.characters == 5 && way.references == 3));
    way += {};
    CHECK((way.bytes == 35 && way.lines == 3 && way.line_bytes == 6 && way.characters == 5 && way.references == 3));
}
