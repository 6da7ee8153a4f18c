// SPDX-License-Identifier: MIT
// What the structured values share: the cursor, the short text, and seconds in any unit.
#include <soapcodec/xsd/lexical.hpp>

#include "catch.hpp"

#include <chrono>      // std::chrono::nanoseconds
#include <cstdint>     // std::int64_t, std::uint32_t, std::uint64_t
#include <limits>      // std::numeric_limits
#include <ratio>       // std::ratio, std::pico
#include <string>      // std::string
#include <string_view> // std::string_view

using soapcodec::ticks;
using soapcodec::detail::lexical_cursor;
using soapcodec::detail::short_text;
using soapcodec::detail::to_exact;
using limits = std::numeric_limits<std::int64_t>;

TEST_CASE("a cursor takes what it is asked for, or nothing") {
    lexical_cursor at("-12:5x");
    unsigned value = 99;
    CHECK_FALSE(at.take('+'));
    CHECK_FALSE(at.take_digit(value));
    CHECK(value == 99);
    CHECK(at.take('-'));
    CHECK(at.take_two_digits(value));
    CHECK(value == 12);
    CHECK(at.take(':'));
    CHECK_FALSE(at.take_two_digits(value));
    CHECK(value == 12);
    CHECK_FALSE(at.at_end());
    CHECK(at.take('x'));
    CHECK(at.at_end());
    CHECK_FALSE(at.take('x'));
    CHECK_FALSE(at.take('\0'));
    CHECK_FALSE(at.take_digit(value));
}

TEST_CASE("a number of more than 64 bits is noted and taken to its end") {
    struct {
        std::string_view text;
        std::uint64_t value;
        bool too_large;
    } const numbers[] = {{"0", 0, false},
                         {"007", 7, false},
                         {"18446744073709551615", 18446744073709551615U, false},
                         {"00018446744073709551615", 18446744073709551615U, false},
                         {"18446744073709551616", 0, true},
                         {"18446744073709551620", 0, true},
                         {"99999999999999999999999999999999999999999", 0, true}};
    for (auto const& n : numbers) {
        CAPTURE(n.text);
        auto const text = std::string(n.text) + "Y";
        lexical_cursor at(text);
        std::uint64_t value = 0;
        bool too_large = false;
        CHECK(at.take_number(value, too_large));
        CHECK(too_large == n.too_large);
        CHECK((n.too_large || value == n.value));
        CHECK(at.take('Y'));
    }
    std::uint64_t value = 5;
    bool too_large = true;
    CHECK_FALSE(lexical_cursor("x1").take_number(value, too_large));
    CHECK(lexical_cursor("1").take_number(value, too_large));
    CHECK(too_large); // what was noted stays
}

TEST_CASE("a fraction has nanoseconds and no finer part") {
    struct {
        std::string_view text;
        std::uint32_t value;
        bool too_fine;
    } const fractions[] = {{"1", 100'000'000, false},         {"05", 50'000'000, false},
                           {"1234567", 123'456'700, false},   {"999999999", 999'999'999, false},
                           {"000000001", 1, false},           {"1234567890000000000000", 123'456'789, false},
                           {"1234567891", 123'456'789, true}, {"0000000000000000000001", 0, true}};
    for (auto const& f : fractions) {
        CAPTURE(f.text);
        std::uint32_t value = 7;
        bool too_fine = false;
        lexical_cursor at(f.text);
        CHECK(at.take_fraction(value, too_fine));
        CHECK(value == f.value);
        CHECK(too_fine == f.too_fine);
        CHECK(at.at_end());
    }
    std::uint32_t value = 7;
    bool too_fine = false;
    CHECK_FALSE(lexical_cursor("").take_fraction(value, too_fine));
    CHECK_FALSE(lexical_cursor("Z").take_fraction(value, too_fine));
}

TEST_CASE("a short text is put together from its parts") {
    auto const fraction = [](std::uint32_t nanoseconds) {
        return std::string(std::string_view(short_text<10>().add_fraction(nanoseconds)));
    };
    CHECK(fraction(0).empty());
    CHECK(fraction(1) == ".000000001");
    CHECK(fraction(500'000'000) == ".5");
    CHECK(fraction(123'456'700) == ".1234567");
    CHECK(fraction(999'999'999) == ".999999999");
    short_text<32> text;
    text.add('-').add("P").add_number(5, 2).add_number(123, 2).add_number(0);
    CHECK(std::string_view(text) == "-P051230");
    CHECK(std::string_view(short_text<20>().add_number(std::numeric_limits<std::uint64_t>::max())) ==
          "18446744073709551615");
}

TEST_CASE("seconds become a duration that holds exactly them") {
    ticks t{42};
    CHECK(to_exact(1, 500'000'000, t));
    CHECK(t == ticks(15'000'000));
    CHECK(to_exact(-1, 500'000'000, t)); // half a second before zero
    CHECK(t == ticks(-5'000'000));
    CHECK(to_exact(-1, 0, t));
    CHECK(t == ticks(-10'000'000));
    CHECK(to_exact(0, 100, t));
    CHECK(t == ticks(1));
    CHECK_FALSE(to_exact(0, 1, t));
    CHECK_FALSE(to_exact(0, 199, t));
    CHECK(t == ticks(1));

    // 2^63 ticks are 922337203685.4775808 s
    CHECK(to_exact(922'337'203'685, 477'580'700, t));
    CHECK(t.count() == limits::max());
    CHECK(to_exact(-922'337'203'686, 522'419'200, t));
    CHECK(t.count() == limits::min());
    t = ticks(42);
    CHECK_FALSE(to_exact(922'337'203'685, 477'580'800, t));
    CHECK_FALSE(to_exact(-922'337'203'686, 522'419'100, t));
    CHECK_FALSE(to_exact(limits::max(), 999'999'900, t));
    CHECK_FALSE(to_exact(limits::min(), 0, t));
    CHECK_FALSE(to_exact(limits::min(), 999'999'900, t));
    CHECK(t == ticks(42));

    std::chrono::duration<std::int64_t> s{};
    CHECK(to_exact(limits::min(), 0, s));
    CHECK(s.count() == limits::min());
    CHECK(to_exact(limits::max(), 0, s));
    CHECK(s.count() == limits::max());
    CHECK_FALSE(to_exact(0, 500'000'000, s));
    std::chrono::nanoseconds ns{};
    CHECK(to_exact(-1, 999'999'999, ns));
    CHECK(ns.count() == -1);
}

TEST_CASE("only decimal parts of a second in 64 bits are taken") {
    using namespace soapcodec;
    STATIC_REQUIRE(second_fraction<ticks>);
    STATIC_REQUIRE(second_fraction<std::chrono::nanoseconds>);
    STATIC_REQUIRE(second_fraction<std::chrono::seconds>);
    STATIC_REQUIRE_FALSE(second_fraction<std::chrono::minutes>);
    STATIC_REQUIRE_FALSE(second_fraction<std::chrono::duration<double>>);
    STATIC_REQUIRE_FALSE(second_fraction<std::chrono::duration<std::int32_t>>);
    STATIC_REQUIRE_FALSE(second_fraction<std::chrono::duration<std::int64_t, std::ratio<1, 3>>>);
    STATIC_REQUIRE_FALSE(second_fraction<std::chrono::duration<std::int64_t, std::pico>>);
}
