// SPDX-License-Identifier: MIT
// How a struct is described: the one description that drives both decoding and encoding.
//
//     struct quote { std::string symbol; std::int32_t volume = 0; std::optional<std::string> note; };
//
//     constexpr auto soap_shape(quote const*) {
//         return soapcodec::message<"Quote", "urn:example:quotes">(
//             soapcodec::element<"Symbol", &quote::symbol>,
//             soapcodec::element<"Volume", &quote::volume, soapcodec::omittable>,
//             soapcodec::element<"Note",   &quote::note>);
//     }
//
// The function stands behind the struct, in its namespace, or is a friend in it: it is found by the type of its
// argument, and never given more than a null pointer. One function describes all structs of a template:
//
//     template <class String> constexpr auto soap_shape(basic_quote<String> const*) { ... }
//
// The C++ type of a member says what may be on the wire:
//
//     T                     required: exactly one element
//     T, omittable          absent leaves the member as it was constructed
//     std::optional<T>      absent, or xsi:nil: std::nullopt. (An optional list without items<...> that is empty is
//                           absent on the wire, and so comes back as null)
//     std::unique_ptr<T>    the same, null as std::nullopt: for a record that holds itself once, `next`, or a large one
//                           that is seldom there
//     std::vector<T>        with items<"Item">: an element that holds any number of <Item>; without: any number of
//                           elements of the member's own name. std::deque is the same. items_of_any_name<"Item">:
//                           any elements in an element
//     std::map<K, T>        with entries<"Entry">: an element that holds any number of <Entry>, each of which holds a
//                           <Key> and a <Value>; a key that is there again is errc::duplicate_element
//     std::array<T, N>      a list, of just so many: fewer are errc::missing_element, more errc::duplicate_element
//     std::span<T>          the same, in an arena (for structs of views)
//
//     std::variant<...>     with choice<...> in the place of element<...>: one of several elements; as std::optional,
//                           std::vector or std::span one or none, or any number (shape/choice.hpp)
//
//     with element<...>: one element, whose xsi:type says which of several records it holds; each has a type_name. The
//     first is meant where there is no xsi:type, and written without one; put the schema's base type there
//
// where T is a record (it has a shape), a value (it has a scalar, scalar.hpp), xml::qname, a name
// in a namespace, xml::raw_xml, which keeps any content as it is written, xml::any_element, which keeps the attributes
// as well, or, in a list, std::optional of these.
//
// A record may have attributes, and instead of elements a text (XSD calls that simple content):
//
//     struct price { decimal amount; std::string currency; std::optional<bool> net; };
//
//     constexpr auto soap_shape(price const*) {
//         return soapcodec::record(soapcodec::text_content<&price::amount>,
//                                  soapcodec::attribute<"currency", &price::currency>,
//                                  soapcodec::attribute<"net", &price::net>);
//     }
//
// What a schema leaves open is kept, and written back, by two more parts, any_elements and any_attributes:
//
//     struct item { std::string name; std::vector<soapcodec::xml::any_attribute> columns; };
//
//     constexpr auto soap_shape(item const*) {
//         return soapcodec::record(soapcodec::attribute<"name", &item::name>,
//                                  soapcodec::any_attributes<&item::columns>);
//     }
//
// A record may also say the name of its type, type_name<"Price">, which xsi:type in a message then has to be; records
// that are derived from each other in the schema are told apart by it:
//
//     struct part { std::string name; };
//     struct round_part : part { double radius = 0; };
//     struct drawing { std::vector<std::variant<part, round_part>> parts; };
//
//     constexpr auto soap_shape(part const*) {
//         return soapcodec::record(soapcodec::type_name<"Part">, soapcodec::element<"Name", &part::name>);
//     }
//     constexpr auto soap_shape(round_part const*) {
//         return soapcodec::record(soapcodec::type_name<"RoundPart">, soapcodec::element<"Name", &round_part::name>,
//                                  soapcodec::element<"Radius", &round_part::radius>);
//     }
//     constexpr auto soap_shape(drawing const*) {
//         return soapcodec::record(soapcodec::element<"Part", &drawing::parts>);
//     }
#pragma once

#include "cxx20.hpp"

