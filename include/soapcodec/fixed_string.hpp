// SPDX-License-Identifier: MIT
// A string as a template argument.
#pragma once

#include "cxx20.hpp"

#include <array>       // std::array
#include <cstddef>     // std::size_t
#include <string_view> // std::string_view

#include "shape/mistake.hpp"

namespace soapcodec {

/// A string literal that can be a template argument.
template <std::size_t N>
struct fixed_string {
    char text[N]{}; ///< with the zero at its end

    /// Implicit, so that a literal can stand where a fixed_string is wanted.
    consteval fixed_string(char const (&literal)[N]) {
        for (std::size_t i = 0; i < N; ++i) {
            text[i] = literal[i];
        }
    }
    /// Always an error: a name was forgotten.
    template <class T, class Owner>
    consteval fixed_string(T Owner::*) {
        static_cast<void>(sizeof(mistake::needs_a_name_before<T Owner::*>));
        static_assert(sizeof(T Owner::*) == 0, "soapcodec: the name comes first: element<\"Name\", &T::member>");
    }
    /// The text, without the zero.
    [[nodiscard]] constexpr std::string_view view() const noexcept { return {text, N - 1}; }
};
/// Without a guide clang takes the deduction for an accident (-Wctad-maybe-unsupported).
template <std::size_t N>
fixed_string(char const (&)[N]) -> fixed_string<N>;
/// For that error.
template <class T, class Owner>
fixed_string(T Owner::*) -> fixed_string<1>;

/// Whether each byte is a character.
[[nodiscard]] constexpr bool is_ascii(std::string_view text) noexcept {
    for (char const c : text) {
        if ((static_cast<unsigned char>(c) & 0x80U) != 0) {
            return false;
        }
    }
    return true;
}

/// Some texts as one.
template <fixed_string... Parts>
[[nodiscard]] consteval auto join() {
    std::array<char, (Parts.view().size() + ...)> text{};
    auto* at = text.data();
    for (auto const part : {Parts.view()...}) {
        for (char const c : part) {
            *at++ = c;
        }
    }
    return text;
}
/// Where that text is.
template <fixed_string... Parts>
inline constexpr auto joined = join<Parts...>();

/// That text.
template <fixed_string... Parts>
inline constexpr std::string_view joined_text{joined<Parts...>.data(), joined<Parts...>.size()};

/// The text of a template argument, which lives as long as the program.
template <fixed_string Text>
inline constexpr std::string_view text_of = Text.view();

} // namespace soapcodec
