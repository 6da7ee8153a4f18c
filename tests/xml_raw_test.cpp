// SPDX-License-Identifier: MIT
#include "support.hpp"

#include <soapcodec/xml/raw.hpp>

#include <soapcodec/decode.hpp>
#include <soapcodec/encode.hpp>
#include <soapcodec/stream.hpp>

#include <optional>    // std::optional
#include <string>      // std::string
#include <string_view> // std::string_view
#include <vector>      // std::vector

using soapcodec::element;
using soapcodec::items;
using soapcodec::nillable;
using soapcodec::xml::raw_xml;
using test::errc;

namespace {

struct carrier {
    std::int32_t number = 0;
    raw_xml any;
    std::optional<raw_xml> maybe;
    std::vector<raw_xml> several;
    std::optional<raw_xml> bare;
    std::int32_t last = 0;
};
constexpr auto soap_shape(carrier const*) {
    return soapcodec::message<"Carrier", "urn:c">(
        element<"Number", &carrier::number>, element<"Any", &carrier::any>, element<"Maybe", &carrier::maybe, nillable>,
        element<"Several", &carrier::several, items<"One">>,
        element<"Bare", &carrier::bare, soapcodec::in_namespace<"">>, element<"Last", &carrier::last>);
}

} // namespace

namespace {

std::string const inner =
    "\r\n <p:a xmlns:q='urn:q' b=\"&lt;\"><q:c/>x&amp;<![CDATA[<]]></p:a ><!-- d --><e>\xC3\xA5</e >";

std::string document(std::string const& content) {
    return "<Carrier xmlns='urn:c' xmlns:p='urn:p' xmlns:i='http://www.w3.org/2001/XMLSchema-instance'>" + content +
           "</Carrier>";
}

std::string const around_any = "<Number>1</Number><Any x='y' xmlns:own='urn:own'>";

soapcodec::result<carrier> read(std::string const& text, soapcodec::decode_options options = {}) {
    return soapcodec::decode_document<carrier>(text, options);
}

} // namespace

TEST_CASE("content of any kind is kept as it is written") {
    auto const text = document(around_any + inner +
                               "</Any><Maybe i:nil='1'/><Several><One/><One></One><One>t</One>"
                               "</Several><Last>2</Last>");
    auto const found = read(text);
    REQUIRE(found);
    CHECK(found->any.text == inner);
    CHECK(found->any.scope.size() == 4); // the default one, p, i and own
    CHECK_FALSE(found->maybe);
    REQUIRE(found->several.size() == 3);
    CHECK(found->several[0].text.empty());
    CHECK(found->several[1].text.empty());
    CHECK(found->several[2].text == "t");
    CHECK(found->number == 1);
    CHECK(found->last == 2);
}

TEST_CASE("it is the same in any pieces and encodings") {
    auto const text = document(around_any + inner + "</Any><Several/><Last>2</Last>");
    for (std::size_t const size : {1U, 2U, 3U, 5U, 7U, 64U}) {
        soapcodec::decode_options options;
        options.without_envelope = true;
        soapcodec::decoder<carrier> decoder(options);
        for (std::size_t at = 0; at < text.size(); at += size) {
            REQUIRE(decoder.feed(std::string_view(text).substr(at, size)));
        }
        CHECK(decoder.finish().value().any.text == inner);
    }
    std::string const ascii = "<a b='1'><c/>x</a>";
    auto const wide = test::utf_16(document(around_any + ascii + "</Any><Several/><Last>2</Last>"));
    CHECK(read(wide).value().any.text == ascii);
}

TEST_CASE("content that does not end, or is too much, is an error with its place") {
    CHECK(read(document(around_any + "<a></b></Any>")).error().code() == errc::malformed_xml);
    auto const text = document(around_any + "<a>12345</a></Any><Several/><Last>2</Last>");
    std::uint64_t held = std::string_view("<a>12345</a></Any>").size();
    auto const whole = read(text).value();
    for (auto const& binding : whole.any.scope) {
        held += sizeof binding + binding.prefix.size() + binding.ns.size();
    }
    soapcodec::decode_options options;
    options.limits.content = held - 1;
    CHECK(read(text, options).error().code() == errc::content_limit);
    options.limits.content = held;
    CHECK(read(text, options));
    auto const path = read(document("<Number>1</Number><Any><x/></Any><Any/>")).error();
    CHECK(path.code() == errc::duplicate_element);
    CHECK(read(document("<Number>1</Number><Any i:nil='true'/>")).error().code() == errc::nil_not_allowed);
}

