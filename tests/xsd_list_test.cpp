// SPDX-License-Identifier: MIT
// Values that list values.
#include <soapcodec/xsd/list.hpp>

#include "support.hpp"

#include <soapcodec/decode.hpp>
#include <soapcodec/encode.hpp>
#include <soapcodec/shape.hpp>
#include <soapcodec/xsd/real.hpp>

#include <cstdint>     // std::int32_t, std::uint8_t
#include <deque>       // std::deque
#include <optional>    // std::optional
#include <string>      // std::string
#include <string_view> // std::string_view
#include <vector>      // std::vector

using soapcodec::attribute;
using soapcodec::element;
using soapcodec::value_list;
using test::check_error;
using test::decoded;
using test::errc;

namespace test_list {

/// As ONVIF lists what a camera can do.
struct options {
    value_list<double> speeds;
    std::optional<value_list<std::int32_t>> rates;
    std::optional<value_list<std::string>> modes;
    std::vector<value_list<std::uint8_t>> rows;
    std::deque<std::int32_t> numbers;
    std::deque<std::string> words;
    friend bool operator==(options const&, options const&) = default;
};
constexpr auto soap_shape(options const*) {
    return soapcodec::message<"Options", "urn:o">(
        attribute<"modes", &options::modes>, element<"Speeds", &options::speeds>, element<"Rates", &options::rates>,
        element<"Row", &options::rows>, element<"Numbers", &options::numbers, soapcodec::items<"Number">>,
        element<"Word", &options::words>);
}

} // namespace test_list

namespace {

using test_list::options;

std::string document(std::string_view content, std::string_view attributes = {}) {
    return test::envelope("<Options xmlns=\"urn:o\"" + std::string(attributes) + ">" + std::string(content) +
                          "</Options>");
}

} // namespace

TEST_CASE("a list is read between any white space") {
    auto const text = document("<Speeds>1.5 -2 INF</Speeds><Rates>\n  1\t2\r\n3 </Rates><Row>1 2</Row><Row></Row><Row/>"
                               "<Numbers><Number>1</Number><Number>2</Number></Numbers><Word>a</Word><Word/>",
                               " modes='H264 JPEG'");
    auto const found = decoded<options>(text);
    CHECK(found.speeds.values.size() == 3);
    CHECK(found.rates == value_list<std::int32_t>{{1, 2, 3}});
    CHECK(found.modes == value_list<std::string>{{"H264", "JPEG"}});
    CHECK(found.rows == std::vector<value_list<std::uint8_t>>{{{1, 2}}, {}, {}});
    CHECK(found.numbers == std::deque<std::int32_t>{1, 2});
    CHECK(found.words == std::deque<std::string>{"a", ""});
    auto const plain = document("<Speeds>1.5 -2</Speeds><Rates>1 2 3</Rates><Row>1 2</Row><Numbers><Number>1</Number>"
                                "</Numbers><Word>a</Word>",
                                " modes='H264 JPEG'");
    CHECK(test::taken_ahead<options>(plain) == plain.size());
}

TEST_CASE("a value that is wrong makes its list wrong") {
    check_error<options>(document("<Speeds>^1 x 2</Speeds>"), errc::invalid_value, "/Envelope/Body/Options/Speeds",
                         "1 x 2");
    check_error<options>(document("<Speeds/><Row>^1 256</Row>"), errc::out_of_range, "/Envelope/Body/Options/Row",
                         "1 256");
}

TEST_CASE("the values of a list count as content") {
    soapcodec::decode_options low;
    low.limits.content = 7 + 4 * sizeof(double);
    CHECK(decoded<options>(document("<Speeds>1 2 3 4</Speeds>"), low).speeds.values.size() == 4);
    --low.limits.content;
    check_error<options>(document("<Speeds>^1 2 3 4</Speeds>"), errc::content_limit, "/Envelope/Body/Options/Speeds",
                         "1 2 3 4", low);
}

TEST_CASE("a list is written with a space between values") {
    options value;
    value.speeds = {{1.5, -2}};
    value.rates.emplace();
    value.modes = {{"a", "<b>"}};
    value.rows = {{{1, 2}}, {}};
    value.numbers = {3, 4};
    value.words = {"x"};
    auto const text = soapcodec::encode(value, soapcodec::soap_1_1).value();
    CHECK(text.find("modes=\"a &lt;b>\"><Speeds>1.5 -2</Speeds><Rates /><Row>1 2</Row><Row />"
                    "<Numbers><Number>3</Number><Number>4</Number></Numbers><Word>x</Word>") != text.npos);
    CHECK(decoded<options>(text) == value);
}

TEST_CASE("a list of values that cannot be told apart has no text") {
    for (std::string const item : {"", "a b", "\t"}) {
        options value;
        value.modes = {{"a", item}};
        auto const written = soapcodec::encode(value, soapcodec::soap_1_1);
        REQUIRE_FALSE(written);
        CHECK(written.error().code() == errc::invalid_value);
        CHECK(written.error().path() == "/Envelope/Body/Options/@modes");
    }
}
