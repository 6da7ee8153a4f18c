// SPDX-License-Identifier: MIT
// Tests of cursor: what plain XML is, what it says of text, and how far one has come.
#include <soapcodec/detail/fast/cursor.hpp>

#include "catch.hpp"

#include <cstddef>     // std::size_t
#include <cstdint>     // std::uint64_t
#include <optional>    // std::optional
#include <string>      // std::string
#include <string_view> // std::string_view

using soapcodec::detail::cursor;

namespace {

/// The text before the `<` of `bytes`, and nothing if it is not taken.
std::optional<std::string> text_of(std::string const& bytes, std::uint64_t most = 1000) {
    cursor at(bytes);
    std::string_view text;
    std::string resolved = "from before";
    if (!at.take_text(text, resolved, most)) {
        return std::nullopt;
    }
    CHECK(at.take("<"));
    return std::string(text);
}

} // namespace

TEST_CASE("a cursor takes what is there, and stays where it is not") {
    cursor at("<a>b");
    CHECK_FALSE(at.take("<b>"));
    CHECK_FALSE(at.take("<a>bc"));
    CHECK(at.take("<a>"));
    CHECK(at.take(""));
    CHECK(at.passed().bytes == 3);
    CHECK(at.take("b"));
    CHECK(at.take(""));
    CHECK_FALSE(at.take("b"));
    CHECK(at.passed().bytes == 4);
}

TEST_CASE("a cursor passes over white space up to anything else, a lone carriage return included") {
    for (std::size_t spaces = 0; spaces < 40; ++spaces) {
        std::string const blanks = "\n" + std::string(spaces, ' ') + "\t\r\n \n";
        for (std::string const behind : {"", "<", "x", "\r<", "\r"}) {
            CAPTURE(spaces, behind);
            std::string const bytes = blanks + behind;
            cursor at(bytes);
            at.pass_blanks();
            CHECK(at.passed().bytes == blanks.size());
            CHECK(at.passed().lines == 3);
            CHECK(at.passed().characters == 0);
        }
    }
}

TEST_CASE("text is taken as it is, at every offset from a word's end") {
    for (std::size_t before = 0; before < 20; ++before) {
        std::string const x(before, 'x');
        CAPTURE(before);
        CHECK(text_of(x + "<") == x);
        CHECK(text_of(x + "\t\n\x7F<") == x + "\t\n\x7F");
        CHECK(text_of(x + "]]<") == x + "]]");
        CHECK(text_of(x + "]>]] ><") == x + "]>]] >");
        CHECK(text_of(x + "\xC3\xA5\xE2\x82\xAC\xF0\x9F\x98\x80<") == x + "\xC3\xA5\xE2\x82\xAC\xF0\x9F\x98\x80");
        CHECK(text_of(x + "&amp;&lt;&gt;&quot;&apos;&#65;&#x20aC;&#13;y<") == x + "&<>\"'A\xE2\x82\xAC\ry");
        CHECK(text_of(x + "a&amp;b]]&gt;<") == x + "a&b]]>");
        CHECK_FALSE(text_of(x));
        CHECK_FALSE(text_of(x + "]]><"));
        CHECK_FALSE(text_of(x + "\r<"));
        CHECK_FALSE(text_of(x + "\r\n<"));
        CHECK_FALSE(text_of(x + "\x01<"));
        CHECK_FALSE(text_of(x + std::string(1, '\0') + "<"));
    }
}

TEST_CASE("text is taken up to a size, references counting as what they mean, and nothing beyond is gathered") {
    for (std::string const text :
         {"0123456789", "01234&amp;6789", "&#x20AC;3456789", "012345678&gt;", "\t\n>\t\n>\t\n>\n"}) {
        CAPTURE(text);
        CHECK(text_of(text + "<", 10).has_value());
        CHECK_FALSE(text_of(text + "<", 9).has_value());
    }
    auto const long_text = "&amp;" + std::string(100000, 'x');
    cursor at(long_text);
    std::string_view text;
    std::string resolved;
    CHECK_FALSE(at.take_text(text, resolved, 100));
    CHECK(resolved.capacity() < 1000);
    auto const references = [] {
        std::string made;
        for (int i = 0; i < 10000; ++i) {
            made += "&amp;";
        }
        return made;
    }();
    cursor at_references(references);
    CHECK_FALSE(at_references.take_text(text, resolved, 100));
    CHECK(resolved.capacity() < 1000);
}

TEST_CASE("what is no character in UTF-8, or none that XML has, is not taken") {
    for (std::string const bad : {"\x80", "\xC3", "\xC0\xBC", "\xE0\x80\x80", "\xED\xA0\x80", "\xEF\xBF\xBE",
                                  "\xEF\xBF\xBF", "\xF4\x90\x80\x80", "\xF5\x80\x80\x80", "\xFF"}) {
        CAPTURE(bad);
        CHECK_FALSE(text_of(bad + "<"));
        CHECK_FALSE(text_of("1234567" + bad + "<"));
    }
}

TEST_CASE("references are those that need no declaration, to characters that XML has") {
    for (std::string const bad :
         {"&", "&amp", "&nbsp;", "&Amp;", "&#;", "&#x;", "&#X41;", "&#4a;", "&#xg;", "&#0;", "&#8;", "&#xD800;",
          "&#xDFFF;", "&#xFFFE;", "&#xFFFF;", "&#x110000;", "&#00000000065;", "&#x41", "& amp;"}) {
        CAPTURE(bad);
        CHECK_FALSE(text_of(bad + "<"));
        CHECK_FALSE(text_of(bad));
    }
    CHECK(text_of("&#x9;&#xA;&#x20;&#xD7FF;&#xE000;&#xFFFD;&#x10000;&#x10FFFF;<") ==
          "\t\n \xED\x9F\xBF\xEE\x80\x80\xEF\xBF\xBD\xF0\x90\x80\x80\xF4\x8F\xBF\xBF");
}

TEST_CASE("a cursor knows how far it has come, in lines and characters") {
    std::string const bytes = "\xC3\xA5 <\n  \xC3\xA5\xE2\x82\xAC &amp;<";
    cursor at(bytes);
    std::string_view text;
    std::string resolved;
    REQUIRE((at.take_text(text, resolved, 100) && at.take("<")));
    CHECK(at.passed().bytes == 4);
    CHECK(at.passed().lines == 0);
    CHECK(at.passed().line_bytes == 4);
    CHECK(at.passed().characters == 3);
    at.pass_blanks();
    REQUIRE(at.take_text(text, resolved, 100));
    CHECK(text == "\xC3\xA5\xE2\x82\xAC &");
    CHECK(at.passed().bytes == bytes.size() - 1);
    CHECK(at.passed().lines == 1);
    CHECK(at.passed().line_bytes == 13);
    CHECK(at.passed().characters == 10);
}
