// SPDX-License-Identifier: MIT
// xs:dateTime, xs:date and xs:time.
//
//     struct visit { soapcodec::date_time from; std::optional<soapcodec::date> until; };
//     auto const when = soapcodec::to_sys_time(visit.from); // result<std::chrono::sys_time<...>>
//
// The calendar is the proleptic Gregorian one, with a year 0 before year 1, as in XML Schema 1.1 and std::chrono (1.0
// had no year 0). Years go from -32767 to 32767, as std::chrono's do; any other is errc::out_of_range. Seconds keep
// nine digits behind the point, which is more than the seven that .NET writes (its unit is 100 ns) and as many as Java
// writes; a tenth that is not zero is errc::out_of_range, so that no digit is dropped. There are no leap seconds. A
// time zone is a distance from UTC of up to 14 hours; `Z`, `+00:00` and `-00:00` are the same.
//
// What these types can hold is more than what they can mean: a struct filled by hand may have a day, a time or a zone
// that does not exist. Such a value has no text; encoding it is errc::invalid_value at its element.
#pragma once

#include "../cxx20.hpp"

#include <chrono>      // std::chrono::year_month_day, std::chrono::sys_time
#include <cstddef>     // std::size_t
#include <cstdint>     // std::int64_t, std::uint32_t
#include <optional>    // std::optional
#include <string_view> // std::string_view

#include "../error.hpp"
#include "../scalar.hpp"
#include "lexical.hpp"

namespace soapcodec {

/// A day and a time on it, as some clock shows them. Compared by fields: one instant in two zones is two values
/// (compare what to_sys_time() makes of them instead). Default-constructed it is .NET's: 0001-01-01T00:00:00.
struct date_time {
    std::chrono::year_month_day day = std::chrono::year(1) / 1 / 1; ///< in the calendar
    std::chrono::nanoseconds time{0};                               ///< since midnight, less than 24 hours
    std::optional<std::chrono::minutes> zone{}; ///< what the clock is ahead of UTC; std::nullopt if nothing is said

    friend constexpr bool operator==(date_time const&, date_time const&) = default;
};

/// A day in the calendar. Compared by fields.
struct date {
    std::chrono::year_month_day day = std::chrono::year(1) / 1 / 1; ///< in the calendar
    std::optional<std::chrono::minutes> zone{};                     ///< as in date_time

    friend constexpr bool operator==(date const&, date const&) = default;
};

/// A time that comes every day; std::chrono::hh_mm_ss has its hours, minutes and seconds. Compared by fields.
struct time_of_day {
    std::chrono::nanoseconds time{0};           ///< since midnight, less than 24 hours
    std::optional<std::chrono::minutes> zone{}; ///< as in date_time

    friend constexpr bool operator==(time_of_day const&, time_of_day const&) = default;
};

namespace detail {

inline constexpr std::chrono::nanoseconds whole_day = std::chrono::hours(24);

/// Takes the parts of a date or time off the front of a text. What is legal but does not fit is noted, since a text
/// that turns out to be illegal further on is invalid rather than out of range.
class date_time_reader {
public:
    explicit constexpr date_time_reader(std::string_view text) noexcept : at_(trim(text)) {}

    [[nodiscard]] constexpr bool take(char c) noexcept { return at_.take(c); }

    [[nodiscard]] constexpr bool take_day(std::chrono::year_month_day& out) noexcept {
        using std::chrono::year;
        constexpr int largest = static_cast<int>((year::max)());
        bool const negative = at_.take('-');
        unsigned digit = 0;
        unsigned first = 0;
        std::size_t digits = 0;
        int value = 0;
        int in_cycle = 0; // of 400 years, after which the calendar repeats: tells leap years however many digits
        while (at_.take_digit(digit)) {
            first = digits == 0 ? digit : first;
            ++digits;
            value = value > largest ? value : value * 10 + static_cast<int>(digit);
            in_cycle = (in_cycle * 10 + static_cast<int>(digit)) % 400;
        }
        unsigned month = 0;
        unsigned day = 0;
        if (digits < 4 || (digits > 4 && first == 0) || !at_.take('-') || !at_.take_two_digits(month) ||
            !at_.take('-') || !at_.take_two_digits(day)) {
            return false;
        }
        std::chrono::month_day const in_year{std::chrono::month(month), std::chrono::day(day)};
        if (!(year(in_cycle) / in_year).ok()) {
            return false;
        }
        if (value > largest) {
            fits_ = false;
        } else {
            out = year(negative ? -value : value) / in_year;
        }
        return true;
    }

