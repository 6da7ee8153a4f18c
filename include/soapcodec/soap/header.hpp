// SPDX-License-Identifier: MIT
// A message together with the header blocks to write before it.
//
// What is given as an lvalue is referred to and has to outlive the result; what is given as an rvalue is moved into it.
// So the result may be kept if all that it is made of is given with std::move(), or is a temporary.
//
//     soapcodec::encode(with_headers(request, header_entry(action), header_entry(login, {.must_understand = true})),
//                       soapcodec::soap_1_2);
//
// Errors are those of encode(), with a path like `/Envelope/Header/Action`.
#pragma once

#include "../cxx20.hpp"

#include <string>      // std::string
#include <tuple>       // std::tuple
#include <type_traits> // std::conditional_t, std::is_lvalue_reference_v, std::remove_cvref_t
#include <utility>     // std::forward, std::move

#include "../shape.hpp"

namespace soapcodec {

namespace detail {

/// How an argument deduced as T&& is kept: an lvalue by reference, an rvalue by value.
template <class T>
using kept = std::conditional_t<std::is_lvalue_reference_v<T>, std::remove_reference_t<T> const&, std::remove_cv_t<T>>;

} // namespace detail

/// What a header block asks of its receiver.
struct block_options {
    /// A receiver that does not know the block must refuse the message.
    bool must_understand = false;
    /// Whom the block is for: SOAP 1.1's actor, SOAP 1.2's role, a URI. Empty: the ultimate receiver.
    std::string role{};
};

/// A block and its options; made by header_entry(). T is the block, or a reference to it.
template <class T>
struct header_to_write {
    T block;               ///< the message in the Header
    block_options options; ///< what it asks for
};
/// Makes one.
template <class T>
[[nodiscard]] header_to_write<detail::kept<T>> header_entry(T&& block, block_options options = {}) {
    static_assert(message_type<std::remove_cvref_t<T>>, "soapcodec: a header block has a name: describe it with "
                                                        "soapcodec::message<\"Name\", \"namespace\">(...)");
    return {std::forward<T>(block), std::move(options)};
}

/// A message with header blocks, to be encoded as one: `encode(with_headers(request, header_entry(action)), version)`.
/// T is the message, or a reference to it.
template <class T, class... Blocks>
struct message_with_headers {
    T message;                                     ///< what goes in the Body
    std::tuple<header_to_write<Blocks>...> blocks; ///< what goes in the Header
};

/// Whether T is a message with header blocks, for which only an Envelope has a place.
template <class T>
inline constexpr bool has_headers = false;
/// It is one.
template <class T, class... Blocks>
inline constexpr bool has_headers<message_with_headers<T, Blocks...>> = true;

/// Makes one, of a message and what header_entry() has made.
template <class T, class... Blocks>
[[nodiscard]] message_with_headers<detail::kept<T>, Blocks...> with_headers(T&& message,
                                                                            header_to_write<Blocks>... blocks) {
    static_assert(!has_headers<std::remove_cvref_t<T>>,
                  "soapcodec: a message has one Header: give all header blocks to one with_headers()");
    return {std::forward<T>(message), {std::move(blocks)...}};
}

/// The type of what goes in the Body: T, or the message of a message_with_headers.
template <class T>
struct body_of {
    using type = T; ///< a message by itself
};
/// Of a message with header blocks.
template <class T, class... Blocks>
struct body_of<message_with_headers<T, Blocks...>> {
    using type = std::remove_cvref_t<T>; ///< the message in it
};

} // namespace soapcodec
