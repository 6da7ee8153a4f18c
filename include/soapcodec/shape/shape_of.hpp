// SPDX-License-Identifier: MIT
// Which shape a type has: the customisation point.
//
// A user's function soap_shape(T const*) is found by the type of its argument (argument-dependent lookup), as swap and
// begin are. What the library looks at is the variable shape<T>, which holds what the function returns.
#pragma once

#include "../cxx20.hpp"

#include <tuple>       // std::tuple
#include <type_traits> // std::is_same_v, std::is_base_of_v, std::is_pointer_v, std::type_identity

#include "../scalar.hpp"
#include "../xml/qname.hpp"
#include "../xml/raw.hpp"
#include "mistake.hpp"

namespace soapcodec {

/// The shape of a type that nobody has described.
struct no_shape {};

namespace detail {

/// What a call finds for a type that nobody has described. It fits exactly, so that a struct derived from a described
/// one does not pass for its base. A function for T itself is preferred to this template.
template <class T>
consteval no_shape soap_shape(T const*) {
    return {};
}

template <class T>
using found_shape = decltype(soap_shape(static_cast<T const*>(nullptr)));

template <class T>
concept has_constant_shape = requires {
    typename std::bool_constant<(static_cast<void>(soap_shape(static_cast<T const*>(nullptr))), true)>;
};

/// There is a function, but for a T or a T*.
template <class T>
concept has_shape_of_value = !std::is_pointer_v<T> && requires(T const& value) {
    soap_shape(value);
};
template <class T>
concept has_shape_of_variable = requires(T* variable) {
    requires !std::is_same_v<decltype(soap_shape(variable)), no_shape>;
};

template <class Shape>
concept shape_type = requires {
    typename Shape::elements;
    Shape::ns;
};

/// What soap_shape returns for T, or no_shape.
template <class T>
[[nodiscard]] consteval auto find_shape() {
    if constexpr (std::is_same_v<found_shape<T>, no_shape>) {
        constexpr bool is_found = has_shape_of_value<T> || has_shape_of_variable<T>;
        if constexpr (is_found) {
            static_cast<void>(sizeof(mistake::needs_soap_shape_of_const_pointer<T>));
        }
        static_assert(!is_found,
                      "soapcodec: the parameter of soap_shape is a pointer: constexpr auto soap_shape(T const*)");
        return no_shape{};
    } else if constexpr (!shape_type<found_shape<T>>) {
        static_assert(shape_type<found_shape<T>>, "soapcodec: soap_shape(T const*) returns what soapcodec::record(), "
                                                  "soapcodec::record_in() or soapcodec::message() has made");
        return no_shape{};
    } else if constexpr (!has_constant_shape<T>) {
        static_cast<void>(sizeof(mistake::needs_constexpr_soap_shape<T>));
        static_assert(has_constant_shape<T>, "soapcodec: soap_shape(T const*) has to be constexpr");
        return no_shape{};
    } else {
        // The type would do, but a function in an unnamed namespace that is never called makes compilers warn.
        return soap_shape(static_cast<T const*>(nullptr));
    }
}

} // namespace detail

/// The shape of T: what soap_shape(T const*) returns. For a type in whose namespace you cannot write that function,
/// specialise the variable:
///
///     template <>
///     inline constexpr auto soapcodec::shape<theirs::type> = soapcodec::record(...);
///
/// Either has to be declared before the shape of T is first asked for. Where that is too late, a specialisation is an
/// error; for a function nothing changes any more: T stays without a shape, and decoding or encoding it is an error.
template <class T>
inline constexpr auto shape = detail::find_shape<T>();
template <class T>
inline constexpr no_shape shape<T const>{};

namespace detail {

template <class T, class Part>
inline constexpr bool is_part_of =
    std::is_same_v<typename Part::owner, T> || std::is_base_of_v<typename Part::owner, T>;

template <class T, class Part>
consteval void check_owner() {
    if constexpr (!is_part_of<T, Part>) {
        static_cast<void>(sizeof(mistake::has_a_part_of_another_struct<T, Part>));
        static_assert(is_part_of<T, Part>, "soapcodec: the shape of a type describes the members of that type: "
                                           "another's stand in it");
    }
}
template <class T, class... Parts>
consteval void check_owners(std::type_identity<std::tuple<Parts...>>) {
    if constexpr (!(is_part_of<T, Parts> && ...)) {
        (check_owner<T, Parts>(), ...);
    }
}

/// Is true, or an error: the shape is another type's, or in a variable that is not constexpr, and so could be another
/// one in each translation unit.
template <class T, class Variable>
[[nodiscard]] consteval bool check_shape() {
    using type = std::remove_const_t<Variable>;
    constexpr bool is_constant = std::is_const_v<Variable>;
    if constexpr (!is_constant) {
        static_cast<void>(sizeof(mistake::needs_constexpr_soap_shape<T>));
        static_assert(is_constant, "soapcodec: shape<T> is inline constexpr");
    } else if constexpr (!std::is_same_v<type, no_shape>) {
        check_owners<T>(std::type_identity<typename type::elements>{});
        check_owners<T>(std::type_identity<typename type::attributes>{});
        check_owners<T>(std::type_identity<typename type::texts>{});
        check_owners<T>(std::type_identity<typename type::any_elements>{});
        check_owners<T>(std::type_identity<typename type::any_attributes>{});
    }
    return true;
}

/// The type of T's shape, when it has been found to be one for T.
template <class T>
struct checked_shape {
    using type = std::remove_cv_t<decltype(shape<T>)>;
    static constexpr bool is_value = scalar_type<T> || std::is_same_v<T, xml::qname> ||
                                     std::is_same_v<T, xml::raw_xml> || std::is_same_v<T, xml::any_element>;

    static_assert(std::is_same_v<type, no_shape> || !is_value,
                  "soapcodec: a value has no shape: this type has a soapcodec::scalar, or is xml::qname, xml::raw_xml "
                  "or xml::any_element");
    static_assert(check_shape<T, decltype(shape<T>)>());
};

} // namespace detail

/// The type of T's shape: shape_of<T>::for_each(f) calls f with the description of each element.
template <class T>
using shape_of = typename detail::checked_shape<T>::type;

/// T has a shape.
template <class T>
concept described = !std::is_same_v<shape_of<T>, no_shape>;

/// T has a shape with a name, so that it can stand in a Body.
template <class T>
concept message_type = described<T> && requires {
    shape_of<T>::name;
};

} // namespace soapcodec
