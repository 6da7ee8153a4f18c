// SPDX-License-Identifier: MIT
#include "support.hpp"

#include <soapcodec/xml/raw.hpp>

#include <soapcodec/decode.hpp>
#include <soapcodec/encode.hpp>
#include <soapcodec/fuzz/equivalent.hpp>
#include <soapcodec/fuzz/print.hpp>
#include <soapcodec/stream.hpp>

#include <optional>    // std::optional
#include <string>      // std::string
#include <string_view> // std::string_view
#include <variant>     // std::variant
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

// --- with the attributes

namespace test_raw {

using soapcodec::xml::any_element;

struct parcel {
    std::int32_t number = 0;
    any_element any;
    std::optional<any_element> maybe;
    std::vector<any_element> several;
    std::optional<any_element> bare;
    std::optional<std::variant<std::int32_t, any_element>> either;
    std::vector<any_element> others;
    friend bool operator==(parcel const&, parcel const&) = default;
};
constexpr auto soap_shape(parcel const*) {
    using namespace soapcodec;
    return message<"Parcel", "urn:c">(
        element<"Number", &parcel::number>, element<"Any", &parcel::any>, element<"Maybe", &parcel::maybe, nillable>,
        element<"Several", &parcel::several, items<"One", "urn:p">>, element<"Bare", &parcel::bare, in_namespace<"">>,
        choice<&parcel::either, alternative<"Count">, alternative<"Rest">>, any_elements<&parcel::others>);
}

/// Items that are handed over.
struct parcels {
    std::vector<parcel> all;
};
constexpr auto soap_shape(parcels const*) {
    return soapcodec::message<"Parcels", "urn:c">(element<"All", &parcels::all, items<"Parcel">>);
}

} // namespace test_raw

namespace {

using soapcodec::xml::any_attribute;
using test_raw::parcel;

std::string parcel_of(std::string_view content) {
    return test::envelope("<Parcel xmlns='urn:c' xmlns:p='urn:p'><Number>1</Number>" + std::string(content) +
                          "</Parcel>");
}

std::string const whole_parcel =
    "<Any x='&lt;' p:y=\"a&#10;b\" xml:lang='no' i:type='p:T' xmlns:own='urn:own' own:z=''>" + inner +
    "</Any><Maybe a='1'/><Several q='of the list'><p:One/><p:One b='2'>t</p:One></Several><Bare xmlns='' c='3'><d/>"
    "</Bare><Rest e='4'>R</Rest><p:Other f='5'/>";

void check_whole(parcel const& found) {
    CHECK(found.any.name == soapcodec::xml::qname{"urn:c", "Any"});
    CHECK(found.any.attributes ==
          std::vector<any_attribute>{{{"", "x"}, "<"},
                                     {{"urn:p", "y"}, "a\nb"},
                                     {{"http://www.w3.org/XML/1998/namespace", "lang"}, "no"},
                                     {{"http://www.w3.org/2001/XMLSchema-instance", "type"}, "p:T"},
                                     {{"urn:own", "z"}, ""}});
    CHECK(found.any.content.text == inner);
    CHECK(found.any.content.scope.size() == 5); // s, i, the default one, p and own
    CHECK(found.maybe.value().attributes == std::vector<any_attribute>{{{"", "a"}, "1"}});
    REQUIRE(found.several.size() == 2);
    CHECK(found.several[0].attributes.empty());
    CHECK(found.several[1].name == soapcodec::xml::qname{"urn:p", "One"});
    CHECK(found.several[1].content.text == "t");
    CHECK(found.bare.value().content.text == "<d/>");
    CHECK(std::get<1>(found.either.value()).attributes == std::vector<any_attribute>{{{"", "e"}, "4"}});
    REQUIRE(found.others.size() == 1);
    CHECK(found.others[0].name == soapcodec::xml::qname{"urn:p", "Other"});
}

} // namespace

TEST_CASE("an element with a name of its own keeps its attributes and its content") {
    auto const text = parcel_of(whole_parcel);
    auto const found = test::decoded<parcel>(text);
    check_whole(found);
    // What is kept is read by events, which gather bytes.
    CHECK(test::taken_ahead<parcel>(text) == 0);
    for (auto const version : {soapcodec::soap_1_1, soapcodec::soap_1_2}) {
        for (bool const indented : {false, true}) {
            auto const once = soapcodec::encode(found, version, {.indented = indented});
            REQUIRE(once);
            auto const again = test::decoded<parcel>(*once);
            CAPTURE(*once, soapcodec::fuzz::to_text(found), soapcodec::fuzz::to_text(again));
            CHECK(soapcodec::fuzz::equivalent(found, again));
            auto const twice = soapcodec::encode(again, version, {.indented = indented}).value();
            CHECK(soapcodec::encode(test::decoded<parcel>(twice), version, {.indented = indented}).value() == twice);
        }
    }
}

