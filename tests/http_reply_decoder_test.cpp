// SPDX-License-Identifier: MIT
// Tests of reply_decoder: messages, faults, pages, nothing and cut connections, however the body is cut.
#include <soapcodec/http/reply_decoder.hpp>

#include "catch.hpp"
#include "support.hpp"

#include <soapcodec/stream.hpp>

#include <string>      // std::string
#include <string_view> // std::string_view
#include <variant>     // std::variant

namespace http = soapcodec::http;
using http::reply_decoder;
using kind = http::reply_kind;
using test::errc;
using test::order;

namespace {

constexpr std::string_view xml_type = "text/xml; charset=utf-8";

std::string const message = test::order_document("<Customer>A</Customer>");
std::string const fault = "<?xml version=\"1.0\" encoding=\"utf-8\"?>" +
                          test::envelope("<s:Fault><faultcode>s:Server</faultcode><faultstring>Server was unable to "
                                         "process request.</faultstring><detail /></s:Fault>");
// As a proxy in front of a service answers.
std::string const page = "<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>\r\n<center><h1>502 Bad "
                         "Gateway</h1></center>\r\n<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n";

struct expectation {
    kind is;
    errc code;
    std::string head{};
};

/// Every cut of the body gives that; `feed` says whether more is wanted, and not after the end.
template <class Decoder>
void check_reply(reply_decoder<Decoder>& reply, int status, std::string_view type, std::string_view body,
                 expectation const& expected) {
    for (auto const& cut : test::all_cuts(body)) {
        reply.begin(status, type);
        auto const found = cut.feed_to(reply);
        CAPTURE(body, status, type, cut.describe());
        REQUIRE(reply.kind() == expected.is);
        REQUIRE(found.has_value() == (expected.code == errc::ok));
        REQUIRE((found.has_value() || found.error().code() == expected.code));
        REQUIRE((expected.code != errc::not_soap || reply.head() == expected.head));
        REQUIRE(reply.status() == status);
    }
}

using order_reply = reply_decoder<soapcodec::decoder<order>>;

} // namespace

TEST_CASE("a message is a message, whatever the status and the type say") {
    order_reply reply;
    for (int const status : {200, 202, 400, 500}) {
        for (std::string_view const type : {xml_type, std::string_view("application/soap+xml; action=\"urn:a\""),
                                            std::string_view("text/html"), std::string_view()}) {
            check_reply(reply, status, type, message, {kind::soap, errc::ok});
        }
    }
    check_reply(reply, 200, xml_type, "\xEF\xBB\xBF<?xml version='1.0'?>\r\n<!-- c -->" + message,
                {kind::soap, errc::ok});
}

TEST_CASE("a fault is a fault, whatever the status") {
    order_reply reply;
    for (int const status : {200, 500}) {
        check_reply(reply, status, xml_type, fault, {kind::fault, errc::fault});
    }
    reply.begin(500, xml_type);
    CHECK(reply.finish(fault).error().fault()->text() == "Server was unable to process request.");
}

TEST_CASE("what a server answers instead of SOAP is told apart, and its beginning is kept") {
    order_reply reply;
    check_reply(reply, 502, "text/html", page, {kind::html, errc::not_soap, page});
    check_reply(reply, 500, xml_type, "<!DOCTYPE html>\n<html><head></head></html>",
                {kind::html, errc::not_soap, "<!DOCTYPE html>\n<html><head></head></html>"});
    check_reply(reply, 401, "text/plain", "Unauthorized", {kind::other, errc::not_soap, "Unauthorized"});
    check_reply(reply, 200, "application/json", "{\"a\":1}", {kind::other, errc::not_soap, "{\"a\":1}"});
    check_reply(reply, 200, "application/octet-stream", "<", {kind::other, errc::not_soap, "<"});
    for (std::string_view const nothing : {"", " ", "\r\n", "\xEF\xBB\xBF"}) {
        check_reply(reply, 415, "", nothing, {kind::empty, errc::not_soap, std::string(nothing)});
    }
}

TEST_CASE("of a reply that is no XML the decoder sees nothing, and no more is wanted than the head") {
    order_reply reply;
    reply.begin(503, "text/html; charset=utf-8");
    CHECK(reply.feed("<html>"));
    CHECK(reply.kind() == kind::html);
    CHECK(reply.feed(std::string(4089, 'x')));
    CHECK_FALSE(reply.feed("yz"));
    CHECK_FALSE(reply.feed("more"));
    auto const found = reply.finish("more");
    CHECK(reply.head() == "<html>" + std::string(4089, 'x') + "y");
    CHECK(found.error().message() == "no SOAP: a page, status 503, text/html");
    CHECK(reply.decoder().finish().error().code() == errc::truncated);
    reply.begin(202, "");
    CHECK(reply.finish().error().message() == "no SOAP: no bytes, status 202");
    reply.begin(200, "application/json");
    CHECK(reply.finish("{}").error().message() == "no SOAP: no XML, status 200, application/json");
}

