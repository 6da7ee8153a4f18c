// SPDX-License-Identifier: MIT
// Names that stand in values.
//
//     struct item { soapcodec::xml::qname type; };  // <type xmlns:m="urn:model">m:car</type>
//     bool const is_car = item.type == soapcodec::xml::qname{"urn:model", "car"};
//
// Errors: errc::invalid_value for a text that is no QName or whose prefix nobody has declared.
#pragma once

#include "../cxx20.hpp"

#include <cstddef>     // std::size_t
#include <string>      // std::string
#include <string_view> // std::string_view

#include "known_namespaces.hpp"

namespace soapcodec::xml {

/// A QName value with its prefix resolved where it stood (XML Schema part 2, 3.3.18). As a member of a record it is
/// written with a prefix of its own. In a fault, whose sender may be sloppy, `ns` is also empty for a name whose prefix
/// nobody declared; `local` then is the whole text, prefix and colon included.
struct qname {
    std::string ns;    ///< the namespace; empty if it is in none
    std::string local; ///< the name without a prefix

    friend bool operator==(qname const&, qname const&) = default;
};

/// Whether a text can be the local part of a name (Namespaces in XML 1.0, production NCName). Beyond ASCII, which
/// takes a parser's tables, every character passes.
[[nodiscard]] constexpr bool is_local_part(std::string_view text) noexcept {
    for (std::size_t i = 0; i < text.size(); ++i) {
        auto const c = text[i];
        auto const letter = static_cast<char>(c | 0x20);
        bool const first = (letter >= 'a' && letter <= 'z') || c == '_' || (static_cast<unsigned char>(c) & 0x80U) != 0;
        bool const later = (c >= '0' && c <= '9') || c == '-' || c == '.';
        if (!first && (i == 0 || !later)) {
            return false;
        }
    }
    return !text.empty();
}

} // namespace soapcodec::xml
