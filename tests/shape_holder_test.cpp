// SPDX-License-Identifier: MIT
// Members that lie apart: std::unique_ptr in the place of std::optional.
#include <soapcodec/shape.hpp>

#include "catch.hpp"
#include "fuzz_support.hpp"
#include "support.hpp"

#include <soapcodec/decode.hpp>
#include <soapcodec/encode.hpp>
#include <soapcodec/fuzz.hpp>
#include <soapcodec/http/parameters.hpp>
#include <soapcodec/json.hpp>
#include <soapcodec/present.hpp>
#include <soapcodec/shape/list_source.hpp>
#include <soapcodec/stream.hpp>

#include <cstddef>     // std::size_t
#include <cstdint>     // std::int32_t
#include <memory>      // std::unique_ptr
#include <optional>    // std::optional
#include <random>      // std::mt19937
#include <string>      // std::string
#include <string_view> // std::string_view
#include <type_traits> // std::is_same_v
#include <variant>     // std::variant
#include <vector>      // std::vector

using soapcodec::alternative;
using soapcodec::attribute;
using soapcodec::choice;
using soapcodec::element;
using soapcodec::items;
using soapcodec::nillable;
using test::errc;

namespace test_holder {

/// A record that holds itself once.
struct node {
    std::int32_t id = 0;
    std::unique_ptr<node> next;
    friend bool operator==(node const& a, node const& b) { return soapcodec::fuzz::equal(a, b); }
};
constexpr auto soap_shape(node const*) {
    return soapcodec::record(element<"Id", &node::id>, element<"Next", &node::next>);
}

/// Without a list a record holds itself through a choice, too.
struct sum;
using term = std::variant<std::int32_t, std::unique_ptr<sum>>;
struct sum {
    term left;
    std::unique_ptr<term> right;
};
constexpr auto soap_shape(sum const*) {
    return soapcodec::record(choice<&sum::left, alternative<"Left">, alternative<"LeftSum">>,
                             choice<&sum::right, alternative<"Right">, alternative<"RightSum">>);
}

/// Records that xsi:type tells apart.
struct shape {
    std::string name;
};
struct circle : shape {
    double radius = 0;
};
constexpr auto soap_shape(shape const*) {
    return soapcodec::record(soapcodec::type_name<"Shape">, element<"Name", &shape::name>);
}
constexpr auto soap_shape(circle const*) {
    return soapcodec::record(soapcodec::type_name<"Circle">, element<"Name", &circle::name>,
                             element<"Radius", &circle::radius>);
}

struct reply {
    std::unique_ptr<std::string> kind;
    std::unique_ptr<node> first;
    std::unique_ptr<node> second;
    std::unique_ptr<std::int32_t> count;
    std::unique_ptr<std::vector<std::unique_ptr<node>>> links;
    std::vector<std::unique_ptr<std::string>> notes;
    std::unique_ptr<std::variant<shape, circle>> drawn;
    std::unique_ptr<soapcodec::xml::raw_xml> raw;
    std::unique_ptr<sum> total;
    friend bool operator==(reply const& a, reply const& b) { return soapcodec::fuzz::equal(a, b); }
};
constexpr auto soap_shape(reply const*) {
    return soapcodec::message<"Reply", "urn:r">(
        attribute<"kind", &reply::kind>, element<"First", &reply::first>, element<"Second", &reply::second, nillable>,
        element<"Count", &reply::count, soapcodec::empty_is_null>, element<"Links", &reply::links, items<"Link">>,
        element<"Note", &reply::notes>, element<"Drawn", &reply::drawn>, element<"Raw", &reply::raw>,
        element<"Sum", &reply::total>);
}

/// Plain, as servers write it.
struct chain {
    std::unique_ptr<node> head;
    std::vector<std::unique_ptr<node>> others;
    friend bool operator==(chain const& a, chain const& b) { return soapcodec::fuzz::equal(a, b); }
};
constexpr auto soap_shape(chain const*) {
    return soapcodec::message<"Chain", "urn:r">(element<"Head", &chain::head, nillable>,
                                                element<"Others", &chain::others, items<"Link">>);
}

/// A way through what lies apart to a list.
struct page {
    std::unique_ptr<std::vector<node>> links;
    std::int32_t number = 0;
};
constexpr auto soap_shape(page const*) {
    return soapcodec::record(element<"Links", &page::links, items<"Link">>, element<"Number", &page::number>);
}
struct paged {
    std::unique_ptr<page> inner;
    std::vector<std::unique_ptr<node>> links;
};
constexpr auto soap_shape(paged const*) {
    return soapcodec::message<"Paged", "urn:r">(element<"Page", &paged::inner>, element<"Link", &paged::links>);
}

/// What takes much more memory than its element has bytes.
struct large {
    std::string texts[32];
    std::optional<std::int32_t> id;
};
constexpr auto soap_shape(large const*) {
    return soapcodec::record(element<"Id", &large::id>);
}
struct warehouse {
    std::vector<std::unique_ptr<large>> all;
    std::unique_ptr<large> one;
    friend bool operator==(warehouse const& a, warehouse const& b) { return soapcodec::fuzz::equal(a, b); }
};
constexpr auto soap_shape(warehouse const*) {
    return soapcodec::message<"Warehouse", "urn:r">(element<"Large", &warehouse::all>, element<"One", &warehouse::one>);
}

struct form {
    std::unique_ptr<std::string> name;
    std::unique_ptr<node> first;
};
constexpr auto soap_shape(form const*) {
    return soapcodec::message<"Form", "urn:r">(element<"Name", &form::name>, element<"First", &form::first>);
}

} // namespace test_holder

