// SPDX-License-Identifier: MIT
// The text before a `]]>` that stands where it must not.
//
// Outside of a CDATA section `]]>` is malformed (XML 1.0, production 14). Expat looks three characters ahead for it,
// and so delivers the text before it or not, as the pieces happen to end. A source delivers that text itself, to have
// the same answer for all pieces.
#pragma once

#include "../../cxx20.hpp"

#include <algorithm>   // std::min, std::max
#include <cstddef>     // std::size_t
#include <string_view> // std::string_view

#include "position.hpp"

namespace soapcodec::detail {

/// Where the latest run of text begins: what a parser delivers as one piece of text. `input` is UTF-8 up to the end of
/// the run, in content; it begins between two events or within the run, and has neither comments, processing
/// instructions nor CDATA sections.
[[nodiscard]] inline std::size_t text_run_begin(std::string_view input) noexcept {
    // A line end is a piece of its own, and so is a reference.
    auto const line_end = input.find_last_of("\r\n");
    auto begin = line_end == input.npos ? 0 : line_end + 1;
    auto const behind = [&](std::size_t end) { begin = std::max(begin, std::min(end, input.size())); };
    auto const tag = input.rfind('<');
    if (tag != input.npos) {
        behind(end_of_tag(input, tag));
    }
    // A reference in a tag, whose values may have some, is before that.
    auto const reference = input.rfind('&');
    if (reference != input.npos && reference >= begin) {
        behind(input.find(';', reference) + 1);
    }
    return begin;
}

} // namespace soapcodec::detail
