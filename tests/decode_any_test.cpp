// SPDX-License-Identifier: MIT
// Tests of one of several messages: a std::variant of messages, read by its name, and what a server makes of it.
#include <soapcodec/decode.hpp>

#include "catch.hpp"
#include "support.hpp"

#include <soapcodec/encode.hpp>
#include <soapcodec/fault_detail.hpp>
#include <soapcodec/source.hpp>

#include <string>      // std::string
#include <string_view> // std::string_view
#include <variant>     // std::variant, std::visit

using test::errc;

namespace soap = soapcodec::soap;

namespace test {

struct divide {
    std::int32_t dividend = 0;
    std::int32_t divisor = 1;
    friend bool operator==(divide const&, divide const&) = default;
};
constexpr auto soap_shape(divide const*) {
    return soapcodec::message<"Divide", "urn:sums">(soapcodec::element<"Dividend", &divide::dividend>,
                                                    soapcodec::element<"Divisor", &divide::divisor>);
}
struct divide_response {
    std::int32_t quotient = 0;
};
constexpr auto soap_shape(divide_response const*) {
    return soapcodec::message<"DivideResponse", "urn:sums">(soapcodec::element<"Quotient", &divide_response::quotient>);
}
struct ping {
    friend bool operator==(ping const&, ping const&) = default;
};
constexpr auto soap_shape(ping const*) {
    return soapcodec::message<"Ping", "urn:sums">();
}
struct ping_response {};
constexpr auto soap_shape(ping_response const*) {
    return soapcodec::message<"PingResponse", "urn:sums">();
}
/// As Divide is called, in another namespace, and with other content.
struct old_divide {
    std::vector<std::string> numbers;
    friend bool operator==(old_divide const&, old_divide const&) = default;
};
constexpr auto soap_shape(old_divide const*) {
    return soapcodec::message<"Divide", "urn:old">(soapcodec::element<"Number", &old_divide::numbers>);
}

struct word {
    std::string_view text;
};
constexpr auto soap_shape(word const*) {
    return soapcodec::message<"Word", "urn:sums">(soapcodec::element<"Text", &word::text>);
}

} // namespace test

namespace {

using test::divide;
using test::old_divide;
using test::ping;
using request = std::variant<divide, ping, old_divide>;

std::string const divide_xml = "<Divide xmlns='urn:sums'><Dividend>7</Dividend><Divisor>2</Divisor></Divide>";
std::string const old_xml = "<o:Divide xmlns:o='urn:old'><o:Number>7</o:Number><o:Number>2</o:Number></o:Divide>";

} // namespace

TEST_CASE("one of several messages is known by its name, however it is cut and whichever came before") {
    for (auto const ns : {test::soap_1_1_namespace, test::soap_1_2_namespace}) {
        CHECK(test::decoded<request>(test::envelope(divide_xml, ns)) == request(divide{7, 2}));
        CHECK(test::decoded<request>(test::envelope("<Ping xmlns='urn:sums'/>", ns)) == request(ping{}));
        CHECK(test::decoded<request>(test::envelope(old_xml, ns)) == request(old_divide{{"7", "2"}}));
    }
    soapcodec::decoder<request> decoder;
    for (auto const& [body, expected] :
         {std::pair(divide_xml, request(divide{7, 2})), std::pair(old_xml, request(old_divide{{"7", "2"}})),
          std::pair(divide_xml, request(divide{7, 2})), std::pair(divide_xml, request(divide{7, 2})),
          std::pair(std::string("<Ping xmlns='urn:sums'/>"), request(ping{}))}) {
        CHECK(decoder.finish(test::envelope(body)).value() == expected);
        decoder.reset();
    }
}

