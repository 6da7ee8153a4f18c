// SPDX-License-Identifier: MIT
// Tests of limits: each at exactly its value and at one more, for any pieces.
#include <soapcodec/limits.hpp>

#include "catch.hpp"
#include "support.hpp"

#include <soapcodec/stream.hpp>

using soapcodec::decode_options;
using test::check_error;
using test::decoded;
using test::errc;
using test::order;
using test::order_document;

namespace {

decode_options with(std::uint64_t soapcodec::limits::*limit, std::uint64_t value) {
    decode_options options;
    options.limits.*limit = value;
    options.allow_processing_instructions = true;
    return options;
}

/// The document decodes when the limit is `value`, and not when it is one less; a `^` marks where.
void check_limit(std::string const& with_mark, std::uint64_t soapcodec::limits::*limit, std::uint64_t value, errc code,
                 std::string const& path, std::string const& subject = "") {
    test::marked const document(with_mark);
    decoded<order>(document.text, with(limit, value));
    check_error<order>(with_mark, code, path, subject, with(limit, value - 1));
}

std::string repeat(std::string const& text, std::size_t times) {
    std::string all;
    for (std::size_t i = 0; i < times; ++i) {
        all += text;
    }
    return all;
}

} // namespace

TEST_CASE("elements may be nested as deep as limits::depth") {
    using soapcodec::limits;
    auto const check = [](std::string const& content, std::uint64_t depth, std::string const& path) {
        check_limit(order_document(content), &limits::depth, depth, errc::depth_limit, path);
    };
    check("^<Customer>A</Customer>", 4, "/Envelope/Body/Order");
    check("<Customer/><Lines><Line>^<Number>1</Number></Line></Lines>", 6, "/Envelope/Body/Order/Lines/Line[1]");
    check("<Customer/><x>\n<y/><y>^<z/></y><y/></x>", 6, "/Envelope/Body/Order");
    // Elements that have ended do not count.
    decoded<order>(order_document("<Customer/>" + repeat("<x></x><y/>", 9)), with(&limits::depth, 4));
    CHECK(soapcodec::decode<order>(order_document(repeat("<x>", 2000))).error().code() == errc::depth_limit);
}

TEST_CASE("depth counts in headers and faults too") {
    using soapcodec::limits;
    auto const with_header = "<s:Envelope xmlns:s='http://schemas.xmlsoap.org/soap/envelope/'><s:Header><h xmlns='u'>"
                             "<a><b>^<c/></b></a></h></s:Header><s:Body><Order xmlns='urn:order'><Customer/></Order>"
                             "</s:Body></s:Envelope>";
    check_limit(with_header, &limits::depth, 6, errc::depth_limit, "/Envelope/Header");
    auto const fault = test::envelope("<s:Fault><detail><a><b>^<c/></b></a></detail></s:Fault>");
    check_error<order>(fault, errc::depth_limit, "/Envelope/Body/Fault", "", with(&limits::depth, 6));
    auto const found = soapcodec::decode<order>(test::marked(fault).text, with(&limits::depth, 7));
    CHECK(found.error().code() == errc::fault);
}

TEST_CASE("attributes and namespace declarations of one element count together") {
    using soapcodec::limits;
    for (std::string const element :
         {"<x a='1' b='2' c='3' d='4' e='5'/>", "<x xmlns='1' xmlns:b='2' xmlns:c='3' xmlns:d='4' xmlns:e='5'/>",
          "<x xmlns:b='2' a='1' xmlns='1' b:a='1' b='2'/>", "<x a='1' b='2' xmlns:c='3' xmlns:d='4' xmlns=''/>"}) {
        check_limit(order_document("<Customer/>^" + element), &limits::attributes, 5, errc::attribute_limit,
                    "/Envelope/Body/Order");
    }
    // Each element has its own count.
    decoded<order>(order_document("<Customer/>" + repeat("<x a='1' xmlns:b='2'/>", 5)), with(&limits::attributes, 2));
}

TEST_CASE("namespace declarations in scope are counted, those that have ended are not") {
    using soapcodec::limits;
    // The Envelope declares two, the order two more.
    check_limit(order_document("<Customer/>^<x xmlns:b='1' xmlns:c='2'/>"), &limits::namespaces, 6,
                errc::namespace_limit, "/Envelope/Body/Order");
    check_limit(order_document("<x xmlns:b='1'></x><x xmlns:c='1'/><Customer xmlns:d='1'/><y xmlns=''>^<z xmlns:s='1'/>"
                               "</y>"),
                &limits::namespaces, 6, errc::namespace_limit, "/Envelope/Body/Order");
    decoded<order>(order_document("<Customer/>" + repeat("<x xmlns:b='1'/>", 20)), with(&limits::namespaces, 5));
}

