// SPDX-License-Identifier: MIT
// Records that xsi:type tells apart.
#include "support.hpp"

#include <soapcodec/decode.hpp>
#include <soapcodec/encode.hpp>
#include <soapcodec/shape.hpp>
#include <soapcodec/shape/list_source.hpp>
#include <soapcodec/stream.hpp>

#include <cstdint>     // std::int32_t
#include <optional>    // std::optional
#include <span>        // std::span
#include <string>      // std::string
#include <string_view> // std::string_view
#include <variant>     // std::variant
#include <vector>      // std::vector

using soapcodec::element;
using soapcodec::in_namespace;
using soapcodec::items;
using soapcodec::type_name;
using test::check_error;
using test::decoded;
using test::errc;

namespace test_type {

/// What a schema says with xs:extension: each holds all of the one before.
struct entity {
    std::string name;
    friend bool operator==(entity const&, entity const&) = default;
};
constexpr auto soap_shape(entity const*) {
    return soapcodec::record(type_name<"Entity">, element<"Name", &entity::name>);
}
struct person : entity {
    std::optional<std::int32_t> age;
    friend bool operator==(person const&, person const&) = default;
};
constexpr auto soap_shape(person const*) {
    return soapcodec::record(type_name<"Person">, element<"Name", &person::name>, element<"Age", &person::age>);
}
/// Of another namespace, with an attribute, and with an entity in it.
struct company;
using party = std::variant<entity, person, company>;
struct company : entity {
    std::string id;
    std::vector<party> staff;
    friend bool operator==(company const&, company const&);
};
constexpr auto soap_shape(company const*) {
    return soapcodec::record_in<"urn:firm">(type_name<"Company">, soapcodec::attribute<"id", &company::id>,
                                            element<"Name", &company::name>,
                                            element<"Staff", &company::staff, items<"Member">>);
}
bool operator==(company const& left, company const& right) {
    return left.name == right.name && left.id == right.id && left.staff == right.staff;
}

struct reply {
    party first;
    std::optional<party> second;
    std::vector<party> others;
    std::optional<std::vector<std::optional<party>>> all;
    std::optional<party> foreign;
    friend bool operator==(reply const&, reply const&) = default;
};
constexpr auto soap_shape(reply const*) {
    return soapcodec::message<"Reply", "urn:t">(
        element<"First", &reply::first>, element<"Second", &reply::second>, element<"Other", &reply::others>,
        element<"All", &reply::all, items<"Item">>, element<"Foreign", &reply::foreign, in_namespace<"urn:f">>);
}

/// The same as views.
struct entity_view {
    std::string_view name;
};
constexpr auto soap_shape(entity_view const*) {
    return soapcodec::record(type_name<"Entity">, element<"Name", &entity_view::name>);
}
struct person_view : entity_view {
    std::optional<std::int32_t> age;
};
constexpr auto soap_shape(person_view const*) {
    return soapcodec::record(type_name<"Person">, element<"Name", &person_view::name>,
                             element<"Age", &person_view::age>);
}
struct reply_view {
    std::span<std::variant<entity_view, person_view>> others;
};
constexpr auto soap_shape(reply_view const*) {
    return soapcodec::message<"Reply", "urn:t">(element<"Other", &reply_view::others>);
}

/// Lists of them that lie deeper, as strings and as views.
struct page {
    std::vector<std::optional<party>> members;
};
constexpr auto soap_shape(page const*) {
    return soapcodec::record(element<"Members", &page::members, items<"Member">>);
}
struct book {
    std::optional<page> first;
    std::vector<party> others;
    std::optional<std::int32_t> total;
};
constexpr auto soap_shape(book const*) {
    return soapcodec::message<"Book", "urn:t">(element<"Page", &book::first>, element<"Other", &book::others>,
                                               element<"Total", &book::total>);
}

/// A message of DataContractSerializer's kind.
struct contract {
    std::vector<std::variant<entity, person>> items;
    friend bool operator==(contract const&, contract const&) = default;
};
constexpr auto soap_shape(contract const*) {
    return soapcodec::message<"Contract", "urn:t", "i">(
        element<"Items", &contract::items, soapcodec::items<"Item", "urn:item">>);
}

} // namespace test_type

