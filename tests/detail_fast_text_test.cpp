// SPDX-License-Identifier: MIT
// Tests of character data on the fast path: what is taken as it stands, what is put together, what is left alone.
#include <soapcodec/detail/fast/text.hpp>

#include "catch.hpp"

#include <cstddef>     // std::size_t
#include <cstdint>     // std::uint64_t
#include <memory>      // std::unique_ptr
#include <optional>    // std::optional
#include <string>      // std::string
#include <string_view> // std::string_view

namespace fast = soapcodec::detail::fast;

namespace {

/// An input in memory of its own size, so that a sanitizer sees every byte read behind it.
struct reading {
    explicit reading(std::string_view bytes, std::uint64_t most_text = 1000)
        : memory(new char[bytes.size()]), size(bytes.copy(memory.get(), bytes.size())),
          in({memory.get(), size}, {10, 10, 10}, most_text, nullptr, context, scratch) {}

    [[nodiscard]] char const* begin() const { return memory.get(); }

    std::unique_ptr<char[]> memory;
    std::size_t size;
    soapcodec::detail::context context;
    std::string scratch = "from before";
    fast::input in;
};

/// The text that the bytes are up to a `<`, and that is all of them.
std::optional<std::string> text_of(std::string_view bytes, std::uint64_t most = 1000) {
    reading r(bytes, most);
    std::string_view text;
    auto const* const at = fast::read_text(r.begin(), r.in, text);
    if (at == nullptr) {
        CHECK(r.in.examined >= r.begin());
        return std::nullopt;
    }
    CHECK(at == r.in.end - 1);
    return std::string(text);
}

} // namespace

TEST_CASE("white space is passed over up to anything else, a lone carriage return included") {
    for (std::size_t spaces = 0; spaces < 40; ++spaces) {
        std::string const space = "\n" + std::string(spaces, ' ') + "\t\r\n \n";
        for (std::string const behind : {"", "<", "x", "\r<", "\r"}) {
            CAPTURE(spaces, behind);
            reading r(space + behind);
            auto const* const at = r.in.pass_space(r.begin());
            auto const passed = r.in.place.passed(r.begin(), at);
            CHECK(passed.bytes == space.size());
            CHECK(passed.lines == 3);
            CHECK(passed.characters == 0);
        }
    }
}

TEST_CASE("text is taken as it is, at every offset from a block's end") {
    for (std::size_t before = 0; before < 40; ++before) {
        std::string const x(before, 'x');
        CAPTURE(before);
        CHECK(text_of(x + "<") == x);
        CHECK(text_of(x + "\t\n\x7F<") == x + "\t\n\x7F");
        CHECK(text_of(x + "]]<") == x + "]]");
        CHECK(text_of(x + "]>]] ><") == x + "]>]] >");
        CHECK(text_of(x + "\xC3\xA5\xE2\x82\xAC\xF0\x9F\x98\x80<") == x + "\xC3\xA5\xE2\x82\xAC\xF0\x9F\x98\x80");
        CHECK(text_of(x + "&amp;&lt;&gt;&quot;&apos;&#65;&#x20aC;&#13;y<") == x + "&<>\"'A\xE2\x82\xAC\ry");
        CHECK(text_of(x + "a&amp;b]]&gt;<") == x + "a&b]]>");
        CHECK(text_of(x + "<![CDATA[a<b>&amp;]] \n\xC3\xA5]]]>y&gt;<![CDATA[]]><") == x + "a<b>&amp;]] \n\xC3\xA5]y>");
        CHECK_FALSE(text_of(x));
        CHECK_FALSE(text_of(x + "]]><"));
        CHECK_FALSE(text_of(x + "\r<"));
        CHECK_FALSE(text_of(x + "\r\n<"));
        CHECK_FALSE(text_of(x + "\x01<"));
        CHECK_FALSE(text_of(x + std::string(1, '\0') + "<"));
        CHECK_FALSE(text_of(x + "<!-- c --><"));
        CHECK_FALSE(text_of(x + "<![CDATA[a]]<"));
        CHECK_FALSE(text_of(x + "<![CDATA[\r]]><"));
        CHECK_FALSE(text_of(x + "<![CDATA[\xED\xA0\x80]]><"));
        CHECK_FALSE(text_of(x + "<![CDAT[a]]><"));
    }
}

TEST_CASE("text is taken up to a size, references counting as what they mean, and little is gathered beyond") {
    for (std::string const text : {"0123456789", "01234&amp;6789", "&#x20AC;3456789", "012345678&gt;",
                                   "\t\n>\t\n>\t\n>\n", "<![CDATA[01234]]>56789"}) {
        CAPTURE(text);
        CHECK(text_of(text + "<", 10).has_value());
        CHECK_FALSE(text_of(text + "<", 9).has_value());
    }
    std::string references;
    for (int i = 0; i < 10000; ++i) {
        references += "&amp;";
    }
    reading r(references, 100);
    std::string_view text;
    CHECK(fast::read_text(r.begin(), r.in, text) == nullptr);
    CHECK(r.scratch.capacity() < 1000);
}

TEST_CASE("what is no character in UTF-8, or none that XML has, is not taken") {
    for (std::string const bad : {"\x80", "\xC3", "\xC0\xBC", "\xE0\x80\x80", "\xED\xA0\x80", "\xEF\xBF\xBE",
                                  "\xEF\xBF\xBF", "\xF4\x90\x80\x80", "\xF5\x80\x80\x80", "\xFF"}) {
        CAPTURE(bad);
        CHECK_FALSE(text_of(bad + "<"));
        CHECK_FALSE(text_of("1234567" + bad + "<"));
        CHECK_FALSE(text_of("123456789012345" + bad + "</"));
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

TEST_CASE("lines and characters are counted on the way") {
    std::string const bytes = "\xC3\xA5 \n  \xC3\xA5\xE2\x82\xAC &amp;<";
    reading r(bytes);
    std::string_view text;
    auto const* const at = fast::read_text(r.begin(), r.in, text);
    REQUIRE(at != nullptr);
    CHECK(text == "\xC3\xA5 \n  \xC3\xA5\xE2\x82\xAC &");
    auto const passed = r.in.place.passed(r.begin(), at);
    CHECK(passed.bytes == bytes.size() - 1);
    CHECK(passed.lines == 1);
    CHECK(passed.line_bytes == 13);
    CHECK(passed.characters == 10);
}
