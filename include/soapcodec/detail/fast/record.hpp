// SPDX-License-Identifier: MIT
// Records and lists as their shapes say that servers write them: code made from the shape, that compares.
//
// What a shape says about a record is nearly all of its bytes: `<Id>`, a value, `</Id><Name>`, and so on in order. An
// element that is written otherwise, stands elsewhere or is unknown is read by the tables (element.hpp), and comparing
// goes on behind it.
#pragma once

#include "../../cxx20.hpp"

#include <array>       // std::array
#include <cstddef>     // std::size_t
#include <cstdint>     // std::uint64_t
#include <tuple>       // std::tuple_element_t
#include <type_traits> // std::is_same_v
#include <utility>     // std::index_sequence

#include "../../fixed_string.hpp"
#include "../../shape.hpp"
#include "../inline.hpp"
#include "../layout/layout.hpp"
#include "../layout/streamed.hpp"
#include "../layout/targets.hpp"
#include "element.hpp"
#include "expected_element.hpp"
#include "input.hpp"
#include "tag.hpp"

namespace soapcodec::detail {

template <class T, fixed_string Namespace, auto Streamed>
struct layout_of;
template <class Target, class Items, fixed_string Namespace, auto Streamed>
struct list_layout;
template <class Array, class Items, fixed_string Namespace, auto Streamed>
struct array_layout;
template <class Map, class Items, fixed_string Namespace, auto Streamed>
struct map_layout;

} // namespace soapcodec::detail

namespace soapcodec::detail::fast {

template <class T, fixed_string Namespace, auto Streamed>
struct record_path;
template <class Target, class Items, fixed_string Namespace, auto Streamed>
struct list_path;

/// The content and the end tag of an element called Name, in Namespace, without attributes. Nested: whether it is in a
/// record whose code it may be a part of.
template <fixed_string Name, fixed_string Namespace, auto Streamed, bool Nested, class T>
[[nodiscard]] SOAPCODEC_DETAIL_INLINE char const* read_content(char const* at, T& target, input& in) {
    if constexpr (is_optional<T>) {
        auto* const made = make_in(target, in.state);
        return made == nullptr ? in.give_up(at) : read_content<Name, Namespace, Streamed, Nested>(at, *made, in);
    } else if constexpr (described<T>) {
        using shape = shape_of<T>;
        if constexpr (shape::has_text) {
            shape::for_text([&]<class Text>(Text) { at = read_value_of<Name>(at, target.*Text::member, in); });
            return at;
        } else {
            if (in.most.levels < 2) {
                return in.give_up(at);
            }
            --in.most.levels;
            using path = record_path<T, Namespace, Streamed>;
            if constexpr (Nested) {
                at = path::read_here(at, target, in);
            } else {
                at = path::read(at, &target, layout_of<T, Namespace, Streamed>::table, in);
            }
            ++in.most.levels;
            return at == nullptr ? nullptr : close<Name>(at, in);
        }
    } else {
        return read_value_of<Name>(at, target, in);
    }
}

/// Items that are called Name, in Namespace, at Target.
template <class Target, fixed_string Name, fixed_string Namespace, auto Streamed, bool Nested>
[[nodiscard]] SOAPCODEC_DETAIL_INLINE char const* read_items(char const* at, void* owner, input& in,
                                                             std::uint64_t& count) {
    if constexpr (is_comparable<typename Target::type, Namespace>() && is_ascii(Name.view())) {
        for (;;) {
            if (in.left(at) < opening_room<Name>) {
                return at;
            }
            if (*at != '<') {
                at = in.pass_space(at);
                if (in.left(at) < opening_room<Name>) {
                    return at;
                }
            }
            if (!opens<Name>(at, in)) {
                return at;
            }
            ++count;
            auto* const item = in.state.may_begin() ? Target::get(owner, in.state) : nullptr;
            if (item == nullptr) {
                return in.give_up(at);
            }
            at = read_content<Name, Namespace, Streamed, Nested>(at + 2 + in.names.prefix_size + Name.view().size(),
                                                                 *item, in);
            if (at == nullptr) {
                return nullptr;
            }
        }
    } else {
        return at;
    }
}

[[nodiscard]] inline char const* read_streamed(char const* at, void* list, layout const& table,
                                               input& in); // ahead.hpp

/// A list in an element of its own: see layout::fast.
template <class Target, class Items, fixed_string Namespace, auto Streamed>
struct list_path {
    static char const* read(char const* at, void* list, layout const& table, input& in) {
        if constexpr (Target::streamed) {
            return read_streamed(at, list, table, in);
        } else {
            return read_listed(at, list, table, in, [&](char const* here, std::uint64_t& count) {
                return read_items<Target, Items::name, Namespace, Streamed, true>(here, list, in, count);
            });
        }
    }
};

/// The elements of a record: see layout::fast.
template <class T, fixed_string Namespace, auto Streamed>
struct record_path {
    [[gnu::noinline]] static char const* read(char const* at, void* object, layout const&, input& in) {
        return read_here(at, *static_cast<T*>(object), in);
    }
    SOAPCODEC_DETAIL_INLINE static char const* read_here(char const* at, T& record, input& in) {
        return read_all(at, record, in, std::make_index_sequence<shape::size>{});
    }

private:
    using shape = shape_of<T>;
    using elements = typename shape::elements;
    /// Which elements have been seen, by the bits of each table.
    static constexpr std::size_t tables = tables_for(shape::size);
    using seen_bits = std::array<std::uint64_t, tables>;
    template <std::size_t I>
    static constexpr std::size_t table_of = I / bits_in_table(shape::size);
    template <std::size_t I>
    static constexpr std::uint64_t bit_of = std::uint64_t{1} << I % bits_in_table(shape::size);

