// SPDX-License-Identifier: MIT
// JSV, both ways.
#include <soapcodec/http/jsv/format.hpp>

#include <soapcodec/http/jsv/reader.hpp>
#include <soapcodec/http/jsv/writer.hpp>

#include "catch.hpp"

#include <soapcodec/services/servicestack.hpp>

#include <cstddef>     // std::size_t
#include <cstdint>     // std::int32_t
#include <iterator>    // std::size
#include <optional>    // std::optional, std::nullopt
#include <random>      // std::mt19937
#include <string>      // std::string
#include <string_view> // std::string_view
#include <type_traits> // std::remove_cv_t
#include <utility>     // std::move
#include <vector>      // std::vector

namespace test_jsv {

using soapcodec::servicestack::key_value;

/// Has texts of all kinds: `12:30`, `a,b`, ``.
enum class odd { colon, comma, nothing };

struct leaf {
    std::string name;
    std::optional<std::string> note;
    std::optional<bool> on;
    std::int32_t count = 7;
    std::optional<odd> kind;

    friend bool operator==(leaf const&, leaf const&) = default;
};
constexpr auto soap_shape(leaf const*) {
    return soapcodec::record(soapcodec::element<"Name", &leaf::name>, soapcodec::element<"Note", &leaf::note>,
                             soapcodec::element<"On", &leaf::on>,
                             soapcodec::element<"Count", &leaf::count, soapcodec::omittable>,
                             soapcodec::element<"Kind", &leaf::kind>);
}

struct number_entry {
    std::string key;
    std::int32_t value = 0;

    friend bool operator==(number_entry const&, number_entry const&) = default;
};
constexpr auto soap_shape(number_entry const*) {
    return soapcodec::record(soapcodec::element<"Key", &number_entry::key>,
                             soapcodec::element<"Value", &number_entry::value>);
}

struct leaf_entry {
    odd key{};
    std::optional<leaf> value;

    friend bool operator==(leaf_entry const&, leaf_entry const&) = default;
};
constexpr auto soap_shape(leaf_entry const*) {
    return soapcodec::record(soapcodec::element<"Key", &leaf_entry::key>,
                             soapcodec::element<"Value", &leaf_entry::value>);
}

struct lists_entry {
    std::string key;
    std::vector<std::int32_t> value;

    friend bool operator==(lists_entry const&, lists_entry const&) = default;
};
constexpr auto soap_shape(lists_entry const*) {
    return soapcodec::record(
        soapcodec::element<"Key", &lists_entry::key>,
        soapcodec::element<"Value", &lists_entry::value, soapcodec::items<"int", soapcodec::arrays_namespace>>);
}

struct branch {
    leaf first;
    std::optional<leaf> second;
    std::vector<leaf> leaves;
    std::optional<std::vector<std::optional<leaf>>> perhaps;
    std::vector<std::string> words;
    std::vector<std::optional<std::string>> maybe_words;
    std::vector<key_value> extra;
    std::optional<std::vector<number_entry>> numbers;
    std::vector<leaf_entry> by_name;
    std::vector<lists_entry> by_list;

    friend bool operator==(branch const&, branch const&) = default;
};
constexpr auto soap_shape(branch const*) {
    return soapcodec::record(
        soapcodec::element<"First", &branch::first>, soapcodec::element<"Second", &branch::second>,
        soapcodec::element<"Leaves", &branch::leaves, soapcodec::items<"Leaf">>,
        soapcodec::element<"Perhaps", &branch::perhaps, soapcodec::items<"Leaf">>,
        soapcodec::element<"Word", &branch::words>, soapcodec::element<"MaybeWord", &branch::maybe_words>,
        soapcodec::element<"Extra", &branch::extra, soapcodec::dictionary>,
        soapcodec::element<"Numbers", &branch::numbers,
                           soapcodec::items<"KeyValueOfstringint", soapcodec::arrays_namespace>>,
        soapcodec::element<"ByName", &branch::by_name,
                           soapcodec::items<"KeyValueOfoddLeafx1", soapcodec::arrays_namespace>>,
        soapcodec::element<"ByList", &branch::by_list,
                           soapcodec::items<"KeyValueOfstringArrayOfint", soapcodec::arrays_namespace>>);
}

struct node {
    std::vector<node> nodes;

