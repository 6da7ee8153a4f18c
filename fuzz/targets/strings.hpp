// SPDX-License-Identifier: MIT
// The strings in a value, found through its shape.
#pragma once

#include <soapcodec/shape.hpp>

#include <string>      // std::string
#include <type_traits> // std::is_same_v
#include <variant>     // std::visit
#include <vector>      // std::vector

namespace fuzzing {

/// Adds all strings that the value owns and that are written as they are: members and items, attributes and texts.
template <class T>
void find_strings(T& value, std::vector<std::string*>& found) {
    using namespace soapcodec;
    if constexpr (std::is_same_v<T, std::string>) {
        found.push_back(&value);
    } else if constexpr (is_optional<T>) {
        if (value) {
            find_strings(*value, found);
        }
    } else if constexpr (list_type<T>) {
        for (auto& item : value) {
            find_strings(item, found);
        }
    } else if constexpr (choice_type<T>) {
        std::visit([&found](auto& alternative) { find_strings(alternative, found); }, value);
    } else if constexpr (described<T>) {
        auto const look = [&]<class Part>(Part) { find_strings(value.*Part::member, found); };
        shape_of<T>::for_each_attribute(look);
        shape_of<T>::for_each(look);
        shape_of<T>::for_text(look);
    }
}

} // namespace fuzzing
