// SPDX-License-Identifier: MIT
// Tags and comments in any form that is plain: ASCII names, attributes whose values stand as they are.
#pragma once

#include "../../cxx20.hpp"

#include <cstddef>     // std::size_t
#include <cstring>     // std::memcmp
#include <optional>    // std::optional
#include <string_view> // std::string_view

#include "../inline.hpp"
#include "../xml/expanded_name.hpp"
#include "input.hpp"
#include "text.hpp"

namespace soapcodec::detail::fast {

/// A start tag. Texts lie in the input.
struct start_tag {
    struct attribute {
        char const* begin;
        std::size_t size;
        std::size_t prefix_size; ///< with the colon
        char const* value_begin;
        std::size_t value_size;
        bool is_declaration;

        [[nodiscard]] std::string_view name() const noexcept { return {begin, size}; } ///< as it is written
        [[nodiscard]] std::string_view value() const noexcept { return {value_begin, value_size}; }
        [[nodiscard]] std::string_view prefix() const noexcept {
            return {begin, prefix_size == 0 ? 0 : prefix_size - 1};
        }
        [[nodiscard]] std::string_view local() const noexcept { return {begin + prefix_size, size - prefix_size}; }
        /// Whether it declares a namespace, once its name is known.
        [[nodiscard]] bool declares() const noexcept {
            constexpr std::size_t length = 5;
            return (prefix_size == 0 ? size == length : prefix_size == length + 1) && same<length>(begin, "xmlns");
        }
    };
    static constexpr std::size_t most_attributes = 16; ///< more are not plain

    std::string_view name;       ///< as it is written
    std::size_t prefix_size = 0; ///< with the colon
    std::string_view ns;         ///< of the name
    bool is_empty = false;       ///< it is the end tag too
    unsigned bound_before = 0;   ///< bindings in scope around it
    std::size_t size = 0;        ///< attributes
    attribute attributes[most_attributes];

