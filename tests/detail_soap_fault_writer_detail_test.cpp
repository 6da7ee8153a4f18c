// SPDX-License-Identifier: MIT
// The details of faults, which keep the meaning of their names whatever is around them.
#include <soapcodec/detail/soap/fault_writer.hpp>

#include "catch.hpp"
#include "detail_soap_fault_writer_support.hpp"

#include <algorithm> // std::find_if
#include <string>    // std::string
#include <vector>    // std::vector

using test_faults::elements_of;
using test_faults::fault;
using test_faults::ns_1_1;
using test_faults::ns_1_2;
using test_faults::raw_xml;
using test_faults::v1_1;
using test_faults::v1_2;

TEST_CASE("a detail keeps the meaning of its prefixes") {
    fault f{.code = {ns_1_1, "Server"}, .reasons = {{"en", "r"}}};
    f.detail = raw_xml{"<e:a xsi:nil='1'/><f:b/>", {{"f", "urn:f"}, {"e", "urn:e"}, {"xml", "urn:never"}}};
    for (auto const v : {v1_1, v1_2}) {
        auto const names = elements_of(soapcodec::encode(f, v).value());
        REQUIRE(names.size() > 3);
        CHECK(names[names.size() - 2] == "urn:e|a");
        CHECK(names.back() == "urn:f|b");
    }
    // Bound by the Envelope, but to something else.
    f.detail = raw_xml{"<xsi:a/><xsd:b/>", {{"xsi", "urn:1"}, {"xsd", "urn:2"}}};
    for (auto const v : {v1_1, v1_2}) {
        auto const names = elements_of(soapcodec::encode(f, v).value());
        REQUIRE(names.size() > 3);
        CHECK(names[names.size() - 2] == "urn:1|a");
        CHECK(names.back() == "urn:2|b");
    }
    // SOAP 1.2's Detail has a prefix, so that it can declare the default namespace; 1.1's detail is in no namespace, so
    // that its entries have to.
    f.detail = raw_xml{"<a/>", {{"", "urn:default"}}};
    CHECK(elements_of(soapcodec::encode(f, v1_2).value()).back() == "urn:default|a");
    CHECK(elements_of(soapcodec::encode(f, v1_1).value()).back() == "urn:default|a");
    // And 1.1's has no prefix, so that it can give the Envelope's another meaning.
    f.detail = raw_xml{"<soap:a/>", {{"soap", ns_1_2}}};
    CHECK(elements_of(soapcodec::encode(f, v1_1).value()).back() == ns_1_2 + "|a");
    CHECK(elements_of(soapcodec::encode(f, v1_1, {.envelope_prefix = "soap"}).value()).size() == 7);
}

namespace {

/// The fault that a receiver finds, with what stands around its detail.
fault received(std::string const& document) {
    auto const got = soapcodec::decode<soapcodec::office24seven::get_identities_response>(document);
    REQUIRE(!got);
    INFO(document << got.error().message());
    REQUIRE(got.error().code() == soapcodec::errc::fault);
    return *got.error().fault();
}

/// The names in a detail, as expat sees them.
std::vector<std::string> names_in_detail(std::string const& document) {
    auto const names = elements_of(document);
    auto const is_detail = [](std::string const& name) {
        return name == "detail" || name == ns_1_2 + "|Detail" || name == ns_1_1 + "|detail";
    };
    auto const at = std::find_if(names.begin(), names.end(), is_detail);
    INFO(document);
    REQUIRE(at != names.end());
    return {at + 1, names.end()};
}

} // namespace

TEST_CASE("a detail keeps its names from version to version, whatever they are bound to and whatever is around") {
    std::string const bindings[] = {"",
                                    "xmlns='urn:d'",
                                    "xmlns:soap='urn:y' xmlns:soap12='urn:z'",
                                    "xmlns:soap='" + ns_1_2 + "' xmlns:soap12='" + ns_1_1 + "'",
                                    "xmlns:soap='" + ns_1_1 + "' xmlns='" + ns_1_1 + "' xmlns:soap12='" + ns_1_2 + "'",
                                    "xmlns:xsi='urn:1' xmlns:xsd='urn:2' xmlns:r='urn:r' xmlns:rr='urn:rr'",
                                    "xmlns:q0='urn:q' xmlns='urn:&amp;&lt;&quot;' xmlns:s='urn:s'"};
    std::string const contents[] = {
        "<a b='1'/>",
        "<a><b xmlns=''><c/></b></a><d xmlns=\"\"><e/></d ><f xmlns = 'urn:own'/>",
        " text <!-- <not> --><a b='>' c=\"'\">&lt;<![CDATA[</a>]]></a\n><b/>",
    };
    std::string const prefixes[] = {"soap", "soap12", "xsi", "xsd", "r", "rr", "q0", "s"};
    for (auto const& around : bindings) {
        std::string prefixed;
        for (auto const& prefix : prefixes) {
            if (around.find("xmlns:" + prefix + "=") != around.npos) {
                prefixed += "<" + prefix + ":x " + prefix + ":y='1'><z/></" + prefix + ":x>";
            }
        }
        for (auto const& content : contents) {
            std::string const sent[] = {
                "<S:Envelope xmlns:S='" + ns_1_1 + "'><S:Body><S:Fault><faultcode>S:Server</faultcode><S:detail " +
                    around + ">" + content + prefixed + "</S:detail></S:Fault></S:Body></S:Envelope>",
                "<S:Envelope xmlns:S='" + ns_1_2 + "'><S:Body><S:Fault><S:Code><S:Value>S:Sender</S:Value></S:Code>" +
                    "<S:Detail " + around + ">" + content + prefixed + "</S:Detail></S:Fault></S:Body></S:Envelope>"};
            for (auto const& first : sent) {
                auto const names = names_in_detail(first);
                for (std::string const prefix : {"", "soap", "soap12", "r", "s", "q0"}) {
                    auto document = first;
                    for (auto const v : {v1_2, v1_1, v1_1, v1_2, v1_2}) {
                        document = soapcodec::encode(received(document), v, {.envelope_prefix = prefix}).value();
                        if (names_in_detail(document) != names) {
                            FAIL(first << "\n" << document);
                        }
                    }
                }
            }
        }
    }
}

TEST_CASE("a detail that would have to be changed to keep its names, and cannot be, is refused") {
    fault f{.code = soapcodec::soap::sender};
    f.detail = raw_xml{"<a></b>", {{"", "urn:d"}}};
    CHECK(soapcodec::encode(f, v1_2)); // whoever made it answers for it
    auto const refused = soapcodec::encode(f, v1_1);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code() == soapcodec::errc::invalid_value);
    CHECK(refused.error().path() == "/Envelope/Body/Fault/detail");
    CHECK(refused.error().subject() == "content that is not well-formed");
}