#include <array>       // std::array
#include <bit>         // std::bit_ceil
#include <cstddef>     // std::size_t
#include <span>        // std::span
#include <string_view> // std::string_view
#include <tuple>       // std::tuple
#include <type_traits> // std::is_same_v, std::conditional_t, std::type_identity
#include <variant>     // std::variant
#include <vector>      // std::vector

#include "detail/type_list.hpp"
#include "fixed_string.hpp"
#include "scalar.hpp"
#include "shape/choice.hpp"
#include "shape/element.hpp"
#include "shape/map_entry.hpp"
#include "shape/members.hpp"
#include "shape/mistake.hpp"
#include "shape/options.hpp"
#include "shape/shape_of.hpp"

namespace soapcodec {

namespace detail {

template <bool All, record_part Part, class... Parts>
struct parts_where : joined_tuples<std::conditional_t<Parts::part == Part, std::tuple<Parts>, std::tuple<>>...> {};
template <record_part Part, class... Parts>
struct parts_where<true, Part, Parts...> {
    using type = std::tuple<Parts...>;
};
template <record_part Part, class... Parts>
using parts_of = typename parts_where<((Parts::part == Part) && ...), Part, Parts...>::type;

} // namespace detail

/// A record: elements in the order of the schema. They are written in this order and read in any.
template <fixed_string Namespace, class... Parts>
struct record_shape {
    static constexpr auto ns = Namespace;
    using elements = detail::parts_of<record_part::element, Parts...>;
    using attributes = detail::parts_of<record_part::attribute, Parts...>;
    using texts = detail::parts_of<record_part::text, Parts...>;
    using types = detail::parts_of<record_part::type, Parts...>;
    using any_elements = detail::parts_of<record_part::any_elements, Parts...>;
    using any_attributes = detail::parts_of<record_part::any_attributes, Parts...>;
    static constexpr std::size_t size = std::tuple_size_v<elements>;
    static constexpr bool has_any = std::tuple_size_v<any_elements> + std::tuple_size_v<any_attributes> != 0;
    static constexpr bool has_attributes = std::tuple_size_v<attributes> != 0;
    static constexpr bool has_text = std::tuple_size_v<texts> != 0;

    /// Calls f with the description of each element in order, of each attribute, of the text, or of what is kept though
    /// nobody describes it.
    template <class F>
    static constexpr void for_each(F&& f) {
        for_each_in(std::type_identity<elements>{}, f);
    }
    template <class F>
    static constexpr void for_each_attribute(F&& f) {
        for_each_in(std::type_identity<attributes>{}, f);
    }
    template <class F>
    static constexpr void for_text(F&& f) {
        for_each_in(std::type_identity<texts>{}, f);
    }
    template <class F>
    static constexpr void for_each_any(F&& f) {
        for_each_in(std::type_identity<any_attributes>{}, f);
        for_each_in(std::type_identity<any_elements>{}, f);
    }

private:
    template <class... Some, class F>
    static constexpr void for_each_in(std::type_identity<std::tuple<Some...>>, F& f) {
        (f(Some{}), ...);
    }
};

namespace detail {

/// Whether the writer may declare that prefix on the start tag of a record: q1 for the name of its type, a01 for its
/// attributes, n01 for the QNames in them, x1 for attributes that no shape describes.
[[nodiscard]] constexpr bool is_own_prefix(std::string_view prefix) noexcept {
    return prefix.size() >= 2 && std::string_view("anqx").find(prefix[0]) != prefix.npos && prefix[1] >= '0' &&
           prefix[1] <= '9';
}

} // namespace detail

/// A record that can be the child of a SOAP Body (or a document element): it has a name.
template <fixed_string Name, fixed_string Namespace, fixed_string InstancePrefix, fixed_string Prefix,
          class... Elements>
struct message_shape : record_shape<Namespace, Elements...> {
    static constexpr auto local_name = Name;
    static constexpr std::string_view name = text_of<Name>;
    static constexpr std::string_view instance_prefix = text_of<InstancePrefix>;
    static constexpr auto prefix = Prefix;

