// SPDX-License-Identifier: MIT
// Tests of predicting_source: when a handler is asked to read ahead, and that all else is as without.
#include <soapcodec/detail/xml/predicting_source.hpp>

#include <soapcodec/decode.hpp>
#include <soapcodec/detail/soap/document_decoder.hpp>

#include "catch.hpp"
#include "detail_xml_predicting_source_support.hpp"
#include "support.hpp"

#include <cstddef>     // std::size_t
#include <cstdint>     // std::int32_t, std::uint64_t
#include <optional>    // std::optional
#include <string>      // std::string
#include <string_view> // std::string_view
#include <vector>      // std::vector

using test::document_of;
using test::eager_source;
using test::errc;
using test::line;
using test::lines;
using test::order;
using test::order_document;

namespace source_test {

inline std::size_t parsed = 0;
/// A value that counts how often one is read.
struct counted {
    std::string text;
};
struct node {
    counted name;
    std::vector<node> nodes;
};
constexpr auto soap_shape(node const*) {
    return soapcodec::record(soapcodec::element<"Name", &node::name>,
                             soapcodec::element<"Nodes", &node::nodes, soapcodec::items<"Node">>);
}

struct tree {
    std::vector<node> nodes;
};
constexpr auto soap_shape(tree const*) {
    return soapcodec::message<"Tree", "urn:tree">(soapcodec::element<"Nodes", &tree::nodes, soapcodec::items<"Node">>);
}

} // namespace source_test

template <>
struct soapcodec::scalar<source_test::counted> {
    static soapcodec::errc parse(std::string_view text, source_test::counted& value) {
        ++source_test::parsed;
        value.text = text;
        return soapcodec::errc::ok;
    }
};

namespace {

struct reading {
    order value;
    std::uint64_t ahead = 0;
    errc code = errc::ok;
    soapcodec::position where;
};

/// Decodes a document of which it is not known whether it is whole, and counts what expat has not seen.
template <template <class> class Source = eager_source>
reading read(std::string_view document, soapcodec::decode_options const& options = {}) {
    soapcodec::detail::document_decoder<Source> session{soapcodec::decode_options(options)};
    reading made;
    session.begin(soapcodec::detail::payload_for(made.value));
    session.source().feed(document.substr(0, document.size() - 1));
    session.source().flush();
    session.source().feed(document.substr(document.size() - 1), true);
    made.ahead = session.source().bytes_ahead();
    if (!session.succeeded()) {
        made.code = session.error().code();
        made.where = session.error().where();
    }
    return made;
}

} // namespace

TEST_CASE("records of a list are read ahead, and decoded as by events") {
    auto const text = lines(1, 20);
    auto const found = read(document_of(text));
    CHECK(found.code == errc::ok);
    CHECK(found.ahead > text.size() / 2); // it starts a little into the list
    REQUIRE(found.value.lines.value().size() == 20);
    for (std::int32_t i = 0; i < 20; ++i) {
        CHECK(found.value.lines->at(static_cast<std::size_t>(i)) == line{i + 1, {}});
    }
}

TEST_CASE("small documents, and what is in no list, go to expat alone") {
    CHECK(read<soapcodec::detail::predicting_source>(document_of(lines(1, 5))).ahead == 0);
    CHECK(read<soapcodec::detail::predicting_source>(document_of(lines(1, 100))).ahead > 0);
    CHECK(read(order_document("<Customer>A</Customer>")).ahead == 0);
}

TEST_CASE("records in any plain form are read ahead") {
    auto const head = lines(1, 10);
    auto const tail = lines(12, 20);
    auto const before = document_of(head).find("<Line>") + 1024;
    for (std::string const odd :
         {"<Line><!-- c --><Number>11</Number></Line>", "<Line><Number>1<![CDATA[1]]></Number></Line>",
          "<Line ><Number>11</Number></Line>", "<Line a='1'><Number>11</Number></Line>",
          "<Line><Note i:nil='true'/><Number>11</Number></Line>", "<Line><Number>11</Number><New/></Line>",
          "<Line xmlns='urn:order'><Number>11</Number></Line>",
          "<p:Line xmlns:p='urn:order'><p:Number>11</p:Number></p:Line>"}) {
        CAPTURE(odd);
        auto const text = document_of(head + odd + tail);
        auto const found = read(text);
        CHECK(found.code == errc::ok);
        REQUIRE(found.value.lines.value().size() == 20);
        CHECK(found.value.lines->at(10) == line{11, {}});
        CHECK(found.value.lines->at(19) == line{20, {}});
        CHECK(found.ahead + before > head.size() + odd.size() + tail.size());
        CHECK(found.ahead != 0);
    }
}