namespace {

using test_holder::chain;
using test_holder::node;
using test_holder::paged;
using test_holder::reply;
using test_holder::warehouse;

std::string in(std::string_view name, std::string_view content, std::string_view attributes = {}) {
    return test::envelope("<" + std::string(name) + " xmlns=\"urn:r\"" + std::string(attributes) + ">" +
                          std::string(content) + "</" + std::string(name) + ">");
}

/// The value of a document that decodes, by every cut.
template <class T>
T read(std::string_view document, soapcodec::decode_options const& options = {}) {
    auto found = test::decode_with_all_cuts<T>(document, options);
    CAPTURE(document, found.describe());
    REQUIRE(found.value.has_value());
    return *std::move(found.value);
}

std::size_t length(node const* first) {
    std::size_t count = 0;
    for (; first != nullptr; first = first->next.get()) {
        ++count;
    }
    return count;
}

} // namespace

TEST_CASE("what lies apart is null, or there, as what is optional") {
    auto const empty = read<reply>(in("Reply", ""));
    CHECK(empty == reply{});
    CHECK(soapcodec::fuzz::to_text(empty).find("First: nil") != std::string::npos);

    auto const full = read<reply>(in(
        "Reply",
        "<First><Id>1</Id><Next><Id>2</Id><Next><Id>3</Id></Next></Next></First><Second i:nil='true'/><Count>7</Count>"
        "<Links><Link><Id>4</Id></Link><Link i:nil='1'/></Links><Note>a</Note><Note i:nil='true'/><Note/>"
        "<Drawn i:type='p:Circle' xmlns:p='urn:r'><Name>c</Name><Radius>2</Radius></Drawn><Raw>x<y/></Raw>"
        "<Sum><LeftSum><Left>1</Left></LeftSum><RightSum><Left>2</Left><Right>3</Right></RightSum></Sum>",
        " kind='k'"));
    REQUIRE(full.kind);
    CHECK(*full.kind == "k");
    CHECK(length(full.first.get()) == 3);
    CHECK(full.first->next->next->id == 3);
    CHECK_FALSE(full.second);
    CHECK(*full.count == 7);
    REQUIRE(full.links);
    REQUIRE(full.links->size() == 2);
    CHECK((*full.links)[0]->id == 4);
    CHECK_FALSE((*full.links)[1]);
    REQUIRE(full.notes.size() == 3);
    CHECK(*full.notes[0] == "a");
    CHECK_FALSE(full.notes[1]);
    CHECK(full.notes[2]->empty());
    CHECK(std::get<test_holder::circle>(*full.drawn).radius == 2);
    CHECK(full.raw->text == "x<y/>");
    auto const& right = *std::get<1>(*full.total->right);
    CHECK(std::get<0>(right.left) == 2);
    CHECK(std::get<0>(*right.right) == 3);

    // Written so that it comes back: what is null is left out, or said to be.
    for (bool const indented : {false, true}) {
        soapcodec::encode_options options;
        options.indented = indented;
        auto const text = soapcodec::encode(full, soapcodec::soap_1_1, options).value();
        CHECK(text.find("<Second xsi:nil=\"true\"") != std::string::npos);
        CHECK(soapcodec::fuzz::equivalent(full, read<reply>(text)));
    }
    CHECK(soapcodec::to_json(read<chain>(in("Chain", "<Head><Id>1</Id></Head><Others><Link i:nil='1'/></Others>"))) ==
          R"({"Head":{"Id":1,"Next":null},"Others":[null]})");

    // A list that is null has no items, and items that are null are passed over.
    std::size_t there = 0;
    for (auto const& one : soapcodec::present(full.links)) {
        there += static_cast<std::size_t>(one.id);
    }
    CHECK(there == 4);
    CHECK(soapcodec::present(empty.links).begin() == soapcodec::present(empty.links).end());
}

