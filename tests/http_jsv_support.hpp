// SPDX-License-Identifier: MIT
// What the tests of JSV have in common: records of every kind, and how they are written and read.
#pragma once

#include <soapcodec/http/jsv/reader.hpp>
#include <soapcodec/http/jsv/writer.hpp>

#include "catch.hpp"

#include <soapcodec/services/servicestack.hpp>

#include <cstddef>     // std::size_t
#include <cstdint>     // std::int32_t
#include <optional>    // std::optional
#include <string>      // std::string
#include <string_view> // std::string_view
#include <type_traits> // std::remove_cv_t
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

namespace test_jsv {

namespace http = soapcodec::http;
using soapcodec::errc;
using entries = std::vector<key_value>;
using dictionary = std::remove_cv_t<decltype(soapcodec::dictionary)>;

template <class Items = void, class T>
inline std::string written(T const& value) {
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

inline std::string repeated(std::string_view text, std::size_t times) {
    std::string out;
    while (times-- != 0) {
        out += text;
    }
    return out;
}

} // namespace test_jsv
