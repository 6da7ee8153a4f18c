// SPDX-License-Identifier: MIT
// ServiceStack: its messages as they are written, and read back. services_schema_test.cpp does so with values at
// random.
#include <soapcodec/services/servicestack.hpp>

#include "catch.hpp"

#include <soapcodec/decode.hpp>
#include <soapcodec/encode.hpp>
#include <soapcodec/soap/addressing.hpp>

#include <chrono>      // std::chrono_literals
#include <cstddef>     // std::size_t
#include <limits>      // std::numeric_limits
#include <optional>    // std::optional
#include <string>      // std::string
#include <string_view> // std::string_view
#include <type_traits> // std::is_same_v
#include <vector>      // std::vector

namespace {

namespace stack = soapcodec::servicestack;
using dictionary = std::vector<stack::key_value>;
using errors = std::vector<std::optional<stack::response_error>>;

soapcodec::encode_options const indented{.indented = true};
soapcodec::encode_options const as_on_the_page{.prefix_depth = soapcodec::prefix_depth::message};

/// A document without the white space between its tags.
std::string without_white_space(std::string_view document) {
    std::string kept;
    while (!document.empty()) {
        auto const piece = document.substr(0, document.front() == '<' ? document.find('>') + 1 : document.find('<'));
        if (piece.find_first_not_of(" \n") != piece.npos) {
            kept += piece;
        }
        document.remove_prefix(piece.size());
    }
    return kept;
}

std::string replaced(std::string_view document, std::string_view what, std::string_view by) {
    std::string text(document);
    for (auto at = text.find(what); at != text.npos; at = text.find(what, at + by.size())) {
        text.replace(at, what.size(), by);
    }
    return text;
}

/// The same document with what SOAP 1.1 has in place of 1.2's prefix and namespace.
std::string as_1_1(std::string_view document) {
    auto const text =
        replaced(document, "http://www.w3.org/2003/05/soap-envelope", "http://schemas.xmlsoap.org/soap/envelope/");
    return replaced(text, "soap12", "soap");
}

/// The same document with prefixes that count from the message.
std::string from_message(std::string_view document) {
    return replaced(replaced(replaced(document, "d4p1", "d2p1"), "d5p1", "d3p1"), "d7p1", "d5p1");
}

template <class Message>
std::string written(Message const& message, soapcodec::encode_options const& options = {}) {
    return soapcodec::encode(message, soapcodec::soap_1_2, options).value();
}

/// What is between the first `<name` and the last `</name>` or ` />`, tags included.
std::string element(std::string const& document, std::string const& name) {
    auto const begin = document.find("<" + name);
    auto const empty = document.find(" />", begin);
    auto const end = document.rfind("</" + name + ">");
    return end == document.npos ? document.substr(begin, empty + 3 - begin)
                                : document.substr(begin, end + name.size() + 3 - begin);
}

stack::authenticate request() {
    stack::authenticate message;
    message.provider = "credentials";
    message.state = "s-1";
    message.oauth_token = "tok";
    message.oauth_verifier = "ver";
    message.user_name = "Kåre & co";
    message.password = "<]]>\"'";
    message.remember_me = true;
    message.continue_url = "https://example.org/?a=1&b=2";
    message.nonce = "n0";
    message.uri = "/auth";
    message.response = "r";
    message.qop = "auth";
    message.nc = "00000001";
    message.cnonce = "";
    message.use_token_cookie = false;
    message.meta = dictionary{{"region", "no"}, {"", ""}, {"none", std::nullopt}};
    return message;
}

constexpr std::string_view request_1_2 = R"(<?xml version="1.0" encoding="utf-8"?>
<soap12:Envelope xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:xsd="http://www.w3.org/2001/XMLSchema" xmlns:soap12="http://www.w3.org/2003/05/soap-envelope">
  <soap12:Body>
    <Authenticate xmlns:i="http://www.w3.org/2001/XMLSchema-instance" xmlns="http://schemas.servicestack.net/types">
      <provider>credentials</provider>
      <State>s-1</State>
      <oauth_token>tok</oauth_token>
      <oauth_verifier>ver</oauth_verifier>
      <UserName>Kåre &amp; co</UserName>
      <Password>&lt;]]&gt;"'</Password>
      <RememberMe>true</RememberMe>
      <Continue>https://example.org/?a=1&amp;b=2</Continue>
      <nonce>n0</nonce>
      <uri>/auth</uri>
      <response>r</response>
      <qop>auth</qop>
      <nc>00000001</nc>
      <cnonce />
      <UseTokenCookie>false</UseTokenCookie>
      <Meta xmlns:d4p1="http://schemas.microsoft.com/2003/10/Serialization/Arrays">
        <d4p1:KeyValueOfstringstring>
          <d4p1:Key>region</d4p1:Key>
          <d4p1:Value>no</d4p1:Value>
        </d4p1:KeyValueOfstringstring>
        <d4p1:KeyValueOfstringstring>
          <d4p1:Key />
          <d4p1:Value />
        </d4p1:KeyValueOfstringstring>
        <d4p1:KeyValueOfstringstring>
          <d4p1:Key>none</d4p1:Key>
          <d4p1:Value i:nil="true" />
        </d4p1:KeyValueOfstringstring>
      </Meta>
    </Authenticate>
  </soap12:Body>
