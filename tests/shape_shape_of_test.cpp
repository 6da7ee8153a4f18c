// SPDX-License-Identifier: MIT
// How a type's shape is found.
#include <soapcodec/shape/shape_of.hpp>

#include <concepts>    // std::derived_from
#include <cstdint>     // std::int32_t
#include <string>      // std::string
#include <type_traits> // std::is_same_v
#include <vector>      // std::vector

#include <soapcodec/soapcodec.hpp>

#include "catch.hpp"

using soapcodec::described;
using soapcodec::element;
using soapcodec::message_type;

namespace theirs {

struct point {
    std::int32_t x = 0;
};
struct path {
    std::vector<point> points;
};

} // namespace theirs

// For types of others.
template <>
inline constexpr auto soapcodec::shape<theirs::point> = soapcodec::record(element<"X", &theirs::point::x>);
template <>
inline constexpr auto
    soapcodec::shape<theirs::path> = soapcodec::message<"Path", "urn:p">(element<"Point", &theirs::path::points>);

namespace {

struct plain {};

struct behind {
    std::int32_t value = 0;
};
constexpr auto soap_shape(behind const*) {
    return soapcodec::record(element<"Value", &behind::value>);
}

class hidden {
public:
    hidden() = default;
    explicit hidden(std::int32_t value) : value_(value) {}
    [[nodiscard]] std::int32_t value() const { return value_; }

private:
    friend constexpr auto soap_shape(hidden const*) {
        return soapcodec::message<"Hidden", "urn:p">(element<"Value", &hidden::value_>);
    }
    std::int32_t value_ = 0;
};

template <class String>
struct basic_text {
    String text;
};
template <class String>
constexpr auto soap_shape(basic_text<String> const*) {
    return soapcodec::record(element<"Text", &basic_text<String>::text>);
}

struct more : behind {
    std::int32_t added = 0;
};
struct more_text : basic_text<std::string> {};

struct described_again : behind {};
constexpr auto soap_shape(described_again const*) {
    return soapcodec::message<"Again", "urn:p">(element<"Value", &described_again::value>);
}

/// All structs that are marked, by one function.
struct mark {};
struct marked : mark {
    std::int32_t value = 0;
};
template <std::derived_from<mark> T>
constexpr auto soap_shape(T const*) {
    return soapcodec::message<"Marked", "urn:p">(element<"Value", &T::value>);
}

/// A message all of whose types have names that the library has, too.
namespace same_names {

struct token {
    std::string error;
};
constexpr auto soap_shape(token const*) {
    return soapcodec::record(element<"Error", &token::error>);
}

struct date {
    token limits;
    std::vector<token> result;
};
constexpr auto soap_shape(date const*) {
    return soapcodec::message<"Date", "urn:p">(element<"Limits", &date::limits>, element<"Result", &date::result>);
}

} // namespace same_names

template <class T>
T there_and_back(T const& value) {
    return soapcodec::decode<T>(soapcodec::encode(value, soapcodec::soap_1_2).value()).value();
}

} // namespace

TEST_CASE("a shape is a function in the namespace of its struct, or a friend in it") {
    STATIC_REQUIRE(described<behind>);
    STATIC_REQUIRE_FALSE(message_type<behind>);
    STATIC_REQUIRE(message_type<hidden>);
    CHECK(there_and_back(hidden(7)).value() == 7);
}

TEST_CASE("one function describes the structs of a template, or all that a concept names") {
    STATIC_REQUIRE(described<basic_text<std::string>>);
    STATIC_REQUIRE(described<basic_text<std::int32_t>>);
    STATIC_REQUIRE(described<marked>);
    CHECK(there_and_back(marked{{}, 7}).value == 7);
}

TEST_CASE("a derived struct does not take the shape of its base") {
    STATIC_REQUIRE_FALSE(described<more>);
    STATIC_REQUIRE_FALSE(described<more_text>);
    STATIC_REQUIRE(message_type<described_again>);
    CHECK(there_and_back(described_again{{7}}).value == 7);
}

TEST_CASE("the variable may be specialised for types of others") {
    STATIC_REQUIRE(described<theirs::point>);
    auto const found = there_and_back(theirs::path{{{1}, {2}}});
    REQUIRE(found.points.size() == 2);
    CHECK(found.points[1].x == 2);
}

TEST_CASE("names in the function mean those of the struct's namespace") {
    auto const found = there_and_back(same_names::date{{"a"}, {{"b"}, {"c"}}});
    CHECK(found.limits.error == "a");
    REQUIRE(found.result.size() == 2);
    CHECK(found.result[1].error == "c");
}

TEST_CASE("what is made of a described struct has no shape of its own") {
    STATIC_REQUIRE_FALSE(described<plain>);
    STATIC_REQUIRE_FALSE(described<int>);
    STATIC_REQUIRE_FALSE(described<std::string>);
    STATIC_REQUIRE_FALSE(described<behind const>);
    STATIC_REQUIRE_FALSE(described<behind*>);
    STATIC_REQUIRE_FALSE(described<std::vector<behind>>);
    STATIC_REQUIRE(std::is_same_v<soapcodec::shape_of<plain>, soapcodec::no_shape>);
}
