// SPDX-License-Identifier: MIT
// Tests of scalar<T> of integers: their lexical and value spaces.
#include <soapcodec/scalar.hpp>

#include "scalar_support.hpp"

#include <array>       // std::array
#include <cerrno>      // errno, ERANGE
#include <charconv>    // std::from_chars
#include <cstddef>     // std::size_t
#include <cstdint>     // std::int8_t, std::uint64_t and the widths between
#include <cstdlib>     // std::strtoll, std::strtoull
#include <limits>      // std::numeric_limits
#include <random>      // std::mt19937_64
#include <string>      // std::string, std::to_string
#include <string_view> // std::string_view
#include <type_traits> // std::is_signed_v
#include <vector>      // std::vector

#define SOAPCODEC_TEST_INTEGERS                                                                                        \
    signed char, unsigned char, short, unsigned short, int, unsigned, long, unsigned long, long long, unsigned long long

namespace {

using soapcodec::bounded_scalar;
using soapcodec::errc;
using soapcodec::scalar;
using soapcodec::scalar_type;
using soapcodec::string_like;
using test::accepts;
using test::refuses;
using test::written;

// Adds one to the magnitude of a decimal text, carrying by hand so that no integer width is involved.
std::string one_further(std::string text) {
    std::size_t const first = text.front() == '-' ? 1 : 0;
    std::size_t i = text.size();
    while (i > first && text[i - 1] == '9')
        text[--i] = '0';
    if (i == first)
        text.insert(first, 1, '1');
    else
        text[i - 1] = static_cast<char>(text[i - 1] + 1);
    return text;
}

struct outcome {
    errc code = errc::invalid_value;
    std::string value; // as std::to_string shows it; empty on error

    friend bool operator==(outcome const&, outcome const&) = default;
};

template <class T>
outcome ours(std::string_view text) {
    T value{};
    errc const code = scalar<T>::parse(text, value);
    return {code, code == errc::ok ? std::to_string(value) : std::string()};
}

// xs:integer by means of std::from_chars, which knows no `+` and, for unsigned types, no `-`.
template <class T>
outcome by_from_chars(std::string_view text) {
    bool const minus = text.starts_with('-');
    bool const sign = minus || text.starts_with('+');
    std::string_view const digits = text.substr(sign ? 1 : 0);
    if (digits.empty() || digits.front() == '-')
        return {};
    std::string_view const subject = minus && std::is_signed_v<T> ? text : digits;

    T value{};
    auto const [end, code] = std::from_chars(subject.data(), subject.data() + subject.size(), value);
    if (end != subject.data() + subject.size() || code == std::errc::invalid_argument)
        return {};
    if (code == std::errc::result_out_of_range || (minus && std::is_unsigned_v<T> && value != 0))
        return {errc::out_of_range, {}};
    return {errc::ok, std::to_string(value)};
}

// xs:integer by means of strtoll and strtoull; `text` must not begin with white space.
template <class T>
outcome by_strtoll(std::string const& text) {
    char* end = nullptr;
    errno = 0;
    if constexpr (std::is_signed_v<T>) {
        long long const value = std::strtoll(text.c_str(), &end, 10);
        if (text.empty() || end != text.c_str() + text.size())
            return {};
        if (errno == ERANGE || value < std::numeric_limits<T>::min() || value > std::numeric_limits<T>::max())
            return {errc::out_of_range, {}};
        return {errc::ok, std::to_string(value)};
    } else {
        unsigned long long const value = std::strtoull(text.c_str(), &end, 10);
        if (text.empty() || end != text.c_str() + text.size())
            return {};
        // strtoull negates modulo 2^64, hence only zero may carry a minus sign here.
        if (errno == ERANGE || value > std::numeric_limits<T>::max() || (text.front() == '-' && value != 0))
            return {errc::out_of_range, {}};
        return {errc::ok, std::to_string(value)};
    }
}

// An integer text of varying length around the width limits, at times with leading zeros or one wrong character.
std::string random_integer_text(std::mt19937_64& generator) {
    std::string text;
    switch (generator() % 4) {
    case 0:
        text += '-';
        break;
    case 1:
        text += '+';
        break;
    default:
        break;
    }
    if (generator() % 4 == 0)
        text.append(generator() % 30, '0');
    if (generator() % 2 == 0) {
        // Near a power of two, where the limits are.
        std::uint64_t const power = std::uint64_t{1} << (generator() % 64);
        text += std::to_string(power - 3 + generator() % 6);
    } else {
        for (std::uint64_t n = generator() % 25; n > 0; --n)
            text += static_cast<char>('0' + static_cast<int>(generator() % 10));
    }
    if (!text.empty() && generator() % 6 == 0)
        text[generator() % text.size()] = "x.,e+-/:"[generator() % 8];
    return text;
}

} // namespace

