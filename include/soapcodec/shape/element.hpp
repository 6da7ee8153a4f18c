// SPDX-License-Identifier: MIT
// The parts of a record: its elements, its attributes, its text, the name of its type.
//
//     soapcodec::record(soapcodec::element<"Id", &item::id>,
//                       soapcodec::element<"Tags", &item::tags, soapcodec::items<"Tag">>,
//                       soapcodec::attribute<"currency", &item::currency>,
//                       soapcodec::type_name<"Item">);
//
// Errors are the compiler's: a description that cannot be says why in a static_assert.
#pragma once

#include "../cxx20.hpp"

#include <cstddef>     // std::size_t
#include <string_view> // std::string_view
#include <type_traits> // std::is_same_v, std::is_void_v, std::remove_cv_t
#include <vector>      // std::vector

#include "../fixed_string.hpp"
#include "../scalar.hpp"
#include "../xml/qname.hpp"
#include "../xml/raw.hpp"
#include "members.hpp"
#include "mistake.hpp"
#include "options.hpp"

namespace soapcodec {

/// What a description in a record is of.
enum class record_part : unsigned char { element, attribute, text, type, any_elements, any_attributes };

namespace detail {

template <class Items>
inline constexpr bool has_entry_names = false;
template <fixed_string Name, fixed_string Key, fixed_string Value, fixed_string Namespace>
inline constexpr bool has_entry_names<entries_option<Name, Key, Value, Namespace>> = true;

template <class Items>
inline constexpr bool has_any_name = false;
template <fixed_string Name, fixed_string Namespace>
inline constexpr bool has_any_name<any_items_option<Name, Namespace>> = true;

/// Of a std::array: each has a bit of its own while it is read.
inline constexpr std::size_t most_items = 64;

/// Whether T, of that member, can be described with such items, void for none. Errors say why not.
template <class Items, class T, auto Member>
[[nodiscard]] consteval bool check_items() {
    constexpr bool has_items = is_list_or_map<T> || std::is_void_v<Items>;
    if constexpr (!has_items) {
        static_cast<void>(sizeof(mistake::is_no_list_or_map<T, Member>));
    }
    static_assert(has_items, "soapcodec: items<...> and dictionary describe lists: the member must be a std::vector, "
                             "std::deque, std::array, std::span or std::map");
    static_assert(!has_entry_names<Items> || map_type<T>,
                  "soapcodec: entries<...> describes a map: the member must be a std::map");
    static_assert(!has_any_name<Items> || list_type<T>,
                  "soapcodec: items_of_any_name<...> describes lists: the entries of a map have a name");
    static_assert(fixed_size<T> <= most_items, "soapcodec: a std::array has at most 64 items: use a std::vector for "
                                               "more");
    if constexpr (map_type<T>) {
        using key = typename T::key_type;
        constexpr bool is_key = (scalar_type<key> || string_like<key>)&&!std::is_floating_point_v<key>;
        if constexpr (!is_key) {
            static_cast<void>(sizeof(mistake::cannot_be_the_key_of<key, Member>));
        }
        static_assert(is_key, "soapcodec: the keys of a map are values, and no float or double");
        using value = without_optional<typename T::mapped_type>;
        static_assert(!list_type<value> && !map_type<value>,
                      "soapcodec: the values of a map are values or records: a list or map stands in a record");
    }
    return true;
}
template <class Items, class T, auto Member>
inline constexpr bool has_sound_items = check_items<Items, T, Member>();

/// Whether an empty text may stand for null in a T. Asked only where it is to: a scalar may not be there yet.
template <class T, bool Asked>
inline constexpr bool can_be_null_if_empty = true;
template <class T>
inline constexpr bool can_be_null_if_empty<T, true> =
    is_optional<T>&& scalar_type<without_optional<T>> && !string_like<without_optional<T>>;

} // namespace detail

/// One element of a record; made by `element<"Name", &T::member, options...>`.
template <fixed_string Name, auto Member, class... Options>
struct element_shape {
    using options = detail::option_list<Options...>;
    using owner = typename detail::member_pointer<decltype(Member)>::owner;
    using type = typename detail::member_pointer<decltype(Member)>::type;
    using items = typename detail::items_of<Options...>::type;

