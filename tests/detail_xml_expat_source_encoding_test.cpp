// SPDX-License-Identifier: MIT
// Tests of expat_source: one verdict on the encoding, and places that are the same however the bytes arrive.
#include <soapcodec/detail/xml/expat_source.hpp>

#include "catch.hpp"
#include "support.hpp"

#include <string>      // std::string
#include <string_view> // std::string_view

using test::check_error;
using test::errc;
using test::order;
using test::order_document;
using namespace std::string_view_literals;

namespace {

soapcodec::decode_options charset(std::string_view name) {
    soapcodec::decode_options options;
    options.charset = name;
    return options;
}

std::string const utf_8_mark = "\xEF\xBB\xBF";

/// An order in ISO-8859-1 and one in UTF-8, with a letter beyond ASCII.
std::string const latin = order_document("<Customer>K\xE5re</Customer>");
std::string const utf_8 = order_document("<Customer>K\xC3\xA5re</Customer>");

} // namespace

TEST_CASE("a byte order mark wins over the charset, in every member that keeps what it reads") {
    for (auto const name : {""sv, "utf-8"sv, "us-ascii"sv, "iso-8859-1"sv, "utf-16"sv, "windows-1252"sv}) {
        CAPTURE(name);
        CHECK(test::decoded<order>(utf_8_mark + utf_8, charset(name)).customer == "K\xC3\xA5re");
        for (bool const big_endian : {false, true}) {
            auto const wide = test::utf_16(order_document("<Customer>A</Customer>"), big_endian);
            CHECK(test::decoded<order>(wide, charset(name)).customer == "A");
            // Raw XML is converted by what the mark says, too.
            auto const fault = soapcodec::decode<order>(
                test::utf_16(
                    test::envelope("<s:Fault><faultcode>s:Server</faultcode><detail><a>b</a></detail></s:Fault>"),
                    big_endian),
                charset(name));
            REQUIRE(fault.error().fault() != nullptr);
            CHECK(fault.error().fault()->detail->text == "<a>b</a>");
        }
    }
    CHECK(test::decoded<order>(utf_8_mark + "<?xml version='1.0' encoding='iso-8859-1'?>" + utf_8).customer ==
          "K\xC3\xA5re");
}

TEST_CASE("without a mark raw XML is converted by what is read") {
    auto const fault = test::envelope("<s:Fault><faultcode>s:Server</faultcode><detail><a>b</a></detail></s:Fault>");
    for (std::string const before : {"", " ", "\n"}) {
        for (bool const big_endian : {false, true}) {
            auto const document = test::utf_16(before + fault, big_endian, false);
            for (auto const name : {""sv, "utf-16"sv, big_endian ? "utf-16be"sv : "utf-16le"sv}) {
                auto const found = test::decode_with_all_cuts<order>(document, charset(name));
                REQUIRE(found.error.fault() != nullptr);
                CHECK(found.error.fault()->detail->text == "<a>b</a>");
            }
            for (auto const name : {"utf-8"sv, "iso-8859-1"sv, big_endian ? "utf-16le"sv : "utf-16be"sv}) {
                check_error<order>("^" + document, errc::malformed_xml, "", "not in the encoding that the charset says",
                                   charset(name));
            }
        }
    }
}

TEST_CASE("the charset wins over the declaration, by whichever of its names") {
    auto const declared = [](std::string_view name) {
        return "<?xml version='1.0' encoding='" + std::string(name) + "'?>";
    };
    for (auto const name : {"ISO-8859-1"sv, "iso8859-1"sv, "latin1"sv, "\"latin1\""sv, "Latin-1"sv}) {
        CAPTURE(name);
        CHECK(test::decoded<order>(declared("utf-8") + latin, charset(name)).customer == "K\xC3\xA5re");
    }
    for (auto const name : {"utf-8"sv, "UTF8"sv, "'utf-8'"sv}) {
        CAPTURE(name);
        CHECK(test::decoded<order>(declared("iso-8859-1") + utf_8, charset(name)).customer == "K\xC3\xA5re");
    }
    CHECK(test::decode_with_all_cuts<order>(utf_8, charset("ascii")).error.code() == errc::malformed_xml);
}

TEST_CASE("an encoding that is not read is one error, at one place, however the bytes arrive") {
    for (auto const name : {"windows-1252"sv, "utf-32"sv, "x"sv}) {
        for (auto const& document : {utf_8, std::string("<"), std::string("<a"), "\n\n" + utf_8}) {
            check_error<order>("^" + document, errc::unsupported_encoding, "", std::string(name), charset(name));
        }
    }
    check_error<order>("^<?xml version='1.0' encoding='windows-1252'?>" + utf_8, errc::unsupported_encoding, "",
                       "windows-1252");
    check_error<order>("^<?xml version='1.0' encoding='utf8'?>" + utf_8, errc::unsupported_encoding, "", "utf8");
}

TEST_CASE("a mark is three bytes and one column, whatever the declaration says") {
    for (std::string const declaration : {"", "<?xml version='1.0' encoding='iso-8859-1'?>", "<?xml version='1.0'?>"}) {
        check_error<order>(utf_8_mark + declaration + "^<x/>", errc::not_an_envelope, "/x", "{}x");
        check_error<order>(utf_8_mark + declaration + "\n ^<x/>", errc::not_an_envelope, "/x", "{}x");
    }
}

