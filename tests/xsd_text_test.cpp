// SPDX-License-Identifier: MIT
// Tests of xs:normalizedString, xs:token and xs:anyURI.
#include <soapcodec/xsd/text.hpp>

#include "catch.hpp"
#include "support.hpp"

#include <soapcodec/encode.hpp>

#include <cstddef>     // std::size_t
#include <string>      // std::string
#include <string_view> // std::string_view
#include <type_traits> // std::is_same_v

using soapcodec::element;
using soapcodec::message;

namespace test_text {

struct page {
    soapcodec::normalized_string title;
    soapcodec::token rel;
    soapcodec::any_uri href;

    friend bool operator==(page const&, page const&) = default;
};
constexpr auto soap_shape(page const*) {
    return message<"Page", "urn:l">(element<"Title", &page::title>, element<"Rel", &page::rel>,
                                    element<"Href", &page::href>);
}

} // namespace test_text

using test_text::page;

using soapcodec::any_uri;
using soapcodec::normalized_string;
using soapcodec::scalar;
using soapcodec::token;

TEST_CASE("white space is replaced or collapsed") {
    struct {
        std::string_view given;
        std::string_view replaced;
        std::string_view collapsed;
    } const texts[] = {{"", "", ""},
                       {"a", "a", "a"},
                       {" ", " ", ""},
                       {"\t\r\n", "   ", ""},
                       {"a b", "a b", "a b"},
                       {"  a\tb  c\r\nd\n", "  a b  c  d ", "a b c d"},
                       {"a\n\n\nb", "a   b", "a b"},
                       {"\u00A0a\u2003", "\u00A0a\u2003", "\u00A0a\u2003"}, // no white space to XML
                       {"a\v\f", "a\v\f", "a\v\f"}};
    for (auto const& t : texts) {
        CAPTURE(t.given);
        CHECK(normalized_string(t.given).text() == t.replaced);
        CHECK(token(t.given).text() == t.collapsed);
        CHECK(any_uri(t.given).text() == t.collapsed);
        token read = "before";
        CHECK(scalar<token>::parse(t.given, read) == soapcodec::errc::ok);
        CHECK(read == token(t.collapsed));
        CHECK(scalar<token>::format(read) == t.collapsed);
        normalized_string kept = "before";
        CHECK(scalar<normalized_string>::parse(t.given, kept) == soapcodec::errc::ok);
        CHECK(scalar<normalized_string>::format(kept) == t.replaced);
    }
}

TEST_CASE("every text of three characters obeys the rules") {
    constexpr std::string_view characters = "a \t\n\r";
    auto const has = [](std::string_view text, std::string_view what) { return text.find(what) != text.npos; };
    for (std::size_t i = 0; i < 125; ++i) {
        std::string const text{characters[i % 5], characters[i / 5 % 5], characters[i / 25]};
        CAPTURE(text);
        auto const replaced = normalized_string(text).text();
        CHECK(replaced.size() == 3);
        CHECK(replaced.find_first_of("\t\n\r") == replaced.npos);
        auto const collapsed = token(text).text();
        CHECK(collapsed.find_first_of("\t\n\r") == collapsed.npos);
        CHECK_FALSE(has(collapsed, "  "));
        CHECK_FALSE(collapsed.starts_with(' '));
        CHECK_FALSE(collapsed.ends_with(' '));
        CHECK(token(collapsed).text() == collapsed);
        CHECK(token(replaced) == token(text));
    }
}

TEST_CASE("the wrappers are types of their own, and compare as strings") {
    STATIC_REQUIRE_FALSE(std::is_same_v<token, any_uri>);
    STATIC_REQUIRE_FALSE(std::is_same_v<token, normalized_string>);
    CHECK(scalar<token>::xsd == "xs:token");
    CHECK(scalar<any_uri>::xsd == "xs:anyURI");
    CHECK(scalar<normalized_string>::xsd == "xs:normalizedString");
    CHECK(token("a") < token("b"));
    CHECK(token(" a ") == token("a"));
    CHECK(token("a") != token("A"));
    CHECK(token().text().empty());
    std::string_view const view = any_uri(std::string("u"));
    CHECK(view.size() == 1);
    token self = "one two three";
    self = std::string_view(self).substr(4);
    CHECK(self.text() == "two three");
}

TEST_CASE("the wrappers are members of a shape") {
    page const message{"a\nb ", " x \n y ", "http://example.no/?a=1&b=2"};
    auto const text = soapcodec::encode(message, soapcodec::soap_1_1).value();
    CHECK(text.find("<Title>a b </Title><Rel>x y</Rel><Href>http://example.no/?a=1&amp;b=2</Href>") != text.npos);
    CHECK(soapcodec::decode<page>(text).value() == message);
    CHECK(soapcodec::decode<page>(soapcodec::encode(page{}, soapcodec::soap_1_1).value()).value() == page{});

    auto const read =
        soapcodec::decode<page>(test::envelope("<Page xmlns=\"urn:l\"><Title>a&#9;b\n</Title><Rel>\n  x\n  "
                                               "<!-- c -->y\n</Rel><Href>\n\turn:x\n</Href></Page>"));
    REQUIRE(read);
    CHECK(read->title.text() == "a b ");
    CHECK(read->rel.text() == "x y");
    CHECK(read->href.text() == "urn:x");

    CHECK(soapcodec::encode(page{"", "a\x01", ""}, soapcodec::soap_1_1).error().path() == "/Envelope/Body/Page/Rel");
}
