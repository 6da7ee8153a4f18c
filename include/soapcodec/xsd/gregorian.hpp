// SPDX-License-Identifier: MIT
// xs:gYear, xs:gYearMonth, xs:gMonth, xs:gMonthDay and xs:gDay: parts of a date, such as the month in which a card
// expires. The calendar, the zone, and what has no text, are as in date_time.hpp.
#pragma once

#include "../cxx20.hpp"

#include <chrono>      // std::chrono::year, std::chrono::month, std::chrono::day and the like
#include <cstddef>     // std::size_t
#include <optional>    // std::optional
#include <string>      // std::string
#include <string_view> // std::string_view
#include <type_traits> // std::is_same_v

#include "../error.hpp"
#include "../scalar.hpp"
#include "date_time.hpp"

namespace soapcodec {

namespace detail {

/// A date without some of its parts, among a text of all of them: where that is filled up, and with what.
template <class Part>
struct gregorian_form;
template <>
struct gregorian_form<std::chrono::year> {
    static constexpr std::string_view xsd = "xs:gYear";
    static constexpr std::string_view mark = "", before = "", behind = "-01-01";
    static constexpr bool has_year = true;
    static constexpr std::size_t size = 0; // of what follows the year, or stands for it all
    static constexpr std::chrono::year first{1};
    static constexpr auto whole(std::chrono::year y) noexcept { return y / 1 / 1; }
    static constexpr auto part(std::chrono::year_month_day d) noexcept { return d.year(); }
};
template <>
struct gregorian_form<std::chrono::year_month> {
    static constexpr std::string_view xsd = "xs:gYearMonth";
    static constexpr std::string_view mark = "", before = "", behind = "-01";
    static constexpr bool has_year = true;
    static constexpr std::size_t size = 3;
    static constexpr std::chrono::year_month first{std::chrono::year(1), std::chrono::month(1)};
    static constexpr auto whole(std::chrono::year_month m) noexcept { return m / 1; }
    static constexpr auto part(std::chrono::year_month_day d) noexcept { return d.year() / d.month(); }
};
template <>
struct gregorian_form<std::chrono::month> {
    static constexpr std::string_view xsd = "xs:gMonth";
    static constexpr std::string_view mark = "--", before = "2000-", behind = "-01";
    static constexpr bool has_year = false;
    static constexpr std::size_t size = 2;
    static constexpr std::chrono::month first{1};
    static constexpr auto whole(std::chrono::month m) noexcept { return std::chrono::year(2000) / m / 1; }
    static constexpr auto part(std::chrono::year_month_day d) noexcept { return d.month(); }
};
template <>
struct gregorian_form<std::chrono::month_day> {
    static constexpr std::string_view xsd = "xs:gMonthDay";
    static constexpr std::string_view mark = "--", before = "2000-", behind = "";
    static constexpr bool has_year = false;
    static constexpr std::size_t size = 5;
    static constexpr std::chrono::month_day first{std::chrono::month(1), std::chrono::day(1)};
    static constexpr auto whole(std::chrono::month_day d) noexcept { return std::chrono::year(2000) / d; }
    static constexpr auto part(std::chrono::year_month_day d) noexcept { return d.month() / d.day(); }
};
template <>
struct gregorian_form<std::chrono::day> {
    static constexpr std::string_view xsd = "xs:gDay";
    static constexpr std::string_view mark = "---", before = "2000-01-", behind = "";
    static constexpr bool has_year = false;
    static constexpr std::size_t size = 2;
    static constexpr std::chrono::day first{1};
    static constexpr auto whole(std::chrono::day d) noexcept { return std::chrono::year(2000) / 1 / d; }
    static constexpr auto part(std::chrono::year_month_day d) noexcept { return d.day(); }
};

} // namespace detail

/// A part of a date: std::chrono's type for it, and the zone. Compared by fields.
template <class Part>
struct gregorian {
    Part value = detail::gregorian_form<Part>::first; ///< without its zone
    std::optional<std::chrono::minutes> zone{};       ///< as in date_time

    friend constexpr bool operator==(gregorian const&, gregorian const&) = default;
};
using g_year = gregorian<std::chrono::year>;             ///< `2031`
using g_year_month = gregorian<std::chrono::year_month>; ///< `2031-05`
using g_month = gregorian<std::chrono::month>;           ///< `--05`
using g_month_day = gregorian<std::chrono::month_day>;   ///< the 29th of February is one
using g_day = gregorian<std::chrono::day>;               ///< `---17`

/// XML Schema part 2, 3.3.10 to 3.3.14. Reads `2031`, `2031-05`, `--05`, `--05-17` and `---17` with or without a zone,
/// between optional blanks, and writes the same.
template <class Part>
struct scalar<gregorian<Part>> {
    using form = detail::gregorian_form<Part>; ///< how its text looks
    static constexpr std::string_view xsd = form::xsd;

    [[nodiscard]] static errc parse(std::string_view text, gregorian<Part>& out) {
        text = trim(text);
        if (!text.starts_with(form::mark)) {
            return errc::invalid_value;
        }
        text.remove_prefix(form::mark.size());
        auto const part = text.substr(0, year_size(text) + form::size);
        std::string whole(form::before);
        whole.append(part).append(form::behind).append(text.substr(part.size()));
        date found;
        // A blank here would stand at an end of the date, where it may.
        auto const code =
            part.find_first_of(" \t\r\n") != part.npos ? errc::invalid_value : scalar<date>::parse(whole, found);
        if (code == errc::ok) {
            out = {form::part(found.day), found.zone};
        }
        return code;
    }

    [[nodiscard]] static std::optional<std::string> format(gregorian<Part> const& value) {
        auto const whole = scalar<date>::format({form::whole(value.value), value.zone});
        if (!whole) {
            return std::nullopt;
        }
        std::string text(std::string_view{*whole});
        text.replace(0, form::before.size(), form::mark);
        text.erase(form::mark.size() + year_size(text) + form::size, form::behind.size());
        return text;
    }

private:
    /// Of the year that the text begins with, if the form has one.
    [[nodiscard]] static std::size_t year_size(std::string_view text) noexcept {
        auto const digits = text.find_first_not_of("0123456789", text.starts_with('-') ? 1 : 0);
        return !form::has_year ? 0 : digits == text.npos ? text.size() : digits;
    }
};

} // namespace soapcodec
