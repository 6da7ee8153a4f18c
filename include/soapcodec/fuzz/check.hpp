// SPDX-License-Identifier: MIT
// What a target does when a property does not hold: it says so, with both sides, and ends the program.
//
// Never assert(): a fuzzer is built with optimisation, and a check that is gone finds nothing.
#pragma once

#include "../cxx20.hpp"

#include <concepts>    // std::convertible_to
#include <cstdio>      // std::fwrite, stderr
#include <cstdlib>     // std::abort
#include <string>      // std::string
#include <string_view> // std::string_view

namespace soapcodec::fuzz {

/// Reports a property that does not hold and aborts, by which an engine knows that it has found something. `context`
/// is how to come there again: the document, and how it was cut.
[[noreturn]] inline void fail(std::string_view property, std::string_view left, std::string_view right,
                              std::string_view context) {
    std::string report("\nsoapcodec: does not hold: ");
    report.append(property).append("\n  left:  ").append(left).append("\n  right: ").append(right);
    report.append("\n").append(context).append("\n");
    std::fwrite(report.data(), 1, report.size(), stderr);
    std::fflush(stderr);
    std::abort();
}

namespace detail {

template <class Text>
[[nodiscard]] std::string report_text(Text const& text) {
    if constexpr (std::convertible_to<Text const&, std::string_view>) {
        return std::string(std::string_view(text));
    } else {
        return text();
    }
}

} // namespace detail

/// fail(), unless the property holds. Each of the last three is a text, or a function that returns it and is called
/// only then: most checks hold, and to print a value takes longer than to compare it.
template <class Left, class Right, class Context>
void check(bool holds, std::string_view property, Left const& left, Right const& right, Context const& context) {
    if (!holds) [[unlikely]] {
        fail(property, detail::report_text(left), detail::report_text(right), detail::report_text(context));
    }
}

} // namespace soapcodec::fuzz
