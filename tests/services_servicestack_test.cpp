// SPDX-License-Identifier: MIT
// ServiceStack: its messages as they are written, and read back. services_schema_test.cpp does so with values at
// random.
#include <soapcodec/services/servicestack.hpp>

#include "catch.hpp"
#include "services_servicestack_support.hpp"

#include <soapcodec/decode.hpp>
#include <soapcodec/encode.hpp>
#include <soapcodec/soap/addressing.hpp>

#include <string> // std::string

namespace {

namespace stack = soapcodec::servicestack;
using test_servicestack::check_all_ways;
using test_servicestack::dictionary;
using test_servicestack::element;
using test_servicestack::reply;
using test_servicestack::reply_1_2;
using test_servicestack::request;
using test_servicestack::request_1_2;
using test_servicestack::written;

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

TEST_CASE("the endpoint of ServiceStack") {
    CHECK(stack::host == "groupservice.idq01.com");
    CHECK(stack::path == "/soap12");
    CHECK(soapcodec::text_of<stack::types_namespace> == "http://schemas.servicestack.net/types");
}
