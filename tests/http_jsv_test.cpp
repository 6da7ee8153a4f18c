// SPDX-License-Identifier: MIT
// Dictionaries as JSV.
#include <soapcodec/http/jsv.hpp>

#ifdef FMT_VERSION
#error "JSV needs no {fmt}"
#endif

#include "catch.hpp"

#include <soapcodec/services/servicestack.hpp>

#include <cstddef>     // std::size_t
#include <optional>    // std::nullopt
#include <random>      // std::mt19937
#include <string>      // std::string
#include <string_view> // std::string_view
#include <vector>      // std::vector

namespace {

namespace http = soapcodec::http;
using soapcodec::servicestack::key_value;
using entries = std::vector<key_value>;

std::string written(entries const& list) {
    std::string out;
    http::detail::append_jsv_dictionary(out, list);
    return out;
}

entries read(std::string_view text) {
    entries list;
    CAPTURE(text);
    REQUIRE(http::detail::read_jsv_dictionary(text, list) == http::detail::no_error);
    return list;
}

std::size_t error_of(std::string_view text) {
    entries list;
    return http::detail::read_jsv_dictionary(text, list);
}

} // namespace

TEST_CASE("a dictionary is written with quotes where they are needed") {
    CHECK(written({}) == "{}");
    CHECK(written({{"k1", "v1"}, {"k2", "a,b"}}) == R"({k1:v1,k2:"a,b"})");
    CHECK(written({{"", ""}}) == R"({"":""})");
    CHECK(written({{"a:b", "say \"hi\""}}) == R"({"a:b":"say ""hi"""})");
    CHECK(written({{"k", " a'b "}}) == "{k: a'b }");
    for (char const c : std::string_view("\":,{}[]\r\n")) {
        auto const text = written({{"k", std::string("a") + c}});
        CAPTURE(text);
        CHECK(text == std::string("{k:\"a") + (c == '"' ? "\"\"" : std::string(1, c)) + "\"}");
    }
}

TEST_CASE("null values are dropped") {
    CHECK(written({{"a", std::nullopt}}) == "{}");
    CHECK(written({{"a", std::nullopt}, {"b", ""}, {"c", std::nullopt}, {"d", "1"}}) == R"({b:"",d:1})");
}

TEST_CASE("a dictionary is read") {
    CHECK(read("{}").empty());
    CHECK(read(R"({k1:v1,k2:"a,b"})") == entries{{"k1", "v1"}, {"k2", "a,b"}});
    CHECK(read(R"({"":""})") == entries{{"", ""}});
    CHECK(read(R"({a:"""",b:"x""y"})") == entries{{"a", "\""}, {"b", "x\"y"}});
    CHECK(read("{a:1,a:2}") == entries{{"a", "1"}, {"a", "2"}});
    CHECK(read("{a: b c }") == entries{{"a", " b c "}});
    CHECK(read("{next:http://a/:80}") == entries{{"next", "http://a/:80"}});
    CHECK(read("{a:,:b}") == entries{{"a", std::nullopt}, {"", "b"}});
}

TEST_CASE("what is no dictionary is an error at its place") {
    CHECK(error_of("") == 0);
    CHECK(error_of("a:b") == 0);
    CHECK(error_of("{") == 1);
    CHECK(error_of("{a") == 2);
    CHECK(error_of("{a}") == 2);
    CHECK(error_of("{a:b") == 4);
    CHECK(error_of("{a:b,}") == 5);
    CHECK(error_of("{a:b}x") == 5);
    CHECK(error_of("{a:\"b}") == 6);
    CHECK(error_of("{\"a:b}") == 6);
    CHECK(error_of("{\"a\"b:c}") == 4);
    CHECK(error_of("{a:b\"c\"}") == 4);
    CHECK(error_of("{a:\"b\"c}") == 6);
    CHECK(error_of("{a:{b:c}}") == 3);
    CHECK(error_of("{a:[b]}") == 3);
    CHECK(error_of("{a:b\n}") == 4);
    CHECK(error_of("[a]") == 0);
}

TEST_CASE("every dictionary without nulls goes round") {
    std::mt19937 random(7);
    constexpr std::string_view characters = "ab\":,{}[]\r\n %\\'";
    auto const text = [&] {
        std::string out;
        for (auto size = random() % 5; size != 0; --size) {
            out += characters[random() % characters.size()];
        }
        return out;
    };
    for (int i = 0; i < 2000; ++i) {
        entries list;
        for (auto size = random() % 4; size != 0; --size) {
            list.push_back({text(), text()});
        }
        REQUIRE(read(written(list)) == list);
    }
}

TEST_CASE("no text is too much") {
    std::mt19937 random(8);
    constexpr std::string_view characters = "a\":,{}";
    for (int i = 0; i < 5000; ++i) {
        std::string text = "{";
        for (auto size = random() % 12; size != 0; --size) {
            text += characters[random() % characters.size()];
        }
        auto const at = error_of(text);
        CAPTURE(text);
        REQUIRE((at == http::detail::no_error || at <= text.size()));
        if (at == http::detail::no_error) {
            auto const list = read(text);
            REQUIRE(read(written(list)).size() <= list.size());
        }
    }
}
