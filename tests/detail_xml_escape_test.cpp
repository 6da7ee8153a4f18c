// SPDX-License-Identifier: MIT
// Text and attributes as XML 1.0 can carry them, against a slow and plain second implementation.
#include <soapcodec/detail/xml/escape.hpp>

#include "catch.hpp"

#include <array>       // std::array
#include <cstddef>     // std::size_t
#include <cstdint>     // std::uint32_t
#include <string>      // std::string
#include <string_view> // std::string_view
#include <vector>      // std::vector

namespace {

namespace detail = soapcodec::detail;

/// XML 1.0, production 2.
constexpr bool is_char(std::uint32_t c) {
    return c == 0x9 || c == 0xA || c == 0xD || (c >= 0x20 && c <= 0xD7FF) || (c >= 0xE000 && c <= 0xFFFD) ||
           (c >= 0x10000 && c <= 0x10FFFF);
}

/// The bytes of a code point by the bit pattern of UTF-8, of any code point below 2^21.
std::string utf_8(std::uint32_t c) {
    auto const byte = [](std::uint32_t value) { return static_cast<char>(static_cast<unsigned char>(value)); };
    if (c < 0x80) {
        return {byte(c)};
    }
    if (c < 0x800) {
        return {byte(0xC0 | c >> 6), byte(0x80 | (c & 0x3F))};
    }
    if (c < 0x10000) {
        return {byte(0xE0 | c >> 12), byte(0x80 | (c >> 6 & 0x3F)), byte(0x80 | (c & 0x3F))};
    }
    return {byte(0xF0 | c >> 18), byte(0x80 | (c >> 12 & 0x3F)), byte(0x80 | (c >> 6 & 0x3F)), byte(0x80 | (c & 0x3F))};
}

/// The size of the first character of a text, or 0, by decoding it and writing it again.
std::size_t plain_character_size(std::string_view text) {
    auto const lead = static_cast<unsigned char>(text[0]);
    std::size_t const size = lead < 0x80   ? 1
                             : lead < 0xC0 ? 0
                             : lead < 0xE0 ? 2
                             : lead < 0xF0 ? 3
                             : lead < 0xF8 ? 4
                                           : 0;
    if (size == 0 || size > text.size()) {
        return 0;
    }
    std::uint32_t c = size == 1 ? lead : lead & (0x7FU >> size);
    for (std::size_t i = 1; i < size; ++i) {
        c = c << 6U | (static_cast<unsigned char>(text[i]) & 0x3FU);
    }
    return is_char(c) && utf_8(c) == text.substr(0, size) ? size : 0;
}

struct escaped {
    std::string text;
    std::size_t done;
    friend bool operator==(escaped const&, escaped const&) = default;
};

escaped plain_escape(std::string_view text, bool attribute) {
    escaped made{{}, 0};
    while (made.done < text.size()) {
        auto const size = plain_character_size(text.substr(made.done));
        if (size == 0) {
            break;
        }
        auto const character = text.substr(made.done, size);
        made.text += character == "&"                 ? "&amp;"
                     : character == "<"               ? "&lt;"
                     : character == ">" && !attribute ? "&gt;"
                     : character == "\"" && attribute ? "&quot;"
                     : character == "\t" && attribute ? "&#x9;"
                     : character == "\n" && attribute ? "&#xA;"
                     : character == "\r"              ? "&#xD;"
                                                      : character;
        made.done += size;
    }
    return made;
}

escaped escape(std::string_view text) {
    std::size_t done = text.size() + 1;
    // Of exactly the promised size, so that a sanitizer sees a byte too many.
    std::vector<char> room(detail::escape_growth * text.size() + 8);
    auto const* const end = detail::escape(room.data(), text, done);
    return {{room.data(), static_cast<std::size_t>(end - room.data())}, done};
}

escaped append_attribute(std::string_view text) {
    std::string out = "=\"";
    auto const done = detail::append_attribute(out, text);
    return {out.starts_with("=\"") ? out.substr(2) : "what was there is gone", done};
}

bool all_agree(std::string_view text) {
    auto const expected = plain_escape(text, false);
    return escape(text) == expected && append_attribute(text) == plain_escape(text, true) &&
           detail::writable_size(text) == expected.done;
}

/// Whether `middle` is treated alike at every offset from a word's beginning, and with and without text after it.
bool agree_at_every_offset(std::string_view middle) {
    for (std::size_t before = 0; before <= 20; ++before) {
        for (std::size_t const after : {0U, 9U}) {
            std::string const text = std::string(before, 'a') + std::string(middle) + std::string(after, 'z');
            if (!all_agree(text)) {
                UNSCOPED_INFO("offset " << before << ", " << after
                                        << " after: " << Catch::StringMaker<std::string>::convert(text));
                return false;
            }
        }
    }
    return true;
}

// Where some rule of UTF-8 or XML begins or ends, and some between.
constexpr std::array<unsigned char, 22> edges{0x00, 0x09, 0x1F, 0x20, 0x41, 0x7F, 0x80, 0x81, 0x8F, 0x90, 0x9F,
                                              0xA0, 0xBC, 0xBD, 0xBE, 0xBF, 0xC0, 0xC2, 0xE0, 0xED, 0xF0, 0xFF};

std::string bytes(std::initializer_list<unsigned> values) {
    std::string text;
    for (auto const value : values) {
        text += static_cast<char>(static_cast<unsigned char>(value));
    }
    return text;
}

} // namespace

