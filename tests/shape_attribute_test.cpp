// SPDX-License-Identifier: MIT
// Attributes in namespaces, and names in attributes.
#include "support.hpp"

#include <soapcodec/decode.hpp>
#include <soapcodec/encode.hpp>
#include <soapcodec/shape.hpp>
#include <soapcodec/soap/header.hpp>

#include <cstdint>     // std::int32_t
#include <optional>    // std::optional
#include <string>      // std::string
#include <string_view> // std::string_view
#include <vector>      // std::vector

using soapcodec::attribute;
using soapcodec::element;
using soapcodec::in_namespace;
using soapcodec::xml::qname;
using test::check_error;
using test::decoded;
using test::errc;

namespace test_attribute {

constexpr soapcodec::fixed_string wsu =
    "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd";
constexpr soapcodec::fixed_string encoding = "http://schemas.xmlsoap.org/soap/encoding/";

/// As WS-Security has it.
struct timestamp {
    std::optional<std::string> id;
    std::string created;
    friend bool operator==(timestamp const&, timestamp const&) = default;
};
constexpr auto soap_shape(timestamp const*) {
    return soapcodec::message<"Timestamp", wsu>(attribute<"Id", &timestamp::id, in_namespace<wsu>>,
                                                element<"Created", &timestamp::created>);
}

/// As rpc/encoded services write arrays and values.
struct value {
    std::optional<qname> type;
    std::string text;
    friend bool operator==(value const&, value const&) = default;
};
constexpr auto soap_shape(value const*) {
    return soapcodec::record(attribute<"type", &value::type, in_namespace<soapcodec::xml::schema_instance_namespace>>,
                             soapcodec::text_content<&value::text>);
}
struct locator {
    std::optional<std::string> href;
    std::optional<std::string> title;
    std::string kind;
    std::optional<std::int32_t> offset;
    std::optional<qname> role;
    std::optional<qname> other;
    std::vector<value> values;
    friend bool operator==(locator const&, locator const&) = default;
};
constexpr soapcodec::fixed_string xlink = "http://www.w3.org/1999/xlink";
constexpr auto soap_shape(locator const*) {
    return soapcodec::message<"Link", "urn:l">(
        attribute<"href", &locator::href, in_namespace<xlink>>,
        attribute<"title", &locator::title, in_namespace<xlink>>, attribute<"kind", &locator::kind>,
        attribute<"offset", &locator::offset, in_namespace<encoding>>, attribute<"role", &locator::role>,
        attribute<"other", &locator::other, in_namespace<xlink>>, element<"Value", &locator::values>);
}

/// A name in no namespace has to stand where there is no default one.
struct plain {
    qname name;
};
constexpr auto soap_shape(plain const*) {
    return soapcodec::message<"Plain", "">(attribute<"name", &plain::name>);
}

} // namespace test_attribute

namespace {

using test_attribute::locator;
using test_attribute::plain;
using test_attribute::timestamp;

template <class T>
std::string written(T const& value) {
    auto const text = soapcodec::encode_document(value);
    REQUIRE(text);
    constexpr std::string_view common = R"( xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance")"
                                        R"( xmlns:xsd="http://www.w3.org/2001/XMLSchema")";
    auto rest = text->substr(text->find("?>") + 2);
    rest.erase(rest.find(common), common.size());
    return rest;
}

template <class T>
void check_round_trip(T const& value) {
    for (auto const version : {soapcodec::soap_1_1, soapcodec::soap_1_2}) {
        auto const text = soapcodec::encode(value, version, {.indented = version == soapcodec::soap_1_2});
        REQUIRE(text);
        CHECK(decoded<T>(*text) == value);
    }
}

} // namespace

TEST_CASE("attributes in a namespace are read, by the fast path too") {
    auto const text = test::envelope(
        "<Link xmlns=\"urn:l\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" xlink:href=\"#1\" kind=\"k\" "
        "xmlns:soapenc=\"http://schemas.xmlsoap.org/soap/encoding/\" soapenc:offset=\"4\"><Value>A</Value></Link>");
    auto const found = decoded<locator>(text);
    CHECK(found.href == "#1");
    CHECK(found.kind == "k");
    CHECK(found.offset == 4);
    CHECK(test::taken_ahead<locator>(text) == text.size());
}

