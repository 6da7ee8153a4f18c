// SPDX-License-Identifier: MIT
// Tests of what the fast path reads around a message: that it does read it, and nothing that the reader of record would
// not.
#include <soapcodec/decode.hpp>
#include <soapcodec/services/office24seven.hpp>
#include <soapcodec/soap/addressing.hpp>
#include <soapcodec/source.hpp>

#include "catch.hpp"
#include "support.hpp"

#include <cstddef>     // std::size_t
#include <cstdint>     // std::uint64_t
#include <optional>    // std::optional
#include <string>      // std::string
#include <string_view> // std::string_view

namespace test {

struct noted_block {
    std::optional<std::string> note;
};
constexpr auto soap_shape(noted_block const*) {
    return soapcodec::message<"Hdr", "urn:h">(soapcodec::element<"Note", &noted_block::note, soapcodec::nillable>);
}
struct noted_message {
    std::optional<std::string> note;
};
constexpr auto soap_shape(noted_message const*) {
    return soapcodec::message<"Msg", "urn:m">(soapcodec::element<"Note", &noted_message::note, soapcodec::nillable>);
}

} // namespace test

namespace {

using soapcodec::decode_options;
using soapcodec::decoder;
using soapcodec::errc;
using test::order;
using test::outcome;

constexpr std::string_view small_order = "<Order xmlns=\"urn:order\"><Customer>Kari</Customer><Paid>true</Paid>"
                                         "<First i:nil=\"true\" /><Lines><Line><Number>1</Number></Line></Lines>"
                                         "</Order>";

std::string document_with(std::string_view header, std::string_view ns = test::soap_1_1_namespace) {
    auto document = test::envelope(small_order, ns);
    return document.insert(document.find("<s:Body>"), header);
}

/// Whether all of a document is read without expat, at once and in pieces.
template <class T = order>
bool is_read_ahead(std::string_view document, decode_options const& options = {}) {
    decoder<T, test::ahead_counting_source> d(options);
    bool all = true;
    for (int i = 0; i < 3; ++i) { // the second time the head is known
        CHECK(d.finish(document).has_value());
        all = all && test::bytes_ahead == document.size();
        d.reset();
        d.feed(document.substr(0, document.size() - 20));
        d.feed(document.substr(document.size() - 20));
        CHECK(d.finish().has_value());
        all = all && test::bytes_ahead == document.size();
        d.reset();
    }
    return all;
}

/// Decodes by events and as usual, and checks that both say the same.
template <class Usual>
bool agree(decoder<order, soapcodec::xml::expat_source>& events, Usual& usual, std::string_view document) {
    events.reset();
    outcome<order> const expected(events.finish(document));
    usual.reset();
    outcome<order> const found(usual.finish(document));
    CAPTURE(document, expected.describe(), found.describe());
    CHECK(found.agrees_with(expected));
    return found.value.has_value();
}

} // namespace

TEST_CASE("a message in a plain Envelope of either version is read without expat") {
    for (auto const ns : {test::soap_1_1_namespace, test::soap_1_2_namespace}) {
        CHECK(is_read_ahead(test::envelope(small_order, ns)));
        for (auto const* const header :
             {"<s:Header/>", "<s:Header></s:Header>", "<s:Header a='1'> <!-- none --> </s:Header>\n"}) {
            CAPTURE(header);
            CHECK(is_read_ahead(document_with(header, ns)));
        }
    }
}

TEST_CASE("a message whose first pieces say little about it is read without expat") {
    auto const document = test::envelope(small_order);
    decoder<order, test::ahead_counting_source> d;
    for (std::size_t i = 1; i < document.size(); ++i) {
        CAPTURE(i);
        CHECK(d.feed(document.substr(0, i)));
        CHECK(d.feed(document.substr(i)));
        CHECK(d.finish().has_value());
        CHECK(test::bytes_ahead == document.size());
        d.reset();
        for (std::size_t at = 0; at < document.size(); at += i) {
            CHECK(d.feed(document.substr(at, i)));
        }
        CHECK(d.finish().has_value());
        CHECK(test::bytes_ahead == document.size());
        d.reset();
    }
    CHECK(d.feed(document.substr(0, 10)));
    CHECK(d.flush()); // nothing is put off from here on
    CHECK(d.feed(document.substr(10)));
    CHECK(d.finish().has_value());
    CHECK(test::bytes_ahead == 0);
}

TEST_CASE("what is no such message is refused as early as by events") {
    auto const refused_at = [](auto&& d, std::string_view document, errc code) {
        std::size_t at = 0;
        while (at < document.size() && d.feed(document.substr(at, 1))) {
            ++at;
        }
        CHECK(d.finish().error().code() == code);
        return at;
    };
    auto const check = [&](std::string const& document, errc code) {
        CAPTURE(document);
        decoder<order, soapcodec::xml::expat_source> events;
        CHECK(refused_at(decoder<order>(), document, code) <= refused_at(events, document, code));
    };
    check("<html><body>", errc::not_an_envelope);
    check("nothing", errc::malformed_xml);
    check(test::envelope("<Other xmlns='urn:order'>"), errc::unexpected_payload);
    check(test::envelope("<s:Fault><faultcode>a</faultcode></s:Fault>"), errc::fault);
}