TEST_CASE("records that are not plain are decoded too, and reading ahead goes on behind them") {
    auto const head = lines(1, 10);
    auto const tail = lines(12, 20);
    auto const plain = read(document_of(lines(1, 20))).ahead;
    for (std::string const odd :
         {"<Line><Number>\r11</Number></Line>", "<Line><?pi?><Number>11</Number></Line>",
          "<Line><Number>11<!-- c --></Number></Line>", "<Line a='&amp;'><Number>11</Number></Line>"}) {
        CAPTURE(odd);
        auto const found = read(document_of(head + odd + tail), {.allow_processing_instructions = true});
        CHECK(found.code == errc::ok);
        REQUIRE(found.value.lines.value().size() == 20);
        CHECK(found.value.lines->at(10) == line{11, {}});
        CHECK(found.value.lines->at(19) == line{20, {}});
        CHECK(found.ahead > plain / 2);
        CHECK(found.ahead < plain);
    }
}

TEST_CASE("a handler that takes nothing is asked less and less often") {
    std::string odd;
    for (int i = 0; i < 2000; ++i) {
        odd += "<Line a='&lt;'><Number>1</Number></Line>";
    }
    auto const found = read(document_of(odd + lines(1, 1000)));
    CHECK(found.code == errc::ok);
    CHECK(found.value.lines.value().size() == 3000);
    // At most 64 KiB pass before it is asked again.
    CHECK(found.ahead < lines(1, 1000).size());
    CHECK(read(document_of(odd + lines(1, 10000))).ahead > lines(1, 10000).size() - (std::size_t{64} << 10U) - 1000);
}

TEST_CASE("what looks like a record where none is, is none") {
    auto const inside = lines(3, 9);
    auto const expect = [](std::string const& items, std::size_t count) {
        CAPTURE(items);
        auto const found = read(document_of(items));
        CHECK(found.code == errc::ok);
        CHECK(found.value.lines.value_or(std::vector<std::optional<line>>{}).size() == count);
    };
    expect(lines(1, 2) + "<!-- " + inside + " -->" + lines(10, 11), 4);
    expect(lines(1, 2) + "<Other>" + inside + "</Other>" + lines(10, 11), 4);
    expect(lines(1, 2) + "<Other><Line>" + inside + "</Line></Other>" + lines(10, 11), 4);
    expect(lines(1, 2) + "<Line><Number>1</Number><Note><![CDATA[" + inside + "]]></Note></Line>" + lines(10, 11), 5);
    // White space in a CDATA section could stand between records, but markup in it is text.
    auto const found = read(document_of(lines(1, 2) + "<![CDATA[ " + inside + "]]>"));
    CHECK(found.code == errc::unexpected_text);
    expect(lines(1, 2) + "<![CDATA[ \n]]>" + inside, 9);
}

TEST_CASE("reading ahead is for UTF-8 alone, whoever says what it is") {
    auto const text = document_of(lines(1, 20));
    auto const ahead = [&](std::string const& before, std::string const& charset = {}) {
        soapcodec::decode_options options;
        options.charset = charset;
        auto const found = read(before + text, options);
        CHECK(found.code == errc::ok);
        CHECK(found.value.lines.value().size() == 20);
        return found.ahead != 0;
    };
    CHECK(ahead(""));
    CHECK(ahead("\xEF\xBB\xBF"));
    CHECK(ahead("<?xml version='1.0'?>"));
    CHECK(ahead("<?xml version='1.0' encoding='UTF-8'?>"));
    CHECK(ahead("", "utf-8"));
    CHECK(ahead("<?xml version='1.0' encoding='ISO-8859-1'?>", "UTF-8"));
    CHECK_FALSE(ahead("<?xml version='1.0' encoding='ISO-8859-1'?>"));
    CHECK_FALSE(ahead("<?xml version='1.0' encoding='US-ASCII'?>"));
    CHECK_FALSE(ahead("", "iso-8859-1"));
    CHECK_FALSE(ahead("<?xml version='1.0' encoding='UTF-8'?>", "US-ASCII"));
    CHECK(read(test::utf_16(text)).ahead == 0);
}

