// SPDX-License-Identifier: MIT
// Tests of scalar<T>: lexical and value spaces of booleans, guids and strings, and what a scalar is.
// (Integers: scalar_integer_test.cpp.)
#include <soapcodec/scalar.hpp>

#include "scalar_support.hpp"

#include <cstddef>     // std::size_t
#include <optional>    // std::optional
#include <string>      // std::string
#include <string_view> // std::string_view
#include <vector>      // std::vector

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
using test::accepts;
using test::refuses;
using test::written;

} // namespace

TEST_CASE("trimming strips exactly the four white space characters of XML from both ends", "[scalar]") {
    CHECK(trim("") == "");
    CHECK(trim(std::string_view()) == "");
    CHECK(trim(" \t\r\n") == "");
    CHECK(trim("x") == "x");
    CHECK(trim(" \t\r\nx\n\r\t ") == "x");
    CHECK(trim("  a \t b  ") == "a \t b");
    CHECK(trim("\v1") == "\v1");
    CHECK(trim("1\f") == "1\f");
    CHECK(trim("\xC2\xA0x") == "\xC2\xA0x"); // U+00A0, a space to Unicode but not to XML
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

TEST_CASE("booleans, guids and strings carry their XSD names", "[scalar]") {
    CHECK(scalar<bool>::xsd == "xs:boolean");
    CHECK(scalar<guid>::xsd == "guid");
    CHECK(scalar<std::string>::xsd == "xs:string");
    CHECK(scalar<std::string_view>::xsd == "xs:string");
}

TEST_CASE("a boolean is written as true or false", "[scalar]") {
    CHECK(written(true) == "true");
    CHECK(written(false) == "false");
    CHECK(scalar<bool>::max_size == 5);
    accepts<bool>(written(true), true);
    accepts<bool>(written(false), false);
}

TEST_CASE("a guid element may have white space around its text", "[scalar]") {
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

namespace {

/// Texts of every kind that format() may return.
struct spelled {
    bool known = false;
};

} // namespace

template <>
struct soapcodec::scalar<spelled> {
    static std::optional<std::string> format(spelled const& value) {
        return value.known ? std::optional<std::string>("known") : std::nullopt;
    }
};

TEST_CASE("format() may say that a value has no text") {
    auto const text = [](auto const& value) {
        return soapcodec::with_text(
            value, [](std::string_view found) { return std::string(found); }, [] { return std::string("none"); });
    };
    CHECK(text(spelled{true}) == "known");
    CHECK(text(spelled{false}) == "none");
    CHECK(text(std::string()) == ""); // which is a text
    CHECK(text(7) == "7");
    STATIC_REQUIRE(soapcodec::scalar_type<spelled>);
}