namespace {

using test_type::company;
using test_type::contract;
using test_type::entity;
using test_type::person;
using test_type::reply;

std::string document(std::string_view content) {
    return test::envelope("<Reply xmlns=\"urn:t\" xmlns:t=\"urn:t\" xmlns:c=\"urn:firm\">" + std::string(content) +
                          "</Reply>");
}

person person_of(std::string name, std::int32_t age) {
    person made;
    made.name = std::move(name);
    made.age = age;
    return made;
}

/// What is handed over of a list, by events alone or reading ahead.
template <auto List, template <class> class Source>
std::vector<std::optional<test_type::party>> handed_over(test::cut const& cut) {
    std::vector<std::optional<test_type::party>> all;
    soapcodec::stream_decoder<List, Source> decoder([&all](test_type::party const* one) {
        all.push_back(one == nullptr ? std::optional<test_type::party>() : *one);
    });
    CHECK(cut.feed_to(decoder));
    return all;
}
template <auto List>
void check_handed_over(reply const& value, std::vector<std::optional<test_type::party>> const& expected) {
    auto const text = soapcodec::encode(value, soapcodec::soap_1_1).value();
    for (auto const& cut : test::all_cuts(text)) {
        CAPTURE(text, cut.describe());
        REQUIRE(handed_over<List, soapcodec::xml::expat_source>(cut) == expected);
        REQUIRE(handed_over<List, test::eager_source>(cut) == expected);
    }
}

} // namespace

TEST_CASE("xsi:type says which record an element holds") {
    auto const found = decoded<reply>(
        document("<First i:type=\"t:Person\"><Name>A</Name><Age>3</Age></First>"
                 "<Second i:type='Person'><Name>B</Name></Second>"
                 "<Other><Name>C</Name></Other><Other i:type=\" t:Entity \"><Name>D</Name></Other>"
                 "<Other i:type=\"c:Company\" id=\"7\"><c:Name>E</c:Name><c:Staff>"
                 "<c:Member><Name xmlns=\"urn:firm\">F</Name></c:Member>"
                 "<c:Member i:type=\"c:Person\"><c:Name>G</c:Name><c:Age>5</c:Age></c:Member></c:Staff></Other>"
                 "<All><Item i:nil=\"1\"/><Item i:type=\"t:Person\" ><Name>H</Name></Item></All>"
                 "<Foreign xmlns=\"urn:f\" i:type=\"Person\"><Name>I</Name></Foreign>"));
    CHECK(std::get<person>(found.first) == person_of("A", 3));
    REQUIRE(found.second.has_value());
    CHECK(std::get<person>(*found.second).name == "B");
    REQUIRE(found.others.size() == 3);
    CHECK(std::get<entity>(found.others[0]).name == "C");
    CHECK(std::get<entity>(found.others[1]).name == "D");
    auto const& firm = std::get<company>(found.others[2]);
    CHECK(firm.id == "7");
    REQUIRE(firm.staff.size() == 2);
    CHECK(std::get<entity>(firm.staff[0]).name == "F");
    CHECK(std::get<person>(firm.staff[1]) == person_of("G", 5));
    REQUIRE(found.all.has_value());
    REQUIRE(found.all->size() == 2);
    CHECK_FALSE(found.all->front().has_value());
    CHECK(std::get<person>(*found.all->back()).name == "H");
    CHECK(std::get<person>(*found.foreign).name == "I");
}

TEST_CASE("the fast path takes records by xsi:type") {
    auto const text =
        document("<First i:type=\"t:Person\"><Name>A</Name><Age>3</Age></First><Other><Name>C</Name></Other>"
                 "<Other i:type=\"c:Company\" id=\"7\"><c:Name>E</c:Name><c:Staff/></Other>");
    CHECK(test::taken_ahead<reply>(text) == text.size());
}

