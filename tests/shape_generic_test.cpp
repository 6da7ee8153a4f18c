// SPDX-License-Identifier: MIT
// Tests of shapes of class templates, inside one another, and of records that hold themselves by way of a list.
#include <soapcodec/encode.hpp>
#include <soapcodec/shape.hpp>

#include "catch.hpp"
#include "support.hpp"

#include <cstdint>  // std::int32_t
#include <optional> // std::optional
#include <string>   // std::string
#include <vector>   // std::vector

using soapcodec::element;
using soapcodec::items;

namespace generic_test {

template <class T>
struct page {
    std::vector<T> rows;
    std::optional<std::int32_t> next;

    friend bool operator==(page const&, page const&) = default;
};
template <class T>
constexpr auto soap_shape(page<T> const*) {
    return soapcodec::message<"Page", "urn:page">(element<"Rows", &page<T>::rows, items<"Row">>,
                                                  element<"Next", &page<T>::next>);
}

template <class Key, class Value>
struct entry {
    Key key{};
    Value value{};

    friend bool operator==(entry const&, entry const&) = default;
};
template <class Key, class Value>
constexpr auto soap_shape(entry<Key, Value> const*) {
    return soapcodec::record(element<"Key", &entry<Key, Value>::key>, element<"Value", &entry<Key, Value>::value>);
}

/// Holds itself twice: in a list in an element of its own, and without.
struct folder {
    std::string name;
    std::optional<std::vector<std::optional<folder>>> folders;
    std::vector<folder> links;

    friend bool operator==(folder const&, folder const&) = default;
};
constexpr auto soap_shape(folder const*) {
    return soapcodec::message<"Folder", "urn:folder">(
        element<"Name", &folder::name>, element<"Folders", &folder::folders, items<"Folder">, soapcodec::nillable>,
        element<"Link", &folder::links>);
}

} // namespace generic_test

using generic_test::entry;
using generic_test::folder;
using generic_test::page;

namespace {

/// Checks that a message comes back however it is written and cut.
template <class T>
void check_round_trip(T const& message) {
    for (auto const version : {soapcodec::soap_1_1, soapcodec::soap_1_2}) {
        for (bool const indented : {false, true}) {
            CHECK(test::decoded<T>(soapcodec::encode(message, version, {.indented = indented}).value()) == message);
        }
    }
}

} // namespace

TEST_CASE("the shape of a class template serves each of its types, inside each other too") {
    page<page<entry<std::string, page<std::int32_t>>>> outer;
    outer.rows.resize(2);
    outer.rows[0].rows = {{"a", {{1, 2}, 3}}, {"b & c", {}}};
    outer.rows[1].next = 4;
    outer.next = 5;
    check_round_trip(outer);
    CHECK(soapcodec::encode_document(page<entry<bool, std::int32_t>>{{{true, 7}}, {}})
              .value()
              .ends_with(" xmlns=\"urn:page\"><Rows><Row><Key>true</Key><Value>7</Value></Row></Rows></Page>"));
}

TEST_CASE("a record holds itself in a list with an element of its own, null among its items, and in one without") {
    folder leaf{"leaf", std::nullopt, {}};
    folder branch{"branch", std::vector<std::optional<folder>>{leaf, std::nullopt, leaf}, {leaf, leaf}};
    folder root{"root", std::vector<std::optional<folder>>{branch}, {branch}};
    check_round_trip(leaf);
    check_round_trip(root);
    auto deep = leaf;
    for (int i = 0; i < 50; ++i) {
        deep = folder{"level", std::vector<std::optional<folder>>{deep}, {}};
    }
    // An Envelope, a Body, two levels a folder, and one for the name in the last.
    soapcodec::decode_options options;
    options.limits.depth = 2 + 2 * 51;
    auto const text = soapcodec::encode(deep, soapcodec::soap_1_1).value();
    CHECK(soapcodec::decode<folder>(text, options).value() == deep);
    --options.limits.depth;
    CHECK(soapcodec::decode<folder>(text, options).error().code() == test::errc::depth_limit);
}
