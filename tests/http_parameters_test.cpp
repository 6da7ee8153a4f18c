// SPDX-License-Identifier: MIT
// Messages as parameters, both ways.
#include <soapcodec/http/parameters.hpp>

#include <soapcodec/services/servicestack.hpp>

#include "catch.hpp"

#include <soapcodec/encode.hpp>

#include <chrono>      // std::chrono::year
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
constexpr auto soap_shape(query const*) {
    return soapcodec::record(soapcodec::element<"Count", &query::count>, soapcodec::element<"All", &query::all>,
                             soapcodec::element<"Text", &query::text>, soapcodec::element<"Level", &query::level>,
                             soapcodec::element<"Id", &query::id, soapcodec::omittable>,
                             soapcodec::element<"Paint", &query::paint>,
                             soapcodec::element<"Page", &query::page, soapcodec::omittable>,
                             soapcodec::element<"Extra", &query::extra, soapcodec::dictionary>);
}

/// Required parts, and one that holds itself.
struct comment {
    std::string text;
    std::vector<comment> replies;

    friend bool operator==(comment const&, comment const&) = default;
};
constexpr auto soap_shape(comment const*) {
    return soapcodec::record(soapcodec::element<"Text", &comment::text>,
                             soapcodec::element<"Reply", &comment::replies>);
}

struct post {
    comment first;
    std::vector<std::int32_t> marks;
    std::optional<std::vector<std::string>> tags;

    friend bool operator==(post const&, post const&) = default;
};
constexpr auto soap_shape(post const*) {
    return soapcodec::message<"Post", "urn:posts">(soapcodec::element<"First", &post::first>,
                                                   soapcodec::element<"Marks", &post::marks, soapcodec::items<"Mark">>,
                                                   soapcodec::element<"Tag", &post::tags>);
}

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

