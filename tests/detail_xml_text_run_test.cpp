// SPDX-License-Identifier: MIT
// Tests of the text before a `]]>` that stands where it must not.
#include <soapcodec/detail/xml/text_run.hpp>

#include "catch.hpp"
#include "support.hpp"

#include <string>      // std::string
#include <string_view> // std::string_view
#include <vector>      // std::vector

using soapcodec::detail::text_run_begin;
using test::errc;

TEST_CASE("a run of text begins behind a tag, a reference or a line end") {
    auto const run = [](std::string_view input) { return input.substr(text_run_begin(input)); };
    CHECK(run("") == "");
    CHECK(run("abc") == "abc");
    CHECK(run("<a>abc") == "abc");
    CHECK(run("<a b='>' c=\">\">a>b;c") == "a>b;c");
    CHECK(run("x<a\n>abc") == "abc");
    CHECK(run("</a\n >a\nbc") == "bc");
    CHECK(run("<a>a\r\nb") == "b");
    CHECK(run("<a>x&amp;b;c") == "b;c");
    CHECK(run("<a>&#10;") == "");
    CHECK(run("<a>") == "");
    // A reference in a tag ends no text.
    CHECK(run("<a b='&amp;' c='d;e'>f") == "f");
    CHECK(run("<a b='&amp;'>x&lt;f") == "f");
}

TEST_CASE("]]> in text is one error, however it arrives") {
    auto const document = [](std::string const& text) { return test::order_document("<Customer>A</Customer>" + text); };
    // Where no text may be, the text is there first.
    std::string const path = "/Envelope/Body/Order";
    test::check_error<test::order>(document("^abc]]>"), errc::unexpected_text, path, "");
    test::check_error<test::order>(document(" \n^]]]>"), errc::unexpected_text, path, "");
    test::check_error<test::order>(document("<Tag>t</Tag>\n  ^x]]>y"), errc::unexpected_text, path, "");
    for (std::string const text : {"]]>", " ]]>", "<Tag>abc]]></Tag>", "<Tag>]]]></Tag>", "<Other>abc]]></Other>"}) {
        auto const found = test::decode_with_all_cuts<test::order>(document(text));
        CAPTURE(text, found.describe());
        CHECK(found.error.code() == errc::malformed_xml);
    }
    test::check_error<test::order>(document("<Other b='&amp;c'/>^abc]]>"), errc::unexpected_text, path, "");
    // What ended before is no part of it.
    test::check_error<test::order>(document("<!-- <b> -->^x]]>"), errc::unexpected_text, path, "");
    test::check_error<test::order>(document("<!-- <b> -->\n<![CDATA[ ]]>^x>y]]>"), errc::unexpected_text, path, "");
    // Nor is any of this one.
    CHECK(test::decoded<test::order>(document("<Tag>a]] >b]>c<![CDATA[]]]]><![CDATA[>]]></Tag>")).tags ==
          std::vector<std::string>{"a]] >b]>c]]>"});
}

TEST_CASE("the text before ]]> is placed in every encoding, and counts as text does") {
    auto const document = test::order_document("<Customer>A</Customer>abc]]>");
    auto const at = document.find("abc");
    for (bool const big_endian : {false, true}) {
        auto const found = test::decode_with_all_cuts<test::order>(test::utf_16(document, big_endian));
        CHECK(found.error.code() == errc::unexpected_text);
        CHECK(found.error.byte() == 2 + 2 * at);
        CHECK(found.error.column() == at + 2); // the mark is a column
    }
    soapcodec::decode_options options;
    options.limits.text = 5;
    test::check_error<test::order>(test::order_document("<Customer>abcde^f]]></Customer>"), errc::text_limit,
                                   "/Envelope/Body/Order/Customer", "", options);
    auto const fits =
        test::decode_with_all_cuts<test::order>(test::order_document("<Customer>abcde]]></Customer>"), options);
    CHECK(fits.error.code() == errc::malformed_xml);
}

TEST_CASE("]]> costs nothing where it may stand") {
    // Were anything parsed again for each of them, this would take minutes.
    std::string ends;
    for (int i = 0; i < 100000; ++i) {
        ends += "]]>";
    }
    for (auto const& content : {"<!--" + ends + "-->", "<x a='" + ends + "'/>", "<?p " + ends + "?>"}) {
        soapcodec::decode_options options;
        options.allow_processing_instructions = true;
        CHECK(soapcodec::decode<test::order>(test::order_document("<Customer>A</Customer>" + content), options));
    }
}
