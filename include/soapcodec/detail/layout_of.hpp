// SPDX-License-Identifier: MIT
// From shapes to tables (layout/layout.hpp), when the program is compiled. The reader of record follows them, and they
// name the functions of the fast path, which is why this stands above both.
#pragma once

#include <algorithm>   // std::min
#include <array>       // std::array
#include <cstddef>     // std::size_t
#include <cstdint>     // std::uint64_t
#include <tuple>       // std::tuple
#include <type_traits> // std::conditional_t, std::is_same_v, std::type_identity
#include <utility>     // std::index_sequence

#include "../shape.hpp"
#include "../shape/member_check.hpp"
#include "fast/record.hpp"
#include "layout/layout.hpp"
#include "layout/streamed.hpp"
#include "layout/targets.hpp"
#include "layout_of/containers.hpp"
#include "layout_of/slots.hpp"
#include "layout_of/types.hpp"

namespace soapcodec::detail {

/// Where the items of a list go: to the sink of that number, or to the list at Target.
template <class Target, std::size_t Sink>
struct item_target {
    using type = streamed_item<typename list_traits<without_optional<typename Target::type>>::item, Sink>;
};
template <class Target>
struct item_target<Target, no_sink> {
    using type = appended<Target>;
};

/// The slot of an element, or of an alternative of a choice, at Target. The items of a list go to Sink.
template <class Element, class Target, std::size_t Sink, fixed_string Around, auto Streamed>
[[nodiscard]] consteval slot make_element_slot(bool repeats) {
    using type = typename Target::type;
    using inner = without_optional<type>;
    constexpr auto ns = resolve_namespace<Element::ns, Around>();
    constexpr auto name = Element::local_name;
    if constexpr (Element::is_wrapped) {
        slot made{.ns = text_of<ns>,
                  .local = text_of<name>.data(),
                  .local_size = text_of<name>.size(),
                  .open = open_content<Target>,
                  .repeats = repeats};
        if constexpr (map_type<inner>) {
            made.content = &map_layout<inner, typename Element::items, ns, nothing_streamed<Streamed>>::table;
        } else if constexpr (growing_list<inner>) {
            using item = typename item_target<whole_list<inner>, Sink>::type;
            made.content = &list_layout<item, typename Element::items, ns, Streamed>::table;
        } else {
            made.content = &array_layout<inner, typename Element::items, ns, Streamed>::table;
        }
        if constexpr (is_optional<type>) {
            made.null = store_null<Target>;
        }
        if constexpr (Target::streamed) {
            made.close = hand_over<Target>;
            made.is_streamed = true;
        }
        return made;
    } else if constexpr (list_type<inner>) {
        return make_slot<typename item_target<Target, Sink>::type, ns, name, Streamed>(true);
    } else {
        return make_slot<Target, ns, name, Streamed>(repeats);
    }
}

/// Whether an element stands for the items of a std::array, with none around them.
template <class Element>
inline constexpr bool is_bare_array = fixed_size<typename Element::type> != 0 && !Element::is_wrapped;

/// The slots of an element: one; of a choice: one for each alternative; of a std::array: one for each item.
template <class Element>
[[nodiscard]] consteval std::size_t slot_count() {
    if constexpr (Element::is_choice) {
        return std::tuple_size_v<typename Element::alternatives>;
    } else if constexpr (is_bare_array<Element>) {
        return fixed_size<typename Element::type>;
    } else {
        return 1;
    }
}
template <class T, class Element, fixed_string Around, auto Streamed>
[[nodiscard]] consteval auto make_slots() {
    using target = member_target<T, Element::member>;
    using streamed = streamed_in<Streamed, Element::member>;
    if constexpr (Element::is_choice) {
        constexpr bool repeats = list_type<typename Element::type>;
        using choice =
            typename std::conditional_t<repeats, item_target<target, streamed::sink>, std::type_identity<target>>::type;
        return []<class... Alternatives, std::size_t... I>(std::tuple<Alternatives...>, std::index_sequence<I...>) {
            return std::array<slot, sizeof...(I)>{
                make_element_slot<Alternatives, alternative_target<choice, I>, no_sink, Around,
                                  nothing_streamed<Streamed>>(repeats)...};
        }(typename Element::alternatives{},
               std::make_index_sequence<std::tuple_size_v<typename Element::alternatives>>{});
    } else if constexpr (is_bare_array<Element>) {
        return make_array_slots<target, resolve_namespace<Element::ns, Around>(), Element::local_name,
                                streamed::rest>();
    } else {
        auto made = make_element_slot<Element, target, streamed::sink, Around, streamed::rest>(false);
        if constexpr (Element::empty_is_null) {
            made.store = store_value<target, true>;
        }
        return alone(made);
    }
}

template <class T, class Attribute>
[[nodiscard]] consteval slot make_attribute_slot() {
    return {.ns = text_of<Attribute::ns>,
            .local = text_of<Attribute::local_name>.data(),
            .local_size = text_of<Attribute::local_name>.size(),
            .store = store_value<member_target<T, Attribute::member>>,
            .expected = expected_of<without_optional<typename Attribute::type>>(),
            .is_qname = std::is_same_v<without_optional<typename Attribute::type>, xml::qname>};
}

/// The bits of those that are required.
template <class... Parts>
[[nodiscard]] consteval std::uint64_t required_bits() {
    std::uint64_t bits = 0;
    std::uint64_t bit = 1;
    ((bits |= is_required<Parts>() ? bit : 0U, bit <<= 1U), ...);
    return bits;
}

template <class T, class Elements, fixed_string Around, auto Streamed>
struct slots_of;
template <class T, class... Elements, fixed_string Around, auto Streamed>
struct slots_of<T, std::tuple<Elements...>, Around, Streamed> {
    static constexpr bool has_array = (is_bare_array<Elements> || ...);
    static constexpr std::size_t bits =
        ((is_bare_array<Elements> ? fixed_size<typename Elements::type> : 1) + ... + std::size_t{0});
    static_assert(bits <= most_bits, "soapcodec: a record that has a std::array without items<...> may have at most 64 "
                                     "elements, items counted");
    static constexpr std::array<slot, (slot_count<Elements>() + ... + 1)> slots =
        in_table(make_slots<T, Elements, Around, Streamed>()...);
    static constexpr bucket_array<(slot_count<Elements>() + ... + 1)> buckets = in_buckets<slots>();
    static constexpr std::uint64_t required = required_bits<Elements...>();
};

/// Some of the elements of a record, in order.
template <class Elements, std::size_t First, class Numbers>
struct elements_from;
template <class... Elements, std::size_t First, std::size_t... I>
struct elements_from<std::tuple<Elements...>, First, std::index_sequence<I...>> {
    using type = std::tuple<std::tuple_element_t<First + I, std::tuple<Elements...>>...>;
};
/// Those of one table, from First on.
template <class Elements, std::size_t First>
using elements_in_table =
    typename elements_from<Elements, First,
                           std::make_index_sequence<std::min(std::tuple_size_v<Elements> - First,
                                                             bits_in_table(std::tuple_size_v<Elements>))>>::type;
template <class T, class Elements, std::size_t First, fixed_string Around, auto Streamed>
struct table_of;
template <class T, class Elements, std::size_t First, fixed_string Around, auto Streamed>
struct further_table;

/// The slots of a record from element First on, as many as have bits, and the table of those behind them.
template <class T, class Elements, std::size_t First, fixed_string Around, auto Streamed>
struct table_of : slots_of<T, elements_in_table<Elements, First>, Around, Streamed> {
    using base = slots_of<T, elements_in_table<Elements, First>, Around, Streamed>;
    static_assert(tables_for(std::tuple_size_v<Elements>) == 1 || !base::has_array,
                  "soapcodec: a record that has a std::array without items<...> may have at most 64 elements, items "
                  "counted");
    static constexpr std::size_t behind = First + bits_in_table(std::tuple_size_v<Elements>);
    static constexpr layout const* further = [] {
        if constexpr (behind < std::tuple_size_v<Elements>) {
            return &further_table<T, Elements, behind, Around, Streamed>::table;
        } else {
            return nullptr;
        }
    }();
};
template <class T, class Elements, std::size_t First, fixed_string Around, auto Streamed>
struct further_table {
    using content = table_of<T, Elements, First, Around, Streamed>;
    static constexpr layout table{.slots = content::slots.data(),
                                  .size = content::slots.size() - 1,
                                  .required = content::required,
                                  .ns = text_of<Around>,
                                  .buckets = content::buckets.data(),
                                  .bucket_mask = content::buckets.size() - 1,
                                  .further = content::further};
};
/// What the first table requires.
[[nodiscard]] consteval std::uint64_t required_with(std::uint64_t own, layout const* further) {
    for (; further != nullptr; further = further->further) {
        own |= further->required != 0 ? further_complete : 0;
    }
    return own;
}

template <class T, class Attributes>
struct attributes_of;
template <class T, class... Attributes>
struct attributes_of<T, std::tuple<Attributes...>> {
    static constexpr std::array<slot, sizeof...(Attributes) + 1> slots =
        in_table(alone(make_attribute_slot<T, Attributes>())...);
    static constexpr std::uint64_t required = required_bits<Attributes...>();
};

template <class T, class Any>
inline constexpr decltype(layout::any) any_of_record = nullptr;
template <class T, class Any>
inline constexpr decltype(layout::any) any_of_record<T, std::tuple<Any>> = open_any<member_target<T, Any::member>>;
template <class T, class Any>
inline constexpr decltype(layout::any_attributes) any_attributes_of_record = nullptr;
template <class T, class Any>
inline constexpr decltype(layout::any_attributes) any_attributes_of_record<T, std::tuple<Any>> =
    store_any_attributes<member_target<T, Any::member>>;

template <class T, class Texts>
inline constexpr decltype(layout::text) text_of_record = nullptr;
template <class T, class Text>
inline constexpr decltype(layout::text) text_of_record<T, std::tuple<Text>> =
    store_value<member_target<T, Text::member>>;

template <class Texts>
inline constexpr decltype(layout::text_expected) expected_of_text = nullptr;
template <class Text>
inline constexpr decltype(layout::text_expected)
    expected_of_text<std::tuple<Text>> = expected_of<typename Text::type>();

template <class T, fixed_string Namespace, auto Streamed>
inline constexpr decltype(layout::fast) fast_path_of_record = [] {
    if constexpr (is_by_events<Streamed>) {
        return nullptr;
    } else {
        return fast::record_path<T, Namespace, Streamed>::read;
    }
}();

/// The table of a described type in a namespace. Streamed: the lists whose items go to sinks (layout/streamed.hpp).
template <class T, fixed_string Namespace, auto Streamed>
struct layout_of {
    static_assert(check_members<T>());
    static_assert(described<T>, "soapcodec: this type has no shape: write constexpr auto soap_shape(T const*) in the "
                                "namespace of T");
    using shape_type = shape_of<T>;
    static constexpr auto ns = resolve_namespace<shape_type::ns, Namespace>();
    using content = table_of<T, typename shape_type::elements, 0, ns, Streamed>;
    using attributes = attributes_of<T, typename shape_type::attributes>;
    static constexpr bool has_attributes =
        shape_type::has_attributes || std::tuple_size_v<typename shape_type::any_attributes> != 0;
    static constexpr auto type = type_of_record<typename shape_type::types, ns>;
    static constexpr layout table{.slots = content::slots.data(),
                                  .size = content::slots.size() - 1,
                                  .required = required_with(content::required, content::further),
                                  .attributes = has_attributes ? attributes::slots.data() : nullptr,
                                  .required_attributes = attributes::required,
                                  .any = any_of_record<T, typename shape_type::any_elements>,
                                  .any_attributes = any_attributes_of_record<T, typename shape_type::any_attributes>,
                                  .text = text_of_record<T, typename shape_type::texts>,
                                  .text_expected = expected_of_text<typename shape_type::texts>,
                                  .ns = text_of<ns>,
                                  .buckets = content::buckets.data(),
                                  .bucket_mask = content::buckets.size() - 1,
                                  .fast = fast_path_of_record<T, ns, Streamed>,
                                  .further = content::further,
                                  .type_ns = type.ns,
                                  .type = type.local};
};

} // namespace soapcodec::detail