TEST_CASE("what is wrong in one of several messages is the error that it is in that one") {
    test::check_error<request>(
        test::envelope("<Divide xmlns='urn:sums'><Dividend>^x</Dividend><Divisor>2</Divisor></Divide>"),
        errc::invalid_value, "/Envelope/Body/Divide/Dividend", "x");
    test::check_error<request>(test::envelope("<Divide xmlns='urn:sums'><Dividend>7</Dividend>^</Divide>"),
                               errc::missing_element, "/Envelope/Body/Divide", "Divisor");
    test::check_error<request>(test::envelope(divide_xml + "^<Ping xmlns='urn:sums'/>"), errc::unexpected_payload,
                               "/Envelope/Body/Ping", "{urn:sums}Ping");
}

TEST_CASE("another message than any of those is refused, with the names of all") {
    test::check_error<request>(test::envelope("^<Divide xmlns='urn:new'/>"), errc::unexpected_payload,
                               "/Envelope/Body/Divide", "{urn:new}Divide");
    auto const found = soapcodec::decode<request>(test::envelope("<Pong/>"));
    CHECK(found.error().expected() == "{urn:sums}Divide|{urn:sums}Ping|{urn:old}Divide");
    test::check_error<request>(test::envelope("^"), errc::empty_body, "/Envelope/Body", "");
}

TEST_CASE(
    "where namespaces do not count, the first message of a local name is meant, but for one that is named in full") {
    soapcodec::decode_options options;
    options.any_namespace = true;
    CHECK(test::decoded<request>(test::envelope(old_xml), options) == request(old_divide{{"7", "2"}}));
    CHECK(test::decoded<request>(test::envelope("<Divide><Dividend>7</Dividend><Divisor>2</Divisor></Divide>"),
                                 options) == request(divide{7, 2}));
}

TEST_CASE("one of several messages may be a document by itself") {
    auto const found = soapcodec::decode_document<request>(old_xml);
    CHECK(found.value() == request(old_divide{{"7", "2"}}));
}

TEST_CASE("a fault is an error of one of several messages too") {
    auto const found = test::decode_with_all_cuts<request>(test::envelope("<s:Fault><faultcode>s:Server</faultcode>"
                                                                          "<faultstring>no</faultstring></s:Fault>"));
    REQUIRE_FALSE(found.value.has_value());
    CHECK(found.error.code() == errc::fault);
    CHECK(found.error.fault()->text() == "no");
}

TEST_CASE("decode_any lists the messages, and takes an arena for views") {
    auto const found = soapcodec::decode_any<divide, ping>(test::envelope("<Ping xmlns='urn:sums'/>"));
    CHECK(found.value().index() == 1);
    soapcodec::arena memory;
    auto const text = test::envelope("<Word xmlns='urn:sums'><Text>a&amp;b</Text></Word>");
    auto const word = soapcodec::decode_any<ping, test::word>(text, memory);
    CHECK(std::get<test::word>(word.value()).text == "a&b");
}

TEST_CASE("one of several messages is read by the fast path alone, if it is plain") {
    for (auto const& body : {divide_xml, std::string("<Ping xmlns='urn:sums'></Ping>"), old_xml}) {
        soapcodec::detail::document_decoder<soapcodec::xml::predicting_source> session{{}};
        request value;
        auto const document = test::envelope(body);
        session.begin(soapcodec::detail::payload_for(value));
        session.source().feed(document, true);
        REQUIRE(session.succeeded());
        CHECK(session.source().bytes_ahead() == document.size());
    }
}

TEST_CASE("what one of several messages was decoded to is written as it is") {
    request const values[] = {divide{7, 2}, ping{}, old_divide{{"a", "b"}}};
    for (auto const& value : values) {
        auto const text = soapcodec::encode(value, soapcodec::soap_1_2);
        CHECK(soapcodec::decode<request>(text.value()).value() == value);
        std::visit([&](auto const& held) { CHECK(soapcodec::encode(held, soapcodec::soap_1_2).value() == *text); },
                   value);
    }
}

