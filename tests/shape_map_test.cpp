// SPDX-License-Identifier: MIT
// Members that are a std::map.
#include <soapcodec/shape.hpp>

#include "catch.hpp"
#include "fuzz_support.hpp"
#include "support.hpp"

#include <soapcodec/arena.hpp>
#include <soapcodec/decode.hpp>
#include <soapcodec/encode.hpp>
#include <soapcodec/fuzz.hpp>
#include <soapcodec/http/parameters.hpp>
#include <soapcodec/json.hpp>
#include <soapcodec/limits.hpp>
#include <soapcodec/services/servicestack.hpp>
#include <soapcodec/stream.hpp>

#include <cstddef>     // std::size_t
#include <cstdint>     // std::int32_t
#include <functional>  // std::less
#include <map>         // std::map
#include <optional>    // std::optional
#include <random>      // std::mt19937
#include <string>      // std::string
#include <string_view> // std::string_view
#include <variant>     // std::variant
#include <vector>      // std::vector

using soapcodec::alternative;
using soapcodec::choice;
using soapcodec::element;
using soapcodec::entries;
using soapcodec::items;
using test::errc;

namespace test_map {

struct price {
    std::int32_t amount = 0;
    std::map<std::string, std::string, std::less<>> notes;
    friend bool operator==(price const&, price const&) = default;
};
constexpr auto soap_shape(price const*) {
    return soapcodec::record(element<"Amount", &price::amount>, element<"Notes", &price::notes, entries<"Note">>);
}

/// As .NET and as Java frameworks write them.
struct catalogue {
    std::map<std::string, std::optional<std::string>> meta;
    std::optional<std::map<std::int32_t, price>> prices;
    std::string name;
    std::variant<std::string, std::map<std::string, double>> rest;
    friend bool operator==(catalogue const&, catalogue const&) = default;
};
constexpr auto soap_shape(catalogue const*) {
    return soapcodec::message<"Catalogue", "urn:maps">(
        element<"Meta", &catalogue::meta, soapcodec::dictionary>,
        element<"Prices", &catalogue::prices, entries<"entry", "key", "value", "">>, element<"Name", &catalogue::name>,
        choice<&catalogue::rest, alternative<"Text">, alternative<"Rates", items<"Rate">>>);
}

/// A map that holds something by default, and a record that is a map to nobody else.
struct settings : std::map<std::string, std::string> {
    std::map<std::string, std::int32_t> limits{{"a", 1}, {"b", 2}};
};
constexpr auto soap_shape(settings const*) {
    return soapcodec::message<"Settings", "urn:maps">(element<"Limits", &settings::limits, items<"Limit">>);
}

/// A map that owns neither its keys nor its values.
struct labels {
    std::map<std::string_view, std::string_view> all;
};
constexpr auto soap_shape(labels const*) {
    return soapcodec::message<"Labels", "urn:maps">(element<"All", &labels::all, entries<"Label", "Name", "Text">>);
}

} // namespace test_map

namespace {

using test_map::catalogue;
using test_map::labels;

std::string document(std::string_view content) {
    return test::envelope("<Catalogue xmlns=\"urn:maps\">" + std::string(content) + "</Catalogue>");
}
constexpr std::string_view end = "<Name>n</Name><Text/>";

std::string meta(std::string_view content) {
    return document("<Meta xmlns:a=\"http://schemas.microsoft.com/2003/10/Serialization/Arrays\">" +
                    std::string(content) + "</Meta>" + std::string(end));
}
std::string meta_entry(std::string_view key, std::string_view value) {
    return "<a:KeyValueOfstringstring><a:Key>" + std::string(key) + "</a:Key>" + std::string(value) +
           "</a:KeyValueOfstringstring>";
}

catalogue some() {
    catalogue made;
    made.meta = {{"a", "1"}, {"b", std::nullopt}, {"", ""}};
    made.prices.emplace();
    (*made.prices)[7] = {70, {{"x", "y"}, {"z", "<&>"}}};
    made.name = "n";
    made.rest = std::map<std::string, double>{{"EUR", 11.5}};
    return made;
}

} // namespace

TEST_CASE("a dictionary of DataContractSerializer is a map") {
    auto const found = test::decoded<catalogue>(
        meta(meta_entry("b", "<a:Value i:nil=\"true\"/>") + meta_entry("a", "<a:Value>1</a:Value>") +
             "\n<!-- --><a:KeyValueOfstringstring><a:Value>v</a:Value><a:Key/></a:KeyValueOfstringstring>"));
    CHECK(found.meta == std::map<std::string, std::optional<std::string>>{{"", "v"}, {"a", "1"}, {"b", std::nullopt}});
    CHECK_FALSE(found.prices.has_value());
    CHECK(test::decoded<catalogue>(document(end)).meta.empty());
    CHECK(test::decoded<catalogue>(meta("")).meta.empty());
}

TEST_CASE("maps of records, in records, in choices and by other names") {
    auto const found = test::decoded<catalogue>(document(
        "<Meta/><Prices><entry xmlns=\"\"><key>7</key><value><Amount>70</Amount><Notes><Note><Key>x</Key><Value>y"
        "</Value></Note></Notes></value></entry><entry xmlns=\"\"><key>-1</key><value><Amount>1</Amount></value>"
        "</entry></Prices><Name>n</Name><Rates><Rate><Key>EUR</Key><Value>11.5</Value></Rate></Rates>"));
    REQUIRE(found.prices.has_value());
    CHECK(found.prices->size() == 2);
    CHECK(found.prices->at(7).notes.at("x") == "y");
    CHECK(found.prices->at(-1).amount == 1);
    CHECK(std::get<1>(found.rest).at("EUR") == 11.5);
    CHECK_FALSE(test::decoded<catalogue>(document("<Prices i:nil=\"1\"/>" + std::string(end))).prices.has_value());
}