TEST_CASE("each integer type carries the XSD name of its width", "[scalar]") {
    CHECK(scalar<signed char>::xsd == "xs:byte");
    CHECK(scalar<unsigned char>::xsd == "xs:unsignedByte");
    CHECK(scalar<std::int16_t>::xsd == "xs:short");
    CHECK(scalar<std::uint16_t>::xsd == "xs:unsignedShort");
    CHECK(scalar<std::int32_t>::xsd == "xs:int");
    CHECK(scalar<std::uint32_t>::xsd == "xs:unsignedInt");
    CHECK(scalar<std::int64_t>::xsd == "xs:long");
    CHECK(scalar<std::uint64_t>::xsd == "xs:unsignedLong");
    CHECK(scalar<long long>::xsd == "xs:long");
    CHECK(scalar<unsigned long long>::xsd == "xs:unsignedLong");
    CHECK(scalar<long>::xsd == (sizeof(long) == 8 ? "xs:long" : "xs:int"));
    CHECK(scalar<unsigned long>::xsd == (sizeof(long) == 8 ? "xs:unsignedLong" : "xs:unsignedInt"));
}

TEMPLATE_TEST_CASE("an integer is an optional sign and one or more digits", "[scalar]", SOAPCODEC_TEST_INTEGERS) {
    using integer = TestType;
    accepts<integer>("0", 0);
    accepts<integer>("+0", 0);
    accepts<integer>("-0", 0);
    accepts<integer>("-000", 0);
    accepts<integer>("7", 7);
    accepts<integer>("+7", 7);
    accepts<integer>("007", 7);
    accepts<integer>("+0000000000000000000000000000000000000007", 7);
    accepts<integer>("100", 100);
    accepts<integer>(" 42", 42);
    accepts<integer>("42 ", 42);
    accepts<integer>(" \t\r\n+42\n\r\t ", 42);
    accepts<integer>(std::string(5000, '0'), 0);
    accepts<integer>(std::string(5000, '0') + "9", 9);
}

TEMPLATE_TEST_CASE("a text outside of the lexical space of xs:integer is invalid", "[scalar]",
                   SOAPCODEC_TEST_INTEGERS) {
    using integer = TestType;
    for (std::string_view const text :
         {"",      " ",    "\t\r\n", "+",     "-",         " + ",      "++1",          "--1",
          "+-1",   "-+1",  "1+",     "1-",    "+ 1",       "- 1",      "1 2",          "1\t2",
          "0x10",  "0X10", "0b1",    "10h",   "1e3",       "1E3",      "1,000",        "1.000",
          "1.0",   "1.",   ".1",     "1'000", "1_000",     "10u",      "10L",          "x",
          "NaN",   "INF",  "true",   "/",     ":",         "1/",       "1:",           "/1",
          ":1",    "0x",   "\v1",    "1\f",   "1\xC2\xA0", "\xD9\xA1", "\xEF\xBC\x91", "\xB1",
          "1\xB1", "\xFF"})
        refuses<integer>(text, errc::invalid_value);
    refuses<integer>(std::string_view(), errc::invalid_value);
    refuses<integer>(std::string_view("1\0", 2), errc::invalid_value);
    refuses<integer>(std::string_view("\0", 1), errc::invalid_value);
}

TEMPLATE_TEST_CASE("a wrong character outweighs a value out of range wherever it stands", "[scalar]",
                   SOAPCODEC_TEST_INTEGERS) {
    using integer = TestType;
    refuses<integer>("99999999999999999999x", errc::invalid_value);
    refuses<integer>("-99999999999999999999x", errc::invalid_value);
    refuses<integer>("99999999999999999999.0", errc::invalid_value);
    refuses<integer>("1 99999999999999999999", errc::invalid_value);
    refuses<integer>("000000000000000000000000x", errc::invalid_value);

    for (std::size_t const size : {18U, 19U, 20U, 21U, 22U, 40U}) {
        std::string const digits(size, '9');
        for (std::size_t i = 0; i < size; ++i) {
            std::string text = digits;
            text[i] = 'x';
            refuses<integer>(text, errc::invalid_value);
        }
    }
}