TEST_CASE("a fault's detail may be one of several") {
    soap::fault f{.code = soap::sender, .reasons = {{std::nullopt, "no"}}};
    f.detail = soapcodec::xml::raw_xml{.text = "<x/>" + old_xml};
    CHECK(soap::detail_as<request>(f).value() == request(old_divide{{"7", "2"}}));
    f.detail->text = "<x/>";
    CHECK(soap::detail_as<request>(f).error().subject() == "Divide|Ping|Divide");
}

// --- a server

namespace {

std::variant<test::divide_response, soap::fault> answer(divide const& r) {
    if (r.divisor == 0) {
        return soap::fault{.code = soap::sender, .reasons = {{"en", "division by zero"}}};
    }
    return test::divide_response{r.dividend / r.divisor};
}
test::ping_response answer(ping const&) {
    return {};
}

std::string serve(std::string_view bytes) {
    soapcodec::decoder<std::variant<divide, ping>> decoder;
    auto const asked = decoder.finish(bytes);
    auto const version = decoder.version();
    if (!asked) {
        return soapcodec::encode(soap::fault_of(asked.error()), version).value();
    }
    return std::visit([&](auto const& r) { return soapcodec::encode(answer(r), version).value(); }, *asked);
}

} // namespace

TEST_CASE("a server answers each request with a response or a fault, in the version that it was asked in") {
    for (auto const v : {soapcodec::soap_1_1, soapcodec::soap_1_2}) {
        auto const good = serve(soapcodec::encode(divide{7, 2}, v).value());
        CHECK(soapcodec::decode<test::divide_response>(good).value().quotient == 3);
        CHECK(good.find(soap::envelope_namespace(v)) != good.npos);
        CHECK(soapcodec::decode<test::ping_response>(serve(soapcodec::encode(ping{}, v).value())).has_value());
        auto const fault_in = [v](std::string const& reply) {
            CHECK(reply.find(soap::envelope_namespace(v)) != reply.npos);
            auto const found = soapcodec::decode<test::divide_response>(reply);
            REQUIRE(found.error().fault() != nullptr);
            return soap::in_terms_of(soapcodec::soap_1_2, *found.error().fault());
        };
        CHECK(fault_in(serve(soapcodec::encode(divide{7, 0}, v).value())).text() == "division by zero");
        auto const refused = fault_in(serve(test::envelope("<Pong/>", soap::envelope_namespace(v))));
        CHECK(refused.code == soap::qname(soap::sender));
        CHECK(refused.text().find("another message") != std::string_view::npos);
        auto const mandatory = fault_in(serve("<s:Envelope xmlns:s='" + std::string(soap::envelope_namespace(v)) +
                                              "'><s:Header><b xmlns='urn:x' s:mustUnderstand='1'/></s:Header>"
                                              "<s:Body><Ping xmlns='urn:sums'/></s:Body></s:Envelope>"));
        CHECK(mandatory.code == soap::qname(soap::must_understand));
    }
    CHECK(serve("<Envelope xmlns='urn:x'/>").find("VersionMismatch") != std::string::npos);
    CHECK(serve("no XML").find("soap:Client") != std::string::npos);
}

TEST_CASE("an error that is none of the request's is the receiver's") {
    CHECK(soap::fault_of(soapcodec::error(errc::out_of_memory)).code == soap::qname(soap::receiver));
    CHECK(soap::fault_of(soapcodec::error(errc::callback_exception)).code == soap::qname(soap::receiver));
}

TEST_CASE("the version is SOAP 1.1 until there is another, whatever came before") {
    soapcodec::decoder<request> decoder;
    REQUIRE(decoder.finish(test::envelope(divide_xml, test::soap_1_2_namespace)).has_value());
    CHECK(decoder.version() == soapcodec::soap_1_2);
    for (std::string_view const bytes : {"", "<x/>", "no XML"}) {
        decoder.reset();
        CHECK_FALSE(decoder.finish(bytes).has_value());
        CHECK(decoder.version() == soapcodec::soap_1_1);
    }
}