TEST_CASE("a value may have as much text as limits::text, in bytes of UTF-8") {
    using soapcodec::limits;
    for (std::string const text : {"0123456^7", "012345^\xC3\xA5", "\xE2\x82\xAC\xC3\xA5 \n^\n", "&lt;&gt;45678^&#x41;",
                                   "0123<!-- not counted -->45<![CDATA[6^7]]>", "0123\n\n\r\n^\r\n", "       ^ "}) {
        // A character of two bytes is refused at its first only when there is no room for that one.
        bool const wide = text.ends_with("\xA5");
        test::marked const document(order_document("<Customer>" + text + "</Customer>"));
        decoded<order>(document.text, with(&limits::text, 8));
        auto const found = test::decode_with_all_cuts<order>(document.text, with(&limits::text, wide ? 6 : 7));
        CAPTURE(text);
        CHECK(found.error.code() == errc::text_limit);
        CHECK(found.error.path() == "/Envelope/Body/Order/Customer");
        CHECK(found.error.where() == document.at);
        CHECK(test::decode_with_all_cuts<order>(document.text, with(&limits::text, 7)).error.code() ==
              errc::text_limit);
    }
    // Text that is not kept is not counted.
    decoded<order>(order_document("<Customer/><x>" + std::string(50, 'x') + "</x>" + std::string(50, ' ')),
                   with(&limits::text, 4));
}

TEST_CASE("a token may be as long as limits::token, in bytes of the input") {
    using soapcodec::limits;
    std::uint64_t const most = 240;
    auto const fill = [](std::string const& before, std::string const& filler, std::string const& after) {
        std::string token = before;
        while (token.size() + after.size() < most) {
            token += filler;
        }
        return token + after;
    };
    auto const check = [&](std::string const& before, std::string const& token, std::string const& after) {
        REQUIRE(token.size() == most);
        test::marked const document(before + "^" + token + after);
        CAPTURE(document.text);
        auto const fits = test::decode_with_all_cuts<order>(document.text, with(&limits::token, most));
        CHECK(fits.describe() == "a value");
        auto const found = test::decode_with_all_cuts<order>(document.text, with(&limits::token, most - 1));
        CHECK(describe(found.error.code()) == describe(errc::token_limit));
        CHECK(found.error.where() == document.at);
    };
    auto const good = order_document("<Customer/>");
    auto const head =
        order_document("<Customer/>").substr(0, good.size() - std::string("</Order></s:Body></s:Envelope>").size());
    std::string const tail = "</Order></s:Body></s:Envelope>";
    check(head, fill("<x a='", "v", "'>"), "</x>" + tail);
    check(head, fill("<x a='", "v", "'/>"), tail);
    check(head, fill("<x", " ", "/>"), tail);
    check(head, fill("<x", "x", "/>"), tail);
    check(head + "<x>", fill("</x", " ", ">"), tail);
    check(head, fill("<!--", "c", "-->"), tail);
    check(head, fill("<?pi ", "p", "?>"), tail);
    check(head + "<x>abc", fill("&#", "0", "65;"), "</x>" + tail);
    check(head + "<Tag>", fill("&#x", "0", "41;"), "</Tag>" + tail);
    check("", fill("<?xml version='1.0'", " ", "?>"), good);
    check("\n\n", fill("<!--", "c", "-->"), good);
    check(good, fill("<!--", "\n", "-->"), "\n");
    check(good + "\n", fill("<?pi", " ", "?>"), "");
}

TEST_CASE("text, CDATA and white space between tags are no tokens") {
    using soapcodec::limits;
    std::string const text(2000, 'x');
    std::string const blanks(2000, ' ');
    auto const document = "\n" + blanks +
                          order_document("<Customer>" + text + "</Customer><x>" + text + "</x><Tag><![CDATA[" + text +
                                         "]]></Tag>" + blanks) +
                          blanks;
    auto const options = with(&limits::token, 150);
    for (std::size_t const piece : {1U, 10U, 149U, 150U, 151U, 1000U, 10000U}) {
        soapcodec::decoder<order> decoder(options);
        auto const found = test::cut{document, piece, piece, true}.feed_to(decoder);
        CAPTURE(piece);
        REQUIRE(found.has_value());
        CHECK(found->customer == text);
        CHECK(found->tags == std::vector<std::string>{text});
    }
}

