// SPDX-License-Identifier: MIT
// Tests of envelope_reader: what must, may and must not stand around a message.
#include <soapcodec/detail/soap/envelope_reader.hpp>

#include "catch.hpp"
#include "support.hpp"

#include <string>  // std::string
#include <utility> // std::pair

using soapcodec::decode_options;
using test::check_error;
using test::decoded;
using test::errc;
using test::order;

namespace {

std::string const namespaces[] = {std::string(test::soap_1_1_namespace), std::string(test::soap_1_2_namespace)};
std::string const good_order = "<Order xmlns='urn:order'><Customer>A</Customer></Order>";

/// An Envelope with whatever inside.
std::string document(std::string const& content, std::string const& ns = namespaces[0]) {
    return "<s:Envelope xmlns:s='" + ns + "' xmlns:w='urn:w'>" + content + "</s:Envelope>";
}
std::string body(std::string const& content) {
    return "<s:Body>" + content + "</s:Body>";
}

bool decodes(std::string const& text, decode_options const& options = {}) {
    return decoded<order>(text, options).customer == "A";
}

} // namespace

TEST_CASE("an Envelope of either version is recognised by its namespace, with any prefix") {
    for (auto const& ns : namespaces) {
        CHECK(decodes(document(body(good_order), ns)));
        CHECK(decodes("<Envelope xmlns='" + ns + "'><Body>" + good_order + "</Body></Envelope>"));
        CHECK(decodes("<a:Envelope xmlns:a='" + ns + "'><b:Header xmlns:b='" + ns + "'/><c:Body xmlns:c='" + ns + "'>" +
                      good_order + "</c:Body></a:Envelope>"));
    }
}

TEST_CASE("attributes, white space and comments are allowed on and between the envelope's elements") {
    CHECK(decodes("\n<!-- c -->\n<s:Envelope xmlns:s='http://schemas.xmlsoap.org/soap/envelope/' "
                  "s:encodingStyle='http://schemas.xmlsoap.org/soap/encoding/' a='b'>\n <!-- c -->\n<s:Header c='d'>\n "
                  "</s:Header>\r\n\t<s:Body e='f'>\n<!-- c -->" +
                  good_order + "\n<!-- c --></s:Body> \n</s:Envelope>\n<!-- c -->\n"));
}

TEST_CASE("another Envelope is of an unknown version, another element is no Envelope") {
    check_error<order>("\n^<s:Envelope xmlns:s='http://www.w3.org/2001/12/soap-envelope'/>", errc::version_mismatch,
                       "/Envelope", "http://www.w3.org/2001/12/soap-envelope");
    check_error<order>("^<Envelope><Body/></Envelope>", errc::version_mismatch, "/Envelope", "");
    check_error<order>("<!-- c -->^" + good_order, errc::not_an_envelope, "/Order", "{urn:order}Order");
    check_error<order>("^<html><body>Bad gateway</body></html>", errc::not_an_envelope, "/html", "{}html");
    check_error<order>("^<s:envelope xmlns:s='http://schemas.xmlsoap.org/soap/envelope/'/>", errc::not_an_envelope,
                       "/envelope", "{http://schemas.xmlsoap.org/soap/envelope/}envelope");
}

TEST_CASE("an Envelope has one Body, and a Body something in it") {
    for (auto const& ns : namespaces) {
        check_error<order>("<s:Envelope xmlns:s='" + ns + "'>^</s:Envelope>", errc::missing_body, "/Envelope", "");
        check_error<order>("^<s:Envelope xmlns:s='" + ns + "'/>", errc::missing_body, "/Envelope", "");
        check_error<order>("<s:Envelope xmlns:s='" + ns + "'><s:Header/>\n^</s:Envelope>", errc::missing_body,
                           "/Envelope", "");
        check_error<order>(document("<s:Body>^</s:Body>", ns), errc::empty_body, "/Envelope/Body", "");
        check_error<order>(document("<s:Body>\n <!-- c -->^</s:Body>", ns), errc::empty_body, "/Envelope/Body", "");
        check_error<order>(document("^<s:Body/>", ns), errc::empty_body, "/Envelope/Body", "");
        check_error<order>(document(body(good_order) + "^" + body(good_order), ns), errc::duplicate_element,
                           "/Envelope/Body", "");
        check_error<order>(document("<s:Header/>^<s:Header/>" + body(good_order), ns), errc::duplicate_element,
                           "/Envelope/Header", "");
    }
}

