// SPDX-License-Identifier: MIT
// Tags that a piece has cut, and what bytes are where a record of a list could begin, by what it begins with most
// likely (predicting_handler::resync_tag()).
#pragma once

#include "../../cxx20.hpp"

#include <algorithm>   // std::min
#include <cstddef>     // std::size_t
#include <string_view> // std::string_view

namespace soapcodec::detail {

/// Where the last tag begins, if its end is not there; else the end of the bytes.
[[nodiscard]] inline std::size_t begin_of_cut_tag(std::string_view bytes) noexcept {
    auto const begin = bytes.rfind('<');
    return begin == bytes.npos || bytes.find('>', begin) != bytes.npos ? bytes.size() : begin;
}

/// Whether they end in a tag, of which more says nothing until its end is there. A comment may have a tag in it, and a
/// DOCTYPE is refused at once.
[[nodiscard]] inline bool is_in_tag(std::string_view bytes) noexcept {
    auto const tag = bytes.substr(begin_of_cut_tag(bytes));
    return !tag.empty() && !tag.starts_with("<!");
}

/// As far as the bytes go, behind white space. An empty tag is none.
[[nodiscard]] inline bool begins_with_tag(std::string_view bytes, std::string_view tag) noexcept {
    bytes.remove_prefix(std::min(bytes.find_first_not_of(" \t\r\n"), bytes.size()));
    return !tag.empty() && (bytes.starts_with(tag) || tag.starts_with(bytes));
}

/// Whether it is a record without content.
[[nodiscard]] inline bool begins_with_null(std::string_view bytes, std::string_view tag) noexcept {
    auto const end = std::min(bytes.find('>'), bytes.size());
    return bytes.substr(0, end).ends_with('/') && begins_with_tag(bytes, tag);
}

/// The beginning of a record, as far as they go; what may be the end of the document; or something else.
enum class rest : unsigned char { record, end, other };

/// HasEnd: whether a text has the end of a record in it.
template <class HasEnd>
[[nodiscard]] rest rest_of(std::string_view bytes, std::string_view tag, HasEnd has_end) {
    auto const text = bytes.substr(std::min(bytes.find_first_not_of(" \t\r\n"), bytes.size()));
    if (text.empty() || text == "<" || text.starts_with("</")) {
        return rest::end;
    }
    return begins_with_tag(text, tag) && !has_end(text) ? rest::record : rest::other;
}

} // namespace soapcodec::detail
