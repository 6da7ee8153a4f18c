// SPDX-License-Identifier: MIT
// A reply of any length that takes no memory.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "corpus.hpp"

namespace bench {

inline constexpr std::size_t piece_size = std::size_t{64} << 10U;

/// A reply that repeats a few encoded identities for as long as wanted, in pieces of piece_size.
class long_reply {
public:
    explicit long_reply(std::uint64_t bytes) : bytes_(bytes) {
        std::string_view const text = identities_document(64, layout::compact);
        auto const first = text.find("<Identity>");
        constexpr std::string_view last_tag = "</Identity>";
        auto const end = text.rfind(last_tag) + last_tag.size();
        piece_ = text.substr(0, first);
        records_ = text.substr(first, end - first);
        tail_ = text.substr(end);
    }

    /// The next piece, nothing at the end; lives until the next call.
    std::string_view next() {
        piece_.erase(0, given_);
        while (piece_.size() < piece_size && !closed_) {
            closed_ = made_ >= bytes_;
            piece_ += closed_ ? tail_ : records_;
            made_ += records_.size();
        }
        given_ = std::min(piece_size, piece_.size());
        return std::string_view(piece_).substr(0, given_);
    }

private:
    std::uint64_t bytes_;
    std::uint64_t made_ = 0;
    std::string_view records_;
    std::string_view tail_;
    std::string piece_;
    std::size_t given_ = 0;
    bool closed_ = false;
};

} // namespace bench