    static constexpr unsigned most_misses = 3; ///< elements left out, one after the other, that are looked for

    template <std::size_t... I>
    SOAPCODEC_DETAIL_INLINE static char const* read_all(char const* at, T& record, input& in,
                                                        std::index_sequence<I...>) {
        seen_bits seen{};
        std::uint64_t first = 0;
        for (;;) {
            [[maybe_unused]] unsigned misses = 0;
            (void)(read_one<I>(at, record, in, seen, first, misses) && ...);
            at = at == nullptr ? nullptr : find_tag(at, in);
            if (at == nullptr) {
                return nullptr;
            }
            auto const& table = layout_of<T, Namespace, Streamed>::table;
            if (at[1] == '/') {
                return has_required(table, seen) ? at : in.give_up(at);
            }
            auto const next = [&] {
                if constexpr (tables == 1) {
                    return read_child(at, table, &record, seen[0], first, in);
                } else {
                    return read_child_of_several(at, table, &record, seen.data(), first, in);
                }
            }();
            at = next.at;
            if (at == nullptr) {
                return nullptr;
            }
            seen[0] |= tables == 1 ? next.bit : 0;
            first = next.index;
        }
    }

    /// Whether all that is required has been seen.
    [[nodiscard]] SOAPCODEC_DETAIL_INLINE static bool has_required(layout const& first,
                                                                   seen_bits const& seen) noexcept {
        if constexpr (tables == 1) {
            return (seen[0] & first.required) == first.required;
        } else {
            std::size_t number = 0;
            bool all = true;
            for (auto const* table = &first; table != nullptr; table = table->further) {
                all = all && (table->required & ~(seen[number++] | further_complete)) == 0;
            }
            return all;
        }
    }

    /// Whether to go on with the element after this one.
    template <std::size_t I>
    SOAPCODEC_DETAIL_INLINE static bool read_one(char const*& at, T& record, input& in, seen_bits& seen,
                                                 std::uint64_t first, unsigned& misses) {
        using part = std::tuple_element_t<I, elements>;
        if (first > I) {
            return true;
        }
        if constexpr (!compares<part>()) {
            return !is_required<part>();
        } else {
            constexpr auto name = part::local_name;
            constexpr auto room = opening_room<name>;
            if (in.left(at) < room) [[unlikely]] {
                return false;
            }
            if (*at != '<') {
                at = in.pass_space(at);
                if (in.left(at) < room) [[unlikely]] {
                    return false;
                }
            }
            if (!opens<name>(at, in)) {
                if (in.names.opens(at) && same<name.view().size()>(at + 1 + in.names.prefix_size, name.view().data())) {
                    return read_empty<I>(at, record, in, seen);
                }
                return !is_required<part>() && ++misses < most_misses;
            }
            using type = without_optional<typename part::type>;
            if constexpr (list_type<type> && !part::is_wrapped) {
                seen[table_of<I>] |= bit_of<I>;
                std::uint64_t count = 0;
                using place = appended<member_target<T, part::member>>;
                at = read_items<place, name, Namespace, streamed_in<Streamed, part::member>::rest, false>(at, &record,
                                                                                                          in, count);
            } else {
                if ((seen[table_of<I>] & bit_of<I>) != 0) [[unlikely]] {
                    at = in.give_up(at);
                    return false;
                }
                seen[table_of<I>] |= bit_of<I>;
                at += 2 + in.names.prefix_size + name.view().size();
                auto& target = record.*part::member;
                if constexpr (part::is_wrapped) {
                    at = read_list<part>(at, target, in);
                } else {
                    at =
                        read_content<name, Namespace, streamed_in<Streamed, part::member>::rest, false>(at, target, in);
                }
            }
            return at != nullptr;
        }
    }

