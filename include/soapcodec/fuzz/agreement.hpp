// SPDX-License-Identifier: MIT
// When two errors, found by two ways to read one document, are the same.
#pragma once

#include "../cxx20.hpp"

#include "../error.hpp"
#include "../soap/fault.hpp"

namespace soapcodec::fuzz {

/// Whether the parser finds it, rather than the library. Of these errors the position, and which of them it is, may
/// depend on how the document is cut: expat may see one before it has read what would show another.
[[nodiscard]] constexpr bool is_parsers(errc code) noexcept {
    return code == errc::malformed_xml || code == errc::truncated || code == errc::unsupported_encoding ||
           code == errc::out_of_memory;
}

/// Whether two errors of one document agree: both the parser's, or the library's with the same code, position, path,
/// texts and fault.
[[nodiscard]] inline bool agrees(error const& left, error const& right) {
    if (is_parsers(left.code()) || is_parsers(right.code())) {
        return is_parsers(left.code()) && is_parsers(right.code());
    }
    auto const* const one = left.fault();
    auto const* const other = right.fault();
    return left.code() == right.code() && left.where() == right.where() && left.path() == right.path() &&
           left.subject() == right.subject() && left.expected() == right.expected() &&
           left.similar() == right.similar() && (one == nullptr || other == nullptr ? one == other : *one == *other);
}

} // namespace soapcodec::fuzz
