// SPDX-License-Identifier: MIT
// Tests of peek: what a message is, from its first bytes.
#include <soapcodec/peek.hpp>

#include "catch.hpp"
#include "support.hpp"

#include <string> // std::string

using soapcodec::peek;
using test::envelope;
using test::errc;

TEST_CASE("peek names the version and the element in the Body") {
    auto const one = peek(envelope("<Order xmlns='urn:order'><Customer>A</Customer></Order>"));
    CHECK(one.value().version == soapcodec::soap_1_1);
    CHECK(one->payload == soapcodec::soap::qname{"urn:order", "Order"});
    CHECK_FALSE(one->is_fault());
    auto const two = peek(envelope("\n<!-- c --><Order/>", test::soap_1_2_namespace));
    CHECK(two.value().version == soapcodec::soap_1_2);
    CHECK(two->payload == soapcodec::soap::qname{"", "Order"});
}

TEST_CASE("peek knows a fault by the Envelope's namespace") {
    CHECK(peek(envelope("<s:Fault/>")).value().is_fault());
    CHECK(peek(envelope("<s:Fault/>", test::soap_1_2_namespace)).value().is_fault());
    CHECK_FALSE(peek(envelope("<Fault/>")).value().is_fault());
    CHECK_FALSE(peek(envelope("<s:Body/>")).value().is_fault());
    CHECK_FALSE(peek(envelope("<Fault xmlns='http://www.w3.org/2003/05/soap-envelope'/>")).value().is_fault());
}

TEST_CASE("peek needs the start tag in the Body and nothing after it") {
    auto const document = envelope("<Order xmlns='urn:order'>") + "</not><well formed";
    auto const enough = document.find("<Order xmlns='urn:order'>") + 25;
    for (std::size_t size = 0; size < document.size(); ++size) {
        auto const found = peek(document.substr(0, size));
        CAPTURE(size);
        if (size < enough) {
            REQUIRE_FALSE(found.has_value());
            REQUIRE(found.error().code() == errc::truncated);
        } else {
            REQUIRE(found.value().payload.local == "Order");
        }
    }
}

TEST_CASE("peek passes over headers, and checks them as decode does") {
    auto const with_header = [](std::string const& attribute) {
        return "<s:Envelope xmlns:s='http://schemas.xmlsoap.org/soap/envelope/'><s:Header><h xmlns='urn:h'" +
               attribute + "><a/>text</h></s:Header><s:Body><Order/></s:Body></s:Envelope>";
    };
    CHECK(peek(with_header("")).value().payload.local == "Order");
    CHECK(peek(with_header(" s:mustUnderstand='1'")).error().code() == errc::must_understand);
    soapcodec::decode_options options;
    options.understood = {"urn:h"};
    CHECK(peek(with_header(" s:mustUnderstand='1'"), options).value().payload.local == "Order");
}

TEST_CASE("peek reports what is wrong before the payload, and where") {
    auto const found = peek("<s:Envelope xmlns:s='http://schemas.xmlsoap.org/soap/envelope/'>\n<x/>");
    REQUIRE(found.error().code() == errc::unexpected_element);
    CHECK(found.error().path() == "/Envelope/x");
    CHECK(found.error().line() == 2);
    CHECK(found.error().column() == 1);
    CHECK(peek(envelope("")).error().code() == errc::empty_body);
    CHECK(peek("<s:Envelope xmlns:s='http://schemas.xmlsoap.org/soap/envelope/'></s:Envelope>").error().code() ==
          errc::missing_body);
    CHECK(peek("<Envelope/>").error().code() == errc::version_mismatch);
    CHECK(peek("<a/>").error().code() == errc::not_an_envelope);
    CHECK(peek("{}").error().code() == errc::malformed_xml);
    CHECK(peek("<!DOCTYPE a>").error().code() == errc::doctype);
    CHECK(peek("<?pi?>").error().code() == errc::processing_instruction);
    CHECK(peek("").error().code() == errc::truncated);
}

TEST_CASE("peek keeps to the limits") {
    soapcodec::decode_options options;
    options.limits.depth = 2;
    CHECK(peek(envelope("<Order/>"), options).error().code() == errc::depth_limit);
    options.limits.depth = 3;
    CHECK(peek(envelope("<Order><a><b/></a></Order>"), options).has_value());
}