    /// An element without content, or null, if that is what it is: as read_one().
    template <std::size_t I>
    [[nodiscard]] SOAPCODEC_DETAIL_INLINE static bool read_empty(char const*& at, T& record, input& in,
                                                                 seen_bits& seen) {
        using part = std::tuple_element_t<I, elements>;
        constexpr auto name = part::local_name;
        if ((seen[table_of<I>] & bit_of<I>) != 0 || (list_type<typename part::type> && !part::is_wrapped)) {
            return false;
        }
        auto const* const behind_name = at + 1 + in.names.prefix_size + name.view().size();
        auto& target = record.*part::member;
        auto const* behind = close_at_once(behind_name);
        if (behind == nullptr) {
            if constexpr (is_optional<typename part::type>) {
                behind = in.pass_null(behind_name);
                if (behind != nullptr) {
                    target.reset();
                }
            }
        } else if (!store_nothing<part>(target, in)) {
            behind = nullptr;
        }
        if (behind == nullptr) {
            return false;
        }
        seen[table_of<I>] |= bit_of<I>;
        at = behind;
        return true;
    }

    /// Whether a member can hold an element without content; it does then.
    template <class Part, class Member>
    [[nodiscard]] SOAPCODEC_DETAIL_INLINE static bool store_nothing(Member& target, input& in) {
        if constexpr (Part::is_wrapped) {
            return detail::fixed_size<without_optional<Member>> == 0 && opened(target, in) != nullptr;
        } else if constexpr (string_like<without_optional<typename Part::type>>) {
            auto* const text = opened(target, in);
            return text != nullptr && convert(std::string_view("", 0), *text, in.state) == errc::ok;
        } else {
            return false;
        }
    }

    /// What is in a member, which is there from now on; null at limits::content.
    template <class Member>
    SOAPCODEC_DETAIL_INLINE static without_optional<Member>* opened(Member& member, [[maybe_unused]] input& in) {
        if constexpr (is_optional<Member>) {
            return make_in(member, in.state);
        } else {
            if constexpr (map_type<Member>) {
                member.clear(); // as open_content() does
            }
            return &member;
        }
    }

    template <class Part>
    [[nodiscard]] static consteval bool compares() {
        if constexpr (Part::is_choice) {
            return false;
        } else if constexpr (resolve_namespace<Part::ns, Namespace>().view() != Namespace.view() ||
                             !is_ascii(Part::name)) {
            return false;
        } else if constexpr (map_type<without_optional<typename Part::type>>) {
            return resolve_namespace<Part::items::ns, Namespace>().view() == Namespace.view();
        } else if constexpr (list_type<without_optional<typename Part::type>>) {
            using item = typename list_traits<without_optional<typename Part::type>>::item;
            if constexpr (streamed_in<Streamed, Part::member>::sink != no_sink) {
                return false;
            } else if constexpr (Part::is_wrapped) {
                return resolve_namespace<Part::items::ns, Namespace>().view() == Namespace.view();
            } else if constexpr (!growing_list<without_optional<typename Part::type>>) {
                return false; // its items are seen one by one
            } else {
                return is_comparable<item, Namespace>();
            }
        } else {
            return is_comparable<typename Part::type, Namespace>();
        }
    }

    /// The content and the end tag of a list in an element of its own, in Namespace as its items are.
    template <class Part, class List>
    SOAPCODEC_DETAIL_INLINE static char const* read_list(char const* at, List& target, input& in) {
        if (in.most.levels < 2) {
            return in.give_up(at);
        }
        --in.most.levels;
        using list = without_optional<List>;
        list* const to = opened(target, in);
        if (to == nullptr) {
            return in.give_up(at);
        }
        constexpr auto rest = streamed_in<Streamed, Part::member>::rest;
        if constexpr (map_type<list>) {
            at = read_map(at, to, map_layout<list, typename Part::items, Namespace, nullptr>::table, in);
        } else if constexpr (growing_list<list>) {
            using place = appended<whole_list<list>>;
            at = list_path<place, typename Part::items, Namespace, rest>::read(
                at, to, list_layout<place, typename Part::items, Namespace, rest>::table, in);
        } else {
            at = read_array(at, to, array_layout<list, typename Part::items, Namespace, rest>::table, in);
        }
        ++in.most.levels;
        return at == nullptr ? nullptr : close<Part::local_name>(at, in);
    }
};

} // namespace soapcodec::detail::fast
