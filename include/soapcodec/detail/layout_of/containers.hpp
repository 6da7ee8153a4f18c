// SPDX-License-Identifier: MIT
// The tables of lists, arrays and maps that have an element of their own, with their items in it.
#pragma once

#include <array>   // std::array
#include <cstddef> // std::size_t
#include <cstdint> // std::uint8_t
#include <utility> // std::index_sequence

#include "../../shape.hpp"
#include "../fast/ahead.hpp"
#include "../fast/record.hpp"
#include "../layout/layout.hpp"
#include "../layout/streamed.hpp"
#include "../layout/targets.hpp"
#include "slots.hpp"

namespace soapcodec::detail {

/// The slots of the items of the std::array that Target leads to.
template <class Target, fixed_string Namespace, fixed_string Name, auto Streamed>
[[nodiscard]] consteval auto make_array_slots() {
    constexpr auto size = fixed_size<typename Target::type>;
    return []<std::size_t... I>(std::index_sequence<I...>) {
        std::array<slot, size> made{make_slot<array_item<Target, I>, Namespace, Name, Streamed>(false)...};
        for (std::size_t i = 0; i < size; ++i) {
            made[i].before = static_cast<std::uint8_t>(i);
            made[i].more = static_cast<std::uint8_t>(size - 1 - i);
        }
        return made;
    }
    (std::make_index_sequence<size>{});
}

/// A list in an element of its own.
template <class Target, class Items, fixed_string Namespace, auto Streamed>
struct list_layout {
    static constexpr auto ns = resolve_namespace<Items::ns, Namespace>();
    static constexpr std::array<slot, 2> slots = in_table(alone(make_slot<Target, ns, Items::name, Streamed>(true)));
    static constexpr bucket_array<2> buckets = in_buckets<slots>();
    static constexpr layout table = [] {
        layout made{.slots = slots.data(),
                    .size = 1,
                    .required = 0,
                    .ns = text_of<ns>,
                    .buckets = buckets.data(),
                    .bucket_mask = buckets.size() - 1,
                    .is_list = true,
                    .has_any_items = has_any_name<Items>};
        if constexpr (!is_by_events<Streamed>) {
            made.fast = fast::list_path<Target, Items, ns, Streamed>::read;
            // Records that hold what is streamed are not read on trial: what was handed over cannot be taken back.
            if constexpr (described<without_optional<typename Target::type>> && is_ascii(Items::name.view()) &&
                          !is_any_streamed<Streamed>) {
                made.ahead = fast::read_ahead<Target, Items::name, ns, Streamed>;
            }
        }
        return made;
    }();
};

/// A std::array in an element of its own.
template <class Array, class Items, fixed_string Namespace, auto Streamed>
struct array_layout {
    static constexpr auto ns = resolve_namespace<Items::ns, Namespace>();
    static constexpr auto slots = in_table(make_array_slots<whole_list<Array>, ns, Items::name, Streamed>());
    static constexpr auto buckets = in_buckets<slots>();
    static constexpr layout table{.slots = slots.data(),
                                  .size = slots.size() - 1,
                                  .required = 1,
                                  .ns = text_of<ns>,
                                  .buckets = buckets.data(),
                                  .bucket_mask = buckets.size() - 1,
                                  .fast = is_by_events<Streamed> ? nullptr : fast::read_array,
                                  .has_any_items = has_any_name<Items>};
};

/// A map in an element of its own.
template <class Map, class Items, fixed_string Namespace, auto Streamed>
struct map_layout {
    using entry = map_entry<Map, Items>;
    static constexpr auto ns = resolve_namespace<Items::ns, Namespace>();
    static constexpr std::array<slot, 2> slots = in_table(alone({.ns = text_of<ns>,
                                                                 .local = text_of<Items::name>.data(),
                                                                 .local_size = text_of<Items::name>.size(),
                                                                 .open = open_entry<entry, Map>,
                                                                 .close = close_entry<entry>,
                                                                 .content = &layout_of<entry, ns, Streamed>::table,
                                                                 .repeats = true}));
    static constexpr bucket_array<2> buckets = in_buckets<slots>();
    static constexpr layout table{.slots = slots.data(),
                                  .size = 1,
                                  .required = 0,
                                  .ns = text_of<ns>,
                                  .buckets = buckets.data(),
                                  .bucket_mask = buckets.size() - 1,
                                  .fast = is_by_events<Streamed> ? nullptr : fast::read_map,
                                  .is_list = true};
};

} // namespace soapcodec::detail
