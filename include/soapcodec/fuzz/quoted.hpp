// SPDX-License-Identifier: MIT
// Bytes in a report, so that they can be read and pasted into a test.
#pragma once

#include "../cxx20.hpp"

#include <string>      // std::string
#include <string_view> // std::string_view

namespace soapcodec::fuzz {

/// A string literal of C++ with these bytes. What is not printable ASCII is in octal, which, unlike hexadecimal, ends
/// after three digits.
[[nodiscard]] inline std::string quoted(std::string_view bytes) {
    std::string text = "\"";
    for (char const c : bytes) {
        auto const byte = static_cast<unsigned char>(c);
        switch (c) {
        case '\n':
            text += "\\n";
            break;
        case '\r':
            text += "\\r";
            break;
        case '\t':
            text += "\\t";
            break;
        case '"':
        case '\\':
            text += '\\';
            text += c;
            break;
        default:
            if (byte >= 0x20U && byte < 0x7FU) {
                text += c;
            } else {
                text += '\\';
                for (unsigned const shift : {6U, 3U, 0U}) {
                    text += static_cast<char>('0' + (byte >> shift & 7U));
                }
            }
        }
    }
    return text += '"';
}

} // namespace soapcodec::fuzz
