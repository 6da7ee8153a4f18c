// SPDX-License-Identifier: MIT
// Requests beside the HTTP lines of the services' sample pages.
#include <soapcodec/http/soap_request.hpp>

#include "catch.hpp"

#include <soapcodec/services/office24seven.hpp>
#include <soapcodec/services/servicestack.hpp>
#include <soapcodec/soap/addressing.hpp>

#include <string>      // std::string
#include <string_view> // std::string_view
#include <vector>      // std::vector

namespace {

namespace http = soapcodec::http;
namespace office = soapcodec::office24seven;
namespace stack = soapcodec::servicestack;
using soapcodec::errc;

/// A message of a service without conventions.
struct plain {};
constexpr auto soap_shape(plain const*) {
    return soapcodec::message<"Plain", "urn:plain">();
}

constexpr http::endpoint office_endpoint{office::host, office::path};
constexpr http::endpoint stack_endpoint{stack::host, stack::path};

/// The lines of a sample page as HTTP has them, with the length in place of `length`, and the body behind.
std::string on_the_wire(std::string_view lines, std::string const& body) {
    std::string text;
    for (char const c : lines) {
        text += c == '\n' ? "\r\n" : std::string(1, c);
    }
    constexpr std::string_view placeholder = "Content-Length: length";
    auto const at = text.find(placeholder);
    REQUIRE(at != text.npos);
    text.replace(at, placeholder.size(), "Content-Length: " + std::to_string(body.size()));
    return text + "\r\n" + body;
}

template <class T>
std::string written(T const& message, soapcodec::soap::version v, http::endpoint to,
                    http::soap_request_options const& options = {}) {
    return http::request_text(http::soap_request(message, v, to, options).value()).value();
}

void check_refused(soapcodec::result<http::request> const& out, std::string_view path) {
    REQUIRE_FALSE(out);
    CHECK(out.error().code() == errc::invalid_value);
    CHECK(out.error().path() == path);
}

} // namespace

TEST_CASE("GetIdentities by SOAP 1.1 is as on the sample page") {
    auto const body = soapcodec::encode(office::get_identities{}, soapcodec::soap_1_1).value();
    CHECK(written(office::get_identities{}, soapcodec::soap_1_1, office_endpoint) ==
          on_the_wire("POST /authenticate/v001/authenticate.asmx HTTP/1.1\n"
                      "Host: api.24sevenoffice.com\n"
                      "Content-Type: text/xml; charset=utf-8\n"
                      "Content-Length: length\n"
                      "SOAPAction: \"http://24sevenOffice.com/webservices/GetIdentities\"\n",
                      body));
}

TEST_CASE("GetIdentities by SOAP 1.2 is as on the sample page") {
    auto const body = soapcodec::encode(office::get_identities{}, soapcodec::soap_1_2).value();
    CHECK(written(office::get_identities{}, soapcodec::soap_1_2, office_endpoint) ==
          on_the_wire("POST /authenticate/v001/authenticate.asmx HTTP/1.1\n"
                      "Host: api.24sevenoffice.com\n"
                      "Content-Type: application/soap+xml; charset=utf-8\n"
                      "Content-Length: length\n",
                      body));
}

TEST_CASE("Authenticate is as on the sample page") {
    stack::authenticate message;
    message.user_name = "\xC3\xB8la";
    auto const body = soapcodec::encode(message, soapcodec::soap_1_2).value();
    CHECK(written(message, soapcodec::soap_1_2, stack_endpoint, {.media_type = "text/xml"}) ==
          on_the_wire("POST /soap12 HTTP/1.1\n"
                      "Host: groupservice.idq01.com\n"
                      "Content-Type: text/xml; charset=utf-8\n"
                      "Content-Length: length\n",
                      body));
}

TEST_CASE("a request is plain data") {
    auto const r = http::soap_request(office::get_identities{}, soapcodec::soap_1_1, office_endpoint,
                                      {.session_id = "abc", .encoding = {.indented = true}})
                       .value();
    CHECK(r.method == "POST");
    CHECK(r.target == "/authenticate/v001/authenticate.asmx");
    CHECK(r.host == "api.24sevenoffice.com");
    CHECK(r.headers ==
          std::vector<http::header>{{"Content-Type", "text/xml; charset=utf-8"},
                                    {"SOAPAction", "\"http://24sevenOffice.com/webservices/GetIdentities\""},
                                    {"Cookie", "ASP.NET_SessionId=abc"}});
    CHECK(r.body == soapcodec::encode(office::get_identities{}, soapcodec::soap_1_1, {.indented = true}).value());
}

TEST_CASE("SOAP 1.2 says its action where that is wanted") {
    auto const type = [](auto const& message, http::soap_request_options const& options) {
        auto const r = http::soap_request(message, soapcodec::soap_1_2, office_endpoint, options).value();
        CHECK(r.headers.size() == 1);
        return r.headers.front().value;
    };
    CHECK(type(office::get_identities{}, {.action_parameter = true}) ==
          "application/soap+xml; charset=utf-8; action=\"http://24sevenOffice.com/webservices/GetIdentities\"");
    CHECK(type(office::get_identities{}, {.action = "urn:x", .action_parameter = true}) ==
          "application/soap+xml; charset=utf-8; action=\"urn:x\"");
    CHECK(type(stack::authenticate{}, {.action_parameter = true}) == "application/soap+xml; charset=utf-8");
    CHECK(type(office::get_identities{}, {.action = "urn:x"}) == "application/soap+xml; charset=utf-8");
}

