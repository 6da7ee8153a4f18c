// SPDX-License-Identifier: MIT
// Tests of decimal and xs:decimal.
#include <soapcodec/xsd/decimal.hpp>

#include "catch.hpp"
#include "support.hpp"

#include <soapcodec/encode.hpp>

#include <cstddef>     // std::size_t
#include <cstdint>     // std::int8_t, std::int64_t, std::uint64_t
#include <cstdio>      // std::snprintf
#include <limits>      // std::numeric_limits
#include <optional>    // std::optional
#include <random>      // std::mt19937_64
#include <string>      // std::string
#include <string_view> // std::string_view
#include <type_traits> // std::is_constructible_v
#include <utility>     // std::move
#include <vector>      // std::vector

using soapcodec::element;
using soapcodec::items;
using soapcodec::message;
using soapcodec::nillable;

namespace test_decimal {

struct invoice {
    soapcodec::decimal total;
    std::optional<soapcodec::decimal> tax;
    std::vector<soapcodec::decimal> lines;

    friend bool operator==(invoice const&, invoice const&) = default;
};
constexpr auto soap_shape(invoice const*) {
    return message<"Invoice", "urn:i">(element<"Total", &invoice::total>, element<"Tax", &invoice::tax, nillable>,
                                       element<"Lines", &invoice::lines, items<"Line">>);
}

} // namespace test_decimal

using test_decimal::invoice;

namespace {

using soapcodec::decimal;
using soapcodec::errc;
using soapcodec::scalar;

decimal of(std::string_view text) {
    return decimal::from_text(text).value();
}

} // namespace

TEST_CASE("a decimal is held in canonical form") {
    struct {
        std::string_view text;
        std::string_view canonical;
    } const forms[] = {{"0", "0"},
                       {"-0", "0"},
                       {"+0.00", "0"},
                       {".0", "0"},
                       {"0.", "0"},
                       {"-000.000", "0"},
                       {"1", "1"},
                       {"+1", "1"},
                       {"-1", "-1"},
                       {"007", "7"},
                       {"100", "100"},
                       {"1.50", "1.5"},
                       {"-01.50", "-1.5"},
                       {".5", "0.5"},
                       {"-.5", "-0.5"},
                       {"5.", "5"},
                       {"100.00100", "100.001"},
                       {"0.000000000000000000000000000000000000001", "0.000000000000000000000000000000000000001"},
                       {"79228162514264337593543950335", "79228162514264337593543950335"}, // .NET's largest
                       {"-123456789012345678901234567890.123456789012345678901234567890",
                        "-123456789012345678901234567890.12345678901234567890123456789"}};
    for (auto const& form : forms) {
        CAPTURE(form.text);
        CHECK(of(form.text).text() == form.canonical);
        decimal value = 42;
        CHECK(scalar<decimal>::parse("\n\t " + std::string(form.text) + " \r", value) == errc::ok);
        CHECK(value.text() == form.canonical);
        CHECK(value == of(form.canonical));
        CHECK(scalar<decimal>::format(value) == form.canonical);
    }
    CHECK(decimal().text() == "0");
    CHECK(scalar<decimal>::xsd == "xs:decimal");
}

TEST_CASE("what is no xs:decimal is invalid and leaves the target untouched") {
    using namespace std::string_view_literals;
    for (auto const text :
         {""sv,    " "sv,     "."sv,   "+"sv,   "-"sv,   "-."sv,  "1e5"sv,    "1E0"sv, "INF"sv,  "NaN"sv,
          "1,5"sv, "1.2.3"sv, "1 2"sv, "--1"sv, "+-1"sv, "1-"sv,  "1+"sv,     "- 1"sv, "0x1"sv,  "1. 5"sv,
          "1\0"sv, "\0"sv,    "$1"sv,  "1_0"sv, "..1"sv, "1.."sv, "\u0661"sv, ".-1"sv, "1.-1"sv, "1.+1"sv}) {
        CAPTURE(text);
        decimal value = 42;
        CHECK(scalar<decimal>::parse(text, value) == errc::invalid_value);
        CHECK(value == decimal(42));
        CHECK(decimal::from_text(text).error().code() == errc::invalid_value);
    }
    CHECK_FALSE(decimal::from_text(" 1")); // white space is the caller's
}

TEST_CASE("a decimal is made from any integer") {
    CHECK(decimal(0).text() == "0");
    CHECK(decimal(-7).text() == "-7");
    CHECK(decimal(std::int8_t{-128}).text() == "-128");
    CHECK(decimal(std::numeric_limits<std::int64_t>::min()).text() == "-9223372036854775808");
    CHECK(decimal(std::numeric_limits<std::uint64_t>::max()).text() == "18446744073709551615");
    CHECK(decimal(0) == decimal());
    CHECK(decimal(0) == of("-0.0"));
    CHECK(decimal(1000) == of("1000.000"));
    STATIC_REQUIRE_FALSE(std::is_constructible_v<decimal, bool>);
    STATIC_REQUIRE_FALSE(std::is_constructible_v<decimal, char>);
    STATIC_REQUIRE_FALSE(std::is_constructible_v<decimal, double>);
    STATIC_REQUIRE_FALSE(std::is_constructible_v<decimal, char const*>);
}

