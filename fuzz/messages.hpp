// SPDX-License-Identifier: MIT
// The messages that every target uses, and how an input says which of them it is for.
//
// The last byte of an input is the number of its message. A seed has that number, and in front of it blanks, as many as
// a target could want for its other control bytes: behind a document element blanks change nothing, so that the targets
// need not agree on how many they take. As control bytes, blanks mean the same plain case everywhere.
#pragma once

#include <soapcodec/services/office24seven.hpp>
#include <soapcodec/services/servicestack.hpp>

#include "kitchen.hpp"

#include <cstddef>     // std::size_t
#include <tuple>       // std::tuple
#include <type_traits> // std::type_identity
#include <utility>     // std::index_sequence
#include <variant>     // std::variant

namespace fuzzing {

namespace office = soapcodec::office24seven;
namespace stack = soapcodec::servicestack;

/// Messages that own their content. The first have a twin among the views. Not every message of the services, whose
/// shapes are made of the same parts: each costs every target seconds to compile.
using owning_messages =
    std::tuple<office::get_identities_response, stack::authenticate, stack::later::authenticate_response, kitchen,
               office::get_identities_with_credential_by_service, office::login_response>;

/// Messages of views. Each has the place of its twin.
using view_messages = std::tuple<office::get_identities_response_view, stack::authenticate_view,
                                 stack::later::authenticate_response_view, kitchen_view>;

/// One of several of these.
using any_message = std::variant<office::get_identities_response, stack::authenticate, kitchen>;

inline constexpr std::size_t owning_count = std::tuple_size_v<owning_messages>;
inline constexpr std::size_t view_count = std::tuple_size_v<view_messages>;

/// How many blanks a seed has between its document and the number of its message.
inline constexpr std::size_t seed_blanks = 24;

/// Calls f(std::type_identity<T>{}) with the message of that place in a list.
template <class Messages, class F>
void with_place(std::size_t place, F&& f) {
    [&]<std::size_t... I>(std::index_sequence<I...>) {
        (void)((I == place && (f(std::type_identity<std::tuple_element_t<I, Messages>>{}), true)) || ...);
    }
    (std::make_index_sequence<std::tuple_size_v<Messages>>{});
}

/// The message of a number, for a target that wants what owns its content: the owning messages come first, a view's
/// number means its twin. Any number means one.
template <class F>
void with_owning_message(std::size_t number, F&& f) {
    number %= owning_count + view_count;
    with_place<owning_messages>(number < owning_count ? number : number - owning_count, f);
}

/// The same, for a target that wants views: owning messages without a twin mean one of those that have.
template <class F>
void with_view_message(std::size_t number, F&& f) {
    number %= owning_count + view_count;
    with_place<view_messages>((number < owning_count ? number : number - owning_count) % view_count, f);
}

/// The same, for a target that takes both.
template <class F>
void with_message(std::size_t number, F&& f) {
    number %= owning_count + view_count;
    if (number < owning_count) {
        with_place<owning_messages>(number, f);
    } else {
        with_place<view_messages>(number - owning_count, f);
    }
}

} // namespace fuzzing
