// SPDX-License-Identifier: MIT
// The line and column of a byte, counted from the bytes before it: an oracle that knows nothing of how the library
// keeps places.
#pragma once

#include <soapcodec/error.hpp>

#include <cstddef>     // std::size_t
#include <cstdint>     // std::uint64_t
#include <string_view> // std::string_view

namespace fuzzing {

/// Whether each character of a document is one to four bytes of UTF-8, whatever else is wrong with it. Neither a byte
/// order mark, which is a character to some and none to others, nor a declaration that says otherwise.
[[nodiscard]] inline bool is_plain_utf_8(std::string_view document) {
    if (document.find('\0') != document.npos || document.starts_with("\xFE") || document.starts_with("\xFF") ||
        document.starts_with("\xEF\xBB\xBF")) {
        return false;
    }
    auto const declaration = document.substr(0, document.find("?>"));
    return !document.starts_with("<?xml") || declaration.find("encoding") == declaration.npos ||
           declaration.find("utf-8") != declaration.npos || declaration.find("UTF-8") != declaration.npos;
}

/// Lines end at a line feed and at a carriage return, together or alone (XML 1.0, section 2.11). Columns count
/// characters from 1.
[[nodiscard]] inline soapcodec::position position_of(std::string_view document, std::uint64_t byte) {
    soapcodec::position at{byte, 1, 1};
    for (std::size_t i = 0; i < byte && i < document.size(); ++i) {
        auto const c = document[i];
        bool const pair = c == '\r' && i + 1 < document.size() && document[i + 1] == '\n';
        if (c == '\n' || (c == '\r' && !pair)) {
            ++at.line;
            at.column = 1;
        } else if ((static_cast<unsigned char>(c) & 0xC0U) != 0x80U) {
            ++at.column;
        }
    }
    return at;
}

} // namespace fuzzing
