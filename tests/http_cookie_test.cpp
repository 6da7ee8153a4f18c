// SPDX-License-Identifier: MIT
// The session's cookie.
#include <soapcodec/http/cookie.hpp>

#include "catch.hpp"

#include <string>      // std::string
#include <string_view> // std::string_view

namespace http = soapcodec::http;

TEST_CASE("a session is a cookie") {
    auto const cookie = http::session_cookie("SID", "pkjs2ozw1lqlzkzwbuhaqj2o");
    REQUIRE(cookie);
    CHECK(*cookie == http::header{"Cookie", "SID=pkjs2ozw1lqlzkzwbuhaqj2o"});
}

TEST_CASE("the empty session of a failed login is none") {
    auto const cookie = http::session_cookie("SID", "");
    REQUIRE_FALSE(cookie);
    CHECK(cookie.error().code() == soapcodec::errc::invalid_value);
    CHECK(cookie.error().path() == "Cookie");
}

TEST_CASE("a session cannot add cookies or headers") {
    for (std::string_view const bad : {"; a=b", ", a=b", "\r\nX: y", " ", "\"", "\\", "\t", "\xC3\xB8", "\x7f"}) {
        CAPTURE(bad);
        auto const cookie = http::session_cookie("SID", std::string("abc").append(bad));
        REQUIRE_FALSE(cookie);
        CHECK(cookie.error().code() == soapcodec::errc::invalid_value);
        CHECK(cookie.error().byte() == 3);
    }
    CHECK_FALSE(http::session_cookie("SID", std::string_view("a\0", 2)));
}

TEST_CASE("the cookie's name is a token") {
    for (std::string_view const bad : {"", "a b", "a=b", "a;b", "a\r\nX: y", "\xC3\xB8"}) {
        CAPTURE(bad);
        auto const cookie = http::session_cookie(bad, "id");
        REQUIRE_FALSE(cookie);
        CHECK(cookie.error().code() == soapcodec::errc::invalid_value);
        CHECK(cookie.error().path() == "cookie name");
    }
}
