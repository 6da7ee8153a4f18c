// SPDX-License-Identifier: MIT
// Places in a document that a parser sees with other words in it: where text was put in the place of other text, no
// line end among it.
#pragma once

#include <cstddef>     // std::size_t
#include <cstdint>     // std::uint64_t
#include <limits>      // std::numeric_limits
#include <string_view> // std::string_view

#include "../../error.hpp"
#include "../plain_vector.hpp"

namespace soapcodec::detail {

/// From places as a parser counts them to those in the document. Differences may be negative: they are added modulo
/// 2^64.
class edit_map {
public:
    void clear() noexcept { edits_.clear(); }

    /// So many characters of the document, of `unit` bytes each, are so many others in what the parser sees, which end
    /// at the offset `behind` there. Edits come in order.
    void add(std::uint64_t behind, std::size_t characters, std::size_t others, std::size_t unit) {
        auto const difference = std::uint64_t{characters} - others;
        auto const on_line = edits_.empty() || has_ended() ? 0 : edits_.back().columns;
        edits_.push_back({behind, bytes() + difference * unit, on_line + difference, no_end});
    }

    /// What the parser sees has a line end at that offset, behind all edits.
    void end_line(std::uint64_t at) noexcept {
        if (!edits_.empty() && !has_ended()) {
            edits_.back().line_end = at;
        }
    }

    /// Bytes that the document has more than what the parser was given.
    [[nodiscard]] std::uint64_t bytes() const noexcept { return edits_.empty() ? 0 : edits_.back().bytes; }

    [[nodiscard]] position in_document(position seen) const noexcept {
        auto const& last = before(seen.byte);
        return {seen.byte + last.bytes, seen.line, seen.column + (seen.byte <= last.line_end ? last.columns : 0)};
    }

    /// Places before that one are asked for no more.
    void forget_before(std::uint64_t seen) noexcept {
        std::size_t old = 0;
        while (old + 1 < edits_.size() && edits_[old + 1].behind <= seen) {
            ++old;
        }
        edits_.drop_first(old);
    }

private:
    static constexpr auto no_end = std::numeric_limits<std::uint64_t>::max();

    struct edit {
        std::uint64_t behind;   // it, as the parser counts
        std::uint64_t bytes;    // of difference, of all up to this one
        std::uint64_t columns;  // the same, of those on its line
        std::uint64_t line_end; // of its line, as the parser counts, if that is before the next edit
    };

    [[nodiscard]] bool has_ended() const noexcept { return edits_.back().line_end != no_end; }

    /// The latest edit before a place.
    [[nodiscard]] edit const& before(std::uint64_t seen) const noexcept {
        static constexpr edit none{0, 0, 0, 0};
        for (auto i = edits_.size(); i-- > 0;) {
            if (edits_[i].behind <= seen) {
                return edits_[i];
            }
        }
        return none;
    }

    plain_vector<edit> edits_;
};

} // namespace soapcodec::detail