</soap12:Envelope>)";

stack::authenticate_response reply() {
    stack::authenticate_response message;
    message.user_id = "42";
    message.session_id = "abcDEF012";
    message.user_name = "kari";
    message.display_name = "Kari Nørdmann";
    message.referrer_url = "/";
    message.bearer_token = "eyJh.bG";
    auto& status = message.response_status.emplace();
    status.error_code = "ValidationException";
    status.message = "1 > 0";
    status.stack_trace = "at A()\r\n  at B()";
    stack::response_error const first{"NotEmpty", "UserName", "", dictionary{{"p", "1"}, {"q", "2"}}};
    stack::response_error const second{"Len", std::nullopt, "too short", std::nullopt};
    status.errors = errors{first, std::nullopt, second};
    status.meta = dictionary{{"trace", "abc"}};
    message.meta = dictionary{};
    return message;
}

constexpr std::string_view reply_1_2 = R"(<?xml version="1.0" encoding="utf-8"?>
<soap12:Envelope xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:xsd="http://www.w3.org/2001/XMLSchema" xmlns:soap12="http://www.w3.org/2003/05/soap-envelope">
  <soap12:Body>
    <AuthenticateResponse xmlns:i="http://www.w3.org/2001/XMLSchema-instance" xmlns="http://schemas.servicestack.net/types">
      <UserId>42</UserId>
      <SessionId>abcDEF012</SessionId>
      <UserName>kari</UserName>
      <DisplayName>Kari Nørdmann</DisplayName>
      <ReferrerUrl>/</ReferrerUrl>
      <BearerToken>eyJh.bG</BearerToken>
      <ResponseStatus>
        <ErrorCode>ValidationException</ErrorCode>
        <Message>1 &gt; 0</Message>
        <StackTrace>at A()&#xD;
  at B()</StackTrace>
        <Errors>
          <ResponseError>
            <ErrorCode>NotEmpty</ErrorCode>
            <FieldName>UserName</FieldName>
            <Message />
            <Meta xmlns:d7p1="http://schemas.microsoft.com/2003/10/Serialization/Arrays">
              <d7p1:KeyValueOfstringstring>
                <d7p1:Key>p</d7p1:Key>
                <d7p1:Value>1</d7p1:Value>
              </d7p1:KeyValueOfstringstring>
              <d7p1:KeyValueOfstringstring>
                <d7p1:Key>q</d7p1:Key>
                <d7p1:Value>2</d7p1:Value>
              </d7p1:KeyValueOfstringstring>
            </Meta>
          </ResponseError>
          <ResponseError i:nil="true" />
          <ResponseError>
            <ErrorCode>Len</ErrorCode>
            <FieldName i:nil="true" />
            <Message>too short</Message>
            <Meta xmlns:d7p1="http://schemas.microsoft.com/2003/10/Serialization/Arrays" i:nil="true" />
          </ResponseError>
        </Errors>
        <Meta xmlns:d5p1="http://schemas.microsoft.com/2003/10/Serialization/Arrays">
          <d5p1:KeyValueOfstringstring>
            <d5p1:Key>trace</d5p1:Key>
            <d5p1:Value>abc</d5p1:Value>
          </d5p1:KeyValueOfstringstring>
        </Meta>
      </ResponseStatus>
      <Meta xmlns:d4p1="http://schemas.microsoft.com/2003/10/Serialization/Arrays" />
    </AuthenticateResponse>
  </soap12:Body>
