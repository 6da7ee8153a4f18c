// SPDX-License-Identifier: MIT
// References to characters that XML forbids, as serialisers of .NET and others write them: refused, replaced, dropped.
#include "support.hpp"

#include <soapcodec/fault_detail.hpp>
#include <soapcodec/peek.hpp>
#include <soapcodec/stream.hpp>
#include <soapcodec/xml/raw.hpp>

#include <cstddef>     // std::size_t
#include <cstdint>     // std::uint64_t
#include <optional>    // std::optional
#include <string>      // std::string
#include <string_view> // std::string_view
#include <vector>      // std::vector

namespace test_illegal {

struct mail {
    std::optional<std::string> folder; // an attribute
    std::string subject;
    std::int32_t size = 0;
    std::optional<std::string> sender;
    std::vector<std::string> categories;
    soapcodec::xml::raw_xml rest;

    friend bool operator==(mail const&, mail const&) = default;
};
constexpr auto soap_shape(mail const*) {
    return soapcodec::message<"Mail", "urn:mail">(
        soapcodec::attribute<"folder", &mail::folder>, soapcodec::element<"Subject", &mail::subject>,
        soapcodec::element<"Size", &mail::size, soapcodec::omittable>, soapcodec::element<"Sender", &mail::sender>,
        soapcodec::element<"Category", &mail::categories>,
        soapcodec::element<"Rest", &mail::rest, soapcodec::omittable>);
}

struct item {
    std::string text;
    std::optional<std::int32_t> number;

    friend bool operator==(item const&, item const&) = default;
};
constexpr auto soap_shape(item const*) {
    return soapcodec::record(soapcodec::element<"Text", &item::text>, soapcodec::element<"Number", &item::number>);
}
struct items {
    std::vector<item> list;
    std::optional<std::string> tail;

    friend bool operator==(items const&, items const&) = default;
};
constexpr auto soap_shape(items const*) {
    return soapcodec::message<"Items", "urn:items">(soapcodec::element<"List", &items::list, soapcodec::items<"Item">>,
                                                    soapcodec::element<"Tail", &items::tail>);
}

} // namespace test_illegal

using soapcodec::illegal_references;
using test::errc;
using test_illegal::items;
using test_illegal::mail;

namespace {

soapcodec::decode_options options(illegal_references how) {
    soapcodec::decode_options made;
    made.illegal_references = how;
    return made;
}

std::string mail_document(std::string_view content, std::string_view attributes = {}) {
    return test::envelope("<Mail xmlns=\"urn:mail\"" + std::string(attributes) + ">" + std::string(content) +
                          "</Mail>");
}

/// Decodes with every cut, and checks that every cut counts the same.
template <class T>
T treated(std::string_view document, illegal_references how, std::uint64_t count) {
    auto const value = test::decoded<T>(document, options(how));
    for (auto const& cut : test::all_cuts(document)) {
        soapcodec::decoder<T> usual(options(how));
        soapcodec::decoder<T, soapcodec::xml::expat_source> careful(options(how));
        soapcodec::decoder<T, test::eager_source> eager(options(how));
        CHECK(cut.feed_to(usual));
        CHECK(cut.feed_to(careful));
        CHECK(cut.feed_to(eager));
        if (usual.illegal_references() != count || careful.illegal_references() != count ||
            eager.illegal_references() != count) {
            CAPTURE(document, cut.describe());
            CHECK(usual.illegal_references() == count);
            CHECK(careful.illegal_references() == count);
            CHECK(eager.illegal_references() == count);
            FAIL("the number depends on the pieces");
        }
        usual.reset();
        CHECK(usual.illegal_references() == 0);
    }
    for (std::uint64_t n = 0; n < 20; ++n) {
        test::begun = n;
        soapcodec::decoder<T, test::giving_up_source> decoder(options(how));
        CHECK(decoder.finish(document));
        CHECK(decoder.illegal_references() == count);
    }
    return value;
}

mail replaced(std::string_view content, std::uint64_t count, std::string_view attributes = {}) {
    return treated<mail>(mail_document(content, attributes), soapcodec::replace_illegal, count);
}
mail dropped(std::string_view content, std::uint64_t count, std::string_view attributes = {}) {
    return treated<mail>(mail_document(content, attributes), soapcodec::drop_illegal, count);
}

constexpr std::string_view mark = "\xEF\xBF\xBD"; // U+FFFD

std::string marked_text(std::string_view text) {
    std::string made;
    for (char const c : text) {
        c == '?' ? made.append(mark) : made.append(1, c);
    }
    return made;
}

} // namespace