    /// Up to 24:00:00 inclusive, which is the midnight at the end of a day.
    [[nodiscard]] constexpr bool take_time(std::chrono::nanoseconds& out) noexcept {
        unsigned hours = 0;
        unsigned minutes = 0;
        unsigned seconds = 0;
        std::uint32_t fraction = 0;
        bool too_fine = false;
        if (!at_.take_two_digits(hours) || !at_.take(':') || !at_.take_two_digits(minutes) || !at_.take(':') ||
            !at_.take_two_digits(seconds) || (at_.take('.') && !at_.take_fraction(fraction, too_fine))) {
            return false;
        }
        if (hours > 24 || minutes > 59 || seconds > 59) {
            return false;
        }
        out = std::chrono::hours(hours) + std::chrono::minutes(minutes) + std::chrono::seconds(seconds) +
              std::chrono::nanoseconds(fraction);
        if (out > whole_day || (out == whole_day && too_fine)) {
            return false;
        }
        fits_ = fits_ && !too_fine;
        return true;
    }

    /// The zone, if there is one, and the end of the text.
    [[nodiscard]] constexpr errc finish(std::optional<std::chrono::minutes>& zone) noexcept {
        bool const behind = at_.take('-');
        if (behind || at_.take('+')) {
            unsigned hours = 0;
            unsigned minutes = 0;
            if (!at_.take_two_digits(hours) || !at_.take(':') || !at_.take_two_digits(minutes) || minutes > 59 ||
                hours * 60 + minutes > 14 * 60) {
                return errc::invalid_value;
            }
            zone = (behind ? -1 : 1) * (std::chrono::hours(hours) + std::chrono::minutes(minutes));
        } else if (at_.take('Z')) {
            zone = std::chrono::minutes(0);
        }
        return !at_.at_end() ? errc::invalid_value : fits_ ? errc::ok : errc::out_of_range;
    }

private:
    lexical_cursor at_;
    bool fits_ = true;
};

// The longest: -32767-12-31T23:59:59.999999999+14:00
using date_time_text = short_text<40>;

[[nodiscard]] constexpr bool is_time(std::chrono::nanoseconds time) noexcept {
    return time.count() >= 0 && time < whole_day;
}
[[nodiscard]] constexpr bool is_zone(std::optional<std::chrono::minutes> zone) noexcept {
    return !zone || (*zone >= std::chrono::hours(-14) && *zone <= std::chrono::hours(14));
}

constexpr void add_day(date_time_text& text, std::chrono::year_month_day day) noexcept {
    int const year = static_cast<int>(day.year());
    if (year < 0) {
        text.add('-');
    }
    text.add_number(static_cast<unsigned>(year < 0 ? -year : year), 4).add('-');
    text.add_number(static_cast<unsigned>(day.month()), 2).add('-');
    text.add_number(static_cast<unsigned>(day.day()), 2);
}

constexpr void add_time(date_time_text& text, std::chrono::nanoseconds time) noexcept {
    auto const number = [](auto count) { return static_cast<std::uint32_t>(count.count()); };
    using std::chrono::duration_cast;
    using namespace std::chrono_literals;
    text.add_number(number(duration_cast<std::chrono::hours>(time)), 2).add(':');
    text.add_number(number(duration_cast<std::chrono::minutes>(time % 1h)), 2).add(':');
    text.add_number(number(duration_cast<std::chrono::seconds>(time % 1min)), 2).add_fraction(number(time % 1s));
}

constexpr void add_zone(date_time_text& text, std::optional<std::chrono::minutes> zone) noexcept {
    if (!zone) {
        return;
    }
    auto const minutes = zone->count();
    if (minutes == 0) {
        text.add('Z');
        return;
    }
    auto const distance = static_cast<std::uint32_t>(minutes < 0 ? -minutes : minutes);
    text.add(minutes < 0 ? '-' : '+').add_number(distance / 60, 2).add(':').add_number(distance % 60, 2);
}

} // namespace detail

/// xs:dateTime (XML Schema part 2, 3.3.7): `2024-02-29T12:30:00`, with an optional fraction and an optional zone.
///
/// Reads it between optional white space. `24:00:00` is the midnight at which the next day begins, and is read as that.
/// A text that is none, a day that is not in the calendar, a zone past 14:00 are errc::invalid_value; a year past 32767
/// or a fraction finer than a nanosecond is errc::out_of_range. Writes no more digits of the fraction than it takes,
/// and `Z` for UTC.
template <>
struct scalar<date_time> {
    static constexpr std::string_view xsd = "xs:dateTime";

    [[nodiscard]] static constexpr errc parse(std::string_view text, date_time& out) noexcept {
        detail::date_time_reader reader(text);
        date_time value;
        if (!reader.take_day(value.day) || !reader.take('T') || !reader.take_time(value.time)) {
            return errc::invalid_value;
        }
        if (auto const code = reader.finish(value.zone); code != errc::ok) {
            return code;
        }
        if (value.time == detail::whole_day) {
            using std::chrono::sys_days;
            if (value.day == (std::chrono::year::max)() / 12 / 31) {
                return errc::out_of_range;
            }
            value.day = sys_days(value.day) + std::chrono::days(1);
            value.time = {};
        }
        out = value;
        return errc::ok;
    }

