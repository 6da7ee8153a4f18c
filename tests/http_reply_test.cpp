// SPDX-License-Identifier: MIT
// Replies told apart before they are decoded.
#include <soapcodec/http/reply.hpp>

#include "catch.hpp"

#include <cstddef>     // std::size_t
#include <iterator>    // std::size
#include <memory>      // std::unique_ptr
#include <optional>    // std::optional, std::nullopt
#include <random>      // std::mt19937
#include <string>      // std::string
#include <string_view> // std::string_view

namespace {

namespace http = soapcodec::http;
using http::classify;
using kind = http::reply_kind;

constexpr std::string_view xml_type = "text/xml; charset=utf-8";
constexpr std::string_view envelope = R"(<?xml version="1.0" encoding="utf-8"?>
<!-- a comment with <html> --><soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body>)";

std::string charset(std::string_view text) {
    return http::parse_content_type(text).charset.value_or("none");
}

std::string utf_16(std::string_view text, bool little, bool mark) {
    std::string out;
    auto const put = [&](char high, char low) {
        out += little ? low : high;
        out += little ? high : low;
    };
    if (mark) {
        put('\xFE', '\xFF');
    }
    for (char const c : text) {
        put('\0', c);
    }
    return out;
}

} // namespace

TEST_CASE("a kind that nobody has set is not SOAP") {
    CHECK(kind{} == kind::other);
}

TEST_CASE("an Envelope is SOAP, and with an error's status a fault") {
    for (auto const type : {xml_type, std::string_view("application/soap+xml"), std::string_view("application/xml"),
                            std::string_view("text/html"), std::string_view("text/plain"), std::string_view()}) {
        CAPTURE(type);
        CHECK(classify(200, type, envelope) == kind::soap);
        CHECK(classify(399, type, envelope) == kind::soap);
        CHECK(classify(400, type, envelope) == kind::fault);
        CHECK(classify(500, type, envelope) == kind::fault);
    }
    CHECK(classify(200, xml_type, "<Envelope>") == kind::soap);
    CHECK(classify(200, xml_type, "<Envelope/>") == kind::soap);
    CHECK(classify(200, xml_type, " \r\n<s:Envelope\n") == kind::soap);
    CHECK(classify(200, xml_type, "<?xml-stylesheet a='>'?><!----><s:Envelope ") == kind::soap);
    CHECK(classify(200, xml_type, "\xEF\xBB\xBF<s:Envelope>") == kind::soap);
}

TEST_CASE("an Envelope in UTF-16 is one") {
    for (bool const little : {true, false}) {
        for (bool const mark : {true, false}) {
            CHECK(classify(200, "text/xml; charset=utf-16", utf_16(envelope, little, mark)) == kind::soap);
            CHECK(classify(500, {}, utf_16("<html>", little, mark)) == kind::html);
        }
        CHECK(classify(200, {}, utf_16("", little, true)) == kind::empty);
        CHECK(classify(200, xml_type, utf_16("<", little, true).substr(0, 3)) != kind::empty);
    }
}

TEST_CASE("XML with another root is bare, whatever the status") {
    for (int const status : {200, 401, 500}) {
        CHECK(classify(status, xml_type, "<ErrorResponse xmlns='x'>") == kind::xml);
        CHECK(classify(status, {}, "<?xml version='1.0'?><a:b/>") == kind::xml);
        CHECK(classify(status, xml_type, "<EnvelopeX>") == kind::xml);
        CHECK(classify(status, xml_type, "<envelope>") == kind::xml);
        CHECK(classify(status, xml_type, "<!DOCTYPE lolz [<!ENTITY") == kind::xml);
    }
}

TEST_CASE("a page is HTML, however it is labelled") {
    for (auto const type : {xml_type, std::string_view("text/html; charset=iso-8859-1"), std::string_view()}) {
        for (std::string_view const bytes : {"<html>", "<HTML lang='no'>", "<!DOCTYPE html>", "<!doctype HTML PUBLIC",
                                             "\n<!-- x -->\n<!DOCTYPE html>\n", "<?xml version='1.0'?><html "}) {
            CAPTURE(type, bytes);
            CHECK(classify(502, type, bytes) == kind::html);
        }
    }
    for (std::string_view const bytes : {"<h1>Bad gateway</h1>", "Service unavailable", "<", "<!-- cut"}) {
        CHECK(classify(502, "text/html", bytes) == kind::html);
        CHECK(classify(502, "Application/XHTML+xml", bytes) == kind::html);
    }
}

TEST_CASE("no bytes, or white space, are nothing") {
    for (int const status : {200, 202, 400, 415, 500}) {
        CHECK(classify(status, {}, {}) == kind::empty);
        CHECK(classify(status, xml_type, "\r\n \t") == kind::empty);
        CHECK(classify(status, "text/html", "\xEF\xBB\xBF") == kind::empty);
    }
    CHECK(classify(200, xml_type, std::string(4096, ' ')) == kind::empty);
    CHECK(classify(200, xml_type, std::string(4097, ' ')) == kind::soap);
}