TEMPLATE_TEST_CASE("an integer is accepted up to its limits and refused one past them", "[scalar]",
                   SOAPCODEC_TEST_INTEGERS) {
    using integer = TestType;
    using limits = std::numeric_limits<integer>;
    std::string const largest = std::to_string(limits::max());
    std::string const smallest = std::to_string(limits::min());

    accepts<integer>(largest, limits::max());
    accepts<integer>("+" + largest, limits::max());
    accepts<integer>("  000000000000000000000000000" + largest + "\n", limits::max());
    refuses<integer>(one_further(largest), errc::out_of_range);
    refuses<integer>("+000" + one_further(largest), errc::out_of_range);

    accepts<integer>(smallest, limits::min());
    if constexpr (std::is_signed_v<integer>) {
        accepts<integer>("-00000000000000000000000000" + smallest.substr(1), limits::min());
        accepts<integer>("-" + largest, static_cast<integer>(-limits::max()));
        refuses<integer>(one_further(smallest), errc::out_of_range);
        // What is the minimum with its sign is one too many without it.
        refuses<integer>(smallest.substr(1), errc::out_of_range);
    } else {
        refuses<integer>("-1", errc::out_of_range);
        refuses<integer>("-001", errc::out_of_range);
        refuses<integer>("-" + largest, errc::out_of_range);
    }
}

TEST_CASE("the limits of every width are those that XSD states", "[scalar]") {
    accepts<std::int8_t>("127", 127);
    accepts<std::int8_t>("-128", -128);
    refuses<std::int8_t>("128", errc::out_of_range);
    refuses<std::int8_t>("-129", errc::out_of_range);
    accepts<std::uint8_t>("255", 255);
    refuses<std::uint8_t>("256", errc::out_of_range);
    accepts<std::int16_t>("32767", 32767);
    accepts<std::int16_t>("-32768", -32768);
    refuses<std::int16_t>("32768", errc::out_of_range);
    refuses<std::int16_t>("-32769", errc::out_of_range);
    accepts<std::uint16_t>("65535", 65535);
    refuses<std::uint16_t>("65536", errc::out_of_range);
    accepts<std::int32_t>("2147483647", 2147483647);
    accepts<std::int32_t>("-2147483648", -2147483647 - 1);
    refuses<std::int32_t>("2147483648", errc::out_of_range);
    refuses<std::int32_t>("-2147483649", errc::out_of_range);
    accepts<std::uint32_t>("4294967295", 4294967295U);
    refuses<std::uint32_t>("4294967296", errc::out_of_range);
    accepts<std::int64_t>("9223372036854775807", 9223372036854775807);
    accepts<std::int64_t>("-9223372036854775808", -9223372036854775807 - 1);
    refuses<std::int64_t>("9223372036854775808", errc::out_of_range);
    refuses<std::int64_t>("-9223372036854775809", errc::out_of_range);
    accepts<std::uint64_t>("18446744073709551615", 18446744073709551615U);
    refuses<std::uint64_t>("18446744073709551616", errc::out_of_range);
}

TEMPLATE_TEST_CASE("a legal integer of any length that does not fit is out of range", "[scalar]",
                   SOAPCODEC_TEST_INTEGERS) {
    using integer = TestType;
    for (std::string_view const digits :
         {"18446744073709551616", // 2^64
          "18446744073709551617", // 2^64 + 1, which is 1 if the overflow is missed
          "18446744073709551620", // 20 digits, past the limit before the last digit is added
          "20000000000000000000", "99999999999999999999",
          "100000000000000000000",                   // 21 digits
          "184467440737095516160",                   // 10 * 2^64
          "340282366920938463463374607431768211456", // 2^128
          "340282366920938463463374607431768211457"}) {
        refuses<integer>(digits, errc::out_of_range);
        refuses<integer>("-" + std::string(digits), errc::out_of_range);
        refuses<integer>(" +000" + std::string(digits) + " ", errc::out_of_range);
    }
    refuses<integer>(std::string(10000, '9'), errc::out_of_range);
    refuses<integer>("1" + std::string(10000, '0'), errc::out_of_range);
}

