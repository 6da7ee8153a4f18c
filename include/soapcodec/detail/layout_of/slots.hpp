// SPDX-License-Identifier: MIT
// The slot of one element, and slots in a table with a bit for each and the buckets that find them by name.
#pragma once

#include <array>       // std::array
#include <bit>         // std::bit_ceil
#include <cstddef>     // std::size_t
#include <cstdint>     // std::uint64_t
#include <type_traits> // std::is_same_v

#include "../../shape.hpp"
#include "../layout/layout.hpp"
#include "../layout/targets.hpp"

namespace soapcodec::detail {

// Tables name their types, so that each is made when it is asked for, and a record may hold itself.

template <class T, fixed_string Namespace, auto Streamed>
struct layout_of; // ../layout_of.hpp

template <class Target, fixed_string Namespace, fixed_string Name, auto Streamed>
struct types_at; // types.hpp

/// The slot of something at Target that is neither streamed nor a list in an element of its own.
template <class Target, fixed_string Namespace, fixed_string Name, auto Streamed>
[[nodiscard]] consteval slot make_slot(bool repeats) {
    using type = typename Target::type;
    using inner = without_optional<type>;
    constexpr bool is_known = described<inner> || value_type<inner> || raw_type<inner> || typed_choice<inner>;
    slot made{.ns = text_of<Namespace>,
              .local = text_of<Name>.data(),
              .local_size = text_of<Name>.size(),
              .repeats = repeats,
              .is_qname = std::is_same_v<inner, xml::qname>};
    if constexpr (described<inner>) {
        made.open = open_content<Target>;
        // By the namespace of its own elements: a record that holds itself then is one table, wherever it is first met.
        made.content = &layout_of<inner, resolve_namespace<shape_of<inner>::ns, Namespace>(), Streamed>::table;
    } else if constexpr (raw_type<inner>) {
        made.raw = open_raw<Target>;
    } else if constexpr (choice_type<inner>) {
        made.types = types_at<Target, Namespace, Name, Streamed>::slots.data();
    } else if constexpr (is_known) {
        made.store = store_value<Target>;
        made.expected = expected_of<inner>();
        made.single_value = !repeats;
    }
    if constexpr (is_optional<type>) {
        made.null = store_null<Target>;
    }
    if constexpr (Target::streamed) {
        made.close = hand_over<Target>;
        made.is_streamed = true;
    }
    return made;
}

/// A table of slots and its end. Each group, which is of one element, or of one choice among several, has a bit. That
/// of the items of a std::array is the last one's, behind which all of them are there; the others have bits above those
/// of all groups.
template <std::size_t... Sizes>
[[nodiscard]] consteval auto in_table(std::array<slot, Sizes> const&... groups) {
    std::array<slot, (Sizes + ... + 1)> table{};
    auto* at = table.data();
    std::uint64_t bit = 1;
    [[maybe_unused]] std::uint64_t further_bit = sizeof...(groups) < most_bits ? bit << sizeof...(groups) : 0;
    [[maybe_unused]] auto const add = [&](auto const& group) {
        for (auto made : group) {
            made.bit = made.more == 0 ? bit : further_bit;
            further_bit <<= made.more == 0 ? 0U : 1U;
            *at++ = made;
        }
        bit <<= 1U;
    };
    (add(groups), ...);
    return table;
}
[[nodiscard]] consteval std::array<slot, 1> alone(slot made) {
    return {made};
}

/// The buckets of a table, which has so many slots with its end: see layout::buckets.
template <std::size_t Slots>
using bucket_array = std::array<std::uint16_t, std::bit_ceil(2 * Slots)>;
template <auto const& Table>
[[nodiscard]] consteval bucket_array<Table.size()> in_buckets() {
    bucket_array<Table.size()> buckets{};
    for (std::size_t i = 0; i + 1 < Table.size(); ++i) {
        auto at = bucket_of(Table[i].name()) % buckets.size();
        while (buckets[at] != 0) {
            at = (at + 1) % buckets.size();
        }
        buckets[at] = static_cast<std::uint16_t>(i + 1);
    }
    return buckets;
}

} // namespace soapcodec::detail
