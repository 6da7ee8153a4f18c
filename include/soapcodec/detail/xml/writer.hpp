// SPDX-License-Identifier: MIT
// XML as bytes: tags, values and text, gathered in a buffer and handed on when it is full.
#pragma once

#include <array>       // std::array
#include <bit>         // std::bit_cast, std::endian
#include <cstddef>     // std::size_t
#include <cstdint>     // std::uint64_t
#include <cstring>     // std::memcpy
#include <string_view> // std::string_view
#include <utility>     // std::index_sequence

#include "../../error.hpp"
#include "../../fixed_string.hpp"
#include "../inline.hpp"
#include "../search.hpp"
#include "escape.hpp"

namespace soapcodec::detail {

/// How a document begins.
inline constexpr fixed_string xml_declaration = R"(<?xml version="1.0" encoding="utf-8"?>)";

/// Takes bytes; those in the view live for the call.
struct byte_sink {
    void (*write)(byte_sink&, std::string_view bytes);
};

/// Where an element stands: the number of those open around it, and whether it has a line of its own. Passed by value,
/// since a depth in memory would be read again, and waited for, at every line.
template <bool Indented>
struct level {
    std::size_t depth;

    [[nodiscard]] constexpr level inside() const noexcept { return {depth + 1}; }
};

/// Writes markup as it is told and text as it must be. Keeps no record of open elements beyond their number: whoever
/// drives it knows their names.
class xml_writer {
public:
    /// `out` must outlive the writer. Indented: a line an element, two spaces a level.
    xml_writer(byte_sink& out, bool indented) : out_(out), indented_(indented) {}

    xml_writer(xml_writer const&) = delete;
    xml_writer& operator=(xml_writer const&) = delete;

    /// At least `bytes` bytes of raw space, to be written from the front. At most `largest_room`.
    static constexpr std::size_t largest_room = 4096;
    [[nodiscard]] char* room(std::size_t bytes) {
        if (left() < bytes) {
            flush();
        }
        return end_;
    }
    [[nodiscard]] bool indented() const noexcept { return indented_; }

    /// The space from room() is filled up to here.
    void filled(char* end) noexcept { end_ = end; }

    // Who writes many small things keeps the end of what is written to itself, as `at`: each function below takes it
    // and returns where it is afterwards. filled() gives it back.

    /// Where the next byte goes.
    [[nodiscard]] char* end() const noexcept { return end_; }
    /// Moves `at` to where there are at least `bytes` bytes of raw space, at most `largest_room`.
    [[nodiscard]] SOAPCODEC_DETAIL_INLINE char* room(char* at, std::size_t bytes) {
        return static_cast<std::size_t>(buffer_ + sizeof buffer_ - at) < bytes ? handed_on(at) : at;
    }
    /// A new line where an element stands, when indented, in a room of line_room bytes or more; what else was in that
    /// room is there still.
    template <bool Indented>
    [[nodiscard]] SOAPCODEC_DETAIL_INLINE char* line(char* at, level<Indented> here) {
        if constexpr (Indented) {
            // The usual ones as a constant, which is joined with the tag before it, of which as much counts as is
            // wanted.
            auto const size = 1 + 2 * here.depth;
            static_cast<void>(put<"\n               ">(at));
            return size > short_line ? long_line(at, size) : at + size;
        } else {
            return at;
        }
    }
    static constexpr std::size_t line_room = 64;
    /// Bytes as they are, of any length; there is no room behind them.
    [[nodiscard]] char* raw(char* at, std::string_view bytes) {
        filled(at);
        raw(bytes);
        return end_;
    }
    /// Escaped character data, and `after` bytes of room behind it. Null at the first byte that XML cannot carry, and
    /// refuse(), which says where it is.
    [[nodiscard, gnu::noinline]] char* text(char* at, std::string_view text, std::size_t after) {
        if (text.size() > short_text) {
            filled(at);
            return this->text(text) ? room(end_, after) : nullptr;
        }
        at = room(at, escape_room(text.size()) + after);
        if constexpr (std::endian::native == std::endian::little) {
            if (copy_plain(at, text)) {
                return at + text.size();
            }
        }
        std::size_t done = 0;
        at = escape(at, text, done);
        if (done != text.size()) {
            refuse(done);
            return nullptr;
        }
        return at;
    }

    /// Hands on what is in the buffer.
    void flush() {
        out_.write(out_, {buffer_, static_cast<std::size_t>(end_ - buffer_)});
        end_ = buffer_;
    }

    /// Bytes as they are, of any length.
    void raw(std::string_view bytes) {
        if (bytes.empty()) {
            return; // it may be null, which memcpy must not be
        }
        if (left() < bytes.size()) {
            flush();
            if (left() < bytes.size()) {
                out_.write(out_, bytes);
                return;
            }
        }
        // Nothing here tells the compiler how small a part can be: GCC would copy it with `rep movs`, which is slow to
        // start.
        filled(put(end_, bytes));
    }

    /// The same for a constant.
    template <fixed_string... Parts>
    void constant() {
        if constexpr (joined<Parts...>.size() <= largest_room) {
            filled(put<Parts...>(room(end_, joined<Parts...>.size())));
        } else {
            raw(joined_text<Parts...>);
        }
    }

