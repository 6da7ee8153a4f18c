// SPDX-License-Identifier: MIT
// The character encodings a document can have, and their bytes as UTF-8.
#pragma once

#include <cstddef>     // std::size_t
#include <cstdint>     // std::uint32_t
#include <string>      // std::string
#include <string_view> // std::string_view

namespace soapcodec::detail {

/// The encodings expat reads by itself. US-ASCII is written as UTF-8 is.
enum class text_encoding : unsigned char { utf_8, utf_16le, utf_16be, iso_8859_1 };

/// XML 1.0, production 2.
[[nodiscard]] constexpr bool is_character(std::uint32_t c) noexcept {
    return c == '\t' || c == '\n' || c == '\r' || (c >= 0x20U && c < 0xD800U) || (c >= 0xE000U && c < 0xFFFEU) ||
           (c >= 0x10000U && c < 0x110000U);
}

/// The value of a hexadecimal digit; 16 of what is none.
[[nodiscard]] constexpr std::uint32_t hex_digit(char c) noexcept {
    return c >= '0' && c <= '9'   ? static_cast<std::uint32_t>(c - '0')
           : c >= 'a' && c <= 'f' ? static_cast<std::uint32_t>(c - 'a' + 10)
           : c >= 'A' && c <= 'F' ? static_cast<std::uint32_t>(c - 'A' + 10)
                                  : 16;
}

/// Appends a Unicode scalar value as UTF-8.
inline void append_utf8(std::string& out, std::uint32_t c) {
    auto const put = [&out](std::uint32_t byte) { out += static_cast<char>(static_cast<unsigned char>(byte)); };
    if (c < 0x80U) {
        put(c);
    } else if (c < 0x800U) {
        put(0xC0U | (c >> 6U));
        put(0x80U | (c & 0x3FU));
    } else if (c < 0x10000U) {
        put(0xE0U | (c >> 12U));
        put(0x80U | ((c >> 6U) & 0x3FU));
        put(0x80U | (c & 0x3FU));
    } else {
        put(0xF0U | (c >> 18U));
        put(0x80U | ((c >> 12U) & 0x3FU));
        put(0x80U | ((c >> 6U) & 0x3FU));
        put(0x80U | (c & 0x3FU));
    }
}

/// Appends bytes that a parser has accepted as `from`, whole characters only, as UTF-8.
inline void append_as_utf8(std::string& out, text_encoding from, std::string_view bytes) {
    auto const at = [bytes](std::size_t i) { return std::uint32_t{static_cast<unsigned char>(bytes[i])}; };
    switch (from) {
    case text_encoding::utf_8:
        out.append(bytes);
        return;
    case text_encoding::iso_8859_1:
        for (std::size_t i = 0; i < bytes.size(); ++i) {
            append_utf8(out, at(i));
        }
        return;
    case text_encoding::utf_16le:
    case text_encoding::utf_16be: {
        std::size_t const high = from == text_encoding::utf_16be ? 0 : 1;
        auto const unit = [&](std::size_t i) { return (at(i + high) << 8U) | at(i + 1 - high); };
        for (std::size_t i = 0; i + 1 < bytes.size(); i += 2) {
            auto c = unit(i);
            if (c >= 0xD800U && c < 0xDC00U && i + 3 < bytes.size()) {
                c = 0x10000U + ((c - 0xD800U) << 10U) + (unit(i + 2) - 0xDC00U);
                i += 2;
            }
            append_utf8(out, c);
        }
        return;
    }
    }
}

} // namespace soapcodec::detail
