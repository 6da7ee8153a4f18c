// SPDX-License-Identifier: MIT
// What is needed of <algorithm> by whoever writes: with that header the preprocessor makes a sixth more of {fmt}'s.
#pragma once

#include "../cxx20.hpp"

namespace soapcodec::detail {

/// std::min, by value.
template <class T>
[[nodiscard]] constexpr T smaller(T a, T b) noexcept {
    return b < a ? b : a;
}

/// The address of the first item that is so, or null.
template <class Range, class Condition>
[[nodiscard]] constexpr auto find_in(Range& range, Condition is) -> decltype(&*range.begin()) {
    for (auto& item : range) {
        if (is(item)) {
            return &item;
        }
    }
    return nullptr;
}

} // namespace soapcodec::detail
