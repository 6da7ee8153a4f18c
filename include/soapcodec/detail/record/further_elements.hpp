// SPDX-License-Identifier: MIT
// Which elements of large records have been seen: those that are beyond the bits of a frame (layout::further).
#pragma once

#include <cstddef> // std::size_t
#include <cstdint> // std::uint64_t

#include "../layout/layout.hpp"
#include "../plain_vector.hpp"

namespace soapcodec::detail {

/// Of the open records that have further tables, each known by its depth. What is left of records that have ended is
/// dropped when another begins, so that no other record has to know.
class further_elements {
public:
    /// An element of the record at `depth`, the innermost.
    struct place {
        slot const* element = nullptr; ///< null if no further table has it
        std::uint64_t* seen = nullptr; ///< the bits of its table
    };

    /// The element that matches(slot) of a further table. `seen` are the bits of the first table, `content`, which also
    /// say whether it is the first such element of its record.
    template <class Matches>
    [[nodiscard]] place find(std::size_t depth, layout const& content, std::uint64_t& seen, Matches matches) {
        auto& latest = record_at(depth, content, seen);
        auto const first = latest.first;
        if (latest.expected->bit != 0 && matches(*latest.expected)) {
            return {latest.expected++, &words_[first + latest.table]};
        }
        std::size_t number = 0;
        for (auto const* table = content.further; table != nullptr; table = table->further, ++number) {
            for (auto const* s = table->slots; s->bit != 0; ++s) {
                if (matches(*s)) {
                    latest.expected = s + 1;
                    latest.table = number;
                    return {s, &words_[first + number]};
                }
            }
        }
        return {};
    }

    /// Sets further_complete if all that is required of the record at `depth`, the innermost, has been seen.
    void complete(std::size_t depth, layout const& content, std::uint64_t& seen) {
        if (missing(depth, content, seen).table == nullptr) {
            seen |= further_complete;
        }
    }

    /// The first table that requires what has not been seen, and the bits of that.
    struct missing_in {
        layout const* table = nullptr;
        std::uint64_t bits = 0;
        std::uint64_t seen = 0;
    };
    [[nodiscard]] missing_in missing(std::size_t depth, layout const& content, std::uint64_t seen) const noexcept {
        auto const* const words = words_of(depth, seen);
        std::size_t number = 0;
        for (auto const* table = content.further; table != nullptr; table = table->further, ++number) {
            auto const there = words == nullptr ? 0 : words[number];
            if ((table->required & ~there) != 0) {
                return {table, table->required & ~there, there};
            }
        }
        return {};
    }

private:
    struct record {
        std::size_t depth;
        std::size_t first;    // of its words
        slot const* expected; // behind the latest element
        std::size_t table;    // which has that
    };

    [[nodiscard]] record& record_at(std::size_t depth, layout const& content, std::uint64_t& seen) {
        bool const begins = (seen & further_begun) == 0;
        while (!records_.empty() && records_.back().depth >= depth + (begins ? 0U : 1U)) {
            words_.resize(records_.back().first);
            records_.pop_back();
        }
        if (begins) {
            seen |= further_begun;
            records_.push_back({depth, words_.size(), content.further->slots, 0});
            for (auto const* table = content.further; table != nullptr; table = table->further) {
                words_.push_back(0);
            }
        }
        return records_.back();
    }

    [[nodiscard]] std::uint64_t const* words_of(std::size_t depth, std::uint64_t seen) const noexcept {
        if ((seen & further_begun) != 0) {
            for (auto i = records_.size(); i-- > 0;) {
                if (records_[i].depth == depth) {
                    return words_.data() + records_[i].first;
                }
            }
        }
        return nullptr;
    }

    plain_vector<record> records_;
    plain_vector<std::uint64_t> words_; // of the first record, then the next
};

} // namespace soapcodec::detail
