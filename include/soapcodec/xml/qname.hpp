// SPDX-License-Identifier: MIT
// Names that stand in values.
#pragma once

#include <optional>    // std::optional
#include <string>      // std::string
#include <string_view> // std::string_view

#include "../scalar.hpp"
#include "namespaces.hpp"

namespace soapcodec::xml {

/// A QName value with its prefix resolved where it stood (XML Schema part 2, 3.3.18). As a member of a record it is
/// written with a prefix of its own. In a fault, whose sender may be sloppy, `ns` is also empty for a name whose prefix
/// nobody declared; `local` then is the whole text, prefix and colon included.
struct qname {
    std::string ns;
    std::string local;

    friend bool operator==(qname const&, qname const&) = default;
};

/// The name that a text means with these bindings, blanks around it not counted. Nothing when its prefix is not
/// declared. A name without a prefix is in the default namespace. The parts are not looked at closer.
[[nodiscard]] inline std::optional<qname> resolve_qname(std::string_view text, namespace_scope const& scope) {
    text = trim(text);
    auto const colon = text.find(':');
    if (colon == 0) {
        return std::nullopt;
    }
    auto const ns = scope.find(colon == text.npos ? std::string_view() : text.substr(0, colon));
    if (!ns) {
        return std::nullopt;
    }
    return qname{std::string(*ns), std::string(colon == text.npos ? text : text.substr(colon + 1))};
}

} // namespace soapcodec::xml
