// SPDX-License-Identifier: MIT
// Messages as parameters, both ways.
#include <soapcodec/http/parameters.hpp>

#include <soapcodec/services/servicestack.hpp>

#ifdef FMT_VERSION
#error "parameters need no {fmt}"
#endif
#ifdef XML_MAJOR_VERSION
#error "parameters need no expat"
#endif

#include "catch.hpp"

#include <soapcodec/encode.hpp>

#include <cstddef>     // std::size_t
#include <cstdint>     // std::int32_t, std::uint8_t
#include <iterator>    // std::size
#include <optional>    // std::optional
#include <random>      // std::mt19937
#include <string>      // std::string
#include <string_view> // std::string_view
#include <vector>      // std::vector

namespace test_parameters {

enum class colour { red, green };

struct query {
    std::int32_t count = 0;
    bool all = false;
    std::string text;
    std::optional<std::uint8_t> level;
    soapcodec::guid id;
    std::optional<colour> paint;
    std::int32_t page = 1;
    std::vector<soapcodec::servicestack::key_value> extra;

    friend bool operator==(query const&, query const&) = default;
};

} // namespace test_parameters

template <>
struct soapcodec::scalar<test_parameters::colour> {
    static constexpr std::string_view xsd = "colour";
    static errc parse(std::string_view text, test_parameters::colour& out) {
        if (text != "red" && text != "green & blue") {
            return errc::invalid_value;
        }
        out = text == "red" ? test_parameters::colour::red : test_parameters::colour::green;
        return errc::ok;
    }
    static std::string_view format(test_parameters::colour const& value) {
        return value == test_parameters::colour::red ? "red" : "green & blue";
    }
};

template <>
inline constexpr auto soapcodec::shape<test_parameters::query> = soapcodec::record(
    soapcodec::element<"Count", &test_parameters::query::count>,
    soapcodec::element<"All", &test_parameters::query::all>, soapcodec::element<"Text", &test_parameters::query::text>,
    soapcodec::element<"Level", &test_parameters::query::level>,
    soapcodec::element<"Id", &test_parameters::query::id, soapcodec::omittable>,
    soapcodec::element<"Paint", &test_parameters::query::paint>,
    soapcodec::element<"Page", &test_parameters::query::page, soapcodec::omittable>,
    soapcodec::element<"Extra", &test_parameters::query::extra, soapcodec::dictionary>);

namespace {

namespace http = soapcodec::http;
namespace stack = soapcodec::servicestack;
using soapcodec::errc;
using test_parameters::query;

void check_error(std::string_view text, errc code, std::size_t byte, std::string_view path, std::string_view subject) {
    auto const out = http::decode_parameters<stack::authenticate>(text);
    CAPTURE(text);
    REQUIRE_FALSE(out);
    CHECK(describe(out.error().code()) == describe(code));
    CHECK(out.error().byte() == byte);
    CHECK(out.error().path() == path);
    CHECK(out.error().subject() == subject);
}

} // namespace

TEST_CASE("the parameter table is the message in order") {
    stack::authenticate message;
    message.provider = "a";
    message.state = "b";
    message.oauth_token = "c";
    message.oauth_verifier = "d";
    message.user_name = "e";
    message.password = "f";
    message.remember_me = true;
    message.continue_url = "g";
    message.nonce = "h";
    message.uri = "i";
    message.response = "j";
    message.qop = "k";
    message.nc = "l";
    message.cnonce = "m";
    message.use_token_cookie = false;
    message.meta = {{"k1", "v1"}, {"k2", "a,b"}};
    constexpr std::string_view text =
        "provider=a&State=b&oauth_token=c&oauth_verifier=d&UserName=e&Password=f&RememberMe=True&Continue=g&nonce=h&"
        "uri=i&response=j&qop=k&nc=l&cnonce=m&UseTokenCookie=False&Meta=%7Bk1%3Av1%2Ck2%3A%22a%2Cb%22%7D";
    CHECK(http::encode_parameters(message).value() == text);
    CHECK(http::decode_parameters<stack::authenticate>(text).value() == message);
}

