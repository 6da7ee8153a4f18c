// SPDX-License-Identifier: MIT
// What a shape says of a struct.
#include <soapcodec/shape.hpp>

#include "catch.hpp"

#include <soapcodec/decode.hpp>
#include <soapcodec/encode.hpp>

#include <cstddef>     // std::size_t
#include <cstdint>     // std::int8_t and the other widths
#include <limits>      // std::numeric_limits
#include <optional>    // std::optional
#include <span>        // std::span
#include <string>      // std::string
#include <string_view> // std::string_view
#include <tuple>       // std::tuple_element_t
#include <type_traits> // std::is_same_v
#include <vector>      // std::vector

using soapcodec::element;
using soapcodec::in_namespace;
using soapcodec::items;
using soapcodec::message;
using soapcodec::nillable;
using soapcodec::omittable;
using soapcodec::record;
using soapcodec::record_in;

namespace test_shapes {

struct plain {};

struct part {
    std::string text;
    std::optional<std::int32_t> number;
    std::vector<std::int32_t> list;
};
constexpr auto soap_shape(part const*) {
    return record_in<"urn:p">(element<"Text", &part::text, omittable>, element<"Number", &part::number, nillable>,
                              element<"List", &part::list, in_namespace<"urn:q">>);
}

struct whole {
    part one;
    std::optional<std::vector<part>> many;
};
constexpr auto soap_shape(whole const*) {
    return message<"Whole", "urn:w", "i">(element<"One", &whole::one>,
                                          element<"Many", &whole::many, items<"Part", "urn:i">>);
}

struct view {
    std::string_view text;
};
constexpr auto soap_shape(view const*) {
    return record(element<"Text", &view::text>);
}

struct nested_view {
    std::vector<std::optional<view>> views;
};
constexpr auto soap_shape(nested_view const*) {
    return record(element<"View", &nested_view::views>);
}

struct span_only {
    std::optional<std::span<std::int32_t>> numbers;
};
constexpr auto soap_shape(span_only const*) {
    return record(element<"N", &span_only::numbers, items<"I">>);
}

/// One element by the same name in two namespaces.
struct twins {
    std::int32_t own = 0;
    std::int32_t other = 0;
    std::int32_t none = 0;
    friend bool operator==(twins const&, twins const&) = default;
};
constexpr auto soap_shape(twins const*) {
    return message<"Twins", "urn:t">(element<"Twin", &twins::own>,
                                     element<"Twin", &twins::other, in_namespace<"urn:u">>,
                                     element<"Twin", &twins::none, in_namespace<"">>);
}

struct empty {
    friend bool operator==(empty const&, empty const&) = default;
};
constexpr auto soap_shape(empty const*) {
    return record();
}

struct holder {
    empty nothing;
    std::optional<empty> maybe;
    friend bool operator==(holder const&, holder const&) = default;
};
constexpr auto soap_shape(holder const*) {
    return message<"Holder", "urn:h">(element<"Nothing", &holder::nothing>, element<"Maybe", &holder::maybe>);
}

struct many {
    std::int32_t value = 0;
};
#define SOAPCODEC_TEST_EIGHT(n)                                                                                        \
    element<"A" #n, &many::value>, element<"B" #n, &many::value>, element<"C" #n, &many::value>,                       \
        element<"D" #n, &many::value>, element<"E" #n, &many::value>, element<"F" #n, &many::value>,                   \
        element<"G" #n, &many::value>, element<"H" #n, &many::value>

constexpr auto soap_shape(many const*) {
    return message<"Many", "urn:m">(SOAPCODEC_TEST_EIGHT(0), SOAPCODEC_TEST_EIGHT(1), SOAPCODEC_TEST_EIGHT(2),
                                    SOAPCODEC_TEST_EIGHT(3), SOAPCODEC_TEST_EIGHT(4), SOAPCODEC_TEST_EIGHT(5),
                                    SOAPCODEC_TEST_EIGHT(6), SOAPCODEC_TEST_EIGHT(7));
}

enum class colour { red, green };
struct percent {
    std::uint8_t value = 0;
    friend bool operator==(percent const&, percent const&) = default;
};
struct angle {
    std::string value;
    friend bool operator==(angle const&, angle const&) = default;
};

struct inner_most {
    std::optional<std::int64_t> value;
    friend bool operator==(inner_most const&, inner_most const&) = default;
};
constexpr auto soap_shape(inner_most const*) {
    return record(element<"Value", &inner_most::value>);
}

struct middle {
    std::optional<inner_most> inner;
    friend bool operator==(middle const&, middle const&) = default;
};
constexpr auto soap_shape(middle const*) {
    return record(element<"Inner", &middle::inner>);
}

struct values {
    bool flag = false;
    std::int8_t i8 = 0;
    std::uint8_t u8 = 0;
    std::int16_t i16 = 0;
    std::uint16_t u16 = 0;
    std::int32_t i32 = 0;
    std::uint32_t u32 = 0;
    std::int64_t i64 = 0;
    std::uint64_t u64 = 0;
    soapcodec::guid id;
    colour paint = colour::red;
    percent share;
    angle bracket;
    std::vector<std::optional<percent>> shares;
    std::int32_t answer = 42;
    std::optional<middle> nested;
    std::optional<std::string> left_out;
    std::optional<std::string> nil;
    friend bool operator==(values const&, values const&) = default;
};
constexpr auto soap_shape(values const*) {
    return message<"Values", "urn:v">(
        element<"Flag", &values::flag>, element<"I8", &values::i8>, element<"U8", &values::u8>,
        element<"I16", &values::i16>, element<"U16", &values::u16>, element<"I32", &values::i32>,
        element<"U32", &values::u32>, element<"I64", &values::i64>, element<"U64", &values::u64>,
        element<"Id", &values::id>, element<"Paint", &values::paint>, element<"Share", &values::share>,
        element<"Bracket", &values::bracket>, element<"Shares", &values::shares>,
        element<"Answer", &values::answer, omittable>, element<"Nested", &values::nested>,
        element<"LeftOut", &values::left_out>, element<"Nil", &values::nil, nillable>);
}

template <class String>
struct generic {
    String name;
    soapcodec::list_for<String, String> tags;
};
template <class String>
constexpr auto soap_shape(generic<String> const*) {
    return message<"Generic", "urn:g">(element<"Name", &generic<String>::name>, element<"Tag", &generic<String>::tags>);
}

} // namespace test_shapes

