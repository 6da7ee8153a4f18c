// SPDX-License-Identifier: MIT
// JSV, a text for records, lists and dictionaries in a URL or form (JSON with the quotes of CSV), and what has one.
//
//     record        {ErrorCode:e,Message:"a, b",Errors:[{FieldName:f},{FieldName:g}]}, members that are null left out
//     list          [a,b,c], with nothing for an item that is null: [a,,c]
//     dictionary    {k1:v1,k2:"a,b"}, entries that are null left out
//     bool          True or False
//     other values  as their scalar writes them
//
// What is empty, or holds one of " : , { } [ ] CR LF, stands in double quotes, which are doubled inside. For a colon
// alone, only strings and keys do; times have one too, and no value ends at it.
//
// As with JSV's own library, a dictionary loses its null entries, and a list of a single null becomes `[]`, which is an
// empty one. All other nulls come back. (For a null record in a list, that library writes `{}`, which would come back
// as a record; between two others, it reads nothing as null as well.)
#pragma once

#include <bitset>      // std::bitset
#include <cstddef>     // std::size_t
#include <cstdint>     // std::uint64_t
#include <string>      // std::string, std::to_string
#include <string_view> // std::string_view
#include <tuple>       // std::tuple_element_t
#include <type_traits> // std::is_same_v, std::is_void_v

#include "../../limits.hpp"
#include "../../scalar.hpp"
#include "../../shape.hpp"
#include "../field.hpp"

namespace soapcodec::http::detail {

/// Brackets open at once, when reading and when writing: as many as elements in XML.
inline constexpr std::uint64_t jsv_depth = limits{}.depth;

/// The characters that a string is quoted for.
[[nodiscard]] constexpr bool is_jsv_special(char c) noexcept {
    return is_one_of(c, "\":,{}[]\r\n");
}

/// A value without parts.
template <class T>
concept plain_value = scalar_type<T> && !described<T>;

/// The two elements of a dictionary's entry, by its shape.
template <class Entry>
using key_of = std::tuple_element_t<0, typename shape_of<Entry>::elements>;
template <class Entry>
using value_of = std::tuple_element_t<1, typename shape_of<Entry>::elements>;

template <class T>
consteval bool is_entry() {
    if constexpr (!described<T>) {
        return false;
    } else if constexpr (shape_of<T>::size != 2) {
        return false;
    } else {
        return key_of<T>::name == "Key" && plain_value<typename key_of<T>::type> && value_of<T>::name == "Value";
    }
}

/// Whether a list whose items are called Items is a dictionary: DataContractSerializer calls the entries of one
/// KeyValueOf... in its namespace of arrays.
template <class Items, class List>
consteval bool is_dictionary() {
    if constexpr (std::is_void_v<Items> || !soapcodec::detail::growing_list<List>) {
        return false;
    } else {
        return Items::ns.view() == text_of<arrays_namespace> && text_of<Items::name>.starts_with("KeyValueOf") &&
               is_entry<typename list_traits<List>::item>();
    }
}

/// Refuses what has no text in a URL or form. Seen: the records around T, for one that holds itself.
template <class T, class... Seen>
consteval void check_jsv() {
    if constexpr ((std::is_same_v<T, Seen> || ...)) {
        return;
    } else if constexpr (described<T>) {
        static_assert(!shape_of<T>::has_attributes && !shape_of<T>::has_text && !shape_of<T>::has_any,
                      "soapcodec: a URL or form has no place for attributes and text_content");
        shape_of<T>::for_each([]<class Element>(Element) {
            using type = without_optional<typename Element::type>;
            if constexpr (list_type<type>) {
                check_jsv<without_optional<typename list_traits<type>::item>, T, Seen...>();
            } else if constexpr (map_type<type>) {
                check_jsv<typename type::key_type, T, Seen...>();
                check_jsv<without_optional<typename type::mapped_type>, T, Seen...>();
            } else {
                check_jsv<type, T, Seen...>();
            }
        });
    } else {
        static_assert(
            plain_value<T>,
            "soapcodec: a URL or form has a place for values, records, lists and dictionaries of these, and "
            "std::optional of any; anything else, such as raw_xml, a qname or a std::variant, cannot be in it");
    }
}

/// The value of a member that may be null; a null pointer if it is.
template <class T>
[[nodiscard]] constexpr auto const* if_not_null(T const& member) noexcept {
    if constexpr (is_optional<T>) {
        return member ? &*member : nullptr;
    } else {
        return &member;
    }
}

/// Which elements of a T have been seen, by their order.
template <class T>
using seen_elements = std::bitset<shape_of<T>::size>;

/// Calls found(element, index) for the element of that name; false if there is none.
template <class T, class Found>
bool find_element(std::string_view name, Found found) {
    bool known = false;
    std::size_t index = 0;
    shape_of<T>::for_each([&]<class Element>(Element element) {
        if (!known && name == Element::name) {
            known = true;
            found(element, index);
        }
        ++index;
    });
    return known;
}

/// The name of the first element that is required and has not been seen; an empty one if there is none.
template <class T>
[[nodiscard]] std::string_view missing_element(seen_elements<T> const& seen) {
    std::string_view missing;
    std::size_t index = 0;
    shape_of<T>::for_each([&]<class Element>(Element) {
        if (is_required<Element>() && !seen[index] && missing.empty()) {
            missing = Element::name;
        }
        ++index;
    });
    return missing;
}

// --- the path of an error, which is made from its end on the way out

/// Puts an element before the path; false.
inline bool blame_in(std::string& path, std::string_view name) {
    path.insert(0, name).insert(0, "/");
    return false;
}

/// Puts an item before the path, numbered from 1: `/Name[2]`, or `[2]` where it has the name of its list; false.
template <class Items>
bool blame_item_in(std::string& path, std::size_t number) {
    path.insert(0, "]").insert(0, std::to_string(number)).insert(0, "[");
    if constexpr (!std::is_void_v<Items>) {
        blame_in(path, text_of<Items::name>);
    }
    return false;
}

} // namespace soapcodec::http::detail