TEST_CASE("nulls are left out, and what is empty is not null") {
    stack::authenticate message;
    CHECK(http::encode_parameters(message).value().empty());
    CHECK(http::decode_parameters<stack::authenticate>("").value() == message);
    message.state = "";
    message.meta.emplace();
    CHECK(http::encode_parameters(message).value() == "State=&Meta=%7B%7D");
    CHECK(http::decode_parameters<stack::authenticate>("State=&Meta=%7B%7D").value() == message);
    message.meta.reset();
    CHECK(http::decode_parameters<stack::authenticate>("State&Meta=").value() == message);
}

TEST_CASE("views are written as their owners are") {
    stack::authenticate_view message;
    message.user_name = "\xC3\xB8la+n";
    stack::key_value_view entries[] = {{"k", "v"}};
    message.meta = entries;
    CHECK(http::encode_parameters(message).value() == "UserName=%C3%B8la%2Bn&Meta=%7Bk%3Av%7D");
}

TEST_CASE("values of every kind go round") {
    query const full{-7,
                     true,
                     "a=b&c;d\n",
                     255,
                     {{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16}},
                     test_parameters::colour::green,
                     3,
                     {stack::key_value{"k", ""}}};
    auto const text = http::encode_parameters(full).value();
    CHECK(text == "Count=-7&All=True&Text=a%3Db%26c%3Bd%0A&Level=255&Id=01020304-0506-0708-090a-0b0c0d0e0f10&"
                  "Paint=green%20%26%20blue&Page=3&Extra=%7Bk%3A%22%22%7D");
    CHECK(http::decode_parameters<query>(text).value() == full);

    query few;
    few.text = "x";
    CHECK(http::decode_parameters<query>("Text=x&All=false&Count=0").value() == few);
    CHECK(http::encode_parameters(few).value() ==
          "Count=0&All=False&Text=x&Id=00000000-0000-0000-0000-000000000000&Page=1&Extra=%7B%7D");
}

TEST_CASE("booleans are read in any case") {
    for (auto const* const text : {"True", "true", "TRUE", "tRuE", "%20true"}) {
        CHECK(http::decode_parameters<stack::authenticate>(std::string("RememberMe=") + text).value().remember_me ==
              true);
    }
    for (auto const* const text : {"False", "false", "FALSE"}) {
        CHECK(http::decode_parameters<stack::authenticate>(std::string("RememberMe=") + text).value().remember_me ==
              false);
    }
    for (auto const* const text : {"", "1", "yes", "truee", "tru"}) {
        check_error(std::string("nc=1&RememberMe=") + text, errc::invalid_value, 16, "/Authenticate/RememberMe", text);
    }
}

TEST_CASE("parameters come in any order, with others and with gaps") {
    auto const message =
        http::decode_parameters<stack::authenticate>("&&x=1&Password=p%3D&&x=2&y&=z&Us%65rName=u=v&state=lower&")
            .value();
    stack::authenticate expected;
    expected.password = "p=";
    expected.user_name = "u=v";
    CHECK(message == expected);
}

TEST_CASE("a plus is a blank in forms only") {
    constexpr std::string_view text = "State=a+b%2B&Meta={k:a+b}";
    CHECK(http::decode_parameters<stack::authenticate>(text)->state == "a+b+");
    auto const form = http::decode_parameters<stack::authenticate>(text, http::plus_sign::blank);
    CHECK(form->state == "a b+");
    CHECK(form->meta->front().value == "a b");
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
    check_error("Meta=%7Bk%3A%22v%7D", errc::invalid_value, 19, "/Authenticate/Meta", "{k:\"v}");
    check_error("Meta=%7Bk%3Av%7Dx", errc::invalid_value, 16, "/Authenticate/Meta", "{k:v}x");
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
        CHECK(http::encode_parameters(message).error().path() == "/Authenticate/Meta");
    }
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
        auto const out = http::decode_parameters<stack::authenticate>(text, http::plus_sign::blank);
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
