// SPDX-License-Identifier: MIT
// What stands before a document element, as the fast path takes it.
#pragma once

#include "../../cxx20.hpp"

#include <string_view> // std::string_view

#include "../../ascii.hpp"
#include "../xml/declaration.hpp"
#include "input.hpp"
#include "tag.hpp"

namespace soapcodec::detail::fast {

/// Behind the part of an XML declaration that is called `name`: ` name="value"`. The input stays where it is, and
/// `value` is empty, if it is not there. Null if it is not plain.
[[nodiscard]] inline char const* read_declared(char const* at, input& in, std::string_view name,
                                               std::string_view& value) noexcept {
    auto const* const begin = at;
    value = {};
    at = in.pass_space(at);
    if (at == begin || !in.has(at, name)) {
        return begin;
    }
    at = in.pass_space(at + name.size());
    if (at == in.end || *at != '=') {
        return nullptr;
    }
    at = in.pass_space(at + 1);
    if (at == in.end || (*at != '"' && *at != '\'')) {
        return nullptr;
    }
    std::string_view const rest(at + 1, in.left(at + 1));
    auto const size = rest.find(*at);
    if (size == rest.npos || size == 0 || size > input::longest_markup) {
        return nullptr;
    }
    value = rest.substr(0, size);
    return at + size + 2;
}

/// At the beginning of a document: behind its declaration, if it is in UTF-8 and says nothing else.
[[nodiscard]] inline char const* pass_declaration(char const* at, input& in) noexcept {
    constexpr std::string_view mark = "\xEF\xBB\xBF";
    constexpr std::string_view declaration = "<?xml";
    constexpr std::string_view usual = R"(<?xml version="1.0" encoding="utf-8"?>)";
    if (in.has(at, mark)) {
        at += mark.size();
        in.place.continuing += mark.size() - 1; // it is one character
    }
    if (in.has(at, usual)) {
        at += usual.size();
    } else if (in.has(at, declaration)) {
        auto const* const begin = at;
        std::string_view version;
        std::string_view encoding;
        std::string_view standalone;
        at = read_declared(at + declaration.size(), in, "version", version);
        at = at == nullptr ? at : read_declared(at, in, "encoding", encoding);
        at = at == nullptr ? at : read_declared(at, in, "standalone", standalone);
        if (at == nullptr || !is_version_number(version) ||
            !(encoding.empty() || same_ignoring_case(encoding, "utf-8")) ||
            !(standalone.empty() || standalone == "yes" || standalone == "no")) {
            return nullptr;
        }
        at = in.pass_space(at);
        if (!in.has(at, "?>") || static_cast<std::size_t>(at - begin) > input::longest_markup) {
            return nullptr;
        }
        at += 2;
    }
    return at;
}

/// The same as far as the `<` of the document element.
[[nodiscard]] inline char const* read_prologue(char const* at, input& in) noexcept {
    at = pass_declaration(at, in);
    at = at == nullptr ? at : pass_between(at, in);
    return at != nullptr && in.left(at) >= 2 && *at == '<' ? at : nullptr;
}

} // namespace soapcodec::detail::fast