TEST_CASE("an endless token is refused before it is complete") {
    for (std::string const beginning : {"<a b='", "<a", "<!-- ", "<?pi ", "</a", "&#"}) {
        auto const document = order_document("<a>");
        auto const envelope_start = document.substr(0, document.find("<a>") + 3);
        for (std::size_t const piece : {1000U, 100000U, 3000000U}) {
            soapcodec::decoder<order> decoder(with(&soapcodec::limits::token, 10000));
            decoder.feed(envelope_start + beginning);
            std::size_t fed = 0;
            std::string const more(piece, beginning == "&#" ? '0' : 'x');
            while (fed < 4000000 && decoder.feed(more)) {
                fed += piece;
            }
            CAPTURE(beginning, piece);
            CHECK(fed <= 12000);
            CHECK(decoder.finish().error().code() == errc::token_limit);
        }
    }
}

TEST_CASE("a message may hold as much as limits::content, strings and list items together") {
    using soapcodec::limits;
    check_limit(order_document("<Customer>^12345</Customer>"), &limits::content, 5, errc::content_limit,
                "/Envelope/Body/Order/Customer", "12345");
    check_limit(order_document("<Customer>12345</Customer><First><Number>1</Number><Note>^678</Note></First>"),
                &limits::content, 8, errc::content_limit, "/Envelope/Body/Order/First/Note", "678");
    check_limit(order_document("<Customer>12345</Customer><Tag>12</Tag><Tag>^345</Tag>"), &limits::content,
                5 + 2 * sizeof(std::string) + 5, errc::content_limit, "/Envelope/Body/Order/Tag", "345");
    check_limit(order_document("<Customer>12345</Customer><Extras><Extra><Number>1</Number></Extra>^<Extra>"
                               "<Number>2</Number></Extra></Extras>"),
                &limits::content, 5 + 2 * sizeof(test::line), errc::content_limit,
                "/Envelope/Body/Order/Extras/Extra[2]");
    check_limit(order_document("<Customer/><Lines><Line i:nil='1'/>^<Line i:nil='1'/></Lines>"), &limits::content,
                2 * sizeof(std::optional<test::line>), errc::content_limit, "/Envelope/Body/Order/Lines/Line[2]");
    check_limit(order_document("<Customer/><Amounts><a:Amount>1</a:Amount><a:Amount>^2</a:Amount></Amounts>"),
                &limits::content, 2 * sizeof(std::optional<int>), errc::content_limit,
                "/Envelope/Body/Order/Amounts/Amount[2]", "2");
}

TEST_CASE("a streamed record has limits::content to itself") {
    auto const record = [](std::size_t size) {
        return "<Line><Number>1</Number><Note>" + std::string(size, 'n') + "</Note></Line>";
    };
    auto const run = [](std::string const& lines) {
        int records = 0;
        soapcodec::stream_decoder<&order::lines> decoder([&records](test::line const&) { ++records; },
                                                         with(&soapcodec::limits::content, 100));
        auto const found = decoder.finish(order_document("<Customer/><Lines>" + lines + "</Lines>"));
        return std::pair(records, found ? errc::ok : found.error().code());
    };
    CHECK(run(repeat(record(100), 20)) == std::pair(20, errc::ok));
    CHECK(run(repeat(record(100), 5) + record(101)) == std::pair(5, errc::content_limit));
}

TEST_CASE("the input may be as long as limits::size") {
    auto const document = order_document("<Customer>A</Customer>") + "\n ";
    auto const size = document.size();
    decoded<order>(document, with(&soapcodec::limits::size, size));
    for (std::size_t const most : {size - 1, size - 20, size / 2, std::size_t{1}, std::size_t{0}}) {
        auto const found = test::decode_with_all_cuts<order>(document, with(&soapcodec::limits::size, most));
        CAPTURE(most, found.describe());
        CHECK(found.error.code() == errc::size_limit);
        CHECK(found.error.byte() <= most);
    }
    // What is wrong before the limit is reported as that.
    auto const bad = order_document("<Discount>x</Discount>");
    CHECK(soapcodec::decode<order>(bad, with(&soapcodec::limits::size, bad.size() - 20)).error().code() ==
          errc::invalid_value);
}

