// SPDX-License-Identifier: MIT
// Text as XML 1.0 can carry it: escaped where markup would begin, refused where there is no way to write it.
#pragma once

#include <bit>         // std::endian, std::countr_zero
#include <cstddef>     // std::size_t
#include <cstdint>     // std::uint64_t
#include <cstring>     // std::memcpy
#include <string>      // std::string
#include <string_view> // std::string_view

#include "../../fixed_string.hpp"
#include "../search.hpp"

namespace soapcodec::detail {

/// Flags, in the top bit of each, those of eight bytes that are a control character, not ASCII, or one of & < >. Exact
/// up to the lowest flag. (Bytes from 0x80 on are flagged by the word itself; below that, no subtraction borrows from
/// the next byte before the lowest flag.)
[[nodiscard]] constexpr std::uint64_t needs_care(std::uint64_t word) noexcept {
    constexpr std::uint64_t each = 0x0101010101010101U;
    auto const is = [](std::uint64_t bytes, std::uint64_t c) {
        auto const same = bytes ^ (each * c);
        return (same - each) & ~same;
    };
    auto const control = word - each * 0x20U;
    // '<' and '>' differ in one bit.
    return (word | control | is(word, '&') | is(word | each * 2U, '>')) & (each * 0x80U);
}

/// The next eight bytes of the text, the first one lowest, spaces behind its end. The text is not empty.
[[nodiscard]] inline std::uint64_t next_word(char const* text, std::size_t size) noexcept {
    auto const load = [text](auto word, std::size_t at) {
        std::memcpy(&word, text + at, sizeof word);
        return std::uint64_t{word};
    };
    if (size >= 8) {
        return load(std::uint64_t{}, 0);
    }
    // Pieces that overlap, rather than a loop or a call of memcpy.
    auto const spaces = std::uint64_t{0x2020202020202020U} << (8 * size);
    if (size >= 4) {
        return spaces | load(std::uint32_t{}, 0) | load(std::uint32_t{}, size - 4) << (8 * (size - 4));
    }
    return spaces | load(std::uint8_t{}, 0) | load(std::uint8_t{}, size / 2) << (8 * (size / 2)) |
           load(std::uint8_t{}, size - 1) << (8 * (size - 1));
}

/// The length of the well-formed UTF-8 character at the start of the text that XML 1.0 allows (production 2: not
/// U+FFFE, U+FFFF); 0 if there is none. The first byte is 0x80 or more.
[[nodiscard]] constexpr std::size_t character_size(std::string_view text) noexcept {
    auto const at = [text](std::size_t i) {
        return i < text.size() ? static_cast<unsigned>(static_cast<unsigned char>(text[i])) : 0U;
    };
    auto const follows = [&at](std::size_t i) { return (at(i) & 0xC0U) == 0x80U; };
    auto const lead = at(0);
    if (lead >= 0xC2U && lead <= 0xDFU) {
        return follows(1) ? 2 : 0;
    }
    if (lead >= 0xE0U && lead <= 0xEFU) {
        bool const overlong = lead == 0xE0U && at(1) < 0xA0U;
        bool const surrogate = lead == 0xEDU && at(1) > 0x9FU;
        bool const noncharacter = lead == 0xEFU && at(1) == 0xBFU && at(2) >= 0xBEU;
        return follows(1) && follows(2) && !overlong && !surrogate && !noncharacter ? 3 : 0;
    }
    if (lead >= 0xF0U && lead <= 0xF4U) {
        bool const overlong = lead == 0xF0U && at(1) < 0x90U;
        bool const beyond = lead == 0xF4U && at(1) > 0x8FU;
        return follows(1) && follows(2) && follows(3) && !overlong && !beyond ? 4 : 0;
    }
    return 0;
}

/// The number of bytes before the first that no XML document can hold: a control character, U+FFFE, U+FFFF, or what is
/// not UTF-8.
[[nodiscard]] constexpr std::size_t writable_size(std::string_view text) noexcept {
    std::size_t i = 0;
    while (i < text.size()) {
        auto const c = text[i];
        auto const size = static_cast<unsigned char>(c) >= 0x80U ? character_size(text.substr(i))
                          : static_cast<unsigned char>(c) >= 0x20U || c == '\t' || c == '\n' || c == '\r' ? 1U
                                                                                                          : 0U;
        if (size == 0) {
            break;
        }
        i += size;
    }
    return i;
}

/// The most bytes that escape() writes for one byte of text.
inline constexpr std::size_t escape_growth = 5;
/// The room that escape() needs for so many bytes of text.
[[nodiscard]] constexpr std::size_t escape_room(std::size_t size) noexcept {
    return escape_growth * size + 8;
}

/// Copies text in which nothing has to be escaped and no byte looked at again, to raw space of at least text.size() + 8
/// bytes. False if it is not so; the space is then used all the same.
[[nodiscard]] inline bool copy_plain(char* out, std::string_view text) noexcept {
    auto const load = [&text](std::size_t at) {
        std::uint64_t word = 0;
        std::memcpy(&word, text.data() + at, sizeof word);
        return word;
    };
    auto const size = text.size();
    if (size < 8) {
        auto const word = size == 0 ? 0x2020202020202020U : next_word(text.data(), size);
        std::memcpy(out, &word, sizeof word);
        return needs_care(word) == 0;
    }
    // The last word may overlap the one before.
    auto flags = needs_care(load(size - 8));
    for (std::size_t i = 0; i < size - 8 && flags == 0; i += 8) {
        auto const word = load(i);
        std::memcpy(out + i, &word, sizeof word);
        flags = needs_care(word);
    }
    std::memcpy(out + size - 8, text.data() + size - 8, 8);
    return flags == 0;
}

/// Copies text as character data (not for attributes): `&amp;` `&lt;` `&gt;`, and `&#xD;`, since a parser would turn a
/// carriage return into a line feed (XML 1.0, section 2.11). Writes to raw space of at least escape_growth *
/// text.size() + 8 bytes and returns the end. Stops at the first byte that no XML document can hold, as writable_size()
/// has it; `done` is the number of bytes of text before it.
[[nodiscard]] inline char* escape(char* out, std::string_view text, std::size_t& done) noexcept {
    std::size_t i = 0;
    auto const put = [&out](std::string_view reference) {
        std::memcpy(out, reference.data(), reference.size());
        out += reference.size();
    };
    while (i < text.size()) {
        if constexpr (std::endian::native == std::endian::little) {
            auto const left = text.size() - i;
            auto const word = next_word(text.data() + i, left);
            auto const flags = needs_care(word);
            // 64 zero bits are eight bytes. More than those copied here is written over.
            auto const plain = smaller(static_cast<std::size_t>(std::countr_zero(flags)) / 8, left);
            std::memcpy(out, &word, sizeof word);
            out += plain;
            i += plain;
            if (flags == 0) {
                continue;
            }
        }
        auto const c = text[i];
        auto const byte = static_cast<unsigned char>(c);
        if (byte >= 0x80U) {
            auto const size = character_size(text.substr(i));
            if (size == 0) {
                break;
            }
            for (auto const end = i + size; i != end; ++i) {
                *out++ = text[i];
            }
            continue;
        }
        switch (c) {
        case '&':
            put("&amp;");
            break;
        case '<':
            put("&lt;");
            break;
        case '>':
            put("&gt;");
            break;
        case '\r':
            put("&#xD;");
            break;
        default:
            if (byte < 0x20U && c != '\t' && c != '\n') {
                done = i;
                return out;
            }
            *out++ = c;
        }
        ++i;
    }
    done = i;
    return out;
}

/// How a character is written in an attribute's value, if not as itself.
[[nodiscard]] constexpr std::string_view attribute_reference(char c) noexcept {
    switch (c) {
    case '&':
        return "&amp;";
    case '<':
        return "&lt;";
    case '"':
        return "&quot;";
    case '\t':
        return "&#x9;";
    case '\n':
        return "&#xA;";
    case '\r':
        return "&#xD;";
    default:
        return {};
    }
}

template <fixed_string Text>
[[nodiscard]] consteval auto make_attribute_constant() {
    constexpr auto each = [](auto const& take) {
        for (char const& c : Text.view()) {
            auto const reference = attribute_reference(c);
            for (char const written : reference.empty() ? std::string_view(&c, 1) : reference) {
                take(written);
            }
        }
    };
    constexpr auto size = [each] {
        std::size_t count = 0;
        each([&count](char) { ++count; });
        return count;
    }();
    char text[size + 1] = {};
    auto* at = text;
    each([&at](char c) { *at++ = c; });
    return fixed_string<size + 1>(text);
}

/// A constant as append_attribute() writes it.
template <fixed_string Text>
inline constexpr auto attribute_constant = make_attribute_constant<Text>();

/// Appends the value of an attribute in double quotes, without the quotes. White space is written as references, since
/// a parser would make spaces of it. Stops at the first byte that no XML document can hold, and returns the number of
/// bytes of text before it.
inline std::size_t append_attribute(std::string& out, std::string_view text) {
    auto const size = writable_size(text);
    for (char const& c : text.substr(0, size)) {
        auto const reference = attribute_reference(c);
        out.append(reference.empty() ? std::string_view(&c, 1) : reference);
    }
    return size;
}

} // namespace soapcodec::detail
