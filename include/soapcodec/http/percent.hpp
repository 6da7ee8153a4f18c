// SPDX-License-Identifier: MIT
// Percent-encoding (RFC 3986, section 2.1).
//
//     http::percent_encode("a b&c");                          // a%20b%26c
//     http::percent_decode("a+b", http::plus_sign::space);    // result<std::string>: a b
//
// Errors: errc::invalid_value for a `%` that two hexadecimal digits do not follow.
#pragma once

#include "../cxx20.hpp"

#include <cstddef>     // std::size_t
#include <string>      // std::string
#include <string_view> // std::string_view

#include "../error.hpp"
#include "field.hpp"

namespace soapcodec::http {

/// What a `+` stands for: itself in the path and, by RFC 3986, in the query of a URL; a space in a form
/// (application/x-www-form-urlencoded). Writers escape both characters, so that it does not matter there.
enum class plus_sign : unsigned char { plus, space };

namespace detail {

inline constexpr std::size_t no_error = static_cast<std::size_t>(-1);

/// The value of a hexadecimal digit; 16 for any other character.
[[nodiscard]] constexpr unsigned hex_value(char c) noexcept {
    auto const from = [c](char first) { return static_cast<unsigned>(c - first); };
    return c >= '0' && c <= '9'   ? from('0')
           : c >= 'a' && c <= 'f' ? from('a') + 10
           : c >= 'A' && c <= 'F' ? from('A') + 10
                                  : 16;
}

/// Appends the text decoded; the offset of the first bad escape, or no_error.
inline std::size_t append_percent_decoded(std::string& out, std::string_view text, plus_sign plus) {
    for (std::size_t i = 0; i < text.size(); ++i) {
        char c = text[i];
        if (c == '%') {
            auto const high = i + 1 < text.size() ? hex_value(text[i + 1]) : 16U;
            auto const low = i + 2 < text.size() ? hex_value(text[i + 2]) : 16U;
            if (high > 15 || low > 15) {
                return i;
            }
            c = static_cast<char>(static_cast<unsigned char>(high * 16 + low));
            i += 2;
        } else if (c == '+' && plus == plus_sign::space) {
            c = ' ';
        }
        out += c;
    }
    return no_error;
}

/// Where in an encoded text the given byte of the decoded one begins. The escapes before it are good.
[[nodiscard]] constexpr std::size_t encoded_offset(std::string_view text, std::size_t decoded) noexcept {
    std::size_t at = 0;
    for (; decoded != 0 && at < text.size(); --decoded) {
        at += text[at] == '%' ? 3U : 1U;
    }
    return at;
}

/// That position in some text, with its line and column.
[[nodiscard]] constexpr position position_in(std::string_view text, std::size_t byte) noexcept {
    position at{byte, 1, 1};
    for (char const c : text.substr(0, byte)) {
        if (c == '\n') {
            ++at.line;
            at.column = 1;
        } else if ((static_cast<unsigned char>(c) & 0xC0U) != 0x80U) {
            ++at.column;
        }
    }
    return at;
}

} // namespace detail

/// Appends a text with all but RFC 3986's unreserved characters (letters, digits, and `-._~`) as `%XX`, byte by
/// byte: what is UTF-8 before is UTF-8 after decoding.
inline void append_percent_encoded(std::string& out, std::string_view text) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    for (char const c : text) {
        if (detail::is_unreserved(c)) {
            out += c;
        } else {
            auto const byte = static_cast<unsigned char>(c);
            out += '%';
            out += digits[byte >> 4U];
            out += digits[byte & 15U];
        }
    }
}

/// The same as a string of its own.
[[nodiscard]] inline std::string percent_encode(std::string_view text) {
    std::string out;
    append_percent_encoded(out, text);
    return out;
}

/// The bytes that a text stands for, whatever they are. errc::invalid_value at a `%` that two hexadecimal digits do
/// not follow: byte() is its offset, subject() what is there.
[[nodiscard]] inline result<std::string> percent_decode(std::string_view text, plus_sign plus = plus_sign::plus) {
    std::string out;
    auto const bad = detail::append_percent_decoded(out, text, plus);
    if (bad != detail::no_error) {
        return error(errc::invalid_value, detail::position_in(text, bad), {}, std::string(text.substr(bad, 3)));
    }
    return out;
}

} // namespace soapcodec::http
