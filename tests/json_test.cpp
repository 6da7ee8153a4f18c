// SPDX-License-Identifier: MIT
// Described structs as JSON.
#include <soapcodec/json.hpp>

#include "catch.hpp"

#include <soapcodec/guid.hpp>
#include <soapcodec/xsd/binary.hpp>
#include <soapcodec/xsd/date_time.hpp>
#include <soapcodec/xsd/enumeration.hpp>

#include <chrono>      // std::chrono_literals
#include <cstddef>     // std::byte
#include <cstdint>     // std::uint64_t
#include <iterator>    // std::back_inserter
#include <limits>      // std::numeric_limits
#include <optional>    // std::optional
#include <span>        // std::span
#include <string>      // std::string
#include <string_view> // std::string_view
#include <variant>     // std::variant
#include <vector>      // std::vector

namespace test_json {

enum class colour { red, unnamed };

struct price {
    soapcodec::decimal amount;
    std::optional<std::string> currency;
};
constexpr auto soap_shape(price const*) {
    return soapcodec::record(soapcodec::text_content<&price::amount>,
                             soapcodec::attribute<"currency", &price::currency>);
}

struct card {
    std::string number;
};
constexpr auto soap_shape(card const*) {
    return soapcodec::record(soapcodec::element<"Number", &card::number>);
}

struct payment {
    std::variant<card, int> by;
    std::optional<std::variant<card, int>> before;
    std::vector<std::variant<int, std::string>> parts;
};
constexpr auto soap_shape(payment const*) {
    return soapcodec::record(
        soapcodec::choice<&payment::by, soapcodec::alternative<"Card">, soapcodec::alternative<"Cash">>,
        soapcodec::choice<&payment::before, soapcodec::alternative<"CardBefore">, soapcodec::alternative<"CashBefore">>,
        soapcodec::choice<&payment::parts, soapcodec::alternative<"Number">, soapcodec::alternative<"Text">>);
}

struct article {
    std::int64_t id = 0;
    std::string_view name;
    std::vector<price> prices;
    std::optional<std::vector<std::optional<bool>>> flags;
    std::span<int> counts;
};
constexpr auto soap_shape(article const*) {
    return soapcodec::message<"Article", "urn:json">(
        soapcodec::attribute<"id", &article::id>, soapcodec::element<"Name", &article::name>,
        soapcodec::element<"Price", &article::prices>,
        soapcodec::element<"Flags", &article::flags, soapcodec::items<"Flag">>,
        soapcodec::element<"Counts", &article::counts, soapcodec::items<"Count">>);
}

struct dot {
    int x = 0;
};
constexpr auto soap_shape(dot const*) {
    return soapcodec::record(soapcodec::type_name<"Dot">, soapcodec::element<"X", &dot::x>);
}
struct circle : dot {
    double radius = 0;
};
constexpr auto soap_shape(circle const*) {
    return soapcodec::record(soapcodec::type_name<"Circle">, soapcodec::element<"X", &circle::x>,
                             soapcodec::element<"Radius", &circle::radius>);
}
struct drawing {
    std::vector<std::variant<dot, circle>> parts;
};
constexpr auto soap_shape(drawing const*) {
    return soapcodec::record(soapcodec::element<"Part", &drawing::parts>);
}

} // namespace test_json

template <>
inline constexpr auto
    soapcodec::enumeration<test_json::colour> = soapcodec::names<test_json::colour>({{test_json::colour::red, "Red"}});

using soapcodec::to_json;

TEST_CASE("a record is an object by the names of its elements, attributes and text") {
    using soapcodec::decimal;
    std::vector<int> counts{1, 2};
    test_json::article const value{
        7,
        "A&B",
        {{decimal::from_text("99.50").value(), "NOK"}, {decimal::from_text("-.5").value(), std::nullopt}},
        std::vector<std::optional<bool>>{true, std::nullopt, false},
        counts};
    CHECK(to_json(value) ==
          R"({"@id":7,"Name":"A&B","Price":[{"@currency":"NOK","#text":99.5},{"@currency":null,"#text":-0.5}],)"
          R"("Flags":[true,null,false],"Counts":[1,2]})");
    CHECK(to_json(test_json::article{}) == R"({"@id":0,"Name":"","Price":[],"Flags":null,"Counts":[]})");
}

TEST_CASE("indented JSON has a line a member or item, and none in what is empty") {
    test_json::article const value{7, "A", {{soapcodec::decimal(1), "NOK"}}, std::nullopt, {}};
    CHECK(to_json(value, {.indented = true}) == R"({
  "@id": 7,
  "Name": "A",
  "Price": [
    {
      "@currency": "NOK",
      "#text": 1
    }
  ],
  "Flags": null,
  "Counts": []
})");
    CHECK(to_json(5, {.indented = true}) == "5");
}

