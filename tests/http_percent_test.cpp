// SPDX-License-Identifier: MIT
// Percent-encoding, both ways.
#include <soapcodec/http/percent.hpp>

#include "catch.hpp"

#include <cstdio>      // std::snprintf
#include <string>      // std::string
#include <string_view> // std::string_view

namespace http = soapcodec::http;

TEST_CASE("unreserved characters stay, every other byte is escaped") {
    for (int byte = 0; byte < 256; ++byte) {
        auto const c = static_cast<char>(static_cast<unsigned char>(byte));
        bool const stays = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '-' ||
                           c == '.' || c == '_' || c == '~';
        char escape[8] = {};
        std::snprintf(escape, sizeof escape, "%%%02X", static_cast<unsigned>(byte));
        CHECK(http::percent_encode(std::string(1, c)) == (stays ? std::string(1, c) : escape));
        CHECK(http::percent_decode(escape).value() == std::string(1, c));
    }
    CHECK(http::percent_encode("\xE2\x82\xAC 1") == "%E2%82%AC%201");
    CHECK(http::percent_encode("").empty());
}

TEST_CASE("escapes are read in either case, and what need not be escaped") {
    CHECK(http::percent_decode("%e2%82%aC%41").value() == "\xE2\x82\xAC"
                                                          "A");
    CHECK(http::percent_decode("a b&\xC3\xB8").value() == "a b&\xC3\xB8");
    CHECK(http::percent_decode("%2541").value() == "%41");
}

TEST_CASE("a plus in a percent-encoded text is a space in forms only") {
    CHECK(http::percent_decode("a+b%2B").value() == "a+b+");
    CHECK(http::percent_decode("a+b%2B", http::plus_sign::space).value() == "a b+");
}

TEST_CASE("an escape without two digits is an error at its place") {
    struct sample {
        std::string_view text;
        std::size_t byte;
        std::string_view subject;
    };
    for (auto const& s :
         {sample{"%", 0, "%"}, sample{"ab%4", 2, "%4"}, sample{"%41%G1x", 3, "%G1"}, sample{"%4g", 0, "%4g"},
          sample{"%%41", 0, "%%4"}, sample{"a%-1", 1, "%-1"}, sample{"% 1", 0, "% 1"}, sample{"%0x41", 0, "%0x"}}) {
        auto const out = http::percent_decode(s.text);
        CAPTURE(s.text);
        REQUIRE_FALSE(out);
        CHECK(out.error().code() == soapcodec::errc::invalid_value);
        CHECK(out.error().byte() == s.byte);
        CHECK(out.error().line() == 1);
        CHECK(out.error().column() == s.byte + 1);
        CHECK(out.error().subject() == s.subject);
    }
    auto const lower = http::percent_decode("\xC3\xB8\n\xC3\xB8%");
    CHECK(lower.error().message() == "2:2 (byte 5) invalid value: %");
}
