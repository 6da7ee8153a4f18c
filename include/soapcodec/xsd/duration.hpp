// SPDX-License-Identifier: MIT
// xs:duration.
//
//     struct lease { soapcodec::duration term; }; // <Term>P1Y6M</Term>
//
// Errors: errc::invalid_value and errc::out_of_range.
#pragma once

#include "../cxx20.hpp"

#include <chrono>      // std::chrono::duration
#include <cstdint>     // std::int64_t, std::uint32_t, std::uint64_t
#include <limits>      // std::numeric_limits
#include <optional>    // std::optional
#include <string_view> // std::string_view

#include "../error.hpp"
#include "../scalar.hpp"
#include "lexical.hpp"

namespace soapcodec {

/// A length of time, as it is written: `-P1DT2H` has a sign, one day and two hours. Compared by fields, so that 60
/// seconds are not a minute here (they are to XML Schema, which knows only months and seconds).
struct duration {
    bool negative = false;         ///< of the whole
    std::uint64_t years = 0;       ///< `P1Y`
    std::uint64_t months = 0;      ///< `P1M`
    std::uint64_t days = 0;        ///< `P1D`
    std::uint64_t hours = 0;       ///< `PT1H`
    std::uint64_t minutes = 0;     ///< `PT1M`
    std::uint64_t seconds = 0;     ///< `PT1S`
    std::uint32_t nanoseconds = 0; ///< less than a second. A value with more has no text (errc::invalid_value)

    friend constexpr bool operator==(duration const&, duration const&) = default;
};

/// xs:duration (XML Schema part 2, 3.3.6): `P1Y2M3DT4H5M6.7S`, of which any part but one may be left out.
///
/// Reads it between optional white space; any other text is errc::invalid_value. A part of more than 64 bits, or a
/// fraction finer than a nanosecond, is errc::out_of_range. Writes the parts that are not zero, as .NET writes a
/// TimeSpan: `PT1H30M`, `-P1DT2H`, and `PT0S` when there are none.
template <>
struct scalar<duration> {
    static constexpr std::string_view xsd = "xs:duration";

    [[nodiscard]] static constexpr errc parse(std::string_view text, duration& out) noexcept {
        detail::lexical_cursor at(trim(text));
        duration value;
        value.negative = at.take('-');
        if (!at.take('P')) {
            return errc::invalid_value;
        }
        bool fits = true;
        bool any = false; // whether there has been a part, since the T if there is one

        // Parts come in the order of the units. A part is over when its unit is known: a number behind which the
        // current unit is not may still be one of the next.
        std::uint64_t number = 0;
        bool pending = false;
        auto const part = [&](char unit, std::uint64_t& field) {
            if (!pending) {
                bool too_large = false;
                pending = at.take_number(number, too_large);
                fits = fits && !too_large;
            }
            if (pending && at.take(unit)) {
                field = number;
                pending = false;
                any = true;
            }
        };
        part('Y', value.years);
        part('M', value.months);
        part('D', value.days);
        if (!pending && at.take('T')) {
            any = false;
            part('H', value.hours);
            part('M', value.minutes);
            part('S', value.seconds);
            if (pending) {
                bool too_fine = false;
                if (!at.take('.') || !at.take_fraction(value.nanoseconds, too_fine) || !at.take('S')) {
                    return errc::invalid_value;
                }
                fits = fits && !too_fine;
                value.seconds = number;
                pending = false;
                any = true;
            }
        }
        if (pending || !any || !at.at_end()) {
            return errc::invalid_value;
        }
        if (!fits) {
            return errc::out_of_range;
        }
        out = value;
        return errc::ok;
    }

    /// A sign, P, T and six parts of 20 digits with their units, the last with nine more and a point.
    using text_type = detail::short_text<3 + 6 * 21 + 10>;

    [[nodiscard]] static constexpr std::optional<text_type> format(duration const& value) noexcept {
        if (value.nanoseconds >= 1'000'000'000) {
            return std::nullopt;
        }
        text_type text;
        auto const part = [&text](std::uint64_t number, char unit) {
            if (number != 0) {
                text.add_number(number).add(unit);
            }
        };
        text.add(value.negative ? "-P" : "P");
        part(value.years, 'Y');
        part(value.months, 'M');
        part(value.days, 'D');
        bool const seconds = value.seconds != 0 || value.nanoseconds != 0;
        bool const time = value.hours != 0 || value.minutes != 0 || seconds;
        bool const nothing = !time && value.years == 0 && value.months == 0 && value.days == 0;
        if (time || nothing) {
            text.add('T');
            part(value.hours, 'H');
            part(value.minutes, 'M');
            if (seconds || nothing) {
                text.add_number(value.seconds).add_fraction(value.nanoseconds).add('S');
            }
        }
        return text;
    }
};

/// The length as a std::chrono::duration, a day being 24 hours. errc::out_of_range if it has years or months, which are
/// not always as long, or if Duration cannot hold exactly that; errc::invalid_value if the nanoseconds are a second or
/// more.
template <second_fraction Duration = ticks>
[[nodiscard]] result<Duration> to_chrono(duration const& value) {
    if (value.nanoseconds >= 1'000'000'000) {
        return error(errc::invalid_value);
    }
    constexpr auto largest = static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max());
    // Below zero the fraction counts up from the next lower second, and there is one second more.
    bool const borrow = value.negative && value.nanoseconds != 0;
    std::uint64_t const limit = largest + (value.negative && !borrow ? 1 : 0);
    std::uint64_t total = 0;
    bool fits = value.years == 0 && value.months == 0;
    auto const add = [&](std::uint64_t count, std::uint64_t unit) {
        fits = fits && count <= (limit - total) / unit;
        total += fits ? count * unit : 0;
    };
    add(value.days, 86'400);
    add(value.hours, 3'600);
    add(value.minutes, 60);
    add(value.seconds, 1);
    // Negated unsigned, where the minimum does not overflow.
    auto const seconds =
        static_cast<std::int64_t>(value.negative ? std::uint64_t{0} - total - (borrow ? 1 : 0) : total);
    Duration length{};
    if (!fits || !detail::to_exact(seconds, borrow ? 1'000'000'000 - value.nanoseconds : value.nanoseconds, length)) {
        return error(errc::out_of_range);
    }
    return length;
}

/// The days, hours, minutes and seconds of a length, as .NET counts those of a TimeSpan.
template <second_fraction Duration>
[[nodiscard]] constexpr duration to_duration(Duration length) noexcept {
    constexpr auto units = static_cast<std::uint64_t>(Duration::period::den);
    auto const count = static_cast<std::uint64_t>(length.count());
    duration value;
    value.negative = length.count() < 0;
    auto const magnitude = value.negative ? std::uint64_t{0} - count : count;
    auto const seconds = magnitude / units;
    value.days = seconds / 86'400;
    value.hours = seconds / 3'600 % 24;
    value.minutes = seconds / 60 % 60;
    value.seconds = seconds % 60;
    value.nanoseconds = static_cast<std::uint32_t>(magnitude % units * (1'000'000'000 / units));
    return value;
}
/// The same for minutes, hours and other whole seconds, which convert to these.
[[nodiscard]] constexpr duration to_duration(std::chrono::duration<std::int64_t> length) noexcept {
    return to_duration<std::chrono::duration<std::int64_t>>(length);
}

} // namespace soapcodec