    [[nodiscard]] static constexpr std::optional<detail::date_time_text> format(date_time const& value) noexcept {
        if (!value.day.ok() || !detail::is_time(value.time) || !detail::is_zone(value.zone)) {
            return std::nullopt;
        }
        detail::date_time_text text;
        detail::add_day(text, value.day);
        text.add('T');
        detail::add_time(text, value.time);
        detail::add_zone(text, value.zone);
        return text;
    }
};

/// xs:date (XML Schema part 2, 3.3.9): `2024-02-29`, with an optional zone. Errors as for xs:dateTime.
template <>
struct scalar<date> {
    static constexpr std::string_view xsd = "xs:date";

    [[nodiscard]] static constexpr errc parse(std::string_view text, date& out) noexcept {
        detail::date_time_reader reader(text);
        date value;
        if (!reader.take_day(value.day)) {
            return errc::invalid_value;
        }
        auto const code = reader.finish(value.zone);
        if (code == errc::ok) {
            out = value;
        }
        return code;
    }

    [[nodiscard]] static constexpr std::optional<detail::date_time_text> format(date const& value) noexcept {
        if (!value.day.ok() || !detail::is_zone(value.zone)) {
            return std::nullopt;
        }
        detail::date_time_text text;
        detail::add_day(text, value.day);
        detail::add_zone(text, value.zone);
        return text;
    }
};

/// xs:time (XML Schema part 2, 3.3.8): `12:30:00`, with an optional fraction and an optional zone. `24:00:00` is read
/// as `00:00:00`, which XML Schema calls the same value. Errors as for xs:dateTime.
template <>
struct scalar<time_of_day> {
    static constexpr std::string_view xsd = "xs:time";

    [[nodiscard]] static constexpr errc parse(std::string_view text, time_of_day& out) noexcept {
        detail::date_time_reader reader(text);
        time_of_day value;
        if (!reader.take_time(value.time)) {
            return errc::invalid_value;
        }
        auto const code = reader.finish(value.zone);
        if (code == errc::ok) {
            value.time %= detail::whole_day;
            out = value;
        }
        return code;
    }

    [[nodiscard]] static constexpr std::optional<detail::date_time_text> format(time_of_day const& value) noexcept {
        if (!detail::is_time(value.time) || !detail::is_zone(value.zone)) {
            return std::nullopt;
        }
        detail::date_time_text text;
        detail::add_time(text, value.time);
        detail::add_zone(text, value.zone);
        return text;
    }
};

/// The instant that `value` means. Where it says no zone, `assumed` is taken for it.
///
/// errc::invalid_value if neither says a zone, or the fields are no date, time and zone; errc::out_of_range if Duration
/// cannot hold exactly that instant. ticks hold every one of .NET's; std::chrono::nanoseconds hold every fraction, but
/// only the years from 1678 to 2261.
template <second_fraction Duration = ticks>
[[nodiscard]] result<std::chrono::sys_time<Duration>>
to_sys_time(date_time const& value, std::optional<std::chrono::minutes> assumed = std::nullopt) {
    auto const zone = value.zone ? value.zone : assumed;
    if (!zone || !value.day.ok() || !detail::is_time(value.time) || !detail::is_zone(zone)) {
        return error(errc::invalid_value);
    }
    constexpr std::int64_t second = 1'000'000'000;
    auto const days = std::int64_t{std::chrono::sys_days(value.day).time_since_epoch().count()};
    auto const seconds = days * 86'400 + value.time.count() / second - zone->count() * 60;
    Duration since_epoch{};
    if (!detail::to_exact(seconds, static_cast<std::uint32_t>(value.time.count() % second), since_epoch)) {
        return error(errc::out_of_range);
    }
    return std::chrono::sys_time<Duration>(since_epoch);
}

/// The date and time at an instant, on a clock that is `zone` ahead of UTC, which it then says; with a zone past 14
/// hours, a value that cannot be written. Durations coarser than ticks could hold instants in years that a date_time
/// cannot: convert them first.
template <second_fraction Duration>
    requires(Duration::period::den >= ticks::period::den)
[[nodiscard]] constexpr date_time to_date_time(std::chrono::sys_time<Duration> instant,
                                               std::chrono::minutes zone = std::chrono::minutes(0)) noexcept {
    constexpr auto units = static_cast<std::int64_t>(Duration::period::den);
    // Rounded down by hand: near its ends Duration cannot hold the midnight before.
    auto const down = [](std::int64_t count, std::int64_t unit) { return count / unit - (count % unit < 0 ? 1 : 0); };
    auto const count = std::int64_t{instant.time_since_epoch().count()};
    auto const utc = down(count, units);
    auto const fraction = (count % units + units) % units * (1'000'000'000 / units);
    auto const local = utc + (detail::is_zone(zone) ? zone.count() * 60 : 0);
    auto const days = down(local, 86'400);
    return {std::chrono::sys_days(std::chrono::days(days)),
            std::chrono::seconds(local - days * 86'400) + std::chrono::nanoseconds(fraction), zone};
}

} // namespace soapcodec
