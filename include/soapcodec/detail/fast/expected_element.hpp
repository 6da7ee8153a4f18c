// SPDX-License-Identifier: MIT
// One element where its shape expects it: start tag, value and end tag, compared with how they are most likely written.
#pragma once

#include "../../cxx20.hpp"

#include <cstddef>     // std::size_t
#include <cstring>     // std::memcpy
#include <string_view> // std::string_view
#include <type_traits> // std::is_same_v

#include "../../error.hpp"
#include "../../fixed_string.hpp"
#include "../../shape.hpp"
#include "../../xml/qname.hpp"
#include "../inline.hpp"
#include "../layout/targets.hpp"
#include "input.hpp"
#include "scan.hpp"
#include "spelling.hpp"
#include "text.hpp"
#include "value.hpp"

namespace soapcodec::detail::fast {

/// Bytes that a comparison with a spelling may look at before a name.
inline constexpr std::size_t spelling_room = 8;

/// Whether a start tag of that name without attributes begins here.
template <fixed_string Name>
[[nodiscard]] SOAPCODEC_DETAIL_INLINE bool opens(char const* at, input const& in) noexcept {
    return in.names.opens(at) &&
           same<Name.view().size() + 1>(at + 1 + in.names.prefix_size, joined_text<Name, ">">.data());
}
template <fixed_string Name>
inline constexpr std::size_t opening_room = spelling_room + Name.view().size() + 3;

/// The same end tag in any form, or at the end of the input.
[[nodiscard, gnu::noinline]] inline char const* close_otherwise(char const* at, input& in,
                                                                std::string_view local) noexcept {
    char written[sizeof in.names.close];
    std::memcpy(written, &in.names.close, sizeof written);
    std::string_view const prefix(written, 2 + in.names.prefix_size);
    in.examine(at);
    if (!in.has(at, prefix) || !in.has(at + prefix.size(), local)) {
        return nullptr;
    }
    auto const* const begin = at;
    at = in.pass_space(at + prefix.size() + local.size());
    return at != in.end && *at == '>' && static_cast<std::size_t>(at - begin) < input::longest_markup ? at + 1
                                                                                                      : nullptr;
}

/// Behind the end tag of an element whose start tag opens<Name>() found.
template <fixed_string Name>
[[nodiscard]] SOAPCODEC_DETAIL_INLINE char const* close(char const* at, input& in) noexcept {
    constexpr auto rest = joined_text<Name, ">">;
    if (in.left(at) >= spelling_room + rest.size() && in.names.closes(at) &&
        same<rest.size()>(at + 2 + in.names.prefix_size, rest.data())) [[likely]] {
        return at + 2 + in.names.prefix_size + rest.size();
    }
    return close_otherwise(at, in, text_of<Name>);
}

/// Behind the end tag of a value.
template <fixed_string Name, class T>
[[nodiscard]] SOAPCODEC_DETAIL_INLINE char const* read_value_of(char const* at, T& target, input& in) {
    if constexpr (in_place_room<T> != 0) {
        if (in.left(at) >= in_place_room<T> + opening_room<Name> + 2) [[likely]] {
            auto const* const behind = read_in_place(at, target);
            if (behind != nullptr && *behind == '<') [[likely]] {
                return close<Name>(behind, in);
            }
        }
    }
    std::string_view text;
    at = read_text(at, in, text);
    if (at == nullptr) [[unlikely]] {
        return nullptr;
    }
    if constexpr (std::is_same_v<T, std::string_view>) {
        if (in.lasting && text.data() != in.scratch.data()) {
            if (!in.state.charge(text.size())) {
                return in.give_up(at);
            }
            target = text;
            return close<Name>(at, in);
        }
    }
    return convert(text, target, in.state) == errc::ok ? close<Name>(at, in) : in.give_up(at);
}

/// Whether an element of that type, in Namespace, can be compared: it says all of itself without attributes, and what
/// is in it is in Namespace too.
template <class T, fixed_string Namespace>
[[nodiscard]] consteval bool is_comparable() {
    using inner = without_optional<T>;
    if constexpr (described<inner>) {
        using shape = shape_of<inner>;
        bool good = resolve_namespace<shape::ns, Namespace>().view() == Namespace.view();
        shape::for_each_attribute([&]<class Attribute>(Attribute) { good = good && !is_required<Attribute>(); });
        return good;
    } else {
        return value_type<inner> && !std::is_same_v<inner, xml::qname>;
    }
}

} // namespace soapcodec::detail::fast
