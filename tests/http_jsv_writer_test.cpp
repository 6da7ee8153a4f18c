// SPDX-License-Identifier: MIT
// Values as JSV.
#include <soapcodec/http/jsv/writer.hpp>

#include "catch.hpp"
#include "http_jsv_support.hpp"

#include <optional>    // std::nullopt, std::optional
#include <string>      // std::string
#include <string_view> // std::string_view
#include <vector>      // std::vector

namespace {

namespace http = soapcodec::http;
using test_jsv::branch;
using test_jsv::dictionary;
using test_jsv::entries;
using test_jsv::errc;
using test_jsv::key_value;
using test_jsv::leaf;
using test_jsv::odd;
using test_jsv::written;

} // namespace

TEST_CASE("a dictionary is written with quotes where they are needed") {
    auto const text = [](entries const& list) { return written<dictionary>(list); };
    CHECK(text({}) == "{}");
    CHECK(text({{"k1", "v1"}, {"k2", "a,b"}}) == R"({k1:v1,k2:"a,b"})");
    CHECK(text({{"", ""}}) == R"({"":""})");
    CHECK(text({{"a:b", "say \"hi\""}}) == R"({"a:b":"say ""hi"""})");
    CHECK(text({{"k", " a'b "}}) == "{k: a'b }");
    for (char const c : std::string_view("\":,{}[]\r\n")) {
        auto const out = text({{"k", std::string("a") + c}});
        CHECK(out == std::string("{k:\"a") + (c == '"' ? "\"\"" : std::string(1, c)) + "\"}");
    }
}

TEST_CASE("null values are dropped") {
    CHECK(written<dictionary>(entries{{"a", std::nullopt}}) == "{}");
    CHECK(written<dictionary>(entries{{"a", std::nullopt}, {"b", ""}, {"c", std::nullopt}, {"d", "1"}}) ==
          R"({b:"",d:1})");
}

TEST_CASE("Key and Value alone make no dictionary") {
    std::vector<test_jsv::number_entry> const list{{"a", 1}, {"b", 2}};
    using own_name = soapcodec::items_option<"Number", soapcodec::arrays_namespace>;
    using own_namespace = soapcodec::items_option<"KeyValueOfstringint", "urn:x">;
    CHECK(written<own_name>(list) == "[{Key:a,Value:1},{Key:b,Value:2}]");
    CHECK(written<own_namespace>(list) == "[{Key:a,Value:1},{Key:b,Value:2}]");
    CHECK(written<void>(list) == "[{Key:a,Value:1},{Key:b,Value:2}]");
    using dictionary_of_leaves = soapcodec::items_option<"KeyValueOfleaf", soapcodec::arrays_namespace>;
    CHECK(written<dictionary_of_leaves>(std::vector<leaf>(1)) == R"([{Name:"",Count:7}])");
}

TEST_CASE("a record is written in the order of its shape, nulls left out") {
    CHECK(written(leaf{"n", "a, b", true, -3, odd::colon}) == R"({Name:n,Note:"a, b",On:True,Count:-3,Kind:12:30})");
    CHECK(written(leaf{"", "", false, 0, odd::nothing}) == R"({Name:"",Note:"",On:False,Count:0,Kind:""})");
    CHECK(written(leaf{"n", {}, {}, 7, {}}) == "{Name:n,Count:7}");
    CHECK(written(leaf{"12:30", {}, {}, 7, odd::comma}) == R"({Name:"12:30",Count:7,Kind:"a,b"})");
    CHECK(written(soapcodec::servicestack::response_status{}) == "{}");
    CHECK(written(soapcodec::servicestack::response_status{
              "x", "a, b", {}, {{{{"e", "f", "m", {{key_value{"k", "v"}}}}}}}, {{key_value{"k", "v"}}}}) ==
          R"({ErrorCode:x,Message:"a, b",Errors:[{ErrorCode:e,FieldName:f,Message:m,Meta:{k:v}}],Meta:{k:v}})");
}

TEST_CASE("a list is written with nothing for a null") {
    using words = std::vector<std::string>;
    using maybe_words = std::vector<std::optional<std::string>>;
    using leaves = std::vector<std::optional<leaf>>;
    CHECK(written(words{}) == "[]");
    CHECK(written(words{""}) == R"([""])");
    CHECK(written(words{"a", "b:c", "d"}) == R"([a,"b:c",d])");
    CHECK(written(std::vector<std::int32_t>{1, -2}) == "[1,-2]");
    CHECK(written(maybe_words{std::nullopt, "a", std::nullopt, "", std::nullopt}) == R"([,a,,"",])");
    CHECK(written(leaves{leaf{}, std::nullopt, leaf{}}) == R"([{Name:"",Count:7},,{Name:"",Count:7}])");
    CHECK(written(maybe_words{std::nullopt, std::nullopt}) == "[,]");
    CHECK(written(maybe_words{std::nullopt}) == "[]"); // lost
}

TEST_CASE("a string that XML cannot hold is an error at its element") {
    branch value;
    value.leaves = {leaf{"a", {}, {}, 7, {}}, leaf{"b", "cd\x01", {}, 7, {}}};
    http::detail::jsv_writer jsv;
    REQUIRE_FALSE(jsv.write<void>(value));
    CHECK(describe(jsv.code()) == describe(errc::invalid_character));
    CHECK(jsv.path() == "/Leaves/Leaf[2]/Note");
    CHECK(jsv.subject() == "byte 2 of the text");

    auto const path_of = [](branch const& bad) {
        http::detail::jsv_writer writer;
        REQUIRE_FALSE(writer.write<void>(bad));
        return writer.path();
    };
    value.leaves.clear();
    value.words = {"\xFF", "a"};
    CHECK(path_of(value) == "/Word[1]");
    value.words.clear();
    value.extra = {{"a", std::nullopt}, {"\xFF", "b"}, {"c", "d"}};
    CHECK(path_of(value) == "/Extra/KeyValueOfstringstring[2]/Key");
    value.extra = {{"a", "b"}, {"c", "\xED\xA0\x80"}};
    CHECK(path_of(value) == "/Extra/KeyValueOfstringstring[2]/Value");
}
