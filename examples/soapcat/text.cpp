// SPDX-License-Identifier: MIT
#include "text.hpp"

#include <unistd.h> // isatty

#include <fmt/format.h>

#include <algorithm> // std::count_if
#include <cstdio>    // std::fwrite
#include <cstdlib>   // std::getenv
#include <iterator>  // std::back_inserter

namespace soapcat {

namespace {

struct character {
    char32_t value = 0;
    std::size_t size = 0; // 0 if the bytes are no UTF-8
};

/// The first character of a text that is not empty, by the table of well-formed sequences in the Unicode standard
/// (3.9, D92).
character first_character(std::string_view text) noexcept {
    auto const lead = static_cast<unsigned char>(text.front());
    if (lead < 0x80U) {
        return {lead, 1};
    }
    std::size_t const size = lead >= 0xF0U ? 4 : lead >= 0xE0U ? 3 : 2;
    if (lead < 0xC2U || lead > 0xF4U || text.size() < size) {
        return {};
    }
    char32_t value = lead & (0x7FU >> size);
    for (char const c : text.substr(1, size - 1)) {
        if (!continues(c)) {
            return {};
        }
        value = value << 6U | (static_cast<unsigned char>(c) & 0x3FU);
    }
    bool const overlong = (size == 3 && value < 0x800U) || (size == 4 && value < 0x10000U);
    bool const none = value > 0x10FFFFU || (value >= 0xD800U && value <= 0xDFFFU);
    return overlong || none ? character{} : character{value, size};
}

bool shows(char32_t c) noexcept {
    bool const control = c < 0x20U || (c >= 0x7FU && c < 0xA0U);
    bool const line_end = c == 0x2028U || c == 0x2029U;
    bool const direction =
        c == 0x200EU || c == 0x200FU || (c >= 0x202AU && c <= 0x202EU) || (c >= 0x2066U && c <= 0x2069U);
    return !control && !line_end && !direction;
}

} // namespace

std::string printable(std::string_view text) {
    std::string out;
    auto const to = std::back_inserter(out);
    while (!text.empty()) {
        auto const c = first_character(text);
        if (c.size == 0) {
            fmt::format_to(to, "\\x{:02X}", static_cast<unsigned char>(text.front()));
        } else if (shows(c.value)) {
            out += text.substr(0, c.size);
        } else if (c.value == '\n' || c.value == '\r' || c.value == '\t') {
            out += c.value == '\n' ? "\\n" : c.value == '\r' ? "\\r" : "\\t";
        } else if (c.value < 0x80U) {
            fmt::format_to(to, "\\x{:02X}", static_cast<unsigned>(c.value));
        } else {
            fmt::format_to(to, "\\u{:04X}", static_cast<unsigned>(c.value));
        }
        text.remove_prefix(c.size == 0 ? 1 : c.size);
    }
    return out;
}

std::size_t width(std::string_view text) noexcept {
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) { return !continues(c); }));
}

void complain(std::string_view text, std::string_view lines) {
    // Not fmt::print, which throws where standard error is full or closed. At once, since others may complain, too.
    bool const coloured = ::isatty(STDERR_FILENO) != 0 && std::getenv("NO_COLOR") == nullptr;
    auto const all = fmt::format("{}soapcat:{} {}\n{}", coloured ? "\r\x1B[K\x1B[1;31m" : "", coloured ? "\x1B[0m" : "",
                                 printable(text), lines);
    std::fwrite(all.data(), 1, all.size(), stderr);
}

} // namespace soapcat
