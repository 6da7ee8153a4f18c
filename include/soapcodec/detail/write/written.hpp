// SPDX-License-Identifier: MIT
// Which members of a struct have anything to write.
#pragma once

#include <tuple>       // std::tuple
#include <type_traits> // std::type_identity

#include "../../shape.hpp"
#include "../inline.hpp"

namespace soapcodec::detail {

/// Whether an element, or one for each of its items, is written.
template <class Element, class T>
[[nodiscard]] SOAPCODEC_DETAIL_INLINE bool is_written(T const& value) {
    auto const& member = member_of<Element::member>(value);
    if constexpr (is_optional<typename Element::type>) {
        return static_cast<bool>(member) || Element::is_nillable;
    } else if constexpr (list_type<typename Element::type> && !Element::is_wrapped) {
        return !member.empty();
    } else {
        return true;
    }
}

/// Whether a record has any element to write.
template <class Shape, class T>
[[nodiscard]] SOAPCODEC_DETAIL_INLINE bool has_content(T const& value) {
    return [&]<class... Elements, class... Any>(std::type_identity<std::tuple<Elements...>>,
                                                std::type_identity<std::tuple<Any...>>) {
        return (is_written<Elements>(value) || ...) || (!(value.*Any::member).empty() || ...);
    }(std::type_identity<typename Shape::elements>{}, std::type_identity<typename Shape::any_elements>{});
}

/// Whether the start tag of a T has more than its name, or is followed by text.
template <class T>
inline constexpr bool has_more_than_elements = [] {
    if constexpr (described<T>) {
        return shape_of<T>::has_attributes || shape_of<T>::has_text ||
               std::tuple_size_v<typename shape_of<T>::any_attributes> != 0;
    } else {
        return false;
    }
}();

} // namespace soapcodec::detail