namespace s = test_shapes;

template <>
struct soapcodec::scalar<s::colour> {
    static constexpr std::string_view xsd = "colour";
    static errc parse(std::string_view text, s::colour& out) {
        out = trim(text) == "green" ? s::colour::green : s::colour::red;
        return trim(text) == "green" || trim(text) == "red" ? errc::ok : errc::invalid_value;
    }
    static std::string_view format(s::colour const& value) { return value == s::colour::red ? "red" : "green"; }
};

/// Bounded: written in place.
template <>
struct soapcodec::scalar<s::percent> {
    static constexpr std::string_view xsd = "percent";
    static constexpr std::size_t max_size = 4;
    static errc parse(std::string_view text, s::percent& out) {
        text = trim(text);
        return text.ends_with('%') ? scalar<std::uint8_t>::parse(text.substr(0, text.size() - 1), out.value)
                                   : errc::invalid_value;
    }
    static char* write(char* out, s::percent const& value) {
        out = scalar<std::uint8_t>::write(out, value.value);
        *out++ = '%';
        return out;
    }
};

/// Formatted into a temporary, and in need of escapes.
template <>
struct soapcodec::scalar<s::angle> {
    static constexpr std::string_view xsd = "angle";
    static errc parse(std::string_view text, s::angle& out) {
        if (text.size() < 2 || !text.starts_with('<') || !text.ends_with('>')) {
            return errc::invalid_value;
        }
        out.value = text.substr(1, text.size() - 2);
        return errc::ok;
    }
    static std::string format(s::angle const& value) { return "<" + value.value + ">"; }
};

