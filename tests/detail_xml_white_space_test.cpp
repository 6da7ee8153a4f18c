// SPDX-License-Identifier: MIT
// Tests of the texts that are nothing but white space.
#include <soapcodec/detail/xml/white_space.hpp>

#include "catch.hpp"

#include <cstddef>     // std::size_t
#include <string>      // std::string
#include <string_view> // std::string_view

using soapcodec::detail::is_indentation;
using soapcodec::detail::is_white_space;

TEST_CASE("white space is what XML calls so and nothing else") {
    CHECK(is_white_space(""));
    CHECK(is_white_space(" \t\r\n"));
    for (int code = 0; code < 256; ++code) {
        CAPTURE(code);
        std::string const text(1, static_cast<char>(static_cast<unsigned char>(code)));
        bool const blank = code == 0x20 || code == 0x9 || code == 0xA || code == 0xD;
        CHECK(is_white_space(text) == blank);
        CHECK(is_white_space("  " + text + "  ") == blank);
    }
    static_assert(is_white_space(" ") && !is_white_space(" x"));
}

TEST_CASE("indentation is one line end, or eight spaces and more") {
    CHECK(is_indentation("\n"));
    CHECK_FALSE(is_indentation(""));
    CHECK_FALSE(is_indentation("\n\n"));
    CHECK_FALSE(is_indentation("x"));
    CHECK_FALSE(is_indentation(" "));
    for (std::size_t size = 1; size <= 40; ++size) {
        CAPTURE(size);
        std::string const spaces(size, ' ');
        CHECK(is_indentation(spaces) == (size >= 8));
        for (std::size_t at = 0; at < size; ++at) {
            std::string other = spaces;
            other[at] = 'x';
            CHECK_FALSE(is_indentation(other));
            other[at] = '\t';
            CHECK_FALSE(is_indentation(other));
        }
    }
}

TEST_CASE("nothing is read past the end of indentation") {
    std::string_view const text = "                x";
    for (std::size_t size = 8; size < text.size(); ++size) {
        CHECK(is_indentation(text.substr(0, size)));
    }
    CHECK_FALSE(is_indentation(text));
}
