// SPDX-License-Identifier: MIT
// Where `]]>` is in bytes that come in pieces.
//
// Outside of a CDATA section it may not stand in text (XML 1.0, production 14). Expat looks three characters ahead, and
// so delivers the text before it or not as the pieces fall. It always does when it has parsed what comes before the `>`
// first.
#pragma once

#include "../cxx20.hpp"

#include <cstddef>     // std::size_t, std::ptrdiff_t
#include <cstring>     // std::memcpy, std::memmove
#include <limits>      // std::numeric_limits
#include <string_view> // std::string_view

#include "encoding.hpp"

namespace soapcodec::xml {

class section_end_finder {
public:
    /// A new document.
    void begin(encoding as) noexcept {
        using namespace std::string_view_literals;
        pattern_ = as == encoding::utf_16le ? "]\0]\0>\0"sv : as == encoding::utf_16be ? "\0]\0]\0>"sv : "]]>"sv;
        tail_size_ = 0;
    }

    /// How many of the bytes, which follow those passed, come before the first `>` of that kind; all of them if there
    /// is none but at their very beginning.
    [[nodiscard]] std::size_t before(std::string_view bytes) const noexcept {
        auto const spanning = find_spanning(bytes);
        if (spanning > 0 && spanning != nowhere) {
            return static_cast<std::size_t>(spanning);
        }
        auto const at = bytes.find(pattern_);
        return at == bytes.npos ? bytes.size() : at + 2 * character();
    }

    /// Whether the bytes begin with such a `>`, or with the second half of one.
    [[nodiscard]] bool is_before(std::string_view bytes) const noexcept { return find_spanning(bytes) <= 0; }

    /// The next bytes have been parsed.
    void pass(std::string_view bytes) noexcept {
        auto const most = pattern_.size() - 1;
        if (bytes.size() >= most) {
            bytes.remove_prefix(bytes.size() - most);
            tail_size_ = 0;
        } else if (tail_size_ + bytes.size() > most) {
            auto const excess = tail_size_ + bytes.size() - most;
            std::memmove(tail_, tail_ + excess, tail_size_ - excess);
            tail_size_ -= excess;
        }
        if (!bytes.empty()) {
            std::memcpy(tail_ + tail_size_, bytes.data(), bytes.size());
        }
        tail_size_ += bytes.size();
    }

private:
    static constexpr std::size_t longest = 6;
    static constexpr std::ptrdiff_t nowhere = std::numeric_limits<std::ptrdiff_t>::max();

    [[nodiscard]] std::size_t character() const noexcept { return pattern_.size() / 3; }

    /// The offset, in bytes that follow those passed, of the `>` whose brackets have been passed in part or in whole.
    /// Not positive if it begins with them, or before; `nowhere` if there is none.
    [[nodiscard]] std::ptrdiff_t find_spanning(std::string_view bytes) const noexcept {
        if (tail_size_ == 0 || bytes.empty()) {
            return nowhere;
        }
        char joint[2 * longest]{};
        std::memcpy(joint, tail_, tail_size_);
        auto const more = bytes.substr(0, pattern_.size() - 1);
        std::memcpy(joint + tail_size_, more.data(), more.size());
        auto const at = std::string_view(joint, tail_size_ + more.size()).find(pattern_);
        return at == bytes.npos || at >= tail_size_
                   ? nowhere
                   : static_cast<std::ptrdiff_t>(at + 2 * character()) - static_cast<std::ptrdiff_t>(tail_size_);
    }

    std::string_view pattern_ = "]]>";
    char tail_[longest]{}; // of what was passed, shorter than the pattern
    std::size_t tail_size_ = 0;
};

} // namespace soapcodec::xml