TEST_CASE("markup and carriage returns are escaped in text") {
    CHECK(escape("").text.empty());
    CHECK(escape("a<b>c&d\"e'f\r\n\tg]]>h").text == "a&lt;b&gt;c&amp;d\"e'f&#xD;\n\tg]]&gt;h");
    CHECK(escape("&amp;").text == "&amp;amp;");
    CHECK(escape(std::string(100, '&')).text.size() == 500);
    CHECK(escape("\xC2\x85\xE2\x80\xA8 \xEF\xBB\xBF \x7F").text == "\xC2\x85\xE2\x80\xA8 \xEF\xBB\xBF \x7F");
}

TEST_CASE("quotes and white space are escaped in attributes") {
    CHECK(append_attribute("a<b>c&d\"e'f\r\n\tg h").text == "a&lt;b>c&amp;d&quot;e'f&#xD;&#xA;&#x9;g h");
}

TEST_CASE("every character that XML 1.0 allows is written, and no other") {
    std::size_t wrong = 0;
    // Beyond the first planes only some.
    for (std::uint32_t c = 0; c < 0x200000; c += c < 0x11000 ? 1 : 61) {
        auto const text = utf_8(c);
        auto const done = escape(text).done;
        wrong += done != (is_char(c) ? text.size() : 0) || detail::writable_size(text) != done ? 1U : 0U;
    }
    CHECK(wrong == 0);
}

TEST_CASE("every byte and what may follow it is judged alike at every offset") {
    for (unsigned first = 0; first < 256; ++first) {
        CHECK(agree_at_every_offset(bytes({first})));
    }
    for (unsigned first = 0x80; first < 256; ++first) {
        bool good = true;
        for (auto const second : edges) {
            good = good && agree_at_every_offset(bytes({first, second}));
        }
        CHECK(good);
    }
}

TEST_CASE("sequences of three and four bytes at the edges of UTF-8 are judged alike at every offset") {
    for (unsigned lead = 0xDF; lead <= 0xFF; ++lead) {
        bool good = true;
        for (auto const second : edges) {
            for (auto const third : edges) {
                good = good && all_agree(bytes({lead, second, third})) &&
                       all_agree("abcdefg" + bytes({lead, second, third}) + "hijklmnop");
                for (auto const fourth : edges) {
                    good = good && all_agree(bytes({lead, second, third, fourth}));
                }
            }
        }
        CHECK(good);
    }
    for (auto const& text : {bytes({0xE0, 0x9F, 0xBF}),
                             bytes({0xE0, 0xA0, 0x80}),
                             bytes({0xED, 0x9F, 0xBF}),
                             bytes({0xED, 0xA0, 0x80}),
                             bytes({0xED, 0xAF, 0xBF, 0xED, 0xB0, 0x80}),
                             bytes({0xEE, 0x80, 0x80}),
                             bytes({0xEF, 0xBF, 0xBD}),
                             bytes({0xEF, 0xBF, 0xBE}),
                             bytes({0xEF, 0xBF, 0xBF}),
                             bytes({0xF0, 0x8F, 0xBF, 0xBF}),
                             bytes({0xF0, 0x90, 0x80, 0x80}),
                             bytes({0xF0, 0x9F, 0xBF, 0xBE}),
                             bytes({0xF4, 0x8F, 0xBF, 0xBF}),
                             bytes({0xF4, 0x90, 0x80, 0x80}),
                             bytes({0xF5, 0x80, 0x80, 0x80}),
                             bytes({0xF8, 0x88, 0x80, 0x80, 0x80}),
                             bytes({0xF0, 0x9F, 0x98}),
                             bytes({0xE2, 0x82}),
                             bytes({0xC3}),
                             bytes({0xC0, 0x80}),
                             bytes({0xC1, 0xBF})}) {
        CHECK(agree_at_every_offset(text));
    }
}

TEST_CASE("two characters that need care are found wherever they stand in a word") {
    std::vector<std::string> const careful{"&",    "<",  ">",        "\r",           "\x01",
                                           "\x1F", "\t", "\xC3\xA6", "\xE2\x82\xAC", "\x80"};
    for (auto const& first : careful) {
        bool good = true;
        for (auto const& second : careful) {
            for (std::size_t i = 0; i < 18; ++i) {
                for (std::size_t j = 0; j < 10; ++j) {
                    good = good && all_agree(std::string(i, '=') + first + std::string(j, ';') + second + "%'!?;=@]");
                }
            }
        }
        CHECK(good);
    }
}
