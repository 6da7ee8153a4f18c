// SPDX-License-Identifier: MIT
// Requests as text, and what keeps them from being more than one request.
#include <soapcodec/http/request.hpp>

#include "catch.hpp"

#include <cstddef>     // std::size_t
#include <string>      // std::string
#include <string_view> // std::string_view

namespace {

namespace http = soapcodec::http;
using soapcodec::errc;

http::request sample() {
    return {"POST", "/a?b=c", "example.no:8080", {{"Content-Type", "text/xml"}, {"X-One", "1"}}, "<a/>"};
}

void check_refused(http::request const& r, std::string_view path, std::size_t byte) {
    auto const text = http::request_text(r);
    REQUIRE_FALSE(text);
    CHECK(text.error().code() == errc::invalid_value);
    CHECK(text.error().path() == path);
    CHECK(text.error().byte() == byte);
    REQUIRE(http::check(r));
    CHECK(http::check(r)->message() == text.error().message());
}

} // namespace

TEST_CASE("a request is its lines and its body") {
    CHECK(http::request_text(sample()).value() ==
          "POST /a?b=c HTTP/1.1\r\nHost: example.no:8080\r\n"
          "Content-Type: text/xml\r\nContent-Length: 4\r\nX-One: 1\r\n\r\n<a/>");
    CHECK_FALSE(http::check(sample()));
}

TEST_CASE("the length is that of bytes") {
    auto r = sample();
    r.body = "\xC3\xB8\xE2\x82\xAC";
    CHECK(http::request_text(r).value().find("Content-Length: 5\r\n") != std::string::npos);
}

TEST_CASE("an empty body has a length where the method usually has a body") {
    http::request r{"POST", "/", "h", {}, ""};
    CHECK(http::request_text(r).value() == "POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 0\r\n\r\n");
    r.method = "GET";
    CHECK(http::request_text(r).value() == "GET / HTTP/1.1\r\nHost: h\r\n\r\n");
    r.body = "x";
    CHECK(http::request_text(r).value() == "GET / HTTP/1.1\r\nHost: h\r\nContent-Length: 1\r\n\r\nx");
}

TEST_CASE("no part can end its line") {
    for (std::string_view const bad : {"\r", "\n", "\r\n", "\r\nX: y", "\n\nGET / HTTP/1.1"}) {
        CAPTURE(bad);
        auto const with = [bad](std::string_view before) { return std::string(before).append(bad); };
        auto r = sample();
        r.method = with("POST");
        check_refused(r, "method", 4);
        r = sample();
        r.target = with("/a");
        check_refused(r, "target", 2);
        r = sample();
        r.host = with("example.no");
        check_refused(r, "host", 10);
        r = sample();
        r.headers[1].name = with("X");
        check_refused(r, "header name", 1);
        r = sample();
        r.headers[1].value = with("abc");
        check_refused(r, "X-One", 3);
    }
    auto r = sample();
    r.headers[1].value = std::string("a\0b", 3);
    check_refused(r, "X-One", 1);
}

TEST_CASE("no part has spaces or characters that mean something else there") {
    for (std::string_view const bad : {" ", "#", "\"", "<", "\\", "{", "\xC3\xB8", "\x7f"}) {
        CAPTURE(bad);
        auto r = sample();
        r.target.append(bad);
        check_refused(r, "target", 6);
        r = sample();
        r.host.append(bad);
        check_refused(r, "host", 15);
    }
    for (std::string_view const bad : {"/", "?", "@"}) {
        auto r = sample();
        r.host.append(bad);
        check_refused(r, "host", 15);
    }
    auto r = sample();
    r.target = "a";
    check_refused(r, "target", 0);
    r.target = "";
    check_refused(r, "target", 0);
    r = sample();
    r.host = "";
    check_refused(r, "host", 0);
    r = sample();
    r.method = "";
    check_refused(r, "method", 0);
    r = sample();
    r.headers[0].name = "";
    check_refused(r, "header name", 0);
    r = sample();
    r.headers[0].name = "X:";
    check_refused(r, "header name", 1);
}

TEST_CASE("a header may be empty, and hold tabs and what is not ASCII") {
    auto r = sample();
    r.headers = {{"X", ""}, {"Y", "a\tb \xC3\xB8"}};
    CHECK(http::request_text(r).value().find("\r\nX: \r\nContent-Length: 4\r\nY: a\tb \xC3\xB8\r\n\r\n") !=
          std::string::npos);
}

TEST_CASE("headers that say how long the request is would contradict its own") {
    for (auto const* const name : {"Host", "host", "Content-Length", "CONTENT-LENGTH", "Transfer-Encoding"}) {
        auto r = sample();
        r.headers.push_back({name, "1"});
        check_refused(r, name, 0);
    }
}

TEST_CASE("an error does not quote a value, which may be secret") {
    auto r = sample();
    r.headers[1] = {"Cookie", "secret\n"};
    CHECK(http::check(r)->message() == "Cookie: invalid value: byte 6");
}
