// SPDX-License-Identifier: MIT
// Enumerations by name, described in one line each:
//
//     enum class colour { red, green };
//
//     template <>
//     inline constexpr auto soapcodec::enumeration<colour> =
//         soapcodec::names<colour>({{colour::red, "red"}, {colour::green, "green"}});
//
// An enumerator for texts that are not among the names may follow: names<codec>({...}, codec::unknown).
#pragma once

#include "../cxx20.hpp"

#include <array>       // std::array
#include <concepts>    // std::same_as
#include <cstddef>     // std::size_t
#include <optional>    // std::optional
#include <string>      // std::string
#include <string_view> // std::string_view
#include <type_traits> // std::is_enum_v, std::remove_cvref_t

#include "../error.hpp"
#include "../scalar.hpp"

namespace soapcodec {

/// A value and the text that stands for it on the wire.
template <class Enum>
struct enumeration_name {
    Enum value;            ///< the enumerator
    std::string_view text; ///< on the wire
};

/// The names of an enumeration; made by names().
template <class Enum, std::size_t Size>
struct enumeration_names {
    std::array<enumeration_name<Enum>, Size> list; ///< in the order given
    std::optional<Enum> fallback{};                ///< what any other text stands for
};

/// What an unspecialised enumeration is.
struct no_names {};

/// The customisation point: specialise it for your enumeration with names(), before its first use as a scalar.
template <class Enum>
inline constexpr no_names enumeration{};

namespace detail {

// Deliberately not constexpr: reaching one makes a consteval call ill-formed and names the cause in the diagnostic.
inline void one_text_stands_for_two_values() noexcept {}
inline void a_text_with_white_space_at_its_ends_is_never_read() noexcept {}

template <class T>
concept named_enumeration = std::is_enum_v<T> && !std::same_as<std::remove_cvref_t<decltype(enumeration<T>)>, no_names>;

template <class Enum, std::size_t Size>
[[nodiscard]] constexpr enumeration_names<Enum, Size> checked_names(enumeration_name<Enum> const (&list)[Size]) {
    enumeration_names<Enum, Size> made{};
    for (std::size_t i = 0; i < Size; ++i) {
        if (trim(list[i].text) != list[i].text) {
            detail::a_text_with_white_space_at_its_ends_is_never_read();
        }
        for (std::size_t j = 0; j < i; ++j) {
            if (list[j].text == list[i].text) {
                detail::one_text_stands_for_two_values();
            }
        }
        made.list[i] = list[i];
    }
    return made;
}

} // namespace detail

/// The names of an enumeration, given as {{value, "text"}, ...}, at least one. The texts are string literals and
/// differ; where several stand for one value, each is read and the first is written. A text twice, or one with white
/// space at either end, makes the program ill-formed.
template <class Enum, std::size_t Size>
    requires(std::is_enum_v<Enum>)
[[nodiscard]] consteval enumeration_names<Enum, Size> names(enumeration_name<Enum> const (&list)[Size]) {
    return detail::checked_names<Enum>(list);
}

/// The same with an enumerator for all other texts, so that a message does not become unreadable on the day when its
/// sender knows a word more. What that word was is not kept: unless the fallback has a name of its own, it cannot be
/// written.
template <class Enum, std::size_t Size>
    requires(std::is_enum_v<Enum>)
[[nodiscard]] consteval enumeration_names<Enum, Size> names(enumeration_name<Enum> const (&list)[Size], Enum fallback) {
    auto made = detail::checked_names<Enum>(list);
    made.fallback = fallback;
    return made;
}

/// An enumeration with names (XML Schema part 2, 4.3.5). Reads one of the texts, case-sensitive, between optional
/// white space; anything else is errc::invalid_value, or the fallback if there is one. A value without a name cannot be
/// written: encoding it is errc::invalid_value at its element.
template <detail::named_enumeration Enum>
struct scalar<Enum> {
    static constexpr std::string_view xsd = "enumeration";

    [[nodiscard]] static constexpr errc parse(std::string_view text, Enum& out) noexcept {
        text = trim(text);
        for (auto const& name : enumeration<Enum>.list) {
            if (name.text == text) {
                out = name.value;
                return errc::ok;
            }
        }
        if constexpr (enumeration<Enum>.fallback.has_value()) {
            out = *enumeration<Enum>.fallback;
            return errc::ok;
        } else {
            return errc::invalid_value;
        }
    }

    /// The names, the first few of them: `red, green`.
    [[nodiscard]] static std::string expected() {
        constexpr std::size_t most = 8;
        std::string text;
        for (std::size_t i = 0; i < enumeration<Enum>.list.size(); ++i) {
            text.append(i == 0 ? "" : ", ").append(i < most ? enumeration<Enum>.list[i].text : "...");
            if (i == most) {
                break;
            }
        }
        return text;
    }

    [[nodiscard]] static constexpr std::optional<std::string_view> format(Enum const& value) noexcept {
        for (auto const& name : enumeration<Enum>.list) {
            if (name.value == value) {
                return name.text;
            }
        }
        return std::nullopt;
    }
};

} // namespace soapcodec
