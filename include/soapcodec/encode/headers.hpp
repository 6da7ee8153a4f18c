// SPDX-License-Identifier: MIT
// A message together with the header blocks to write before it.
#pragma once

#include "../cxx20.hpp"

#include <string_view> // std::string_view
#include <tuple>       // std::tuple

#include "../shape.hpp"

namespace soapcodec {

/// What a header block asks of its receiver.
struct block_options {
    /// A receiver that does not know the block must refuse the message.
    bool must_understand = false;
    /// Whom the block is for: SOAP 1.1's actor, SOAP 1.2's role, a URI. Empty: the ultimate receiver.
    std::string_view role{};
};

/// A block and its options; made by header_entry(). Refers to the block.
template <class T>
struct header_to_write {
    T const& block;
    block_options options;
};
template <class T>
[[nodiscard]] header_to_write<T> header_entry(T const& block, block_options options = {}) {
    static_assert(message_type<T>, "soapcodec: a header block has a name: describe it with "
                                   "soapcodec::message<\"Name\", \"namespace\">(...)");
    return {block, options};
}

/// A message with header blocks, to be encoded as one: `encode(with_headers(request, header_entry(action)), version)`.
/// Refers to all of them.
template <class T, class... Blocks>
struct message_with_headers {
    T const& message;
    std::tuple<header_to_write<Blocks>...> blocks;
};
template <class T, class... Blocks>
[[nodiscard]] message_with_headers<T, Blocks...> with_headers(T const& message, header_to_write<Blocks>... blocks) {
    return {message, {blocks...}};
}

/// The type of what goes in the Body: T, or the message of a message_with_headers.
template <class T>
struct body_of {
    using type = T;
};
template <class T, class... Blocks>
struct body_of<message_with_headers<T, Blocks...>> {
    using type = T;
};

} // namespace soapcodec
