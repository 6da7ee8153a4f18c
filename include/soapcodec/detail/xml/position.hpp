// SPDX-License-Identifier: MIT
// Positions in a document, counted from the text around an event: where a value began, where in a text a byte lies.
#pragma once

#include <algorithm>   // std::count_if, std::min
#include <cstddef>     // std::size_t
#include <cstdint>     // std::uint64_t
#include <string_view> // std::string_view

#include "../../error.hpp"
#include "encoding.hpp"

namespace soapcodec::detail {

/// How far one has come by passing over UTF-8.
struct extent {
    std::size_t bytes = 0;
    std::uint64_t lines = 0;      ///< line ends in it
    std::size_t line_bytes = 0;   ///< of its last line, as far as that lies in it
    std::uint64_t characters = 0; ///< of the same
    std::uint64_t references = 0; ///< to characters that XML forbids, in all of it

    /// Goes on by what follows.
    extent& operator+=(extent const& more) noexcept {
        bytes += more.bytes;
        lines += more.lines;
        line_bytes = more.line_bytes + (more.lines == 0 ? line_bytes : 0);
        characters = more.characters + (more.lines == 0 ? characters : 0);
        references += more.references;
        return *this;
    }
};

/// Characters in a text, which is UTF-8.
[[nodiscard]] inline std::uint64_t characters(std::string_view text) noexcept {
    return static_cast<std::uint64_t>(std::count_if(
        text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

/// Line ends in a text: carriage return and line feed, together or alone (XML 1.0, section 2.11).
[[nodiscard]] inline std::uint64_t line_ends(std::string_view text) noexcept {
    std::uint64_t count = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        bool const pair = text[i] == '\r' && i + 1 < text.size() && text[i + 1] == '\n';
        count += text[i] == '\n' || (text[i] == '\r' && !pair) ? 1U : 0U;
    }
    return count;
}

/// The offset behind the tag that begins at `tag`; npos if it does not end.
[[nodiscard]] inline std::size_t end_of_tag(std::string_view text, std::size_t tag) noexcept {
    char quote = 0;
    for (auto i = tag + 1; i < text.size(); ++i) {
        char const c = text[i];
        if (quote != 0) {
            quote = c == quote ? '\0' : quote;
        } else if (c == '"' || c == '\'') {
            quote = c;
        } else if (c == '>') {
            return i + 1;
        }
    }
    return text.npos;
}

/// The offset behind the start tag that is the last markup in the text; npos if the last markup is another.
[[nodiscard]] inline std::size_t end_of_start_tag(std::string_view text) noexcept {
    auto const tag = text.rfind('<');
    if (tag == text.npos || text.substr(tag + 1).find_first_of("!?/") == 0) {
        return text.npos;
    }
    return end_of_tag(text, tag);
}

/// The position `size` bytes before `at`. `before` is UTF-8 input that ends there, at least as long, and begins at
/// column `first_column`; `at` itself when that would be needed but is not known (0).
[[nodiscard]] inline position position_before(position at, std::string_view before, std::size_t size,
                                              std::uint64_t first_column) noexcept {
    auto const head = before.substr(0, before.size() - size);
    auto const text = before.substr(head.size());
    auto const lines = line_ends(text);
    if (lines == 0) {
        return {at.byte - size, at.line, at.column - characters(text)};
    }
    auto const line_end = head.find_last_of("\r\n");
    if (line_end == head.npos && first_column == 0) {
        return at;
    }
    auto const column = line_end == head.npos ? first_column : 1;
    return {at.byte - size, at.line - lines, column + characters(head.substr(line_end + 1))};
}

/// Where an event is, and what is at hand of the input around it.
struct event_position {
    position at;
    std::string_view before;    ///< UTF-8 input that ends at the event; may be empty
    std::uint64_t first_column; ///< of `before`; 0 if it is not known
    bool has_no_bytes;          ///< it is the end of `<a/>`, which is reported behind it

    /// Where the tag or declaration that the event is of begins.
    [[nodiscard]] position tag() const noexcept {
        auto const begin = has_no_bytes ? before.rfind('<') : before.npos;
        return begin == before.npos ? at : back_by(before.size() - begin);
    }

    /// Where the value before the event, an end tag, begins, white space not counted. The tag itself when the value is
    /// empty, does not lie in `before`, or is not plain text.
    [[nodiscard]] position value() const noexcept {
        auto const value = before.substr(std::min(end_of_start_tag(before), before.size()));
        auto const text = value.substr(std::min(value.find_first_not_of(" \t\r\n"), value.size()));
        return text.empty() ? tag() : back_by(text.size());
    }

private:
    [[nodiscard]] position back_by(std::size_t size) const noexcept {
        return position_before(at, before, size, first_column);
    }
};

/// Where the character begins that the byte at `offset` belongs to. The text is UTF-8.
[[nodiscard]] inline std::size_t character_begin(std::string_view text, std::size_t offset) noexcept {
    while (offset > 0 && offset < text.size() && (static_cast<unsigned char>(text[offset]) & 0xC0U) == 0x80U) {
        --offset;
    }
    return offset;
}

/// The position behind `text`, which begins at `at`. `text` is UTF-8 without line ends; the input is in `as`.
[[nodiscard]] inline position position_behind(position at, std::string_view text, text_encoding as) noexcept {
    for (char const c : text) {
        auto const byte = static_cast<unsigned char>(c);
        bool const begins = (byte & 0xC0U) != 0x80U;
        at.column += begins ? 1U : 0U;
        switch (as) {
        case text_encoding::utf_8:
            at.byte += 1;
            break;
        case text_encoding::iso_8859_1:
            at.byte += begins ? 1U : 0U;
            break;
        case text_encoding::utf_16le:
        case text_encoding::utf_16be:
            at.byte += begins ? (byte >= 0xF0U ? 4U : 2U) : 0U;
            break;
        }
    }
    return at;
}

} // namespace soapcodec::detail