    static constexpr auto local_name = Name;
    static constexpr std::string_view name = text_of<Name>;
    static constexpr auto member = Member;
    static constexpr auto ns = detail::namespace_of<Options...>::type::ns;
    static constexpr bool is_omittable = options::template count<detail::option_kind::omittable> != 0;
    static constexpr bool is_nillable = options::template count<detail::option_kind::nillable> != 0;
    static constexpr bool empty_is_null = options::template count<detail::option_kind::empty_is_null> != 0;
    static constexpr bool is_wrapped = !std::is_void_v<items>;
    static constexpr bool is_choice = false;
    static constexpr auto part = record_part::element;

    static_assert(detail::is_name<Name>, "soapcodec: the name of an element is an XML name without a prefix (NCName)");
    static_assert(
        options::template are_only<detail::option_kind::omittable, detail::option_kind::nillable,
                                   detail::option_kind::empty_is_null, detail::option_kind::items,
                                   detail::option_kind::in_namespace>,
        "soapcodec: the options of an element are omittable, nillable, empty_is_null, in_namespace<...>, items<...> "
        "and dictionary");
    static_assert(options::differ, "soapcodec: an element has an option once (dictionary is one of items<...>)");
    static_assert(detail::has_sound_items<items, without_optional<type>, Member>);
    static_assert(is_wrapped || !map_type<without_optional<type>>,
                  "soapcodec: a map stands in an element of its own: describe it with soapcodec::entries<\"Entry\">");
    static_assert(is_wrapped || !is_optional<type> || detail::fixed_size<without_optional<type>> == 0,
                  "soapcodec: a std::array that may be absent stands in an element of its own: describe it with "
                  "soapcodec::items<\"Item\">");
    static_assert(!is_omittable || is_wrapped || detail::fixed_size<type> == 0,
                  "soapcodec: a std::array that is omittable stands in an element of its own: describe it with "
                  "soapcodec::items<\"Item\">");
    static_assert(!is_omittable || !detail::can_be_absent<type>,
                  "soapcodec: an element that is a std::optional or a list may be left out in any case: omittable is "
                  "for other members");
    static_assert(!is_nillable || is_optional<type>,
                  "soapcodec: a nillable element needs a member that can be null: std::optional<...>");
    static_assert(!empty_is_null || detail::can_be_null_if_empty<type, empty_is_null>,
                  "soapcodec: empty_is_null is for a value that can be null and is no string: std::optional<...>");
    static_assert(!is_nillable || is_wrapped || !list_type<without_optional<type>>,
                  "soapcodec: nillable is about an element of its own, which this list has not: describe it with "
                  "soapcodec::items<\"Item\">, or leave out nillable");
};
template <fixed_string Name, auto Member = nullptr, auto... Options>
inline constexpr element_shape<Name, Member, std::remove_cv_t<decltype(Options)>...> element;

/// One attribute of a record's element; made by `attribute<"name", &T::member, options...>`. The type of the member
/// says whether it may be absent, as for elements; it is a value or xml::qname. The namespace is none unless
/// in_namespace says another: the element then declares a prefix for it, but for xml:lang and its like, and what is in
/// the namespace of xsi.
template <fixed_string Name, auto Member, class... Options>
struct attribute_shape {
    using options = detail::option_list<Options...>;
    using owner = typename detail::member_pointer<decltype(Member)>::owner;
    using type = typename detail::member_pointer<decltype(Member)>::type;

    static constexpr auto local_name = Name;
    static constexpr std::string_view name = text_of<Name>;
    static constexpr auto member = Member;
    static constexpr auto ns = detail::attribute_namespace<typename detail::namespace_of<Options...>::type>;
    static constexpr bool is_omittable = options::template count<detail::option_kind::omittable> != 0;
    static constexpr auto part = record_part::attribute;

