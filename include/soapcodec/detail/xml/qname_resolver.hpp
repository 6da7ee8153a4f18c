// SPDX-License-Identifier: MIT
// From the text of a QName to the name that it means with the bindings in scope.
#pragma once

#include <optional>    // std::optional
#include <string>      // std::string
#include <string_view> // std::string_view

#include "../../scalar.hpp"
#include "../../xml/qname.hpp"
#include "namespace_scope.hpp"

namespace soapcodec::detail {

/// A QName value as a view of the text and the bindings it came from.
struct qname_view {
    std::string_view ns;
    std::string_view local;
};

/// The name that a text means with these bindings, white space around it not counted. Nothing when its prefix is not
/// declared. A name without a prefix is in the default namespace. The parts are not looked at closer.
[[nodiscard]] inline std::optional<qname_view> find_qname(std::string_view text,
                                                          namespace_scope const& scope) noexcept {
    text = trim(text);
    auto const colon = text.find(':');
    if (colon == 0) {
        return std::nullopt;
    }
    auto const ns = scope.find(colon == text.npos ? std::string_view() : text.substr(0, colon));
    if (!ns) {
        return std::nullopt;
    }
    return qname_view{*ns, colon == text.npos ? text : text.substr(colon + 1)};
}

/// The same, owned.
[[nodiscard]] inline std::optional<xml::qname> resolve_qname(std::string_view text, namespace_scope const& scope) {
    auto const found = find_qname(text, scope);
    if (!found) {
        return std::nullopt;
    }
    return xml::qname{std::string(found->ns), std::string(found->local)};
}

} // namespace soapcodec::detail