TEST_CASE("a map says what is wrong with an entry") {
    auto const first = meta_entry("a", "<a:Value>1</a:Value>");
    auto const path = std::string("/Envelope/Body/Catalogue/Meta/KeyValueOfstringstring");
    test::check_error<catalogue>(meta(first + "<a:KeyValueOfstringstring><a:Key>a</a:Key><a:Value/>"
                                              "^</a:KeyValueOfstringstring>"),
                                 errc::duplicate_element, path + "[2]", "");
    test::check_error<catalogue>(meta(first + "<a:KeyValueOfstringstring><a:Value/>^</a:KeyValueOfstringstring>"),
                                 errc::missing_element, path + "[2]", "Key");
    test::check_error<catalogue>(
        document("<Prices><entry xmlns=\"\"><key>1</key>^</entry></Prices>" + std::string(end)), errc::missing_element,
        "/Envelope/Body/Catalogue/Prices/entry[1]", "value");
    test::check_error<catalogue>(meta("^<a:KeyValueOfstringstring i:nil=\"true\"/>"), errc::nil_not_allowed,
                                 path + "[1]", "");
}

TEST_CASE("maps are written as they are read, and read without expat") {
    for (bool const indented : {false, true}) {
        soapcodec::encode_options options;
        options.indented = indented;
        auto const written = soapcodec::encode(some(), soapcodec::soap_1_1, options);
        REQUIRE(written.has_value());
        CAPTURE(*written);
        CHECK(test::decoded<catalogue>(*written) == some());
        CHECK(test::taken_ahead<catalogue>(*written) == written->size());
    }
}

TEST_CASE("a dictionary is written alike as a map and as a list") {
    soapcodec::servicestack::authenticate list;
    list.meta.emplace().push_back({"a", "1"});
    list.meta->push_back({"b", ""});
    catalogue map;
    map.meta = {{"a", "1"}, {"b", ""}};
    auto const element_in = [](std::string const& text) {
        auto const begin = text.find("<Meta");
        return text.substr(begin, text.find("</Meta>") - begin);
    };
    CHECK(element_in(soapcodec::encode(map, soapcodec::soap_1_1).value()) ==
          element_in(soapcodec::encode(list, soapcodec::soap_1_1).value()));
}

TEST_CASE("what a map holds counts for limits::content") {
    soapcodec::decode_options options;
    options.limits.content = 4000;
    std::string many;
    for (int i = 0; i < 20; ++i) {
        many += meta_entry(std::to_string(i), "<a:Value/>");
    }
    CHECK(test::decode_with_all_cuts<catalogue>(meta(many), options).value.has_value());
    for (int i = 20; i < 60; ++i) {
        many += meta_entry(std::to_string(i), "<a:Value/>");
    }
    CHECK(test::decode_with_all_cuts<catalogue>(meta(many), options).error.code() == errc::content_limit);
}

TEST_CASE("what a map holds by default goes when its element is there") {
    auto const limits = [](std::string_view content) {
        return test::decoded<test_map::settings>(
                   test::envelope("<Settings xmlns=\"urn:maps\">" + std::string(content) + "</Settings>"))
            .limits;
    };
    CHECK(limits("").size() == 2);
    CHECK(limits("<Limits/>").empty());
    CHECK(limits("<Limits></Limits>").empty());
    CHECK(limits("<Limits><Limit><Key>a</Key><Value>5</Value></Limit></Limits>") ==
          std::map<std::string, std::int32_t>{{"a", 5}});
    auto const written = soapcodec::encode(test_map::settings(), soapcodec::soap_1_1).value();
    CHECK(soapcodec::decode<test_map::settings>(written)->limits.size() == 2);
}

TEST_CASE("a map of views is in the arena") {
    soapcodec::arena memory;
    auto const text = test::envelope("<Labels xmlns=\"urn:maps\"><All><Label><Name>a</Name><Text>b</Text></Label>"
                                     "</All></Labels>");
    auto const found = soapcodec::decode<labels>(text, memory);
    REQUIRE(found);
    CHECK(found->all.at("a") == "b");
}

TEST_CASE("maps in JSON and in parameters") {
    auto const value = some();
    CHECK(soapcodec::to_json(value) ==
          R"({"Meta":{"":"","a":"1","b":null},"Prices":{"7":{"Amount":70,"Notes":{"x":"y","z":"<&>"}}},"Name":"n",)"
          R"("Rates":{"EUR":11.5}})");
    test_map::price const price{3, {{"a:b", "1,2"}, {"c", ""}}};
    auto const written = soapcodec::http::encode_parameters(price);
    CAPTURE(written.value());
    auto const back = soapcodec::http::decode_parameters<test_map::price>(*written);
    REQUIRE(back);
    CHECK(*back == price);
    auto const twice = soapcodec::http::decode_parameters<test_map::price>("Amount=1&Notes={a:1,a:2}");
    REQUIRE_FALSE(twice);
    CHECK(twice.error().code() == errc::duplicate_element);
}

TEST_CASE("what is promised of any message holds for one with maps") {
    std::mt19937 from(14);
    for (int i = 0; i < 150; ++i) {
        auto const bytes = test::fuzz::random_bytes(from, 300);
        soapcodec::fuzz_one<catalogue, labels>(bytes.data(), bytes.size());
    }
}