TEST_CASE("what is no markup is other") {
    for (std::string_view const bytes :
         {"{\"a\":1}", "Service unavailable", "--boundary\r\n", "\x1f\x8b\x08", "& <a>", "< a>", "</a>"}) {
        CAPTURE(bytes);
        CHECK(classify(500, xml_type, bytes) == kind::other);
        CHECK(classify(200, {}, bytes) == kind::other);
    }
}

TEST_CASE("where no root shows, the type decides") {
    for (std::string_view const bytes : {"<", "<soap:Env", "<soap:Envelope", "<?xml version", "<!-- cut", "<!DOCTYPE ",
                                         "<?xml?>\n", "<!-->-->", "<![CDATA["}) {
        CAPTURE(bytes);
        CHECK(classify(200, xml_type, bytes) == kind::soap);
        CHECK(classify(500, "application/soap+xml", bytes) == kind::fault);
        CHECK(classify(500, "application/problem+xml", bytes) == kind::fault);
        CHECK(classify(200, {}, bytes) == kind::soap);
        CHECK(classify(200, "application/octet-stream", bytes) == kind::other);
    }
    CHECK(classify(200, xml_type, "<!--" + std::string(5000, '-') + "--><html>") == kind::soap);
    CHECK(classify(200, xml_type, "<!---><html>") == kind::soap);
}

TEST_CASE("the media type is read without regard to case") {
    CHECK(http::parse_content_type("text/xml") == http::content_type{"text/xml", std::nullopt});
    CHECK(http::parse_content_type(" Application/SOAP+XML ; Charset=UTF-8") ==
          http::content_type{"application/soap+xml", "utf-8"});
    for (std::string_view const text :
         {"", ";", "text", "text/", "/xml", "text /xml", "charset=utf-8", "\"text/xml\""}) {
        CAPTURE(text);
        CHECK(http::parse_content_type(text).media_type.empty());
    }
}

TEST_CASE("the charset is read quoted and unquoted") {
    CHECK(charset("text/xml;charset=utf-8") == "utf-8");
    CHECK(charset("text/xml; charset=\"UTF-8\"") == "utf-8");
    CHECK(charset("text/xml; CHARSET = \"utf\\-8\" ; a=b") == "utf-8");
    CHECK(charset("application/soap+xml; action=\"urn:a;charset=x\"; charset=ISO-8859-1") == "iso-8859-1");
    CHECK(charset("a/b; action=\"\\\";charset=x\"; charset=y") == "y");
    CHECK(charset("text/xml; charset=utf-8; charset=utf-16") == "utf-8");
    CHECK(charset("text/xml; charset=; charset=utf-16") == "utf-16");
    CHECK(charset("text/xml;;; =; charset; charset=a") == "a");
    CHECK(charset("; charset=a") == "a");
}

TEST_CASE("what is no charset is none") {
    for (std::string_view const text :
         {"", "text/xml", "text/xml; charset", "text/xml; charset=", "text/xml; charset=\"\"", "text/xml; charset=\"a",
          "text/xml; charset=\"a\\\"", "text/xml; charset=\"a b\"", "text/xml; charset=\"a\nb\"",
          "text/xml; xcharset=a", "text/xml; a=\"; charset=b", "text/xml charset=utf-8",
          "text/xml; charset=\xC3\xB8"}) {
        CAPTURE(text);
        CHECK(charset(text) == "none");
    }
    CHECK(charset("text/xml;" + std::string(1000, ';') + "charset=a") == "a");
    CHECK(charset("text/xml;" + std::string(2000, ';') + "charset=a") == "none");
}

TEST_CASE("any bytes are something") {
    std::mt19937 random(13);
    std::string_view const pieces[] = {"<",
                                       ">",
                                       "?",
                                       "!",
                                       "--",
                                       "<!--",
                                       "-->",
                                       "<?xml",
                                       "?>",
                                       "<!DOCTYPE",
                                       "html",
                                       "Envelope",
                                       ":",
                                       " ",
                                       "\xFF\xFE",
                                       "\"",
                                       "\\",
                                       ";",
                                       "charset",
                                       "text/xml",
                                       "=",
                                       "\xFE\xFF",
                                       "\n",
                                       "a",
                                       "/",
                                       "\xEF\xBB\xBF",
                                       std::string_view("\0", 1)};
    for (int i = 0; i < 50000; ++i) {
        std::string text;
        for (auto size = random() % 10; size != 0; --size) {
            text += pieces[random() % std::size(pieces)];
        }
        // A buffer of its own size, for the sanitizer to see its ends.
        std::unique_ptr<char[]> const memory(new char[text.size()]);
        text.copy(memory.get(), text.size());
        std::string_view const bytes(memory.get(), text.size());
        auto const found = classify(static_cast<int>(random() % 600), bytes, bytes);
        REQUIRE(found <= kind::empty);
        REQUIRE((found == kind::empty) == (classify(200, {}, bytes) == kind::empty));
        auto const type = http::parse_content_type(bytes);
        REQUIRE((!type.charset || !type.charset->empty()));
    }
}
