// SPDX-License-Identifier: MIT
// The XML declaration, as far as a parser leaves it to others to judge.
#pragma once

#include "../../cxx20.hpp"

#include <string_view> // std::string_view

namespace soapcodec::detail {

/// Whether a version is one that XML 1.0 lets a document have (fifth edition, production 26): `1.` and digits. Expat
/// takes any.
[[nodiscard]] constexpr bool is_version_number(std::string_view text) noexcept {
    if (!text.starts_with("1.") || text.size() == 2) {
        return false;
    }
    for (char const c : text.substr(2)) {
        if (c < '0' || c > '9') {
            return false;
        }
    }
    return true;
}

} // namespace soapcodec::detail