TEST_CASE("a type that is none of those described is an error, or the first by option") {
    std::string marked = document("<First i:type=\"t:Robot\"><Name>A</Name><Model>9</Model></First>");
    marked.insert(marked.find("<First"), "^");
    check_error<reply>(marked, errc::unexpected_type, "/Envelope/Body/Reply/First", "t:Robot");
    auto const with = [](std::string_view type) {
        return document("^<First i:type=\"" + std::string(type) + "\"><Name>A</Name></First>");
    };
    // The name of a known one in another namespace; a prefix of nothing; no name.
    check_error<reply>(with("c:Person"), errc::unexpected_type, "/Envelope/Body/Reply/First", "c:Person");
    check_error<reply>(with("x:Person"), errc::invalid_value, "/Envelope/Body/Reply/First", "x:Person");
    check_error<reply>(with(""), errc::invalid_value, "/Envelope/Body/Reply/First", "");
    check_error<reply>(with(":Person"), errc::invalid_value, "/Envelope/Body/Reply/First", ":Person");

    soapcodec::decode_options options;
    options.any_type = true;
    marked.erase(marked.find('^'), 1);
    CHECK(std::get<entity>(decoded<reply>(marked, options).first).name == "A");
    check_error<reply>(with("x:Person"), errc::invalid_value, "/Envelope/Body/Reply/First", "x:Person", options);
}

TEST_CASE("a namespace that stands in for the shape's stands in for its types'") {
    soapcodec::decode_options options;
    options.accepted_namespaces = {"urn:new"};
    auto const text =
        test::envelope("<Reply xmlns=\"urn:new\"><First i:type=\"Person\"><Name>A</Name></First></Reply>");
    CHECK(std::get<person>(decoded<reply>(text, options).first).name == "A");
}

TEST_CASE("any_type is about one record with a type_name, too") {
    soapcodec::decode_options options;
    options.any_type = true;
    auto const text = test::envelope("<Contract xmlns=\"urn:t\"><Items xmlns:p=\"urn:item\"><p:Item i:type=\"Other\">"
                                     "<p:Name>A</p:Name></p:Item></Items></Contract>");
    CHECK(std::get<entity>(decoded<contract>(text, options).items.at(0)).name == "A");
}

TEST_CASE("null, absent and wrong content are what they are elsewhere") {
    check_error<reply>(document("^<First i:nil=\"true\" i:type=\"t:Person\"/>"), errc::nil_not_allowed,
                       "/Envelope/Body/Reply/First", "");
    check_error<reply>(document("<First i:type=\"t:Person\"><Age>1</Age>^</First>"), errc::missing_element,
                       "/Envelope/Body/Reply/First", "Name");
    check_error<reply>(document("<First><Name>A</Name></First>^<First i:type=\"t:Person\"><Name>A</Name></First>"),
                       errc::duplicate_element, "/Envelope/Body/Reply/First", "");
    check_error<reply>(document("^"), errc::missing_element, "/Envelope/Body/Reply", "First");
    // A type that nobody can name by mistake: without xsi:type it is the first, which has no age.
    auto const found = decoded<reply>(document("<First><Name>A</Name><Age>1</Age></First><Second i:nil=\"true\"/>"));
    CHECK(std::get<entity>(found.first).name == "A");
    CHECK_FALSE(found.second.has_value());
}

TEST_CASE("views of records by type") {
    soapcodec::arena memory;
    auto const text =
        document("<Other i:type=\"t:Person\"><Name>A</Name><Age>3</Age></Other><Other><Name>B</Name></Other>");
    auto const found = soapcodec::decode<test_type::reply_view>(text, memory);
    REQUIRE(found);
    REQUIRE(found->others.size() == 2);
    CHECK(std::get<test_type::person_view>(found->others[0]).age == 3);
    CHECK(std::get<test_type::entity_view>(found->others[1]).name == "B");
}

