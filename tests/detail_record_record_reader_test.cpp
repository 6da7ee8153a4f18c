// SPDX-License-Identifier: MIT
// Tests of record_reader: a message against its shape, what is wrong with it and where.
#include <soapcodec/detail/record/record_reader.hpp>

#include "catch.hpp"
#include "support.hpp"

#include <soapcodec/detail/record/layout_of.hpp>

#include <algorithm> // std::rotate, std::reverse
#include <deque>     // std::deque
#include <optional>  // std::optional
#include <string>    // std::string
#include <vector>    // std::vector

using test::check_error;
using test::decoded;
using test::errc;
using test::line;
using test::order;
using test::order_document;

namespace test {

/// A list with no element around that is not alone in its record.
struct pages {
    std::vector<line> lines;
    std::optional<std::int32_t> count;
};
constexpr auto soap_shape(pages const*) {
    return soapcodec::message<"Pages", "urn:order">(soapcodec::element<"Line", &pages::lines>,
                                                    soapcodec::element<"Count", &pages::count>);
}

} // namespace test

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

TEST_CASE("text where only elements may be is reported at its first character that is no blank") {
    check_error<order>(order_document("<Customer/> \n  ^x y"), errc::unexpected_text, "/Envelope/Body/Order", "");
    check_error<order>(order_document("<Customer>\xC3\xA5</Customer>  ^\xC3\xA5"), errc::unexpected_text,
                       "/Envelope/Body/Order", "");
    check_error<order>(order_document("<Customer/>\r\n\r ^&#120;"), errc::unexpected_text, "/Envelope/Body/Order", "");
    check_error<order>(order_document("<Customer/><![CDATA[ ^x]]>"), errc::unexpected_text, "/Envelope/Body/Order", "");
    check_error<order>(order_document("<Customer/><Lines><Line><Number>1</Number></Line>^2</Lines>"),
                       errc::unexpected_text, "/Envelope/Body/Order/Lines", "");
    // No-break space is not one of XML's blanks.
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

namespace {

/// Takes the lines of an order.
struct line_sink : soapcodec::detail::record_sink {
    line item;
    std::vector<std::optional<line>> seen;
    bool go_on = true;

    line_sink() : record_sink{open_line, deliver_line} {}
    static void* open_line(record_sink& self) {
        auto& item = static_cast<line_sink&>(self).item;
        item = {};
        return &item;
    }
    static bool deliver_line(record_sink& sink, void* record) {
        auto& self = static_cast<line_sink&>(sink);
        self.seen.push_back(record == nullptr ? std::nullopt : std::optional(*static_cast<line*>(record)));
        return self.go_on;
    }
};

/// Drives a reader that streams the lines of an order.
struct driven_reader {
    line_sink sink;
    order value;
    soapcodec::detail::record_reader reader;

    driven_reader() {
        reader.settings().sink = &sink;
        reader.settings().content_limit = soapcodec::limits::none;
        reader.limit_text(soapcodec::limits::none);
        REQUIRE(reader.begin(soapcodec::detail::layout_of<order, test::order_namespace, &order::lines>::table, &value,
                             "Order", {}));
    }
    bool start(std::string const& local) {
        names.push_back(local);
        return reader.start_element(soapcodec::detail::expanded_name("urn:order", names.back().c_str()), {});
    }
    bool value_of(std::string const& local, std::string const& text) {
        return start(local) && reader.text(text) && reader.end_element();
    }
    std::deque<std::string> names;
};

} // namespace

namespace {

constexpr soapcodec::detail::allowance most{10, 10, 10};

/// A scope in which the default namespace is that of the records.
soapcodec::detail::namespace_scope order_scope() {
    soapcodec::detail::namespace_scope scope;
    scope.bind("", "urn:order");
    return scope;
}

} // namespace

TEST_CASE("a reader waits for the records of the outermost list it is in, and reads ahead between them") {
    driven_reader d;
    auto const scope = order_scope();
    d.reader.settings().scope = &scope;
    soapcodec::arena memory;
    d.reader.settings().memory = &memory;
    auto const ahead = [&](std::string_view bytes) {
        soapcodec::detail::headway way;
        CHECK(d.reader.read_ahead(bytes, most, way));
        return way.passed.bytes;
    };
    std::string_view const two = "<Line><Number>2</Number></Line>";
    CHECK(d.reader.resync_tag().empty());
    CHECK(ahead(two) == 0);
    REQUIRE(d.start("Extras"));
    CHECK(d.reader.resync_tag() == "<Extra");
    REQUIRE(d.reader.end_element());
    REQUIRE(d.start("Lines"));
    CHECK(d.reader.resync_tag() == "<Line");
    REQUIRE((d.start("Line") && d.value_of("Number", "1")));
    CHECK(d.reader.resync_tag() == "<Line");
    CHECK(ahead(two) == 0); // inside a record
    REQUIRE(d.reader.end_element());
    CHECK(ahead(two) == two.size());
    REQUIRE(d.start("Unknown"));
    CHECK(ahead(two) == 0);
    REQUIRE(d.reader.end_element());
    REQUIRE((d.start("Line") && d.value_of("Number", "3") && d.reader.end_element()));
    CHECK(d.sink.seen == std::vector<std::optional<line>>{line{1, {}}, line{2, {}}, line{3, {}}});
    // All were counted.
    REQUIRE(d.start("Line"));
    CHECK_FALSE(d.value_of("Number", "x"));
    std::string path;
    d.reader.append_path(path);
    CHECK(path == "/Order/Lines/Line[4]/Number");
}

TEST_CASE("whoever takes the records can stop at one that was read ahead") {
    driven_reader d;
    auto const scope = order_scope();
    d.reader.settings().scope = &scope;
    soapcodec::arena memory;
    d.reader.settings().memory = &memory;
    REQUIRE(d.start("Lines"));
    d.sink.go_on = false;
    soapcodec::detail::headway way;
    CHECK_FALSE(d.reader.read_ahead("<Line><Number>2</Number></Line><Line><Number>3</Number></Line>", most, way));
    CHECK(way.passed.bytes == 31);
    CHECK(d.reader.why().code == errc::ok);
    CHECK(d.sink.seen.size() == 1);
}

TEST_CASE("a list without an element around it is not read ahead, since other elements may come there") {
    line_sink lines;
    test::pages value;
    soapcodec::detail::record_reader reader;
    reader.settings().sink = &lines;
    auto const scope = order_scope();
    reader.settings().scope = &scope;
    reader.limit_text(1000);
    REQUIRE(reader.begin(soapcodec::detail::layout_of<test::pages, "urn:order", &test::pages::lines>::table, &value,
                         "Pages", {}));
    CHECK(reader.resync_tag().empty());
    soapcodec::detail::headway way;
    CHECK(reader.read_ahead("<Line><Number>2</Number></Line>", most, way));
    CHECK(way.passed.bytes == 0);
}
