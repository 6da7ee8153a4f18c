// SPDX-License-Identifier: MIT
// A string as a template argument.
#pragma once

#include <cstddef>     // std::size_t
#include <string_view> // std::string_view

namespace soapcodec {

/// A string literal that can be a template argument.
template <std::size_t N>
struct fixed_string {
    char text[N]{};

    // Implicit, so that a literal can stand where a fixed_string is wanted.
    consteval fixed_string(char const (&literal)[N]) {
        for (std::size_t i = 0; i < N; ++i) {
            text[i] = literal[i];
        }
    }
    [[nodiscard]] constexpr std::string_view view() const noexcept { return {text, N - 1}; }
};

/// The text of a template argument, which lives as long as the program.
template <fixed_string Text>
inline constexpr std::string_view text_of = Text.view();

} // namespace soapcodec