TEST_CASE("the errors of what lies apart are those of what is optional") {
    test::check_error<reply>(in("Reply", "<First><Id>1</Id></First>^<First><Id>1</Id></First>"),
                             errc::duplicate_element, "/Envelope/Body/Reply/First", "");
    test::check_error<reply>(in("Reply", "<First><Id>1</Id><Next>^</Next></First>"), errc::missing_element,
                             "/Envelope/Body/Reply/First/Next", "Id");
    test::check_error<reply>(in("Reply", "<Count>^x</Count>"), errc::invalid_value, "/Envelope/Body/Reply/Count", "x");
    CHECK_FALSE(read<reply>(in("Reply", "<Count> </Count>")).count);
    CHECK_FALSE(read<reply>(in("Reply", "<Count/>")).count);
    CHECK_FALSE(read<reply>(in("Reply", "<First i:nil='true'/>")).first);
}

TEST_CASE("a record that holds itself is read without expat, as far as such records go") {
    auto const plain = in("Chain", "<Head><Id>1</Id><Next><Id>2</Id><Next><Id>3</Id></Next></Next></Head>"
                                   "<Others><Link><Id>4</Id></Link><Link i:nil=\"true\" /></Others>");
    CHECK(test::taken_ahead<chain>(plain) == plain.size());
    auto const null = in("Chain", "<Head i:nil=\"true\" /><Others />");
    CHECK(test::taken_ahead<chain>(null) == null.size());

    for (std::size_t const links : {10U, 31U, 40U, 110U}) {
        std::string text;
        for (std::size_t i = 0; i < links; ++i) {
            text.append(i == 0 ? "<Head><Id>" : "<Next><Id>").append(std::to_string(i)).append("</Id>");
        }
        for (std::size_t i = links; i > 0; --i) {
            text.append(i == 1 ? "</Head>" : "</Next>");
        }
        auto const document = in("Chain", text);
        auto const found = soapcodec::decode<chain>(document);
        REQUIRE(found);
        CHECK(length(found->head.get()) == links);
        // What is deeper goes to the reader that keeps a stack of its own.
        CHECK((test::taken_ahead<chain>(document) == document.size()) == (links < 30));
        CHECK(soapcodec::encode(*found, soapcodec::soap_1_1).value().find(std::to_string(links - 1)) !=
              std::string::npos);
    }
}

