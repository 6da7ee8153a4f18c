// SPDX-License-Identifier: MIT
// Which lists are handed over instead of being kept, and by which members they are reached.
//
// Templates that are made from a shape take that as an argument, Streamed: nullptr, where nothing is streamed; the
// address of a list that is a member; or streamed_paths, of which a step through a member leaves what is behind it.
// Each of these may be in by_events: what is made for a reader of events needs no code of the fast path.
#pragma once

#include <cstddef>     // std::size_t
#include <tuple>       // std::tuple, std::tuple_element_t
#include <type_traits> // std::is_null_pointer_v, std::is_same_v, std::is_base_of_v
#include <utility>     // std::index_sequence

#include "../../shape.hpp"
#include "../../shape/mistake.hpp"
#include "../../shape/path.hpp"

namespace soapcodec::detail {

/// The members that lead to a list, whose items go to the sink of that number.
template <std::size_t Sink, auto... Members>
struct streamed_path {};
template <class... Paths>
struct streamed_paths {};

inline constexpr std::size_t no_sink = static_cast<std::size_t>(-1);

template <auto Streamed>
struct by_events {};
template <auto Streamed, class = std::remove_cv_t<decltype(Streamed)>>
inline constexpr bool is_by_events = false;
template <auto Streamed, auto Inner>
inline constexpr bool is_by_events<Streamed, by_events<Inner>> = true;

template <auto Streamed, class Type = std::remove_cv_t<decltype(Streamed)>>
inline constexpr bool is_any_streamed = !std::is_null_pointer_v<Type>;
template <auto Streamed, auto Inner>
inline constexpr bool is_any_streamed<Streamed, by_events<Inner>> = is_any_streamed<Inner>;

/// Streamed for something of which nothing is.
template <auto Streamed, class = std::remove_cv_t<decltype(Streamed)>>
inline constexpr auto nothing_streamed = nullptr;
template <auto Streamed, auto Inner>
inline constexpr auto nothing_streamed<Streamed, by_events<Inner>> = by_events<nullptr>{};

// --- a step through a member

/// What a step through Member leaves of a path: if that ends there, the sink, else what is behind.
template <auto Member, class Path>
struct step {
    static constexpr auto sink = no_sink;
    using rest = std::tuple<>;
};
template <auto Member, std::size_t Sink>
struct step<Member, streamed_path<Sink, Member>> {
    static constexpr auto sink = Sink;
    using rest = std::tuple<>;
};
template <auto Member, std::size_t Sink, auto Next, auto... More>
struct step<Member, streamed_path<Sink, Member, Next, More...>> {
    static constexpr auto sink = no_sink;
    using rest = std::tuple<streamed_path<Sink, Next, More...>>;
};

template <class... Paths>
[[nodiscard]] consteval auto to_streamed(std::tuple<Paths...>) {
    if constexpr (sizeof...(Paths) == 0) {
        return nullptr;
    } else {
        return streamed_paths<Paths...>{};
    }
}

/// What is streamed of a member: its items, if they go to a sink, or what is in the records that it holds.
template <auto Streamed, auto Member, class = std::remove_cv_t<decltype(Streamed)>>
struct streamed_in {
    static constexpr auto sink = no_sink;
    static constexpr auto rest = nullptr;
};
template <auto List, class Pointer>
struct streamed_in<List, List, Pointer> {
    static constexpr std::size_t sink = 0;
    static constexpr auto rest = nullptr;
};
template <auto Streamed, auto Member, class... Paths>
struct streamed_in<Streamed, Member, streamed_paths<Paths...>> {
    static constexpr auto sink = [] {
        auto found = no_sink;
        ((found = step<Member, Paths>::sink == no_sink ? found : step<Member, Paths>::sink), ...);
        return found;
    }();
    static constexpr auto rest = to_streamed(std::tuple_cat(typename step<Member, Paths>::rest{}...));

    static_assert(sink == no_sink || !is_any_streamed<rest>,
                  "soapcodec: of two lists<...> to stream one is inside the records of the other");
};

template <auto Streamed, auto Member, auto Inner>
struct streamed_in<Streamed, Member, by_events<Inner>> {
    static constexpr auto sink = streamed_in<Inner, Member>::sink;
    static constexpr auto rest = by_events<streamed_in<Inner, Member>::rest>{};
};

// --- what a user gives

/// The record in a member, or in an item of it.
template <class Member>
struct held_by {
    using type = without_optional<Member>;
};
template <class Member>
    requires list_type<without_optional<Member>>
struct held_by<Member> {
    using type = without_optional<typename list_traits<without_optional<Member>>::item>;
};

/// Whether the shape says in which element a member is.
template <class T, auto Member>
[[nodiscard]] consteval bool has_element() {
    bool any = false;
    shape_of<T>::for_each(
        [&any]<class Element>(Element) { any = any || streamed_in<Member, Element::member>::sink != no_sink; });
    return any;
}

/// The members of one path.
template <auto First, auto... Others>
struct members_to {
    using owner = typename member_pointer<decltype(First)>::owner;
    using list = typename members_to<Others...>::list;

    static_assert(!described<owner> || has_element<owner, First>(),
                  "soapcodec: a member on the path<...> to a list is in no element of its record's shape");
    static_assert(std::is_base_of_v<typename members_to<Others...>::owner,
                                    typename held_by<typename member_pointer<decltype(First)>::type>::type>,
                  "soapcodec: a path<...> is of members, each of which holds the record that the next is a member of");
};
template <auto Member>
struct members_to<Member> {
    using owner = typename member_pointer<decltype(Member)>::owner;
    using list = without_optional<typename member_pointer<decltype(Member)>::type>;

    static_assert(!described<owner> || has_element<owner, Member>(),
                  "soapcodec: the list to stream is in no element of its record's shape");
};

/// A list as the user gives it, by the type of that.
template <auto List, class = std::remove_cv_t<decltype(List)>>
struct given_list : members_to<List> {
    template <std::size_t Sink>
    using path = streamed_path<Sink, List>;
};
template <auto List, auto... Members>
struct given_list<List, path_type<Members...>> : members_to<Members...> {
    template <std::size_t Sink>
    using path = streamed_path<Sink, Members...>;
};

template <class List, class Given>
struct item_of_list {
    static_assert(sizeof(mistake::is_no_list_to_stream<List, Given>) != 0);
    static_assert(growing_list<List>, "soapcodec: stream_decoder<&T::member> needs a member that is a list");
    using type = void;
};
template <growing_list List, class Given>
struct item_of_list<List, Given> {
    using type = without_optional<typename list_traits<List>::item>;
};

template <class... Lists>
struct given_lists_of {
    static constexpr std::size_t size = sizeof...(Lists);
    using message = typename std::tuple_element_t<0, std::tuple<Lists...>>::owner;
    using items = std::tuple<typename item_of_list<typename Lists::list, Lists>::type...>;

    static constexpr auto streamed = []<std::size_t... I>(std::index_sequence<I...>) {
        return streamed_paths<typename Lists::template path<I>...>{};
    }
    (std::index_sequence_for<Lists...>{});

    static_assert((std::is_same_v<message, typename Lists::owner> && ...),
                  "soapcodec: lists<...> are those of one message");
};

/// The message that they are lists of, the types of their items, and Streamed.
template <auto List, class = std::remove_cv_t<decltype(List)>>
struct given_lists : given_lists_of<given_list<List>> {};
template <auto Given, auto... Lists>
struct given_lists<Given, lists_type<Lists...>> : given_lists_of<given_list<Lists>...> {};

} // namespace soapcodec::detail