TEST_CASE("records by type are written with xsi:type, but for the first") {
    reply value;
    value.first = person_of("A", 3);
    value.second = entity{"B"};
    company firm;
    firm.name = "E";
    firm.id = "7";
    firm.staff = {entity{"F"}, person_of("G", 5)};
    value.others = {entity{"C"}, firm};
    value.all.emplace();
    value.all->emplace_back();
    value.all->emplace_back(person_of("H", 1));
    value.foreign = person_of("I", 2);
    auto const text = soapcodec::encode_document(value);
    REQUIRE(text);
    CHECK(
        text->substr(text->find("<First")) ==
        "<First xsi:type=\"Person\"><Name>A</Name><Age>3</Age></First><Second><Name>B</Name></Second>"
        "<Other><Name>C</Name></Other>"
        "<Other xmlns:q1=\"urn:firm\" xsi:type=\"q1:Company\" id=\"7\"><d3p1:Name xmlns:d3p1=\"urn:firm\">E</d3p1:Name>"
        "<d3p1:Staff xmlns:d3p1=\"urn:firm\"><d3p1:Member><d3p1:Name>F</d3p1:Name></d3p1:Member>"
        "<d3p1:Member xsi:type=\"d3p1:Person\"><d3p1:Name>G</d3p1:Name><d3p1:Age>5</d3p1:Age></d3p1:Member>"
        "</d3p1:Staff></Other>"
        "<All><Item xsi:nil=\"true\" /><Item xsi:type=\"Person\"><Name>H</Name><Age>1</Age></Item></All>"
        "<d2p1:Foreign xmlns:d2p1=\"urn:f\" xsi:type=\"d2p1:Person\"><d2p1:Name>I</d2p1:Name><d2p1:Age>2</d2p1:Age>"
        "</d2p1:Foreign></Reply>");
    for (bool const indented : {false, true}) {
        auto const whole = soapcodec::encode(value, soapcodec::soap_1_2, {.indented = indented});
        REQUIRE(whole);
        CHECK(decoded<reply>(*whole) == value);
    }
}

TEST_CASE("the prefix of xsi:type is that of the message") {
    contract value;
    value.items = {entity{"A"}, person_of("B", 1)};
    auto const text = soapcodec::encode(value, soapcodec::soap_1_1);
    REQUIRE(text);
    CHECK(text->find("<d4p1:Item i:type=\"d4p1:Person\">") != text->npos);
    CHECK(decoded<contract>(*text) == value);
}

TEST_CASE("records by type are handed over one by one, and written so") {
    reply value;
    value.first = entity{"A"};
    company firm;
    firm.name = "E";
    firm.id = "7";
    firm.staff = {person_of("G", 5)};
    value.others = {entity{"B"}, firm, person_of("C", 3)};
    value.all = {{std::nullopt, person_of("D", 4), firm}};
    check_handed_over<&reply::others>(value, {value.others.begin(), value.others.end()});
    check_handed_over<&reply::all>(value, *value.all);

    auto without = value;
    without.others.clear();
    auto const text =
        soapcodec::encode(soapcodec::with_list<&reply::others>(without, value.others), soapcodec::soap_1_1);
    REQUIRE(text);
    CHECK(*text == soapcodec::encode(value, soapcodec::soap_1_1).value());
}