    friend bool operator==(node const&, node const&) = default;
};
constexpr auto soap_shape(node const*) {
    return soapcodec::record(soapcodec::element<"Nodes", &node::nodes>);
}

} // namespace test_jsv

template <>
struct soapcodec::scalar<test_jsv::odd> {
    static constexpr std::string_view xsd = "odd";
    static constexpr std::string_view texts[] = {"12:30", "a,b", ""};
    static errc parse(std::string_view text, test_jsv::odd& out) {
        for (std::size_t i = 0; i < 3; ++i) {
            if (text == texts[i]) {
                out = static_cast<test_jsv::odd>(i);
                return errc::ok;
            }
        }
        return errc::invalid_value;
    }
    static std::string_view format(test_jsv::odd const& value) { return texts[static_cast<std::size_t>(value)]; }
};

namespace {

namespace http = soapcodec::http;
using soapcodec::errc;
using test_jsv::branch;
using test_jsv::key_value;
using test_jsv::leaf;
using test_jsv::node;
using test_jsv::odd;
using entries = std::vector<key_value>;
using dictionary = std::remove_cv_t<decltype(soapcodec::dictionary)>;

template <class Items = void, class T>
std::string written(T const& value) {
    http::detail::jsv_writer jsv;
    REQUIRE(jsv.write<Items>(value));
    return jsv.text();
}

template <class T, class Items = void>
T read(std::string_view text) {
    T value{};
    http::detail::jsv_reader jsv(text);
    CAPTURE(text);
    REQUIRE(jsv.read<Items>(value));
    return value;
}

template <class T, class Items = void>
void check_error(std::string_view text, errc code, std::size_t at, std::string_view path, std::string_view subject) {
    T value{};
    http::detail::jsv_reader jsv(text);
    CAPTURE(text);
    REQUIRE_FALSE(jsv.read<Items>(value));
    CHECK(describe(jsv.code()) == describe(code));
    CHECK(jsv.at() == at);
    CHECK(jsv.path() == path);
    CHECK(jsv.subject() == subject);
}

std::size_t error_of(std::string_view text) {
    entries list;
    http::detail::jsv_reader jsv(text);
    CAPTURE(text);
    REQUIRE_FALSE(jsv.read<dictionary>(list));
    CHECK(describe(jsv.code()) == describe(errc::invalid_value));
    CHECK(jsv.subject() == text.substr(jsv.at()));
    return jsv.at();
}

std::string repeated(std::string_view text, std::size_t times) {
    std::string out;
    while (times-- != 0) {
        out += text;
    }
    return out;
}

/// So many brackets open at once.
std::string nested_nodes(std::size_t depth) {
    std::string text = repeated("{Nodes:[", depth / 2);
    return text + (depth % 2 != 0 ? "{}" : "") + repeated("]}", depth / 2);
}

/// Makes values by chance, with all that has to be quoted.
class generator {
public:
    explicit generator(unsigned seed) : random_(seed) {}

    bool any(unsigned of = 2) { return random_() % of == 0; }

    std::string text() {
        static constexpr std::string_view pieces[] = {"a",  "b",  "\"", ":",   ",", "{", "}",        "[",
                                                      "]",  "\r", "\n", " ",   "%", "'", "\xC3\xB8", "\xF0\x9F\x90\x9F",
                                                      "\\", "\t", "&",  "\"\""};
        std::string out;
        for (auto size = random_() % 5; size != 0; --size) {
            out += pieces[random_() % std::size(pieces)];
        }
        return out;
    }
    std::optional<std::string> maybe_text() { return any() ? std::optional(text()) : std::nullopt; }

