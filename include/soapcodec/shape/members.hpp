// SPDX-License-Identifier: MIT
// The types that members of a described struct are made of: what may be null, lists, choices.
#pragma once

#include "../cxx20.hpp"

#include <array>       // std::array
#include <concepts>    // std::convertible_to
#include <cstddef>     // std::size_t
#include <deque>       // std::deque
#include <memory>      // std::unique_ptr, std::make_unique
#include <optional>    // std::optional
#include <span>        // std::span
#include <tuple>       // std::tuple
#include <type_traits> // std::is_same_v, std::is_member_pointer_v, std::is_array_v
#include <utility>     // std::move
#include <variant>     // std::variant, std::monostate
#include <vector>      // std::vector

#include "../detail/inline.hpp"
#include "../scalar.hpp"

namespace soapcodec {

/// What shapes take for what may be null: std::optional, or std::unique_ptr, whose content lies apart.
template <class T>
struct optional_traits {
    static constexpr bool is_optional = false; ///< it may be null
    static constexpr bool is_apart = false;    ///< what it holds is allocated by itself
    using type = T;                            ///< what it holds; T itself if it may not be null
};
/// A value beside the others, which may be null.
template <class T>
struct optional_traits<std::optional<T>> {
    static constexpr bool is_optional = true; ///< it may be null
    static constexpr bool is_apart = false;   ///< it lies in its record
    using type = T;                           ///< what it holds
};
/// A value that lies apart and may be null.
template <class T>
    requires(!std::is_array_v<T>)
struct optional_traits<std::unique_ptr<T>> {
    static constexpr bool is_optional = true; ///< it may be null
    static constexpr bool is_apart = true;    ///< it is allocated by itself
    using type = T;                           ///< what it holds
};

/// Whether T may be null, and the type it holds if so, else T itself.
template <class T>
inline constexpr bool is_optional = optional_traits<T>::is_optional;
template <class T>
using without_optional = typename optional_traits<T>::type;

/// What shapes take for a list: std::vector or std::deque, std::array, or std::span in an arena.
template <class T>
struct list_traits {
    static constexpr bool is_list = false;
};
template <class T, class A>
struct list_traits<std::vector<T, A>> {
    static constexpr bool is_list = true;
    static constexpr bool is_view = false;
    using item = T;
};
template <class T, class A>
struct list_traits<std::deque<T, A>> {
    static constexpr bool is_list = true;
    static constexpr bool is_view = false;
    using item = T;
};
template <class T>
struct list_traits<std::span<T>> {
    static constexpr bool is_list = true;
    static constexpr bool is_view = true;
    using item = T;
};
/// A list that has so many items, unless it is a value: an array that has a scalar.
template <class T, std::size_t Size>
    requires(Size != 0 && !scalar_type<std::array<T, Size>>)
struct list_traits<std::array<T, Size>> {
    static constexpr bool is_list = true;
    static constexpr bool is_view = false;
    using item = T;
};
template <class T>
concept list_type = list_traits<T>::is_list;

/// What shapes take for a map: std::map, and what is like it. Its keys are in order, so that the same map is always
/// written alike, and each is there once.
template <class T>
struct map_traits {
    static constexpr bool is_map = false; ///< it is one
};
/// A map, if its keys are in order.
template <template <class...> class Map, class Key, class Value, class... Others>
struct map_traits<Map<Key, Value, Others...>> {
    using map = Map<Key, Value, Others...>; ///< itself
    /// It is one.
    static constexpr bool is_map = requires(map & m, Key key, Value value) {
        typename map::key_compare;
        typename map::mapped_type; // a std::set has none
        { m.emplace(std::move(key), std::move(value)).second } -> std::convertible_to<bool>;
    };
};
template <class T>
concept map_type = map_traits<T>::is_map;

/// What shapes take for a choice: std::variant.
template <class T>
struct choice_traits {
    static constexpr bool is_choice = false;
};
template <class... Alternatives>
struct choice_traits<std::variant<Alternatives...>> {
    static constexpr bool is_choice = true;
    static constexpr std::size_t size = sizeof...(Alternatives);
    static constexpr bool has_monostate = (std::is_same_v<Alternatives, std::monostate> || ...);
};
template <class T>
concept choice_type = choice_traits<T>::is_choice;

/// What a Body holds when it is not one message: std::tuple of messages, each of which is there; of none for nothing.
template <class T>
inline constexpr bool is_parts = false;
template <class... Parts>
inline constexpr bool is_parts<std::tuple<Parts...>> = true;

namespace detail {

template <class T>
struct member_pointer {
    static_assert(std::is_member_pointer_v<T>, "soapcodec: a member is given by its address: &T::member");
    using owner = void;
    using type = void;
};
template <class Owner, class Type>
struct member_pointer<Type Owner::*> {
    using owner = Owner;
    using type = Type;
};

/// Whether what T holds is memory of its own.
template <class T>
inline constexpr bool is_apart = optional_traits<T>::is_apart;

/// What may be null holds a new object from now on: that.
template <class Holder>
SOAPCODEC_DETAIL_INLINE auto& make_in(Holder& holder) {
    if constexpr (is_apart<Holder>) {
        holder = std::make_unique<without_optional<Holder>>();
        return *holder;
    } else {
        return holder.emplace();
    }
}

/// The number of items that a list always has; 0 of one that has any number, and of what is no list.
template <class T>
inline constexpr std::size_t fixed_size = 0;
template <class T, std::size_t Size>
    requires list_type<std::array<T, Size>>
inline constexpr std::size_t fixed_size<std::array<T, Size>> = Size;

/// A list that has any number of items.
template <class T>
concept growing_list = list_type<T> && fixed_size<T>
== 0;

/// Whether T has a value for what is not there: null, or an empty list or map.
template <class T>
inline constexpr bool can_be_absent = is_optional<T> || growing_list<T> || map_type<T>;

/// Whether T may stand in an element of its own that holds any number of others.
template <class T>
inline constexpr bool is_list_or_map = list_type<T> || map_type<T>;

} // namespace detail

/// Whether an element or attribute has to be there: nothing says what its absence means. (Without it, a list is empty,
/// an optional null.)
template <class Part>
[[nodiscard]] consteval bool is_required() {
    using type = typename Part::type;
    return !Part::is_omittable && !detail::can_be_absent<type>;
}

} // namespace soapcodec
