// SPDX-License-Identifier: MIT
// How a struct is described: the one description that drives both decoding and encoding.
//
//     struct quote { std::string symbol; std::int32_t volume = 0; std::optional<std::string> note; };
//
//     template <> inline constexpr auto soapcodec::shape<quote> = soapcodec::record(
//         soapcodec::element<"Symbol", &quote::symbol>,
//         soapcodec::element<"Volume", &quote::volume, soapcodec::omittable>,
//         soapcodec::element<"Note",   &quote::note>);
//
// The C++ type of a member says what may be on the wire:
//
//     T                     required: exactly one element
//     T, omittable          absent leaves the member as it was constructed
//     std::optional<T>      absent, or xsi:nil: std::nullopt
//     std::vector<T>        with items<"Item">: an element that holds any number of <Item>; without: any number of
//                           elements of the member's own name
//     std::span<T>          the same, in an arena (for structs of views)
//
// where T is a record (it has a shape), a value (it has a scalar, scalar.hpp), xml::qname, a name
// in a namespace, xml::raw_xml, which keeps any content as it is written, or, in a list, std::optional of these.
//
// A record may have attributes, and instead of elements a text (XSD calls that simple content):
//
//     struct price { decimal amount; std::string currency; std::optional<bool> net; };
//
//     template <> inline constexpr auto soapcodec::shape<price> = soapcodec::record(
//         soapcodec::text_content<&price::amount>,
//         soapcodec::attribute<"currency", &price::currency>,
//         soapcodec::attribute<"net", &price::net>);
#pragma once

#include <array>       // std::array
#include <cstddef>     // std::size_t
#include <optional>    // std::optional
#include <span>        // std::span
#include <string_view> // std::string_view
#include <tuple>       // std::tuple
#include <type_traits> // std::is_same_v, std::remove_cvref_t
#include <utility>     // std::declval
#include <vector>      // std::vector

#include "fixed_string.hpp"
#include "scalar.hpp"

namespace soapcodec {

/// Stands for the namespace of the record around; U+0001 is in no namespace name.
inline constexpr fixed_string inherited_namespace = "\x01";

/// DataContractSerializer's namespace of lists and dictionaries of primitive types.
inline constexpr fixed_string arrays_namespace = "http://schemas.microsoft.com/2003/10/Serialization/Arrays";

// --- options of an element

/// The element may be left out, and the member then keeps its default (XSD: minOccurs="0" with a default).
struct omittable_option {};
inline constexpr omittable_option omittable;

/// A null is written as `xsi:nil="true"`; without this option it is left out. Either is read as null.
struct nillable_option {};
inline constexpr nillable_option nillable;

/// The list stands in an element of its own, and its items are called Name.
template <fixed_string Name, fixed_string Namespace>
struct items_option {
    static constexpr auto name = Name;
    static constexpr auto ns = Namespace;
};
template <fixed_string Name, fixed_string Namespace = inherited_namespace>
inline constexpr items_option<Name, Namespace> items;

/// A .NET Dictionary<string, string>: a list of key_value (services/servicestack.hpp shows one).
inline constexpr items_option<"KeyValueOfstringstring", arrays_namespace> dictionary;

/// The element's own namespace, where it differs from the record's. "" is no namespace.
template <fixed_string Namespace>
struct namespace_option {
    static constexpr auto ns = Namespace;
};
template <fixed_string Namespace>
inline constexpr namespace_option<Namespace> in_namespace;

// --- the types of members

template <class T>
struct optional_traits {
    static constexpr bool is_optional = false;
    using type = T;
};
template <class T>
struct optional_traits<std::optional<T>> {
    static constexpr bool is_optional = true;
    using type = T;
};

/// Whether T is a std::optional, and the type it holds if so, else T itself.
template <class T>
inline constexpr bool is_optional = optional_traits<T>::is_optional;
template <class T>
using without_optional = typename optional_traits<T>::type;

/// What shapes take for a list: std::vector, or std::span in an arena.
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
template <class T>
struct list_traits<std::span<T>> {
    static constexpr bool is_list = true;
    static constexpr bool is_view = true;
    using item = T;
};
template <class T>
concept list_type = list_traits<T>::is_list;

namespace detail {

template <class>
struct member_pointer;
template <class Owner, class Type>
struct member_pointer<Type Owner::*> {
    using owner = Owner;
    using type = Type;
};

// Options are looked up by type: the first that matches, else the fallback.
template <class Option>
struct option_traits {
    static constexpr bool is_items = false;
    static constexpr bool is_namespace = false;
};
template <fixed_string Name, fixed_string Namespace>
struct option_traits<items_option<Name, Namespace>> {
    static constexpr bool is_items = true;
    static constexpr bool is_namespace = false;
};
template <fixed_string Namespace>
struct option_traits<namespace_option<Namespace>> {
    static constexpr bool is_items = false;
    static constexpr bool is_namespace = true;
};

template <class... Options>
struct items_of {
    using type = void;
};
template <class First, class... Rest>
struct items_of<First, Rest...> {
    using type = std::conditional_t<option_traits<First>::is_items, First, typename items_of<Rest...>::type>;
};
template <class... Options>
struct namespace_of {
    using type = namespace_option<inherited_namespace>;
};
template <class First, class... Rest>
struct namespace_of<First, Rest...> {
    using type = std::conditional_t<option_traits<First>::is_namespace, First, typename namespace_of<Rest...>::type>;
};

/// An attribute's namespace is none where nothing is said; the record's does not apply (Namespaces in XML 1.0, 6.2).
template <class Option>
inline constexpr auto attribute_namespace = Option::ns;
template <>
inline constexpr auto attribute_namespace<namespace_option<inherited_namespace>> = fixed_string("");

} // namespace detail

/// What a description in a record is of.
enum class record_part : unsigned char { element, attribute, text };

namespace detail {

template <record_part Part, class... Parts>
using parts_of = decltype(std::tuple_cat(
    std::declval<std::conditional_t<Parts::part == Part, std::tuple<Parts>, std::tuple<>>>()...));

} // namespace detail

/// One element of a record; made by `element<"Name", &T::member, options...>`.
template <fixed_string Name, auto Member, class... Options>
struct element_shape {
    using owner = typename detail::member_pointer<decltype(Member)>::owner;
    using type = typename detail::member_pointer<decltype(Member)>::type;
    using items = typename detail::items_of<Options...>::type;

