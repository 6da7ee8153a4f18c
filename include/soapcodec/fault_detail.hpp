// SPDX-License-Identifier: MIT
// What a fault's detail means, for those who know its type.
//
//     if (auto const* fault = reply.error().fault()) {
//         auto const why = soapcodec::soap::detail_as<shop::failure>(*fault); // result<shop::failure>
//     }
//
// Errors are those of decode(), and errc::missing_element where the detail has no such entry.
#pragma once

#include "cxx20.hpp"

#include <algorithm>   // std::any_of, std::max, std::min
#include <cstddef>     // std::size_t
#include <cstdint>     // std::uint64_t
#include <string>      // std::string
#include <string_view> // std::string_view
#include <utility>     // std::move

#include "decode/options.hpp"
#include "detail/soap/document_decoder.hpp"
#include "detail/xml/escape.hpp"
#include "detail/xml/position.hpp"
#include "error.hpp"
#include "shape.hpp"
#include "soap/fault.hpp"
#include "soap/version.hpp"
#include "source.hpp"

namespace soapcodec::detail {

/// The beginning of a message in whose Body the text means what it meant where it stood.
[[nodiscard]] inline std::string envelope_around(xml::raw_xml const& content) {
    std::string prefix = "e";
    while (std::any_of(content.scope.begin(), content.scope.end(), [&](auto const& b) { return b.prefix == prefix; })) {
        prefix += 'e';
    }
    std::string text = "<" + prefix + ":Envelope xmlns:" + prefix + "=\"";
    text.append(soap::envelope_namespace(soap::version::v1_1)).append("\"");
    for (auto const& [bound, ns] : content.scope) {
        if (bound != "xml" && (bound.empty() || !ns.empty())) {
            text.append(bound.empty() ? " xmlns" : " xmlns:").append(bound).append("=\"");
            detail::append_attribute(text, ns);
            text += '"';
        }
    }
    return text.append("><").append(prefix).append(":Body>");
}

/// Room in the limits for that beginning, which the caller has not asked for.
inline void allow(limits& bounds, std::string_view before, std::size_t bindings) noexcept {
    constexpr std::uint64_t tags_after = 2;
    auto const added = before.size() + tags_after * before.size();
    bounds.size = bounds.size > limits::none - added ? limits::none : bounds.size + added;
    bounds.attributes = std::max<std::uint64_t>(bounds.attributes, bindings + 1);
    bounds.namespaces += bounds.namespaces == limits::none ? 0 : bindings + 1;
    bounds.token = std::max<std::uint64_t>(bounds.token, before.size());
}

} // namespace soapcodec::detail

namespace soapcodec::soap {

/// Decodes the entry of the fault's detail that has T's name, the first one if there are several. T has a message
/// shape, or is a std::variant of messages, and owns its content. Other entries are skipped, and so is text between
/// entries. Errors are those of decode(); their places count from the beginning of the detail's text, their paths begin
/// with `/Detail`. errc::missing_element, with T's name and, if that is why, words that say so, when the fault has no
/// detail, or none with entries, or no such entry.
template <class T>
[[nodiscard]] result<T> detail_as(fault const& f, decode_options options = {}) {
    static_assert(!holds_views<T>(), "soapcodec: this message has views (std::string_view, std::span), and there is "
                                     "nothing they could refer to: use std::string and std::vector");
    T value{};
    auto expected = detail::payload_for(value);
    expected.among_others = true;
    auto const name = expected.names([](detail::expanded_name root) { return root.local(); });
    if (!f.detail) {
        return error(errc::missing_element, {}, {}, name + ", since the fault has no detail");
    }
    // The text relies on declarations that stood around it, so it is read inside an Envelope that makes them again.
    auto const before = detail::envelope_around(*f.detail);
    std::string after = before.substr(before.rfind('<') + 1);
    after = "</" + after + "</" + after.substr(0, after.find(':')) + ":Envelope>";
    options.without_envelope = false;
    options.charset = "utf-8";
    options.headers.clear(); // those are of the message that the fault came in
    detail::allow(options.limits, before, f.detail->scope.size());
    detail::document_decoder<xml::predicting_source> document(std::move(options));
    document.begin_first(expected);
    document.source().feed(before);
    document.source().feed(f.detail->text);
    document.source().feed(after, true);
    if (document.succeeded()) {
        return value;
    }
    auto const e = document.error();
    auto where = e.where();
    where.byte -= std::min<std::uint64_t>(where.byte, before.size());
    where.column -= where.line == 1 ? std::min<std::uint64_t>(where.column - 1, detail::characters(before)) : 0;
    constexpr std::string_view body = "/Envelope/Body";
    std::string path(e.path());
    if (path.starts_with(body)) {
        path.replace(0, body.size(), "/Detail");
    }
    if (e.code() == errc::empty_body) {
        return error(errc::missing_element, where, std::move(path), name + ", since the detail has no entries");
    }
    return error(e.code(), where, std::move(path), e.subject(), e.expected(), e.similar());
}

} // namespace soapcodec::soap