TEST_CASE("the Body holds the message that is expected, and no other beside it") {
    for (auto const& ns : namespaces) {
        check_error<order>(document(body("^<Other xmlns='urn:order'/>"), ns), errc::unexpected_payload,
                           "/Envelope/Body/Other", "{urn:order}Other");
        check_error<order>(document(body("^<Order xmlns='urn:other'/>"), ns), errc::unexpected_payload,
                           "/Envelope/Body/Order", "{urn:other}Order");
        check_error<order>(document(body("^<Order/>"), ns), errc::unexpected_payload, "/Envelope/Body/Order",
                           "{}Order");
        check_error<order>(document(body(good_order + "\n^" + good_order), ns), errc::unexpected_payload,
                           "/Envelope/Body/Order", "{urn:order}Order");
        check_error<order>(document(body(good_order + "^<w:x/>"), ns), errc::unexpected_payload, "/Envelope/Body/x",
                           "{urn:w}x");
        check_error<order>(document(body(good_order + "^<s:Fault/>"), ns), errc::unexpected_payload,
                           "/Envelope/Body/Fault", "{" + ns + "}Fault");
    }
}

TEST_CASE("a Fault is only a Fault in the Envelope's own namespace") {
    check_error<order>(document(body("^<Fault xmlns='http://www.w3.org/2003/05/soap-envelope'/>")),
                       errc::unexpected_payload, "/Envelope/Body/Fault",
                       "{http://www.w3.org/2003/05/soap-envelope}Fault");
    check_error<order>(document(body("^<Fault/>"), namespaces[1]), errc::unexpected_payload, "/Envelope/Body/Fault",
                       "{}Fault");
}

TEST_CASE("text may stand in none of the envelope's elements") {
    for (auto const& ns : namespaces) {
        check_error<order>(document(" ^x" + body(good_order), ns), errc::unexpected_text, "/Envelope", "");
        check_error<order>(document("<s:Header>\n^x</s:Header>" + body(good_order), ns), errc::unexpected_text,
                           "/Envelope/Header", "");
        check_error<order>(document(body("\n ^x " + good_order), ns), errc::unexpected_text, "/Envelope/Body", "");
        check_error<order>(document(body(good_order + "  ^&#120;"), ns), errc::unexpected_text, "/Envelope/Body", "");
        check_error<order>(document(body(good_order) + "\n\n^x", ns), errc::unexpected_text, "/Envelope", "");
    }
}

TEST_CASE("elements before the Body are refused; after it SOAP 1.1 allows those in other namespaces") {
    for (auto const& ns : namespaces) {
        check_error<order>(document("^<w:x/>" + body(good_order), ns), errc::unexpected_element, "/Envelope/x", "");
        check_error<order>(document("^<x/>" + body(good_order), ns), errc::unexpected_element, "/Envelope/x", "");
        check_error<order>(document("^<s:body/>", ns), errc::unexpected_element, "/Envelope/body", "");
        check_error<order>(document(body(good_order) + "^<x/>", ns), errc::unexpected_element, "/Envelope/x", "");
    }
    CHECK(decodes(document(body(good_order) + "<w:x>t<y/><s:Header/></w:x><w:Envelope/>", namespaces[0])));
    // A Header is the first child (SOAP 1.1, section 4), whatever it says in it.
    for (auto const& ns : namespaces) {
        for (std::string const name : {"Header", "Envelope", "Fault", "x"}) {
            check_error<order>(document(body(good_order) + "^<s:" + name + "/>", ns), errc::unexpected_element,
                               "/Envelope/" + name, "");
        }
        check_error<order>(
            document("<s:Header/>" + body(good_order) + "^<s:Header><w:x s:mustUnderstand='1'/></s:Header>", ns),
            errc::unexpected_element, "/Envelope/Header", "");
        check_error<order>(document(body(good_order) + "^<s:Body/>", ns), errc::duplicate_element, "/Envelope/Body",
                           "");
    }
    check_error<order>(document(body(good_order) + "^<w:x/>", namespaces[1]), errc::unexpected_element, "/Envelope/x",
                       "");
    check_error<order>(document(body(good_order) + "^<s:Header/>", namespaces[1]), errc::unexpected_element,
                       "/Envelope/Header", "");
}

TEST_CASE("header blocks are passed over, whatever is in them") {
    for (auto const& ns : namespaces) {
        CHECK(decodes(document("<s:Header><w:a>text<b><s:Body/></b></w:a> <X-Status xmlns='urn:x'>401</X-Status>"
                               "<w:c s:mustUnderstand='0'/><w:d s:mustUnderstand='false'/></s:Header>" +
                                   body(good_order),
                               ns)));
    }
}