</soap12:Envelope>)";

template <class Message>
void check_all_ways(Message const& message, std::string_view lines) {
    for (auto const version : {soapcodec::soap_1_1, soapcodec::soap_1_2}) {
        auto const expected = version == soapcodec::soap_1_1 ? as_1_1(lines) : std::string(lines);
        auto options = indented;
        CHECK(soapcodec::encode(message, version, options).value() == expected);
        CHECK(soapcodec::encode(message, version).value() == without_white_space(expected));
        options.prefix_depth = soapcodec::prefix_depth::message;
        CHECK(soapcodec::encode(message, version, options).value() == from_message(expected));
        CHECK(soapcodec::encode(message, version, as_on_the_page).value() ==
              without_white_space(from_message(expected)));
    }
}

template <class Response>
concept can_be_asked = requires(Response&& response) {
    error_of(static_cast<Response&&>(response));
};

} // namespace

TEST_CASE("Authenticate is written as on the service's pages, with .NET's prefixes") {
    check_all_ways(request(), request_1_2);
}

TEST_CASE("AuthenticateResponse is written as on the service's pages, with .NET's prefixes") {
    check_all_ways(reply(), reply_1_2);
}

TEST_CASE("a null is written as nil, in the order of the contract") {
    std::string const nils = R"(<UserId i:nil="true" /><SessionId i:nil="true" /><UserName i:nil="true" />)"
                             R"(<DisplayName i:nil="true" /><ReferrerUrl i:nil="true" /><BearerToken i:nil="true" />)";
    std::string const meta =
        R"(<Meta xmlns:d4p1="http://schemas.microsoft.com/2003/10/Serialization/Arrays" i:nil="true" />)";
    std::string const start = R"(<AuthenticateResponse xmlns:i="http://www.w3.org/2001/XMLSchema-instance")"
                              R"( xmlns="http://schemas.servicestack.net/types">)";
    stack::authenticate_response message;
    CHECK(element(written(message), "AuthenticateResponse") ==
          start + nils + R"(<ResponseStatus i:nil="true" />)" + meta + "</AuthenticateResponse>");
    message.response_status.emplace();
    CHECK(element(written(message), "ResponseStatus") ==
          R"(<ResponseStatus><ErrorCode i:nil="true" /><Message i:nil="true" /><StackTrace i:nil="true" />)"
          R"(<Errors i:nil="true" /><Meta xmlns:d5p1="http://schemas.microsoft.com/2003/10/Serialization/Arrays")"
          R"( i:nil="true" /></ResponseStatus>)");
    CHECK(element(written(stack::authenticate{}), "Authenticate") ==
          R"(<Authenticate xmlns:i="http://www.w3.org/2001/XMLSchema-instance")"
          R"( xmlns="http://schemas.servicestack.net/types"><provider i:nil="true" /><State i:nil="true" />)"
          R"(<oauth_token i:nil="true" /><oauth_verifier i:nil="true" /><UserName i:nil="true" />)"
          R"(<Password i:nil="true" /><RememberMe i:nil="true" /><Continue i:nil="true" /><nonce i:nil="true" />)"
          R"(<uri i:nil="true" /><response i:nil="true" /><qop i:nil="true" /><nc i:nil="true" />)"
          R"(<cnonce i:nil="true" /><UseTokenCookie i:nil="true" />)" +
              meta + "</Authenticate>");
}

