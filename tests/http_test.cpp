// SPDX-License-Identifier: MIT
// HTTP around the messages, as a client uses it.
#include <soapcodec/http.hpp>

#include "catch.hpp"

#include <soapcodec/decode.hpp>
#include <soapcodec/services/office24seven.hpp>
#include <soapcodec/services/servicestack.hpp>
#include <soapcodec/soap/fault.hpp>

#include <string>      // std::string
#include <string_view> // std::string_view

namespace {

namespace http = soapcodec::http;
namespace office = soapcodec::office24seven;
namespace stack = soapcodec::servicestack;

} // namespace

TEST_CASE("a call in a session") {
    auto const call = http::soap_request(office::get_identities{}, soapcodec::soap_1_1, {office::host, office::path},
                                         {.session_id = "pkjs2ozw1lqlzkzwbuhaqj2o"});
    REQUIRE(call);
    auto const text = http::request_text(*call).value();
    auto const end = text.find("\r\n\r\n");
    CHECK(text.find("\r\nCookie: ASP.NET_SessionId=pkjs2ozw1lqlzkzwbuhaqj2o\r\n") < end);
    CHECK(soapcodec::decode<office::get_identities>(std::string_view(text).substr(end + 4)));
}

TEST_CASE("what a reply is taken for is what decoding finds") {
    auto const reply = soapcodec::encode(office::get_identities_response{}, soapcodec::soap_1_2).value();
    CHECK(http::classify(200, "application/soap+xml; charset=utf-8", reply) == http::reply_kind::soap);

    soapcodec::soap::fault const fault{.code = {"urn:example:codes", "Busy"}, .reasons = {{"en", "later"}}};
    auto const failed = soapcodec::encode(fault, soapcodec::soap_1_1).value();
    CHECK(http::classify(500, "text/xml; charset=utf-8", failed) == http::reply_kind::fault);
    CHECK(soapcodec::decode<office::get_identities_response>(failed).error().code() == soapcodec::errc::fault);
}

TEST_CASE("the same message as SOAP and as a URL") {
    stack::authenticate message;
    message.provider = "credentials";
    message.user_name = "ola@example.no";
    message.remember_me = true;
    message.meta.emplace().push_back({"device", "phone, old"});
    auto const target = http::encode_target<"/auth/{provider}">(message).value();
    CHECK(target == "/auth/credentials?UserName=ola%40example.no&RememberMe=True&"
                    "Meta=%7Bdevice%3A%22phone%2C%20old%22%7D");
    CHECK(http::request_text({"POST", target, std::string(stack::host), {{"Accept", "application/soap+xml"}}, ""})
              .value() == "POST " + target +
                              " HTTP/1.1\r\nHost: groupservice.idq01.com\r\nAccept: application/soap+xml\r\n"
                              "Content-Length: 0\r\n\r\n");
    auto const call = http::soap_request(message, soapcodec::soap_1_2, {stack::host, stack::path}).value();
    CHECK(soapcodec::decode<stack::authenticate>(call.body).value() ==
          http::decode_target<"/auth/{provider}", stack::authenticate>(target).value());
}
