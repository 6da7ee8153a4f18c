// SPDX-License-Identifier: MIT
// Tests of default_declarer: which start tags get the declaration, and which content is refused.
#include <soapcodec/detail/write/default_declarer.hpp>

#include "catch.hpp"

#include <optional>    // std::optional
#include <string>      // std::string
#include <string_view> // std::string_view

namespace {

std::optional<std::string> declared(std::string_view content) {
    return soapcodec::detail::default_declarer(content, " xmlns='d'").run();
}

} // namespace

TEST_CASE("each start tag of the top level gets the declaration, if it has none") {
    CHECK(declared("") == "");
    CHECK(declared("text &amp; > ]") == "text &amp; > ]");
    CHECK(declared("<a/>") == "<a xmlns='d'/>");
    CHECK(declared("<a />") == "<a xmlns='d' />");
    CHECK(declared("<a><a/></a><b></b>") == "<a xmlns='d'><a/></a><b xmlns='d'></b>");
    CHECK(declared("x<p:a\n b = \"'>/\" c='\"'>y</p:a >z") == "x<p:a xmlns='d'\n b = \"'>/\" c='\"'>y</p:a >z");
    CHECK(declared("<a xmlns='e'><b/></a><c xmlns=\"\"/>") == "<a xmlns='e'><b/></a><c xmlns=\"\"/>");
    CHECK(declared("<a xmlns:p='e' b=' xmlns='/>") == "<a xmlns='d' xmlns:p='e' b=' xmlns='/>");
    CHECK(declared("<a b='1'\txmlns\r=\n'e'/>") == "<a b='1'\txmlns\r=\n'e'/>");
    CHECK(declared("<\xC3\xA6/>") == "<\xC3\xA6 xmlns='d'/>");
}

TEST_CASE("what looks like a tag and is none gets nothing") {
    for (std::string const text :
         {"<!-- <a> -->", "<!---->", "<![CDATA[<a></b>]]>", "<![CDATA[]]>", "<?pi <a>?>", "<!-->x-->"}) {
        CAPTURE(text);
        CHECK(declared(text) == text);
        CHECK(declared(text + "<a>" + text + "</a>") == text + "<a xmlns='d'>" + text + "</a>");
    }
}

TEST_CASE("content whose tags do not match, or are none, is refused") {
    for (std::string const text : {"<",
                                   "<a",
                                   "<a>",
                                   "</a>",
                                   "<a></b>",
                                   "<a><b></a></b>",
                                   "<a/></a>",
                                   "< a/>",
                                   "<a /",
                                   "<a / >",
                                   "<a b/>",
                                   "<a b=/>",
                                   "<a b=c/>",
                                   "<a b='/>",
                                   "<a b='<'/>",
                                   "<a b='1'c='2'/>",
                                   "<a ='1'/>",
                                   "<a b 'x'/>",
                                   "<!DOCTYPE a>",
                                   "<!a>",
                                   "<!--",
                                   "<!-- -- -->",
                                   "<!-- --->",
                                   "<![CDATA[",
                                   "<![cdata[]]>",
                                   "<?",
                                   "<?>",
                                   "<>",
                                   "</>",
                                   "<a></a b>",
                                   "<a></ a>",
                                   "<a></a",
                                   "<a><!--</a>",
                                   "<a 'b'='c'/>",
                                   "<a&b/>"}) {
        CAPTURE(text);
        CHECK(declared(text) == std::nullopt);
        CHECK(declared("<x>" + text + "</x>") == std::nullopt);
    }
}
