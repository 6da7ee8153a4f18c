// SPDX-License-Identifier: MIT
// Faults as either version writes them, and read back.
#include <soapcodec/detail/soap/fault_writer.hpp>

#include "catch.hpp"
#include "detail_soap_fault_writer_support.hpp"

#include <string>      // std::string
#include <string_view> // std::string_view
#include <utility>     // std::move
#include <vector>      // std::vector

using test_faults::as_said;
using test_faults::body;
using test_faults::elements_of;
using test_faults::fault;
using test_faults::full_fault;
using test_faults::ns_1_1;
using test_faults::ns_1_2;
using test_faults::qname;
using test_faults::random_values;
using test_faults::read;
using test_faults::reason;
using test_faults::v1_1;
using test_faults::v1_2;

TEST_CASE("a fault as SOAP 1.1 writes it") {
    CHECK(body(full_fault(), v1_1) ==
          R"(<s:Fault><faultcode>s:Client</faultcode><faultstring xml:lang="en">no &lt;good&gt;</faultstring>)"
          R"(<faultactor>urn:role?a&amp;b</faultactor><detail xmlns:e="urn:e&amp;&lt;&quot;">)"
          R"(<e:x xmlns:f="urn:f"><!-- & --><f:y/> t&amp;t </e:x></detail></s:Fault>)");
    CHECK(body({.code = {"urn:x", "Code"}, .reasons = {{std::nullopt, "why"}}}, v1_1) ==
          R"(<s:Fault><faultcode xmlns:q0="urn:x">q0:Code</faultcode><faultstring>why</faultstring></s:Fault>)");
}

TEST_CASE("a fault as SOAP 1.2 writes it") {
    CHECK(body(full_fault(), v1_2) ==
          R"(<s:Fault><s:Code><s:Value>s:Sender</s:Value><s:Subcode><s:Value xmlns:q0="urn:codes">q0:Bad</s:Value>)"
          R"(<s:Subcode><s:Value xmlns:q0="urn:more?a=1&amp;b=&quot;2&quot;">q0:Worse</s:Value>)"
          R"(<s:Subcode><s:Value>Plain</s:Value></s:Subcode></s:Subcode></s:Subcode></s:Code>)"
          R"(<s:Reason><s:Text xml:lang="en">no &lt;good&gt;</s:Text>)"
          R"(<s:Text xml:lang="nb-NO">ikke bra&#xD;</s:Text><s:Text xml:lang=""></s:Text></s:Reason>)"
          R"(<s:Node>urn:node</s:Node><s:Role>urn:role?a&amp;b</s:Role>)"
          R"(<s:Detail xmlns:e="urn:e&amp;&lt;&quot;"><e:x xmlns:f="urn:f"><!-- & --><f:y/> t&amp;t </e:x></s:Detail>)"
          R"(</s:Fault>)");
}

TEST_CASE("an indented fault has its texts on one line and its detail as it was") {
    CHECK(body(full_fault(), v1_1, {.indented = true}) == R"(
    <s:Fault>
      <faultcode>s:Client</faultcode>
      <faultstring xml:lang="en">no &lt;good&gt;</faultstring>
      <faultactor>urn:role?a&amp;b</faultactor>
      <detail xmlns:e="urn:e&amp;&lt;&quot;"><e:x xmlns:f="urn:f"><!-- & --><f:y/> t&amp;t </e:x></detail>
    </s:Fault>
  )");
}

TEST_CASE("the codes of one version are written by the other's names") {
    struct pair {
        char const* older;
        char const* newer;
    };
    for (auto const& [older, newer] :
         {pair{"Client", "Sender"}, {"Server", "Receiver"}, {"MustUnderstand", "MustUnderstand"}}) {
        for (auto const& code : {qname{ns_1_1, older}, qname{ns_1_2, newer}}) {
            fault const f{.code = code, .reasons = {{"en", "r"}}};
            CHECK(read(soapcodec::encode(f, v1_1).value()).code == qname{ns_1_1, older});
            CHECK(read(soapcodec::encode(f, v1_2).value()).code == qname{ns_1_2, newer});
        }
    }
    fault const foreign{.code = {"urn:x", "Client"}, .reasons = {{"en", "r"}}};
    CHECK(read(soapcodec::encode(foreign, v1_2).value()).code == qname{"urn:x", "Client"});
}

