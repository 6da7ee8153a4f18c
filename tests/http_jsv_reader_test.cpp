// SPDX-License-Identifier: MIT
// JSV as values, and what is no JSV.
#include <soapcodec/http/jsv/reader.hpp>

#include "catch.hpp"
#include "http_jsv_support.hpp"

#include <cstddef>     // std::size_t
#include <optional>    // std::nullopt, std::optional
#include <string>      // std::string
#include <string_view> // std::string_view
#include <vector>      // std::vector

namespace {

namespace http = soapcodec::http;
using test_jsv::branch;
using test_jsv::check_error;
using test_jsv::dictionary;
using test_jsv::entries;
using test_jsv::errc;
using test_jsv::leaf;
using test_jsv::node;
using test_jsv::odd;
using test_jsv::read;
using test_jsv::repeated;

std::size_t error_of(std::string_view text) {
    entries list;
    http::detail::jsv_reader jsv(text);
    CAPTURE(text);
    REQUIRE_FALSE(jsv.read<dictionary>(list));
    CHECK(describe(jsv.code()) == describe(errc::invalid_value));
    CHECK(jsv.subject() == text.substr(jsv.at()));
    return jsv.at();
}

} // namespace

TEST_CASE("a dictionary is read") {
    auto const list = [](std::string_view text) { return read<entries, dictionary>(text); };
    CHECK(list("{}").empty());
    CHECK(list(R"({k1:v1,k2:"a,b"})") == entries{{"k1", "v1"}, {"k2", "a,b"}});
    CHECK(list(R"({"":""})") == entries{{"", ""}});
    CHECK(list(R"({a:"""",b:"x""y"})") == entries{{"a", "\""}, {"b", "x\"y"}});
    CHECK(list("{a:1,a:2}") == entries{{"a", "1"}, {"a", "2"}});
    CHECK(list("{ a: b c }") == entries{{" a", " b c "}});
    CHECK(list("{next:http://a/:80}") == entries{{"next", "http://a/:80"}});
    CHECK(list("{a:,:b}") == entries{{"a", std::nullopt}, {"", "b"}});
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
    CHECK(error_of("{ }") == 2);
    CHECK(error_of("[a]") == 0);
}

TEST_CASE("a record is read in any order, what is unknown passed over") {
    CHECK(read<leaf>("{Name:n}") == leaf{"n", {}, {}, 7, {}});
    CHECK(read<leaf>("{Kind:12:30,Count: 3 ,On:tRUE,Note:,Name:a b }") == leaf{"a b ", {}, true, 3, odd::colon});
    CHECK(read<leaf>(R"({On:"False",Name:"a""b",Kind:"","Count":"4"})") == leaf{"a\"b", {}, false, 4, odd::nothing});
    CHECK(read<leaf>(R"({x:1,Name:n,y:,z:"a""}b",X:{a:{b:[c,{d:e}]},"}":[]},Y:[[],[,],{}],name:z,:q,"":r,On:True})") ==
          leaf{"n", {}, true, 7, {}});
    CHECK(read<leaf>("{Name:}").name.empty());
    CHECK(read<leaf>("{Name:http://a/:80}").name == "http://a/:80");
    CHECK(read<soapcodec::servicestack::response_status>("{}") == soapcodec::servicestack::response_status{});
}

TEST_CASE("spaces count for nothing around names, and belong to values elsewhere") {
    CHECK(read<leaf>("{ Name :n,\r\n\tCount\n:1}") == leaf{"n", {}, {}, 1, {}});
    CHECK(read<leaf>("{ \"Name\" : n}").name == " n");
    CHECK(read<node>("{ }") == node{});
    CHECK(read<node>("{x:{ },y:[ ],z:{ a : b},Nodes:[{}]}") == node{{node{}}});
    CHECK(read<std::vector<std::string>>("[ a, b ]") == std::vector<std::string>{" a", " b "});
    CHECK(read<std::vector<std::string>>("[ ]") == std::vector<std::string>{" "});
    check_error<node>("{} ", errc::invalid_value, 2, "", " ");
    check_error<node>(" {}", errc::invalid_value, 0, "", " {}");
    check_error<node>("{Nodes: []}", errc::invalid_value, 7, "/Nodes", " []}");
    check_error<node>("{Nodes:[] }", errc::invalid_value, 9, "", " }");
    check_error<node>("{Nodes:[ {}]}", errc::invalid_value, 8, "/Nodes[1]", " {}]}");
    check_error<node>("{Nodes:[{}, {}]}", errc::invalid_value, 11, "/Nodes[2]", " {}]}");
}

TEST_CASE("a list is read") {
    using words = std::vector<std::string>;
    using maybe_words = std::vector<std::optional<std::string>>;
    CHECK(read<words>("[]").empty());
    CHECK(read<words>(R"([""])") == words{""});
    CHECK(read<words>("[,a]") == words{"", "a"});
    CHECK(read<words>(R"([a,"b]",c:d])") == words{"a", "b]", "c:d"});
    CHECK(read<maybe_words>(R"([,a,,"",])") == maybe_words{std::nullopt, "a", std::nullopt, "", std::nullopt});
    CHECK(read<maybe_words>("[,]") == maybe_words(2));
    CHECK(read<std::vector<std::optional<leaf>>>("[{Name:a},,{Name:b}]") ==
          std::vector<std::optional<leaf>>{leaf{"a", {}, {}, 7, {}}, std::nullopt, leaf{"b", {}, {}, 7, {}}});
}

TEST_CASE("a list that is a parameter may lack its brackets") {
    using words = std::vector<std::string>;
    CHECK(read<words>("").empty());
    CHECK(read<words>("a") == words{"a"});
    CHECK(read<words>(R"(a,"b,c",)") == words{"a", "b,c", ""});
    CHECK(read<std::vector<node>>("{},{Nodes:[]}") == std::vector<node>(2));
    check_error<words>("a]", errc::invalid_value, 1, "", "]");
    check_error<words>("[a],b", errc::invalid_value, 3, "", ",b");
    check_error<node>("{Nodes:{}}", errc::invalid_value, 7, "/Nodes", "{}}");
}

TEST_CASE("errors in JSV lead to their element") {
    check_error<leaf>("", errc::invalid_value, 0, "", "");
    check_error<leaf>("Name:n", errc::invalid_value, 0, "", "Name:n");
    check_error<leaf>("{Name:n", errc::invalid_value, 7, "", "");
    check_error<leaf>("{Name:n]", errc::invalid_value, 7, "", "]");
    check_error<leaf>("{Name:n}}", errc::invalid_value, 8, "", "}");
    check_error<leaf>("{Name:n,}", errc::invalid_value, 8, "", "}");
    check_error<leaf>("{Name}", errc::invalid_value, 5, "", "}");
    check_error<leaf>("{Name:\"n", errc::invalid_value, 8, "/Name", "");
    check_error<leaf>("{Name:\"n\"x}", errc::invalid_value, 9, "", "x}");
    check_error<leaf>("{Name:{}}", errc::invalid_value, 6, "", "{}}");
    check_error<leaf>("{Name:n,x:{a}}", errc::invalid_value, 12, "", "}}");
    check_error<leaf>("{Name:n,x:[a}}", errc::invalid_value, 12, "", "}}");
    check_error<leaf>("{Name:n,x:{a:b]}", errc::invalid_value, 14, "", "]}");
    check_error<leaf>("{Name:n,x:\"a", errc::invalid_value, 12, "", "");

    check_error<leaf>("{}", errc::missing_element, 1, "/Name", "Name");
    check_error<leaf>("{Note:n}", errc::missing_element, 7, "/Name", "Name");
    check_error<leaf>("{Name:n,Name:m}", errc::duplicate_element, 8, "/Name", "");
    check_error<leaf>("{Name:n,Note:, Note:x}", errc::duplicate_element, 15, "/Note", "");
    check_error<leaf>("{Name:n,On:yes}", errc::invalid_value, 11, "/On", "yes");
    check_error<leaf>("{Name:n,On:\"a\"\"b\"}", errc::invalid_value, 11, "/On", "a\"b");
    check_error<leaf>("{Name:n,Count:1.5}", errc::invalid_value, 14, "/Count", "1.5");
    check_error<leaf>("{Name:n,Count:}", errc::invalid_value, 14, "/Count", "");
    check_error<leaf>("{Count:2147483648,Name:n}", errc::out_of_range, 7, "/Count", "2147483648");

    check_error<branch>("{First:{}}", errc::missing_element, 8, "/First/Name", "Name");
    check_error<branch>("{First:}", errc::invalid_value, 7, "/First", "}");
    check_error<branch>("{Leaves:}", errc::invalid_value, 8, "/Leaves", "}");
    check_error<branch>("{Leaves:[{Name:a},{Name:b,On:c}]}", errc::invalid_value, 29, "/Leaves/Leaf[2]/On", "c");
    check_error<branch>("{Leaves:[{Name:a},]}", errc::invalid_value, 18, "/Leaves/Leaf[2]", "]}");
    check_error<branch>("{Word:[a,\"b]}", errc::invalid_value, 13, "/Word[2]", "");
    check_error<branch>("{Numbers:{a:1,b:c}}", errc::invalid_value, 16, "/Numbers/KeyValueOfstringint[2]/Value", "c");
    check_error<branch>("{ByName:{c:{Name:x}}}", errc::invalid_value, 9, "/ByName/KeyValueOfoddLeafx1[1]/Key", "c");
    check_error<branch>("{ByName:{12:30:}}", errc::invalid_value, 9, "/ByName/KeyValueOfoddLeafx1[1]/Key", "12");
    check_error<branch>("{ByList:{a:[1],b:[2,x]}}", errc::invalid_value, 20,
                        "/ByList/KeyValueOfstringArrayOfint[2]/Value/int[2]", "x");
    check_error<node>("{Nodes:[{},{Nodes:[{Nodes:x}]}]}", errc::invalid_value, 26, "/Nodes[2]/Nodes[1]/Nodes",
                      "x}]}]}");
}

TEST_CASE("many of anything take a time in proportion") {
    constexpr std::size_t many = 200'000;
    auto const quotes = "[\"" + repeated("\"\"", many) + "\"]";
    CHECK(read<std::vector<std::string>>(quotes).front().size() == many);
    CHECK(read<std::vector<std::optional<std::string>>>("[" + repeated(",", many) + "]").size() == many + 1);
    CHECK(read<entries, dictionary>("{" + repeated("a:b,", many) + "c:d}").size() == many + 1);
    CHECK(read<leaf>("{" + repeated("x:[1],", many) + "Name:n}").name == "n");
    CHECK(read<std::vector<leaf>>("[" + repeated("{Name:n},", many) + "{Name:n}]").size() == many + 1);
    check_error<std::vector<leaf>>("[" + repeated("{Name:n},", many) + "{Name:n}", errc::invalid_value, 9 * many + 9,
                                   "", "");
    check_error<leaf>("{Name:\"" + repeated("\"\"", many), errc::invalid_value, 7 + 2 * many, "/Name", "");
}
