// SPDX-License-Identifier: MIT
// Tests of expat_parser: what it says of a document and of the event it is at. The callbacks are tested with the
// source.
#include <soapcodec/detail/xml/expat_parser.hpp>

#include "catch.hpp"

#include <cstddef>     // std::size_t
#include <cstdlib>     // std::malloc, std::realloc, std::free
#include <string>      // std::string
#include <string_view> // std::string_view

using soapcodec::errc;
using soapcodec::detail::expat_parser;

namespace {

errc verdict(std::string_view document, char const* encoding = nullptr) {
    expat_parser parser;
    REQUIRE(parser.create());
    REQUIRE(parser.set_encoding(encoding));
    return parser.parse(document, true) ? errc::ok : parser.error().code;
}

/// What a parser knows of each start tag.
struct seen_tags {
    expat_parser parser;
    std::string log;
};

} // namespace

TEST_CASE("expat's errors are the library's") {
    CHECK(verdict("<a/>") == errc::ok);
    CHECK(verdict("") == errc::truncated);
    CHECK(verdict("<a") == errc::truncated);
    CHECK(verdict("<a>") == errc::truncated);
    CHECK(verdict("<a><![CDATA[x") == errc::truncated);
    CHECK(verdict("<a>\xC3") == errc::truncated);
    CHECK(verdict("<a></b>") == errc::malformed_xml);
    CHECK(verdict("<a/>x") == errc::malformed_xml);
    CHECK(verdict("<?xml version='1.0' encoding='EBCDIC'?><a/>") == errc::unsupported_encoding);
    CHECK(verdict("<a/>", "EBCDIC") == errc::unsupported_encoding);
    CHECK(verdict("<a>\xE5</a>") == errc::malformed_xml);
    CHECK(verdict("<a>\xE5</a>", "ISO-8859-1") == errc::ok);
    expat_parser parser;
    CHECK_FALSE(parser);
    REQUIRE(parser.create());
    CHECK(parser);
    REQUIRE_FALSE(parser.parse("<a></b>", true));
    CHECK(parser.error().reason == "mismatched tag");
    parser.destroy();
    CHECK_FALSE(parser);
}

TEST_CASE("a parser knows where an event is, and what it has of the input around it") {
    seen_tags seen;
    REQUIRE(seen.parser.create());
    XML_SetUserData(seen.parser.get(), &seen);
    XML_SetStartElementHandler(seen.parser.get(), [](void* user, XML_Char const*, XML_Char const**) {
        auto& self = *static_cast<seen_tags*>(user);
        auto const& p = self.parser;
        self.log += std::to_string(p.offset().value()) + " " + std::to_string(p.line()) + ":" +
                    std::to_string(p.column()) + " " + std::to_string(p.size()) + " " + std::string(p.event()) +
                    " after " + std::string(p.before_event(3)) + "\n";
        CHECK(p.input().find(p.event()) != std::string_view::npos);
    });
    REQUIRE(seen.parser.parse("<a>\n  <b c='d'/>", false));
    REQUIRE(seen.parser.parse("x<e/></a>", true));
    CHECK(seen.log == "0 1:1 3 <a> after \n6 2:3 10 <b c='d'/> after \n  \n17 2:14 4 <e/> after />x\n");
}

TEST_CASE("a parser that is reset reads another document, and one that is stopped no more") {
    expat_parser parser;
    REQUIRE(parser.create());
    CHECK(parser.parse("<a/>", true));
    REQUIRE(parser.reset());
    CHECK(parser.parse("<b", false));
    CHECK(parser.parse_withheld());
    CHECK(parser.parse("/>", true));
    REQUIRE(parser.reset());
    XML_SetUserData(parser.get(), &parser);
    XML_SetStartElementHandler(
        parser.get(), [](void* user, XML_Char const*, XML_Char const**) { static_cast<expat_parser*>(user)->stop(); });
    CHECK_FALSE(parser.parse("<a><b/></a>", true));
}

TEST_CASE("a parser has its memory from where it is told") {
    static int held = 0;
    soapcodec::detail::parser_memory const counted{
        [](std::size_t size) { return ++held, std::malloc(size); },
        [](void* memory, std::size_t size) { return held += memory == nullptr ? 1 : 0, std::realloc(memory, size); },
        [](void* memory) {
            held -= memory == nullptr ? 0 : 1;
            std::free(memory);
        }};
    expat_parser parser;
    REQUIRE(parser.create(&counted));
    CHECK(held > 0);
    CHECK(parser.parse("<a b='c'>text</a>", true));
    parser.destroy();
    CHECK(held == 0);
    soapcodec::detail::parser_memory const none{[](std::size_t) -> void* { return nullptr; },
                                                [](void*, std::size_t) -> void* { return nullptr; }, [](void*) {}};
    CHECK_FALSE(parser.create(&none));
}

TEST_CASE("a name is what expat takes for one") {
    CHECK(expat_parser::is_name("a"));
    CHECK(expat_parser::is_name("\xC3\xA5"));
    CHECK_FALSE(expat_parser::is_name("\xC2\xB7")); // U+00B7 can only follow
    CHECK_FALSE(expat_parser::is_name(""));
    CHECK_FALSE(expat_parser::is_name("1"));
}
