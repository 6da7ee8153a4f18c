// SPDX-License-Identifier: MIT
// Positions in a document of which a parser sees only a part.
#pragma once

#include <cstddef>     // std::size_t
#include <cstdint>     // std::uint64_t
#include <string_view> // std::string_view

#include "../../error.hpp"
#include "position.hpp"

namespace soapcodec::detail {

/// From positions as a parser counts them to those in the document, where extents are kept from it.
class position_map {
public:
    void clear() noexcept { *this = {}; }

    /// Bytes that were kept from it.
    [[nodiscard]] std::uint64_t bytes() const noexcept { return bytes_; }

    [[nodiscard]] position in_document(position seen) const noexcept {
        // The differences may be negative: they are added modulo 2^64.
        return {seen.byte + bytes_, seen.line + lines_, seen.column + (seen.line == line_ ? columns_ : 0)};
    }

    /// The parser, at `seen`, goes on behind a extent. `before` is what it has of the input before that.
    void pass(position seen, std::string_view before, extent const& passed) noexcept {
        auto const from = in_document(seen);
        auto const line_end = part_before(from, before).find_last_of("\r\n");
        if (passed.lines != 0) {
            line_begin_ = from.byte + passed.bytes - passed.line_bytes;
        } else if (line_end != before.npos) {
            line_begin_ = from.byte - (part_before(from, before).size() - line_end - 1);
        } // else it is the line of the latest gap, or begins with the document, or farther away than anybody looks
        end_ = {from.byte + passed.bytes, from.line + passed.lines,
                (passed.lines == 0 ? from.column : 1) + passed.characters};
        bytes_ = end_.byte - seen.byte;
        lines_ = end_.line - seen.line;
        columns_ = end_.column - seen.column;
        line_ = seen.line;
    }

    /// Of the input before a position, what follows the latest gap.
    [[nodiscard]] std::string_view part_before(position at, std::string_view before) const noexcept {
        auto const size = at.byte - end_.byte;
        return size < before.size() ? before.substr(before.size() - static_cast<std::size_t>(size)) : before;
    }

    /// The column at which `before` begins, which is such a part; 0 if its line begins more than `look_back` bytes
    /// before the position.
    [[nodiscard]] std::uint64_t first_column(position at, std::string_view before,
                                             std::uint64_t look_back) const noexcept {
        auto const begin = at.byte - before.size();
        if (begin == 0) {
            return 1;
        }
        // A line that does not begin with the document does with the line end before it.
        bool const near = at.byte - line_begin_ + (line_begin_ == 0 ? 0 : 1) <= look_back;
        return begin == end_.byte && near ? end_.column : 0;
    }

private:
    position end_;                 // of the latest gap
    std::uint64_t line_begin_ = 0; // of the line of end_
    std::uint64_t bytes_ = 0;
    std::uint64_t lines_ = 0;
    std::uint64_t columns_ = 0; // on the parser's line that the latest gap is in
    std::uint64_t line_ = 0;
};

} // namespace soapcodec::detail