TEST_CASE("a name in an attribute is what its prefix means there") {
    // Names are not the fast path's: it does not keep the bindings that they are found by.
    auto const found =
        decoded<locator>(test::envelope("<Link xmlns=\"urn:l\" kind=\"\" role=\" p:a \" xmlns:p=\"urn:p\">"
                                        "<Value i:type=\"s:int\" xmlns:s=\"http://www.w3.org/2001/XMLSchema\">1</Value>"
                                        "<Value i:type=\"b\">2</Value></Link>"));
    CHECK(found.role == qname{"urn:p", "a"});
    REQUIRE(found.values.size() == 2);
    CHECK(found.values[0].type == qname{"http://www.w3.org/2001/XMLSchema", "int"});
    CHECK(found.values[1].type == qname{"urn:l", "b"});
    check_error<locator>(test::envelope("^<Link xmlns=\"urn:l\" kind=\"\" role=\"p:a\"/>"), errc::invalid_value,
                         "/Envelope/Body/Link/@role", "p:a");
}

TEST_CASE("an attribute in a namespace declares its prefix") {
    CHECK(written(timestamp{"TS-1", "2026-01-01T00:00:00Z"}) ==
          "<Timestamp xmlns=\"http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd\" "
          "xmlns:a01=\"http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd\" "
          "a01:Id=\"TS-1\"><Created>2026-01-01T00:00:00Z</Created></Timestamp>");
    locator all{"#1",
                "T",
                "k",
                4,
                qname{"urn:r&", "r"},
                qname{std::string(soapcodec::xml::xml_namespace.view()), "x"},
                {{qname{"urn:l", "b"}, "1"}, {std::nullopt, "2"}}};
    CHECK(written(all) ==
          "<Link xmlns=\"urn:l\" xmlns:a01=\"http://www.w3.org/1999/xlink\" a01:href=\"#1\" a01:title=\"T\" kind=\"k\" "
          "xmlns:a02=\"http://schemas.xmlsoap.org/soap/encoding/\" a02:offset=\"4\" "
          "xmlns:n01=\"urn:r&amp;\" role=\"n01:r\" a01:other=\"xml:x\">"
          "<Value xmlns:n01=\"urn:l\" xsi:type=\"n01:b\">1</Value><Value>2</Value></Link>");
    check_round_trip(all);
    // What is null declares nothing.
    all.href.reset();
    all.title.reset();
    all.role.reset();
    all.values.clear();
    CHECK(written(all) == "<Link xmlns=\"urn:l\" kind=\"k\" xmlns:a02=\"http://schemas.xmlsoap.org/soap/encoding/\" "
                          "a02:offset=\"4\" xmlns:a01=\"http://www.w3.org/1999/xlink\" a01:other=\"xml:x\" />");
    check_round_trip(all);
}

TEST_CASE("a name that cannot be written in an attribute is an error") {
    locator bad{std::nullopt, std::nullopt, "", std::nullopt, qname{"", "a"}, std::nullopt, {}};
    auto const error_of = [&] { return soapcodec::encode_document(bad).error(); };
    CHECK(error_of().code() == errc::invalid_value);
    CHECK(error_of().path() == "/Link/@role");
    bad.role = qname{"urn:r", "a b"};
    CHECK(error_of().code() == errc::invalid_value);
    bad.role = qname{"urn:\x01", "a"};
    CHECK(error_of().code() == errc::invalid_character);
    CHECK(error_of().subject() == "byte 4 of the text");
    CHECK(written(plain{{"", "a"}}) == "<Plain xmlns=\"\" name=\"a\" />");
}

TEST_CASE("an attribute's prefix is not mistaken for the Envelope's") {
    auto const text = soapcodec::encode(
        soapcodec::with_headers(timestamp{"B", "2"},
                                soapcodec::header_entry(timestamp{"H", "1"}, {.must_understand = true})),
        soapcodec::soap_1_1, {.envelope_prefix = "a01"});
    REQUIRE(text);
    std::optional<timestamp> seen;
    auto const found = soapcodec::decode<timestamp>(*text, {.headers = {soapcodec::header(seen)}});
    REQUIRE(found);
    CHECK(found->id == "B");
    REQUIRE(seen);
    CHECK(seen->id == "H");
    CHECK(text->find(" a01_:mustUnderstand=\"1\"") != text->npos);
}