TEST_CASE("an empty list, an empty dictionary and an empty string are no nulls") {
    stack::authenticate_response message;
    message.user_id = "";
    message.meta.emplace();
    auto& status = message.response_status.emplace();
    status.errors.emplace();
    status.meta.emplace();
    auto const text = written(message);
    CHECK(element(text, "UserId") == "<UserId />");
    CHECK(element(text, "Errors") == "<Errors />");
    CHECK(
        text.find(R"(<Errors /><Meta xmlns:d5p1="http://schemas.microsoft.com/2003/10/Serialization/Arrays" />)"
                  R"(</ResponseStatus><Meta xmlns:d4p1="http://schemas.microsoft.com/2003/10/Serialization/Arrays" />)"
                  R"(</AuthenticateResponse>)") != text.npos);
    auto const again = soapcodec::decode<stack::authenticate_response>(text);
    REQUIRE(again);
    CHECK(*again == message);
    CHECK(*again != stack::authenticate_response{});
}

TEST_CASE("messages of views are written as those that own their content") {
    soapcodec::arena memory;
    auto const request_bytes = written(request());
    auto const request_view = soapcodec::decode<stack::authenticate_view>(request_bytes, memory);
    REQUIRE(request_view);
    CHECK(request_view->user_name == "Kåre & co");
    CHECK(written(*request_view) == request_bytes);
    auto const reply_bytes = written(reply());
    auto const reply_view = soapcodec::decode<stack::authenticate_response_view>(reply_bytes, memory);
    REQUIRE(reply_view);
    REQUIRE(reply_view->response_status->errors->size() == 3);
    CHECK(written(*reply_view) == reply_bytes);
}

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

