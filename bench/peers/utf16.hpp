// SPDX-License-Identifier: MIT
// UTF-8 from the UTF-16 in which some parsers give their texts.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace bench {

/// Puts the text into `to`, and returns what is there. Surrogates come in pairs: the parsers have seen to that.
inline std::string_view to_utf8(std::u16string_view text, std::string& to) {
    to.clear();
    for (std::size_t i = 0; i < text.size(); ++i) {
        std::uint32_t point = text[i];
        if (point >= 0xD800 && point < 0xDC00 && i + 1 < text.size()) {
            point = 0x10000 + ((point - 0xD800) << 10U) + (std::uint32_t{text[++i]} - 0xDC00);
        }
        auto const put = [&to](std::uint32_t byte) { to.push_back(static_cast<char>(byte)); };
        if (point < 0x80) {
            put(point);
        } else if (point < 0x800) {
            put(0xC0 | point >> 6U);
            put(0x80 | (point & 0x3FU));
        } else if (point < 0x10000) {
            put(0xE0 | point >> 12U);
            put(0x80 | (point >> 6U & 0x3FU));
            put(0x80 | (point & 0x3FU));
        } else {
            put(0xF0 | point >> 18U);
            put(0x80 | (point >> 12U & 0x3FU));
            put(0x80 | (point >> 6U & 0x3FU));
            put(0x80 | (point & 0x3FU));
        }
    }
    return to;
}

} // namespace bench
