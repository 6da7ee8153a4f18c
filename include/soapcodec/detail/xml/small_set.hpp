// SPDX-License-Identifier: MIT
// A set of what is nearly always little: the names of one start tag, the prefixes in scope.
#pragma once

#include <algorithm> // std::find
#include <array>     // std::array
#include <cstddef>   // std::size_t
#include <set>       // std::set

namespace soapcodec::detail {

/// The first few are looked through and need no memory of their own; with more of them it is a std::set, so that a
/// start tag with very many does not take the square of their number.
template <class T>
class small_set {
public:
    static constexpr std::size_t few = 16;

    /// Whether it is new.
    bool insert(T const& value) {
        if (many_.empty()) {
            auto* const end = few_.data() + size_;
            if (std::find(few_.data(), end, value) != end) {
                return false;
            }
            if (size_ < few) {
                few_[size_++] = value;
                return true;
            }
            many_.insert(few_.begin(), few_.end());
        }
        return many_.insert(value).second;
    }

    [[nodiscard]] bool contains(T const& value) const {
        auto const* const end = few_.data() + size_;
        return many_.empty() ? std::find(few_.data(), end, value) != end : many_.contains(value);
    }

private:
    std::array<T, few> few_{};
    std::size_t size_ = 0;
    std::set<T> many_;
};

} // namespace soapcodec::detail
