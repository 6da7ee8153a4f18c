// SPDX-License-Identifier: MIT
// Character data as the fast path takes it: what lies between two tags, as it stands or put together in memory.
#pragma once

#include "../../cxx20.hpp"

#include <cstddef>     // std::size_t
#include <cstdint>     // std::uint32_t
#include <string>      // std::string
#include <string_view> // std::string_view

#include "../inline.hpp"
#include "../xml/encoding.hpp"
#include "../xml/escape.hpp"
#include "input.hpp"

namespace soapcodec::detail::fast {

/// At an ampersand: behind a character reference, or one of the entities that need no declaration (XML 1.0, 4.6).
/// Appends what it stands for, if anything.
[[nodiscard, gnu::noinline]] inline char const* read_reference(char const* at, input& in, std::string& out) {
    struct entity {
        std::string_view written;
        char means;
    };
    static constexpr entity entities[]{{"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}, {"&apos;", '\''}};
    for (auto const& one : entities) {
        if (in.has(at, one.written)) {
            out += one.means;
            return at + one.written.size();
        }
    }
    if (!in.has(at, "&#")) {
        return nullptr;
    }
    at += 2;
    std::uint32_t base = 10;
    if (at != in.end && *at == 'x') {
        base = 16;
        ++at;
    }
    std::uint32_t character = 0;
    auto const* const begin = at;
    // More digits than any character needs are not plain.
    for (int digits = 0; at != in.end && digits < 8; ++digits, ++at) {
        auto const digit = hex_digit(*at);
        if (digit >= base) {
            break;
        }
        character = character * base + digit;
    }
    if (at == in.end || *at != ';' || at == begin) {
        return nullptr;
    }
    if (!is_character(character)) {
        if (!in.illegal) {
            return nullptr;
        }
        ++in.place.references;
        character = 0xFFFD;
        if (in.illegal.drops) {
            return at + 1;
        }
    }
    append_utf8(out, character);
    return at + 1;
}

/// Behind one character that is not plain ASCII: a line feed, or one of several bytes. Null if it is none that may
/// stand there, or a carriage return, which a parser would change.
[[nodiscard]] inline char const* pass_character(char const* at, input& in) noexcept {
    auto const byte = static_cast<unsigned char>(*at);
    if (byte >= 0x80U) {
        auto const size = character_size({at, in.left(at)});
        in.place.continuing += size == 0 ? 0 : size - 1;
        return size == 0 ? nullptr : at + size;
    }
    if (byte == '\n') {
        in.place.end_line(at + 1);
    }
    return byte >= 0x20U || byte == '\n' || byte == '\t' ? at + 1 : nullptr;
}

/// Behind `<![CDATA[`: behind the section, whose content is appended.
[[nodiscard, gnu::noinline]] inline char const* read_section(char const* at, input& in, std::string& out) {
    while (at != in.end) {
        auto const* const piece = at;
        if (in.has(at, "]]>")) {
            return at + 3;
        }
        at = pass_character(at, in);
        if (at == nullptr) {
            return nullptr;
        }
        out.append(piece, at);
    }
    return nullptr;
}

/// Goes on where a text, which began at `from`, has a byte that is not plain. At the `<` of a tag behind the text.
[[nodiscard, gnu::noinline]] inline char const* read_special_text(char const* from, char const* at, input& in,
                                                                  std::string_view& text) {
    constexpr std::string_view section = "<![CDATA[";
    auto const* piece = from;
    auto const* stop = at; // what is looked at
    bool in_scratch = false;
    auto const put_piece = [&] {
        if (!in_scratch) {
            in_scratch = true;
            in.scratch.clear();
        }
        in.scratch.append(piece, at);
        return in.scratch.size() <= in.most_text;
    };
    for (; at != in.end; stop = at) {
        if (*at == '<') {
            if (in.left(at) >= 2 && at[1] == '!') {
                if (!in.has(at, section) || !put_piece()) {
                    return in.give_up(stop);
                }
                at = read_section(at + section.size(), in, in.scratch);
                if (at == nullptr) {
                    return in.give_up(stop);
                }
                piece = at;
                continue;
            }
            text = in_scratch ? std::string_view(in.scratch.append(piece, at))
                              : std::string_view(piece, static_cast<std::size_t>(at - piece));
            return text.size() <= in.most_text ? at : in.give_up(at);
        }
        if (*at == '&') {
            if (!put_piece()) {
                return in.give_up(stop);
            }
            at = read_reference(at, in, in.scratch);
            if (at == nullptr) {
                return in.give_up(stop);
            }
            piece = at;
            continue;
        }
        // What no text may have (XML 1.0, production 14), wherever the two brackets came from.
        if (*at == '>' && at - piece >= 2 && at[-1] == ']' && at[-2] == ']') {
            return in.give_up(stop);
        }
        at = pass_character(at, in);
        if (at == nullptr) {
            return in.give_up(stop);
        }
        while (in.left(at) >= block::size) {
            auto const special = block(at).special();
            if (special != 0) {
                at += first_of(special);
                break;
            }
            at += block::size;
        }
    }
    return in.give_up(in.end);
}

/// At the `<` of a tag behind a text that begins here. The text lies in the input, or in the scratch memory.
[[nodiscard]] SOAPCODEC_DETAIL_INLINE char const* read_text(char const* at, input& in, std::string_view& text) {
    auto const* const from = at;
    while (in.left(at) >= block::size) {
        auto const special = block(at).special();
        if (special != 0) {
            at += first_of(special);
            auto const size = static_cast<std::size_t>(at - from);
            if (*at == '<' && in.left(at) >= 2 && at[1] == '/' && size <= in.most_text) [[likely]] {
                text = {from, size};
                return at;
            }
            break;
        }
        at += block::size;
    }
    return read_special_text(from, at, in, text);
}

} // namespace soapcodec::detail::fast