TEST_CASE("header blocks that may be passed over are") {
    for (auto const* const header :
         {"<s:Header><t:Id xmlns:t='urn:t' s:mustUnderstand='0'>1</t:Id><x/></s:Header>",
          "<s:Header><w:Action xmlns:w='http://www.w3.org/2005/08/addressing' "
          "s:mustUnderstand='1'>a</w:Action></s:Header>",
          "<s:Header><t:Id xmlns:t='urn:t' s:actor='urn:other' s:mustUnderstand='1'><a>1</a> <b/></t:Id></s:Header>"}) {
        CAPTURE(header);
        CHECK(is_read_ahead(document_with(header)));
        (void)test::decoded<order>(document_with(header));
    }
    auto const known = document_with("<s:Header><t:Id xmlns:t='urn:t' s:mustUnderstand='1'/></s:Header>");
    CHECK(is_read_ahead(known, {.understood = {"urn:t"}}));
    CHECK(test::decode_with_all_cuts<order>(known).error.code() == errc::must_understand);
}

TEST_CASE("header blocks that are wanted are filled, from each message anew") {
    std::optional<soapcodec::addressing::action> action;
    decode_options const options{.headers = {soapcodec::header(action)}};
    auto const document_of = [](std::string const& text) {
        return document_with("<s:Header><a:Action xmlns:a=\"http://www.w3.org/2005/08/addressing\">" + text +
                             "</a:Action></s:Header>");
    };
    auto const one = document_of("urn:one");
    CHECK(is_read_ahead(one, options));

    decoder<order> d(options);
    for (auto const* const text : {"urn:one", "urn:one", "urn:two"}) {
        auto const document = document_of(text);
        d.feed(document.substr(0, document.size() - 1));
        CHECK(!action.has_value()); // nothing is said before the document is there
        CHECK(d.finish(document.substr(document.size() - 1)).has_value());
        REQUIRE(action.has_value());
        CHECK(action->uri == text);
        d.reset();
        CHECK(!action.has_value());
    }
    CHECK(d.finish(test::envelope(small_order)).has_value());
    CHECK(!action.has_value());
    CHECK(test::decode_with_all_cuts<order>(one, options).value.has_value());
}

TEST_CASE("a prefix that a header block has declared for null is none behind it") {
    constexpr std::string_view envelope =
        "<s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\" xmlns:h=\"urn:h\"";
    constexpr std::string_view rest =
        "><s:Header><h:Hdr xmlns:i=\"http://www.w3.org/2001/XMLSchema-instance\">"
        "<h:Note i:nil=\"true\"/></h:Hdr></s:Header><s:Body><Msg xmlns=\"urn:m\"><Note i:nil=\"true\"/></Msg>"
        "</s:Body></s:Envelope>";
    auto const read = []<template <class> class Source>(std::string const& document) {
        std::optional<test::noted_block> block;
        decode_options options;
        options.headers = {soapcodec::header(block)};
        decoder<test::noted_message, Source> d(options);
        auto const message = d.finish(document);
        return message ? message->note.value_or("null") : std::string("refused");
    };
    auto const other = std::string(envelope) + " xmlns:i=\"urn:other\"" + std::string(rest);
    CHECK(read.template operator()<soapcodec::xml::expat_source>(other).empty());
    CHECK(read.template operator()<soapcodec::xml::predicting_source>(other).empty());
    auto const none = std::string(envelope) + std::string(rest);
    CHECK(read.template operator()<soapcodec::xml::expat_source>(none) == "refused");
    CHECK(read.template operator()<soapcodec::xml::predicting_source>(none) == "refused");
}

TEST_CASE("faults of both versions are read without expat, as by events") {
    decoder<order, soapcodec::xml::expat_source> events;
    decoder<order, test::ahead_counting_source> usual;
    auto const check = [&](std::string const& document, bool plain = true) {
        CHECK_FALSE(agree(events, usual, document));
        CHECK(usual.finish().error().code() == errc::fault);
        CHECK((test::bytes_ahead != 0) == plain);
        for (std::uint64_t depth = 1; depth < 10; ++depth) {
            decode_options options;
            options.limits.depth = depth;
            decoder<order, soapcodec::xml::expat_source> few_events(options);
            decoder<order, test::eager_source> few(options);
            CHECK_FALSE(agree(few_events, few, document));
        }
        for (std::uint64_t const text : {10U, 64U, 80U}) {
            decode_options options;
            options.limits.text = text;
            decoder<order, soapcodec::xml::expat_source> few_events(options);
            decoder<order, test::eager_source> few(options);
            CHECK_FALSE(agree(few_events, few, document));
        }
        (void)test::decode_with_all_cuts<order>(document);
    };
    std::string const old = "<s:Fault><faultcode>s:Client</faultcode><faultstring>no &amp; n\u00f8</faultstring>\n"
                            "<faultactor>urn:a</faultactor>";
    check(test::envelope(old + "</s:Fault>"));
    check(test::envelope(old + "<detail/></s:Fault>"));
    check(test::envelope(
        old + "<detail xmlns:d='urn:d'>\n<d:a i:nil='true'><b/>1 &lt; 2</d:a> <c x='1'/></detail></s:Fault>"));
    check("\xEF\xBB\xBF<?xml version='1.0'?>" + test::envelope(old + "</s:Fault > and what nobody reads"));
    check(test::envelope(old + "<!-- c --></s:Fault>"), false);
    std::string const code = "<s:Fault><s:Code><s:Value>s:Sender</s:Value><s:Subcode><s:Value xmlns:m='urn:m'>m:x"
                             "</s:Value></s:Subcode></s:Code>";
    check(test::envelope(code +
                             "<s:Reason><s:Text xml:lang='nb'>nei</s:Text><s:Text xml:lang='en'>no</s:Text></s:Reason>"
                             "<s:Node>urn:n</s:Node><s:Role>urn:r</s:Role><s:Detail><a/></s:Detail></s:Fault>",
                         test::soap_1_2_namespace));
}