TEST_CASE("references to characters that XML forbids are refused by default") {
    for (auto const reference : {"&#x0;", "&#x19;", "&#0;", "&#31;", "&#xB;", "&#xD800;", "&#xDFFF;", "&#xFFFE;",
                                 "&#xFFFF;", "&#x110000;", "&#99999999999999999999;"}) {
        auto const document = mail_document("<Subject>a" + std::string(reference) + "b</Subject>");
        auto const found = test::decode_with_all_cuts<mail>(document);
        REQUIRE_FALSE(found.value);
        CHECK(found.error.code() == errc::malformed_xml);
        CHECK(replaced("<Subject>a" + std::string(reference) + "b</Subject>", 1).subject == marked_text("a?b"));
        CHECK(dropped("<Subject>a" + std::string(reference) + "b</Subject>", 1).subject == "ab");
    }
}

TEST_CASE("legal references, and all that is no reference, stays as it is") {
    constexpr std::string_view content =
        "<Subject>&#x9;&#10;&#x20;&#xD7FF;&#xE000;&#xFFFD;&#x10FFFF;&amp;&lt;&gt;&quot;"
        "&apos;&#00000000000000000065;</Subject>";
    auto const plain = test::decoded<mail>(mail_document(content));
    CHECK(replaced(content, 0) == plain);
    CHECK(dropped(content, 0) == plain);
    for (auto const wrong : {"&#;", "&#x;", "&#xg;", "&#12a;", "&#X0;", "&# 0;", "&#x0 ;", "&", "&;", "&nbsp;",
                             "&am&#x0;p;", "&#x0", "&#&#0;0;"}) {
        CAPTURE(wrong);
        auto const document = mail_document("<Subject>a" + std::string(wrong) + "b</Subject>");
        for (auto const how : {soapcodec::replace_illegal, soapcodec::drop_illegal}) {
            auto const found = test::decode_with_all_cuts<mail>(document, options(how));
            REQUIRE_FALSE(found.value);
            CHECK(found.error.code() == errc::malformed_xml);
        }
    }
    // Raw, a control character is an error in any case.
    auto const raw = mail_document("<Subject>a\x19</Subject>");
    CHECK(test::decode_with_all_cuts<mail>(raw, options(soapcodec::replace_illegal)).error.code() ==
          errc::malformed_xml);
}

TEST_CASE("in texts and attributes, wherever they stand") {
    // As a service that does not look at what it writes would send a mail.
    constexpr std::string_view content =
        "<Subject>Re: &#x1F;offer&#x0;&#x0; &amp; more</Subject><Size>12</Size><Unknown a=\"&#x1;\">&#x2;<B>&#x3;</B>"
        "</Unknown><Sender>&#x19;</Sender><Category>a&#x1B;[0m</Category><Category>b</Category>"
        "<Rest><R x='&#x4;'>&#x5;</R></Rest>";
    auto const with_marks = replaced(content, 11, " folder=\"in&#x0;box\"");
    CHECK(with_marks.folder == marked_text("in?box"));
    CHECK(with_marks.subject == marked_text("Re: ?offer?? & more"));
    CHECK(with_marks.size == 12);
    CHECK(with_marks.sender == std::string(mark));
    CHECK(with_marks.categories == std::vector<std::string>{marked_text("a?[0m"), "b"});
    CHECK(with_marks.rest.text == "<R x='&#xFFFD;'>&#xFFFD;</R>");

    auto const without = dropped(content, 11, " folder=\"in&#x0;box\"");
    CHECK(without.folder == "inbox");
    CHECK(without.subject == "Re: offer & more");
    CHECK(without.sender == "");
    CHECK(without.categories == std::vector<std::string>{"a[0m", "b"});
    CHECK(without.rest.text == "<R x=''></R>");
}

TEST_CASE("what looks like one in CDATA, comments and processing instructions is none") {
    constexpr std::string_view content =
        "<!-- &#x0; - --><?p &#x0; ? > ?><Subject><![CDATA[&#x0;]] ]>&#x1;]]]>&#x2;<!----><!-->&#x3;-->x</Subject>";
    auto document = mail_document(content);
    auto with = options(soapcodec::replace_illegal);
    with.allow_processing_instructions = true;
    CHECK(test::decoded<mail>(document, with).subject == "&#x0;]] ]>&#x1;]" + std::string(mark) + "x");
    soapcodec::decoder<mail> decoder(with);
    CHECK(decoder.finish(document));
    CHECK(decoder.illegal_references() == 1);
}