    static constexpr auto local_name = Name;
    static constexpr std::string_view name = text_of<Name>;
    static constexpr auto member = Member;
    static constexpr auto ns = detail::namespace_of<Options...>::type::ns;
    static constexpr bool is_omittable = (std::is_same_v<Options, omittable_option> || ...);
    static constexpr bool is_nillable = (std::is_same_v<Options, nillable_option> || ...);
    static constexpr bool is_wrapped = !std::is_void_v<items>;
    static constexpr auto part = record_part::element;

    static_assert(
        !is_wrapped || list_type<without_optional<type>>,
        "soapcodec: items<...> and dictionary describe lists: the member must be a std::vector or a std::span");
    static_assert(!is_nillable || is_optional<type>,
                  "soapcodec: a nillable element needs a member that can be null: std::optional<...>");
};
template <fixed_string Name, auto Member, auto... Options>
inline constexpr element_shape<Name, Member, std::remove_cv_t<decltype(Options)>...> element;

/// One attribute of a record's element; made by `attribute<"name", &T::member, options...>`. The type of the member
/// says whether it may be absent, as for elements. The namespace is none unless in_namespace says another.
template <fixed_string Name, auto Member, class... Options>
struct attribute_shape {
    using owner = typename detail::member_pointer<decltype(Member)>::owner;
    using type = typename detail::member_pointer<decltype(Member)>::type;

    static constexpr auto local_name = Name;
    static constexpr std::string_view name = text_of<Name>;
    static constexpr auto member = Member;
    static constexpr auto ns = detail::attribute_namespace<typename detail::namespace_of<Options...>::type>;
    static constexpr bool is_omittable = (std::is_same_v<Options, omittable_option> || ...);
    static constexpr auto part = record_part::attribute;

    static_assert(scalar_type<without_optional<type>> || string_like<without_optional<type>>,
                  "soapcodec: an attribute is a value or a std::optional of one: specialise soapcodec::scalar<T>");
};
template <fixed_string Name, auto Member, auto... Options>
inline constexpr attribute_shape<Name, Member, std::remove_cv_t<decltype(Options)>...> attribute;

/// The text of a record that has no elements; made by `text_content<&T::member>`. An empty text is an empty string.
template <auto Member>
struct text_shape {
    using owner = typename detail::member_pointer<decltype(Member)>::owner;
    using type = typename detail::member_pointer<decltype(Member)>::type;

    static constexpr std::string_view name{};
    static constexpr auto member = Member;
    static constexpr auto ns = fixed_string("");
    static constexpr auto part = record_part::text;

    static_assert(scalar_type<type> || string_like<type>,
                  "soapcodec: the text of a record is a value: specialise soapcodec::scalar<T> for its type");
};
template <auto Member>
inline constexpr text_shape<Member> text_content;

/// A record: elements in the order of the schema. They are written in this order and read in any.
template <fixed_string Namespace, class... Parts>
struct record_shape {
    static constexpr auto ns = Namespace;
    using elements = detail::parts_of<record_part::element, Parts...>;
    using attributes = detail::parts_of<record_part::attribute, Parts...>;
    using texts = detail::parts_of<record_part::text, Parts...>;
    static constexpr std::size_t size = std::tuple_size_v<elements>;
    static constexpr bool has_attributes = std::tuple_size_v<attributes> != 0;
    static constexpr bool has_text = std::tuple_size_v<texts> != 0;