    [[nodiscard]] std::string_view prefix() const noexcept {
        return name.substr(0, prefix_size == 0 ? 0 : prefix_size - 1);
    }
    [[nodiscard]] std::string_view local() const noexcept { return name.substr(prefix_size); }
};

/// Behind letters, digits and what else may stand in a name.
[[nodiscard]] SOAPCODEC_DETAIL_INLINE char const* pass_name_bytes(char const* at, char const* end) noexcept {
    while (end - at >= static_cast<std::ptrdiff_t>(block::size)) {
        auto const other = block(at).other_than_name();
        if (other != 0) {
            return at + first_of(other);
        }
        at += block::size;
    }
    while (at != end && (name_bytes[static_cast<unsigned char>(*at)] & 2U) != 0) {
        ++at;
    }
    return at;
}

[[nodiscard]] SOAPCODEC_DETAIL_INLINE bool may_begin_name(char c) noexcept {
    return (name_bytes[static_cast<unsigned char>(c)] & 1U) != 0;
}

/// The same as pass_name(), of any length.
[[nodiscard, gnu::noinline]] inline char const* pass_long_name(char const* at, char const* end,
                                                               std::size_t& prefix_size) noexcept {
    auto const begins = [&] { return at != end && may_begin_name(*at); };
    auto const* const from = at;
    prefix_size = 0;
    if (!begins()) {
        return nullptr;
    }
    at = pass_name_bytes(at, end);
    if (at == end || *at != ':') {
        return at;
    }
    ++at;
    prefix_size = static_cast<std::size_t>(at - from);
    if (!begins()) {
        return nullptr;
    }
    at = pass_name_bytes(at, end);
    return at == end || *at != ':' ? at : nullptr;
}

/// Behind a QName of ASCII (Namespaces in XML 1.0, production 7), whose prefix has `prefix_size` bytes with its colon.
[[nodiscard]] SOAPCODEC_DETAIL_INLINE char const* pass_name(char const* at, char const* end,
                                                            std::size_t& prefix_size) noexcept {
    // Most names are shorter than a block, with their prefix.
    if (end - at < static_cast<std::ptrdiff_t>(block::size)) [[unlikely]] {
        return pass_long_name(at, end, prefix_size);
    }
    auto others = block(at).other_than_name();
    if (others == 0) {
        return pass_long_name(at, end, prefix_size);
    }
    auto size = first_of(others);
    prefix_size = 0;
    if (at[size] == ':') {
        prefix_size = size + 1;
        others = without(others, size);
        if (others == 0) {
            return pass_long_name(at, end, prefix_size);
        }
        size = first_of(others);
        if (at[size] == ':' || !may_begin_name(at[prefix_size])) {
            return nullptr;
        }
    }
    return may_begin_name(*at) ? at + size : nullptr;
}

/// Declares what the attributes declare. False if they may not, or it is too much.
[[nodiscard]] inline bool declare(start_tag const& tag, input& in) noexcept {
    for (std::size_t i = 0; i < tag.size; ++i) {
        auto const& one = tag.attributes[i];
        if (!one.is_declaration) {
            continue;
        }
        auto const prefix = one.prefix_size == 0 ? std::string_view() : one.local();
        // What is reserved, and a prefix that is taken back, is left to those who know the rules.
        auto const ns = one.value();
        if (prefix.starts_with("xml") || (ns.empty() && !prefix.empty()) || ns == text_of<xml::xml_namespace> ||
            ns == text_of<xml::xmlns_namespace> || in.bound == input::most_bindings || in.bound >= in.most.namespaces) {
            return false;
        }
        in.bind({prefix.data(), prefix.size(), ns.data(), ns.size()});
    }
    return true;
}

/// Whether the names of attributes differ, as they are written and as they are meant (Namespaces in XML 1.0, 6.3).
[[nodiscard]] inline bool attributes_differ(start_tag const& tag, input const& in) noexcept {
    for (std::size_t i = 0; i < tag.size; ++i) {
        auto const& left = tag.attributes[i];
        auto const ns = left.prefix_size == 0 || left.is_declaration ? std::nullopt : in.find(left.prefix());
        if (left.prefix_size != 0 && !left.is_declaration && !ns) {
            return false; // of no namespace at all
        }
        for (std::size_t j = i + 1; j < tag.size; ++j) {
            auto const& right = tag.attributes[j];
            if (left.local() == right.local() &&
                (left.name() == right.name() || (ns && right.prefix_size != 0 && in.find(right.prefix()) == ns))) {
                return false;
            }
        }
    }
    return true;
}

/// Behind a start tag. Its declarations are in scope.
[[nodiscard, gnu::noinline]] inline char const* read_start_tag(char const* at, input& in, start_tag& tag) noexcept {
    auto const* const begin = at;
    in.examine(at);
    tag.size = 0;
    tag.bound_before = in.bound;
    if (in.end - at < 2 || *at != '<') {
        return nullptr;
    }
    ++at;
    auto const* const name = at;
    at = pass_name(at, in.end, tag.prefix_size);
    if (at == nullptr) {
        return nullptr;
    }
    tag.name = {name, static_cast<std::size_t>(at - name)};
    for (;;) {
        auto const* const before = at;
        at = in.left(at) >= 2 && *at == ' ' && at[1] > ' ' ? at + 1 : in.pass_space(at);
        tag.is_empty = in.has(at, "/>");
        if (tag.is_empty || in.has(at, ">")) {
            at += tag.is_empty ? 2 : 1;
            break;
        }
        if (at == in.end || at == before || tag.size == start_tag::most_attributes || tag.size >= in.most.attributes) {
            return nullptr;
        }
        auto& one = tag.attributes[tag.size++];
        one.begin = at;
        at = pass_name(at, in.end, one.prefix_size);
        if (at == nullptr) {
            return nullptr;
        }
        one.size = static_cast<std::size_t>(at - one.begin);
        one.is_declaration = one.declares();
        if (in.left(at) < 2 || at[0] != '=' || at[1] != '"') {
            at = in.pass_space(at);
            if (at == in.end || *at != '=') {
                return nullptr;
            }
            at = in.pass_space(at + 1);
            if (at == in.end || (*at != '"' && *at != '\'')) {
                return nullptr;
            }
        } else {
            ++at;
        }
        char const quote = *at++;
        auto const* const from = at;
        // A parser changes white space and references in values; letters beyond ASCII are rare.
        while (in.left(at) >= block::size) {
            auto const special = block(at).special_or(quote);
            if (special != 0) {
                at += first_of(special);
                break;
            }
            at += block::size;
        }
        while (at != in.end && *at != quote) {
            auto const byte = static_cast<unsigned char>(*at);
            if (byte < 0x20U || byte >= 0x80U || byte == '&' || byte == '<') {
                return nullptr;
            }
            ++at;
        }
        if (at == in.end) {
            return nullptr;
        }
        one.value_begin = from;
        one.value_size = static_cast<std::size_t>(at - from);
        ++at;
    }
    if (static_cast<std::size_t>(at - begin) > input::longest_markup) {
        return nullptr;
    }
    if (tag.size != 0 && (!declare(tag, in) || !attributes_differ(tag, in))) {
        return nullptr;
    }
    auto const ns = in.find(tag.prefix());
    if (!ns) {
        return nullptr;
    }
    tag.ns = *ns;
    return at;
}

/// The attributes of a start tag by their expanded names.
struct tag_attributes {
    start_tag const& tag;
    input const& in;

