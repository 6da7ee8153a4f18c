// SPDX-License-Identifier: MIT
// Faults as either version writes them, and read back.
#include <soapcodec/detail/soap/fault_writer.hpp>

#include "catch.hpp"

#include <soapcodec/decode.hpp>
#include <soapcodec/encode.hpp>
#include <soapcodec/services/office24seven.hpp>

#include <expat.h>

#include <algorithm>   // std::find_if, std::min
#include <cstdint>     // std::uint64_t
#include <iterator>    // std::size
#include <memory>      // std::unique_ptr
#include <optional>    // std::optional
#include <random>      // std::mt19937_64
#include <string>      // std::string
#include <string_view> // std::string_view
#include <type_traits> // std::remove_pointer_t
#include <utility>     // std::move
#include <vector>      // std::vector

namespace {

using soapcodec::soap::fault;
using soapcodec::soap::qname;
using soapcodec::soap::raw_xml;
using soapcodec::soap::reason;

constexpr auto v1_1 = soapcodec::soap_1_1;
constexpr auto v1_2 = soapcodec::soap_1_2;
std::string const ns_1_1(soapcodec::soap::envelope_namespace(v1_1));
std::string const ns_1_2(soapcodec::soap::envelope_namespace(v1_2));

/// The expanded names of a document's elements in order, as expat sees them; nothing when it refuses the document.
std::vector<std::string> elements_of(std::string const& document) {
    std::vector<std::string> names;
    std::unique_ptr<std::remove_pointer_t<XML_Parser>, decltype(&XML_ParserFree)> const parser(
        XML_ParserCreateNS(nullptr, '|'), XML_ParserFree);
    XML_SetUserData(parser.get(), &names);
    XML_SetStartElementHandler(parser.get(), [](void* user, char const* name, char const**) {
        static_cast<std::vector<std::string>*>(user)->push_back(name);
    });
    auto const status = XML_Parse(parser.get(), document.data(), static_cast<int>(document.size()), XML_TRUE);
    return status == XML_STATUS_OK ? names : std::vector<std::string>();
}

std::string body(fault const& f, soapcodec::soap::version v, soapcodec::encode_options options = {}) {
    options.envelope_prefix = "s";
    auto const text = soapcodec::encode(f, v, options).value();
    CHECK(!elements_of(text).empty());
    auto const begin = text.find("<s:Body>") + 8;
    return text.substr(begin, text.find("</s:Body>") - begin);
}

/// What a receiver makes of a document. Bindings around a detail are those of the whole document: they differ, and may
/// have moved into its entries.
fault read(std::string const& document) {
    auto const got = soapcodec::decode<soapcodec::office24seven::get_identities_response>(document);
    REQUIRE(!got);
    INFO(got.error().message());
    REQUIRE(got.error().code() == soapcodec::errc::fault);
    auto f = *got.error().fault();
    if (f.detail) {
        f.detail->scope.clear();
        constexpr std::string_view moved = " xmlns=\"urn:default\"";
        for (std::size_t at = 0; (at = f.detail->text.find(moved)) != std::string::npos;) {
            f.detail->text.erase(at, moved.size());
        }
    }
    return f;
}

/// What a reader hears of a fault that a version has written: what that has a place for, in its terms.
fault as_said(fault f, soapcodec::soap::version v) {
    auto const dot = f.code.local.find('.');
    auto const first = f.code.local.substr(0, dot);
    if (f.code.ns.empty() && soapcodec::soap::is_standard_code(first)) {
        bool const dotted = dot != f.code.local.npos;
        f.code.ns = dotted || v == v1_1 ? ns_1_1 : ns_1_2;
        f.code.local.replace(0, first.size(), soapcodec::soap::code_in(dotted ? v1_1 : v, first));
    }
    f = soapcodec::soap::in_terms_of(v, f);
    if (v == v1_1) {
        f.subcodes.clear();
        f.node.reset();
        f.reasons.resize(std::min<std::size_t>(f.reasons.size(), 1));
    }
    if (f.reasons.size() == 1 && f.reasons[0].text.empty() && f.reasons[0].lang.value_or("").empty()) {
        f.reasons.clear();
    }
    for (auto& r : f.reasons) {
        if (r.lang == "") {
            r.lang.reset();
        }
    }
    if (f.detail) {
        f.detail->scope.clear();
    }
    return f;
}

fault full_fault() {
    return {.code = {ns_1_2, "Sender"},
            .subcodes = {{"urn:codes", "Bad"}, {"urn:more?a=1&b=\"2\"", "Worse"}, {"", "Plain"}},
            .reasons = {{"en", "no <good>"}, {"nb-NO", "ikke bra\r"}, {std::nullopt, ""}},
            .node = "urn:node",
            .role = "urn:role?a&b",
            .detail = raw_xml{"<e:x xmlns:f=\"urn:f\"><!-- & --><f:y/> t&amp;t </e:x>", {{"e", "urn:e&<\""}}}};
}

struct random_values {
    std::mt19937_64 engine{1900};

    template <std::size_t N>
    std::string one_of(char const* const (&texts)[N]) {
        return texts[engine() % N];
    }
    std::string text() { return one_of({"", "a", "<&>\"'", " \t\r\n ", "]]>", "\U0001F600", "s:x", "q0:y"}); }
    qname name() {
        return {
            one_of({"http://schemas.xmlsoap.org/soap/envelope/", "http://www.w3.org/2003/05/soap-envelope", "urn:x", "",
                    "http://www.w3.org/XML/1998/namespace", "urn:\"&<>\t\r\n '", "http://www.w3.org/2001/XMLSchema"}),
            one_of({"Client", "Server", "Sender", "Receiver", "VersionMismatch", "Client.Login", "\xC3\xA6"})};
    }
    std::optional<std::string> maybe(std::string value) {
        return engine() % 2 == 0 ? std::optional<std::string>() : std::optional<std::string>(std::move(value));
    }
    /// White space around an xs:anyURI mean nothing.
    std::string uri() { return one_of({"", "urn:a?b&c=<d>", "http://\xC3\xA9/", "a\rb"}); }
    fault any() {
        fault f;
        f.code = name();
        for (auto n = engine() % 4; n != 0; --n) {
            f.subcodes.push_back(name());
        }
        for (auto n = engine() % 3 + 1; n != 0; --n) {
            f.reasons.push_back({maybe(text()), text()});
        }
        f.node = maybe(uri());
        f.role = maybe(uri());
        if (engine() % 2 == 0) {
            f.detail = raw_xml{one_of({"", "<a/>", " text &amp; <e:b>c</e:b>", "<![CDATA[<]]><!--x-->"}),
                               {{"e", "urn:e"}, {"", "urn:default"}, {"unused", ""}, {"s", "urn:s"}}};
        }
        return f;
    }
};

} // namespace

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
