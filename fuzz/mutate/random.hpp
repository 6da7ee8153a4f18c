// SPDX-License-Identifier: MIT
// The mutator's choices. An engine gives a seed for each call, and the same seed has to give the same document again.
#pragma once

#include <cstddef> // std::size_t
#include <cstdint> // std::uint64_t

namespace mutate {

class random {
public:
    explicit random(std::uint64_t seed) noexcept : state_(seed * 2 + 1) {}

    /// 0 to count - 1; 0 for a count of 0.
    std::size_t below(std::size_t count) noexcept { return count == 0 ? 0 : static_cast<std::size_t>(next() % count); }

    bool one_in(std::size_t count) noexcept { return below(count) == 0; }

    template <class List>
    auto const& of(List const& list) noexcept {
        return list[below(list.size())];
    }

private:
    // splitmix64: every seed is as good as any other, 0 and 1 too.
    std::uint64_t next() noexcept {
        state_ += 0x9E3779B97F4A7C15U;
        std::uint64_t z = state_;
        z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9U;
        z = (z ^ (z >> 27U)) * 0x94D049BB133111EBU;
        return z ^ (z >> 31U);
    }

    std::uint64_t state_;
};

} // namespace mutate