TEST_CASE("what stands around a dropped reference does not become something together") {
    CHECK(dropped("<Subject>]]&#x0;>&#x0;]&#x0;]&#x0;&#x0;></Subject>", 5).subject == "]]>]]>");
    CHECK(dropped("<Subject>a\r&#x0;\nb\r&#x0;&#x0;\n</Subject>", 3).subject == "a\n\nb\n\n");
    CHECK(dropped("<Subject>a&#x0;b</Subject>", 4, " folder='a&#x0;\n&#x0;]]&#x0;>'").folder == "a ]]>");
    // Two lines cannot be kept apart in an attribute.
    auto const document = mail_document("<Subject/>", " folder='a\r&#x0;\n'");
    CHECK(test::decode_with_all_cuts<mail>(document, options(soapcodec::drop_illegal)).error.code() ==
          errc::malformed_xml);
    CHECK(replaced("<Subject/>", 1, " folder='a\r&#x0;\n'").folder == marked_text("a ? "));
}

TEST_CASE("outside of the document element they are malformed in any case") {
    for (auto const how : {soapcodec::replace_illegal, soapcodec::drop_illegal}) {
        for (auto const& document : {"&#x0;" + mail_document("<Subject/>"), mail_document("<Subject/>") + "&#x0;",
                                     mail_document("<Subject&#x0;/>"), mail_document("<Subject a=&#x0;'1'/>")}) {
            CHECK(test::decode_with_all_cuts<mail>(document, options(how)).error.code() == errc::malformed_xml);
        }
        auto const text_in_record = mail_document("&#x0;<Subject/>");
        auto const found = test::decode_with_all_cuts<mail>(text_in_record, options(how));
        CHECK(found.value.has_value() == (how.drops));
    }
}

TEST_CASE("every place behind them is exact") {
    for (auto const how : {soapcodec::replace_illegal, soapcodec::drop_illegal}) {
        auto const wrong_number = [&](std::string_view before, std::string const& subject = "12x") {
            test::check_error<mail>(mail_document(std::string(before) + "<Size>^12x</Size>"), errc::invalid_value,
                                    "/Envelope/Body/Mail/Size", subject, options(how));
        };
        wrong_number("<Subject>&#x0;</Subject>");
        wrong_number("<Subject>a&#x0;\xC3\xB8&#x19;&#65535;</Subject>");
        wrong_number("<Subject>&#x0;\n</Subject>");
        wrong_number("<Subject>\n&#x0;\r\n&#x0;\r&#x0;</Subject>\n  ");
        wrong_number("<Subject a='&#x0;' b=\"\n&#x0;\">&#x0;</Subject>");
        wrong_number("<Subject>&#x0;</Subject><Unknown>&#x0;<![CDATA[\n]]>&#x0;</Unknown>");
        test::check_error<mail>(mail_document("<Subject>&#x0;a</Subject><Size a='&#x0;'>^12&#x26;</Size>"),
                                errc::invalid_value, "/Envelope/Body/Mail/Size", "12&", options(how));
        test::check_error<mail>(mail_document("<Subject>&#x0;</Subject>^<Subject a='&#x0;'/>"), errc::duplicate_element,
                                "/Envelope/Body/Mail/Subject", "", options(how));
        test::check_error<mail>(mail_document("<Subject>&#x0;</Subject>\n&#xA;^x<Size>1</Size>"), errc::unexpected_text,
                                "/Envelope/Body/Mail", "", options(how));
        test::check_error<items>(
            test::envelope("<Items xmlns='urn:items'><List><Item><Text>&#x0;a</Text></Item><Item><Text>&#x0;\n</Text>"
                           "</Item><Item><Text>b&#x0;</Text></Item><Item><Text>&#x0;</Text><Number>^x</Number></Item>"
                           "</List></Items>"),
            errc::invalid_value, "/Envelope/Body/Items/List/Item[4]/Number", "x", options(how));
    }
    // A value that holds one, and is wrong because it does.
    test::check_error<mail>(mail_document("<Subject/><Size>^1&#x0;</Size>"), errc::invalid_value,
                            "/Envelope/Body/Mail/Size", marked_text("1?"), options(soapcodec::replace_illegal));
    CHECK(dropped("<Subject/><Size>1&#x0;2</Size>", 1).size == 12);
}

TEST_CASE("the fast path takes a document with them") {
    auto const document = test::envelope(
        "<Items xmlns=\"urn:items\"><List><Item><Text>a&#x0;b</Text><Number>1</Number></Item><Item><Text>"
        "&#x19;</Text></Item></List><Tail>&#x1;</Tail></Items>");
    auto const value = treated<items>(document, soapcodec::replace_illegal, 3);
    CHECK(value.list.front().text == marked_text("a?b"));
    CHECK(value.tail == std::string(mark));
    CHECK(treated<items>(document, soapcodec::drop_illegal, 3).list.back().text.empty());

    for (auto const how : {illegal_references{}, soapcodec::replace_illegal}) {
        soapcodec::decode_options const with = options(how);
        soapcodec::detail::document_decoder<soapcodec::xml::predicting_source> session{soapcodec::decode_options(with)};
        items into;
        session.begin(soapcodec::detail::payload_for(into));
        session.source().feed(document, true);
        CHECK(session.succeeded() == bool(how));
        CHECK(session.source().bytes_ahead() == (how ? document.size() : 0));
    }
}