TEST_CASE("what is kept of a head does not hide that the next one differs") {
    decoder<order, soapcodec::xml::expat_source> events;
    decoder<order> usual;
    std::string const declaration = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n";
    auto const reply = declaration + test::envelope(small_order);
    // Its place is known only where lines and characters of the head are counted.
    auto const fault = declaration + test::envelope("\n<!-- \u00f8 --><s:Fault><faultcode>s:Client</faultcode>"
                                                    "<faultstring>no</faultstring></s:Fault>");
    bool const is_fault = GENERATE(false, true);
    auto const& document = is_fault ? fault : reply;
    auto const head = document.find(is_fault ? "<faultcode>" : "<Customer>");
    for (std::size_t at = 0; at < head; ++at) {
        CHECK(agree(events, usual, document) != is_fault);
        CHECK(agree(events, usual, document) != is_fault);
        auto changed = document;
        changed[at] = changed[at] == 'b' ? 'c' : 'b';
        (void)agree(events, usual, changed);
        changed.erase(at, 1);
        (void)agree(events, usual, changed);
        CHECK(agree(events, usual, is_fault ? reply : fault) == is_fault);
    }
}

TEST_CASE("every byte counts: one that is changed, left out or doubled is seen as by events") {
    decoder<order, soapcodec::xml::expat_source> events;
    decoder<order, test::eager_source> usual;
    auto const document =
        GENERATE(document_with("<s:Header><t:Id xmlns:t='urn:t'>1</t:Id></s:Header>"),
                 test::envelope("<s:Fault><faultcode>s:Client</faultcode><faultstring xml:lang='nb'>nei</faultstring>"
                                "<detail xmlns:d='urn:d'><d:a i:nil='true'><b/>1</d:a></detail></s:Fault>"));
    std::size_t taken = 0;
    for (std::size_t at = 0; at < document.size(); ++at) {
        auto changed = document;
        for (char const byte : std::string_view("<>/\"' =:&x;!\0\r\n\xC3", 16)) {
            changed[at] = byte;
            taken += agree(events, usual, changed) ? 1U : 0U;
        }
        changed = document;
        taken += agree(events, usual, changed.erase(at, 1)) ? 1U : 0U;
        changed = document;
        taken += agree(events, usual, changed.insert(at, 1, document[at])) ? 1U : 0U;
    }
    // Changes of texts and spaces.
    CHECK((taken > document.size() / 2) == (document.find("Fault") == document.npos));
}

TEST_CASE("what is no message is seen as soon as it comes") {
    for (std::string const beginning : {"\n", "<?xml version='1.0'?>", "<?xml version='1.0'?>\n"}) {
        decoder<order> d;
        CHECK(d.feed(beginning));
        CHECK_FALSE(d.feed("upstream connect error"));
        CHECK(d.finish().error().code() == errc::malformed_xml);
    }
    decoder<order> d;
    CHECK(d.feed("<html"));
    CHECK_FALSE(d.feed("><body>"));
}

TEST_CASE("what follows a document that was read as a whole is seen, and white space may") {
    std::string const document = test::envelope(small_order);
    decoder<order, test::ahead_counting_source> d;
    for (std::string const behind : {"", " \r\n", " <!-- c -->"}) {
        CHECK(d.feed(document));
        CHECK(test::bytes_ahead == document.size());
        CHECK(d.feed(behind));
        CHECK(d.feed(behind));
        CHECK(d.flush());
        CHECK(d.finish().value().customer == "Kari");
        CHECK_FALSE(d.feed(" ")); // nothing is wanted behind the end
        CHECK_FALSE(d.flush());
        d.reset();
    }
    for (std::string const behind : {"x", "<a/>", "</s:Envelope>", "<!DOCTYPE a>"}) {
        CAPTURE(behind);
        CHECK(d.feed(document));
        CHECK(d.feed(" \n "));
        CHECK_FALSE(d.feed(behind));
        CHECK_FALSE(d.feed(" "));
        outcome<order> const found(d.finish());
        CHECK(found.agrees_with(
            outcome<order>(decoder<order, soapcodec::xml::expat_source>().finish(document + " \n " + behind + " "))));
        d.reset();
    }
}