    leaf one_leaf() {
        leaf out{text(), maybe_text(), std::nullopt, static_cast<std::int32_t>(random_()), std::nullopt};
        if (any()) {
            out.on = any();
        }
        if (any()) {
            out.kind = one_odd();
        }
        return out;
    }
    std::optional<leaf> maybe_leaf() { return any() ? std::optional(one_leaf()) : std::nullopt; }
    odd one_odd() { return static_cast<odd>(random_() % 3); }

    template <class Make>
    auto list(Make make) {
        std::vector<decltype(make())> out;
        for (auto size = random_() % 4; size != 0; --size) {
            out.push_back(make());
        }
        return out;
    }

    branch one_branch() {
        branch out;
        out.first = one_leaf();
        out.second = maybe_leaf();
        out.leaves = list([this] { return one_leaf(); });
        if (any()) {
            out.perhaps = list([this] { return maybe_leaf(); });
        }
        out.words = list([this] { return text(); });
        out.maybe_words = list([this] { return maybe_text(); });
        out.extra = list([this] { return key_value{text(), maybe_text()}; });
        if (any()) {
            out.numbers = list([this] { return test_jsv::number_entry{text(), static_cast<std::int32_t>(random_())}; });
        }
        out.by_name = list([this] { return test_jsv::leaf_entry{one_odd(), maybe_leaf()}; });
        out.by_list = list([this] {
            return test_jsv::lists_entry{text(), list([this] { return static_cast<std::int32_t>(random_()); })};
        });
        return out;
    }

private:
    std::mt19937 random_;
};

template <class List>
void drop_lone_null(List& list) {
    if (list.size() == 1 && !list.front()) {
        list.clear();
    }
}
template <class List>
void drop_null_values(List& list) {
    std::erase_if(list, [](auto const& entry) { return !entry.value; });
}

/// What comes back.
branch without_lost(branch value) {
    drop_lone_null(value.maybe_words);
    if (value.perhaps) {
        drop_lone_null(*value.perhaps);
    }
    drop_null_values(value.extra);
    drop_null_values(value.by_name);
    return value;
}

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

TEST_CASE("the values of a dictionary may be anything") {
    branch value;
    value.numbers = {{"a", -1}, {"b:c", 2}};
    value.by_name = {{odd::comma, leaf{}}, {odd::colon, std::nullopt}, {odd::colon, leaf{"x", {}, {}, 1, {}}}};
    value.by_list = {{"none", {}}, {"two", {1, 2}}};
    constexpr std::string_view text = R"({First:{Name:"",Count:7},Leaves:[],Word:[],MaybeWord:[],Extra:{},)"
                                      R"(Numbers:{a:-1,"b:c":2},)"
                                      R"(ByName:{"a,b":{Name:"",Count:7},"12:30":{Name:x,Count:1}},)"
                                      R"(ByList:{none:[],two:[1,2]}})";
    CHECK(written(value) == text);
    CHECK(read<branch>(text) == without_lost(value));
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

TEST_CASE("records that hold themselves go as deep as elements do, and no deeper") {
    constexpr std::size_t limit = soapcodec::limits{}.depth;
    static_assert(limit == 128);
    for (std::size_t const depth : {std::size_t{1}, limit - 1, limit}) {
        auto const value = read<node>(nested_nodes(depth));
        auto const text = written(value);
        CHECK(read<node>(text) == value);
        CHECK(written(read<node>(text)) == text);
    }
    check_error<node>(nested_nodes(limit + 1), errc::depth_limit, limit / 2 * 8, repeated("/Nodes[1]", limit / 2), "");
    check_error<node>(nested_nodes(limit + 2), errc::depth_limit, limit / 2 * 8, repeated("/Nodes[1]", limit / 2), "");

    // Of what is unknown, too.
    CHECK(read<node>("{x:" + repeated("[", limit - 1) + repeated("]", limit - 1) + "}") == node{});
    CHECK(read<node>("{x:" + repeated("{a:", limit - 1) + repeated("}", limit - 1) + "}") == node{});
    check_error<node>("{x:" + repeated("[", limit), errc::depth_limit, 3 + limit - 1, "", "");
    check_error<node>("{x:" + repeated("{a:", limit), errc::depth_limit, 3 * limit, "", "");
    for (auto const* const hostile : {"{Nodes:[", "[", "{a:", "{x:[", "{Nodes:[{x:"}) {
        node value;
        auto const text = std::string("{x:") + repeated(hostile, 1'000'000);
        http::detail::jsv_reader jsv(text);
        CHECK_FALSE(jsv.read<void>(value));
        CHECK(describe(jsv.code()) == describe(errc::depth_limit));
    }

    node deep;
    for (std::size_t depth = 2; depth + 2 <= limit; depth += 2) {
        node around;
        around.nodes.push_back(std::move(deep));
        deep = std::move(around);
    }
    CHECK(read<node>(written(deep)) == deep); // ends in {Nodes:[]}
    node around;
    around.nodes.push_back(std::move(deep));
    http::detail::jsv_writer jsv;
    CHECK_FALSE(jsv.write<void>(around));
    CHECK(describe(jsv.code()) == describe(errc::depth_limit));
    CHECK(jsv.path() == repeated("/Nodes[1]", limit / 2));
}

TEST_CASE("depth is that of brackets open at once, not of those seen") {
    auto const many = "[" + repeated("{Nodes:[]},", 1000) + "{Nodes:[{}]}]";
    CHECK(read<std::vector<node>>(many).size() == 1001);
    CHECK(read<node>("{x:[" + repeated("[],{a:b},", 1000) + "[]]}") == node{});
    CHECK(written(std::vector<node>(1000)) == "[" + repeated("{Nodes:[]},", 999) + "{Nodes:[]}]");
}

TEST_CASE("all that JSV can hold goes round") {
    generator make(7);
    for (int i = 0; i < 3000; ++i) {
        auto const value = make.one_branch();
        auto const text = written(value);
        CAPTURE(text);
        REQUIRE(read<branch>(text) == without_lost(value));
        // Among others that nobody knows.
        REQUIRE(read<branch>("{x:" + text + "," + text.substr(1, text.size() - 2) + ",y:[" + text + "]}") ==
                without_lost(value));
    }
}

TEST_CASE("a part of a text is an error in it") {
    generator make(8);
    for (int i = 0; i < 100; ++i) {
        auto const text = written(make.one_branch());
        for (std::size_t size = 0; size < text.size(); ++size) {
            branch value;
            http::detail::jsv_reader jsv(std::string_view(text).substr(0, size));
            CAPTURE(text, size);
            REQUIRE_FALSE(jsv.read<void>(value));
            REQUIRE(jsv.at() <= size);
        }
    }
}

TEST_CASE("no text is too much") {
    std::mt19937 random(9);
    constexpr std::string_view pieces[] = {"Word", "First", "Name", "Leaves", "Numbers", "x", ":", ",", "{",
                                           "}",    "[",     "]",    "\"",     " ",       "{", "}", ":", "1"};
    std::size_t good = 0;
    for (int i = 0; i < 20000; ++i) {
        std::string text = i % 2 == 0 ? "{First:{Name:x}," : "";
        for (auto size = random() % 12; size != 0; --size) {
            text += pieces[random() % std::size(pieces)];
        }
        text += i % 2 == 0 ? "}" : "";
        branch value;
        http::detail::jsv_reader jsv(text);
        CAPTURE(text);
        if (!jsv.read<void>(value)) {
            REQUIRE(jsv.at() <= text.size());
            continue;
        }
        ++good;
        REQUIRE(read<branch>(written(value)) == without_lost(value));
    }
    CHECK(good > 100);
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