TEST_CASE("records are read ahead in their namespace, whatever its prefix") {
    auto const other = [](std::string const& ns, soapcodec::decode_options const& options) {
        auto const found = read(test::envelope("<Order xmlns=\"" + ns + "\"><Customer>A</Customer><Lines>" +
                                               lines(1, 20) + "</Lines></Order>"),
                                options);
        return found.code == errc::ok && found.ahead != 0;
    };
    CHECK(other("urn:order", {}));
    CHECK_FALSE(other("urn:other", {}));
    // Where other namespaces stand in, a name may be that of an element in any of them.
    soapcodec::decode_options any;
    any.any_namespace = true;
    CHECK_FALSE(other("urn:other", any));
    CHECK_FALSE(other("urn:order", any));
    soapcodec::decode_options accepted;
    accepted.accepted_namespaces = {"urn:other"};
    CHECK_FALSE(other("urn:other", accepted));
    CHECK_FALSE(other("urn:order", accepted));
    CHECK_FALSE(other("urn:third", accepted));
    soapcodec::decode_options any_items;
    any_items.any_items = true;
    auto const prefixed =
        read(test::envelope("<p:Order xmlns:p='urn:order' xmlns='urn:other'><p:Customer>A</p:Customer>"
                            "<p:Lines>" +
                            lines(1, 20) + "</p:Lines></p:Order>"),
             any_items);
    CHECK(prefixed.code == errc::ok);
    CHECK(prefixed.value.lines.value().empty()); // they are in another namespace
    CHECK(prefixed.ahead == 0);
}

TEST_CASE("places behind what was read ahead are those of the document") {
    std::string const indented =
        "\n  <Line>\n    <Number>1</Number>\n    <Note>\xC3\xA5\n\xE2\x82\xAC</Note>\n  </Line>";
    auto const many = indented + indented + indented + indented + indented;
    for (auto const& items :
         {lines(1, 30), many, lines(1, 30) + indented, many + lines(6, 9), many + "\r\n" + lines(6, 9)}) {
        for (std::string const bad :
             {"<Line><Number>x</Number></Line>", "\n <Line>\xC3\xA5</Line>", "<Line/>", "<Lime>",
              "<Line><Number>1</Number><Number\n>2</Number></Line>", "<Line><Number>1</Number></Lime>",
              "<Line><Number> \n 1\n2</Number></Line>", "text", "<Line\n a='1'\n/>"}) {
            auto const text = document_of(items + bad + lines(40, 50));
            CAPTURE(text);
            auto const without = soapcodec::decoder<order, soapcodec::detail::expat_source>().finish(text);
            auto const with = read(text);
            CHECK(with.ahead != 0);
            REQUIRE_FALSE(without.has_value());
            CHECK(with.code == without.error().code());
            CHECK(with.where == without.error().where());
        }
    }
    // One of them by hand, so that both are not wrong.
    test::marked const document(document_of(many + lines(1, 2) + "<Line><Number>^x</Number></Line>"));
    CHECK(read(document.text).where == document.at);
}

TEST_CASE("all limits hold where records are read ahead") {
    auto const text = document_of(lines(1, 200));
    auto const code = [&](auto set) {
        soapcodec::decode_options options;
        set(options.limits);
        auto const found = read(text, options);
        auto const plain = soapcodec::decoder<order, soapcodec::detail::expat_source>(options).finish(text);
        CHECK(found.code == (plain ? errc::ok : plain.error().code()));
        CHECK(found.where == (plain ? soapcodec::position{} : plain.error().where()));
        return found.code;
    };
    CHECK(code([](auto& l) { l.depth = 6; }) == errc::ok);
    CHECK(code([](auto& l) { l.depth = 5; }) == errc::depth_limit);
    CHECK(code([](auto& l) { l.text = 3; }) == errc::ok);
    CHECK(code([](auto& l) { l.text = 2; }) == errc::text_limit);
    CHECK(code([&](auto& l) { l.size = text.size(); }) == errc::ok);
    CHECK(code([&](auto& l) { l.size = text.size() - 1; }) == errc::size_limit);
    CHECK(code([&](auto& l) { l.size = text.size() / 2; }) == errc::size_limit);
    CHECK(code([](auto& l) { l.content = 200 * sizeof(std::optional<line>) + 1; }) == errc::ok);
    CHECK(code([](auto& l) { l.content = 200 * sizeof(std::optional<line>); }) == errc::content_limit);
    CHECK(code([](auto& l) { l.token = 20; }) == errc::token_limit);
}

TEST_CASE("what was looked at in vain is not looked at again soon") {
    // Every level of a record that holds itself begins what only the innermost can end.
    std::string text = "<Node><Name>x</Name></Node>";
    for (int i = 0; i < 12; ++i) {
        text += text;
    }
    text += "<!-- c -->";
    for (int i = 0; i < 40; ++i) {
        text = "<Node><Name>n</Name><Nodes>" + text + "</Nodes></Node>";
    }
    auto const document = test::envelope("<Tree xmlns=\"urn:tree\"><Nodes>" + text + "</Nodes></Tree>");
    source_test::parsed = 0;
    auto const tree = soapcodec::decode<source_test::tree>(document);
    REQUIRE(tree.has_value());
    // Each name counts once by events and once in vain, rather than once for each of 40 levels.
    CHECK(source_test::parsed > 4096U);
    CHECK(source_test::parsed < 3U * 4096U);
}