TEST_CASE("a mandatory header block that nobody understands is refused at its start tag") {
    for (auto const& ns : namespaces) {
        for (std::string const value : {"1", "true", " true "}) {
            check_error<order>(document("<s:Header><w:a/>\n^<w:b c='d' s:mustUnderstand='" + value +
                                            "'>x</w:b></s:Header>" + body(good_order),
                                        ns),
                               errc::must_understand, "/Envelope/Header/b", "{urn:w}b");
        }
        check_error<order>(document("<s:Header>^<w:b s:mustUnderstand='yes'/></s:Header>" + body(good_order), ns),
                           errc::invalid_value, "/Envelope/Header/b", "{urn:w}b");
    }
}

TEST_CASE("a mandatory header block is passed over when it is understood or meant for another") {
    decode_options understanding;
    understanding.understood = {"urn:other", "urn:w"};
    for (auto const& ns : namespaces) {
        auto const with_block = [&ns](std::string const& block) {
            return document("<s:Header>" + block + "</s:Header>" + body(good_order), ns);
        };
        CHECK(decodes(with_block("<w:b s:mustUnderstand='1'/>"), understanding));
        CHECK(decodes(with_block("<A xmlns='http://www.w3.org/2005/08/addressing' s:mustUnderstand='1'>x</A>")));
        CHECK(
            decodes(with_block("<A xmlns='http://schemas.xmlsoap.org/ws/2004/08/addressing' s:mustUnderstand='1'/>")));
        CHECK(decodes(with_block("<w:b s:mustUnderstand='1' s:actor='urn:gateway' s:role='urn:gateway'/>")));
        // Not SOAP's attribute.
        CHECK(decodes(with_block("<w:b mustUnderstand='1' w:mustUnderstand='1'/>")));
    }
    // The other version's attributes mean nothing.
    CHECK(decodes(document("<s:Header><w:b xmlns:o='" + namespaces[1] + "' o:mustUnderstand='1'/></s:Header>" +
                           body(good_order))));
}

TEST_CASE("processing instructions are refused anywhere, or skipped on request") {
    std::string const places[] = {
        "^<?pi data?>" + document(body(good_order)),
        document("\n^<?pi?>" + body(good_order)),
        document("<s:Header><w:a>^<?pi?></w:a></s:Header>" + body(good_order)),
        document(body("^<?pi <a>?>" + good_order)),
        document(body("<Order xmlns='urn:order'>^<?pi?><Customer>A</Customer></Order>")),
        document(body("<Order xmlns='urn:order'><Customer>^<?pi?>A</Customer></Order>")),
        document(body("<Order xmlns='urn:order'><Customer>A</Customer><x>^<?pi?></x></Order>")),
        document(body(good_order)) + "\n^<?pi?>\n",
    };
    std::string const paths[] = {"",
                                 "/Envelope",
                                 "/Envelope/Header",
                                 "/Envelope/Body",
                                 "/Envelope/Body/Order",
                                 "/Envelope/Body/Order/Customer",
                                 "/Envelope/Body/Order",
                                 "/Envelope"};
    decode_options allowing;
    allowing.allow_processing_instructions = true;
    for (std::size_t i = 0; i < std::size(places); ++i) {
        check_error<order>(places[i], errc::processing_instruction, paths[i], "pi");
        CHECK(decodes(test::marked(places[i]).text, allowing));
    }
}

TEST_CASE("a DOCTYPE is refused in front of an Envelope of any version") {
    for (auto const& ns : namespaces) {
        auto const found = test::decode_with_all_cuts<order>("<!DOCTYPE s:Envelope>" + document(body(good_order), ns));
        CHECK(found.error.code() == errc::doctype);
        CHECK(found.error.path() == "");
        CHECK(found.error.subject() == "");
    }
}

TEST_CASE("a document cut short is incomplete at every byte, never a message or a crash") {
    auto const whole = document("<s:Header><w:a>x</w:a></s:Header>" + body(good_order));
    for (std::size_t size = 0; size < whole.size(); ++size) {
        auto const found = soapcodec::decode<order>(whole.substr(0, size));
        REQUIRE_FALSE(found.has_value());
        REQUIRE(found.error().code() == errc::truncated);
    }
    for (auto const* const tail : {"x", "<a/>", "</s:Envelope>", "&amp;"}) {
        CHECK(test::decode_with_all_cuts<order>(whole + tail).error.code() == errc::malformed_xml);
    }
}

TEST_CASE("what the parser finds carries its reason and the element it was in") {
    auto const found = soapcodec::decode<order>(document(body("<Order xmlns='urn:order'>\n<Customer>&nbsp;")));
    REQUIRE(found.error().code() == errc::malformed_xml);
    CHECK(found.error().subject() == "undefined entity");
    CHECK(found.error().path() == "/Envelope/Body/Order/Customer");
    CHECK(found.error().line() == 2);
    CHECK(found.error().column() == 11);
    CHECK(found.error().message().find("2:11 (byte ") == 0);
}