TEST_CASE("SOAP 1.1 always has an action, if an empty one") {
    auto const action = [](auto const& message, http::soap_request_options const& options) {
        auto const r = http::soap_request(message, soapcodec::soap_1_1, office_endpoint, options).value();
        CHECK(r.headers.at(1).name == "SOAPAction");
        return r.headers.at(1).value;
    };
    CHECK(action(stack::authenticate{}, {}) == "\"\"");
    CHECK(action(stack::authenticate{}, {.action = "urn:x y"}) == "\"urn:x y\"");
    CHECK(action(office::get_identities{}, {.action = "", .action_parameter = true}) == "\"\"");
}

TEST_CASE("the action is that of the message, whatever header blocks are before it") {
    soapcodec::addressing::action const block{"urn:block"};
    office::get_identities const message;
    auto const from_lvalues = soapcodec::with_headers(message, soapcodec::header_entry(block));
    auto const from_rvalues = soapcodec::with_headers(
        office::get_identities{}, soapcodec::header_entry(soapcodec::addressing::action{"urn:block"}));
    auto const check = [](auto const& with_block) {
        auto const older = http::soap_request(with_block, soapcodec::soap_1_1, office_endpoint).value();
        CHECK(older.headers.at(1) ==
              http::header{"SOAPAction", "\"http://24sevenOffice.com/webservices/GetIdentities\""});
        CHECK(older.body == soapcodec::encode(with_block, soapcodec::soap_1_1).value());
        CHECK(older.body.find(">urn:block</Action>") != std::string::npos);
        auto const newer =
            http::soap_request(with_block, soapcodec::soap_1_2, office_endpoint, {.action_parameter = true}).value();
        CHECK(newer.headers.at(0).value ==
              "application/soap+xml; charset=utf-8; action=\"http://24sevenOffice.com/webservices/GetIdentities\"");
    };
    check(from_lvalues);
    check(from_rvalues);
}

TEST_CASE("options may be kept longer than what they were made of") {
    auto const options = [] {
        std::string const text(100, 'x');
        return http::soap_request_options{.media_type = "text/" + text,
                                          .action = "urn:" + text,
                                          .session_id = "id" + text,
                                          .encoding = {.envelope_prefix = "p" + text}};
    }();
    std::string const text(100, 'x');
    auto const r = http::soap_request(office::get_identities{}, soapcodec::soap_1_1, office_endpoint, options).value();
    CHECK(r.headers == std::vector<http::header>{{"Content-Type", "text/" + text + "; charset=utf-8"},
                                                 {"SOAPAction", "\"urn:" + text + "\""},
                                                 {"Cookie", "ASP.NET_SessionId=id" + text}});
    CHECK(r.body.find("<p" + text + ":Body>") != std::string::npos);
}

TEST_CASE("the format of the reply is asked for in three ways") {
    auto const ask = [](soapcodec::soap::version v, http::endpoint to, http::format_choice choice) {
        return http::soap_request(stack::authenticate{}, v, to, {.reply_format = choice}).value();
    };
    using enum http::format_choice;
    CHECK(ask(soapcodec::soap_1_2, stack_endpoint, none).headers.size() == 1);
    CHECK(ask(soapcodec::soap_1_2, stack_endpoint, accept).headers.at(1) ==
          http::header{"Accept", "application/soap+xml"});
    CHECK(ask(soapcodec::soap_1_1, stack_endpoint, accept).headers.at(2) == http::header{"Accept", "text/xml"});
    CHECK(ask(soapcodec::soap_1_2, {"h", "/auth?a=b"}, suffix).target == "/auth.soap12?a=b");
    CHECK(ask(soapcodec::soap_1_2, stack_endpoint, query).target == "/soap12?format=soap12");
    CHECK(ask(soapcodec::soap_1_1, {"h", "/auth?a=b"}, query).target == "/auth?a=b&format=soap11");
}

TEST_CASE("what a service has no name for cannot be asked of it") {
    using enum http::format_choice;
    for (auto const choice : {suffix, query}) {
        check_refused(http::soap_request(office::get_identities{}, soapcodec::soap_1_1, office_endpoint,
                                         {.reply_format = choice}),
                      "target");
    }
    check_refused(http::soap_request(plain{}, soapcodec::soap_1_1, office_endpoint, {.session_id = "a"}),
                  "cookie name");
    CHECK(http::soap_request(plain{}, soapcodec::soap_1_1, office_endpoint, {.reply_format = accept}));
}

TEST_CASE("a caller's text cannot add headers") {
    auto const with = [](http::endpoint to, http::soap_request_options const& options) {
        return http::soap_request(office::get_identities{}, soapcodec::soap_1_1, to, options);
    };
    for (std::string_view const bad : {"a\r\nX: y", "a\n", "\r", "a\"b", "a\\", "\x7f", "\xC3\xB8"}) {
        CAPTURE(bad);
        check_refused(with(office_endpoint, {.media_type = std::string(bad)}), "Content-Type");
        check_refused(with(office_endpoint, {.action = std::string(bad)}), "action");
        check_refused(with(office_endpoint, {.session_id = std::string(bad)}), "Cookie");
        check_refused(with({bad, "/"}, {}), "host");
        check_refused(with({"h", std::string("/").append(bad)}, {}), "target");
    }
    check_refused(with(office_endpoint, {.media_type = "text/xml; charset=x"}), "Content-Type");
    check_refused(with(office_endpoint, {.session_id = ""}), "Cookie");
}

TEST_CASE("a message that cannot be written is no request") {
    stack::authenticate message;
    message.state = "\x01";
    auto const r = http::soap_request(message, soapcodec::soap_1_2, stack_endpoint);
    REQUIRE_FALSE(r);
    CHECK(r.error().code() == errc::invalid_character);
    CHECK(r.error().path() == "/Envelope/Body/Authenticate/State");
}
