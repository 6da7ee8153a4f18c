// SPDX-License-Identifier: MIT
// What a decode came to, and when two ways to read one document agree.
#pragma once

#include "../cxx20.hpp"

#include <optional> // std::optional
#include <string>   // std::string
#include <utility>  // std::move

#include "../error.hpp"
#include "../soap/fault.hpp"
#include "equal.hpp"
#include "print.hpp"

namespace soapcodec::fuzz {

/// A value or an error, to be compared and printed. A value of views lives as long as the memory it lies in.
template <class T>
struct outcome {
    std::optional<T> value;
    soapcodec::error error;

    outcome(soapcodec::result<T> result) {
        if (result) {
            value = *std::move(result);
        } else {
            error = std::move(result).error();
        }
    }

    [[nodiscard]] std::string describe() const { return value ? to_text(*value) : error.message(); }
};

/// Whether the parser finds it, rather than the library. Of these errors the place, and which of them it is, may depend
/// on how the document is cut: expat may see one before it has read what would show another.
[[nodiscard]] constexpr bool is_parsers(errc code) noexcept {
    return code == errc::malformed_xml || code == errc::truncated || code == errc::unsupported_encoding ||
           code == errc::out_of_memory;
}

/// Whether two errors of one document agree: both the parser's, or the library's with the same code, place, path, texts
/// and fault.
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

/// Whether two ways to read one document agree: on the value, or on the error.
template <class T>
[[nodiscard]] bool agrees(outcome<T> const& left, outcome<T> const& right) {
    return left.value && right.value ? equal(*left.value, *right.value)
                                     : !left.value && !right.value && agrees(left.error, right.error);
}

} // namespace soapcodec::fuzz
