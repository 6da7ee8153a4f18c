// SPDX-License-Identifier: MIT
// What the values of XML Schema with an inner structure share: how their text is taken apart and put together.
#pragma once

#include "../cxx20.hpp"

#include <chrono>      // std::chrono::duration
#include <concepts>    // std::signed_integral
#include <cstddef>     // std::size_t
#include <cstdint>     // std::int64_t, std::uint32_t, std::uint64_t
#include <limits>      // std::numeric_limits
#include <ratio>       // std::ratio
#include <string_view> // std::string_view

#include "../scalar.hpp"

namespace soapcodec {

/// The unit in which .NET counts time: 100 ns. 64 bits of them reach 29,227 years to either side.
using ticks = std::chrono::duration<std::int64_t, std::ratio<1, 10'000'000>>;

/// A std::chrono::duration to convert to and from: signed 64 bits that count seconds or a decimal part of them, down to
/// nanoseconds.
template <class Duration>
concept second_fraction = std::signed_integral<typename Duration::rep> &&
                              sizeof(typename Duration::rep) == sizeof(std::int64_t) &&
                          Duration::period::num == 1 && 1'000'000'000 % Duration::period::den == 0;

namespace detail {

/// A text of bounded length in place, for format() to return.
template <std::size_t Size>
class short_text {
public:
    constexpr operator std::string_view() const noexcept { return {text_, size_}; }

    constexpr short_text& add(char c) noexcept {
        text_[size_++] = c;
        return *this;
    }
    constexpr short_text& add(std::string_view text) noexcept {
        for (char const c : text) {
            add(c);
        }
        return *this;
    }
    /// Decimal digits, with zeros before them up to so many.
    constexpr short_text& add_number(std::uint64_t value, std::size_t digits = 1) noexcept {
        for (auto count = count_digits(value); count < digits; ++count) {
            add('0');
        }
        size_ = static_cast<std::size_t>(write_digits(text_ + size_, value) - text_);
        return *this;
    }
    /// A point and the digits of less than a second without zeros behind them; nothing if there is no digit.
    constexpr short_text& add_fraction(std::uint32_t nanoseconds) noexcept {
        if (nanoseconds != 0) {
            add('.').add_number(nanoseconds, 9);
            while (text_[size_ - 1] == '0') {
                --size_;
            }
        }
        return *this;
    }

private:
    char text_[Size]{};
    std::size_t size_ = 0;
};

/// Takes a text apart from the front. Functions that return false have found something else than they are to take.
class lexical_cursor {
public:
    explicit constexpr lexical_cursor(std::string_view text) noexcept : rest_(text) {}

    [[nodiscard]] constexpr bool at_end() const noexcept { return rest_.empty(); }

    [[nodiscard]] constexpr bool take(char c) noexcept {
        if (!rest_.starts_with(c)) {
            return false;
        }
        rest_.remove_prefix(1);
        return true;
    }

    [[nodiscard]] constexpr bool take_digit(unsigned& value) noexcept {
        if (rest_.empty() || rest_.front() < '0' || rest_.front() > '9') {
            return false;
        }
        value = static_cast<unsigned>(rest_.front() - '0');
        rest_.remove_prefix(1);
        return true;
    }

    [[nodiscard]] constexpr bool take_two_digits(unsigned& value) noexcept {
        unsigned tens = 0;
        unsigned ones = 0;
        if (!take_digit(tens) || !take_digit(ones)) {
            return false;
        }
        value = tens * 10 + ones;
        return true;
    }

    /// One or more digits. Sets `too_large`, and leaves it as it is otherwise, if they amount to more than 64 bits.
    [[nodiscard]] constexpr bool take_number(std::uint64_t& value, bool& too_large) noexcept {
        unsigned digit = 0;
        if (!take_digit(digit)) {
            return false;
        }
        value = digit;
        while (take_digit(digit)) {
            if (value > (std::numeric_limits<std::uint64_t>::max() - digit) / 10) {
                too_large = true;
                value = 0;
            }
            value = value * 10 + digit;
        }
        return true;
    }

    /// The digits behind the point of a number of seconds, at least one. Sets `too_fine`, and leaves it as it is
    /// otherwise, if nanoseconds cannot hold them all: a digit other than zero behind the ninth.
    [[nodiscard]] constexpr bool take_fraction(std::uint32_t& nanoseconds, bool& too_fine) noexcept {
        unsigned digit = 0;
        if (!take_digit(digit)) {
            return false;
        }
        std::uint32_t unit = 100'000'000;
        nanoseconds = 0;
        do {
            nanoseconds += digit * unit;
            too_fine = too_fine || (unit == 0 && digit != 0);
            unit /= 10;
        } while (take_digit(digit));
        return true;
    }

private:
    std::string_view rest_;
};

/// `seconds` and `nanoseconds` after them (less than a second) as a Duration. Returns false, and leaves `out`
/// untouched, if it cannot hold exactly that.
template <second_fraction Duration>
[[nodiscard]] constexpr bool to_exact(std::int64_t seconds, std::uint32_t nanoseconds, Duration& out) noexcept {
    using rep = typename Duration::rep;
    constexpr auto units = static_cast<std::int64_t>(Duration::period::den); // in a second
    constexpr auto unit = static_cast<std::uint32_t>(1'000'000'000 / units); // in nanoseconds
    if (nanoseconds % unit != 0) {
        return false;
    }
    auto rest = static_cast<std::int64_t>(nanoseconds / unit);
    if (seconds < 0 && rest != 0) {
        // Towards zero, like the division below: the product alone may lie past the minimum when the sum does not.
        ++seconds;
        rest -= units;
    }
    using limits = std::numeric_limits<std::int64_t>;
    bool const positive = seconds > 0 || rest > 0; // now both have the sign of the whole
    if (positive ? seconds > (limits::max() - rest) / units : seconds < (limits::min() - rest) / units) {
        return false;
    }
    out = Duration(static_cast<rep>(seconds * units + rest));
    return true;
}

} // namespace detail

} // namespace soapcodec