    [[nodiscard]] std::optional<std::string_view> find(expanded_name wanted) const noexcept {
        for (std::size_t i = 0; i < tag.size; ++i) {
            auto const& one = tag.attributes[i];
            if (one.local() == wanted.local() && !one.is_declaration &&
                (one.prefix_size == 0 ? wanted.ns().empty() : in.find(one.prefix()) == wanted.ns())) {
                return one.value();
            }
        }
        return std::nullopt;
    }
};

/// Behind the end tag of a name as it was written, in any form.
[[nodiscard, gnu::noinline]] inline char const* read_end_tag(char const* at, input& in,
                                                             std::string_view name) noexcept {
    if (in.left(at) < name.size() + 3 || at[0] != '<' || at[1] != '/' ||
        std::memcmp(at + 2, name.data(), name.size()) != 0) {
        return nullptr;
    }
    auto const* const begin = at;
    if (at[2 + name.size()] == '>' && name.size() + 3 < input::longest_markup) [[likely]] {
        return at + 3 + name.size();
    }
    at = in.pass_space(at + 2 + name.size());
    return at != in.end && *at == '>' && static_cast<std::size_t>(at - begin) < input::longest_markup ? at + 1
                                                                                                      : nullptr;
}

/// Behind what there is of white space and comments.
[[nodiscard, gnu::noinline]] inline char const* pass_some_between(char const* at, input& in) noexcept {
    for (;;) {
        at = in.pass_space(at);
        if (!in.has(at, "<!--")) {
            return at;
        }
        auto const* const begin = at;
        at += 4;
        while (!in.has(at, "--")) {
            if (at == in.end || static_cast<std::size_t>(at - begin) > input::longest_markup) {
                return nullptr;
            }
            at = pass_character(at, in);
            if (at == nullptr) {
                return nullptr;
            }
        }
        if (!in.has(at, "-->")) {
            return nullptr;
        }
        at += 3;
    }
}

/// Behind white space and comments; null at a comment that is not plain.
[[nodiscard]] SOAPCODEC_DETAIL_INLINE char const* pass_between(char const* at, input& in) noexcept {
    return in.left(at) >= 2 && at[0] == '<' && at[1] != '!' ? at : pass_some_between(at, in);
}

/// Behind white space, at a tag: null if the input ends there or goes on with text.
[[nodiscard]] SOAPCODEC_DETAIL_INLINE char const* find_tag(char const* at, input& in) noexcept {
    if (in.left(at) >= 2 && *at == '<') [[likely]] {
        return at;
    }
    at = in.pass_space(at);
    return in.left(at) >= 2 && *at == '<' ? at : in.give_up(at);
}

} // namespace soapcodec::detail::fast
