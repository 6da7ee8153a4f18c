// SPDX-License-Identifier: MIT
// A place in bytes that are expected to be XML of the plainest kind: tags as they are always written, and text.
//
// What it takes, a parser would take too, and as the same: UTF-8 without CDATA, comments and lone carriage returns.
// Whatever is not of that kind it refuses; a parser has to look at it then, from a place before.
#pragma once

#include <bit>         // std::endian, std::countr_zero
#include <cstddef>     // std::size_t
#include <cstdint>     // std::uint64_t
#include <cstring>     // std::memcpy, std::memcmp
#include <string>      // std::string
#include <string_view> // std::string_view

#include "../xml/encoding.hpp"
#include "../xml/escape.hpp"
#include "../xml/position.hpp"

namespace soapcodec::detail {

class cursor {
public:
    explicit cursor(std::string_view bytes) noexcept
        : begin_(bytes.data()), at_(begin_), end_(begin_ + bytes.size()), line_(begin_) {}

    /// Passes over `text`, which is ASCII without line ends, if the bytes go on with it.
    [[nodiscard, gnu::always_inline]] bool take(std::string_view text) noexcept {
        if (static_cast<std::size_t>(end_ - at_) < text.size() || std::memcmp(at_, text.data(), text.size()) != 0) {
            return false;
        }
        at_ += text.size();
        return true;
    }

    /// Passes over white space, up to a lone carriage return.
    void pass_blanks() noexcept {
        for (; at_ != end_; ++at_) {
            if (*at_ == '<') [[likely]] {
                return;
            }
            if (*at_ == '\n') {
                begin_line();
                pass_spaces();
            } else if (*at_ == '\r' ? end_ - at_ < 2 || at_[1] != '\n' : *at_ != ' ' && *at_ != '\t') {
                return;
            }
        }
    }

    /// Passes over character data, up to the `<` behind it. `text` is the data: the bytes as they are, or, if there are
    /// references among them, in `resolved`. False, at no place in particular, if it is not of the plain kind, is
    /// more than `most` bytes, or goes on behind these.
    [[nodiscard]] bool take_text(std::string_view& text, std::string& resolved, std::uint64_t most) {
        auto const* piece = at_;
        bool any_reference = false;
        while (at_ != end_) {
            if constexpr (std::endian::native == std::endian::little) {
                auto const left = static_cast<std::size_t>(end_ - at_);
                auto const flags = detail::needs_care(detail::next_word(at_, left));
                if (flags == 0) {
                    at_ += left < 8 ? left : 8;
                    continue;
                }
                at_ += std::countr_zero(flags) / 8;
            }
            auto const size = static_cast<std::size_t>(at_ - piece);
            if ((any_reference ? resolved.size() : 0) + size > most) {
                return false;
            }
            if (*at_ == '<') {
                text = any_reference ? resolved.append(piece, size) : std::string_view(piece, size);
                return true;
            }
            if (*at_ == '&') {
                if (!any_reference) {
                    any_reference = true;
                    resolved.clear();
                }
                resolved.append(piece, size);
                if (!take_reference(resolved)) {
                    return false;
                }
                piece = at_;
            } else if (!take_character(piece)) {
                return false;
            }
        }
        return false;
    }

    /// All that it has passed over.
    [[nodiscard]] stretch passed() const noexcept {
        auto const on_line = static_cast<std::size_t>(at_ - line_);
        return {static_cast<std::size_t>(at_ - begin_), lines_, on_line, on_line - continuations_};
    }

private:
    /// `piece`: where the text without references began.
    [[nodiscard]] bool take_character(char const* piece) noexcept {
        auto const byte = static_cast<unsigned char>(*at_);
        if (byte >= 0x80U) {
            auto const size = detail::character_size({at_, static_cast<std::size_t>(end_ - at_)});
            at_ += size;
            continuations_ += size == 0 ? 0 : size - 1;
            return size != 0;
        }
        if (byte == '\n') {
            begin_line();
        } else if (byte < 0x20U && byte != '\t') {
            return false;
        } else if (byte == '>' && at_ - piece >= 2 && at_[-1] == ']' && at_[-2] == ']') {
            return false;
        }
        ++at_;
        return true;
    }

    /// A character reference, or one of the entities that need no declaration (XML 1.0, section 4.6).
    [[nodiscard, gnu::noinline]] bool take_reference(std::string& out) {
        struct entity {
            std::string_view written;
            char means;
        };
        static constexpr entity entities[]{
            {"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}, {"&apos;", '\''}};
        for (auto const& one : entities) {
            if (take(one.written)) {
                out += one.means;
                return true;
            }
        }
        if (!take("&#")) {
            return false;
        }
        std::uint32_t const base = take("x") ? 16 : 10;
        std::uint32_t character = 0;
        // More digits than any character needs are not plain.
        for (int digits = 0; at_ != end_ && digits < 8; ++digits, ++at_) {
            auto const digit = hex_digit(*at_);
            if (digit >= base) {
                break;
            }
            character = character * base + digit;
        }
        if (!is_character(character) || !take(";")) {
            return false;
        }
        append_utf8(out, character);
        return true;
    }

    [[nodiscard]] static constexpr std::uint32_t hex_digit(char c) noexcept {
        return c >= '0' && c <= '9'   ? static_cast<std::uint32_t>(c - '0')
               : c >= 'a' && c <= 'f' ? static_cast<std::uint32_t>(c - 'a' + 10)
               : c >= 'A' && c <= 'F' ? static_cast<std::uint32_t>(c - 'A' + 10)
                                      : 16;
    }
    /// XML 1.0, production 2.
    [[nodiscard]] static constexpr bool is_character(std::uint32_t c) noexcept {
        return c == '\t' || c == '\n' || c == '\r' || (c >= 0x20U && c < 0xD800U) || (c >= 0xE000U && c < 0xFFFEU) ||
               (c >= 0x10000U && c < 0x110000U);
    }

    /// At a line feed.
    void begin_line() noexcept {
        ++lines_;
        line_ = at_ + 1;
        continuations_ = 0;
    }

    /// The spaces behind a character, in steps of eight.
    void pass_spaces() noexcept {
        for (std::uint64_t word = 0; end_ - at_ > 8; at_ += 8) {
            std::memcpy(&word, at_ + 1, sizeof word);
            if (word != 0x2020202020202020U) {
                return;
            }
        }
    }

    char const* begin_;
    char const* at_;
    char const* end_;
    char const* line_; // where the line of at_ begins, or begin_
    std::uint64_t lines_ = 0;
    std::size_t continuations_ = 0; // bytes from line_ on that continue a character
};

} // namespace soapcodec::detail
