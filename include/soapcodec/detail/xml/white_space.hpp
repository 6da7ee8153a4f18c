// SPDX-License-Identifier: MIT
// Text that is nothing but white space (XML 1.0, production S): what stands between elements.
#pragma once

#include <cstddef>     // std::size_t
#include <cstdint>     // std::uint64_t
#include <cstring>     // std::memcpy
#include <string_view> // std::string_view

namespace soapcodec::detail {

/// Whether there is nothing in it but white space. True of an empty text.
[[nodiscard]] constexpr bool is_white_space(std::string_view text) noexcept {
    for (char const c : text) {
        if (c != ' ' && c != '\n' && c != '\t' && c != '\r') {
            return false;
        }
    }
    return true;
}

/// Whether it is what indentation comes as: a line end, in a piece of its own, and a run of spaces. Answered eight
/// bytes at a time, and so not for runs that are shorter: false says nothing.
[[nodiscard]] inline bool is_indentation(std::string_view text) noexcept {
    constexpr std::size_t word = sizeof(std::uint64_t);
    constexpr auto is_spaces = [](char const* at) {
        std::uint64_t characters = 0;
        std::memcpy(&characters, at, word);
        return characters == 0x2020202020202020U;
    };
    if (text.size() < word) {
        return text.size() == 1 && text.front() == '\n';
    }
    auto const* const last = text.data() + (text.size() - word);
    for (auto const* at = text.data(); at < last; at += word) {
        if (!is_spaces(at)) {
            return false;
        }
    }
    return is_spaces(last);
}

} // namespace soapcodec::detail