namespace {

std::string book_document(std::string_view members, std::string_view behind = {}) {
    return test::envelope("<Book xmlns=\"urn:t\" xmlns:t=\"urn:t\" xmlns:c=\"urn:firm\"><Page><Members>" +
                          std::string(members) + "</Members></Page>" + std::string(behind) + "</Book>");
}

std::string const three_members =
    "<Member i:type=\"t:Person\"><Name>A</Name><Age>3</Age></Member><Member i:nil='true'/>"
    "<Member><Name>B</Name></Member>";

std::string described(test_type::party const* one) {
    return one == nullptr ? "-" : std::to_string(one->index()) + (one->index() == 0 ? std::get<0>(*one).name : "");
}

/// What both sources come to: the members, the others, and the end.
template <template <class> class Source>
std::string book_as_it_comes(test::cut const& cut, soapcodec::decode_options const& options, std::string_view stop_at) {
    using test_type::book;
    std::string seen;
    auto const take = [&](std::string_view mark, test_type::party const* one) {
        seen.append(mark).append(described(one));
        return described(one) == stop_at ? soapcodec::stop : soapcodec::next;
    };
    soapcodec::stream_decoder<soapcodec::lists<soapcodec::path<&book::first, &test_type::page::members>, &book::others>,
                              Source>
        each{[&](test_type::party const* one) { return take(" m", one); },
             [&](test_type::party const* one) { return take(" o", one); }, options};
    auto const rest = cut.feed_to(each);
    seen += rest ? " total " + std::to_string(rest->total.value_or(-1))
                 : " " + std::string(describe(rest.error().code())) + " " + rest.error().path();
    return seen;
}

void check_book(std::string const& text, std::string_view expected, soapcodec::decode_options const& options = {},
                std::string_view stop_at = "none") {
    for (auto const& cut : test::all_cuts(text)) {
        CAPTURE(text, cut.describe());
        REQUIRE(book_as_it_comes<soapcodec::xml::expat_source>(cut, options, stop_at) == expected);
        REQUIRE(book_as_it_comes<test::eager_source>(cut, options, stop_at) == expected);
        REQUIRE(book_as_it_comes<soapcodec::xml::predicting_source>(cut, options, stop_at) == expected);
    }
}

} // namespace

TEST_CASE("records by type are handed over from lists that lie deeper, two at once") {
    check_book(book_document(three_members, "<Other i:type='c:Company' id='7'><c:Name>E</c:Name><c:Staff><c:Member>"
                                            "<c:Name>F</c:Name></c:Member></c:Staff></Other><Other><Name>G</Name>"
                                            "</Other><Total>4</Total>"),
               " m1 m- m0B o2 o0G total 4");
}

TEST_CASE("what is wrong with one of them ends the stream behind those before it") {
    check_book(book_document(three_members + "<Member i:type='t:Animal'><Name>C</Name></Member><Member/>"),
               " m1 m- m0B " + std::string(describe(errc::unexpected_type)) +
                   " /Envelope/Body/Book/Page/Members/Member[4]");
    check_book(book_document(three_members + "<Member i:type='t:Person'><Name>C</Name><Age>x</Age></Member>"),
               " m1 m- m0B " + std::string(describe(errc::invalid_value)) +
                   " /Envelope/Body/Book/Page/Members/Member[4]/Age");
    check_book(book_document("<Member i:type='t:Person'/>"),
               " " + std::string(describe(errc::missing_element)) + " /Envelope/Body/Book/Page/Members/Member[1]");
    soapcodec::decode_options options;
    options.any_type = true;
    check_book(book_document(three_members + "<Member i:type='t:Animal'><Name>C</Name><Legs>4</Legs></Member>"),
               " m1 m- m0B m0C total -1", options);
}

TEST_CASE("whoever has seen enough of them stops") {
    auto const text = book_document(three_members);
    for (auto const& cut : test::all_cuts(text)) {
        auto const seen = book_as_it_comes<test::eager_source>(cut, {}, "-");
        CAPTURE(seen, cut.describe());
        CHECK(seen.starts_with(" m1 m- "));
        CHECK(seen.find("m0B") == seen.npos);
    }
}

TEST_CASE("views of records by type are handed over, too") {
    auto const text =
        document("<Other i:type=\"t:Person\"><Name>A&amp;</Name><Age>3</Age></Other><Other><Name>B</Name></Other>"
                 "<Other i:type=\"t:Person\"><Name>C</Name></Other>");
    for (auto const& cut : test::all_cuts(text)) {
        std::string seen;
        soapcodec::stream_decoder<&test_type::reply_view::others, test::eager_source> each{
            [&](std::variant<test_type::entity_view, test_type::person_view> const& one) {
                if (auto const* const who = std::get_if<1>(&one)) {
                    seen += " 1" + std::string(who->name) + std::to_string(who->age.value_or(0));
                } else {
                    seen += " 0" + std::string(std::get<0>(one).name);
                }
            }};
        CAPTURE(cut.describe());
        CHECK(cut.feed_to(each));
        CHECK(seen == " 1A&3 0B 1C0");
    }
}