TEST_CASE("a shape knows its elements in order") {
    using shape = soapcodec::shape_of<s::part>;
    STATIC_REQUIRE(shape::size == 3);
    STATIC_REQUIRE(shape::ns.view() == "urn:p");
    std::string names;
    shape::for_each([&names](auto e) { names.append(decltype(e)::name).append(" "); });
    CHECK(names == "Text Number List ");

    using text = std::tuple_element_t<0, shape::elements>;
    STATIC_REQUIRE(std::is_same_v<text::owner, s::part>);
    STATIC_REQUIRE(std::is_same_v<text::type, std::string>);
    STATIC_REQUIRE(text::is_omittable);
    STATIC_REQUIRE(!text::is_nillable);
    STATIC_REQUIRE(!text::is_wrapped);
    STATIC_REQUIRE(text::ns.view() == soapcodec::inherited_namespace.view());
    using number = std::tuple_element_t<1, shape::elements>;
    STATIC_REQUIRE(number::is_nillable);
    STATIC_REQUIRE(!number::is_omittable);
    using list = std::tuple_element_t<2, shape::elements>;
    STATIC_REQUIRE(list::ns.view() == "urn:q");
    s::part const p{"t", 1, {}};
    CHECK(p.*text::member == "t");
}

TEST_CASE("a message has a name, a record has none") {
    STATIC_REQUIRE(soapcodec::described<s::part>);
    STATIC_REQUIRE(soapcodec::described<s::whole>);
    STATIC_REQUIRE(!soapcodec::described<s::plain>);
    STATIC_REQUIRE(!soapcodec::described<std::string>);
    STATIC_REQUIRE(soapcodec::message_type<s::whole>);
    STATIC_REQUIRE(!soapcodec::message_type<s::part>);
    STATIC_REQUIRE(!soapcodec::message_type<s::plain>);
    STATIC_REQUIRE(soapcodec::shape_of<s::whole>::name == "Whole");
    STATIC_REQUIRE(soapcodec::shape_of<s::whole>::ns.view() == "urn:w");
    STATIC_REQUIRE(soapcodec::shape_of<s::whole>::instance_prefix == "i");
    STATIC_REQUIRE(soapcodec::shape_of<s::twins>::instance_prefix.empty());
    using many = std::tuple_element_t<1, soapcodec::shape_of<s::whole>::elements>;
    STATIC_REQUIRE(many::is_wrapped);
    STATIC_REQUIRE(many::items::name.view() == "Part");
    STATIC_REQUIRE(many::items::ns.view() == "urn:i");
}

TEST_CASE("views are found at any depth") {
    STATIC_REQUIRE(!soapcodec::holds_views<s::whole>());
    STATIC_REQUIRE(soapcodec::holds_views<s::view>());
    STATIC_REQUIRE(soapcodec::holds_views<s::nested_view>());
    STATIC_REQUIRE(soapcodec::holds_views<s::span_only>());
    STATIC_REQUIRE(!soapcodec::holds_views<std::optional<std::vector<s::part>>>());
    STATIC_REQUIRE(soapcodec::holds_views<s::generic<std::string_view>>());
    STATIC_REQUIRE(!soapcodec::holds_views<s::generic<std::string>>());
    STATIC_REQUIRE(std::is_same_v<soapcodec::list_for<std::string, int>, std::vector<int>>);
    STATIC_REQUIRE(std::is_same_v<soapcodec::list_for<std::string_view, int>, std::span<int>>);
}

TEST_CASE("a shape of a template serves strings and views") {
    s::generic<std::string> const message{"n", {"a", "b"}};
    auto const text = soapcodec::encode(message, soapcodec::soap_1_1).value();
    soapcodec::arena memory;
    auto const view = soapcodec::decode<s::generic<std::string_view>>(text, memory);
    REQUIRE(view);
    CHECK(view->name == "n");
    REQUIRE(view->tags.size() == 2);
    CHECK(view->tags[1] == "b");
    CHECK(soapcodec::encode(*view, soapcodec::soap_1_1).value() == text);
}

TEST_CASE("elements of one name in several namespaces are told apart") {
    s::twins const message{1, 2, 3};
    auto const text = soapcodec::encode(message, soapcodec::soap_1_2).value();
    CHECK(soapcodec::decode<s::twins>(text).value() == message);
}

