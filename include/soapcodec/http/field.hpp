// SPDX-License-Identifier: MIT
// The characters that the parts of an HTTP message are made of (RFC 9110, RFC 9112, RFC 3986, RFC 6265).
#pragma once

#include <cstddef>     // std::size_t
#include <string_view> // std::string_view

#include "../ascii.hpp"

namespace soapcodec::http {

namespace detail {

[[nodiscard]] constexpr bool is_letter_or_digit(char c) noexcept {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

[[nodiscard]] constexpr bool is_one_of(char c, std::string_view set) noexcept {
    return set.find(c) != std::string_view::npos;
}

/// ASCII that prints (VCHAR, RFC 5234).
[[nodiscard]] constexpr bool is_visible(char c) noexcept {
    return c > ' ' && c < '\x7f';
}

/// tchar of RFC 9110, 5.6.2: methods, names of fields, unquoted parameters.
[[nodiscard]] constexpr bool is_token(char c) noexcept {
    return is_letter_or_digit(c) || is_one_of(c, "!#$%&'*+-.^_`|~");
}

/// What a field's value may hold (RFC 9110, 5.5). No control character but the tab is among them, so that no value
/// can end its line.
[[nodiscard]] constexpr bool is_field(char c) noexcept {
    return is_visible(c) || c == ' ' || c == '\t' || static_cast<unsigned char>(c) >= 0x80U;
}

/// What stands for itself between quotes: ASCII without quote and backslash, so that no value can end the quotes.
[[nodiscard]] constexpr bool is_quotable(char c) noexcept {
    return (is_visible(c) || c == ' ') && c != '"' && c != '\\';
}

/// unreserved of RFC 3986, 2.3: what is never percent-encoded.
[[nodiscard]] constexpr bool is_unreserved(char c) noexcept {
    return is_letter_or_digit(c) || is_one_of(c, "-._~");
}

/// A path and a query (RFC 3986, 3.3 and 3.4).
[[nodiscard]] constexpr bool is_target(char c) noexcept {
    return is_unreserved(c) || is_one_of(c, "%!$&'()*+,;=:@/?");
}

/// A host and a port (RFC 3986, 3.2.2 and 3.2.3).
[[nodiscard]] constexpr bool is_host(char c) noexcept {
    return is_unreserved(c) || is_one_of(c, "%!$&'()*+,;=:[]");
}

/// cookie-octet of RFC 6265, 4.1.1.
[[nodiscard]] constexpr bool is_cookie(char c) noexcept {
    return is_visible(c) && !is_one_of(c, "\",;\\");
}

/// The number of characters before the first that is not of the kind.
template <class Kind>
[[nodiscard]] constexpr std::size_t span_of(std::string_view text, Kind is) noexcept {
    std::size_t size = 0;
    while (size < text.size() && is(text[size])) {
        ++size;
    }
    return size;
}

using soapcodec::detail::same_ignoring_case;

} // namespace detail

} // namespace soapcodec::http
