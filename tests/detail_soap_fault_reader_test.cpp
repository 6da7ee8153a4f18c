// SPDX-License-Identifier: MIT
// Tests of fault_reader: faults of both versions in full, their detail as it was written, and sloppy senders.
#include <soapcodec/detail/soap/fault_reader.hpp>

#include "catch.hpp"
#include "support.hpp"

#include <algorithm> // std::find
#include <string>    // std::string

using soapcodec::soap::fault;
using soapcodec::soap::qname;
using soapcodec::soap::reason;
using soapcodec::xml::namespace_binding;
using test::errc;
using test::order;

namespace {

constexpr auto v1_1 = test::soap_1_1_namespace;
constexpr auto v1_2 = test::soap_1_2_namespace;

fault read(std::string const& content, std::string_view ns, soapcodec::decode_options const& options = {}) {
    auto const document = test::envelope("<s:Fault>" + content + "</s:Fault>", ns);
    auto const found = test::decode_with_all_cuts<order>(document, options);
    CAPTURE(document, found.describe());
    REQUIRE(found.error.code() == errc::fault);
    REQUIRE(found.error.fault() != nullptr);
    CHECK(found.error.path() == "/Envelope/Body/Fault");
    CHECK(found.error.subject() == found.error.fault()->text());
    CHECK(found.error.byte() == document.find("</s:Fault>"));
    return *found.error.fault();
}

std::string detail_of(std::string const& detail) {
    return read("<detail>" + detail + "</detail>", v1_1).detail.value().text;
}

bool holds(std::vector<namespace_binding> const& scope, namespace_binding const& wanted) {
    return std::find(scope.begin(), scope.end(), wanted) != scope.end();
}

} // namespace

TEST_CASE("a SOAP 1.1 fault is read in full") {
    auto const f = read("<faultcode>s:Server</faultcode><faultstring xml:lang=\"en\">Oh &amp; no\n</faultstring>"
                        "<faultactor> urn:node </faultactor><detail xmlns:d=\"urn:d\"><d:e/></detail>",
                        v1_1);
    CHECK(f.code == qname{std::string(v1_1), "Server"});
    CHECK(f.subcodes.empty());
    CHECK(f.reasons == std::vector<reason>{{"en", "Oh & no\n"}});
    CHECK(f.text() == "Oh & no\n");
    CHECK(f.role == "urn:node");
    CHECK(f.node == std::nullopt);
    REQUIRE(f.detail.has_value());
    CHECK(f.detail->text == "<d:e/>");
    CHECK(f.detail->scope == std::vector<namespace_binding>{{"s", std::string(v1_1)},
                                                            {"i", "http://www.w3.org/2001/XMLSchema-instance"},
                                                            {"d", "urn:d"}});
}

TEST_CASE("a SOAP 1.2 fault is read in full") {
    auto const f =
        read("<s:Code><s:Value>\n s:Receiver\n</s:Value><s:Subcode><s:Value xmlns:q=\"urn:q\">q:Outer</s:Value>"
             "<s:Subcode><s:Value xmlns:q=\"urn:r\">q:Inner</s:Value></s:Subcode></s:Subcode></s:Code>"
             "<s:Reason><s:Text xml:lang=\"en\">No</s:Text><s:Text xml:lang=\"nb-NO\">Nei</s:Text>"
             "<s:Text>?</s:Text></s:Reason><s:Node>urn:node</s:Node><s:Role>urn:role</s:Role>"
             "<s:Detail><e xmlns=\"urn:e\">x</e></s:Detail>",
             v1_2);
    CHECK(f.code == qname{std::string(v1_2), "Receiver"});
    CHECK(f.subcodes == std::vector<qname>{{"urn:q", "Outer"}, {"urn:r", "Inner"}});
    CHECK(f.reasons == std::vector<reason>{{"en", "No"}, {"nb-NO", "Nei"}, {std::nullopt, "?"}});
    CHECK(f.text() == "No");
    CHECK(f.node == "urn:node");
    CHECK(f.role == "urn:role");
    CHECK(f.detail.value().text == "<e xmlns=\"urn:e\">x</e>");
}