TEMPLATE_TEST_CASE("integers are written in canonical form within their room", "[scalar]", SOAPCODEC_TEST_INTEGERS) {
    using integer = TestType;
    using limits = std::numeric_limits<integer>;

    // The room is exact: the longest text fills it.
    CHECK(written<integer>(std::is_signed_v<integer> ? limits::min() : limits::max()).size() ==
          scalar<integer>::max_size);

    std::vector<integer> values{0, 1, 9, 10, 11, 99, 100, 101, limits::min(), limits::max()};
    values.push_back(static_cast<integer>(limits::min() + 1));
    values.push_back(static_cast<integer>(limits::max() - 1));
    for (integer power = 1; power <= limits::max() / 10;) {
        power = static_cast<integer>(power * 10);
        values.push_back(power);
        values.push_back(static_cast<integer>(power - 1));
        values.push_back(static_cast<integer>(power + 1));
        if constexpr (std::is_signed_v<integer>) {
            values.push_back(static_cast<integer>(-power));
            values.push_back(static_cast<integer>(1 - power));
            values.push_back(static_cast<integer>(-1 - power));
        }
    }
    for (integer const value : values) {
        std::string const text = written(value);
        CHECK(text == std::to_string(value));
        accepts<integer>(text, value);
    }
}

TEMPLATE_TEST_CASE("integers of every magnitude survive writing and reading", "[scalar]", SOAPCODEC_TEST_INTEGERS) {
    using integer = TestType;
    std::mt19937_64 generator(271828);
    for (int round = 0; round < 4000; ++round) {
        std::uint64_t const bits = generator() >> (generator() % 64);
        auto const value = static_cast<integer>(generator() % 2 == 0 ? bits : std::uint64_t{0} - bits);
        std::string const text = written(value);
        REQUIRE(text == std::to_string(value));

        auto back = static_cast<integer>(~value);
        REQUIRE(scalar<integer>::parse(text, back) == errc::ok);
        REQUIRE(back == value);
    }
}

TEST_CASE("all 8-bit and 16-bit integers survive writing and reading", "[scalar]") {
    auto const mismatches = []<class T>(T) {
        std::size_t count = 0;
        for (int i = std::numeric_limits<T>::min(); i <= std::numeric_limits<T>::max(); ++i) {
            std::array<char, scalar<T>::max_size> buffer{};
            char* const end = scalar<T>::write(buffer.data(), static_cast<T>(i));
            std::string_view const text(buffer.data(), static_cast<std::size_t>(end - buffer.data()));
            auto back = static_cast<T>(~i);
            if (text != std::to_string(i) || scalar<T>::parse(text, back) != errc::ok || back != i)
                ++count;
        }
        return count;
    };
    CHECK(mismatches(std::int8_t{}) == 0);
    CHECK(mismatches(std::uint8_t{}) == 0);
    CHECK(mismatches(std::int16_t{}) == 0);
    CHECK(mismatches(std::uint16_t{}) == 0);
}

TEMPLATE_TEST_CASE("reading integers agrees with the readers of the standard library", "[scalar]",
                   SOAPCODEC_TEST_INTEGERS) {
    using integer = TestType;
    std::mt19937_64 generator(314159);
    int accepted = 0;
    int invalid = 0;
    int out_of_range = 0;
    for (int round = 0; round < 6000; ++round) {
        std::string const text = random_integer_text(generator);
        CAPTURE(text);
        outcome const result = ours<integer>(text);
        REQUIRE(result == by_from_chars<integer>(text));
        REQUIRE(result == by_strtoll<integer>(text));
        switch (result.code) {
        case errc::ok:
            ++accepted;
            break;
        case errc::invalid_value:
            ++invalid;
            break;
        default:
            ++out_of_range;
            break;
        }
    }
    // The generated texts must reach every outcome, else the agreement above says little.
    CHECK(accepted > 300);
    CHECK(invalid > 300);
    CHECK(out_of_range > 300);
}

TEST_CASE("integers are read and written in constant expressions", "[scalar]") {
    constexpr auto read = [](std::string_view text) {
        long long value = 0;
        return scalar<long long>::parse(text, value) == errc::ok ? value : -1;
    };
    static_assert(read(" 0042 ") == 42);
    static_assert(read("-9223372036854775808") == std::numeric_limits<long long>::min());
    static_assert(read("9223372036854775808") == -1);

    constexpr auto text = [] {
        std::array<char, scalar<long long>::max_size> buffer{};
        scalar<long long>::write(buffer.data(), std::numeric_limits<long long>::min());
        return buffer;
    }();
    CHECK(std::string_view(text.data(), text.size()) == "-9223372036854775808");
}

TEMPLATE_TEST_CASE("every integer type is a bounded scalar", "[scalar]", SOAPCODEC_TEST_INTEGERS) {
    CHECK(scalar_type<TestType>);
    CHECK(bounded_scalar<TestType>);
    CHECK_FALSE(string_like<TestType>);
    CHECK_FALSE(scalar_type<TestType const>);
}
