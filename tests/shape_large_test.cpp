// SPDX-License-Identifier: MIT
// Records of more elements than a frame has bits.
#include <soapcodec/shape.hpp>

#include "catch.hpp"
#include "fuzz_support.hpp"
#include "support.hpp"

#include <soapcodec/decode.hpp>
#include <soapcodec/encode.hpp>
#include <soapcodec/fuzz.hpp>
#include <soapcodec/http/parameters.hpp>
#include <soapcodec/stream.hpp>

#include <cstddef>     // std::size_t
#include <cstdint>     // std::int32_t
#include <optional>    // std::optional
#include <random>      // std::mt19937
#include <string>      // std::string
#include <string_view> // std::string_view
#include <variant>     // std::variant
#include <vector>      // std::vector

using soapcodec::alternative;
using soapcodec::choice;
using soapcodec::element;
using soapcodec::items;
using soapcodec::nillable;
using test::errc;

#define SOAPCODEC_TEST_TEN(each, d)                                                                                    \
    each(d##0) each(d##1) each(d##2) each(d##3) each(d##4) each(d##5) each(d##6) each(d##7) each(d##8) each(d##9)
#define SOAPCODEC_TEST_SIXTY(each, d)                                                                                  \
    SOAPCODEC_TEST_TEN(each, d##0)                                                                                     \
    SOAPCODEC_TEST_TEN(each, d##1)                                                                                     \
    SOAPCODEC_TEST_TEN(each, d##2)                                                                                     \
    SOAPCODEC_TEST_TEN(each, d##3)                                                                                     \
    SOAPCODEC_TEST_TEN(each, d##4)                                                                                     \
    SOAPCODEC_TEST_TEN(each, d##5)
#define SOAPCODEC_TEST_MEMBER(n) std::optional<std::int32_t> e##n;
#define SOAPCODEC_TEST_ELEMENT(n) element<"E" #n, &T::e##n>,

namespace test_large {

/// 136 elements: something required in each of three tables, a choice and a list in the second.
struct large {
    SOAPCODEC_TEST_SIXTY(SOAPCODEC_TEST_MEMBER, 1)
    std::int32_t first = 0;
    std::variant<std::int32_t, std::string> either;
    std::vector<std::string> notes;
    SOAPCODEC_TEST_SIXTY(SOAPCODEC_TEST_MEMBER, 2)
    std::string second;
    std::optional<std::string> text;
    std::int32_t third = 0;
    SOAPCODEC_TEST_TEN(SOAPCODEC_TEST_MEMBER, 40)
    std::int32_t last = 0;
    friend bool operator==(large const& a, large const& b) { return soapcodec::fuzz::equal(a, b); }
};
constexpr auto soap_shape(large const*) {
    using T = large;
    return soapcodec::message<"Large", "urn:l">(
        SOAPCODEC_TEST_SIXTY(SOAPCODEC_TEST_ELEMENT, 1) element<"First", &T::first>,
        choice<&T::either, alternative<"Number">, alternative<"Text">>, element<"Note", &T::notes>,
        SOAPCODEC_TEST_SIXTY(SOAPCODEC_TEST_ELEMENT, 2) element<"Second", &T::second>,
        element<"Words", &T::text, nillable>, element<"Third", &T::third>,
        SOAPCODEC_TEST_TEN(SOAPCODEC_TEST_ELEMENT, 40) element<"Last", &T::last>);
}

/// The most that one table has, and two more, one of which is itself.
struct full {
    SOAPCODEC_TEST_SIXTY(SOAPCODEC_TEST_MEMBER, 1)
    std::int32_t a = 0, b = 0, c = 0, d = 0;
    friend bool operator==(full const&, full const&) = default;
};
constexpr auto soap_shape(full const*) {
    using T = full;
    return soapcodec::message<"Full", "urn:l">(SOAPCODEC_TEST_SIXTY(SOAPCODEC_TEST_ELEMENT, 1) element<"A", &T::a>,
                                               element<"B", &T::b>, element<"C", &T::c>, element<"D", &T::d>);
}
struct over {
    SOAPCODEC_TEST_SIXTY(SOAPCODEC_TEST_MEMBER, 1)
    std::int32_t a = 0, b = 0, c = 0, d = 0;
    std::optional<std::int32_t> e;
    std::vector<over> parts;
    friend bool operator==(over const&, over const&) = default;
};
constexpr auto soap_shape(over const*) {
    using T = over;
    return soapcodec::message<"Over", "urn:l">(SOAPCODEC_TEST_SIXTY(SOAPCODEC_TEST_ELEMENT, 1) element<"A", &T::a>,
                                               element<"B", &T::b>, element<"C", &T::c>, element<"D", &T::d>,
                                               element<"E", &T::e>, element<"Part", &T::parts>);
}

/// A list of large records.
struct many {
    std::vector<over> items;
    friend bool operator==(many const&, many const&) = default;
};
constexpr auto soap_shape(many const*) {
    return soapcodec::message<"Many", "urn:l">(element<"Items", &many::items, items<"Item">>);
}

} // namespace test_large

namespace {

using test_large::full;
using test_large::large;
using test_large::many;
using test_large::over;

std::string in(std::string_view name, std::string_view content) {
    return test::envelope("<" + std::string(name) + " xmlns=\"urn:l\">" + std::string(content) + "</" +
                          std::string(name) + ">");
}

std::string const whole = "<E100>1</E100><First>1</First><Text>t</Text><Note>n</Note><Note>o</Note><E210>7</E210>"
                          "<Second>s</Second><Third>3</Third><E400>9</E400><Last>4</Last>";

large read(std::string_view document, soapcodec::decode_options const& options = {}) {
    auto found = test::decode_with_all_cuts<large>(document, options);
    CAPTURE(document, found.describe());
    REQUIRE(found.value.has_value());
    return *std::move(found.value);
}

/// `what` without its element `name`.
std::string without(std::string what, std::string const& name) {
    auto const begin = what.find("<" + name + ">");
    auto const end = what.find("</" + name + ">") + name.size() + 3;
    return what.erase(begin, end - begin);
}

} // namespace

TEST_CASE("a record may have more elements than 64") {
    auto const document = in("Large", whole);
    auto const found = read(document);
    CHECK(found.e100 == 1);
    CHECK(found.first == 1);
    CHECK(std::get<1>(found.either) == "t");
    CHECK(found.notes == std::vector<std::string>{"n", "o"});
    CHECK(found.e210 == 7);
    CHECK(found.second == "s");
    CHECK(found.third == 3);
    CHECK(found.e400 == 9);
    CHECK(found.last == 4);
    CHECK_FALSE(found.e211);
    CHECK(test::taken_ahead<large>(document) == document.size());
    auto const text = soapcodec::encode(found, soapcodec::soap_1_1).value();
    CHECK(read(text) == found);
    CHECK(test::taken_ahead<large>(text) == text.size());

    // In any order, written in any way.
    std::string const mixed = "<l:Last xmlns:l='urn:l'>4</l:Last><Words i:nil='true'/><Unknown><Last/></Unknown>"
                              "<Third> 3</Third><Note>n</Note><E210>7</E210><First>1</First><Second>s</Second>"
                              "<E400>9</E400><E100>1</E100><Text>t</Text><Note>o</Note>";
    CHECK(read(in("Large", mixed)) == found);
    CHECK(test::taken_ahead<large>(in("Large", mixed)) == in("Large", mixed).size());
}

TEST_CASE("what is required, and what may be there once, is known of each element") {
    for (std::string const name : {"First", "Second", "Third", "Last"}) {
        test::check_error<large>(test::envelope("<Large xmlns=\"urn:l\">" + without(whole, name) + "^</Large>"),
                                 errc::missing_element, "/Envelope/Body/Large", name);
    }
    test::check_error<large>(test::envelope("<Large xmlns=\"urn:l\">" + without(whole, "Text") + "^</Large>"),
                             errc::missing_element, "/Envelope/Body/Large", "Number|Text");
    // The first that is missing, when nothing of the further tables is there.
    test::check_error<large>(in("Large", "<E100>1</E100><First>1</First>^"), errc::missing_element,
                             "/Envelope/Body/Large", "Number|Text");
    test::check_error<large>(in("Large", "<First>1</First><Number>1</Number>^"), errc::missing_element,
                             "/Envelope/Body/Large", "Second");
    for (std::string const name : {"E100", "First", "E210", "Second", "Third", "E400", "Last"}) {
        auto const again = "^<" + name + ">1</" + name + ">";
        test::check_error<large>(in("Large", whole + again), errc::duplicate_element, "/Envelope/Body/Large/" + name,
                                 "");
    }
    test::check_error<large>(in("Large", whole + "^<Number>1</Number>"), errc::duplicate_element,
                             "/Envelope/Body/Large/Number", "");
    test::check_error<large>(in("Large", "<E250>^x</E250>"), errc::invalid_value, "/Envelope/Body/Large/E250", "x");
    soapcodec::decode_options strict;
    strict.reject_unknown = true;
    test::check_error<large>(in("Large", "<E250>1</E250>^<E260/>"), errc::unexpected_element,
                             "/Envelope/Body/Large/E260", "", strict);

    // An element that is called like a missing one, by the table it would be in.
    auto const similar = soapcodec::decode<large>(in("Large", without(whole, "Third") + "<third>3</third>"));
    REQUIRE_FALSE(similar);
    CHECK(similar.error().subject() == "Third");
    CHECK(similar.error().similar() == "{urn:l}third");
    auto const other = soapcodec::decode<large>(in("Large", without(whole, "First") + "<third>3</third>"));
    CHECK(other.error().similar().empty());
}

TEST_CASE("large records in each other are kept apart") {
    std::string const all = "<A>1</A><B>2</B><C>3</C><D>4</D>";
    auto const part = [&](std::string const& content) { return "<Part>" + content + "</Part>"; };
    auto const document =
        in("Over", "<D>4</D>" + part(all + "<E>5</E>") + part(all + part(all) + part("<E>6</E>" + all)) + part(all) +
                       "<E>7</E>" + without(all, "D"));
    auto const found = test::decoded<over>(document);
    REQUIRE(found.parts.size() == 3);
    CHECK(found.parts[0].e == 5);
    CHECK_FALSE(found.parts[1].e);
    REQUIRE(found.parts[1].parts.size() == 2);
    CHECK(found.parts[1].parts[1].e == 6);
    CHECK(found.e == 7);
    CHECK(test::taken_ahead<over>(document) == document.size());
    CHECK(test::decoded<over>(soapcodec::encode(found, soapcodec::soap_1_2).value()) == found);
    for (std::string const name : {"A", "D"}) {
        auto const missing = test::envelope("<Over xmlns=\"urn:l\"><D>4</D>" + part(all) + "<Part>" +
                                            without(all, name) + "^</Part></Over>");
        test::check_error<over>(missing, errc::missing_element, "/Envelope/Body/Over/Part", name);
    }
    test::check_error<over>(in("Over", "<D>4</D>" + part(all) + "^<D>4</D>"), errc::duplicate_element,
                            "/Envelope/Body/Over/D", "");
}

TEST_CASE("a record of 64 elements has one table, one of more has two") {
    using soapcodec::detail::layout_of;
    CHECK(layout_of<full, "urn:l", nullptr>::table.further == nullptr);
    auto const& first = layout_of<over, "urn:l", nullptr>::table;
    REQUIRE(first.further != nullptr);
    CHECK(first.size == 62);
    CHECK(first.further->size == 4);
    CHECK(first.further->further == nullptr);

    std::string const all = "<E100>1</E100><A>1</A><B>2</B><C>3</C><D>4</D>";
    CHECK(test::decoded<full>(in("Full", all)).d == 4);
    CHECK(test::decoded<over>(in("Over", all)).d == 4);
    CHECK(test::decoded<over>(in("Over", all + "<E>5</E>")).e == 5);
    test::check_error<full>(in("Full", without(all, "D") + "^"), errc::missing_element, "/Envelope/Body/Full", "D");
    test::check_error<over>(in("Over", without(all, "D") + "^"), errc::missing_element, "/Envelope/Body/Over", "D");
    test::check_error<over>(in("Over", without(all, "B") + "^"), errc::missing_element, "/Envelope/Body/Over", "B");

    std::string rows;
    for (int i = 0; i < 12; ++i) {
        rows += "<Item>" + all + "<E>" + std::to_string(i) + "</E></Item>";
    }
    auto const document = in("Many", "<Items>" + rows + "</Items>");
    CHECK(test::decoded<many>(document).items.size() == 12);
    CHECK(test::taken_ahead<many>(document) == document.size());
    for (std::size_t const size : {std::size_t{1}, std::size_t{64}, document.size()}) {
        std::int32_t sum = 0;
        soapcodec::stream_decoder<&many::items> each{[&](over const& one) { sum += one.e.value_or(100); }};
        for (std::size_t at = 0; at < document.size(); at += size) {
            each.feed(std::string_view(document).substr(at, size));
        }
        CHECK(each.finish());
        CHECK(sum == 66);
    }
}

TEST_CASE("a form may have more parameters than 64") {
    auto const found = soapcodec::http::decode_parameters<over>("E100=1&A=1&B=2&C=3&D=4&E=5");
    REQUIRE(found);
    CHECK(found->e == 5);
    CHECK(soapcodec::http::decode_parameters<over>("A=1&B=2&C=3").error().subject() == "D");
    CHECK(soapcodec::http::decode_parameters<over>("A=1&B=2&C=3&D=1&E=1&E=2").error().code() ==
          errc::duplicate_element);
}

TEST_CASE("what is promised of any message holds for one of many elements") {
    std::mt19937 from(12);
    for (int i = 0; i < 60; ++i) {
        auto const bytes = test::fuzz::random_bytes(from, 300);
        soapcodec::fuzz_one<over>(bytes.data(), bytes.size());
    }
}