TEST_CASE("parts may be absent, empty, in any order, and qualified in SOAP 1.1") {
    CHECK(read("", v1_1) == fault{});
    CHECK(read("", v1_2) == fault{});
    auto const empty = read("<detail/><faultactor/><faultstring/><faultcode/>", v1_1);
    CHECK(empty.code == qname{});
    CHECK(empty.reasons.empty());
    CHECK(read("<s:Reason><s:Text xml:lang=''/></s:Reason>", v1_2).reasons.empty());
    CHECK(read("<faultstring xml:lang='en'/>", v1_1).reasons == std::vector<reason>{{"en", ""}});
    CHECK(read("<s:Reason><s:Text xml:lang=''>a</s:Text><s:Text/></s:Reason>", v1_2).reasons ==
          std::vector<reason>{{std::nullopt, "a"}, {std::nullopt, ""}});
    CHECK(empty.role == "");
    CHECK(empty.detail.value().text == "");
    auto const qualified = read("<s:faultstring>b</s:faultstring><s:faultcode>s:Client.Auth</s:faultcode>", v1_1);
    CHECK(qualified.code == qname{std::string(v1_1), "Client.Auth"});
    CHECK(qualified.text() == "b");
}

TEST_CASE("a reason that is a page keeps its text, and no element takes away what is around it") {
    auto const f = read("<faultcode>s:Server<x>no</x></faultcode><faultstring>An <b>Error</b> in<br/> <i>x<b>y</b></i>z"
                        "</faultstring><faultactor>urn:<x/>a</faultactor>",
                        v1_1);
    CHECK(f.code == qname{std::string(v1_1), "Server"});
    CHECK(f.text() == "An Error in xyz");
    CHECK(f.role == "urn:a");
}

TEST_CASE("what is not SOAP's is skipped") {
    auto const f = read("<x>1</x><faultcode xmlns=\"urn:u\">no</faultcode><faultcode>s:Client</faultcode>"
                        "<s:Header/><faultstring>a<b>no</b></faultstring> text <y><detail>no</detail></y>",
                        v1_1);
    CHECK(f.code == qname{std::string(v1_1), "Client"});
    CHECK(f.detail == std::nullopt);
    auto const g = read("<Code>s:no</Code><Value>s:no</Value><s:Reason>no<s:Text>yes</s:Text></s:Reason>"
                        "<s:Text>no</s:Text><s:faultcode><Value>s:no</Value></s:faultcode>",
                        v1_2);
    CHECK(g.code == qname{});
    CHECK(g.reasons == std::vector<reason>{{std::nullopt, "yes"}});
}

TEST_CASE("the parts of a fault are known by their local names, in whatever namespace") {
    std::string const older =
        "<faultcode>s:Client</faultcode><faultstring>why</faultstring><faultactor>urn:a</faultactor>"
        "<detail>d</detail>";
    for (auto const ns : {v1_1, v1_2}) {
        auto const f = read(older, ns);
        CHECK(f.code == qname{std::string(ns), "Client"});
        CHECK(f.reasons == std::vector<reason>{{std::nullopt, "why"}});
        CHECK(f.role == "urn:a");
        CHECK(f.detail.value().text == "d");
    }
    auto const by_default =
        test::decode_with_all_cuts<order>("<s:Envelope xmlns='urn:mine' xmlns:s='" + std::string(v1_1) +
                                          "'><s:Body><s:Fault>" + older + "</s:Fault></s:Body></s:Envelope>");
    REQUIRE(by_default.error.fault() != nullptr);
    CHECK(by_default.error.fault()->code == qname{std::string(v1_1), "Client"});
    CHECK(by_default.error.fault()->text() == "why");
    CHECK(by_default.error.fault()->role == "urn:a");
    CHECK(by_default.error.fault()->detail.value().text == "d");
    CHECK(read("<a:faultcode xmlns:a='urn:codes'>a:Late</a:faultcode>", v1_1).code == qname{"urn:codes", "Late"});

    std::string const newer = "<p:Code><p:Value>s:Sender</p:Value><Subcode><p:Value>s:Deep</p:Value></Subcode></p:Code>"
                              "<Reason><p:Text xml:lang='en'>why</p:Text></Reason><p:Node>n</p:Node><Role>r</Role>"
                              "<p:Detail><Code><Value>no</Value></Code><faultcode>no</faultcode></p:Detail>";
    for (auto const ns : {v1_1, v1_2}) {
        std::string bound = newer;
        for (std::size_t at = 0; (at = bound.find("<p:", at)) != bound.npos; ++at) {
            auto const end = bound.find_first_of(" >", at);
            bound.insert(end, " xmlns:p='urn:p'");
        }
        auto const g = read(bound, ns);
        CHECK(g.code == qname{std::string(ns), "Sender"});
        CHECK(g.subcodes == std::vector<qname>{{std::string(ns), "Deep"}});
        CHECK(g.reasons == std::vector<reason>{{"en", "why"}});
        CHECK(g.node == "n");
        CHECK(g.role == "r");
        CHECK(g.detail.value().text == "<Code><Value>no</Value></Code><faultcode>no</faultcode>");
    }
}

