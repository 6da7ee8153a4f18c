// SPDX-License-Identifier: MIT
// Messages as parameters, both ways.
#include <soapcodec/http/parameters.hpp>

#include "catch.hpp"
#include "http_parameters_support.hpp"

#include <soapcodec/encode.hpp>

#include <optional>    // std::optional
#include <string>      // std::string
#include <string_view> // std::string_view
#include <vector>      // std::vector

namespace {

namespace http = soapcodec::http;
namespace stack = soapcodec::servicestack;
using test_parameters::check_error;
using test_parameters::errc;
using test_parameters::post;
using test_parameters::query;

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