TEST_CASE("an ErrorResponse has a ResponseStatus and nothing else") {
    CHECK(element(written(stack::error_response{}), "ErrorResponse") ==
          R"(<ErrorResponse xmlns:i="http://www.w3.org/2001/XMLSchema-instance")"
          R"( xmlns="http://schemas.servicestack.net/types"><ResponseStatus i:nil="true" /></ErrorResponse>)");
    auto const bytes = replaced(written(reply()), "AuthenticateResponse", "ErrorResponse");
    auto const response = soapcodec::decode<stack::error_response>(bytes);
    REQUIRE(response);
    REQUIRE(error_of(*response) != nullptr);
    CHECK(*error_of(*response) == *reply().response_status);
}

namespace {

/// What a reply of SOAP 1.1 or 1.2 says in its header, whole and in pieces.
struct reply_header {
    soapcodec::errc code = soapcodec::errc::ok;
    std::string path;
    std::optional<stack::x_status> status;
    std::optional<soapcodec::addressing::action_2004> action;

    friend bool operator==(reply_header const&, reply_header const&) = default;
};
reply_header header_of(std::string_view document) {
    auto const read = [document](std::size_t size) {
        reply_header found;
        soapcodec::decoder<stack::authenticate_response> decoder(
            {.headers = {soapcodec::header(found.status), soapcodec::header(found.action)}});
        for (std::size_t at = 0; at < document.size() && decoder.feed(document.substr(at, size)); at += size) {
        }
        auto const message = decoder.finish();
        if (!message) {
            found.code = message.error().code();
            found.path = message.error().path();
        }
        return found;
    };
    auto const whole = read(document.size());
    for (std::size_t const size : {1U, 2U, 3U, 7U}) {
        CAPTURE(size);
        CHECK(read(size) == whole);
    }
    return whole;
}

} // namespace

TEST_CASE("X-Status is written beside an Action, and read back") {
    soapcodec::addressing::action_2004 const action{"AuthenticateResponse"};
    for (auto const version : {soapcodec::soap_1_1, soapcodec::soap_1_2}) {
        for (auto const code : {401, 0, -1, std::numeric_limits<std::int32_t>::max()}) {
            stack::x_status const status{code};
            auto const text = soapcodec::encode(
                soapcodec::with_headers(reply(), soapcodec::header_entry(action, {.must_understand = true}),
                                        soapcodec::header_entry(status)),
                version, {.envelope_prefix = "s"});
            REQUIRE(text);
            CHECK(element(*text, "s:Header") ==
                  R"(<s:Header><Action s:mustUnderstand="1" xmlns="http://schemas.xmlsoap.org/ws/2004/08/addressing">)"
                  R"(AuthenticateResponse</Action><X-Status xmlns="http://schemas.servicestack.net/types">)" +
                      std::to_string(code) + "</X-Status></s:Header>");
            CHECK(header_of(*text) == reply_header{soapcodec::errc::ok, "", status, action});
            CHECK(soapcodec::decode<stack::authenticate_response>(*text).value() == reply());
        }
    }
}

TEST_CASE("X-Status is read as a server writes it, and may be missing") {
    std::string const header =
        R"(<soap12:Header><a:Action soap12:mustUnderstand="1" xmlns:a="http://schemas.xmlsoap.org/ws/2004/08/addressing">)"
        R"(AuthenticateResponse</a:Action><X-Status xmlns="http://schemas.servicestack.net/types">401</X-Status>)"
        "</soap12:Header>";
    auto const sent = replaced(written(reply()), "<soap12:Body>", header + "<soap12:Body>");
    for (auto const& document : {sent, as_1_1(sent)}) {
        auto const found = header_of(document);
        CHECK(found.status == stack::x_status{401});
        CHECK(found.action == soapcodec::addressing::action_2004{"AuthenticateResponse"});
        CHECK(header_of(replaced(document, ">401<", "> 0401\n<")).status == stack::x_status{401});
        CHECK(header_of(replaced(document, "X-Status", "X-Other")) ==
              reply_header{soapcodec::errc::ok, "", std::nullopt, found.action});
        for (auto const* wrong : {"", "401 Unauthorized", "<x/>"}) {
            CAPTURE(wrong);
            auto const refused = header_of(replaced(document, "401", wrong));
            CHECK(refused.code ==
                  (*wrong == '<' ? soapcodec::errc::unexpected_element : soapcodec::errc::invalid_value));
            CHECK(refused.path == (*wrong == '<' ? "/Envelope/Header/X-Status/x" : "/Envelope/Header/X-Status"));
        }
        CHECK(header_of(replaced(document, "401", "2147483648")).code == soapcodec::errc::out_of_range);
    }
}

TEMPLATE_TEST_CASE("an error is an ErrorCode that is not empty", "", stack::authenticate_response,
                   stack::later::authenticate_response, stack::auth_response, stack::error_response,
                   stack::authenticate_response_view, stack::error_response_view) {
    TestType response;
    CHECK(error_of(response) == nullptr);
    auto& status = response.response_status.emplace();
    CHECK(error_of(response) == nullptr);
    status.message = "only a message";
    CHECK(error_of(response) == nullptr);
    status.error_code = "";
    CHECK(error_of(response) == nullptr);
    status.error_code = "Unauthorized";
    CHECK(error_of(response) == &*response.response_status);
    STATIC_REQUIRE(can_be_asked<TestType&>);
    STATIC_REQUIRE_FALSE(can_be_asked<TestType>); // the answer would refer to what is gone
}

TEST_CASE("the endpoint of ServiceStack") {
    CHECK(stack::host == "groupservice.idq01.com");
    CHECK(stack::path == "/soap12");
    CHECK(soapcodec::text_of<stack::types_namespace> == "http://schemas.servicestack.net/types");
}
