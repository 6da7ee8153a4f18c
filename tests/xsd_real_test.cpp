// SPDX-License-Identifier: MIT
// Tests of xs:float and xs:double.
#include <soapcodec/xsd/real.hpp>

#include "catch.hpp"
#include "support.hpp"

#include <soapcodec/encode.hpp>

#include <algorithm>   // std::max
#include <bit>         // std::bit_cast
#include <cmath>       // std::isnan
#include <cstddef>     // std::size_t
#include <cstdint>     // std::uint32_t, std::uint64_t
#include <cstdlib>     // std::strtod, std::strtof
#include <limits>      // std::numeric_limits
#include <optional>    // std::optional
#include <random>      // std::mt19937_64
#include <string>      // std::string
#include <string_view> // std::string_view
#include <type_traits> // std::is_same_v
#include <vector>      // std::vector

using soapcodec::element;
using soapcodec::items;
using soapcodec::message;

namespace test_real {

struct readings {
    double level = 0;
    std::optional<float> share;
    std::vector<double> series;

    friend bool operator==(readings const&, readings const&) = default;
};
constexpr auto soap_shape(readings const*) {
    return message<"Readings", "urn:r">(element<"Level", &readings::level>, element<"Share", &readings::share>,
                                        element<"Series", &readings::series, items<"V">>);
}

} // namespace test_real

using test_real::readings;

namespace {

using soapcodec::errc;
using soapcodec::scalar;

template <class T>
std::string written(T value) {
    // Between marks, and in memory of exact size, so that a byte too many is seen.
    std::vector<char> room(scalar<T>::max_size + 2, '#');
    char* const end = scalar<T>::write(room.data() + 1, value);
    REQUIRE(end <= room.data() + 1 + scalar<T>::max_size);
    REQUIRE(room.front() == '#');
    REQUIRE(room.back() == '#');
    return {room.data() + 1, end};
}

template <class T>
bool same_bits(T left, T right) {
    using word = std::conditional_t<std::is_same_v<T, float>, std::uint32_t, std::uint64_t>;
    return std::bit_cast<word>(left) == std::bit_cast<word>(right);
}

template <class T>
T read_by_library(std::string const& text) {
    if constexpr (std::is_same_v<T, float>) {
        return std::strtof(text.c_str(), nullptr);
    } else {
        return std::strtod(text.c_str(), nullptr);
    }
}

} // namespace

TEMPLATE_TEST_CASE("a real is a decimal number with an optional exponent", "", float, double) {
    for (std::string const text : {"0",
                                   "-0",
                                   "+0",
                                   "1",
                                   "+1",
                                   "-1",
                                   "1e5",
                                   "1E5",
                                   "1e+5",
                                   "1e-5",
                                   ".5",
                                   "-.5",
                                   "+.5",
                                   "5.",
                                   "5.e1",
                                   ".5E-1",
                                   "0005.50000",
                                   "0e0",
                                   "0e999999",
                                   "-0e99999999",
                                   "0.0",
                                   "1e0005",
                                   "12.75",
                                   "100000",
                                   "1e-0",
                                   "0.1e1",
                                   "3.4e38",
                                   "1.17549435e-38",
                                   "16777217",
                                   "9007199254740993",
                                   "0.000000000000000000000000000000000001",
                                   "123456789012345678901234567890"}) {
        CAPTURE(text);
        TestType value = 42;
        REQUIRE(scalar<TestType>::parse(text, value) == errc::ok);
        CHECK(same_bits(value, read_by_library<TestType>(text)));
        TestType blank = 42;
        REQUIRE(scalar<TestType>::parse(" \t\r\n" + text + "\n ", blank) == errc::ok);
        CHECK(same_bits(blank, value));
    }
}

