// SPDX-License-Identifier: MIT
// What the tests of ServiceStack's messages have in common: the messages of its pages, and what was written of them.
#pragma once

#include <soapcodec/services/servicestack.hpp>

#include "catch.hpp"

#include <soapcodec/decode.hpp>
#include <soapcodec/encode.hpp>

#include <optional>    // std::nullopt, std::optional
#include <string>      // std::string
#include <string_view> // std::string_view
#include <vector>      // std::vector

namespace test_servicestack {

namespace stack = soapcodec::servicestack;
using dictionary = std::vector<stack::key_value>;
using errors = std::vector<std::optional<stack::response_error>>;

inline soapcodec::encode_options const indented{.indented = true};
inline soapcodec::encode_options const as_on_the_page{.prefix_depth = soapcodec::prefix_depth::message};

/// A document without the white space between its tags.
inline std::string without_white_space(std::string_view document) {
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

inline std::string replaced(std::string_view document, std::string_view what, std::string_view by) {
    std::string text(document);
    for (auto at = text.find(what); at != text.npos; at = text.find(what, at + by.size())) {
        text.replace(at, what.size(), by);
    }
    return text;
}

/// The same document with what SOAP 1.1 has in place of 1.2's prefix and namespace.
inline std::string as_1_1(std::string_view document) {
    auto const text =
        replaced(document, "http://www.w3.org/2003/05/soap-envelope", "http://schemas.xmlsoap.org/soap/envelope/");
    return replaced(text, "soap12", "soap");
}

/// The same document with prefixes that count from the message.
inline std::string from_message(std::string_view document) {
    return replaced(replaced(replaced(document, "d4p1", "d2p1"), "d5p1", "d3p1"), "d7p1", "d5p1");
}

template <class Message>
inline std::string written(Message const& message, soapcodec::encode_options const& options = {}) {
    return soapcodec::encode(message, soapcodec::soap_1_2, options).value();
}

/// What is between the first `<name` and the last `</name>` or ` />`, tags included.
inline std::string element(std::string const& document, std::string const& name) {
    auto const begin = document.find("<" + name);
    auto const empty = document.find(" />", begin);
    auto const end = document.rfind("</" + name + ">");
    return end == document.npos ? document.substr(begin, empty + 3 - begin)
                                : document.substr(begin, end + name.size() + 3 - begin);
}

inline stack::authenticate request() {
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

inline constexpr std::string_view request_1_2 = R"(<?xml version="1.0" encoding="utf-8"?>
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

inline stack::authenticate_response reply() {
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

inline constexpr std::string_view reply_1_2 = R"(<?xml version="1.0" encoding="utf-8"?>
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

} // namespace test_servicestack
