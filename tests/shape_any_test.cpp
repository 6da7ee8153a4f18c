// SPDX-License-Identifier: MIT
// What a schema leaves open: elements and attributes that are kept though no shape describes them.
#include "allocation.hpp"
#include "support.hpp"

#include <soapcodec/decode.hpp>
#include <soapcodec/encode.hpp>
#include <soapcodec/fuzz/equivalent.hpp>
#include <soapcodec/fuzz/print.hpp>
#include <soapcodec/shape.hpp>

#include <cstdint>     // std::int32_t
#include <optional>    // std::optional
#include <string>      // std::string
#include <string_view> // std::string_view
#include <vector>      // std::vector

using soapcodec::any_attributes;
using soapcodec::any_elements;
using soapcodec::attribute;
using soapcodec::element;
using soapcodec::xml::any_attribute;
using soapcodec::xml::any_element;
using test::check_error;
using test::decoded;
using test::errc;

namespace test_any {

/// As SharePoint writes the rows of a list.
struct row {
    std::int32_t id = 0;
    std::vector<any_attribute> columns;
    friend bool operator==(row const&, row const&) = default;
};
constexpr auto soap_shape(row const*) {
    return soapcodec::record(attribute<"ows_ID", &row::id>, any_attributes<&row::columns>);
}

/// As ONVIF has parameters: an ElementItem holds an element of whatever name.
struct element_item {
    std::string name;
    std::vector<any_element> content;
    friend bool operator==(element_item const&, element_item const&) = default;
};
constexpr auto soap_shape(element_item const*) {
    return soapcodec::record(attribute<"Name", &element_item::name>, any_elements<&element_item::content>);
}

struct reply {
    std::vector<row> rows;
    std::vector<element_item> items;
    std::optional<std::string> last;
    std::vector<any_element> others;
    std::vector<any_attribute> attributes;
    friend bool operator==(reply const&, reply const&) = default;
};
constexpr auto soap_shape(reply const*) {
    return soapcodec::message<"Reply", "urn:r">(element<"data", &reply::rows, soapcodec::items<"row", "#RowsetSchema">>,
                                                element<"ElementItem", &reply::items>, element<"Last", &reply::last>,
                                                any_elements<&reply::others>, any_attributes<&reply::attributes>);
}

struct open {
    std::int32_t id = 0;
    std::vector<any_element> others;
    friend bool operator==(open const&, open const&) = default;
};
constexpr auto soap_shape(open const*) {
    return soapcodec::message<"Open", "urn:r">(element<"Id", &open::id>, any_elements<&open::others>);
}

} // namespace test_any

namespace {

using test_any::reply;

std::string document(std::string_view content, std::string_view attributes = {}) {
    return test::envelope("<Reply xmlns=\"urn:r\" xmlns:z=\"#RowsetSchema\" xmlns:o=\"urn:o\"" +
                          std::string(attributes) + ">" + std::string(content) + "</Reply>");
}

/// What is written is what was meant.
void check_round_trip(reply const& value) {
    for (auto const version : {soapcodec::soap_1_1, soapcodec::soap_1_2}) {
        auto const text = soapcodec::encode(value, version);
        REQUIRE(text);
        auto const again = decoded<reply>(*text);
        CAPTURE(*text, soapcodec::fuzz::to_text(value), soapcodec::fuzz::to_text(again));
        CHECK(soapcodec::fuzz::equivalent(value, again));
    }
}

soapcodec::error error_of(reply const& value) {
    auto const text = soapcodec::encode_document(value);
    return text ? soapcodec::error() : text.error();
}

} // namespace

