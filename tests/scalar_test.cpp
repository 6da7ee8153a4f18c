// SPDX-License-Identifier: MIT
// Tests of scalar<T>: lexical and value spaces of booleans, integers, guids and strings.
#include <soapcodec/scalar.hpp>

#include "catch.hpp"

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

namespace test_types {

enum class colour { red, green };
struct write_only {};
struct read_only {};
struct unbounded {};
struct no_scalar {};
struct wrong_parse {};

} // namespace test_types

template <>
struct soapcodec::scalar<test_types::colour> {
    static constexpr std::string_view xsd = "colour";

    static errc parse(std::string_view text, test_types::colour& out) {
        text = trim(text);
        if (text == "red")
            out = test_types::colour::red;
        else if (text == "green")
            out = test_types::colour::green;
        else
            return errc::invalid_value;
        return errc::ok;
    }

    static std::string_view format(test_types::colour const& value) {
        return value == test_types::colour::red ? "red" : "green";
    }
};

template <>
struct soapcodec::scalar<test_types::write_only> {
    static constexpr std::string_view xsd = "write_only";
    static constexpr std::size_t max_size = 1;
    static char* write(char* out, test_types::write_only const&) { return out; }
};

template <>
struct soapcodec::scalar<test_types::read_only> {
    static constexpr std::string_view xsd = "read_only";
    static errc parse(std::string_view, test_types::read_only&) { return errc::ok; }
};

template <>
struct soapcodec::scalar<test_types::unbounded> {
    static constexpr std::string_view xsd = "unbounded";
    static char* write(char* out, test_types::unbounded const&) { return out; }
};

template <>
struct soapcodec::scalar<test_types::wrong_parse> {
    static constexpr std::string_view xsd = "wrong_parse";
    static bool parse(std::string_view, test_types::wrong_parse&) { return true; }
};

