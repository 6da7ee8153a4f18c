// SPDX-License-Identifier: MIT
// Tests of enumerations by name.
#include <soapcodec/xsd/enumeration.hpp>

#include "catch.hpp"
#include "support.hpp"

#include <soapcodec/encode.hpp>

#include <optional>    // std::optional
#include <string_view> // std::string_view
#include <utility>     // std::pair
#include <vector>      // std::vector

using soapcodec::element;
using soapcodec::items;
using soapcodec::message;
using soapcodec::nillable;

namespace test_enumeration {

enum class colour { red, green };
enum plain : unsigned char { one = 1, two = 2 };
enum class unnamed { x };
enum class own { x };

struct paint {
    colour base = colour::red;
    std::optional<colour> top;
    std::vector<plain> coats;

    friend bool operator==(paint const&, paint const&) = default;
};
constexpr auto soap_shape(paint const*) {
    return message<"Paint", "urn:p">(element<"Base", &paint::base>, element<"Top", &paint::top, nillable>,
                                     element<"Coats", &paint::coats, items<"Coat">>);
}

enum letter { a, b, c, d, e, f, g, h, i, j };

} // namespace test_enumeration

namespace t = test_enumeration;
using t::colour;
using t::paint;

template <>
inline constexpr auto soapcodec::enumeration<colour> = soapcodec::names<colour>({{colour::red, "red"},
                                                                                 {colour::green, "green"}});
template <>
inline constexpr auto soapcodec::enumeration<t::plain> =
    soapcodec::names<t::plain>({{t::one, "A & B"}, {t::two, "Two"}, {t::two, "two"}, {t::two, ""}});
template <>
inline constexpr auto soapcodec::enumeration<t::letter> = soapcodec::names<t::letter>({{t::a, "a"},
                                                                                       {t::b, "b"},
                                                                                       {t::c, "c"},
                                                                                       {t::d, "d"},
                                                                                       {t::e, "e"},
                                                                                       {t::f, "f"},
                                                                                       {t::g, "g"},
                                                                                       {t::h, "h"},
                                                                                       {t::i, "i"},
                                                                                       {t::j, "j"}});

/// A scalar of one's own goes before names.
template <>
inline constexpr auto soapcodec::enumeration<t::own> = soapcodec::names<t::own>({{t::own::x, "by name"}});
template <>
struct soapcodec::scalar<t::own> {
    static constexpr std::string_view xsd = "own";
    static std::string_view format(t::own) { return "by scalar"; }
};

using soapcodec::errc;
using soapcodec::scalar;

TEST_CASE("an enumeration is read and written by its names") {
    colour value = colour::red;
    CHECK(scalar<colour>::parse("green", value) == errc::ok);
    CHECK(value == colour::green);
    CHECK(scalar<colour>::parse("\n red\t", value) == errc::ok);
    CHECK(value == colour::red);
    CHECK(scalar<colour>::format(colour::red) == "red");
    CHECK(scalar<colour>::format(colour::green) == "green");
}

TEST_CASE("any other text is invalid and leaves the target untouched") {
    using namespace std::string_view_literals;
    for (auto const text :
         {""sv, "Green"sv, "GREEN"sv, "gree"sv, "greens"sv, "red green"sv, "0"sv, "red\0"sv, "blue"sv}) {
        CAPTURE(text);
        auto value = colour::green;
        CHECK(scalar<colour>::parse(text, value) == errc::invalid_value);
        CHECK(value == colour::green);
    }
}

TEST_CASE("of several names the first is written and each is read") {
    for (auto const text : {"Two", "two", ""}) {
        auto value = t::one;
        CHECK(scalar<t::plain>::parse(text, value) == errc::ok);
        CHECK(value == t::two);
    }
    CHECK(scalar<t::plain>::format(t::two) == "Two");
}

TEST_CASE("only an enumeration with names is a scalar by them") {
    STATIC_REQUIRE(soapcodec::scalar_type<colour>);
    STATIC_REQUIRE_FALSE(soapcodec::bounded_scalar<colour>);
    STATIC_REQUIRE_FALSE(soapcodec::scalar_type<t::unnamed>);
    CHECK(scalar<t::own>::format(t::own::x) == "by scalar");
    constexpr auto in_constant_expression = [] {
        auto value = colour::red;
        return scalar<colour>::parse("green", value) == errc::ok ? value : colour::red;
    }();
    STATIC_REQUIRE(in_constant_expression == colour::green);
}

TEST_CASE("enumerations are members of a shape") {
    paint const message{colour::green, std::nullopt, {t::two, t::one}};
    auto const text = soapcodec::encode(message, soapcodec::soap_1_1).value();
    CHECK(
        text.find("<Base>green</Base><Top xsi:nil=\"true\" /><Coats><Coat>Two</Coat><Coat>A &amp; B</Coat></Coats>") !=
        text.npos);
    CHECK(soapcodec::decode<paint>(text).value() == message);

    auto const bad =
        test::marked(test::envelope("<Paint xmlns=\"urn:p\"><Base>green</Base><Top>^blue</Top><Coats /></Paint>"));
    auto const failed = soapcodec::decode<paint>(bad.text);
    REQUIRE_FALSE(failed);
    CHECK(failed.error().code() == errc::invalid_value);
    CHECK(failed.error().where() == bad.at);
    CHECK(failed.error().subject() == "blue");
    CHECK(failed.error().expected() == "red, green");
    CHECK(failed.error().message().ends_with("invalid value: blue (expected: red, green)"));
    auto const empty = soapcodec::decode<paint>(test::envelope("<Paint xmlns=\"urn:p\"><Base/><Coats /></Paint>"));
    CHECK(empty.error().message().ends_with("/Base: invalid value: \"\" (expected: red, green)"));
}

TEST_CASE("an error lists the first few names of an enumeration") {
    CHECK(scalar<t::letter>::expected() == "a, b, c, d, e, f, g, h, ...");
}

TEST_CASE("a value without a name is an error of encode") {
    auto const failed = soapcodec::encode(paint{colour::red, std::nullopt, {t::one, t::plain{3}}}, soapcodec::soap_1_1);
    REQUIRE_FALSE(failed);
    CHECK(failed.error().code() == errc::invalid_value);
    CHECK(failed.error().subject() == "a value that has no text");
    CHECK(failed.error().path() == "/Envelope/Body/Paint/Coats/Coat[2]");
}

namespace {

enum class codec { h264, jpeg, other };

} // namespace

template <>
inline constexpr auto soapcodec::enumeration<codec> =
    soapcodec::names<codec>({{codec::h264, "H264"}, {codec::jpeg, "JPEG"}, {codec::other, "Other"}}, codec::other);

TEST_CASE("an enumeration with a fallback reads any text, and writes what has a name") {
    using values = soapcodec::scalar<codec>;
    for (auto const& [text, wanted] : {std::pair{"H264", codec::h264},
                                       {" JPEG ", codec::jpeg},
                                       {"H265", codec::other},
                                       {"h264", codec::other},
                                       {"Other", codec::other},
                                       {"", codec::other}}) {
        auto found = codec::h264;
        CHECK(values::parse(text, found) == soapcodec::errc::ok);
        CHECK(found == wanted);
    }
    CHECK(values::format(codec::other) == "Other");
}
