// SPDX-License-Identifier: MIT
// The names of the types of records, and the records that an element may hold by the one in its xsi:type.
#pragma once

#include <array>       // std::array
#include <cstddef>     // std::size_t
#include <tuple>       // std::tuple
#include <type_traits> // std::type_identity
#include <utility>     // std::index_sequence
#include <variant>     // std::variant

#include "../../shape.hpp"
#include "../layout/layout.hpp"
#include "../layout/targets.hpp"
#include "../xml/qname_resolver.hpp"
#include "slots.hpp"

namespace soapcodec::detail {

template <class Types, fixed_string Around>
inline constexpr qname_view type_of_record{};
template <class Type, fixed_string Around>
inline constexpr qname_view type_of_record<std::tuple<Type>, Around>{text_of<resolve_namespace<Type::ns, Around>()>,
                                                                     text_of<Type::local_name>};

/// Whether the types of records that stand in Namespace have names of their own.
template <fixed_string Namespace, class... Records>
[[nodiscard]] consteval bool type_names_differ(std::type_identity<std::variant<Records...>>) {
    constexpr std::array<qname_view, sizeof...(Records)> names{
        type_of_record<typename shape_of<Records>::types, resolve_namespace<shape_of<Records>::ns, Namespace>()>...};
    for (std::size_t i = 0; i < names.size(); ++i) {
        for (std::size_t j = i + 1; j < names.size(); ++j) {
            if (names[i].ns == names[j].ns && names[i].local == names[j].local) {
                return false;
            }
        }
    }
    return true;
}

template <class Target, fixed_string Namespace, fixed_string Name, auto Streamed, class Numbers>
inline constexpr auto type_slots = nullptr;
template <class Target, fixed_string Namespace, fixed_string Name, auto Streamed, std::size_t... I>
inline constexpr auto type_slots<Target, Namespace, Name, Streamed, std::index_sequence<I...>> =
    in_table(alone(make_slot<alternative_target<Target, I>, Namespace, Name, Streamed>(false))...);

/// The records that an element at Target may hold, by xsi:type.
template <class Target, fixed_string Namespace, fixed_string Name, auto Streamed>
struct types_at {
    using choice = without_optional<typename Target::type>;
    static_assert(choice_traits<choice>::size <= 64, "soapcodec: xsi:type tells at most 64 records apart");
    static_assert(type_names_differ<Namespace>(std::type_identity<choice>{}),
                  "soapcodec: two records of a std::variant have the same type_name; xsi:type cannot tell them apart");
    static constexpr auto const& slots =
        type_slots<Target, Namespace, Name, Streamed, std::make_index_sequence<choice_traits<choice>::size>>;
};

} // namespace soapcodec::detail
