// SPDX-License-Identifier: MIT
// What bytes are where a record of a list could begin, by what it begins with most likely
// (predicting_handler::resync_tag()).
#pragma once

#include "../../cxx20.hpp"

#include <algorithm>   // std::min
#include <string_view> // std::string_view

namespace soapcodec::detail {

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