TEST_CASE("attributes that nobody describes are kept in order") {
    auto const found = decoded<reply>(
        document("<data ItemCount=\"2\"><z:row ows_Title='A &amp; B' ows_ID='1' ows_Modified='2026-01-01 10:00:00' />"
                 "<z:row ows_ID='2' o:x='&#10;' xml:lang='no' i:type='z:any'/></data>"));
    REQUIRE(found.rows.size() == 2);
    CHECK(found.rows[0].id == 1);
    CHECK(found.rows[0].columns ==
          std::vector<any_attribute>{{{"", "ows_Title"}, "A & B"}, {{"", "ows_Modified"}, "2026-01-01 10:00:00"}});
    CHECK(found.rows[1].columns ==
          std::vector<any_attribute>{{{"urn:o", "x"}, "\n"}, {{"http://www.w3.org/XML/1998/namespace", "lang"}, "no"}});
    check_round_trip(found);
}

TEST_CASE("elements that nobody describes are kept in order, with their attributes") {
    auto const found = decoded<reply>(
        document("<o:First o:a=\"1\" b=\"2\">x<o:y/><!-- z --></o:First>"
                 "<ElementItem Name=\"Layout\"><o:Columns o:n=\"2\">5 <z:q/></o:Columns><Cell/></ElementItem>"
                 "<Last>L</Last><o:First/><Own xmlns:p=\"urn:p\" i:type=\"p:T\">T</Own><None xmlns=\"\">N<M/></None>"));
    CHECK(found.last == "L");
    REQUIRE(found.items.size() == 1);
    CHECK(found.items[0].name == "Layout");
    REQUIRE(found.items[0].content.size() == 2);
    CHECK(found.items[0].content[0].name == soapcodec::xml::qname{"urn:o", "Columns"});
    CHECK(found.items[0].content[0].content.text == "5 <z:q/>");
    CHECK(found.items[0].content[1].name == soapcodec::xml::qname{"urn:r", "Cell"});
    REQUIRE(found.others.size() == 4);
    CHECK(found.others[0].name == soapcodec::xml::qname{"urn:o", "First"});
    CHECK(found.others[0].attributes == std::vector<any_attribute>{{{"urn:o", "a"}, "1"}, {{"", "b"}, "2"}});
    CHECK(found.others[0].content.text == "x<o:y/><!-- z -->");
    CHECK(found.others[1].content.text.empty());
    CHECK(found.others[3].name == soapcodec::xml::qname{"", "None"});
    check_round_trip(found);
    // The same when unknown elements are refused: these are not unknown.
    soapcodec::decode_options strict;
    strict.reject_unknown = true;
    CHECK(decoded<reply>(document("<o:First/>"), strict).others.size() == 1);
    check_error<reply>(document("<ElementItem Name=\"\"/><Last>^<o:x/></Last>"), errc::unexpected_element,
                       "/Envelope/Body/Reply/Last/x", "", strict);
}

TEST_CASE("the fast path takes open records in which there is nothing unknown") {
    auto const of = [](std::string_view more) {
        return test::envelope("<o:Open xmlns:o=\"urn:r\"><o:Id>1</o:Id>" + std::string(more) + "</o:Open>");
    };
    CHECK(test::taken_ahead<test_any::open>(of("")) == of("").size());
    // What is unknown is kept by the reader of record, which gathers the bytes of events.
    CHECK(test::taken_ahead<test_any::open>(of("<x/>")) == 0);
    CHECK(decoded<test_any::open>(of("<x/>")).others.size() == 1);
    // Neither does the fast path keep attributes, and it cannot know whether there are some but from a start tag.
    CHECK(test::taken_ahead<reply>(document("<Last>L</Last>")) == 0);
}

TEST_CASE("what is kept counts as content") {
    soapcodec::decode_options options;
    options.limits.content = 400;
    check_error<reply>(document("^<o:First a=\"" + std::string(400, 'x') + "\"/>"), errc::content_limit,
                       "/Envelope/Body/Reply/First", "", options);
    options.limits.content = 100;
    auto const text = document("", " a=\"" + std::string(100, 'x') + "\"");
    auto marked = text;
    marked.insert(marked.find("<Reply"), "^");
    check_error<reply>(marked, errc::content_limit, "/Envelope/Body/Reply", "", options);
}

