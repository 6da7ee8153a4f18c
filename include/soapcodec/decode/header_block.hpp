// SPDX-License-Identifier: MIT
// Header blocks that a caller wants to see: where each goes, with its shape.
//
//     std::optional<soapcodec::addressing::action> action;
//     auto const reply = soapcodec::decode<response>(bytes, {.headers = {soapcodec::header(action)}});
//
// What is wrong in a block is an error of the decoder, with a path like `/Envelope/Header/Action`.
#pragma once

#include "../cxx20.hpp"

#include <optional> // std::optional
#include <vector>   // std::vector

#include "../detail/layout_of.hpp"
#include "../fixed_string.hpp"
#include "../shape.hpp"
#include "options.hpp"

namespace soapcodec {

/// Decodes the header block whose shape T has into `target`, which is emptied when a message begins and stays empty
/// when the block is not there. A second block of that name is errc::duplicate_element. For decode_options::headers;
/// `target` must outlive the decoder. Views in it live as those in the message.
template <class T>
[[nodiscard]] header_block header(std::optional<T>& target) {
    static_assert(message_type<T>, "soapcodec: a header block has a name: describe it with "
                                   "soapcodec::message<\"Name\", \"namespace\">(...)");
    using shape_type = shape_of<T>;
    return {text_of<shape_type::ns>,
            text_of<shape_type::local_name>.data(),
            &detail::layout_of<T, shape_type::ns, nullptr>::table,
            &target,
            [](void* at) -> void* {
                auto& value = *static_cast<std::optional<T>*>(at);
                return value ? nullptr : &value.emplace();
            },
            [](void* at) { static_cast<std::optional<T>*>(at)->reset(); }};
}

/// The same for blocks of which there may be several, in their order.
template <class T>
[[nodiscard]] header_block header(std::vector<T>& target) {
    std::optional<T> one;
    auto block = header(one);
    block.target = &target;
    block.open = [](void* at) -> void* { return &static_cast<std::vector<T>*>(at)->emplace_back(); };
    block.clear = [](void* at) { static_cast<std::vector<T>*>(at)->clear(); };
    return block;
}

} // namespace soapcodec
