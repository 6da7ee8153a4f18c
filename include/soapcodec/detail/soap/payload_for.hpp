// SPDX-License-Identifier: MIT
// What a Body has to hold for a type: a message, one of several (std::variant), all of several (std::tuple), or nothing
// (a std::tuple of none, also as an alternative of a std::variant).
#pragma once

#include "../../cxx20.hpp"

#include <array>       // std::array
#include <cstddef>     // std::size_t
#include <string_view> // std::string_view
#include <tuple>       // std::tuple
#include <type_traits> // std::type_identity, std::is_same_v, std::conditional_t
#include <utility>     // std::index_sequence
#include <variant>     // std::variant

#include "../../fixed_string.hpp"
#include "../../shape.hpp"
#include "../../shape/mistake.hpp"
#include "../../xml/known_namespaces.hpp"
#include "../layout_of.hpp"
#include "../type_list.hpp"
#include "../xml/expanded_name.hpp"
#include "payload.hpp"

namespace soapcodec::detail {

using nothing = std::tuple<>;

/// Whether no two messages are called the same.
template <class... Messages>
[[nodiscard]] consteval bool have_own_names() {
    [[maybe_unused]] auto const named = []<class One>(std::type_identity<One>) {
        auto const is = []<class Other>(std::type_identity<Other>) {
            return shape_of<One>::name == shape_of<Other>::name &&
                   shape_of<One>::ns.view() == shape_of<Other>::ns.view();
        };
        return (static_cast<std::size_t>(is(std::type_identity<Messages>{})) + ... + 0U);
    };
    return ((named(std::type_identity<Messages>{}) == 1) && ...);
}

template <class... Messages>
consteval void check_messages(std::type_identity<std::tuple<Messages...>>) {
    static_assert(
        (message_type<Messages> && ...),
        "soapcodec: each alternative of a std::variant, or part of a std::tuple, that stands in a SOAP Body is "
        "a message: describe it with soapcodec::message<\"Name\", \"namespace\">(...)");
    if constexpr ((message_type<Messages> && ...)) {
        static_assert(have_own_names<Messages...>(),
                      "soapcodec: messages are told apart by the names of their elements: two are called the same");
    }
}

/// The start tag of a message without prefix and attributes; empty if not all of its characters may stand there.
template <fixed_string Name, fixed_string Namespace>
[[nodiscard]] constexpr std::string_view plain_tag() {
    for (char const c : Namespace.view()) {
        if (c < 0x20 || c == '"' || c == '&' || c == '<') {
            return {};
        }
    }
    constexpr std::size_t most = 1024; // bytes: a start tag of any length is not plain
    bool const is_long = Name.view().size() + Namespace.view().size() > most;
    bool const is_reserved =
        Namespace.view() == xml::xml_namespace.view() || Namespace.view() == xml::xmlns_namespace.view();
    return is_long || is_reserved || !is_ascii(Namespace.view()) || !is_ascii(Name.view())
               ? std::string_view()
               : joined_text<"<", Name, " xmlns=\"", Namespace, "\">">;
}

/// A message by itself, at `open(object)`. Streamed: see layout_of.
template <class T, auto Streamed>
[[nodiscard]] constexpr expected_message expect(void* (*open)(void* object)) {
    if constexpr (message_type<T>) {
        using shape_type = shape_of<T>;
        return {known_name<shape_type::ns, shape_type::local_name>, &layout_of<T, shape_type::ns, Streamed>::table,
                open, plain_tag<shape_type::local_name, shape_type::ns>()};
    } else {
        return {{{}, ""}, nullptr, open, {}}; // there is an error already
    }
}

/// The messages that a T can be.
template <class T, auto Streamed>
struct messages_of {
    [[nodiscard]] static constexpr expected_message only() {
        if constexpr (!described<T>) {
            static_cast<void>(sizeof(mistake::needs_soap_shape<T>));
        } else if constexpr (!message_type<T>) {
            static_cast<void>(sizeof(mistake::needs_message_instead_of_record<T>));
        }
        static_assert(described<T>, "soapcodec: this type has no shape: write constexpr auto soap_shape(T const*) in "
                                    "the namespace of T, and return soapcodec::message<\"Name\", \"namespace\">(...)");
        static_assert(!described<T> || message_type<T>,
                      "soapcodec: a record cannot stand in a SOAP Body by itself: describe it with "
                      "soapcodec::message<\"Name\", \"namespace\">(...)");
        return expect<T, Streamed>([](void* object) { return object; });
    }
    static constexpr std::array<expected_message, 1> table{only()};
};

template <class... Alternatives, auto Streamed>
struct messages_of<std::variant<Alternatives...>, Streamed> {
    using messages = typename joined_tuples<
        std::conditional_t<std::is_same_v<Alternatives, nothing>, nothing, std::tuple<Alternatives>>...>::type;
    static_assert((check_messages(std::type_identity<messages>{}), true));

    template <std::size_t I>
    static void* open(void* object) {
        return &static_cast<std::variant<Alternatives...>*>(object)->template emplace<I>();
    }
    static constexpr auto table = []<std::size_t... I>(std::index_sequence<I...>) {
        std::array<expected_message, std::tuple_size_v<messages>> made{};
        std::size_t at = 0;
        auto const add = [&]<class Alternative>(std::type_identity<Alternative>, void* (*open_it)(void*)) {
            if constexpr (!std::is_same_v<Alternative, nothing>) {
                made[at++] = expect<Alternative, Streamed>(open_it);
            }
        };
        (add(std::type_identity<Alternatives>{}, open<I>), ...);
        return made;
    }
    (std::index_sequence_for<Alternatives...>{});
};

template <class... Parts, auto Streamed>
struct messages_of<std::tuple<Parts...>, Streamed> {
    static_assert((check_messages(std::type_identity<std::tuple<Parts...>>{}), true));
    static_assert(sizeof...(Parts) <= 64, "soapcodec: a Body has at most 64 parts");

    template <std::size_t I>
    static void* open(void* object) {
        return &std::get<I>(*static_cast<std::tuple<Parts...>*>(object));
    }
    static constexpr auto table = []<std::size_t... I>(std::index_sequence<I...>) {
        return std::array<expected_message, sizeof...(I)>{expect<Parts, Streamed>(open<I>)...};
    }
    (std::index_sequence_for<Parts...>{});
};

/// Has a T hold nothing; null if it cannot.
template <class T>
inline constexpr decltype(payload::open_nothing) open_nothing = nullptr;
template <>
inline constexpr decltype(payload::open_nothing) open_nothing<nothing> = [](void*) {};
template <class... Alternatives>
    requires(std::is_same_v<Alternatives, nothing> || ...)
inline constexpr decltype(payload::open_nothing) open_nothing<std::variant<Alternatives...>> = [](void* object) {
    static_cast<std::variant<Alternatives...>*>(object)->template emplace<nothing>();
};

/// What a Body must hold for a T, and where it goes.
template <class T, auto Streamed = nullptr>
[[nodiscard]] payload payload_for(T& value) {
    return {.messages = messages_of<T, Streamed>::table,
            .object = &value,
            .clear = [](void* object) { *static_cast<T*>(object) = T{}; },
            .open_nothing = open_nothing<T>,
            .is_all = is_parts<T>};
}

} // namespace soapcodec::detail