TEST_CASE("a part that the version prescribes outranks another of the same meaning, whichever comes first") {
    auto const both = [](std::string const& prescribed, std::string const& other, std::string_view ns) {
        auto const first = read(prescribed + other, ns);
        CHECK(read(other + prescribed, ns) == first);
        return first;
    };
    std::string const foreign = "<faultcode xmlns='urn:u'>no</faultcode><faultstring xmlns='urn:u'>no</faultstring>"
                                "<s:faultactor>no</s:faultactor><detail xmlns='urn:u'><no/></detail>";
    auto const older =
        both("<faultcode>s:Server</faultcode><faultstring>yes</faultstring><faultactor>yes</faultactor>"
             "<detail>yes</detail>",
             foreign + "<s:Code><s:Value>no</s:Value><s:Subcode><s:Value>s:Sub</s:Value></s:Subcode></s:Code>"
                       "<s:Reason><s:Text>no</s:Text><s:Text>no</s:Text></s:Reason><Role>no</Role>"
                       "<Detail>no</Detail>",
             v1_1);
    CHECK(older.code == qname{std::string(v1_1), "Server"});
    CHECK(older.reasons == std::vector<reason>{{std::nullopt, "yes"}});
    CHECK(older.role == "yes");
    CHECK(older.detail.value().text == "yes");
    CHECK(older.subcodes == std::vector<qname>{{std::string(v1_1), "Sub"}}); // SOAP 1.1 has none that would outrank it

    auto const newer =
        both("<s:Code><s:Value>s:Receiver</s:Value><s:Subcode><s:Value>s:Yes</s:Value></s:Subcode></s:Code>"
             "<s:Reason><s:Text>yes</s:Text><s:Text>and</s:Text></s:Reason><s:Role>yes</s:Role>"
             "<s:Detail>yes</s:Detail>",
             foreign + "<Code><s:Value>no</s:Value><s:Subcode><s:Value>no</s:Value></s:Subcode></Code>"
                       "<faultstring>no</faultstring><Reason><s:Text>no</s:Text></Reason>",
             v1_2);
    CHECK(newer.code == qname{std::string(v1_2), "Receiver"});
    CHECK(newer.subcodes == std::vector<qname>{{std::string(v1_2), "Yes"}});
    CHECK(newer.reasons == std::vector<reason>{{std::nullopt, "yes"}, {std::nullopt, "and"}});
    CHECK(newer.role == "yes");
    CHECK(newer.detail.value().text == "yes");

    // What a Code has in it goes with it.
    auto const alone = both("<s:Code><s:Value>s:Sender</s:Value></s:Code>",
                            "<Code><Value>no</Value><Subcode><Value>no</Value></Subcode></Code>", v1_2);
    CHECK(alone.code == qname{std::string(v1_2), "Sender"});
    CHECK(alone.subcodes.empty());

    // Inside of one part, too.
    auto const inside =
        both("<s:Code><s:Value>s:Sender</s:Value><Value>no</Value></s:Code>",
             "<s:Reason><Text>no</Text><s:Text>yes</s:Text><x:Text xmlns:x='urn:x'>no</x:Text></s:Reason>", v1_2);
    CHECK(inside.code == qname{std::string(v1_2), "Sender"});
    CHECK(inside.reasons == std::vector<reason>{{std::nullopt, "yes"}});
}

