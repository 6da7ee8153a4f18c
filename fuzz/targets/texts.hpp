// SPDX-License-Identifier: MIT
// The texts in a value, found through its shape.
#pragma once

#include <soapcodec/shape.hpp>

#include <type_traits> // std::is_same_v
#include <variant>     // std::visit
#include <vector>      // std::vector

namespace fuzzing {

/// Adds all that is of the type Text, a string or raw XML: members and items, attributes and texts.
template <class Text, class T>
void find_texts(T& value, std::vector<Text*>& found) {
    using namespace soapcodec;
    if constexpr (std::is_same_v<T, Text>) {
        found.push_back(&value);
    } else if constexpr (is_optional<T>) {
        if (value) {
            find_texts(*value, found);
        }
    } else if constexpr (list_type<T>) {
        for (auto& item : value) {
            find_texts(item, found);
        }
    } else if constexpr (map_type<T>) {
        for (auto& [key, mapped] : value) {
            find_texts(mapped, found);
        }
    } else if constexpr (choice_type<T>) {
        std::visit([&found](auto& alternative) { find_texts(alternative, found); }, value);
    } else if constexpr (described<T>) {
        auto const look = [&]<class Part>(Part) { find_texts(value.*Part::member, found); };
        shape_of<T>::for_each_attribute(look);
        shape_of<T>::for_each(look);
        shape_of<T>::for_text(look);
        shape_of<T>::for_each_any(look);
    }
}

} // namespace fuzzing
