// SPDX-License-Identifier: MIT
// Records with attributes, records that are a text, records that hold themselves.
#include "support.hpp"

#include <soapcodec/decode.hpp>
#include <soapcodec/encode.hpp>
#include <soapcodec/stream.hpp>

#include <cstdint>     // std::int32_t
#include <optional>    // std::optional
#include <string>      // std::string
#include <string_view> // std::string_view
#include <vector>      // std::vector

using soapcodec::attribute;
using soapcodec::element;
using soapcodec::in_namespace;
using soapcodec::items;
using soapcodec::text_content;
using test::errc;

namespace test_content {

struct price {
    std::int32_t amount = 0;
    std::string currency;
    std::optional<bool> net;
    friend bool operator==(price const&, price const&) = default;
};
constexpr auto soap_shape(price const*) {
    return soapcodec::record(text_content<&price::amount>, attribute<"currency", &price::currency>,
                             attribute<"net", &price::net>);
}

struct title {
    std::string text;
    std::string language = "nb";
    friend bool operator==(title const&, title const&) = default;
};
constexpr auto soap_shape(title const*) {
    return soapcodec::record(
        attribute<"lang", &title::language, in_namespace<soapcodec::xml::xml_namespace>, soapcodec::omittable>,
        text_content<&title::text>);
}

struct category {
    std::string name;
    std::vector<category> below;
    friend bool operator==(category const&, category const&) = default;
};
constexpr auto soap_shape(category const*) {
    return soapcodec::record(attribute<"name", &category::name>, element<"Category", &category::below>);
}

struct article {
    std::int32_t id = 0;
    std::optional<std::string> note;
    price cost;
    std::vector<title> titles;
    std::optional<std::vector<std::optional<price>>> history;
    std::optional<category> tree;
    friend bool operator==(article const&, article const&) = default;
};
constexpr auto soap_shape(article const*) {
    return soapcodec::message<"Article", "urn:a">(attribute<"id", &article::id>, attribute<"note", &article::note>,
                                                  element<"Price", &article::cost>, element<"Title", &article::titles>,
                                                  element<"History", &article::history, items<"Price">>,
                                                  element<"Tree", &article::tree>);
}

struct status {
    std::int32_t value = 0;
    friend bool operator==(status const&, status const&) = default;
};
constexpr auto soap_shape(status const*) {
    return soapcodec::message<"X-Status", "urn:a">(text_content<&status::value>);
}

struct title_view {
    std::string_view text;
    std::optional<std::string_view> language;
};
constexpr auto soap_shape(title_view const*) {
    return soapcodec::message<"Title", "urn:a">(
        text_content<&title_view::text>,
        attribute<"lang", &title_view::language, in_namespace<soapcodec::xml::xml_namespace>>);
}

} // namespace test_content
namespace t = test_content;

namespace {

t::article full() {
    t::article made;
    made.id = 7;
    made.note = "a \"b\" <&>\t\n\r'";
    made.cost = {-5, "NOK", true};
    made.titles = {{"Bok & \xC3\xA5", "nb"}, {"", "en"}};
    made.history.emplace().push_back(t::price{1, "EUR", {}});
    made.history->push_back(std::nullopt);
    made.tree = t::category{"a", {{"b", {{"c", {}}}}, {"d", {}}}};
    return made;
}

soapcodec::result<t::article> read(std::string const& text) {
    return soapcodec::decode_document<t::article>(text);
}

std::string article(std::string const& attributes, std::string const& content) {
    return "<Article xmlns='urn:a' xmlns:i='http://www.w3.org/2001/XMLSchema-instance' " + attributes + ">" + content +
           "</Article>";
}

void refused(std::string const& text, errc code, std::string_view path, std::string_view subject) {
    CAPTURE(text);
    auto const found = read(text);
    REQUIRE_FALSE(found);
    CHECK(found.error().code() == code);
    CHECK(found.error().path() == path);
    CHECK(found.error().subject() == subject);
}

} // namespace