TEST_CASE("decimals are ordered by value") {
    // Ascending, each greater than all before it.
    std::vector<decimal> const numbers{of("-1000000000000000000000000"),
                                       of("-999"),
                                       of("-12.5"),
                                       of("-12.45"),
                                       of("-12"),
                                       of("-2"),
                                       of("-0.5"),
                                       of("-0.05"),
                                       of("0"),
                                       of("0.05"),
                                       of("0.5"),
                                       of("2"),
                                       of("12"),
                                       of("12.45"),
                                       of("12.5"),
                                       of("12.51"),
                                       of("100"),
                                       of("999"),
                                       of("1000000000000000000000000")};
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        for (std::size_t j = 0; j < numbers.size(); ++j) {
            CAPTURE(numbers[i].text(), numbers[j].text());
            CHECK((numbers[i] < numbers[j]) == (i < j));
            CHECK((numbers[i] > numbers[j]) == (i > j));
            CHECK((numbers[i] == numbers[j]) == (i == j));
        }
    }
    std::mt19937_64 generator(5);
    for (int round = 0; round < 2000; ++round) {
        // Both sides as thousandths, which an integer compares.
        auto const thousandths = [&generator] { return static_cast<int>(generator() % 40001) - 20000; };
        auto const as_decimal = [](int n) {
            char text[32];
            auto const size = std::snprintf(text, sizeof text, "%s%d.%03d", n < 0 ? "-" : "", (n < 0 ? -n : n) / 1000,
                                            (n < 0 ? -n : n) % 1000);
            return of({text, static_cast<std::size_t>(size)});
        };
        auto const left = thousandths();
        auto const right = thousandths();
        CAPTURE(left, right);
        REQUIRE((as_decimal(left) <=> as_decimal(right)) == (left <=> right));
    }
}

TEST_CASE("a decimal becomes a double or an integer where that can hold it") {
    CHECK(of("1.5").to_double().value() == 1.5);
    CHECK(of("-0.1").to_double().value() == -0.1);
    CHECK(of("0").to_double().value() == 0);
    CHECK(of("123456789012345678901234567890").to_double().value() == 123456789012345678901234567890.0);
    CHECK(of("0." + std::string(400, '0') + "1").to_double().value() == 0);
    CHECK(of("-1" + std::string(400, '0')).to_double().error().code() == errc::out_of_range);

    CHECK(of("-7.0").to_int64().value() == -7);
    CHECK(of("0").to_int64().value() == 0);
    CHECK(of("9223372036854775807").to_int64().value() == std::numeric_limits<std::int64_t>::max());
    CHECK(of("-9223372036854775808").to_int64().value() == std::numeric_limits<std::int64_t>::min());
    for (auto const text : {"9223372036854775808", "-9223372036854775809", "0.5", "-1.000000000000000000000001"}) {
        auto const failed = of(text).to_int64();
        REQUIRE_FALSE(failed);
        CHECK(failed.error().code() == errc::out_of_range);
        CHECK(failed.error().subject() == text);
    }
    CHECK(of("1" + std::string(400, '0')).to_int64().error().subject().size() == 64);
}

TEST_CASE("a decimal may be read from a part of its own text, and be moved from") {
    auto value = of("-123456789012345678901234567890.5");
    CHECK(soapcodec::parse_decimal(value.text().substr(1, 25), value) == errc::ok);
    CHECK(value.text() == "1234567890123456789012345");
    auto const moved = std::move(value);
    CHECK(moved.text() == "1234567890123456789012345");
    CHECK(decimal::from_text(value.text())); // NOLINT(bugprone-use-after-move): some number, whichever
}

TEST_CASE("decimals are members of a shape") {
    invoice const message{of("1234567890123456789.0123456789"), of("-0.5"), {1, of("0.0"), of("2.50")}};
    auto const text = soapcodec::encode(message, soapcodec::soap_1_2).value();
    CHECK(text.find("<Total>1234567890123456789.0123456789</Total><Tax>-0.5</Tax>"
                    "<Lines><Line>1</Line><Line>0</Line><Line>2.5</Line></Lines>") != text.npos);
    CHECK(soapcodec::decode<invoice>(text).value() == message);

    auto const bad = soapcodec::decode<invoice>(test::envelope(
        "<Invoice xmlns=\"urn:i\"><Total>1</Total><Lines><Line>1</Line><Line>1e3</Line></Lines></Invoice>"));
    REQUIRE_FALSE(bad);
    CHECK(bad.error().code() == errc::invalid_value);
    CHECK(bad.error().path() == "/Envelope/Body/Invoice/Lines/Line[2]");
}