TEST_CASE("records are streamed with them, and counted") {
    std::string document = "<Items xmlns=\"urn:items\"><List>";
    for (int i = 0; i < 300; ++i) {
        document += i % 3 == 0 ? "<Item><Text>&#x0;</Text></Item>\n" : "<Item><Text>a</Text><X y='&#x1;'/></Item>";
    }
    document = test::envelope(document + "</List><Tail>&#x0;</Tail></Items>");
    for (std::size_t const piece :
         {document.size(), std::size_t{1}, std::size_t{7}, std::size_t{300}, std::size_t{1000}}) {
        std::uint64_t marks = 0;
        soapcodec::stream_decoder<&items::list> each(
            [&](test_illegal::item const& i) { marks += i.text == mark ? 1U : 0U; },
            options(soapcodec::replace_illegal));
        std::string_view rest = document;
        for (; rest.size() > piece; rest.remove_prefix(piece)) {
            each.feed(rest.substr(0, piece));
        }
        REQUIRE(each.finish(rest));
        CHECK(marks == 100);
        CHECK(each.illegal_references() == 301);
    }
}

TEST_CASE("in every encoding") {
    auto const document = mail_document("<Subject>a&#x0;b&#19;</Subject><Size>1</Size>", " folder='&#xFFFF;'");
    for (bool const big : {false, true}) {
        auto const wide = test::utf_16(document, big);
        auto const found = test::decoded<mail>(wide, options(soapcodec::replace_illegal));
        CHECK(found.subject == marked_text("a?b?"));
        CHECK(found.folder == std::string(mark));
        CHECK(test::decoded<mail>(wide, options(soapcodec::drop_illegal)).subject == "ab");

        auto const at = test::decode_with_all_cuts<mail>(
            test::utf_16(mail_document("<Subject>&#x0;\n&#x0;</Subject><Subject/>"), big),
            options(soapcodec::drop_illegal));
        CHECK(at.error.code() == errc::duplicate_element);
        auto const same = test::utf_16(mail_document("<Subject>12345\n12345</Subject><Subject/>"), big);
        CHECK(at.error.where() == test::decode_with_all_cuts<mail>(same).error.where());
    }
    auto const latin =
        "<?xml version=\"1.0\" encoding=\"iso-8859-1\"?>" + mail_document("<Subject>\xF8&#x0;</Subject>");
    CHECK(test::decoded<mail>(latin, options(soapcodec::replace_illegal)).subject == "\xC3\xB8" + std::string(mark));
    auto const ascii = "<?xml version=\"1.0\" encoding=\"us-ascii\"?>" + mail_document("<Subject>&#x0;</Subject>");
    CHECK(test::decoded<mail>(ascii, options(soapcodec::replace_illegal)).subject == mark);
}

TEST_CASE("in faults, and in their details") {
    auto const document = test::envelope("<s:Fault><faultcode>s:Server</faultcode><faultstring>a&#x0;b</faultstring>"
                                         "<detail><d x=\"1\">&#x19;</d></detail></s:Fault>");
    auto const found = test::decode_with_all_cuts<mail>(document, options(soapcodec::replace_illegal));
    REQUIRE(found.error.fault() != nullptr);
    CHECK(found.error.fault()->text() == marked_text("a?b"));
    CHECK(found.error.fault()->detail->text == "<d x=\"1\">&#xFFFD;</d>");
}

TEST_CASE("limits are those of the document as it is sent") {
    auto const tag = "<Subject a='" + std::string(100, '1') + "&#x0;&#0;" + std::string(100, '1') + "'/>";
    auto const document = mail_document(tag);
    for (auto const how : {soapcodec::replace_illegal, soapcodec::drop_illegal}) {
        auto with = options(how);
        with.limits.token = tag.size();
        CHECK(test::decode_with_all_cuts<mail>(document, with).value);
        with.limits.token = tag.size() - 1;
        auto const found = test::decode_with_all_cuts<mail>(document, with);
        CHECK(found.error.code() == errc::token_limit);
        CHECK(found.error.byte() == document.find(tag));

        with = options(how);
        std::string references;
        for (int i = 0; i < 100; ++i) {
            references += "&#x0;";
        }
        auto const many = mail_document("<Subject>" + references + "</Subject>");
        with.limits.size = many.size();
        CHECK(test::decode_with_all_cuts<mail>(many, with).value);
        with.limits.size = many.size() - 1;
        CHECK(test::decode_with_all_cuts<mail>(many, with).error.code() == errc::size_limit);
    }
}
