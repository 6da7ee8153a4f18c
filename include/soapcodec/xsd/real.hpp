// SPDX-License-Identifier: MIT
// xs:float and xs:double.
//
//     struct point { double x = 0; float y = 0; }; // <X>0.1</X><Y>-INF</Y>
//
// Errors: errc::invalid_value and errc::out_of_range.
#pragma once

#include "../cxx20.hpp"

#include <charconv>     // std::from_chars, std::to_chars
#include <cmath>        // std::isnan, std::isinf, std::signbit
#include <concepts>     // std::same_as
#include <cstddef>      // std::size_t
#include <cstdint>      // std::int64_t
#include <limits>       // std::numeric_limits
#include <string_view>  // std::string_view
#include <system_error> // std::errc

#include "../error.hpp"
#include "../scalar.hpp"

namespace soapcodec {

namespace detail {

template <class T>
concept xsd_real = (std::same_as<T, float> || std::same_as<T, double>)&&std::numeric_limits<T>::is_iec559;

/// What the lexical space of xs:double says of a number, before its value is known.
struct real_form {
    bool legal = false;
    bool zero = true;
    std::int64_t magnitude = 0; ///< of one that is not zero: the power of ten of its first digit
};

/// Takes `text`, without a sign, apart (XML Schema part 2, 3.3.5.2 in version 1.1).
[[nodiscard]] constexpr real_form scan_real(std::string_view text) noexcept {
    constexpr auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
    real_form form;
    std::size_t at = 0;
    std::size_t digits = 0;
    std::int64_t place = 0; // the power of ten of the latest digit behind the point
    for (; at < text.size() && is_digit(text[at]); ++at, ++digits) {
        form.magnitude += form.zero ? 0 : 1;
        form.zero = form.zero && text[at] == '0';
    }
    if (at < text.size() && text[at] == '.') {
        for (++at; at < text.size() && is_digit(text[at]); ++at, ++digits) {
            --place;
            if (form.zero && text[at] != '0') {
                form.zero = false;
                form.magnitude = place;
            }
        }
    }
    if (digits == 0) {
        return form;
    }
    if (at < text.size() && (text[at] == 'e' || text[at] == 'E')) {
        ++at;
        bool const negative = at < text.size() && text[at] == '-';
        if (negative || (at < text.size() && text[at] == '+')) {
            ++at;
        }
        auto const begin = at;
        // No text is long enough for its digits to outweigh an exponent past this.
        constexpr auto enough = std::numeric_limits<std::int64_t>::max() / 100;
        std::int64_t exponent = 0;
        for (; at < text.size() && is_digit(text[at]); ++at) {
            exponent = exponent > enough ? exponent : exponent * 10 + (text[at] - '0');
        }
        if (at == begin) {
            return form;
        }
        form.magnitude += negative ? -exponent : exponent;
    }
    form.legal = at == text.size();
    return form;
}

} // namespace detail

/// xs:float and xs:double (XML Schema part 2, 3.3.4 and 3.3.5).
///
/// Reads, between optional white space, a decimal number with an optional sign, point and exponent (`-1.5`, `+1E5`,
/// `.5`, `5.`), or `INF`, `+INF`, `-INF`, `NaN` in exactly this spelling; anything else is errc::invalid_value. The
/// value is the nearest that T has. A number too large for T is errc::out_of_range: XML Schema 1.1 would make it INF,
/// but to the sender it was a number, and one who means infinity writes INF. A number too small becomes a zero of its
/// sign, as XML Schema says; that is off by no more than any other rounding.
///
/// Writes the shortest text that is read back as the same value, `1e+20` rather than 21 digits; `INF`, `-INF`, `NaN`.
/// The sign and the payload of a NaN are not written.
template <detail::xsd_real T>
struct scalar<T> {
    static constexpr std::string_view xsd = std::same_as<T, float> ? "xs:float" : "xs:double";
    // A sign, the digits, a point, `e`, a sign, and an exponent of two or three digits.
    static constexpr std::size_t max_size =
        std::size_t{std::numeric_limits<T>::max_digits10} + (std::same_as<T, float> ? 6 : 7);

    [[nodiscard]] static errc parse(std::string_view text, T& out) noexcept {
        text = trim(text);
        if (detail::same(text, "NaN")) {
            out = std::numeric_limits<T>::quiet_NaN();
            return errc::ok;
        }
        bool const negative = text.starts_with('-');
        if (negative || text.starts_with('+')) {
            text.remove_prefix(1);
        }
        if (detail::same(text, "INF")) {
            out = negative ? -std::numeric_limits<T>::infinity() : std::numeric_limits<T>::infinity();
            return errc::ok;
        }
        // from_chars also takes `inf` and `nan(...)`, and has one code for too large and too small.
        auto const form = detail::scan_real(text);
        if (!form.legal) {
            return errc::invalid_value;
        }
        T value = 0;
        if (!form.zero) {
            auto const [end, code] = std::from_chars(text.data(), text.data() + text.size(), value);
            if (code == std::errc::result_out_of_range) {
                value = form.magnitude > 0 ? std::numeric_limits<T>::infinity() : T{0};
            } else if (code != std::errc() || end != text.data() + text.size()) {
                return errc::invalid_value;
            }
            if (std::isinf(value)) {
                return errc::out_of_range;
            }
        }
        out = negative ? -value : value;
        return errc::ok;
    }

    static char* write(char* out, T const& value) noexcept {
        if (std::isfinite(value)) {
            return std::to_chars(out, out + max_size, value).ptr;
        }
        std::string_view const name = std::isnan(value) ? "NaN" : std::signbit(value) ? "-INF" : "INF";
        for (char const c : name) {
            *out++ = c;
        }
        return out;
    }
};

} // namespace soapcodec