TEST_CASE("a decoder that is used again leaves nothing of the element before") {
    soapcodec::decoder<parcel> decoder;
    check_whole(decoder.finish(parcel_of(whole_parcel)).value());
    decoder.reset();
    auto const found = decoder.finish(parcel_of("<Any/><Maybe i:nil='true'/>")).value();
    CHECK(found.any.attributes.empty());
    CHECK(found.any.content.text.empty());
    CHECK_FALSE(found.maybe);
    // Null is for what may be null, as everywhere.
    test::check_error<parcel>(parcel_of("^<Any i:nil='true'/>"), errc::nil_not_allowed, "/Envelope/Body/Parcel/Any",
                              "");
    test::check_error<parcel>(parcel_of("^</Parcel>").substr(0, parcel_of("^</Parcel>").find("</Parcel>") + 9) +
                                  "</s:Body></s:Envelope>",
                              errc::missing_element, "/Envelope/Body/Parcel", "Any");
}

TEST_CASE("it is written by the name that the shape says, under the prefixes that its content relies on") {
    parcel message;
    message.any = {
        {"urn:ignored", "Ignored"}, {{{"", "a"}, "<\t>"}, {{"urn:p", "b"}, ""}}, {"<p:y/>", {{"p", "urn:p"}}}};
    message.maybe = test_raw::any_element{};
    message.several = {{{}, {{{"urn:o", "c"}, "1"}}, {"", {}}}};
    auto const text = soapcodec::encode_document(message).value();
    CHECK(text.substr(text.find("</Number>") + 9) ==
          "<r:Any xmlns:p=\"urn:p\" xmlns:r=\"urn:c\" a=\"&lt;&#x9;>\" p:b=\"\" xmlns=\"\"><p:y/></r:Any><Maybe />"
          "<Several xmlns:d2p1=\"urn:p\"><r:One xmlns:r=\"urn:p\" xmlns:x1=\"urn:o\" x1:c=\"1\" xmlns=\"\" />"
          "</Several></Parcel>");
    for (auto const& name : {soapcodec::xml::qname{"", "a b"}, {"", "xmlns"}, {"", "a"}}) {
        message.any.attributes = {{{"", "a"}, "1"}, {name, "2"}};
        auto const refused = soapcodec::encode(message, soapcodec::soap_1_1);
        REQUIRE_FALSE(refused);
        CHECK(refused.error().code() == errc::invalid_value);
        CHECK(refused.error().path() == "/Envelope/Body/Parcel/Any");
    }
}

TEST_CASE("attributes that are kept count as content") {
    auto const small = parcel_of("<Any/>");
    auto const large = parcel_of("<Any a='" + std::string(100, 'x') + "'/>");
    soapcodec::decode_options options;
    for (options.limits.content = 1; !soapcodec::decode<parcel>(small, options); ++options.limits.content) {
    }
    auto const least = options.limits.content;
    options.limits.content = least + sizeof(any_attribute) + 100;
    CHECK_FALSE(soapcodec::decode<parcel>(large, options));
    ++options.limits.content; // for the name
    CHECK(soapcodec::decode<parcel>(large, options));
    options.limits.content = 4;
    test::check_error<parcel>(parcel_of("^<Any/>"), errc::content_limit, "/Envelope/Body/Parcel/Any", "", options);
}

TEST_CASE("records that hold such elements are handed over one by one") {
    auto const item = "<Parcel><Number>1</Number>" + whole_parcel + "</Parcel>";
    auto const text = test::envelope("<Parcels xmlns='urn:c' xmlns:p='urn:p'><All>" + item + item + "</All></Parcels>");
    for (auto const& cut : test::all_cuts(text)) {
        std::size_t count = 0;
        soapcodec::stream_decoder<&test_raw::parcels::all> each{[&](parcel const& one) {
            ++count;
            check_whole(one);
        }};
        REQUIRE(cut.feed_to(each));
        CHECK(count == 2);
    }
}
