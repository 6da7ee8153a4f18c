// SPDX-License-Identifier: MIT
// Tests of raw_writer: content keeps the names it has, in whatever element and surroundings, or is refused.
#include <soapcodec/detail/write/raw_writer.hpp>

#include "catch.hpp"

#include <soapcodec/decode.hpp>
#include <soapcodec/encode.hpp>

#include <expat.h>

#include <algorithm>   // std::find
#include <cstddef>     // std::ptrdiff_t, std::size_t
#include <memory>      // std::unique_ptr
#include <optional>    // std::optional
#include <string>      // std::string
#include <string_view> // std::string_view
#include <type_traits> // std::remove_pointer_t
#include <vector>      // std::vector

namespace test_raw_writer {

using soapcodec::xml::raw_xml;

struct carrier {
    raw_xml any;                 // in the default namespace
    std::optional<raw_xml> bare; // in no namespace
    std::vector<raw_xml> other;  // in a third one
};

} // namespace test_raw_writer

template <>
inline constexpr auto soapcodec::shape<test_raw_writer::carrier> = soapcodec::message<"RawCarrier", "urn:c">(
    soapcodec::element<"Any", &test_raw_writer::carrier::any>,
    soapcodec::element<"Bare", &test_raw_writer::carrier::bare, soapcodec::in_namespace<"">>,
    soapcodec::element<"Other", &test_raw_writer::carrier::other, soapcodec::in_namespace<"urn:o">,
                       soapcodec::items<"One">>);

namespace {

using soapcodec::errc;
using soapcodec::detail::prefix_binding;
using soapcodec::detail::raw_element;
using soapcodec::xml::raw_xml;
using test_raw_writer::carrier;

struct raw_outcome {
    std::string text;
    bool good = false;
    errc code = errc::ok;
    std::string reason;
    std::size_t refused = 0;
};

raw_outcome write(raw_element const& element, raw_xml const& content) {
    struct string_sink : soapcodec::detail::byte_sink {
        string_sink() : soapcodec::detail::byte_sink{append} {}
        static void append(byte_sink& self, std::string_view bytes) { static_cast<string_sink&>(self).text += bytes; }
        std::string text;
    } sink;
    soapcodec::detail::xml_writer out(sink, false);
    raw_outcome got;
    got.good = soapcodec::detail::write_raw(out, element, content);
    out.flush();
    got.text = sink.text;
    got.code = out.refusal();
    got.reason = out.subject();
    got.refused = out.refused();
    return got;
}

/// The expanded names of elements and attributes in order, as expat sees them; nothing when it refuses the document.
std::vector<std::string> expanded_names(std::string const& document) {
    std::vector<std::string> names;
    std::unique_ptr<std::remove_pointer_t<XML_Parser>, decltype(&XML_ParserFree)> const parser(
        XML_ParserCreateNS(nullptr, '|'), XML_ParserFree);
    XML_SetUserData(parser.get(), &names);
    XML_SetStartElementHandler(parser.get(), [](void* user, char const* name, char const** attributes) {
        auto& found = *static_cast<std::vector<std::string>*>(user);
        found.push_back(name);
        for (; *attributes != nullptr; attributes += 2) {
            found.push_back(std::string("@") + attributes[0]);
        }
    });
    auto const status = XML_Parse(parser.get(), document.data(), static_cast<int>(document.size()), XML_TRUE);
    return status == XML_STATUS_OK ? names : std::vector<std::string>();
}

} // namespace

TEST_CASE("an element declares what its content relies on and what does not stand around it") {
    prefix_binding const around[] = {{"p", "urn:p"}, {"q", "urn:q"}};
    raw_element const prefixed{.local = "E", .ns = "urn:p", .prefix = "p", .surroundings = around};
    CHECK(write(prefixed, {"<a/>", {}}).text == "<p:E><a/></p:E>");
    CHECK(write(prefixed, {"", {{"p", "urn:p"}, {"q", "urn:q"}}}).text == "<p:E />");
    CHECK(write(prefixed, {"<a/>", {{"q", "urn:other"}, {"", "urn:d"}}}).text ==
          "<p:E xmlns:q=\"urn:other\" xmlns=\"urn:d\"><a/></p:E>");
    CHECK(write(prefixed, {"<p:a/>", {{"p", "urn:x"}, {"r", "urn:r"}}}).text ==
          "<rr:E xmlns:p=\"urn:x\" xmlns:r=\"urn:r\" xmlns:rr=\"urn:p\"><p:a/></rr:E>");
    CHECK(write(prefixed, {"<a/>", {{"p", ""}, {"xml", "urn:never"}}}).text == "<p:E><a/></p:E>");

    raw_element const by_default{.local = "E", .ns = "urn:d", .default_ns = "urn:d"};
    CHECK(write(by_default, {"<a/>", {{"", "urn:d"}}}).text == "<E><a/></E>");
    CHECK(write(by_default, {"<a/>", {}}).text == "<r:E xmlns:r=\"urn:d\" xmlns=\"\"><a/></r:E>");
    raw_element const elsewhere{.local = "E", .ns = "urn:e", .default_ns = "urn:d"};
    CHECK(write(elsewhere, {"<a/>", {{"", "urn:e"}}}).text == "<E xmlns=\"urn:e\"><a/></E>");
    CHECK(write(elsewhere, {"<a/>", {{"", "urn:d"}}}).text == "<r:E xmlns:r=\"urn:e\"><a/></r:E>");

    raw_element const nowhere{.local = "E", .default_ns = "urn:d"};
    CHECK(write(nowhere, {"<a/>", {}}).text == "<E xmlns=\"\"><a/></E>");
    CHECK(write(nowhere, {"<a/>t<b xmlns='x'/>", {{"", "urn:&\"d"}}}).text ==
          "<E xmlns=\"\"><a xmlns=\"urn:&amp;&quot;d\"/>t<b xmlns='x'/></E>");
    CHECK(write({.local = "E"}, {"<a/>", {{"", ""}}}).text == "<E><a/></E>");
}