    static_assert(detail::is_name<Name>,
                  "soapcodec: the name of an attribute is an XML name without a prefix (NCName)");
    static_assert(options::template are_only<detail::option_kind::omittable, detail::option_kind::in_namespace>,
                  "soapcodec: the options of an attribute are omittable and in_namespace<...>");
    static_assert(options::differ, "soapcodec: an attribute has an option once");
    static_assert(!is_omittable || !detail::can_be_absent<type>,
                  "soapcodec: an attribute that is a std::optional may be left out in any case: omittable is for "
                  "other members");
    static_assert(scalar_type<without_optional<type>> || string_like<without_optional<type>> ||
                      std::is_same_v<without_optional<type>, xml::qname>,
                  "soapcodec: an attribute is a value or a std::optional of one: specialise soapcodec::scalar<T>");
};
template <fixed_string Name, auto Member = nullptr, auto... Options>
inline constexpr attribute_shape<Name, Member, std::remove_cv_t<decltype(Options)>...> attribute;

/// The text of a record that has no elements; made by `text_content<&T::member>`. An empty text is an empty string.
template <auto Member, class... Options>
struct text_shape {
    using owner = typename detail::member_pointer<decltype(Member)>::owner;
    using type = typename detail::member_pointer<decltype(Member)>::type;

    static constexpr std::string_view name{};
    static constexpr auto member = Member;
    static constexpr auto ns = fixed_string("");
    static constexpr auto part = record_part::text;

    static_assert(sizeof...(Options) == 0, "soapcodec: text_content has no options");
    static_assert(scalar_type<type> || string_like<type>,
                  "soapcodec: the text of a record is a value: specialise soapcodec::scalar<T> for its type");
};
template <auto Member, auto... Options>
inline constexpr text_shape<Member, std::remove_cv_t<decltype(Options)>...> text_content;

/// The name of a record's type in its schema; made by `type_name<"Name">`. An element of the record that says by
/// xsi:type of which type it is must then be of this one; of a record without, any type is accepted. It is written for
/// the records of a std::variant, but for the first: their elements are told apart by it. The namespace is that of the
/// record's elements unless another is given.
template <fixed_string Name, fixed_string Namespace>
struct type_shape {
    static constexpr auto local_name = Name;
    static constexpr auto ns = Namespace;
    static constexpr auto part = record_part::type;

    static_assert(detail::is_name<Name>, "soapcodec: the name of a type is an XML name without a prefix (NCName)");
};
template <fixed_string Name, fixed_string Namespace = inherited_namespace>
inline constexpr type_shape<Name, Namespace> type_name;

namespace detail {

template <auto Member, class Item, record_part Part>
struct any_shape {
    using owner = typename detail::member_pointer<decltype(Member)>::owner;
    using type = typename detail::member_pointer<decltype(Member)>::type;

    static constexpr std::string_view name = Part == record_part::any_elements ? "*" : "@*";
    static constexpr auto member = Member;
    static constexpr auto part = Part;

    static_assert(std::is_same_v<type, std::vector<Item>>,
                  "soapcodec: any_elements needs a std::vector<xml::any_element>, any_attributes a "
                  "std::vector<xml::any_attribute>");
};

} // namespace detail

/// The elements of a record that no other part describes (XSD: xs:any), as they were written; made by
/// `any_elements<&T::member>` of a std::vector<xml::any_element>. They keep their order among each other, and are
/// written behind the others. decode_options::reject_unknown is not about them.
template <auto Member>
inline constexpr detail::any_shape<Member, xml::any_element, record_part::any_elements> any_elements;

/// The attributes of a record's element that no other part describes (XSD: xs:anyAttribute), but for xsi:nil, xsi:type
/// and what else is in that namespace; made by `any_attributes<&T::member>` of a std::vector<xml::any_attribute>. They
/// are written behind the others, in order.
template <auto Member>
inline constexpr detail::any_shape<Member, xml::any_attribute, record_part::any_attributes> any_attributes;

} // namespace soapcodec
