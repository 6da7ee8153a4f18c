// SPDX-License-Identifier: MIT
// Text of others on a terminal: file names, words of a command line and parts of a message, which may hold anything.
#pragma once

#include <cstddef>     // std::size_t
#include <string>      // std::string
#include <string_view> // std::string_view

namespace soapcat {

/// Whether a byte continues a character of UTF-8 rather than beginning one.
[[nodiscard]] constexpr bool continues(char byte) noexcept {
    return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
}

/// The text in one line of characters that show: line ends, control characters, and what changes the direction of
/// writing, as \n, \x1B or \u202E, bytes that are no UTF-8 as \xFF.
[[nodiscard]] std::string printable(std::string_view text);

/// How many characters a text of UTF-8 has.
[[nodiscard]] std::size_t width(std::string_view text) noexcept;

/// Says on standard error, in one printable line, what is wrong, and behind it `lines`, which end as lines do. What
/// cannot be said there is not said.
void complain(std::string_view text, std::string_view lines = {});

} // namespace soapcat