TEST_CASE("what cannot be declared, or cannot be changed, is refused") {
    auto const reason = [](raw_xml const& content) {
        auto const got = write({.local = "E", .ns = "urn:d", .default_ns = "urn:d"}, content);
        CHECK_FALSE(got.good);
        CHECK(got.code == errc::invalid_value);
        CHECK(got.text.empty());
        return got.reason;
    };
    std::string const xml(soapcodec::text_of<soapcodec::xml::xml_namespace>);
    std::string const xmlns(soapcodec::text_of<soapcodec::xml::xmlns_namespace>);
    CHECK(reason({"", {{"p", "urn:1"}, {"p", "urn:2"}}}) == "a prefix that is bound twice");
    CHECK(reason({"", {{"", "urn:1"}, {"", "urn:1"}}}) == "a prefix that is bound twice");
    for (soapcodec::xml::namespace_binding const& bad : {soapcodec::xml::namespace_binding{"xmlns", "urn:x"},
                                                         {"p", xml},
                                                         {"", xml},
                                                         {"p", xmlns},
                                                         {"", xmlns},
                                                         {"a b", "urn:x"},
                                                         {"p:q", "urn:x"},
                                                         {"1", "urn:x"},
                                                         {"p\xFF", "urn:x"},
                                                         {"p=\"\" q", "urn:x"}}) {
        CHECK(reason({"", {bad}}) == "a prefix or namespace that cannot be declared");
    }
    auto const nowhere = write({.local = "E"}, {"<a>", {{"", "urn:d"}}});
    CHECK(nowhere.code == errc::invalid_value);
    CHECK(nowhere.reason == "content that is not well-formed");
    CHECK(write({.local = "E"}, {"ab\x01", {}}).refused == 2);
    CHECK(write({.local = "E"}, {"", {{"p", "u\x01"}}}).refused == 1);
    CHECK(write({.local = "E"}, {"", {{"p", "u\x01"}}}).code == errc::invalid_character);
}

TEST_CASE("members keep the names of their content through any number of messages") {
    std::string const bindings[] = {"",
                                    "xmlns=''",
                                    "xmlns='urn:x'",
                                    "xmlns='urn:c'",
                                    "xmlns='urn:o'",
                                    "xmlns:soap='urn:1' xmlns:xsi='urn:2' xmlns:xsd='urn:3' xmlns:r='urn:r' "
                                    "xmlns:d3p1='urn:4' xmlns:soap12='urn:5' xmlns:q='urn:q' xmlns='urn:c'"};
    std::string const contents[] = {"<a><b c='1'/></a>t<d xmlns=''><e/></d>",
                                    "<!-- <a> --><f xmlns='urn:f'><g xmlns=''/></f><h><![CDATA[</h>]]></h>"};
    for (auto const& around : bindings) {
        for (auto content : contents) {
            for (std::string const prefix : {"soap", "soap12", "xsi", "xsd", "r", "q", "d3p1"}) {
                content += around.find("xmlns:" + prefix + "=") == around.npos
                               ? ""
                               : "<" + prefix + ":x " + prefix + ":y=''/>";
            }
            auto const one = [&](std::string const& tag, std::string const& declarations) {
                return "<" + tag + " " + declarations + " " + around + ">" + content + "</" +
                       tag.substr(0, tag.find(' ')) + ">";
            };
            // An element in no namespace cannot have a default one.
            bool const bare = around.find("xmlns='") == around.npos || around == "xmlns=''";
            auto const sent = "<m:RawCarrier xmlns:m='urn:c' xmlns:O='urn:o'>" + one("m:Any", "") +
                              (bare ? one("Bare", "") : "") + "<O:Other>" + one("O:One", "") + one("O:One", "") +
                              "</O:Other></m:RawCarrier>";
            auto const names = expanded_names(sent);
            REQUIRE(!names.empty());
            auto message = soapcodec::decode_document<carrier>(sent).value();
            if (!bare) {
                message.bare = message.any; // content from elsewhere
            }
            std::vector<std::string> first;
            for (int i = 0; i < 3; ++i) {
                auto const text = soapcodec::encode_document(message).value();
                auto const found = expanded_names(text);
                CAPTURE(sent, text);
                REQUIRE(!found.empty());
                if (bare) {
                    REQUIRE(found == names);
                } else {
                    first = i == 0 ? found : first;
                    REQUIRE(found == first);
                    // The content of Bare is that of Any.
                    auto const any =
                        std::vector(names.begin() + 2, std::find(names.begin(), names.end(), "urn:o|Other"));
                    auto const at = std::find(found.begin(), found.end(), "Bare");
                    REQUIRE(std::vector(at + 1, at + 1 + static_cast<std::ptrdiff_t>(any.size())) == any);
                }
                auto const in_envelope =
                    soapcodec::encode(message, i % 2 == 0 ? soapcodec::soap_1_1 : soapcodec::soap_1_2);
                message = soapcodec::decode<carrier>(in_envelope.value()).value();
            }
        }
    }
}