TEST_CASE("the bindings that each element keeps count as content") {
    std::string many;
    for (int i = 0; i < 100; ++i) {
        many += "<One/>";
    }
    auto const text = "<Carrier xmlns='urn:c' xmlns:long='urn:" + std::string(5000, 'x') + "'>" +
                      "<Number>1</Number><Any/><Several>" + many + "</Several><Last>2</Last></Carrier>";
    soapcodec::decode_options options;
    options.limits.content = 100'000;
    auto const found = read(text, options);
    REQUIRE_FALSE(found);
    CHECK(found.error().code() == errc::content_limit);
    CHECK(found.error().path() == "/Carrier/Several/One[19]");
}

TEST_CASE("a decoder that failed inside such content starts anew") {
    soapcodec::decoder<carrier> decoder;
    REQUIRE(decoder.feed(test::envelope("").substr(0, test::envelope("").find("</")) +
                         document(around_any + "<a>").substr(0, 150)));
    CHECK(decoder.finish("</b>").error().code() == errc::malformed_xml);
    decoder.reset();
    auto const text = test::envelope(document(around_any + "<a/></Any><Several/><Last>2</Last>"));
    CHECK(decoder.finish(text).value().any.text == "<a/>");
}

TEST_CASE("it is written inside the declarations it relies on, and read back") {
    carrier message;
    message.any.text = "<x/><p:y/>";
    message.any.scope = {{"", "urn:x"}, {"p", "urn:p"}, {"r", "urn:r"}, {"xml", "no"}};
    message.maybe = raw_xml{"<x/>", {{"", "urn:c"}}};
    message.several = {{"a&amp;b", {}}, {}};
    message.bare = raw_xml{"<x/>", {}};
    for (bool const indented : {false, true}) {
        auto const text = soapcodec::encode(message, soapcodec::soap_1_1, {.indented = indented});
        REQUIRE(text);
        auto const found = soapcodec::decode<carrier>(*text);
        REQUIRE(found);
        CHECK(found->any.text == message.any.text);
        CHECK(found->maybe.value().text == "<x/>");
        CHECK(found->several.size() == 2);
        CHECK(found->bare.value().text == "<x/>");
    }
    auto const text = soapcodec::encode(message, soapcodec::soap_1_1).value();
    CHECK(text.find("<rr:Any xmlns:p=\"urn:p\" xmlns:r=\"urn:r\" xmlns:rr=\"urn:c\" xmlns=\"urn:x\"><x/><p:y/></rr:Any>"
                    "<Maybe><x/></Maybe><Several><One>a&amp;b</One><One /></Several><Bare xmlns=\"\"><x/></Bare>") !=
          std::string::npos);
}

TEST_CASE("what was read is written in the same bytes again and again") {
    carrier message;
    message.any = {"<x/><p:y/>", {{"", "urn:x"}, {"p", "urn:p"}}};
    message.maybe = raw_xml{"<x/>", {{"", "urn:y"}}};
    message.bare = raw_xml{"<x/>", {}};
    // The first time the content learns the bindings of the Envelope.
    auto const once = soapcodec::decode<carrier>(soapcodec::encode(message, soapcodec::soap_1_1).value()).value();
    auto const text = soapcodec::encode(once, soapcodec::soap_1_1).value();
    auto const twice = soapcodec::decode<carrier>(text).value();
    CHECK(soapcodec::encode(twice, soapcodec::soap_1_1).value() == text);
    CHECK(twice.any == once.any);
}

TEST_CASE("bytes that no document can hold are refused") {
    carrier message;
    message.any.text = "a\x01";
    auto const found = soapcodec::encode(message, soapcodec::soap_1_1);
    REQUIRE_FALSE(found);
    CHECK(found.error().code() == errc::invalid_character);
    CHECK(found.error().path() == "/Envelope/Body/Carrier/Any");
    message.any.text.clear();
    message.any.scope = {{"p", "\x01"}};
    CHECK_FALSE(soapcodec::encode(message, soapcodec::soap_1_1));
}
