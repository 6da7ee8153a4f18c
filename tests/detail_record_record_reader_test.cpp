// SPDX-License-Identifier: MIT
// Tests of record_reader: a message against its shape, what is wrong with it and where.
#include <soapcodec/detail/record/record_reader.hpp>

#include "catch.hpp"
#include "support.hpp"

#include <algorithm> // std::rotate, std::reverse
#include <optional>  // std::optional
#include <string>    // std::string
#include <vector>    // std::vector

using test::check_error;
using test::decoded;
using test::errc;
using test::line;
using test::order;
using test::order_document;

namespace {

order with_customer(std::string name) {
    order o;
    o.customer = std::move(name);
    return o;
}

soapcodec::decode_options rejecting_unknown() {
    soapcodec::decode_options options;
    options.reject_unknown = true;
    return options;
}

} // namespace

TEST_CASE("a message with one of everything decodes in any order") {
    std::vector<std::string> parts{
        "<Customer>Kari</Customer>",
        "<Discount>-7</Discount>",
        "<Paid>1</Paid>",
        "<First><Note>n</Note><Number>1</Number></First>",
        "<Tag>x</Tag><Tag/><Tag>y</Tag>",
        "<Lines><Line><Number>2</Number></Line><Line i:nil=\"true\"/></Lines>",
        "<Extras><Extra><Number>3</Number></Extra></Extras>",
        "<Amounts><a:Amount>4</a:Amount><a:Amount i:nil='1'/></Amounts>",
    };
    order expected = with_customer("Kari");
    expected.discount = -7;
    expected.paid = true;
    expected.first = line{1, "n"};
    expected.tags = {"x", "", "y"};
    expected.lines = {line{2, {}}, std::nullopt};
    expected.extras = {line{3, {}}};
    expected.amounts = {4, std::nullopt};

    auto const document = [&parts] {
        std::string text;
        for (auto const& p : parts) {
            text += p;
        }
        return order_document(text);
    };
    CHECK(decoded<order>(document()) == expected);
    for (std::size_t i = 0; i < parts.size(); ++i) {
        std::rotate(parts.begin(), parts.begin() + 1, parts.end());
        CHECK(soapcodec::decode<order>(document()).value() == expected);
    }
    std::reverse(parts.begin(), parts.end());
    CHECK(decoded<order>(document()) == expected);
}

TEST_CASE("items of a list without an element of its own may stand apart") {
    auto const found = decoded<order>(order_document("<Tag>1</Tag><Customer/><Tag>2</Tag><Paid>0</Paid><Tag>3</Tag>"));
    CHECK(found.tags == std::vector<std::string>{"1", "2", "3"});
}

TEST_CASE("absent, null and empty are told apart") {
    CHECK(decoded<order>(order_document("<Customer/>")) == order{});
    auto const empty = decoded<order>(order_document("<Customer></Customer><Lines/><Extras/><Amounts></Amounts>"));
    CHECK(empty.lines == std::optional(std::vector<std::optional<line>>{}));
    CHECK(empty.amounts == std::optional(std::vector<std::optional<int>>{}));
    auto const null = decoded<order>(order_document("<Customer/><Lines i:nil='true'/><Paid i:nil='true'/>"));
    CHECK(null == order{});
    auto const note = decoded<order>(order_document("<Customer/><First><Number>1</Number><Note/></First>"));
    CHECK(note.first == line{1, ""});
}

TEST_CASE("unknown elements and attributes are skipped with all below them") {
    CHECK(
        decoded<order>(order_document("<x><Customer>no</Customer>text<y a=''/></x><Customer b='1' a:c='2'>A</Customer>"
                                      "<o:Customer xmlns:o='urn:other'>no</o:Customer><Customer xmlns=''>no</Customer>"
                                      "<z i:nil='what'/><!-- \xC3\xA5 -->")) == with_customer("A"));
    CHECK(decoded<order>(test::envelope("<o:Order xmlns:o='urn:order' a='1'><Customer>no</Customer>"
                                        "<o:Customer>A</o:Customer></o:Order>")) == with_customer("A"));
}

TEST_CASE("unknown elements are refused on request, unknown attributes are not") {
    auto const options = rejecting_unknown();
    CHECK(decoded<order>(order_document("<Customer b='1' i:type='s'>A</Customer>"), options) == with_customer("A"));
    check_error<order>(order_document("<Customer/>^<Other>x</Other>"), errc::unexpected_element,
                       "/Envelope/Body/Order/Other", "", options);
    check_error<order>(order_document("<Customer/>\n ^<Customer xmlns='urn:other'/>"), errc::unexpected_element,
                       "/Envelope/Body/Order/Customer", "", options);
    check_error<order>(order_document("<Customer/><Lines><Line><Number>1</Number></Line>^<Other/></Lines>"),
                       errc::unexpected_element, "/Envelope/Body/Order/Lines/Other", "", options);
    check_error<order>(order_document("<Customer/><Lines><Line><Number>1</Number></Line><Line>^<x/></Line></Lines>"),
                       errc::unexpected_element, "/Envelope/Body/Order/Lines/Line[2]/x", "", options);
}

