// SPDX-License-Identifier: MIT
// What a shape says of a struct.
#include <soapcodec/shape.hpp>

#include "catch.hpp"

#include <soapcodec/decode.hpp>
#include <soapcodec/encode.hpp>

#include <cstdint>     // std::int32_t
#include <optional>    // std::optional
#include <span>        // std::span
#include <string>      // std::string
#include <string_view> // std::string_view
#include <type_traits> // std::is_same_v
#include <vector>      // std::vector

namespace test_shapes {

struct plain {};

struct part {
    std::string text;
    std::optional<std::int32_t> number;
    std::vector<std::int32_t> list;
};

struct whole {
    part one;
    std::optional<std::vector<part>> many;
};

struct view {
    std::string_view text;
};
struct nested_view {
    std::vector<std::optional<view>> views;
};
struct span_only {
    std::optional<std::span<std::int32_t>> numbers;
};

/// One element by the same name in two namespaces.
struct twins {
    std::int32_t own = 0;
    std::int32_t other = 0;
    std::int32_t none = 0;
    friend bool operator==(twins const&, twins const&) = default;
};

struct empty {
    friend bool operator==(empty const&, empty const&) = default;
};
struct holder {
    empty nothing;
    std::optional<empty> maybe;
    friend bool operator==(holder const&, holder const&) = default;
};

struct many {
    std::int32_t value = 0;
};

template <class String>
struct generic {
    String name;
    soapcodec::list_for<String, String> tags;
};

} // namespace test_shapes

namespace s = test_shapes;
using soapcodec::element;

template <>
inline constexpr auto
    soapcodec::shape<s::part> = record_in<"urn:p">(element<"Text", &s::part::text, omittable>,
                                                   element<"Number", &s::part::number, nillable>,
                                                   element<"List", &s::part::list, in_namespace<"urn:q">>);
template <>
inline constexpr auto soapcodec::shape<s::whole> = message<"Whole", "urn:w", "i">(
    element<"One", &s::whole::one>, element<"Many", &s::whole::many, items<"Part", "urn:i">>);
template <>
inline constexpr auto soapcodec::shape<s::view> = record(element<"Text", &s::view::text>);
template <>
inline constexpr auto soapcodec::shape<s::nested_view> = record(element<"View", &s::nested_view::views>);
template <>
inline constexpr auto soapcodec::shape<s::span_only> = record(element<"N", &s::span_only::numbers, items<"I">>);
template <>
inline constexpr auto
    soapcodec::shape<s::twins> = message<"Twins", "urn:t">(element<"Twin", &s::twins::own>,
                                                           element<"Twin", &s::twins::other, in_namespace<"urn:u">>,
                                                           element<"Twin", &s::twins::none, in_namespace<"">>);
template <>
inline constexpr auto soapcodec::shape<s::empty> = record();
template <>
inline constexpr auto soapcodec::shape<s::holder> = message<"Holder", "urn:h">(element<"Nothing", &s::holder::nothing>,
                                                                               element<"Maybe", &s::holder::maybe>);
template <class String>
inline constexpr auto soapcodec::shape<s::generic<String>> =
    message<"Generic", "urn:g">(element<"Name", &s::generic<String>::name>, element<"Tag", &s::generic<String>::tags>);

#define SOAPCODEC_TEST_EIGHT(n)                                                                                        \
    element<"A" #n, &s::many::value>, element<"B" #n, &s::many::value>, element<"C" #n, &s::many::value>,              \
        element<"D" #n, &s::many::value>, element<"E" #n, &s::many::value>, element<"F" #n, &s::many::value>,          \
        element<"G" #n, &s::many::value>, element<"H" #n, &s::many::value>

template <>
inline constexpr auto soapcodec::shape<s::many> = message<"Many", "urn:m">(
    SOAPCODEC_TEST_EIGHT(0), SOAPCODEC_TEST_EIGHT(1), SOAPCODEC_TEST_EIGHT(2), SOAPCODEC_TEST_EIGHT(3),
    SOAPCODEC_TEST_EIGHT(4), SOAPCODEC_TEST_EIGHT(5), SOAPCODEC_TEST_EIGHT(6), SOAPCODEC_TEST_EIGHT(7));

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