    /// Calls f with the description of each element in order, of each attribute, or of the text.
    template <class F>
    static constexpr void for_each(F&& f) {
        for_each_in(elements{}, f);
    }
    template <class F>
    static constexpr void for_each_attribute(F&& f) {
        for_each_in(attributes{}, f);
    }
    template <class F>
    static constexpr void for_text(F&& f) {
        for_each_in(texts{}, f);
    }

private:
    template <class... Some, class F>
    static constexpr void for_each_in(std::tuple<Some...>, F& f) {
        (f(Some{}), ...);
    }
};

/// A record that can be the child of a SOAP Body (or a document element): it has a name.
template <fixed_string Name, fixed_string Namespace, fixed_string InstancePrefix, class... Elements>
struct message_shape : record_shape<Namespace, Elements...> {
    static constexpr auto local_name = Name;
    static constexpr std::string_view name = text_of<Name>;
    static constexpr std::string_view instance_prefix = text_of<InstancePrefix>;
};

namespace detail {

template <class... Elements>
consteval bool names_differ() {
    constexpr std::array<std::string_view, sizeof...(Elements)> names{Elements::name...};
    constexpr std::array<std::string_view, sizeof...(Elements)> spaces{Elements::ns.view()...};
    constexpr std::array<record_part, sizeof...(Elements)> parts{Elements::part...};
    for (std::size_t i = 0; i < names.size(); ++i) {
        for (std::size_t j = i + 1; j < names.size(); ++j) {
            if (parts[i] == parts[j] && names[i] == names[j] && spaces[i] == spaces[j]) {
                return false;
            }
        }
    }
    return true;
}

template <class... Elements>
consteval void check_record() {
    static_assert(names_differ<Elements...>(),
                  "soapcodec: two elements of one record have the same name; each element may be described once");
    static_assert(sizeof...(Elements) <= 64, "soapcodec: a record may have at most 64 elements");
    constexpr auto count = []([[maybe_unused]] record_part part) {
        return ((Elements::part == part ? 1 : 0) + ... + 0);
    };
    static_assert(count(record_part::text) == 0 || count(record_part::element) == 0,
                  "soapcodec: a record has either elements or text_content");
}

} // namespace detail

/// Describes a record whose elements are in the namespace of the record around it.
template <class... Elements>
[[nodiscard]] consteval auto record(Elements...) {
    detail::check_record<Elements...>();
    return record_shape<inherited_namespace, Elements...>{};
}

/// Describes a record whose elements are in a namespace of their own.
template <fixed_string Namespace, class... Elements>
[[nodiscard]] consteval auto record_in(Elements...) {
    detail::check_record<Elements...>();
    return record_shape<Namespace, Elements...>{};
}

/// Describes a message: the name and namespace of its element, then its content. InstancePrefix, when given, is the
/// prefix by which the written message declares the XMLSchema-instance namespace on its own element, as
/// DataContractSerializer does; otherwise xsi:nil uses the declaration of the Envelope.
template <fixed_string Name, fixed_string Namespace, fixed_string InstancePrefix = "", class... Elements>
[[nodiscard]] consteval auto message(Elements...) {
    detail::check_record<Elements...>();
    return message_shape<Name, Namespace, InstancePrefix, Elements...>{};
}

/// What an unspecialised shape is.
struct no_shape {};

/// The customisation point: specialise it for your type with record(), record_in() or message().
template <class T>
inline constexpr no_shape shape{};

/// The type of T's shape: shape_of<T>::for_each(f) calls f with the description of each element.
template <class T>
using shape_of = std::remove_cvref_t<decltype(shape<T>)>;

/// The list to use in a struct whose string type is a template parameter: std::vector beside strings that own their
/// text, std::span beside views.
template <class String, class T>
using list_for = std::conditional_t<std::is_same_v<String, std::string_view>, std::span<T>, std::vector<T>>;

/// T has a shape.
template <class T>
concept described = !std::is_same_v<shape_of<T>, no_shape>;

/// T has a shape with a name, so that it can stand in a Body.
template <class T>
concept message_type = described<T> && requires {
    shape_of<T>::name;
};

namespace detail {

/// Seen: the records around T, for one that holds itself.
template <class T, class... Seen>
[[nodiscard]] consteval bool holds_views() {
    if constexpr (is_optional<T>) {
        return holds_views<without_optional<T>, Seen...>();
    } else if constexpr (list_type<T>) {
        return list_traits<T>::is_view || holds_views<typename list_traits<T>::item, Seen...>();
    } else if constexpr ((std::is_same_v<T, Seen> || ...)) {
        return false;
    } else if constexpr (described<T>) {
        bool any = false;
        auto const ask = [&any](auto part) { any = any || holds_views<typename decltype(part)::type, T, Seen...>(); };
        shape_of<T>::for_each(ask);
        shape_of<T>::for_each_attribute(ask);
        shape_of<T>::for_text(ask);
        return any;
    } else {
        return std::is_same_v<T, std::string_view>;
    }
}

} // namespace detail

/// Whether values of T refer to memory they do not own, by the shape: std::string_view or std::span somewhere in it.
template <class T>
[[nodiscard]] consteval bool holds_views() {
    return detail::holds_views<T>();
}

} // namespace soapcodec