TEST_CASE("prefixes mean what they are bound to, on siblings too") {
    CHECK(decoded<order>("<E:Envelope xmlns:E='http://www.w3.org/2003/05/soap-envelope'><E:Body>"
                         "<p:Order xmlns:p='urn:order'>"
                         "<q:Amounts xmlns:q='urn:order'><p:Amount xmlns:p='urn:amount'>1</p:Amount>"
                         "<p:Amount>skipped</p:Amount><p:Amount xmlns:p='urn:amount'>2</p:Amount></q:Amounts>"
                         "<p:Customer xmlns:p='urn:other'>no</p:Customer><p:Customer>A</p:Customer>"
                         "<Tag xmlns='urn:order'>t</Tag><Tag xmlns='urn:amount'>no</Tag><Tag>no</Tag>"
                         "</p:Order></E:Body></E:Envelope>") == [] {
        auto o = with_customer("A");
        o.tags = {"t"};
        o.amounts = {1, 2};
        return o;
    }());
}

TEST_CASE("a missing element is reported at the end tag of what lacks it") {
    check_error<order>(order_document("<Paid>1</Paid>^"), errc::missing_element, "/Envelope/Body/Order", "Customer");
    check_error<order>(order_document("<Customer/><First><Note/>^</First>"), errc::missing_element,
                       "/Envelope/Body/Order/First", "Number");
    check_error<order>(order_document("<Customer/><Lines>\n<Line><Number>1</Number></Line>\n<Line i:nil='1'/>"
                                      "<Line>^</Line></Lines>"),
                       errc::missing_element, "/Envelope/Body/Order/Lines/Line[3]", "Number");
}

TEST_CASE("an element that may occur once must not occur again") {
    check_error<order>(order_document("<Customer>a</Customer>\n  ^<Customer>b</Customer>"), errc::duplicate_element,
                       "/Envelope/Body/Order/Customer", "");
    check_error<order>(order_document("<Customer/><Paid i:nil='1'/>^<Paid>1</Paid>"), errc::duplicate_element,
                       "/Envelope/Body/Order/Paid", "");
    check_error<order>(order_document("<Lines/><Customer/>^<Lines></Lines>"), errc::duplicate_element,
                       "/Envelope/Body/Order/Lines", "");
    check_error<order>(order_document("<Customer/><Extras><Extra><Number>1</Number>^<Number>1</Number>"
                                      "</Extra></Extras>"),
                       errc::duplicate_element, "/Envelope/Body/Order/Extras/Extra[1]/Number", "");
}

TEST_CASE("text where only elements may be is reported at its first character that is no white space") {
    check_error<order>(order_document("<Customer/> \n  ^x y"), errc::unexpected_text, "/Envelope/Body/Order", "");
    check_error<order>(order_document("<Customer>\xC3\xA5</Customer>  ^\xC3\xA5"), errc::unexpected_text,
                       "/Envelope/Body/Order", "");
    check_error<order>(order_document("<Customer/>\r\n\r ^&#120;"), errc::unexpected_text, "/Envelope/Body/Order", "");
    check_error<order>(order_document("<Customer/><![CDATA[ ^x]]>"), errc::unexpected_text, "/Envelope/Body/Order", "");
    check_error<order>(order_document("<Customer/><Lines><Line><Number>1</Number></Line>^2</Lines>"),
                       errc::unexpected_text, "/Envelope/Body/Order/Lines", "");
    // No-break space is not white space to XML.
    check_error<order>(order_document("<Customer/>                ^\xC2\xA0"), errc::unexpected_text,
                       "/Envelope/Body/Order", "");
}

TEST_CASE("the value that an error quotes is cut between characters") {
    std::string const long_value = std::string(63, 'x') + "\xC3\xA5yz";
    auto const found = soapcodec::decode<order>(order_document("<Discount>" + long_value + "</Discount>"));
    CHECK(found.error().subject() == std::string(63, 'x'));
    auto const fits = soapcodec::decode<order>(order_document("<Discount>" + std::string(64, 'x') + "</Discount>"));
    CHECK(fits.error().subject() == std::string(64, 'x'));
}

TEST_CASE("an element inside a value is refused") {
    check_error<order>(order_document("<Customer>a ^<b/></Customer>"), errc::unexpected_element,
                       "/Envelope/Body/Order/Customer/b", "");
    check_error<order>(order_document("<Amounts><a:Amount>1</a:Amount><a:Amount>^<b/></a:Amount></Amounts>"),
                       errc::unexpected_element, "/Envelope/Body/Order/Amounts/Amount[2]/b", "");
}