TEST_CASE("attributes and texts are written and read") {
    auto const text = soapcodec::encode_document(full()).value();
    auto const head = text.substr(text.find("xmlns=\"urn:a\"") + 13);
    CHECK(head ==
          " id=\"7\" note=\"a &quot;b&quot; &lt;&amp;>&#x9;&#xA;&#xD;'\"><Price currency=\"NOK\" net=\"true\">-5"
          "</Price><Title xml:lang=\"nb\">Bok &amp; \xC3\xA5</Title><Title xml:lang=\"en\" /><History>"
          "<Price currency=\"EUR\">1</Price><Price xsi:nil=\"true\" /></History><Tree name=\"a\">"
          "<Category name=\"b\"><Category name=\"c\" /></Category><Category name=\"d\" /></Tree></Article>");
    CHECK(read(text).value() == full());
    for (auto const version : {soapcodec::soap_1_1, soapcodec::soap_1_2}) {
        for (bool const indented : {false, true}) {
            auto const enveloped = soapcodec::encode(full(), version, {.indented = indented}).value();
            CHECK(soapcodec::decode<t::article>(enveloped).value() == full());
        }
    }
}

TEST_CASE("a message can be a text") {
    auto const text = soapcodec::encode(t::status{401}, soapcodec::soap_1_2).value();
    CHECK(text.find("<X-Status xmlns=\"urn:a\">401</X-Status>") != std::string::npos);
    CHECK(soapcodec::decode<t::status>(text).value().value == 401);
    soapcodec::arena memory;
    auto const title = soapcodec::decode_document<t::title_view>("<Title xmlns='urn:a' xml:lang='a&amp;b'> x<!-- -->y "
                                                                 "<![CDATA[<]]></Title>",
                                                                 memory);
    CHECK(title.value().text == " xy <");
    CHECK(title->language == "a&b");
    static_assert(soapcodec::holds_views<t::title_view>());
}

TEST_CASE("an optional or omittable attribute may be absent, others not; unknown ones are passed over") {
    auto const found = read(article("id='1' other='x'", "<Price currency='' x='y'> +3 </Price><Title>a</Title>"));
    CHECK(found.value().cost == t::price{3, "", {}});
    CHECK(found->titles == std::vector<t::title>{{"a", "nb"}});
    CHECK_FALSE(found->note);
    refused(article("", "<Price currency=''>3</Price>"), errc::missing_attribute, "/Article", "id");
    refused(article("id='1'", "<Price>3</Price>"), errc::missing_attribute, "/Article/Price", "currency");
    // A prefix makes it another attribute.
    refused(article("id='1'", "<Price i:currency='x'>3</Price>"), errc::missing_attribute, "/Article/Price",
            "currency");
}

TEST_CASE("bad attributes and texts are blamed by path") {
    refused(article("id='x'", ""), errc::invalid_value, "/Article/@id", "x");
    refused(article("id='1'", "<Price currency='' net='yes'>3</Price>"), errc::invalid_value, "/Article/Price/@net",
            "yes");
    refused(article("id='1'", "<Price currency=''>3.5</Price>"), errc::invalid_value, "/Article/Price", "3.5");
    refused(article("id='1'", "<Price currency=''/>"), errc::invalid_value, "/Article/Price", "");
    refused(article("id='1'", "<Price currency=''>3<x/></Price>"), errc::unexpected_element, "/Article/Price/x", "");
    refused(article("id='1'", "<Price currency='' i:nil='true'/>"), errc::nil_not_allowed, "/Article/Price", "");
    t::article bad;
    bad.note = "a\x01";
    auto const first = soapcodec::encode_document(bad);
    REQUIRE_FALSE(first);
    CHECK(first.error().path() == "/Article/@note");
    CHECK(first.error().subject() == "byte 1 of the text");
    bad.note.reset();
    bad.titles = {{"ok", "nb"}, {"b\x02", "nb"}};
    CHECK(soapcodec::encode_document(bad).error().path() == "/Article/Title[2]");
}

TEST_CASE("attributes and texts come the same in any pieces") {
    auto const text = soapcodec::encode(full(), soapcodec::soap_1_1).value();
    for (std::size_t const size : {1U, 2U, 3U, 7U}) {
        soapcodec::decoder<t::article> decoder;
        for (std::size_t at = 0; at < text.size(); at += size) {
            REQUIRE(decoder.feed(std::string_view(text).substr(at, size)));
        }
        CHECK(decoder.finish().value() == full());
    }
}

TEST_CASE("a record that holds itself ends at the limit of depth") {
    std::string open;
    for (int i = 0; i < 200; ++i) {
        open += "<Category name='x'>";
    }
    CHECK(read(article("id='1'", "<Tree name='r'>" + open)).error().code() == errc::depth_limit);
}