TEST_CASE("a code is resolved by the bindings in scope where it stands") {
    auto const code = [](std::string const& element) { return read(element, v1_1).code; };
    CHECK(code("<faultcode xmlns:s=\"urn:inner\">s:Server</faultcode>") == qname{"urn:inner", "Server"});
    CHECK(code("<faultcode>Server</faultcode>") == qname{"", "Server"});
    CHECK(code("<faultcode xmlns=\"\">Server</faultcode>") == qname{"", "Server"});
    CHECK(code("<faultcode>nobody:Server</faultcode>") == qname{"", "nobody:Server"});
    CHECK(code("<faultcode>xml:Server</faultcode>") == qname{"http://www.w3.org/XML/1998/namespace", "Server"});
    CHECK(code("<faultcode> \n s:A&#x42;<!-- c -->C\t</faultcode>") == qname{std::string(v1_1), "ABC"});
    // A binding that has ended is no longer in scope.
    CHECK(code("<x xmlns:s=\"urn:gone\" xmlns:g=\"urn:gone\"/><faultcode>s:Server</faultcode>") ==
          qname{std::string(v1_1), "Server"});
    CHECK(code("<x xmlns:g=\"urn:gone\"/><faultcode>g:Server</faultcode>") == qname{"", "g:Server"});
    // The default namespace applies to a QName in a value.
    auto const found =
        soapcodec::decode<order>("<Envelope xmlns=\"http://www.w3.org/2003/05/soap-envelope\"><Body><Fault>"
                                 "<Code><Value>Sender</Value></Code></Fault></Body></Envelope>");
    CHECK(found.error().fault()->code == qname{std::string(v1_2), "Sender"});
}

TEST_CASE("detail is kept exactly as it was written") {
    for (std::string const text :
         {"", " ", "text only", "<a/>", "<a />", "<a></a >", "<a b = 'c'\n d=\"&lt;\"/>", "x<a>y</a>z",
          "<![CDATA[<not>&a;tag]]>", "<a><![CDATA[]]></a>", "<!-- c --><a><!----></a><!-- d -->",
          "&amp;&#65;&#x1F600;&lt;", "\n  <a>\r\n\t\r</a>\n", "\xC3\xA5\xE2\x82\xAC\xF0\x9F\x98\x80",
          "<p:a xmlns:p='urn:p' xmlns=\"urn:d\"><b p:c=''/></p:a>", "<detail><detail/></detail>"}) {
        CAPTURE(text);
        CHECK(detail_of(text) == text);
    }
    soapcodec::decode_options options;
    options.allow_processing_instructions = true;
    CHECK(read("<detail><?pi a?><a/></detail>", v1_1, options).detail.value().text == "<?pi a?><a/>");
}

TEST_CASE("detail comes out as UTF-8 whatever it was written in") {
    std::string const detail = "<a b='c'>x&amp;\n<![CDATA[y]]><!-- c --><d/>" + std::string(3000, 'z') + "</a>";
    auto const document = test::envelope("<s:Fault><detail>" + detail + "</detail></s:Fault>");
    for (bool const big_endian : {false, true}) {
        auto const bytes = test::utf_16(document, big_endian);
        CHECK(soapcodec::decode<order>(bytes).error().fault()->detail->text == detail);
        soapcodec::decoder<order> decoder;
        CHECK((test::cut{bytes, 7, 7, true}.feed_to(decoder)).error().fault()->detail->text == detail);
    }
    auto const latin = "<?xml version='1.0' encoding='Iso-8859-1'?>" +
                       test::envelope("<s:Fault><detail><\xE5 \xF8='\xE6'>\xFF&#xE5;</\xE5></detail>"
                                      "<faultstring>\xE5</faultstring></s:Fault>");
    auto const found = test::decode_with_all_cuts<order>(latin);
    REQUIRE(found.error.fault() != nullptr);
    CHECK(found.error.fault()->detail->text == "<\xC3\xA5 \xC3\xB8='\xC3\xA6'>\xC3\xBF&#xE5;</\xC3\xA5>");
    CHECK(found.error.fault()->text() == "\xC3\xA5");
}