TEST_CASE("XML that is no Envelope is the decoder's to refuse, or to read") {
    order_reply reply;
    check_reply(reply, 400, xml_type, "<ErrorResponse><Code>1</Code></ErrorResponse>",
                {kind::xml, errc::not_an_envelope});
    order_reply bare(soapcodec::decoder<order>({.without_envelope = true}));
    check_reply(bare, 200, "application/xml", "<Order xmlns='urn:order'><Customer>A</Customer></Order>",
                {kind::xml, errc::ok});
}

TEST_CASE("a cut connection is a message that ends too early") {
    order_reply reply;
    for (std::size_t size = 1; size < message.size(); ++size) {
        reply.begin(200, xml_type);
        auto const found = reply.finish(std::string_view(message).substr(0, size));
        CAPTURE(size);
        REQUIRE(found.error().code() == errc::truncated);
        REQUIRE(reply.kind() == kind::soap);
    }
}

TEST_CASE("what is wrong in a message is the decoder's error") {
    order_reply reply;
    check_reply(reply, 500, xml_type, test::order_document("<Customer>A</Customer><Paid>x</Paid>"),
                {kind::soap, errc::invalid_value});
    check_reply(reply, 200, xml_type, "<a:Envelope xmlns:a='urn:x'/>", {kind::soap, errc::version_mismatch});
}

TEST_CASE("the charset is that of each reply") {
    order_reply reply;
    std::string const latin = test::order_document("<Customer>\xE5</Customer>");
    for (int turn = 0; turn < 2; ++turn) {
        check_reply(reply, 200, "text/xml; charset=ISO-8859-1", latin, {kind::soap, errc::ok});
        reply.begin(200, "text/xml; charset=\"iso-8859-1\"");
        CHECK(reply.finish(latin)->customer == "\xC3\xA5");
        check_reply(reply, 200, xml_type, latin, {kind::soap, errc::malformed_xml});
        check_reply(reply, 200, "text/xml", message, {kind::soap, errc::ok});
        for (bool const big : {true, false}) {
            check_reply(reply, 200, "text/xml; charset=utf-16", test::utf_16(message, big), {kind::soap, errc::ok});
            check_reply(reply, 200, "text/xml", test::utf_16(message, big), {kind::soap, errc::ok});
            check_reply(reply, 200, "", test::utf_16("\r\n<html> ", big),
                        {kind::html, errc::not_soap, test::utf_16("\r\n<html> ", big)});
        }
    }
}

TEST_CASE("what shows nothing for 4 KB is taken for what its type says") {
    order_reply reply;
    std::string const comment = "<!--" + std::string(4100, '-').replace(0, 1, " ");
    check_reply(reply, 200, xml_type, std::string(4097, ' ') + message, {kind::soap, errc::ok});
    reply.begin(200, xml_type);
    CHECK(reply.feed(std::string(4097, ' ')));
    CHECK(reply.feed(" "));
    CHECK(reply.kind() == kind::soap);
    CHECK(reply.finish(message).has_value());
    reply.begin(200, "text/html");
    CHECK_FALSE(reply.feed(comment));
    CHECK(reply.kind() == kind::html);
}

TEST_CASE("records are streamed, and one of several messages is found") {
    int calls = 0;
    reply_decoder each(soapcodec::stream_decoder<&order::lines>([&calls](test::line const&) { ++calls; }));
    auto const lines = test::order_document("<Customer>A</Customer><Lines><Line><Number>1</Number></Line></Lines>");
    check_reply(each, 200, xml_type, lines, {kind::soap, errc::ok});
    check_reply(each, 502, "text/html", page, {kind::html, errc::not_soap, page});
    CHECK(calls == static_cast<int>(test::all_cuts(lines).size()));
    CHECK(each.decoder().version() == soapcodec::soap_1_1);

    reply_decoder any(soapcodec::decoder<std::variant<order>>{});
    check_reply(any, 200, xml_type, lines, {kind::soap, errc::ok});
}

TEST_CASE("a whole reply at once is read by the fast path, as by the decoder alone") {
    soapcodec::detail::document_decoder<soapcodec::xml::predicting_source> alone{{}};
    order value;
    alone.begin(soapcodec::detail::payload_for(value));
    alone.source().feed(message, true);
    CHECK(alone.source().bytes_ahead() == message.size());
    // reply_decoder hands the same one piece over: it has kept nothing.
    order_reply reply;
    reply.begin(200, xml_type);
    CHECK(reply.finish(message).has_value());
    CHECK(reply.head().empty());
}

TEST_CASE("a reply that was left half-way is forgotten") {
    order_reply reply;
    for (std::size_t size = 0; size < message.size(); size += 7) {
        reply.begin(500, "text/html");
        reply.feed(std::string_view(message).substr(0, size));
        reply.begin(200, xml_type);
        CHECK(reply.head().empty());
        CHECK(reply.kind() == kind::empty);
        REQUIRE(reply.finish(message).has_value());
    }
}