TEST_CASE("attributes and elements are written behind those described, under prefixes that they declare") {
    reply value;
    value.attributes = {{{"", "a"}, "<1>"}, {{"urn:o", "b"}, ""}};
    value.rows = {{7, {{{"", "ows_T"}, "\t"}}}};
    value.last = "L";
    value.others = {{{"urn:o", "E"}, {{{"urn:p", "c"}, "3"}}, {"<k:x/>", {{"k", "urn:k"}}}},
                    {{"urn:r", "F"}, {}, {"", {}}}};
    auto const text = soapcodec::encode_document(value).value();
    CHECK(
        text.substr(text.find(" xmlns=\"urn:r\"")) ==
        " xmlns=\"urn:r\" a=\"&lt;1>\" xmlns:x1=\"urn:o\" x1:b=\"\">"
        "<data xmlns:d2p1=\"#RowsetSchema\"><d2p1:row ows_ID=\"7\" ows_T=\"&#x9;\" /></data><Last>L</Last>"
        "<r:E xmlns:k=\"urn:k\" xmlns:r=\"urn:o\" xmlns:x1=\"urn:p\" x1:c=\"3\" xmlns=\"\"><k:x/></r:E><F /></Reply>");
    check_round_trip(value);
}

TEST_CASE("names that cannot stand there are errors") {
    reply value;
    value.attributes = {{{"", "a"}, "1"}, {{"", "a"}, "2"}};
    CHECK(error_of(value).code() == errc::invalid_value);
    CHECK(error_of(value).path() == "/Reply/@*");
    for (auto const& name : {soapcodec::xml::qname{"", "xmlns"},
                             {"", "a b"},
                             {"", ""},
                             {"http://www.w3.org/2000/xmlns/", "a"},
                             {"http://www.w3.org/2001/XMLSchema-instance", "nil"}}) {
        value.attributes = {{name, ""}};
        CHECK(error_of(value).code() == errc::invalid_value);
    }
    value.attributes = {{{"", "a"}, "1\x01"}};
    CHECK(error_of(value).code() == errc::invalid_character);
    CHECK(error_of(value).subject() == "byte 1 of the text");
    value.attributes.clear();
    value.rows = {{1, {{{"", "ows_ID"}, "2"}}}};
    CHECK(error_of(value).code() == errc::invalid_value);
    CHECK(error_of(value).path() == "/Reply/data/row[1]/@*");
    value.rows.clear();
    for (auto const& name : {soapcodec::xml::qname{"", "a:b"}, {"http://www.w3.org/XML/1998/namespace", "a"}}) {
        value.others = {{name}};
        CHECK(error_of(value).code() == errc::invalid_value);
        CHECK(error_of(value).path() == "/Reply/*");
    }
    value.others = {{{"", "E"}, {{{"", "a"}, ""}, {{"", "a"}, ""}}}};
    CHECK(error_of(value).path() == "/Reply/E");
}

TEST_CASE("attributes that nobody describes are written without memory of their own") {
    auto const of = [](std::size_t rows, std::size_t columns) {
        reply value;
        for (std::size_t i = 0; i < columns; ++i) {
            value.attributes.push_back({{"", "ows_Column" + std::to_string(i)}, "value"});
        }
        value.rows.assign(rows, {1, value.attributes});
        return value;
    };
    auto const allocations_of = [](reply const& value) {
        std::size_t size = 0;
        auto const before = test::allocations();
        (void)soapcodec::encode_to([&](std::string_view bytes) { size += bytes.size(); }, value, soapcodec::soap_1_1);
        return size == 0 ? 0 : test::allocations() - before;
    };
    CHECK(allocations_of(of(100, 12)) == allocations_of(of(1, 12)));
    // Of many the names are looked up: what is there twice is seen, and what is not is written.
    auto many = of(1, 1000);
    CHECK(soapcodec::encode_document(many));
    many.attributes.push_back(many.attributes[500]);
    CHECK(error_of(many).code() == errc::invalid_value);
}