    /// Escaped character data. False at the first byte that XML cannot carry, and refuse(), which says where it is.
    [[nodiscard]] bool text(std::string_view text) {
        constexpr auto step = (largest_room - 8) / escape_growth;
        std::size_t offset = 0;
        while (offset < text.size()) {
            auto size = smaller(step, text.size() - offset);
            // Not between the bytes of a character: at most three of them follow its first.
            if (offset + size < text.size()) {
                std::size_t back = 0;
                while (back < 4 && continues(text[offset + size - back])) {
                    ++back;
                }
                size -= back < 4 ? back : 0;
            }
            std::size_t done = 0;
            filled(escape(room(escape_growth * size + 8), text.substr(offset, size), done));
            offset += done;
            if (done != size) {
                refuse(offset);
                return false;
            }
        }
        return true;
    }

    /// Notes why writing cannot go on: a byte of a text that XML cannot carry, by its offset.
    void refuse(std::size_t offset) noexcept {
        refusal_ = errc::invalid_character;
        refused_ = offset;
    }
    /// Or what else is wrong, as error::subject() has it. The subject must outlive the writer.
    void refuse(errc code, std::string_view subject) noexcept {
        refusal_ = code;
        subject_ = subject;
    }
    /// What was noted last; errc::ok before.
    [[nodiscard]] errc refusal() const noexcept { return refusal_; }
    /// Of errc::invalid_character, the offset.
    [[nodiscard]] std::size_t refused() const noexcept { return refused_; }
    /// Of any other, the subject.
    [[nodiscard]] std::string_view subject() const noexcept { return subject_; }

    /// A new line at the present depth, when indented.
    void line() {
        if (indented_) {
            filled(line(room(line_room), level<true>{depth_}));
        }
    }

    /// Elements open.
    [[nodiscard]] std::size_t depth() const noexcept { return depth_; }
    void descend() noexcept { ++depth_; }
    void ascend() noexcept { --depth_; }

    /// A constant, which compilers copy with what is put before and behind it: word by word, they see the bytes; from
    /// one memcpy they do not.
    template <fixed_string... Parts>
    [[nodiscard]] SOAPCODEC_DETAIL_INLINE static char* put(char* at) noexcept {
        constexpr auto const& text = joined<Parts...>;
        if constexpr (text.size() < sizeof(word)) {
            put_bytes<text>(at, std::make_index_sequence<text.size()>());
        } else if constexpr (text.size() <= 512) {
            put_words<text>(at, std::make_index_sequence<text_words<text.size()>::count>());
        } else {
            std::memcpy(at, text.data(), text.size());
        }
        return at + text.size();
    }

    [[nodiscard]] static char* put(char* at, std::string_view bytes) noexcept {
        std::memcpy(at, bytes.data(), bytes.size());
        return at + bytes.size();
    }

private:
    using word = std::uint64_t;

    /// A text of at least one word as words; the last one may begin in the one before.
    template <std::size_t Size>
    struct text_words {
        static constexpr std::size_t count = (Size + sizeof(word) - 1) / sizeof(word);
        [[nodiscard]] static constexpr std::size_t offset(std::size_t number) noexcept {
            return number + 1 < count ? number * sizeof(word) : Size - sizeof(word);
        }

        word words[count]{};

        consteval explicit text_words(std::array<char, Size> const& text) {
            for (std::size_t i = 0; i < count; ++i) {
                std::array<char, sizeof(word)> bytes{};
                for (std::size_t j = 0; j < bytes.size(); ++j) {
                    bytes[j] = text[offset(i) + j];
                }
                words[i] = std::bit_cast<word>(bytes);
            }
        }
    };
    template <auto const& Text, std::size_t... I>
    SOAPCODEC_DETAIL_INLINE static void put_words(char* at, std::index_sequence<I...>) noexcept {
        using form = text_words<Text.size()>;
        static constexpr form from(Text);
        (std::memcpy(at + form::offset(I), &from.words[I], sizeof(word)), ...);
    }
    template <auto const& Text, std::size_t... I>
    SOAPCODEC_DETAIL_INLINE static void put_bytes([[maybe_unused]] char* at, std::index_sequence<I...>) noexcept {
        ((at[I] = Text[I]), ...);
    }

    [[nodiscard]] static bool continues(char c) noexcept { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }

    [[nodiscard]] std::size_t left() const noexcept {
        return static_cast<std::size_t>(buffer_ + sizeof buffer_ - end_);
    }

    [[nodiscard, gnu::cold, gnu::noinline]] char* handed_on(char* at) {
        filled(at);
        flush();
        return end_;
    }
    [[nodiscard, gnu::noinline]] char* long_line(char* at, std::size_t size) {
        static constexpr std::string_view text = "\n                                                               ";
        static_assert(text.size() == line_room);
        if (size <= line_room) {
            std::memcpy(at, text.data(), line_room);
            return at + size;
        }
        filled(at);
        raw("\n");
        for (auto left = size - 1; left != 0;) {
            auto const spaces = smaller(left, line_room - 1);
            raw(text.substr(1, spaces));
            left -= spaces;
        }
        flush(); // what follows has all of the buffer
        return end_;
    }

    static constexpr std::size_t short_line = 16;
    static constexpr std::size_t short_text = 256;

    byte_sink& out_;
    std::size_t depth_ = 0;
    errc refusal_ = errc::ok;
    std::size_t refused_ = 0;
    std::string_view subject_;
    bool indented_;
    char* end_ = buffer_;
    char buffer_[2 * largest_room];
};

} // namespace soapcodec::detail
