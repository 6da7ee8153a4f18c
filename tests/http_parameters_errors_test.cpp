// SPDX-License-Identifier: MIT
// Parameters that are no message, and messages that are no parameters.
#include <soapcodec/http/parameters.hpp>

#include "catch.hpp"
#include "http_parameters_support.hpp"

#include <soapcodec/encode.hpp>

#include <chrono>      // std::chrono::year
#include <cstddef>     // std::size_t
#include <iterator>    // std::size
#include <random>      // std::mt19937
#include <string>      // std::string
#include <string_view> // std::string_view

namespace {

namespace http = soapcodec::http;
namespace stack = soapcodec::servicestack;
using test_parameters::check_error;
using test_parameters::errc;
using test_parameters::post;
using test_parameters::query;

} // namespace

TEST_CASE("errors in a record have their places") {
    using response = stack::authenticate_response;
    check_error<response>("ResponseStatus={ErrorCode:a,ErrorCode:b}", errc::duplicate_element, 28,
                          "/AuthenticateResponse/ResponseStatus/ErrorCode", "");
    check_error<response>("UserId=a&ResponseStatus=%7BErrorCode%3A%22%C3%B8%22b%7D", errc::invalid_value, 51,
                          "/AuthenticateResponse/ResponseStatus", "b}");
    check_error<response>("ResponseStatus=%7BErrors%3A%5B%7B%7D%2C%7BMeta%3A%7Bk%7D%7D%5D%7D", errc::invalid_value, 53,
                          "/AuthenticateResponse/ResponseStatus/Errors/ResponseError[2]/Meta/"
                          "KeyValueOfstringstring[1]/Key",
                          "}}]}");
    check_error<response>("ResponseStatus=x", errc::invalid_value, 15, "/AuthenticateResponse/ResponseStatus", "x");
    check_error<response>("ResponseStatus=%7BErrorCode%3A%01%7D", errc::invalid_character, 30,
                          "/AuthenticateResponse/ResponseStatus", "");
    check_error<response>("ResponseStatus={}&ResponseStatus={}", errc::duplicate_element, 18,
                          "/AuthenticateResponse/ResponseStatus", "");
    check_error<post>("First={Text:a,Reply:[{Text:b},{}]}", errc::missing_element, 31, "/Post/First/Reply[2]/Text",
                      "Text");
    check_error<post>("First={Text:a}&Marks=[1,x]", errc::invalid_value, 24, "/Post/Marks/Mark[2]", "x");
    check_error<post>("Marks=[1,99999999999]&First={Text:a}", errc::out_of_range, 9, "/Post/Marks/Mark[2]",
                      "99999999999");
    std::string const long_text(100, 'x');
    check_error<post>("First={Text:a}&Marks=[" + long_text + "]", errc::invalid_value, 22, "/Post/Marks/Mark[1]",
                      long_text.substr(0, 64));
    CHECK(http::decode_parameters<post>("First={Text:\xC3\xB8\n,Reply:[x]}").error().message() ==
          "1:14 (byte 14) /Post/First: invalid value: \n,Reply:[x]}");
}

TEST_CASE("parts nest as deep as elements may, and no deeper") {
    constexpr std::size_t limit = soapcodec::limits{}.depth;
    post message;
    auto* last = &message.first;
    std::string path = "/Post/First";
    for (std::size_t depth = 2; depth < limit; depth += 2) {
        last = &last->replies.emplace_back();
        path += "/Reply[1]";
    }
    auto const good = http::encode_parameters(message).value();
    CHECK(http::decode_parameters<post>(good).value() == message);
    last->replies.emplace_back();
    auto const bad = http::encode_parameters(message);
    REQUIRE_FALSE(bad);
    CHECK(describe(bad.error().code()) == describe(errc::depth_limit));
    CHECK(bad.error().path() == path + "/Reply[1]");

    std::string hostile = "First=";
    for (int i = 0; i < 100'000; ++i) {
        hostile += "{Text:a,Reply:[";
    }
    check_error<post>(hostile, errc::depth_limit, 6 + limit / 2 * 15, path + "/Reply[1]", "");
}

TEST_CASE("errors have their places") {
    check_error("State=a%2", errc::invalid_value, 7, "/Authenticate/State", "%2");
    check_error("State=a&other=%41%zz", errc::invalid_value, 17, "", "%zz");
    check_error("State=a&St%te=b", errc::invalid_value, 10, "", "%te");
    check_error("State=a&nc=1&State=a", errc::duplicate_element, 13, "/Authenticate/State", "");
    check_error("State=a&Stat%65=a", errc::duplicate_element, 8, "/Authenticate/State", "");
    check_error("UserName=%C3%B8%FFa", errc::invalid_character, 15, "/Authenticate/UserName", "");
    check_error("UserName=ab%00", errc::invalid_character, 11, "/Authenticate/UserName", "");
    check_error("x=%ED%A0%80", errc::invalid_character, 2, "", "");
    check_error("nc=%EF%BF%BF", errc::invalid_character, 3, "/Authenticate/nc", "");
    check_error("Meta=%7Bk%3A%22v%7D", errc::invalid_value, 19, "/Authenticate/Meta/KeyValueOfstringstring[1]/Value",
                "");
    check_error("Meta=%7Bk%3Av%7Dx", errc::invalid_value, 16, "/Authenticate/Meta", "x");
    check_error("Meta=k", errc::invalid_value, 5, "/Authenticate/Meta", "k");

    auto const missing = http::decode_parameters<query>("Count=1&All=true");
    CHECK(missing.error().message() == "1:17 (byte 16) /Text: a required element is missing: Text");
    CHECK(http::decode_parameters<query>("").error().subject() == "Count");
    auto const large = http::decode_parameters<query>("Count=1&All=true&Text=&Level=256");
    CHECK(large.error().message() == "1:30 (byte 29) /Level: value out of range: 256");
}

