// SPDX-License-Identifier: MIT
// What a fault's detail means, for those who know its type.
#pragma once

#include "../cxx20.hpp"

#include <algorithm>   // std::any_of
#include <string>      // std::string
#include <string_view> // std::string_view
#include <utility>     // std::move

#include "../decode.hpp"
#include "../error.hpp"
#include "../xml/escape.hpp"
#include "fault.hpp"
#include "version.hpp"

namespace soapcodec::soap {

namespace detail {

/// The beginning of a message in whose Body the text means what it meant where it stood.
[[nodiscard]] inline std::string envelope_around(raw_xml const& content) {
    std::string prefix = "e";
    while (std::any_of(content.scope.begin(), content.scope.end(), [&](auto const& b) { return b.prefix == prefix; })) {
        prefix += 'e';
    }
    std::string text = "<" + prefix + ":Envelope xmlns:" + prefix + "=\"";
    text.append(envelope_namespace(version::v1_1)).append("\"");
    for (auto const& [bound, ns] : content.scope) {
        if (bound != "xml" && (bound.empty() || !ns.empty())) {
            text.append(bound.empty() ? " xmlns" : " xmlns:").append(bound).append("=\"");
            xml::append_attribute(text, ns);
            text += '"';
        }
    }
    return text.append("><").append(prefix).append(":Body>");
}

} // namespace detail

/// Decodes the fault's detail, which holds one element, of T's name. T has a message shape and owns its content. Errors
/// are those of decode(); their places count from the beginning of the detail's text, their paths begin with `/Detail`.
/// errc::missing_element when the fault has no detail.
template <class T>
[[nodiscard]] result<T> detail_as(fault const& f, decode_options options = {}) {
    if (!f.detail) {
        return error(errc::missing_element, {}, {}, "Detail");
    }
    // The text relies on declarations that stood around it, so it is read inside an Envelope that makes them again.
    auto const before = detail::envelope_around(*f.detail);
    std::string after = before.substr(before.rfind('<') + 1);
    after = "</" + after + "</" + after.substr(0, after.find(':')) + ":Envelope>";
    options.without_envelope = false;
    options.charset = "utf-8";
    decoder<T> reader(std::move(options));
    reader.feed(before);
    reader.feed(f.detail->text);
    auto found = reader.finish(after);
    if (found) {
        return found;
    }
    auto const& e = found.error();
    auto where = e.where();
    where.byte -= where.byte < before.size() ? where.byte : before.size();
    where.column -= where.line == 1 && where.column > before.size() ? before.size() : 0;
    constexpr std::string_view body = "/Envelope/Body";
    std::string path(e.path());
    if (path.starts_with(body)) {
        path.replace(0, body.size(), "/Detail");
    }
    return error(e.code(), where, std::move(path), std::string(e.subject()));
}

} // namespace soapcodec::soap