TEST_CASE("detail names every binding it relies on, the innermost of each prefix") {
    auto const f = read("<s:detail xmlns=\"urn:default\" xmlns:i=\"urn:new\"><a/></s:detail>", v1_1);
    auto const scope = f.detail.value().scope;
    CHECK(scope.size() == 3);
    CHECK(holds(scope, {"", "urn:default"}));
    CHECK(holds(scope, {"i", "urn:new"}));
    CHECK(holds(scope, {"s", std::string(v1_1)}));
}

TEST_CASE("a fault is reported at its end tag, whatever follows or is missing after it") {
    auto const start = "<s:Envelope xmlns:s='http://schemas.xmlsoap.org/soap/envelope/'><s:Body><s:Fault>"
                       "<faultcode>s:Client</faultcode></s:Fault>";
    for (std::string const tail : {"", "</s:Body></s:Envelope>", "<a/></s:Body></s:Envelope>", "<<<", "</x>"}) {
        soapcodec::decoder<order> decoder;
        CHECK_FALSE(decoder.feed(start + tail));
        auto const found = decoder.finish();
        REQUIRE_FALSE(found.has_value());
        CHECK(found.error().code() == errc::fault);
        CHECK(found.error().fault()->code.local == "Client");
    }
}

TEST_CASE("a fault cut at any byte is incomplete, and leaves a decoder that works") {
    auto const whole = test::envelope("<s:Fault><faultcode>s:Client</faultcode><faultstring xml:lang='en'>a&amp;b"
                                      "</faultstring><detail><a b='c'/><!-- c --><![CDATA[d]]>e</detail></s:Fault>");
    auto const end = whole.find("</s:Fault>") + 10;
    soapcodec::decoder<order> decoder;
    for (std::size_t size = 0; size < end; ++size) {
        decoder.feed(whole.substr(0, size));
        auto const found = decoder.finish();
        REQUIRE_FALSE(found.has_value());
        REQUIRE(found.error().code() == errc::truncated);
        REQUIRE(found.error().fault() == nullptr);
        decoder.reset();
    }
    decoder.feed(whole);
    REQUIRE(decoder.finish().error().fault() != nullptr);
}

TEST_CASE("bindings of a document that was left half-way are not in scope in the next") {
    soapcodec::decoder<order> decoder;
    decoder.feed("<s:Envelope xmlns:s='http://schemas.xmlsoap.org/soap/envelope/' xmlns:g='urn:g'><s:Body>");
    decoder.reset();
    auto const found = decoder.finish(test::envelope("<s:Fault><faultcode>g:Server</faultcode><detail/></s:Fault>"));
    REQUIRE(found.error().fault() != nullptr);
    CHECK(found.error().fault()->code == qname{"", "g:Server"});
    CHECK(found.error().fault()->detail.value().scope.size() == 2);
}

TEST_CASE("a fault lives as long as any copy of its error, and nothing of it is left for the next message") {
    soapcodec::decoder<order> decoder;
    soapcodec::error kept;
    {
        auto const found = decoder.finish(test::envelope("<s:Fault><faultcode>s:Client</faultcode><faultstring>a"
                                                         "</faultstring><detail>d</detail></s:Fault>"));
        kept = found.error();
    }
    decoder.reset();
    auto const second = decoder.finish(test::envelope("<s:Fault><faultstring>b</faultstring></s:Fault>"));
    CHECK(kept.fault()->text() == "a");
    CHECK(kept.fault()->detail.value().text == "d");
    CHECK(kept.message().find("/Envelope/Body/Fault: the message is a SOAP Fault: a") != std::string::npos);
    CHECK(*second.error().fault() == fault{{}, {}, {{std::nullopt, "b"}}, {}, {}, {}});
    decoder.reset();
    auto const third = decoder.finish(test::order_document("<Customer/>"));
    CHECK(third.has_value());
}
