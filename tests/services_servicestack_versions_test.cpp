// SPDX-License-Identifier: MIT
// What ServiceStack's versions make of each other's messages.
#include <soapcodec/services/servicestack.hpp>

#include "catch.hpp"
#include "services_servicestack_support.hpp"

#include <soapcodec/decode.hpp>
#include <soapcodec/encode.hpp>
#include <soapcodec/soap/addressing.hpp>

#include <chrono>      // std::chrono_literals
#include <optional>    // std::optional
#include <string>      // std::string
#include <string_view> // std::string_view
#include <type_traits> // std::is_same_v
#include <vector>      // std::vector

namespace {

namespace stack = soapcodec::servicestack;
using test_servicestack::dictionary;
using test_servicestack::replaced;
using test_servicestack::reply;
using test_servicestack::request;
using test_servicestack::written;

} // namespace

TEST_CASE("later versions' elements are written, null or not, where the contract has them") {
    std::string const arrays = "http://schemas.microsoft.com/2003/10/Serialization/Arrays";
    stack::later::authenticate request;
    auto const middle = [](std::string const& text, std::string_view from, std::string_view to) {
        auto const begin = text.find(from);
        return text.substr(begin, text.find(to, begin) - begin);
    };
    CHECK(middle(written(request), "<UseTokenCookie", "<Meta") ==
          R"(<UseTokenCookie i:nil="true" /><AccessToken i:nil="true" /><AccessTokenSecret i:nil="true" />)"
          R"(<scope i:nil="true" /><ReturnUrl i:nil="true" />)");
    request.access_token = "a";
    request.access_token_secret = "";
    request.scope = "b c";
    request.return_url = "/?a&b";
    CHECK(middle(written(request), "<UseTokenCookie", "<Meta") ==
          R"(<UseTokenCookie i:nil="true" /><AccessToken>a</AccessToken><AccessTokenSecret />)"
          R"(<scope>b c</scope><ReturnUrl>/?a&amp;b</ReturnUrl>)");

    stack::later::authenticate_response reply;
    CHECK(middle(written(reply), "<BearerToken", "<Meta") ==
          R"(<BearerToken i:nil="true" /><RefreshToken i:nil="true" /><RefreshTokenExpiry i:nil="true" />)"
          R"(<ProfileUrl i:nil="true" /><Roles xmlns:d4p1=")" +
              arrays + R"(" i:nil="true" /><Permissions xmlns:d4p1=")" + arrays +
              R"(" i:nil="true" /><AuthProvider i:nil="true" /><ResponseStatus i:nil="true" />)");
    reply.refresh_token = "r";
    using namespace std::chrono_literals;
    reply.refresh_token_expiry = {2031y / 12 / 31, 24h - 100ns, 0min};
    reply.profile_url = "/p.png";
    reply.roles = std::vector<std::optional<std::string>>{"Admin", std::nullopt, ""};
    reply.permissions.emplace();
    reply.auth_provider = "credentials";
    CHECK(middle(written(reply), "<BearerToken", "<ResponseStatus") ==
          R"(<BearerToken i:nil="true" /><RefreshToken>r</RefreshToken>)"
          R"(<RefreshTokenExpiry>2031-12-31T23:59:59.9999999Z</RefreshTokenExpiry><ProfileUrl>/p.png</ProfileUrl>)"
          R"(<Roles xmlns:d4p1=")" +
              arrays +
              R"("><d4p1:string>Admin</d4p1:string><d4p1:string i:nil="true" /><d4p1:string /></Roles>)"
              R"(<Permissions xmlns:d4p1=")" +
              arrays + R"(" /><AuthProvider>credentials</AuthProvider>)");
}

