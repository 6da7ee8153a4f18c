// SPDX-License-Identifier: MIT
// What an element or attribute may be told beside its name and member.
//
//     soapcodec::element<"Note", &item::note, soapcodec::omittable>
//     soapcodec::element<"Meta", &item::meta, soapcodec::dictionary, soapcodec::nillable>
//     soapcodec::attribute<"lang", &item::lang, soapcodec::in_namespace<soapcodec::xml::xml_namespace>>
//
// Errors are the compiler's: an option that means nothing where it stands says so in a static_assert.
#pragma once

#include "../cxx20.hpp"

#include <cstddef>     // std::size_t
#include <type_traits> // std::conditional_t

#include "../fixed_string.hpp"
#include "../xml/qname.hpp"

namespace soapcodec {

/// Stands for the namespace of the record around; U+0001 is in no namespace name.
inline constexpr fixed_string inherited_namespace = "\x01";

/// The namespace of something in a record or list whose namespace is Around.
template <fixed_string Own, fixed_string Around>
[[nodiscard]] consteval auto resolve_namespace() {
    if constexpr (Own.view() == inherited_namespace.view()) {
        return Around;
    } else {
        return Own;
    }
}

/// DataContractSerializer's namespace of lists and dictionaries of primitive types.
inline constexpr fixed_string arrays_namespace = "http://schemas.microsoft.com/2003/10/Serialization/Arrays";

/// The element may be left out, and the member then keeps its default (XSD: minOccurs="0" with a default). Not for a
/// std::optional or a list, whose element may always be left out.
struct omittable_option {};
inline constexpr omittable_option omittable;

/// A null is written as `xsi:nil="true"`; without this option it is left out. Either is read as null.
struct nillable_option {};
inline constexpr nillable_option nillable;

/// A text that is empty, or white space, and no value of the type, is read as null: `<Count/>` into a
/// std::optional<int>. It is never written. For all elements at once: decode_options::empty_is_null.
struct empty_is_null_option {};
inline constexpr empty_is_null_option empty_is_null;

namespace detail {

/// What an element or attribute can be called. The namespace is said beside the name: there are no prefixes.
template <fixed_string Name>
inline constexpr bool is_name = xml::is_local_part(Name.view());

} // namespace detail

/// The list stands in an element of its own, and its items are called Name.
template <fixed_string Name, fixed_string Namespace>
struct items_option {
    static constexpr auto name = Name;
    static constexpr auto ns = Namespace;

    static_assert(detail::is_name<Name>, "soapcodec: the name of items is an XML name without a prefix (NCName)");
};
template <fixed_string Name, fixed_string Namespace = inherited_namespace>
inline constexpr items_option<Name, Namespace> items;

/// The same, for a list whose items may be called anything, as those of a SOAP array (SOAP 1.1, 5.4.2): each element in
/// it is an item. Name is what they are called when they are written; what they were called is not kept (any_elements
/// keeps it).
template <fixed_string Name, fixed_string Namespace>
struct any_items_option : items_option<Name, Namespace> {};
template <fixed_string Name, fixed_string Namespace = inherited_namespace>
inline constexpr any_items_option<Name, Namespace> items_of_any_name;

/// The entries of a map: elements called Name, each of which holds an element called Key and one called Value. items
/// and dictionary mean entries, too, where the member is a map: those of DataContractSerializer, `Key` and `Value`.
template <fixed_string Name, fixed_string Key, fixed_string Value, fixed_string Namespace>
struct entries_option : items_option<Name, Namespace> {
    static constexpr auto key = Key;     ///< what the element of an entry's key is called
    static constexpr auto value = Value; ///< what the element of its value is called
    static_assert(detail::is_name<Key> && detail::is_name<Value> && Key.view() != Value.view(),
                  "soapcodec: the names in entries<...> are XML names without a prefix (NCName), and differ");
};
template <fixed_string Name, fixed_string Key = "Key", fixed_string Value = "Value",
          fixed_string Namespace = inherited_namespace>
inline constexpr entries_option<Name, Key, Value, Namespace> entries;

/// A .NET Dictionary<string, string>: a map, or a list of key_value (services/servicestack.hpp shows one).
inline constexpr items_option<"KeyValueOfstringstring", arrays_namespace> dictionary;

/// The element's own namespace, where it differs from the record's. "" is no namespace.
template <fixed_string Namespace>
struct namespace_option {
    static constexpr auto ns = Namespace;
};
template <fixed_string Namespace>
inline constexpr namespace_option<Namespace> in_namespace;

namespace detail {

enum class option_kind : unsigned char { none, omittable, nillable, empty_is_null, items, in_namespace };

/// What an option is about; none for what is no option.
template <class Option>
inline constexpr auto kind_of_option = option_kind::none;
template <>
inline constexpr auto kind_of_option<omittable_option> = option_kind::omittable;
template <>
inline constexpr auto kind_of_option<nillable_option> = option_kind::nillable;
template <>
inline constexpr auto kind_of_option<empty_is_null_option> = option_kind::empty_is_null;
template <fixed_string Name, fixed_string Namespace>
inline constexpr auto kind_of_option<items_option<Name, Namespace>> = option_kind::items;
template <fixed_string Name, fixed_string Namespace>
inline constexpr auto kind_of_option<any_items_option<Name, Namespace>> = option_kind::items;
template <fixed_string Name, fixed_string Key, fixed_string Value, fixed_string Namespace>
inline constexpr auto kind_of_option<entries_option<Name, Key, Value, Namespace>> = option_kind::items;
template <fixed_string Namespace>
inline constexpr auto kind_of_option<namespace_option<Namespace>> = option_kind::in_namespace;

template <class... Options>
struct option_list {
    /// How many are about one thing.
    template <option_kind Kind>
    static constexpr std::size_t count = ((kind_of_option<Options> == Kind ? 1U : 0U) + ... + 0U);

    /// Whether there is none about anything else.
    template <option_kind... Kinds>
    static constexpr bool are_only = (count<Kinds> + ... + 0U) == sizeof...(Options);

    /// Whether no two are about the same.
    static constexpr bool differ = ((count<kind_of_option<Options>> == 1) && ...);
};

// An option with a value is looked up by type: the first that matches, else the fallback.

template <class... Options>
struct items_of {
    using type = void;
};
template <class First, class... Rest>
struct items_of<First, Rest...> {
    using type =
        std::conditional_t<kind_of_option<First> == option_kind::items, First, typename items_of<Rest...>::type>;
};
template <class... Options>
struct namespace_of {
    using type = namespace_option<inherited_namespace>;
};
template <class First, class... Rest>
struct namespace_of<First, Rest...> {
    using type = std::conditional_t<kind_of_option<First> == option_kind::in_namespace, First,
                                    typename namespace_of<Rest...>::type>;
};

/// An attribute's namespace is none where nothing is said; the record's does not apply (Namespaces in XML 1.0, 6.2).
template <class Option>
inline constexpr auto attribute_namespace = Option::ns;
template <>
inline constexpr auto attribute_namespace<namespace_option<inherited_namespace>> = fixed_string("");

} // namespace detail

} // namespace soapcodec