namespace {

using soapcodec::bounded_scalar;
using soapcodec::errc;
using soapcodec::guid;
using soapcodec::scalar;
using soapcodec::scalar_type;
using soapcodec::string_like;
using soapcodec::trim;

// Writes into a buffer with a guard on either side, so that a byte outside of the promised room is seen.
template <bounded_scalar T>
std::string written(T const& value) {
    constexpr std::size_t room = scalar<T>::max_size;
    std::array<char, room + 2> buffer{};
    buffer.fill('#');
    char* const begin = buffer.data() + 1;
    char* const end = scalar<T>::write(begin, value);
    REQUIRE(end > begin);
    REQUIRE(end <= begin + room);
    REQUIRE(buffer.front() == '#');
    REQUIRE(*end == '#');
    REQUIRE(buffer.back() == '#');
    return std::string(begin, end);
}

template <class T>
void accepts(std::string_view text, T const& expected) {
    CAPTURE(scalar<T>::xsd, text);
    // Starting from the opposite value makes a parser that forgets to assign fail.
    T value = static_cast<T>(expected == T{} ? T{1} : T{});
    CHECK(scalar<T>::parse(text, value) == errc::ok);
    CHECK(value == expected);
}

template <class T>
void refuses(std::string_view text, errc expected) {
    CAPTURE(scalar<T>::xsd, text);
    for (T const before : {T{0}, T{1}}) {
        T value = before;
        CHECK(scalar<T>::parse(text, value) == expected);
        CHECK(value == before);
    }
}

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

// xs:integer by means of strtoll and strtoull; `text` must not begin with a blank.
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

TEST_CASE("trimming strips exactly the four XML blanks from both ends", "[scalar]") {
    CHECK(trim("") == "");
    CHECK(trim(std::string_view()) == "");
    CHECK(trim(" \t\r\n") == "");
    CHECK(trim("x") == "x");
    CHECK(trim(" \t\r\nx\n\r\t ") == "x");
    CHECK(trim("  a \t b  ") == "a \t b");
    CHECK(trim("\v1") == "\v1");
    CHECK(trim("1\f") == "1\f");
    CHECK(trim("\xC2\xA0x") == "\xC2\xA0x"); // U+00A0, a blank to Unicode but not to XML
    CHECK(trim(std::string_view("\0 1 \0", 5)) == std::string_view("\0 1 \0", 5));

    for (int code = 0; code < 256; ++code) {
        CAPTURE(code);
        char const c = static_cast<char>(static_cast<unsigned char>(code));
        bool const blank = code == 0x20 || code == 0x9 || code == 0xA || code == 0xD;
        std::string const text = std::string(1, c) + "x" + std::string(1, c);
        CHECK(trim(text) == (blank ? std::string_view("x") : std::string_view(text)));
    }
    static_assert(trim(" 1 ") == "1");
}

TEST_CASE("a boolean is one of four words", "[scalar]") {
    accepts<bool>("true", true);
    accepts<bool>("1", true);
    accepts<bool>("false", false);
    accepts<bool>("0", false);
    accepts<bool>(" \t\r\ntrue\n", true);
    accepts<bool>(" 0 ", false);

    for (std::string_view const text :
         {"",          " ",   "TRUE",       "True",  "FALSE", "False",  "t",           "f",  "yes",
          "no",        "on",  "2",          "-1",    "+1",    "01",     "00",          "10", "true1",
          "truefalse", "tru", "true false", "tr ue", "1.0",   "\vtrue", "true\xC2\xA0"})
        refuses<bool>(text, errc::invalid_value);
    refuses<bool>(std::string_view("true\0", 5), errc::invalid_value);
    refuses<bool>(std::string_view("1\0", 2), errc::invalid_value);
    refuses<bool>(std::string_view(), errc::invalid_value);
}

TEST_CASE("a boolean is written as true or false", "[scalar]") {
    CHECK(written(true) == "true");
    CHECK(written(false) == "false");
    CHECK(scalar<bool>::max_size == 5);
    accepts<bool>(written(true), true);
    accepts<bool>(written(false), false);
}

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
    CHECK(scalar<bool>::xsd == "xs:boolean");
    CHECK(scalar<guid>::xsd == "guid");
    CHECK(scalar<std::string>::xsd == "xs:string");
    CHECK(scalar<std::string_view>::xsd == "xs:string");
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

TEST_CASE("a guid element may have blanks around its text", "[scalar]") {
    constexpr std::string_view text = "6f9619ff-8b86-d011-b42d-00c04fc964ff";
    guid expected;
    REQUIRE(soapcodec::parse_guid(text, expected) == errc::ok);

    for (std::string const& padded :
         {std::string(text), " " + std::string(text), std::string(text) + "\n", "\r\n\t " + std::string(text) + " "}) {
        CAPTURE(padded);
        guid value;
        CHECK(scalar<guid>::parse(padded, value) == errc::ok);
        CHECK(value == expected);
    }
    for (std::string_view const bad :
         {"", " ", "{6f9619ff-8b86-d011-b42d-00c04fc964ff}", "6f9619ff-8b86 -d011-b42d-00c04fc964ff",
          "6f9619ff-8b86-d011-b42d-00c04fc964f "}) {
        CAPTURE(bad);
        guid value = expected;
        CHECK(scalar<guid>::parse(bad, value) == errc::invalid_value);
        CHECK(value == expected);
    }
    CHECK(written(expected) == text);
    CHECK(scalar<guid>::max_size == 36);
}

TEST_CASE("a string is kept verbatim", "[scalar]") {
    for (std::string_view const text :
         {std::string_view(), std::string_view("  a\t\r\nb  "), std::string_view("\0x\0", 3),
          std::string_view("<&>\"'"), std::string_view("\xC3\xA9\xF0\x9F\x98\x80"),
          std::string_view("longer than any short-string buffer of any standard library")}) {
        std::string value = "before";
        CHECK(scalar<std::string>::parse(text, value) == errc::ok);
        CHECK(value == text);
        CHECK(scalar<std::string>::format(value) == text);
        CHECK(scalar<std::string>::format(value).data() == value.data());
        CHECK(scalar<std::string_view>::format(text) == text);
        CHECK(scalar<std::string_view>::format(text).data() == text.data());
    }
}

TEST_CASE("a string may be assigned from a part of itself", "[scalar]") {
    std::string value = "0123456789 and enough to leave the short-string buffer";
    std::string_view const part = std::string_view(value).substr(4, 40);
    std::string const expected(part);
    CHECK(scalar<std::string>::parse(part, value) == errc::ok);
    CHECK(value == expected);
}

TEST_CASE("a user type becomes a scalar by a specialisation", "[scalar]") {
    using test_types::colour;
    colour value = colour::red;
    CHECK(scalar<colour>::parse(" green\n", value) == errc::ok);
    CHECK(value == colour::green);
    CHECK(scalar<colour>::parse("blue", value) == errc::invalid_value);
    CHECK(value == colour::green);
    CHECK(std::string_view(scalar<colour>::format(value)) == "green");
}

TEMPLATE_TEST_CASE("every integer type is a bounded scalar", "[scalar]", SOAPCODEC_TEST_INTEGERS) {
    CHECK(scalar_type<TestType>);
    CHECK(bounded_scalar<TestType>);
    CHECK_FALSE(string_like<TestType>);
    CHECK_FALSE(scalar_type<TestType const>);
}

TEMPLATE_TEST_CASE("a type without a specialisation is no scalar", "[scalar]", char, wchar_t, char8_t, char16_t,
                   char32_t, int*, char const*, test_types::no_scalar, test_types::wrong_parse, std::vector<int>) {
    CHECK_FALSE(scalar_type<TestType>);
    CHECK_FALSE(bounded_scalar<TestType>);
    CHECK_FALSE(string_like<TestType>);
}

TEST_CASE("the concepts tell bounded, formatted and one-way scalars apart", "[scalar]") {
    CHECK(scalar_type<bool>);
    CHECK(bounded_scalar<bool>);
    CHECK(scalar_type<guid>);
    CHECK(bounded_scalar<guid>);

    CHECK(scalar_type<std::string>);
    CHECK_FALSE(bounded_scalar<std::string>);
    CHECK(string_like<std::string>);
    CHECK(scalar_type<std::string_view>);
    CHECK_FALSE(bounded_scalar<std::string_view>);
    CHECK(string_like<std::string_view>);
    CHECK_FALSE(string_like<char const*>);
    CHECK_FALSE(string_like<std::string const>);

    CHECK(scalar_type<test_types::colour>);
    CHECK_FALSE(bounded_scalar<test_types::colour>);
    CHECK(scalar_type<test_types::read_only>);
    CHECK_FALSE(bounded_scalar<test_types::read_only>);
    CHECK(scalar_type<test_types::write_only>);
    CHECK(bounded_scalar<test_types::write_only>);
    CHECK_FALSE(scalar_type<test_types::unbounded>);
    CHECK_FALSE(bounded_scalar<test_types::unbounded>);
}