TEST_CASE("a record may have no elements") {
    for (auto const& message : {s::holder{{}, std::nullopt}, s::holder{{}, s::empty{}}}) {
        auto const text = soapcodec::encode(message, soapcodec::soap_1_1).value();
        CHECK(text.find("<Nothing />") != text.npos);
        CHECK((text.find("<Maybe />") != text.npos) == message.maybe.has_value());
        CHECK(soapcodec::decode<s::holder>(text).value() == message);
    }
}

TEST_CASE("a record may have 64 elements, and each is missed") {
    auto const text = soapcodec::encode(s::many{5}, soapcodec::soap_1_1).value();
    CHECK(soapcodec::decode<s::many>(text).value().value == 5);
    int missed = 0;
    soapcodec::shape<s::many>.for_each([&](auto e) {
        std::string const name(decltype(e)::name);
        auto const one = "<" + name + ">5</" + name + ">";
        auto without = text;
        REQUIRE(without.find(one) != without.npos);
        without.erase(without.find(one), one.size());
        auto const failed = soapcodec::decode<s::many>(without);
        missed +=
            !failed && failed.error().code() == soapcodec::errc::missing_element && failed.error().subject() == name
                ? 1
                : 0;
    });
    CHECK(missed == 64);
}

TEST_CASE("values are written in the form of their types, and read back") {
    auto const again = [](s::values const& value) {
        auto const text = soapcodec::encode(value, soapcodec::soap_1_2, {.indented = true}).value();
        return soapcodec::decode<s::values>(text).value();
    };
    s::values v;
    v.flag = true;
    v.i8 = std::numeric_limits<std::int8_t>::min();
    v.u8 = std::numeric_limits<std::uint8_t>::max();
    v.i16 = std::numeric_limits<std::int16_t>::min();
    v.u16 = std::numeric_limits<std::uint16_t>::max();
    v.i32 = std::numeric_limits<std::int32_t>::min();
    v.u32 = std::numeric_limits<std::uint32_t>::max();
    v.i64 = std::numeric_limits<std::int64_t>::min();
    v.u64 = std::numeric_limits<std::uint64_t>::max();
    v.id.bytes.fill(0xAB);
    v.paint = s::colour::green;
    v.share.value = 255;
    v.bracket.value = "a&b";
    v.shares = {s::percent{0}, std::nullopt};
    v.nested = s::middle{s::inner_most{}};
    CHECK(soapcodec::encode(v, soapcodec::soap_1_1)
              .value()
              .find(R"(<Values xmlns="urn:v"><Flag>true</Flag><I8>-128</I8><U8>255</U8><I16>-32768</I16>)"
                    R"(<U16>65535</U16><I32>-2147483648</I32><U32>4294967295</U32><I64>-9223372036854775808</I64>)"
                    R"(<U64>18446744073709551615</U64><Id>abababab-abab-abab-abab-abababababab</Id>)"
                    R"(<Paint>green</Paint><Share>255%</Share><Bracket>&lt;a&amp;b&gt;</Bracket>)"
                    R"(<Shares>0%</Shares><Shares xsi:nil="true" /><Answer>42</Answer><Nested><Inner /></Nested>)"
                    R"(<Nil xsi:nil="true" /></Values>)") != std::string::npos);
    for (auto const& nested : {std::optional<s::middle>(), std::optional<s::middle>(s::middle{}), v.nested,
                               std::optional<s::middle>(s::middle{s::inner_most{-1}})}) {
        v.nested = nested;
        CHECK(again(v) == v);
    }
    v.i8 = std::numeric_limits<std::int8_t>::max();
    v.i16 = std::numeric_limits<std::int16_t>::max();
    v.i32 = std::numeric_limits<std::int32_t>::max();
    v.i64 = std::numeric_limits<std::int64_t>::max();
    v.answer = -1;
    v.left_out = "";
    v.nil = "\r\n";
    CHECK(again(v) == v);
    CHECK(again(s::values{}) == s::values{});
    v.bracket.value = "a\x05";
    CHECK(soapcodec::encode(v, soapcodec::soap_1_1).error().path() == "/Envelope/Body/Values/Bracket");
}