TEST_CASE("a fault survives a round trip") {
    random_values random;
    for (int i = 0; i < 500; ++i) {
        auto const f = i == 0 ? full_fault() : random.any();
        for (auto const v : {v1_1, v1_2}) {
            for (std::string_view const prefix : {"", "s", "q0", "e", "xs"}) {
                auto const text =
                    soapcodec::encode(f, v, {.indented = i % 2 == 0, .envelope_prefix = std::string(prefix)}).value();
                if (elements_of(text).empty() || !(read(text) == as_said(f, v))) {
                    FAIL("fault " << i << "\n" << text);
                }
            }
        }
    }
}

TEST_CASE("what a version has no place for is left out") {
    auto const f = full_fault();
    auto const older = read(soapcodec::encode(f, v1_1).value());
    CHECK(older.subcodes.empty());
    CHECK(!older.node);
    CHECK(older.reasons == std::vector<reason>{{"en", "no <good>"}});
    // A faultstring is not optional.
    fault const without_reason{.code = soapcodec::soap::sender};
    CHECK(soapcodec::encode(without_reason, v1_1)->find("<faultstring></faultstring>") != std::string::npos);
    CHECK(read(soapcodec::encode(without_reason, v1_1).value()).reasons.empty());
    CHECK(read(soapcodec::encode(without_reason, v1_2).value()).reasons.empty());
}

TEST_CASE("each version writes SOAP's own codes by its names") {
    namespace soap = soapcodec::soap;
    struct names {
        soap::fault_code code;
        char const* older;
        char const* newer;
    };
    for (auto const& [code, older, newer] :
         {names{soap::sender, "Client", "Sender"},
          {soap::receiver, "Server", "Receiver"},
          {soap::version_mismatch, "VersionMismatch", "VersionMismatch"},
          {soap::must_understand, "MustUnderstand", "MustUnderstand"},
          {soap::data_encoding_unknown, "DataEncodingUnknown", "DataEncodingUnknown"}}) {
        fault const given[] = {{.code = code}, {.code = {"", older}}, {.code = {"", newer}}};
        for (auto const& f : given) {
            CHECK(read(soapcodec::encode(f, v1_1).value()).code == qname{ns_1_1, older});
            CHECK(read(soapcodec::encode(f, v1_2).value()).code == qname{ns_1_2, newer});
            CHECK(soap::in_terms_of(v1_2, read(soapcodec::encode(f, v1_1).value())).code == code);
        }
    }
    // Dots are SOAP 1.1's.
    fault const dotted{.code = {"", "Receiver.Busy.Now"}};
    CHECK(read(soapcodec::encode(dotted, v1_1).value()).code == qname{ns_1_1, "Server.Busy.Now"});
    auto const newer = read(soapcodec::encode(dotted, v1_2).value());
    CHECK(newer.code == soap::receiver);
    CHECK(newer.subcodes == std::vector<qname>{{ns_1_1, "Server.Busy.Now"}});
    CHECK(read(soapcodec::encode(newer, v1_1).value()).code == qname{ns_1_1, "Server.Busy.Now"});
    // Only whole names, in no namespace, of the code.
    fault const others[] = {{.code = {"", "Clients"}},
                            {.code = {"", "client"}},
                            {.code = {"urn:x", "Client"}},
                            {.code = soap::sender, .subcodes = {{"", "Client"}}}};
    for (auto const& f : others) {
        for (auto const v : {v1_1, v1_2}) {
            auto const again = read(soapcodec::encode(f, v).value());
            CHECK(again == as_said(f, v));
            CHECK(again.code.local == (f.subcodes.empty() ? f.code.local : v == v1_1 ? "Client" : "Sender"));
        }
    }
}