TEST_CASE("an object apart counts as content, and nothing is left of what was read before") {
    std::string many;
    for (int i = 0; i < 100; ++i) {
        many += "<Large/>";
    }
    soapcodec::decode_options options;
    options.limits.content = 50 * (sizeof(test_holder::large) + sizeof(void*));
    auto const marked = in("Warehouse", many.substr(0, 50 * 8) + "^<Large/>" + many);
    test::check_error<warehouse>(marked, errc::content_limit, "/Envelope/Body/Warehouse/Large", "", options);
    CHECK(read<warehouse>(in("Warehouse", many.substr(0, 50 * 8)), options).all.size() == 50);
    options.limits.content = sizeof(test_holder::large) - 1;
    test::check_error<warehouse>(in("Warehouse", "^<One/>"), errc::content_limit, "/Envelope/Body/Warehouse/One", "",
                                 options);

    soapcodec::decoder<reply> decoder;
    for (auto const* const content : {"<First><Id>1</Id></First>", "<Second><Id>1</Id></Second>", ""}) {
        decoder.reset();
        auto const found = decoder.finish(in("Reply", content));
        REQUIRE(found);
        CHECK((found->first != nullptr) == (std::string_view(content).starts_with("<First")));
        CHECK((found->second != nullptr) == (std::string_view(content).starts_with("<Second")));
    }
    // A list of which an item is null, and the next is not, in one record after another.
    std::vector<std::size_t> lengths;
    soapcodec::stream_decoder<&chain::others> each{[&](node const* one) { lengths.push_back(length(one)); }};
    auto const rows =
        in("Chain", "<Others><Link><Id>1</Id><Next><Id>2</Id></Next></Link><Link i:nil='1'/><Link><Id>3</Id>"
                    "</Link></Others>");
    for (std::size_t const size : {std::size_t{1}, std::size_t{7}, rows.size()}) {
        lengths.clear();
        each.reset();
        for (std::size_t at = 0; at < rows.size(); at += size) {
            each.feed(std::string_view(rows).substr(at, size));
        }
        CHECK(each.finish());
        CHECK(lengths == std::vector<std::size_t>{2, 0, 1});
    }
}

TEST_CASE("a path leads through what lies apart, in reading and in writing") {
    auto const document =
        in("Paged", "<Page><Links><Link><Id>1</Id></Link><Link><Id>2</Id></Link></Links><Number>9</Number>"
                    "</Page><Link><Id>5</Id></Link>");
    for (std::size_t const size : {std::size_t{1}, std::size_t{5}, document.size()}) {
        std::vector<std::int32_t> ids;
        soapcodec::stream_decoder<soapcodec::path<&paged::inner, &test_holder::page::links>> each{
            [&](node const& one) { ids.push_back(one.id); }};
        for (std::size_t at = 0; at < document.size(); at += size) {
            each.feed(std::string_view(document).substr(at, size));
        }
        auto const rest = each.finish();
        REQUIRE(rest);
        CHECK(ids == std::vector<std::int32_t>{1, 2});
        REQUIRE(rest->inner);
        CHECK(rest->inner->number == 9);
        CHECK(rest->links.size() == 1);
    }
    // Written: the items of a list that lies in something apart, be that null before or not.
    for (bool const there : {false, true}) {
        paged message;
        if (there) {
            message.inner = std::make_unique<test_holder::page>();
            message.inner->number = 3;
        }
        std::vector<node> some(2);
        std::string text;
        REQUIRE(soapcodec::encode_to(
            std::back_inserter(text),
            soapcodec::with_list<soapcodec::path<&paged::inner, &test_holder::page::links>>(std::move(message), some),
            soapcodec::soap_1_2));
        auto const found = soapcodec::decode<paged>(text);
        REQUIRE(found);
        CHECK(found->inner->links->size() == 2);
        CHECK(found->inner->number == (there ? 3 : 0));
    }
}

TEST_CASE("parameters of a URL may lie apart") {
    auto const found = soapcodec::http::decode_parameters<test_holder::form>("First={Id:1,Next:{Id:2}}&Name=a");
    REQUIRE(found);
    CHECK(*found->name == "a");
    CHECK(length(found->first.get()) == 2);
    CHECK(soapcodec::http::encode_parameters(*found).value() == "Name=a&First=%7BId%3A1%2CNext%3A%7BId%3A2%7D%7D");
}

TEST_CASE("what is promised of any message holds for one whose members lie apart") {
    std::mt19937 from(11);
    for (int i = 0; i < 150; ++i) {
        auto const bytes = test::fuzz::random_bytes(from, 300);
        soapcodec::fuzz_one<reply, chain>(bytes.data(), bytes.size());
    }
    auto const document = in("Reply", "<First><Id>1</Id></First><Sum><Left>1</Left></Sum>");
    soapcodec::fuzz_one<reply>(reinterpret_cast<std::uint8_t const*>(document.data()), document.size());
}
