// SPDX-License-Identifier: MIT
// JSV, both ways.
#include <soapcodec/http/jsv/format.hpp>

#include "catch.hpp"
#include "http_jsv_support.hpp"

#include <cstddef>     // std::size_t
#include <cstdint>     // std::int32_t
#include <iterator>    // std::size
#include <optional>    // std::nullopt, std::optional
#include <random>      // std::mt19937
#include <string>      // std::string
#include <string_view> // std::string_view
#include <utility>     // std::move
#include <vector>      // std::vector

namespace {

namespace http = soapcodec::http;
using test_jsv::branch;
using test_jsv::check_error;
using test_jsv::dictionary;
using test_jsv::errc;
using test_jsv::key_value;
using test_jsv::leaf;
using test_jsv::node;
using test_jsv::odd;
using test_jsv::read;
using test_jsv::repeated;
using test_jsv::written;

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
