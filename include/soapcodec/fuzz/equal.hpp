// SPDX-License-Identifier: MIT
// Whether two values are the same, member by member through their shape.
//
// Stricter than operator== where that is too weak for a round trip (0.0 and -0.0 differ), and weaker where that is too
// strict (NaN is equal to NaN). Spans are compared by what is in them.
#pragma once

#include "../cxx20.hpp"

#include <algorithm>   // std::ranges::equal
#include <bit>         // std::bit_cast
#include <cmath>       // std::isnan
#include <concepts>    // std::equality_comparable, std::floating_point
#include <cstddef>     // std::size_t
#include <cstdint>     // std::uint32_t, std::uint64_t
#include <optional>    // std::optional
#include <string>      // std::string
#include <string_view> // std::string_view
#include <tuple>       // std::get, std::tuple_size_v
#include <type_traits> // std::conditional_t, std::is_same_v
#include <utility>     // std::index_sequence
#include <variant>     // std::variant, std::get_if

#include "../scalar.hpp"
#include "../shape.hpp"
#include "../xsd/list.hpp"

namespace soapcodec::fuzz {

namespace detail {

/// SameRaw: whether two pieces of raw XML are the same.
template <class T, class SameRaw>
[[nodiscard]] bool same(T const& left, T const& right, SameRaw const& same_raw);

template <class Choice, class SameRaw, std::size_t... I>
[[nodiscard]] bool same_choice(Choice const& left, Choice const& right, SameRaw const& same_raw,
                               std::index_sequence<I...>) {
    auto const held_in_both = [&]<class T>(T const* one, T const* other) {
        return one == nullptr || same(*one, *other, same_raw);
    };
    return left.index() == right.index() && (held_in_both(std::get_if<I>(&left), std::get_if<I>(&right)) && ...);
}

template <class T, class SameRaw>
[[nodiscard]] bool same_record(T const& left, T const& right, SameRaw const& same_raw) {
    bool all = true;
    auto const compare = [&]<class Part>(Part) {
        all = all && same(left.*Part::member, right.*Part::member, same_raw);
    };
    shape_of<T>::for_each_attribute(compare);
    shape_of<T>::for_each(compare);
    shape_of<T>::for_text(compare);
    shape_of<T>::for_each_any([&]<class Part>(Part part) {
        compare(part);
        if constexpr (Part::part == record_part::any_elements) {
            auto const same_name = [](auto const& one, auto const& other) { return one.name == other.name; };
            all = all && std::ranges::equal(left.*Part::member, right.*Part::member, same_name);
        }
    });
    return all;
}

template <std::floating_point T>
[[nodiscard]] bool same_real(T left, T right) noexcept {
    using bits = std::conditional_t<sizeof(T) == sizeof(std::uint32_t), std::uint32_t, std::uint64_t>;
    return (std::isnan(left) && std::isnan(right)) || std::bit_cast<bits>(left) == std::bit_cast<bits>(right);
}

template <class T>
inline constexpr bool is_value_list = false;
template <class T>
inline constexpr bool is_value_list<value_list<T>> = true;

/// By what is written, for values that are not comparable by themselves.
template <class T>
[[nodiscard]] std::optional<std::string> written(T const& value) {
    using text = std::optional<std::string>;
    return with_text(
        value, [](std::string_view written) { return text(written); }, [] { return text(); });
}

template <class T, class SameRaw>
bool same(T const& left, T const& right, SameRaw const& same_raw) {
    if constexpr (is_optional<T>) {
        return static_cast<bool>(left) == static_cast<bool>(right) && (!left || same(*left, *right, same_raw));
    } else if constexpr (list_type<T>) {
        bool all = left.size() == right.size();
        for (std::size_t i = 0; all && i < left.size(); ++i) {
            all = same(left[i], right[i], same_raw);
        }
        return all;
    } else if constexpr (map_type<T>) {
        bool all = left.size() == right.size();
        for (auto entry = left.begin(); all && entry != left.end(); ++entry) {
            auto const found = right.find(entry->first);
            all = found != right.end() && same(entry->second, found->second, same_raw);
        }
        return all;
    } else if constexpr (choice_type<T>) {
        return same_choice(left, right, same_raw, std::make_index_sequence<choice_traits<T>::size>());
    } else if constexpr (is_parts<T>) {
        return [&]<std::size_t... I>(std::index_sequence<I...>) {
            return (same(std::get<I>(left), std::get<I>(right), same_raw) && ...);
        }
        (std::make_index_sequence<std::tuple_size_v<T>>());
    } else if constexpr (described<T>) {
        return same_record(left, right, same_raw);
    } else if constexpr (std::is_same_v<T, xml::raw_xml>) {
        return same_raw(left, right);
    } else if constexpr (std::is_same_v<T, xml::any_element>) { // by any name: an element's is said by its shape
        return left.attributes == right.attributes && same_raw(left.content, right.content);
    } else if constexpr (std::same_as<T, float> || std::same_as<T, double>) {
        return same_real(left, right);
    } else if constexpr (is_value_list<T>) {
        return same(left.values, right.values, same_raw);
    } else if constexpr (std::equality_comparable<T>) {
        return left == right;
    } else {
        return written(left) == written(right);
    }
}

} // namespace detail

/// Whether two values are the same to the last bit, but for the sign and payload of a NaN.
template <class T>
[[nodiscard]] bool equal(T const& left, T const& right) {
    return detail::same(left, right, [](xml::raw_xml const& one, xml::raw_xml const& other) { return one == other; });
}

} // namespace soapcodec::fuzz
