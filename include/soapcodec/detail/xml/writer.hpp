// SPDX-License-Identifier: MIT
// XML as bytes: tags, values and text, gathered in a buffer and handed on when it is full.
#pragma once

#include <algorithm>   // std::min
#include <cstddef>     // std::size_t
#include <cstring>     // std::memcpy
#include <string_view> // std::string_view

#include "../../error.hpp"
#include "escape.hpp"

namespace soapcodec::detail {

/// How a document begins.
inline constexpr std::string_view xml_declaration = R"(<?xml version="1.0" encoding="utf-8"?>)";

/// Takes bytes; those in the view live for the call.
struct byte_sink {
    void (*write)(byte_sink&, std::string_view bytes);
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

    /// Escaped character data. False at the first byte that XML cannot carry, and refuse(), which says where it is.
    [[nodiscard]] bool text(std::string_view text) {
        constexpr auto step = (largest_room - 8) / escape_growth;
        std::size_t offset = 0;
        while (offset < text.size()) {
            auto size = std::min(step, text.size() - offset);
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
            line_break();
        }
    }

    /// Elements open.
    [[nodiscard]] std::size_t depth() const noexcept { return depth_; }
    void descend() noexcept { ++depth_; }
    void ascend() noexcept { --depth_; }

    [[nodiscard]] static char* put(char* at, std::string_view bytes) noexcept {
        std::memcpy(at, bytes.data(), bytes.size());
        return at + bytes.size();
    }

private:
    [[nodiscard]] static bool continues(char c) noexcept { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }

    [[nodiscard]] std::size_t left() const noexcept {
        return static_cast<std::size_t>(buffer_ + sizeof buffer_ - end_);
    }

    void line_break() {
        // A copy of known size, of which as much counts as is wanted.
        static constexpr std::string_view line = "\n                                                               ";
        auto spaces = 2 * depth_;
        auto* const at = room(line.size());
        std::memcpy(at, line.data(), line.size());
        filled(at + std::min(1 + spaces, line.size()));
        while (spaces >= line.size()) {
            spaces -= line.size() - 1;
            raw(line.substr(1, spaces));
        }
    }

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