TEST_CASE("a choice is a member by the name of its alternative") {
    CHECK(to_json(test_json::payment{test_json::card{"1"}, std::nullopt, {}}) ==
          R"({"Card":{"Number":"1"},"Number|Text":[]})");
    CHECK(to_json(test_json::payment{3, 4, {1, "x"}}) ==
          R"({"Cash":3,"CashBefore":4,"Number|Text":[{"Number":1},{"Text":"x"}]})");
}

TEST_CASE("strings are escaped, and what is not UTF-8 is replaced") {
    CHECK(to_json(std::string("a\"b\\c\n\r\t/")) == R"("a\"b\\c\n\r\t/")");
    CHECK(to_json(std::string("\0\x1F\x7F", 3)) == "\"\\u0000\\u001f\x7F\"");
    CHECK(to_json(std::string("\xC3\xB8\xF0\x9F\x98\x80")) == "\"\xC3\xB8\xF0\x9F\x98\x80\"");
    CHECK(to_json(std::string("a\xC3")) == "\"a\xEF\xBF\xBD\"");
    CHECK(to_json(std::string("\xFF"
                              "b")) == "\"\xEF\xBF\xBD"
                                       "b\"");
}

TEST_CASE("numbers keep their digits; what JSON has no form for is a string, or null") {
    using namespace std::chrono_literals;
    CHECK(to_json(std::numeric_limits<std::uint64_t>::max()) == "18446744073709551615");
    CHECK(to_json(0.1) == "0.1");
    CHECK(to_json(1e300) == "1e+300");
    CHECK(to_json(-std::numeric_limits<double>::infinity()) == R"("-INF")");
    CHECK(to_json(std::numeric_limits<float>::quiet_NaN()) == R"("NaN")");
    CHECK(to_json(soapcodec::guid{}) == R"("00000000-0000-0000-0000-000000000000")");
    CHECK(to_json(soapcodec::base64_binary{{std::byte{0xCA}, std::byte{0xFE}}}) == R"("yv4=")");
    CHECK(to_json(soapcodec::date{2024y / 2 / 29, {}}) == R"("2024-02-29")");
    CHECK(to_json(soapcodec::date{2023y / 2 / 30, {}}) == "null");
    CHECK(to_json(test_json::colour::red) == R"("Red")");
    CHECK(to_json(test_json::colour::unnamed) == "null");
}

TEST_CASE("records by xsi:type are those that they are") {
    CHECK(to_json(test_json::drawing{{test_json::dot{1}, test_json::circle{{2}, 0.5}}}) ==
          R"({"Part":[{"X":1},{"X":2,"Radius":0.5}]})");
}

TEST_CASE("names, XML and faults") {
    CHECK(to_json(soapcodec::xml::qname{"urn:x", "a"}) == R"({"ns":"urn:x","name":"a"})");
    CHECK(to_json(soapcodec::xml::raw_xml{"<a b=\"1\"/>", {}}) == R"("<a b=\"1\"/>")");
    CHECK(to_json(soapcodec::xml::any_element{{"", "e"}, {{{"urn:x", "a"}, "1"}}, {"<b/>", {}}}) ==
          R"({"name":{"ns":"","name":"e"},"attributes":[{"name":{"ns":"urn:x","name":"a"},"value":"1"}],)"
          R"("content":"<b/>"})");
    soapcodec::soap::fault const fault{.code = {"urn:c", "Busy"},
                                       .subcodes = {{"", "Later"}},
                                       .reasons = {{"en", "busy"}, {std::nullopt, "x"}},
                                       .role = "urn:r",
                                       .detail = soapcodec::xml::raw_xml{"<d/>", {}}};
    CHECK(
        to_json(fault) ==
        R"({"code":{"ns":"urn:c","name":"Busy"},"subcodes":[{"ns":"","name":"Later"}],)"
        R"("reason":[{"lang":"en","text":"busy"},{"lang":null,"text":"x"}],"role":"urn:r","node":null,"detail":"<d/>"})");
}

TEST_CASE("to any output, and as an argument of fmt::format") {
    std::vector<char> bytes;
    soapcodec::write_json(std::back_inserter(bytes), test_json::card{"1"});
    CHECK(std::string(bytes.begin(), bytes.end()) == R"({"Number":"1"})");
    test_json::card const named{"2"};
    CHECK(fmt::format("<{}|{}>", soapcodec::as_json(named), soapcodec::as_json(test_json::card{"3"})) ==
          R"(<{"Number":"2"}|{"Number":"3"}>)");
    CHECK(fmt::format("{}", soapcodec::as_json(named, {.indented = true})) == "{\n  \"Number\": \"2\"\n}");
}