TEST_CASE("a RefreshTokenExpiry is read as .NET writes it") {
    using namespace std::chrono_literals;
    soapcodec::date_time const as_default{2031y / 12 / 31, 0s, std::nullopt};
    auto const with_expiry = [](std::string_view text) {
        return replaced(written(stack::later::authenticate_response{}), R"(<RefreshTokenExpiry i:nil="true" />)",
                        "<RefreshTokenExpiry>" + std::string(text) + "</RefreshTokenExpiry>");
    };
    auto const read = [&](std::string_view text) {
        auto const bytes = with_expiry(text);
        auto const owner = soapcodec::decode<stack::later::authenticate_response>(bytes);
        soapcodec::arena memory;
        auto const view = soapcodec::decode<stack::later::authenticate_response_view>(bytes, memory);
        REQUIRE(owner);
        REQUIRE(view);
        CHECK(view->refresh_token_expiry == owner->refresh_token_expiry);
        CHECK(written(*owner) == bytes);
        CHECK(written(*view) == bytes);
        return owner->refresh_token_expiry;
    };
    CHECK(read("2031-12-31T23:59:59.9999999Z") == soapcodec::date_time{2031y / 12 / 31, 24h - 100ns, 0min}); // Utc
    CHECK(read("2031-12-31T00:00:00") == as_default);                                                // Unspecified
    CHECK(read("2031-07-01T08:30:00+02:00") == soapcodec::date_time{2031y / 7 / 1, 8h + 30min, 2h}); // Local
    CHECK(read("0001-01-01T00:00:00") == soapcodec::date_time{});                                    // MinValue
    CHECK(read("9999-12-31T23:59:59.9999999") ==
          soapcodec::date_time{9999y / 12 / 31, 24h - 100ns, std::nullopt}); // MaxValue

    auto const refused = [&](std::string_view text, soapcodec::errc code) {
        CAPTURE(text);
        auto const found = soapcodec::decode<stack::later::authenticate_response>(with_expiry(text));
        REQUIRE_FALSE(found);
        CHECK(found.error().code() == code);
        CHECK(found.error().path() == "/Envelope/Body/AuthenticateResponse/RefreshTokenExpiry");
    };
    refused("", soapcodec::errc::invalid_value);
    refused("12/31/2031", soapcodec::errc::invalid_value);
    refused("2031-11-31T00:00:00", soapcodec::errc::invalid_value);
    refused("32768-01-01T00:00:00", soapcodec::errc::out_of_range);

    stack::later::authenticate_response impossible;
    impossible.refresh_token_expiry = {2031y / 11 / 31, 0s, std::nullopt};
    auto const unwritten = soapcodec::encode(impossible, soapcodec::soap_1_2);
    REQUIRE_FALSE(unwritten);
    CHECK(unwritten.error().path() == "/Envelope/Body/AuthenticateResponse/RefreshTokenExpiry");
}

TEST_CASE("versions read each other") {
    auto const later = soapcodec::decode<stack::later::authenticate_response>(written(reply()));
    REQUIRE(later);
    CHECK(later->user_id == "42");
    CHECK(later->roles == std::nullopt);
    CHECK(later->response_status == reply().response_status);
    CHECK(later->meta == dictionary{});
    auto more = *later;
    more.roles.emplace().emplace_back("Admin");
    more.auth_provider = "jwt";
    auto const again = soapcodec::decode<stack::authenticate_response>(written(more));
    REQUIRE(again);
    CHECK(*again == reply());

    auto const later_request = soapcodec::decode<stack::later::authenticate>(written(request()));
    REQUIRE(later_request);
    CHECK(later_request->cnonce == "");
    CHECK(later_request->scope == std::nullopt);
    CHECK(later_request->meta == request().meta);
    auto const request_again = soapcodec::decode<stack::authenticate>(written(*later_request));
    REQUIRE(request_again);
    CHECK(*request_again == request());
}

TEST_CASE("version 3 has other names for the same") {
    stack::authenticate as_4;
    stack::auth as_3;
    as_4.provider = as_3.provider = "credentials";
    CHECK(written(as_3) == replaced(written(as_4), "Authenticate", "Auth"));
    stack::authenticate_response reply_of_4;
    stack::auth_response reply_of_3;
    reply_of_4.session_id = reply_of_3.session_id = "s";
    CHECK(written(reply_of_3) == replaced(written(reply_of_4), "Authenticate", "Auth"));
    CHECK_FALSE(soapcodec::decode<stack::auth>(written(stack::authenticate{})));
    STATIC_REQUIRE(std::is_same_v<stack::auth::response_type, stack::auth_response>);
    STATIC_REQUIRE(std::is_same_v<stack::authenticate::response_type, stack::authenticate_response>);
    STATIC_REQUIRE(std::is_same_v<stack::later::authenticate_view::response_type, stack::later::authenticate_response>);
}