TEST_CASE("a code that is not there, or is no name, is an error that leads to it") {
    struct place {
        fault broken;
        char const* path_1_1;
        char const* path_1_2;
        soapcodec::errc code;
    };
    using soapcodec::errc;
    std::string const xmlns = "http://www.w3.org/2000/xmlns/";
    fault const sender{.code = soapcodec::soap::sender};
    auto const with_subcode = [&sender](qname name) {
        auto f = sender;
        f.subcodes = {{"urn:x", "Good"}, std::move(name)};
        return f;
    };
    place const places[] = {
        {{.reasons = {{"en", "why"}}}, "/faultcode", "/Code/Value", errc::missing_element},
        {{.code = {"urn:x", ""}}, "/faultcode", "/Code/Value", errc::missing_element},
        {{.code = {ns_1_1, ""}}, "/faultcode", "/Code/Value", errc::missing_element},
        {with_subcode({}), nullptr, "/Code/Subcode/Subcode/Value", errc::missing_element},
        {{.code = {"urn:x", "a b"}}, "/faultcode", "/Code/Value", errc::invalid_value},
        {{.code = {"urn:x", "a:b"}}, "/faultcode", "/Code/Value", errc::invalid_value},
        {{.code = {xmlns, "a"}}, "/faultcode", "/Code/Value", errc::invalid_value},
        {with_subcode({"urn:x", " "}), nullptr, "/Code/Subcode/Subcode/Value", errc::invalid_value},
        {{.code = {"", "of a sloppy sender: x"}}, nullptr, nullptr, errc::ok},
        // The prefixes of what is around it would give it a namespace.
        {{.code = {"", "soap:Server"}}, "/faultcode", nullptr, errc::invalid_value},
        {{.code = {"", "soap12:Sender"}}, nullptr, "/Code/Value", errc::invalid_value},
        {{.code = {"", " xsd:x"}}, "/faultcode", "/Code/Value", errc::invalid_value},
        {{.code = {"", "xml:"}}, "/faultcode", "/Code/Value", errc::invalid_value},
        {{.code = {"", "soapy:Server"}}, nullptr, nullptr, errc::ok},
        {{.code = {"", "soap"}}, nullptr, nullptr, errc::ok},
        {with_subcode({"", "xsi:type"}), nullptr, "/Code/Subcode/Subcode/Value", errc::invalid_value},
    };
    for (auto const& [broken, path_1_1, path_1_2, code] : places) {
        for (auto const v : {v1_1, v1_2}) {
            auto const* const path = v == v1_1 ? path_1_1 : path_1_2;
            auto const written = soapcodec::encode(broken, v);
            INFO((path == nullptr ? "nothing to find" : path));
            REQUIRE(written.has_value() == (path == nullptr));
            if (path != nullptr) {
                CHECK(written.error().code() == code);
                CHECK(written.error().path() == std::string("/Envelope/Body/Fault") + path);
                CHECK(written.error().subject() == (code == errc::invalid_value ? "a code that is no QName"
                                                    : v == v1_1                 ? "faultcode"
                                                                                : "Value"));
            }
        }
    }
}

TEST_CASE("a string of a fault that XML cannot carry is an error that leads to it") {
    struct place {
        fault broken;
        char const* path_1_1;
        char const* path_1_2;
        std::size_t byte;
    };
    std::string const bad = "ab\xC3\xA9\x01";
    auto const with = [](auto const& change) {
        auto f = full_fault();
        change(f);
        return f;
    };
    place const places[] = {
        {with([&](fault& f) { f.code.local = bad; }), "/faultcode", "/Code/Value", 4},
        {with([&](fault& f) {
             f.code = {"urn:x", bad};
         }),
         "/faultcode", "/Code/Value", 4},
        {with([&](fault& f) {
             f.code = {"", bad};
         }),
         "/faultcode", "/Code/Value", 4},
        {with([&](fault& f) {
             f.code = {bad + "x", "y"};
         }),
         "/faultcode", "/Code/Value", 4},
        {with([&](fault& f) { f.subcodes[0].local = bad; }), nullptr, "/Code/Subcode/Value", 4},
        {with([&](fault& f) { f.subcodes[1].ns = bad; }), nullptr, "/Code/Subcode/Subcode/Value", 4},
        {with([&](fault& f) { f.reasons[0].text = "\xFF"; }), "/faultstring", "/Reason/Text", 0},
        {with([&](fault& f) { f.reasons[0].lang = "e\x1F"; }), "/faultstring", "/Reason/Text", 1},
        {with([&](fault& f) { f.reasons[1].text = bad; }), nullptr, "/Reason/Text", 4},
        {with([&](fault& f) { f.node = bad; }), nullptr, "/Node", 4},
        {with([&](fault& f) { f.role = std::string(5000, 'r') + "\xEF\xBF\xBF"; }), "/faultactor", "/Role", 5000},
        {with([&](fault& f) { f.detail->text = "<a>\x02</a>"; }), "/detail", "/Detail", 3},
        {with([&](fault& f) { f.detail->scope[0].ns = "\xED\xA0\x80"; }), "/detail", "/Detail", 0},
    };
    for (auto const& [broken, path_1_1, path_1_2, byte] : places) {
        for (auto const v : {v1_1, v1_2}) {
            auto const* const path = v == v1_1 ? path_1_1 : path_1_2;
            auto const written = soapcodec::encode(broken, v);
            INFO((path == nullptr ? "nothing to find" : path));
            REQUIRE(written.has_value() == (path == nullptr));
            if (path != nullptr) {
                CHECK(written.error().code() == soapcodec::errc::invalid_character);
                CHECK(written.error().path() == std::string("/Envelope/Body/Fault") + path);
                CHECK(written.error().subject() == "byte " + std::to_string(byte) + " of the text");
            }
        }
    }
}
