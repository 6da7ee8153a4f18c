// SPDX-License-Identifier: MIT
// Whether the members of a record are something that can be read and written. It is asked when the record is, and not
// when it is described: the shapes of its members may stand behind its own.
#pragma once

#include "../cxx20.hpp"

#include <tuple>       // std::tuple
#include <type_traits> // std::is_same_v, std::remove_const_t, std::type_identity
#include <variant>     // std::variant

#include "../scalar.hpp"
#include "../shape.hpp"
#include "../xml/qname.hpp"
#include "../xml/raw.hpp"
#include "choice.hpp"
#include "members.hpp"
#include "mistake.hpp"
#include "shape_of.hpp"

namespace soapcodec::detail {

/// What a member holds: what it is, or one of its items, when it is not null.
template <class T>
[[nodiscard]] consteval auto content_of_member() {
    if constexpr (is_optional<T>) {
        return content_of_member<without_optional<T>>();
    } else if constexpr (list_type<T>) {
        return content_of_member<typename list_traits<T>::item>();
    } else if constexpr (map_type<T>) {
        return content_of_member<typename T::mapped_type>();
    } else {
        return std::type_identity<T>{};
    }
}

/// A container that is none of those that shapes know.
template <class T>
concept other_container = requires(T& list) {
    typename T::value_type;
    list.begin();
    list.clear();
};

template <class T>
inline constexpr bool is_known_content =
    scalar_type<T> || string_like<T> || std::is_same_v<T, xml::qname> || std::is_same_v<T, xml::raw_xml> ||
    std::is_same_v<T, xml::any_element> || described<T> || typed_choice<T>;

template <auto Member, class T>
consteval void check_content() {
    using content = typename decltype(content_of_member<T>())::type;
    constexpr bool is_known = is_known_content<content>;
    if constexpr (!is_known && other_container<content>) {
        static_cast<void>(sizeof(mistake::is_no_list_or_map<content, Member>));
        static_assert(is_known, "soapcodec: a list is a std::vector, std::deque, std::array or std::span, and a map a "
                                "std::map or what is in order like it");
    } else if constexpr (!is_known) {
        static_cast<void>(sizeof(mistake::needs_soap_shape_or_scalar<content, Member>));
        static_assert(is_known,
                      "soapcodec: a member's type has neither a shape nor a scalar: write constexpr auto "
                      "soap_shape(T const*) in the namespace of T for a record, specialise soapcodec::scalar<T> for a "
                      "value, describe a list with soapcodec::items<\"Item\"> or a std::variant with "
                      "soapcodec::choice, or give each record in it a soapcodec::type_name");
    }
}

template <class Part>
consteval void check_member() {
    if constexpr (Part::is_choice) {
        []<class... Alternatives>(std::type_identity<std::variant<Alternatives...>>) {
            (check_content<Part::member, Alternatives>(), ...);
        }(std::type_identity<typename choice_in<typename Part::type>::type>{});
    } else {
        using type = std::remove_const_t<typename Part::type>; // the key of a map's entry is const
        if constexpr (!is_known_content<type>) {
            check_content<Part::member, type>();
        }
    }
}

/// Is true, or an error that names a member of T.
template <class T>
[[nodiscard]] consteval bool check_members() {
    []<class... Parts>(std::type_identity<std::tuple<Parts...>>) {
        (check_member<Parts>(), ...);
    }(std::type_identity<typename shape_of<T>::elements>{});
    return true;
}

} // namespace soapcodec::detail
