// SPDX-License-Identifier: MIT
// An element whose content was kept as it was written.
#pragma once

#include <algorithm>   // std::any_of
#include <cstddef>     // std::size_t
#include <string>      // std::string
#include <string_view> // std::string_view

#include "../xml/escape.hpp"
#include "../xml/raw.hpp"
#include "../xml/writer.hpp"

namespace soapcodec::encoding {

/// Writes the element `local` of the namespace `own`, where `around` is the default one, with the declarations that its
/// content relies on. The content may need another default namespace than the element has; the element then gets a
/// prefix. False at what cannot be written.
[[nodiscard]] inline bool write_raw(xml::writer& out, std::string_view local, std::string_view own,
                                    std::string_view around, xml::raw_xml const& content) {
    std::string tag;
    std::string declarations;
    auto const declare = [&](std::string_view prefix, std::string_view ns) {
        declarations.append(prefix.empty() ? " xmlns" : " xmlns:").append(prefix).append("=\"");
        auto const done = xml::append_attribute(declarations, ns);
        declarations += '"';
        return done == ns.size() || (out.refuse(done), false);
    };
    auto const binds = [&](std::string_view prefix) {
        return std::any_of(content.scope.begin(), content.scope.end(),
                           [&](auto const& b) { return b.prefix == prefix; });
    };
    std::string_view inside;
    for (auto const& [prefix, ns] : content.scope) {
        if (prefix.empty()) {
            inside = ns;
        } else if (prefix != "xml" && !ns.empty() && !declare(prefix, ns)) {
            return false;
        }
    }
    if (inside != own && !own.empty()) {
        tag = "r";
        while (binds(tag)) {
            tag += 'r';
        }
        if (!declare(tag, own)) {
            return false;
        }
        tag += ':';
    }
    // An element in no namespace has no prefix to be told by; its content then shares its default namespace.
    auto const default_ns = own.empty() ? own : inside;
    if (default_ns != around && !declare({}, default_ns)) {
        return false;
    }
    auto const writable = xml::writable_size(content.text);
    if (writable != content.text.size()) {
        out.refuse(writable);
        return false;
    }
    out.line();
    for (std::string_view const part :
         {std::string_view("<"), std::string_view(tag), local, std::string_view(declarations)}) {
        out.raw(part);
    }
    if (content.text.empty()) {
        out.raw(" />");
        return true;
    }
    for (std::string_view const part : {std::string_view(">"), std::string_view(content.text), std::string_view("</"),
                                        std::string_view(tag), local, std::string_view(">")}) {
        out.raw(part);
    }
    return true;
}

} // namespace soapcodec::encoding