TEST_CASE("a tag that is malformed and too long is too long if what is malformed comes behind the limit") {
    soapcodec::decode_options options;
    options.limits.token = 300;
    auto const head = test::order_document("");
    auto const before = head.substr(0, head.find("</Order>"));
    auto const tag = [&](std::size_t size) { return "<x a='" + std::string(size - 6, 'v'); };
    for (std::string const bad : {"<", "\x01", "\xFF"}) {
        // The bad byte is the last that the limit allows, or the one behind.
        auto const within = test::decode_with_all_cuts<order>(before + tag(299) + bad + "'/>", options);
        CHECK(within.error.code() == errc::malformed_xml);
        check_error<order>(before + "^" + tag(300) + bad + "'/>", errc::token_limit, "/Envelope/Body/Order", "",
                           options);
        check_error<order>(before + "^" + tag(900) + bad + "'/>", errc::token_limit, "/Envelope/Body/Order", "",
                           options);
    }
    // So it is with what is not complete, and with names that do not match.
    CHECK(test::decode_with_all_cuts<order>(before + tag(300), options).error.code() == errc::truncated);
    check_error<order>(before + "^" + tag(301), errc::token_limit, "/Envelope/Body/Order", "", options);
    check_error<order>(before + "^</x" + std::string(400, ' ') + ">", errc::token_limit, "/Envelope/Body/Order", "",
                       options);
}

TEST_CASE("a text too long is placed at the character or the reference that is too much") {
    soapcodec::decode_options options;
    options.limits.text = 5;
    std::string const path = "/Envelope/Body/Order/Customer";
    auto const check = [&](std::string const& text) {
        check_error<order>(order_document("<Customer>" + text + "</Customer>"), errc::text_limit, path, "", options);
    };
    check("abcde^f");
    check("abcd^\xC3\xA5"); // two bytes, of which one fits
    check("abcde^\xC3\xA5");
    check("\xC3\xA5\xC3\xA5^\xE2\x82\xACx");
    check("a\xF0\x9F\x98\x80^\xF0\x9F\x98\x80");
    check("abcd^&#x20AC;");
    check("abc^&#x20AC;x");
    check("abcde^&amp;");
    check("abc\r\nd^e");
    check("abcd\r\n^e");
    check("<![CDATA[abcd^\xE2\x82\xAC]]>");
    // The same in other encodings, where it can be counted by hand.
    auto const found = test::decode_with_all_cuts<order>(
        "<?xml version='1.0' encoding='iso-8859-1'?>" + order_document("<Customer>abcd\xE5</Customer>"), options);
    auto const document = "<?xml version='1.0' encoding='iso-8859-1'?>" + order_document("<Customer>abcd");
    CHECK(found.error.code() == errc::text_limit);
    CHECK(found.error.byte() == document.find("abcd") + 4);
    CHECK(found.error.column() == document.find("abcd") + 5);
    auto const wide = test::utf_16(order_document("<Customer>abcd&#x20AC;</Customer>"));
    auto const in_utf_16 = test::decode_with_all_cuts<order>(wide, options);
    CHECK(in_utf_16.error.code() == errc::text_limit);
    CHECK(in_utf_16.error.byte() == 2 + 2 * order_document("<Customer>abcd&#x20AC;</Customer>").find('&'));
    // Characters with the byte of an ampersand are no references: U+2600 and U+0126.
    for (bool const big_endian : {false, true}) {
        auto text = test::utf_16(order_document("<Customer>0000</Customer>"), big_endian);
        auto const begin = 2 + 2 * (order_document("<Customer>0000</Customer>").find(">0000") + 1);
        for (std::size_t i = 0; i < 4; ++i) {
            text[begin + 2 * i] = big_endian ? '\x26' : '\x26';
            text[begin + 2 * i + 1] = big_endian ? '\0' : '\1';
        }
        auto const long_text = test::decode_with_all_cuts<order>(text, options);
        CHECK(long_text.error.code() == errc::text_limit);
        CHECK(long_text.error.byte() == begin + 2 * (big_endian ? 1U : 2U));
    }
}

TEST_CASE("the target of a processing instruction has no colon") {
    soapcodec::decode_options options;
    options.allow_processing_instructions = true;
    auto const good = order_document("<Customer>A</Customer>");
    auto const inside = order_document("<Customer>A</Customer><?a b?>");
    CHECK(test::decoded<order>("<?a-b c:d?>" + good, options).customer == "A");
    CHECK(test::decoded<order>(inside, options).customer == "A");
    check_error<order>("^<?a:b c?>" + good, errc::malformed_xml, "", "colon in the target of a processing instruction",
                       options);
    check_error<order>(good + "^<?:?>", errc::malformed_xml, "/Envelope",
                       "colon in the target of a processing instruction", options);
    check_error<order>(order_document("<Customer>A</Customer>^<?xml:a b?>"), errc::malformed_xml,
                       "/Envelope/Body/Order", "colon in the target of a processing instruction", options);
}
