// SPDX-License-Identifier: MIT
// The entries of a map as records, which no user describes: the names of their two elements come with the element that
// the map stands in.
#pragma once

#include "../cxx20.hpp"

#include <cstddef>     // std::size_t
#include <type_traits> // std::conditional_t
#include <utility>     // std::move

#include "../error.hpp"
#include "../fixed_string.hpp"
#include "element.hpp"
#include "members.hpp"
#include "options.hpp"
#include "shape_of.hpp"

namespace soapcodec {

template <fixed_string Namespace, class... Parts>
struct record_shape;

} // namespace soapcodec

namespace soapcodec::detail {

/// What the elements of an entry are called: what entries<...> says, or as DataContractSerializer has it.
template <class Items, bool HasNames = has_entry_names<Items>>
struct entry_names {
    static constexpr fixed_string key = "Key";
    static constexpr fixed_string value = "Value";
};
template <class Items>
struct entry_names<Items, true> {
    static constexpr auto key = Items::key;
    static constexpr auto value = Items::value;
};

/// An entry has both elements: a value that is null is written so.
template <fixed_string Name, auto Member, class T>
using value_element =
    std::conditional_t<is_optional<T>, element_shape<Name, Member, nillable_option>, element_shape<Name, Member>>;

template <class Items, auto Key, auto Value, class Mapped>
using entry_shape = record_shape<inherited_namespace, element_shape<entry_names<Items>::key, Key>,
                                 value_element<entry_names<Items>::value, Value, Mapped>>;

/// What an entry counts for limits::content, beside the text in it: what std::map allocates for it.
template <class Map>
inline constexpr std::size_t entry_size = sizeof(typename Map::value_type) + 4 * sizeof(void*);

/// An entry that is being read.
template <class Map, class Items>
struct map_entry {
    typename Map::key_type key{};
    typename Map::mapped_type value{};
    Map* map = nullptr;

    /// Puts it into its map, unless the key is there already.
    [[nodiscard]] errc insert() {
        return map->emplace(std::move(key), std::move(value)).second ? errc::ok : errc::duplicate_element;
    }
};

/// An entry that is being written.
template <class Map, class Items>
struct map_entry_view {
    typename Map::value_type const& entry;
};

template <class Map, class Items>
struct checked_shape<map_entry<Map, Items>> {
    using type =
        entry_shape<Items, &map_entry<Map, Items>::key, &map_entry<Map, Items>::value, typename Map::mapped_type>;
};
template <class Map, class Items>
struct checked_shape<map_entry_view<Map, Items>> {
    using type = entry_shape<Items, &Map::value_type::first, &Map::value_type::second, typename Map::mapped_type>;
};

/// A member of a record, or of what stands for one.
template <auto Member, class T>
[[nodiscard]] constexpr auto const& member_of(T const& record) noexcept {
    return record.*Member;
}
template <auto Member, class Map, class Items>
[[nodiscard]] constexpr auto const& member_of(map_entry_view<Map, Items> const& record) noexcept {
    return record.entry.*Member;
}

} // namespace soapcodec::detail
