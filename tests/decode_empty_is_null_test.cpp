// SPDX-License-Identifier: MIT
// Texts that are empty and stand for null: an option of an element, and of a decoder.
#include "support.hpp"

#include <soapcodec/encode.hpp>
#include <soapcodec/guid.hpp>
#include <soapcodec/xsd/date_time.hpp>
#include <soapcodec/xsd/enumeration.hpp>

#include <cstdint>     // std::int32_t
#include <optional>    // std::optional
#include <string>      // std::string
#include <string_view> // std::string_view
#include <vector>      // std::vector

namespace test_empty {

enum class state { open, unset, unknown };

struct issue {
    std::optional<std::int32_t> level; // an attribute
    std::optional<std::int32_t> count;
    std::optional<soapcodec::date_time> closed;
    std::optional<std::string> note;
    std::optional<state> now;
    std::vector<std::optional<std::int32_t>> votes;
    std::int32_t required = 0;

    friend bool operator==(issue const&, issue const&) = default;
};
constexpr auto soap_shape(issue const*) {
    return soapcodec::message<"Issue", "urn:issue">(
        soapcodec::attribute<"level", &issue::level>, soapcodec::element<"Count", &issue::count>,
        soapcodec::element<"Closed", &issue::closed, soapcodec::empty_is_null, soapcodec::nillable>,
        soapcodec::element<"Note", &issue::note>, soapcodec::element<"State", &issue::now>,
        soapcodec::element<"Vote", &issue::votes>, soapcodec::element<"Required", &issue::required>);
}

} // namespace test_empty

template <>
inline constexpr auto soapcodec::enumeration<test_empty::state> = soapcodec::names<test_empty::state>(
    {{test_empty::state::open, "open"}, {test_empty::state::unset, ""}}, test_empty::state::unknown);

using test::errc;
using test_empty::issue;
using test_empty::state;

namespace {

std::string document(std::string_view content, std::string_view attributes = {}) {
    return test::envelope("<Issue xmlns=\"urn:issue\"" + std::string(attributes) + ">" + std::string(content) +
                          "<Required>1</Required></Issue>");
}

soapcodec::decode_options lenient() {
    soapcodec::decode_options options;
    options.empty_is_null = true;
    return options;
}

} // namespace

TEST_CASE("an empty text is no value by default") {
    test::check_error<issue>(document("^<Count/>"), errc::invalid_value, "/Envelope/Body/Issue/Count", "");
    CHECK(test::decode_with_all_cuts<issue>(document("", " level=''")).error.code() == errc::invalid_value);
}

TEST_CASE("one element's empty text is null, if it says so") {
    for (auto const written : {"<Closed/>", "<Closed></Closed>", "<Closed> \n</Closed>", "<Closed><!-- --></Closed>",
                               "<Closed xmlns:i=\"http://www.w3.org/2001/XMLSchema-instance\" i:nil=\"true\"/>"}) {
        CHECK_FALSE(test::decoded<issue>(document(written)).closed);
    }
    CHECK(test::decoded<issue>(document("<Closed>2031-05-01T12:00:00</Closed>")).closed);
    test::check_error<issue>(document("<Closed>^x</Closed>"), errc::invalid_value, "/Envelope/Body/Issue/Closed", "x");
    CHECK(test::decode_with_all_cuts<issue>(document("<Closed/><Closed/>")).error.code() == errc::duplicate_element);
    CHECK(test::decode_with_all_cuts<issue>(document("<Count/>")).error.code() == errc::invalid_value);

    // It is written as any null is.
    auto const text = soapcodec::encode(test::decoded<issue>(document("<Closed/>")), soapcodec::soap_1_1).value();
    CHECK(text.find("<Closed xsi:nil=\"true\" />") != text.npos);
    CHECK_FALSE(test::decoded<issue>(text).closed);
}

TEST_CASE("all that can be null are null, if the decoder is told so") {
    auto const found = test::decoded<issue>(
        document("<Count/><Closed/><Note/><State/><Vote>1</Vote><Vote/><Vote> </Vote>", " level=\" \""), lenient());
    CHECK_FALSE(found.level);
    CHECK_FALSE(found.count);
    CHECK_FALSE(found.closed);
    CHECK(found.note == "");          // an empty string is one
    CHECK(found.now == state::unset); // so is what an empty text is the name of
    CHECK(found.votes == std::vector<std::optional<std::int32_t>>{1, std::nullopt, std::nullopt});
    CHECK(test::decoded<issue>(document("<Count>5</Count>"), lenient()).count == 5);
    test::check_error<issue>(document("<Count>^x</Count>"), errc::invalid_value, "/Envelope/Body/Issue/Count", "x",
                             lenient());
    // What cannot be null cannot be empty.
    auto const required = test::envelope("<Issue xmlns=\"urn:issue\"><Required/></Issue>");
    CHECK(test::decode_with_all_cuts<issue>(required, lenient()).error.code() == errc::invalid_value);
}

TEST_CASE("the fast path takes empty elements that are null") {
    // Not `<Count></Count>`: what begins as a value, and is none, is the first reader's.
    for (std::string const written : {"<Closed/>", "<Count/><Closed />", "<Closed></Closed>"}) {
        auto const text = document(written);
        soapcodec::detail::document_decoder<soapcodec::xml::predicting_source> session(lenient());
        issue into;
        session.begin(soapcodec::detail::payload_for(into));
        session.source().feed(text, true);
        CHECK(session.succeeded());
        CHECK(session.source().bytes_ahead() == (written == "<Closed></Closed>" ? 0 : text.size()));
    }
}

TEST_CASE("a text that an enumeration lacks is its fallback") {
    auto const found = test::decoded<issue>(document("<State>archived</State>"));
    CHECK(found.now == state::unknown);
    CHECK(test::decoded<issue>(document("<State> open </State>")).now == state::open);
    // It has no name here, and so cannot be written.
    auto const text = soapcodec::encode(found, soapcodec::soap_1_1);
    REQUIRE_FALSE(text);
    CHECK(text.error().code() == errc::invalid_value);
    CHECK(text.error().path() == "/Envelope/Body/Issue/State");
}