TEMPLATE_TEST_CASE("infinities and NaN have one spelling", "", float, double) {
    using limits = std::numeric_limits<TestType>;
    TestType value = 0;
    REQUIRE(scalar<TestType>::parse(" INF ", value) == errc::ok);
    CHECK(value == limits::infinity());
    REQUIRE(scalar<TestType>::parse("-INF", value) == errc::ok);
    CHECK(value == -limits::infinity());
    REQUIRE(scalar<TestType>::parse("+INF", value) == errc::ok);
    CHECK(value == limits::infinity());
    REQUIRE(scalar<TestType>::parse("NaN\n", value) == errc::ok);
    CHECK(std::isnan(value));
}

TEMPLATE_TEST_CASE("what is no xs:double is invalid and leaves the target untouched", "", float, double) {
    using namespace std::string_view_literals;
    for (auto const text :
         {""sv,        " "sv,     "."sv,     "+"sv,     "-"sv,     "e5"sv,      ".e5"sv,      "1e"sv,     "1e+"sv,
          "1e-"sv,     "--1"sv,   "+-1"sv,   "-+1"sv,   "++1"sv,   "1 2"sv,     "1e 5"sv,     "- 1"sv,    "1,5"sv,
          "1.2.3"sv,   "1e5.0"sv, "1e5e5"sv, "0x1"sv,   "0x1p3"sv, "1p3"sv,     "inf"sv,      "Inf"sv,    "INFINITY"sv,
          "-inf"sv,    "nan"sv,   "NAN"sv,   "-NaN"sv,  "+NaN"sv,  "INF INF"sv, "infinity"sv, "nan(1)"sv, "NaN(1)"sv,
          "1f"sv,      "1.0d"sv,  "1_000"sv, "1'000"sv, "1\0"sv,   "\0"sv,      "1e400x"sv,   "1e--5"sv,  "\u0661"sv,
          "1\u00A0"sv, "- INF"sv, "+ INF"sv, "-"sv,     "..5"sv,   "5.."sv,     "E"sv}) {
        CAPTURE(text);
        TestType value = 42;
        CHECK(scalar<TestType>::parse(text, value) == errc::invalid_value);
        CHECK(value == 42);
    }
}

TEMPLATE_TEST_CASE("a number too large is out of range, one too small a zero of its sign", "", float, double) {
    std::string const zeros(2000, '0');
    for (std::string const text : {"1e400", "-1e400", "+1e400", "1.8e308", "1e99999999999999999999", "0.001e500",
                                   "-179769313486231580793e300"}) {
        CAPTURE(text);
        TestType value = 42;
        CHECK(scalar<TestType>::parse(text, value) == errc::out_of_range);
        CHECK(value == 42);
    }
    TestType value = 42;
    CHECK(scalar<TestType>::parse("1" + zeros, value) == errc::out_of_range);
    CHECK(scalar<TestType>::parse("1" + zeros + "e-1000", value) == errc::out_of_range);
    CHECK(value == 42);
    CHECK(scalar<TestType>::parse("1" + zeros + ".00e-2000", value) == errc::ok);
    CHECK(value == 1);
    CHECK(scalar<TestType>::parse("0." + zeros + "1e2001", value) == errc::ok);
    CHECK(value == 1);

    for (std::string const& text : {std::string("1e-400"), std::string("1e-99999999999999999999"), "0." + zeros + "1",
                                    "0." + zeros + "1e1500", "." + zeros + "7e+1", std::string("12345e-5000")}) {
        CAPTURE(text);
        TestType small = 42;
        CHECK(scalar<TestType>::parse(text, small) == errc::ok);
        CHECK(same_bits(small, TestType{0}));
        CHECK(scalar<TestType>::parse("-" + text, small) == errc::ok);
        CHECK(same_bits(small, -TestType{0}));
    }
}