TEST_CASE("a fault is bounded by limits::text and limits::content") {
    using soapcodec::limits;
    auto const check = [](std::string const& content, std::uint64_t limits::*limit, std::uint64_t value, errc code) {
        test::marked const document(test::envelope("<s:Fault>" + content + "</s:Fault>"));
        auto const fits = test::decode_with_all_cuts<order>(document.text, with(limit, value));
        CAPTURE(content, fits.describe());
        CHECK(fits.error.code() == errc::fault);
        check_error<order>(test::envelope("<s:Fault>" + content + "</s:Fault>"), code, "/Envelope/Body/Fault", "",
                           with(limit, value - 1));
    };
    auto const text = errc::text_limit;
    check("<faultcode>s:Server</faultcode><faultstring>012^3</faultstring>", &limits::text, 12, text);
    check("<faultcode>s:Server</faultcode><detail>ab<!-- --><a/>c^d</detail>", &limits::text, 24, text);
    check("<detail><a/>&lt;\r\n0123456789^0</detail>", &limits::text, 21, text);
    check("<detail>^&#xA;</detail>", &limits::text, 5, text);
    check("<detail><a/>^<b/></detail>", &limits::text, 8, text);
    check("<detail><a><b/>^</a></detail>", &limits::text, 3 + 4 + 4, text);
    check("<detail><!-- 1 --><!-- 2 -->^</detail>", &limits::text, 20, text);
    check("<detail><!-- 1 --><!-- 2 -->^x</detail>", &limits::text, 21, text);
    check("<faultcode>s:Server</faultcode>^<faultstring xml:lang='abc'/>", &limits::text, 11, text);
    auto const entry = sizeof(soapcodec::soap::reason);
    check("<faultstring>a</faultstring>^<faultstring/>", &limits::content, 2 * entry + 1, errc::content_limit);
    check("<faultstring>0^1</faultstring>", &limits::content, entry + 2, errc::content_limit);
}

TEST_CASE("a fault of nothing but tags or comments does not grow without bound") {
    for (std::string const filler : {"<a/>", "<!-- c -->", "<a xmlns='u'></a>"}) {
        soapcodec::decoder<order> decoder(with(&soapcodec::limits::text, 10000));
        CHECK(
            decoder.feed("<s:Envelope xmlns:s='http://schemas.xmlsoap.org/soap/envelope/'><s:Body><s:Fault><detail>"));
        int fed = 0;
        while (fed < 10000 && decoder.feed(filler)) {
            ++fed;
        }
        auto const found = decoder.finish("</detail></s:Fault></s:Body></s:Envelope>");
        CAPTURE(filler, fed);
        REQUIRE_FALSE(found.has_value());
        CHECK(found.error().code() == errc::text_limit);
    }
}

TEST_CASE("limits are on by default, but for size, and can be switched off") {
    soapcodec::limits const bounds;
    CHECK(bounds.depth == 128);
    CHECK(bounds.attributes == 128);
    CHECK(bounds.size == soapcodec::limits::none);
    decode_options options;
    options.limits = {.depth = soapcodec::limits::none,
                      .attributes = soapcodec::limits::none,
                      .text = soapcodec::limits::none,
                      .token = soapcodec::limits::none,
                      .content = soapcodec::limits::none};
    auto const document = order_document("<Customer>" + std::string(100000, 'x') + "</Customer>" +
                                         repeat("<x a='1' b='2'>", 1000) + repeat("</x>", 1000));
    CHECK(soapcodec::decode<order>(document, options).value().customer.size() == 100000);
    CHECK(soapcodec::decode<order>(document).error().code() == errc::depth_limit);
}

TEST_CASE("a decoder that has read elements nested beyond measure decodes the next message") {
    soapcodec::decoder<order> decoder(with(&soapcodec::limits::depth, soapcodec::limits::none));
    auto const feed_many = [&decoder](std::string const& text, int times) {
        auto const piece = repeat(text, 10000);
        for (int i = 0; i < times; ++i) {
            decoder.feed(piece);
        }
    };
    auto const good = order_document("<Customer>A</Customer>");
    auto const at = good.find("</Order>");
    decoder.feed(good.substr(0, at));
    feed_many("<a>", 120);
    feed_many("</a>", 120);
    CHECK(decoder.finish(good.substr(at)).has_value());
    decoder.reset();
    auto const found = decoder.finish(good);
    REQUIRE(found.has_value());
    CHECK(found->customer == "A");
}
