// SPDX-License-Identifier: MIT
// Text as XML 1.0 can carry it: escaped where markup would begin, refused where there is no way to write it.
#pragma once

#include <cstddef>     // std::size_t
#include <cstdint>     // std::uint64_t
#include <cstring>     // std::memcpy
#include <string>      // std::string
#include <string_view> // std::string_view

namespace soapcodec::xml {

namespace detail {

/// Whether one of eight bytes is a control character, not ASCII, or one of & < >. (Bytes from 0x80 on are flagged by
/// the word itself; below that, no subtraction borrows from the next byte before the lowest flag.)
[[nodiscard]] constexpr bool needs_care(std::uint64_t word) noexcept {
    constexpr std::uint64_t each = 0x0101010101010101U;
    auto const is = [word](std::uint64_t c) {
        auto const same = word ^ (each * c);
        return (same - each) & ~same;
    };
    auto const control = word - each * 0x20U;
    return ((word | control | is('&') | is('<') | is('>')) & (each * 0x80U)) != 0;
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

} // namespace detail

/// The number of bytes before the first that no XML document can hold: a control character, U+FFFE, U+FFFF, or what is
/// not UTF-8.
[[nodiscard]] constexpr std::size_t writable_size(std::string_view text) noexcept {
    std::size_t i = 0;
    while (i < text.size()) {
        auto const c = text[i];
        auto const size = static_cast<unsigned char>(c) >= 0x80U ? detail::character_size(text.substr(i))
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
        if (std::uint64_t word = 0; text.size() - i >= sizeof word) {
            std::memcpy(&word, text.data() + i, sizeof word);
            if (!detail::needs_care(word)) {
                std::memcpy(out, &word, sizeof word);
                out += sizeof word;
                i += sizeof word;
                continue;
            }
        }
        auto const c = text[i];
        auto const byte = static_cast<unsigned char>(c);
        if (byte >= 0x80U) {
            auto const size = detail::character_size(text.substr(i));
            if (size == 0) {
                break;
            }
            put(text.substr(i, size));
            i += size;
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

/// Appends the value of an attribute in double quotes, without the quotes. White space is written as references, since
/// a parser would make blanks of it. Stops at the first byte that no XML document can hold, and returns the number of
/// bytes of text before it.
inline std::size_t append_attribute(std::string& out, std::string_view text) {
    auto const size = writable_size(text);
    for (char const c : text.substr(0, size)) {
        switch (c) {
        case '&':
            out += "&amp;";
            break;
        case '<':
            out += "&lt;";
            break;
        case '"':
            out += "&quot;";
            break;
        case '\t':
            out += "&#x9;";
            break;
        case '\n':
            out += "&#xA;";
            break;
        case '\r':
            out += "&#xD;";
            break;
        default:
            out += c;
        }
    }
    return size;
}

} // namespace soapcodec::xml