namespace {

namespace http = soapcodec::http;
namespace stack = soapcodec::servicestack;
using soapcodec::errc;
using test_parameters::post;
using test_parameters::query;

template <class T = stack::authenticate>
void check_error(std::string_view text, errc code, std::size_t byte, std::string_view path, std::string_view subject) {
    auto const out = http::decode_parameters<T>(text);
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

TEST_CASE("a plus is a space in forms only") {
    constexpr std::string_view text = "State=a+b%2B&Meta={k:a+b}";
    CHECK(http::decode_parameters<stack::authenticate>(text)->state == "a+b+");
    auto const form = http::decode_parameters<stack::authenticate>(text, http::plus_sign::space);
    CHECK(form->state == "a b+");
    CHECK(form->meta->front().value == "a b");
}

TEST_CASE("a record, a list and a dictionary are parameters in JSV") {
    stack::authenticate_response message;
    message.user_id = "7";
    message.session_id = "a b";
    message.user_name = "";
    message.display_name = "Ola N.";
    message.referrer_url = "http://a/?b=c&d";
    message.bearer_token = "x.y-z";
    message.response_status.emplace();
    message.response_status->error_code = "Unauthorized";
    message.response_status->message = "no, never";
    message.response_status->stack_trace = "";
    message.response_status->errors.emplace();
    message.response_status->errors->push_back(stack::response_error{"e", "f", "m", {{stack::key_value{"k", "v"}}}});
    message.response_status->errors->push_back(std::nullopt);
    message.response_status->errors->push_back(stack::response_error{});
    message.response_status->meta.emplace();
    message.meta = {stack::key_value{"k1", "v1"}};
    constexpr std::string_view plain =
        R"(UserId=7&SessionId=a b&UserName=&DisplayName=Ola N.&ReferrerUrl=http://a/?b=c%26d&BearerToken=x.y-z&)"
        R"(ResponseStatus={ErrorCode:Unauthorized,Message:"no, never",StackTrace:"",)"
        R"(Errors:[{ErrorCode:e,FieldName:f,Message:m,Meta:{k:v}},,{}],Meta:{}}&Meta={k1:v1})";
    constexpr std::string_view text =
        "UserId=7&SessionId=a%20b&UserName=&DisplayName=Ola%20N.&ReferrerUrl=http%3A%2F%2Fa%2F%3Fb%3Dc%26d&"
        "BearerToken=x.y-z&ResponseStatus=%7BErrorCode%3AUnauthorized%2CMessage%3A%22no%2C%20never%22%2C"
        "StackTrace%3A%22%22%2CErrors%3A%5B%7BErrorCode%3Ae%2CFieldName%3Af%2CMessage%3Am%2CMeta%3A%7Bk%3Av%7D%7D"
        "%2C%2C%7B%7D%5D%2CMeta%3A%7B%7D%7D&Meta=%7Bk1%3Av1%7D";
    CHECK(http::encode_parameters(message).value() == text);
    CHECK(http::decode_parameters<stack::authenticate_response>(text).value() == message);
    CHECK(http::decode_parameters<stack::authenticate_response>(plain).value() == message);

    stack::authenticate_response_view view;
    std::optional<stack::response_error_view> errors[] = {stack::response_error_view{"e", {}, "a, b", {}}};
    view.response_status.emplace().errors = errors;
    CHECK(http::encode_parameters(view).value() ==
          "ResponseStatus=%7BErrors%3A%5B%7BErrorCode%3Ae%2CMessage%3A%22a%2C%20b%22%7D%5D%7D");
}

TEST_CASE("later versions' lists are parameters too") {
    stack::later::authenticate_response message;
    message.refresh_token = "r";
    message.profile_url = "p";
    message.roles = {"Admin", std::nullopt, "a,b", ""};
    message.permissions.emplace();
    message.auth_provider = "x";
    message.response_status.emplace();
    constexpr std::string_view text = "RefreshToken=r&ProfileUrl=p&Roles=%5BAdmin%2C%2C%22a%2Cb%22%2C%22%22%5D&"
                                      "Permissions=%5B%5D&AuthProvider=x&ResponseStatus=%7B%7D";
    CHECK(http::encode_parameters(message).value() == text);
    CHECK(http::decode_parameters<stack::later::authenticate_response>(text).value() == message);
    auto const bare =
        http::decode_parameters<stack::later::authenticate_response>("Roles=Admin,%22a,b%22&Permissions=").value();
    CHECK(bare.roles == std::vector<std::optional<std::string>>{"Admin", "a,b"});
    CHECK_FALSE(bare.permissions);
    check_error<stack::later::authenticate_response>("Roles=Admin,%22a", errc::invalid_value, 16,
                                                     "/AuthenticateResponse/Roles/string[2]", "");
}

TEST_CASE("a request and its response differ in names alone") {
    stack::auth_response response;
    response.response_status.emplace().error_code = "e";
    CHECK(http::encode_parameters(response).value() == "ResponseStatus=%7BErrorCode%3Ae%7D");
    stack::error_response error;
    error.response_status = response.response_status;
    CHECK(http::decode_parameters<stack::error_response>("ResponseStatus={ErrorCode:e}").value() == error);
    CHECK(http::decode_parameters<stack::error_response>("ResponseStatus=").value() == stack::error_response{});
}

TEST_CASE("parts that are required, and those that may be empty") {
    post const few{{"", {}}, {}, std::nullopt};
    CHECK(http::encode_parameters(few).value() == "First=%7BText%3A%22%22%2CReply%3A%5B%5D%7D&Marks=%5B%5D");
    CHECK(http::decode_parameters<post>("First={Text:}").value() == few);
    CHECK(http::decode_parameters<post>("Marks=&Tag=&First={Text:}").value() == few);
    post const full{{"a", {{"b", {{"c", {}}}}, {"d", {}}}}, {1, 2}, {{"", "e&f"}}};
    auto const text = http::encode_parameters(full).value();
    CHECK(http::decode_parameters<post>(text).value() == full);
    check_error<post>("Marks=1", errc::missing_element, 7, "/Post/First", "First");
    check_error<post>("First=", errc::invalid_value, 6, "/Post/First", "");
}

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

TEST_CASE("any text goes through a record") {
    for (std::string_view const text : {"",
                                        "\"",
                                        "\"\"",
                                        ",",
                                        "{",
                                        "}",
                                        "[",
                                        "]",
                                        ":",
                                        "\r\n",
                                        " ",
                                        "a",
                                        "%",
                                        "%41",
                                        "&",
                                        "=",
                                        "+",
                                        "\xC3\xB8",
                                        "\xF0\x9F\x90\x9F",
                                        "{a:\"b\"}",
                                        "[,]",
                                        "\\",
                                        "\t"}) {
        post message{{std::string(text), {{std::string(text), {}}}}, {}, {{std::string(text), "x", std::string(text)}}};
        auto const parameters = http::encode_parameters(message).value();
        CAPTURE(parameters);
        CHECK(http::decode_parameters<post>(parameters).value() == message);
        CHECK(http::decode_parameters<post>(parameters, http::plus_sign::space).value() == message);
    }
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