TEST_CASE("a refused value is quoted in part, and not through a character") {
    auto const long_value = "RememberMe=" + std::string(63, 'x') + "%C3%B8" + std::string(100, 'x');
    auto const out = http::decode_parameters<stack::authenticate>(long_value);
    REQUIRE_FALSE(out);
    CHECK(out.error().subject() == std::string(63, 'x'));
}

namespace test_parameters {

struct dated {
    soapcodec::date day;
};
struct textless {
    soapcodec::date day;
    dated part;
};

} // namespace test_parameters

template <>
inline constexpr auto soapcodec::shape<test_parameters::dated> =
    soapcodec::record(soapcodec::element<"Day", &test_parameters::dated::day>);
template <>
inline constexpr auto soapcodec::shape<test_parameters::textless> =
    soapcodec::message<"Textless", "urn:t">(soapcodec::element<"Day", &test_parameters::textless::day>,
                                            soapcodec::element<"Part", &test_parameters::textless::part>);

TEST_CASE("a value that has no text is no parameter, by itself or in a record") {
    for (bool const inside : {false, true}) {
        test_parameters::textless message;
        (inside ? message.part.day : message.day).day = std::chrono::year(2023) / 2 / 29;
        auto const out = http::encode_parameters(message);
        REQUIRE_FALSE(out);
        CHECK(out.error().code() == errc::invalid_value);
        CHECK(out.error().path() == (inside ? "/Textless/Part/Day" : "/Textless/Day"));
        CHECK(out.error().subject() == "a value that has no text");
    }
    CHECK(http::encode_parameters(test_parameters::textless{}).value() == "Day=0001-01-01&Part=%7BDay%3A0001-01-01%7D");
}

TEST_CASE("what XML cannot hold is no parameter either") {
    for (std::string_view const bad : {"\x01", "\xFF", "\xED\xA0\x80", "\xEF\xBF\xBE", "\xC3"}) {
        stack::authenticate message;
        message.nc = "1";
        message.password = std::string("abc").append(bad);
        auto const out = http::encode_parameters(message);
        REQUIRE_FALSE(out);
        CHECK(out.error().code() == errc::invalid_character);
        CHECK(out.error().path() == "/Authenticate/Password");
        CHECK(out.error().subject() == "byte 3 of the text");
        CHECK_FALSE(soapcodec::encode(message, soapcodec::soap_1_2));
        message.password.reset();
        message.meta = {{"k", std::string(bad)}};
        CHECK(http::encode_parameters(message).error().path() == "/Authenticate/Meta/KeyValueOfstringstring[1]/Value");
        CHECK(http::encode_parameters(message).error().subject() == "byte 0 of the text");
    }
}

TEST_CASE("what XML cannot hold is refused in a record") {
    stack::authenticate_response message;
    message.response_status.emplace().errors.emplace();
    message.response_status->errors->resize(2);
    message.response_status->errors->back() = stack::response_error{"a", "b\xFF", {}, {}};
    auto const out = http::encode_parameters(message);
    REQUIRE_FALSE(out);
    CHECK(out.error().message() == "/AuthenticateResponse/ResponseStatus/Errors/ResponseError[2]/FieldName: "
                                   "a character that XML 1.0 cannot carry: byte 1 of the text");
    auto const xml = soapcodec::encode(message, soapcodec::soap_1_2);
    REQUIRE_FALSE(xml);
    CHECK(xml.error().path() == "/Envelope/Body" + out.error().path());
}

TEST_CASE("any bytes give a message or an error inside them") {
    std::mt19937 random(11);
    std::string_view const pieces[] = {"State", "Meta", "RememberMe", "=", "&", "%", "%4", "%41", "%FF", "{",       "}",
                                       ":",     "\"",   "True",       "+", "",  "a", ",",  "%22", "\n",  "\xC3\xB8"};
    std::size_t good = 0;
    for (int i = 0; i < 20000; ++i) {
        std::string text;
        for (auto size = random() % 12; size != 0; --size) {
            text += pieces[random() % std::size(pieces)];
        }
        auto const out = http::decode_parameters<stack::authenticate>(text, http::plus_sign::space);
        CAPTURE(text);
        if (!out) {
            REQUIRE(out.error().byte() <= text.size());
            continue;
        }
        ++good;
        auto expected = *out;
        if (expected.meta) {
            std::erase_if(*expected.meta, [](auto const& entry) { return !entry.value; });
        }
        REQUIRE(http::decode_parameters<stack::authenticate>(http::encode_parameters(*out).value()).value() ==
                expected);
    }
    CHECK(good > 1000);
}
