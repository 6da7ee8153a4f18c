// SPDX-License-Identifier: MIT
// Header blocks that a caller wants to see: where each goes, with its shape.
#pragma once

#include "../cxx20.hpp"

#include <optional> // std::optional

#include "../detail/record/layout_of.hpp"
#include "../detail/xml/expanded_name.hpp"
#include "../shape.hpp"

namespace soapcodec {

/// A header block to decode: made by header(). Knows its element's name, and so counts as understood.
struct header_block {
    detail::expanded_name root;
    detail::layout const* content;
    void* target;                ///< the caller's std::optional
    void* (*open)(void* target); ///< makes a value in it; null when it has one
    void (*clear)(void* target);
};

/// Decodes the header block whose shape T has into `target`, which is emptied when a message begins and stays empty
/// when the block is not there. A second block of that name is errc::duplicate_element. For decode_options::headers;
/// `target` must outlive the decoder. Views in it live as those in the message.
template <class T>
[[nodiscard]] header_block header(std::optional<T>& target) {
    static_assert(message_type<T>, "soapcodec: a header block has a name: describe it with "
                                   "soapcodec::message<\"Name\", \"namespace\">(...)");
    using shape_type = shape_of<T>;
    return {detail::known_name<shape_type::ns, shape_type::local_name>,
            &detail::layout_of<T, shape_type::ns, nullptr>::table, &target,
            [](void* at) -> void* {
                auto& value = *static_cast<std::optional<T>*>(at);
                return value ? nullptr : &value.emplace();
            },
            [](void* at) { static_cast<std::optional<T>*>(at)->reset(); }};
}

} // namespace soapcodec