    static_assert(detail::is_name<Name>, "soapcodec: the name of a message is an XML name without a prefix (NCName)");
    static_assert(instance_prefix.empty() || detail::is_name<InstancePrefix>,
                  "soapcodec: a prefix is an XML name without a colon (NCName)");
    static_assert(Prefix.view().empty() ||
                      (detail::is_name<Prefix> && Prefix.view().size() <= 24 && !Prefix.view().starts_with("xml") &&
                       Prefix.view() != "xsi" && Prefix.view() != instance_prefix),
                  "soapcodec: a message's prefix is an XML name without a colon (NCName) of at most 24 bytes, and none "
                  "that stands for another namespace");
    static_assert(Prefix.view().empty() || !Namespace.view().empty(),
                  "soapcodec: no prefix can stand for no namespace");
    static_assert(!detail::is_own_prefix(instance_prefix) && !detail::is_own_prefix(Prefix.view()),
                  "soapcodec: the writer itself declares the prefixes a, n, q and x with a number behind them");
};

namespace detail {

/// The parts that a message has by name: an element, or the alternatives of a choice.
template <class Part>
struct named_parts {
    using type = std::tuple<Part>;
};
template <auto Member, class... Alternatives>
struct named_parts<choice_shape<Member, Alternatives...>> {
    using type = std::tuple<Alternatives...>;
};
template <fixed_string Name, fixed_string Namespace>
struct named_parts<type_shape<Name, Namespace>> {
    using type = std::tuple<>;
};
template <auto Member, class Item, record_part Part>
struct named_parts<any_shape<Member, Item, Part>> {
    using type = std::tuple<>;
};

/// The numbers of two parts that are called the same; the same number if there are none.
struct name_twice {
    std::size_t first = 0;
    std::size_t second = 0;
};
template <class... Parts>
consteval name_twice find_name_twice(std::type_identity<std::tuple<Parts...>>) {
    constexpr std::array<std::string_view, sizeof...(Parts)> names{Parts::name...};
    constexpr std::array<std::string_view, sizeof...(Parts)> spaces{Parts::ns.view()...};
    constexpr std::array<record_part, sizeof...(Parts)> parts{Parts::part...};
    // Each is compared with those that are in the way of its bucket: compilers count the steps.
    std::array<std::size_t, std::bit_ceil(2 * sizeof...(Parts) + 1)> buckets{}; // numbers from 1 on
    for (std::size_t i = 0; i < names.size(); ++i) {
        std::size_t at = 0;
        for (char const c : names[i]) {
            at = at * 31 + static_cast<unsigned char>(c);
        }
        for (at %= buckets.size(); buckets[at] != 0; at = (at + 1) % buckets.size()) {
            auto const j = buckets[at] - 1;
            if (parts[i] == parts[j] && names[i] == names[j] && spaces[i] == spaces[j]) {
                return {j, i};
            }
        }
        buckets[at] = i + 1;
    }
    return {};
}
template <class Parts>
consteval void check_names() {
    constexpr auto twice = find_name_twice(std::type_identity<Parts>{});
    constexpr bool differ = twice.first == twice.second;
    if constexpr (!differ) {
        static_cast<void>(sizeof(mistake::have_the_same_name<std::tuple_element_t<twice.first, Parts>,
                                                             std::tuple_element_t<twice.second, Parts>>));
        static_assert(differ, "soapcodec: two elements of one record have the same name; each element may be described "
                              "once");
    }
}

/// What record() and its like take.
template <class Part>
inline constexpr bool is_part = requires {
    Part::part;
}
&&!is_alternative<Part>;

template <class... Parts>
consteval void check_record() {
    using named = typename joined_tuples<typename named_parts<Parts>::type...>::type;
    if constexpr (std::tuple_size_v<named> >= 2) {
        check_names<named>();
    }
    static_assert(std::tuple_size_v<named> <= 256, "soapcodec: a record may have at most 256 elements and attributes");
    constexpr auto count = []([[maybe_unused]] record_part part) { return ((Parts::part == part ? 1 : 0) + ... + 0); };
    static_assert(count(record_part::text) == 0 || count(record_part::element) + count(record_part::any_elements) == 0,
                  "soapcodec: a record has either elements or text_content");
    static_assert(count(record_part::any_elements) <= 1 && count(record_part::any_attributes) <= 1,
                  "soapcodec: a record has any_elements once, and any_attributes once");
    static_assert(count(record_part::attribute) <= 64, "soapcodec: a record may have at most 64 attributes");
    static_assert(count(record_part::type) <= 1, "soapcodec: a record has one type_name");
}

template <class Shape, class... Parts>
[[nodiscard]] consteval auto make_shape() {
    static_assert(
        (is_part<Parts> && ...),
        "soapcodec: a record is made of element, attribute, choice, text_content, type_name, any_elements and "
        "any_attributes");
    if constexpr ((is_part<Parts> && ...)) {
        check_record<Parts...>();
        return Shape{};
    } else {
        return record_shape<inherited_namespace>{}; // the one error above is enough
    }
}

} // namespace detail

/// Describes a record whose elements are in the namespace of the record around it.
template <class... Elements>
[[nodiscard]] consteval auto record(Elements...) {
    return detail::make_shape<record_shape<inherited_namespace, Elements...>, Elements...>();
}

/// Describes a record whose elements are in a namespace of their own.
template <fixed_string Namespace, class... Elements>
[[nodiscard]] consteval auto record_in(Elements...) {
    return detail::make_shape<record_shape<Namespace, Elements...>, Elements...>();
}

/// Describes a message: the name and namespace of its element, then its content. InstancePrefix, when given, is the
/// prefix by which the written message declares the XMLSchema-instance namespace on its own element, as
/// DataContractSerializer does; otherwise xsi:nil uses the declaration of the Envelope. Prefix, when given, is what the
/// message's namespace has when it is written: `<p:Put xmlns:p="...">`, whose children have it too, but for those in no
/// namespace, `element<"Id", &put::id, soapcodec::in_namespace<"">>`, which some servers want so. Otherwise it is the
/// default namespace. Reading takes any prefix.
template <fixed_string Name, fixed_string Namespace, fixed_string InstancePrefix = "", fixed_string Prefix = "",
          class... Elements>
[[nodiscard]] consteval auto message(Elements...) {
    return detail::make_shape<message_shape<Name, Namespace, InstancePrefix, Prefix, Elements...>, Elements...>();
}

/// Always an error: it lacks the namespace.
template <fixed_string Name, class... Elements>
consteval auto message(Elements...) {
    // Never true, which is only known when it is called.
    static_assert(sizeof...(Elements) > 256,
                  "soapcodec: the namespace is missing: message<\"Name\", \"namespace\">, or "
                  "message<\"Name\", \"\"> for a message that is in none");
    return message_shape<Name, "", "", "">{};
}

/// The list to use in a struct whose string type is a template parameter: std::vector beside strings that own their
/// text, std::span beside views.
template <class String, class T>
using list_for = std::conditional_t<std::is_same_v<String, std::string_view>, std::span<T>, std::vector<T>>;

namespace detail {

/// T is a record that says the name of its type.
template <class T>
[[nodiscard]] consteval bool has_type_name() {
    if constexpr (described<T>) {
        return std::tuple_size_v<typename shape_of<T>::types> == 1;
    } else {
        return false;
    }
}
template <class T>
inline constexpr bool is_typed_choice = false;
template <class... Records>
inline constexpr bool is_typed_choice<std::variant<Records...>> = (has_type_name<Records>() && ...);

/// T is a std::variant of records, and xsi:type says which of them an element holds.
template <class T>
concept typed_choice = is_typed_choice<T>;

/// Seen: the records around T, for one that holds itself.
template <class T, class... Seen>
[[nodiscard]] consteval bool holds_views() {
    if constexpr (is_optional<T>) {
        return holds_views<without_optional<T>, Seen...>();
    } else if constexpr (list_type<T>) {
        return list_traits<T>::is_view || holds_views<typename list_traits<T>::item, Seen...>();
    } else if constexpr (map_type<T>) {
        return holds_views<typename T::key_type>() || holds_views<typename T::mapped_type, Seen...>();
    } else if constexpr (choice_type<T>) {
        return []<class... Alternatives>(std::type_identity<std::variant<Alternatives...>>) {
            return (holds_views<Alternatives, Seen...>() || ...);
        }(std::type_identity<T>{});
    } else if constexpr (is_parts<T>) {
        return []<class... Parts>(std::type_identity<std::tuple<Parts...>>) {
            return (holds_views<Parts, Seen...>() || ...);
        }(std::type_identity<T>{});
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
