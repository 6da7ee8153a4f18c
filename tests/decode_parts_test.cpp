// SPDX-License-Identifier: MIT
// Tests of Bodies with several parts or none: a std::tuple of messages.
#include <soapcodec/decode.hpp>

#include "catch.hpp"
#include "support.hpp"

#include <soapcodec/encode.hpp>
#include <soapcodec/fuzz/equal.hpp>
#include <soapcodec/fuzz/generate.hpp>
#include <soapcodec/fuzz/print.hpp>

#include <cstdint> // std::uint8_t
#include <span>    // std::span
#include <string>  // std::string
#include <tuple>   // std::tuple
#include <variant> // std::variant

using soapcodec::decode;
using soapcodec::encode;
using test::envelope;
using test::errc;

namespace test {

struct header_part {
    std::string session;
    friend bool operator==(header_part const&, header_part const&) = default;
};
constexpr auto soap_shape(header_part const*) {
    return soapcodec::message<"Session", "urn:parts">(soapcodec::element<"Id", &header_part::session>);
}
struct body_part {
    std::vector<std::int32_t> numbers;
    friend bool operator==(body_part const&, body_part const&) = default;
};
constexpr auto soap_shape(body_part const*) {
    return soapcodec::message<"Numbers", "urn:other">(soapcodec::element<"N", &body_part::numbers>);
}
struct view_part {
    std::string_view text;
};
constexpr auto soap_shape(view_part const*) {
    return soapcodec::message<"View", "urn:parts">(soapcodec::element<"Text", &view_part::text>);
}

} // namespace test

namespace {

using test::body_part;
using test::header_part;
using both = std::tuple<header_part, body_part>;
using nothing = std::tuple<>;

std::string const session = "<Session xmlns='urn:parts'><Id>s</Id></Session>";
std::string const numbers = "<o:Numbers xmlns:o='urn:other'><o:N>1</o:N><o:N>2</o:N></o:Numbers>";
both const expected{{"s"}, {{1, 2}}};

} // namespace

TEST_CASE("the parts of a Body are read in any order") {
    // By events: parts are rare, and the fast path leaves them.
    CHECK(test::decoded<both>(envelope(session + numbers)) == expected);
    CHECK(test::decoded<both>(envelope("\n" + numbers + "<!-- c -->" + session + "\n", test::soap_1_2_namespace)) ==
          expected);
}

TEST_CASE("each part has to be there, once, and nothing else") {
    test::check_error<both>(envelope(session + "^"), errc::missing_element, "/Envelope/Body", "Numbers");
    test::check_error<both>(envelope(numbers + "^"), errc::missing_element, "/Envelope/Body", "Session");
    test::check_error<both>(envelope("^"), errc::empty_body, "/Envelope/Body", "");
    test::check_error<both>(envelope(session + "^" + session), errc::duplicate_element, "/Envelope/Body/Session", "");
    test::check_error<both>(envelope(session + "^<Other/>" + numbers), errc::unexpected_payload, "/Envelope/Body/Other",
                            "{}Other");
    test::check_error<both>(envelope(session + "<Numbers xmlns='urn:other'><N>^x</N></Numbers>"), errc::invalid_value,
                            "/Envelope/Body/Numbers/N[1]", "x");
    auto const fault = envelope("<s:Fault><faultcode>s:Server</faultcode><faultstring>no</faultstring></s:Fault>");
    CHECK(test::decode_with_all_cuts<both>(fault).error.code() == errc::fault);
    soapcodec::decode_options bare;
    bare.without_envelope = true;
    test::check_error<both>("<Session xmlns='urn:parts'><Id>s</Id>^</Session>", errc::missing_element, "", "Numbers",
                            bare);
}

TEST_CASE("an empty Body is what an operation answers that returns nothing") {
    CHECK(test::decoded<nothing>(envelope("")) == nothing{});
    CHECK(test::decoded<nothing>(envelope(" \n<!-- c --> ")) == nothing{});
    CHECK(test::decoded<nothing>(
              "<s:Envelope xmlns:s='http://www.w3.org/2003/05/soap-envelope'><s:Body/></s:Envelope>") == nothing{});
    test::check_error<nothing>(envelope("^<Session xmlns='urn:parts'/>"), errc::unexpected_payload,
                               "/Envelope/Body/Session", "{urn:parts}Session");
    test::check_error<nothing>(envelope("^text"), errc::unexpected_text, "/Envelope/Body", "");
    auto const fault = envelope("<s:Fault><faultcode>s:Server</faultcode><faultstring>no</faultstring></s:Fault>");
    CHECK(test::decode_with_all_cuts<nothing>(fault).error.code() == errc::fault);
}

TEST_CASE("an empty Body may be one of several answers") {
    using answer = std::variant<header_part, nothing, body_part>;
    CHECK(test::decoded<answer>(envelope("")) == answer(nothing{}));
    CHECK(test::decoded<answer>(envelope(session)) == answer(header_part{"s"}));
    CHECK(test::decoded<answer>(envelope(numbers)) == answer(body_part{{1, 2}}));
    for (auto const& value : {answer(nothing{}), answer(header_part{"s"}), answer(body_part{{1}})}) {
        CHECK(decode<answer>(encode(value, soapcodec::soap_1_1).value()).value() == value);
    }
    soapcodec::decoder<answer> decoder;
    for (auto const& [text, index] : {std::pair(envelope(session), 0U), std::pair(envelope(""), 1U),
                                      std::pair(envelope(numbers), 2U), std::pair(envelope(""), 1U)}) {
        CHECK(decoder.finish(text).value().index() == index);
        decoder.reset();
    }
}

TEST_CASE("parts are written one behind the other, and none is an empty Body") {
    for (auto const v : {soapcodec::soap_1_1, soapcodec::soap_1_2}) {
        for (bool const indented : {false, true}) {
            soapcodec::encode_options options;
            options.indented = indented;
            auto const text = encode(expected, v, options).value();
            CHECK(decode<both>(text).value() == expected);
            CHECK(text.find("Session") < text.find("Numbers"));
            CHECK(decode<nothing>(encode(nothing{}, v, options).value()).has_value());
        }
    }
    CHECK(encode(nothing{}, soapcodec::soap_1_1).value().ends_with("<soap:Body></soap:Body></soap:Envelope>"));
    auto const wrong = encode(both{{"\x01"}, {}}, soapcodec::soap_1_1);
    CHECK(wrong.error().path() == "/Envelope/Body/Session/Id");
}

TEST_CASE("parts of views lie in an arena") {
    soapcodec::arena memory;
    using parts = std::tuple<test::view_part, header_part>;
    STATIC_REQUIRE(soapcodec::holds_views<parts>());
    auto const found = decode<parts>(envelope("<View xmlns='urn:parts'><Text>a</Text></View>" + session), memory);
    CHECK(std::get<0>(found.value()).text == "a");
}

TEST_CASE("parts are made, compared and printed for fuzzing") {
    std::uint8_t const bytes[] = {3, 'a', 'b', 'c', 2, 9, 9, 9, 9, 9, 9, 9};
    soapcodec::fuzz::input from{std::span<std::uint8_t const>(bytes)};
    auto const made = soapcodec::fuzz::generate<both>(from);
    CHECK(soapcodec::fuzz::equal(made, decode<both>(encode(made, soapcodec::soap_1_1).value()).value()));
    CHECK_FALSE(soapcodec::fuzz::equal(expected, both{{"s"}, {{1, 3}}}));
    CHECK(soapcodec::fuzz::to_text(expected) == "({Id: \"s\"}, {N: [1, 2]})");
}
