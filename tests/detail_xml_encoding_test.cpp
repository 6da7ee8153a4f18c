// SPDX-License-Identifier: MIT
// Tests of the conversion of accepted bytes to UTF-8.
#include <soapcodec/detail/xml/encoding.hpp>

#include "catch.hpp"

#include <cstdint>     // std::uint32_t
#include <string>      // std::string
#include <string_view> // std::string_view

using soapcodec::detail::append_as_utf8;
using soapcodec::detail::append_utf8;
using soapcodec::detail::text_encoding;
using namespace std::string_view_literals;

namespace {

std::string utf_8(std::uint32_t c) {
    std::string text;
    append_utf8(text, c);
    return text;
}

std::string converted(text_encoding from, std::string_view bytes) {
    std::string text = ">";
    append_as_utf8(text, from, bytes);
    return text.substr(1);
}

std::string utf_16(std::uint32_t c, bool big_endian) {
    std::string text;
    auto const put = [&](std::uint32_t unit) {
        auto const high = static_cast<char>(static_cast<unsigned char>(unit >> 8U));
        auto const low = static_cast<char>(static_cast<unsigned char>(unit & 0xFFU));
        text += big_endian ? high : low;
        text += big_endian ? low : high;
    };
    if (c < 0x10000U) {
        put(c);
    } else {
        put(0xD800U + ((c - 0x10000U) >> 10U));
        put(0xDC00U + ((c - 0x10000U) & 0x3FFU));
    }
    return text;
}

} // namespace

TEST_CASE("a character is written in as many bytes as UTF-8 takes, at both ends of each range") {
    CHECK(utf_8(0x0) == "\0"sv);
    CHECK(utf_8(0x7F) == "\x7F");
    CHECK(utf_8(0x80) == "\xC2\x80");
    CHECK(utf_8(0x7FF) == "\xDF\xBF");
    CHECK(utf_8(0x800) == "\xE0\xA0\x80");
    CHECK(utf_8(0xD7FF) == "\xED\x9F\xBF");
    CHECK(utf_8(0xE000) == "\xEE\x80\x80");
    CHECK(utf_8(0xFFFD) == "\xEF\xBF\xBD");
    CHECK(utf_8(0x10000) == "\xF0\x90\x80\x80");
    CHECK(utf_8(0x1F600) == "\xF0\x9F\x98\x80");
    CHECK(utf_8(0x10FFFF) == "\xF4\x8F\xBF\xBF");
}

TEST_CASE("UTF-8 stays as it is") {
    CHECK(converted(text_encoding::utf_8, "a\xC3\xA5\xF0\x9F\x98\x80") == "a\xC3\xA5\xF0\x9F\x98\x80");
    CHECK(converted(text_encoding::utf_8, "").empty());
}

TEST_CASE("every byte of ISO-8859-1 is the character of its number") {
    for (std::uint32_t c = 0; c < 256; ++c) {
        char const byte = static_cast<char>(static_cast<unsigned char>(c));
        REQUIRE(converted(text_encoding::iso_8859_1, {&byte, 1}) == utf_8(c));
    }
    CHECK(converted(text_encoding::iso_8859_1, "K\xE5re") == "K\xC3\xA5re");
}

TEST_CASE("UTF-16 is read in both byte orders, pairs of surrogates as one character") {
    for (std::uint32_t const c : {0x9U, 0x41U, 0xE5U, 0x100U, 0x20ACU, 0xD7FFU, 0xE000U, 0xFEFFU, 0xFFFDU, 0x10000U,
                                  0x1F600U, 0x103FFU, 0x10400U, 0x10FFFFU}) {
        CAPTURE(c);
        CHECK(converted(text_encoding::utf_16be, utf_16(c, true)) == utf_8(c));
        CHECK(converted(text_encoding::utf_16le, utf_16(c, false)) == utf_8(c));
        CHECK(converted(text_encoding::utf_16le, utf_16('a', false) + utf_16(c, false) + utf_16('b', false)) ==
              "a" + utf_8(c) + "b");
    }
    CHECK(converted(text_encoding::utf_16be, "").empty());
}
