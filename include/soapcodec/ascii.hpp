// SPDX-License-Identifier: MIT
// Letters of ASCII without regard to case, whatever the locale.
#pragma once

#include "cxx20.hpp"

#include <cstddef>     // std::size_t
#include <string_view> // std::string_view

namespace soapcodec::detail {

[[nodiscard]] constexpr char lower(char c) noexcept {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

[[nodiscard]] constexpr bool same_ignoring_case(std::string_view a, std::string_view b) noexcept {
    bool same = a.size() == b.size();
    for (std::size_t i = 0; same && i < a.size(); ++i) {
        same = lower(a[i]) == lower(b[i]);
    }
    return same;
}

} // namespace soapcodec::detail