TEST_CASE("each width has its own limits") {
    float narrow = 42;
    double wide = 42;
    CHECK(scalar<float>::parse("3.40282356e38", narrow) == errc::ok); // rounds to the largest
    CHECK(narrow == std::numeric_limits<float>::max());
    CHECK(scalar<float>::parse("3.40282357e38", narrow) == errc::out_of_range);
    CHECK(scalar<float>::parse("1e39", narrow) == errc::out_of_range);
    CHECK(scalar<float>::parse("1e-46", narrow) == errc::ok);
    CHECK(narrow == 0);
    CHECK(scalar<float>::parse("1e-45", narrow) == errc::ok);
    CHECK(narrow == std::numeric_limits<float>::denorm_min());
    CHECK(scalar<double>::parse("1.7976931348623157e308", wide) == errc::ok);
    CHECK(wide == std::numeric_limits<double>::max());
    CHECK(scalar<double>::parse("1.7976931348623159e308", wide) == errc::out_of_range);
    CHECK(scalar<double>::parse("5e-324", wide) == errc::ok);
    CHECK(wide == std::numeric_limits<double>::denorm_min());
    CHECK(scalar<double>::parse("2e-324", wide) == errc::ok);
    CHECK(wide == 0);
    CHECK(scalar<float>::xsd == "xs:float");
    CHECK(scalar<double>::xsd == "xs:double");
}

TEST_CASE("reals are written in the shortest form that XML Schema has") {
    CHECK(written(0.0) == "0");
    CHECK(written(-0.0) == "-0");
    CHECK(written(0.1) == "0.1");
    CHECK(written(0.1F) == "0.1");
    CHECK(written(-1.5) == "-1.5");
    CHECK(written(1e20) == "1e+20");
    CHECK(written(1.0 / 3) == "0.3333333333333333");
    CHECK(written(std::numeric_limits<double>::infinity()) == "INF");
    CHECK(written(-std::numeric_limits<float>::infinity()) == "-INF");
    CHECK(written(std::numeric_limits<double>::quiet_NaN()) == "NaN");
    CHECK(written(-std::numeric_limits<float>::quiet_NaN()) == "NaN");
    CHECK(written(-std::numeric_limits<double>::max()) == "-1.7976931348623157e+308");
    CHECK(written(-std::numeric_limits<double>::min()) == "-2.2250738585072014e-308");
    CHECK(written(-std::numeric_limits<double>::denorm_min()) == "-5e-324");
    CHECK(written(-std::numeric_limits<float>::min()) == "-1.1754944e-38");
}

TEMPLATE_TEST_CASE("every pattern of bits survives writing and reading", "", float, double) {
    using word = std::conditional_t<std::is_same_v<TestType, float>, std::uint32_t, std::uint64_t>;
    std::mt19937_64 generator(20240229);
    std::size_t longest = 0;
    for (int round = 0; round < 20000; ++round) {
        auto const value = std::bit_cast<TestType>(static_cast<word>(generator()));
        auto const text = written(value);
        CAPTURE(text);
        longest = std::max(longest, text.size());
        TestType back = 42;
        REQUIRE(scalar<TestType>::parse(text, back) == errc::ok);
        REQUIRE((std::isnan(value) ? std::isnan(back) : same_bits(value, back)));
    }
    CHECK(longest + 1 >= scalar<TestType>::max_size); // the room is not much too large
}

TEST_CASE("reals are members of a shape") {
    readings const message{-0.5, std::numeric_limits<float>::infinity(), {1e300, 0.1, -7}};
    auto const text = soapcodec::encode(message, soapcodec::soap_1_1).value();
    CHECK(text.find("<Level>-0.5</Level><Share>INF</Share><Series><V>1e+300</V><V>0.1</V><V>-7</V></Series>") !=
          text.npos);
    CHECK(soapcodec::decode<readings>(text).value() == message);

    auto const bad = test::marked(
        test::envelope("<Readings xmlns=\"urn:r\"><Level>1</Level><Share>^1e39</Share><Series /></Readings>"));
    auto const failed = soapcodec::decode<readings>(bad.text);
    REQUIRE_FALSE(failed);
    CHECK(failed.error().code() == errc::out_of_range);
    CHECK(failed.error().where() == bad.at);
    CHECK(failed.error().path() == "/Envelope/Body/Readings/Share");
}
