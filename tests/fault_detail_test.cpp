// SPDX-License-Identifier: MIT
#include "support.hpp"

#include <soapcodec/fault_detail.hpp>

#include <soapcodec/encode.hpp>

#include <optional>    // std::optional
#include <string>      // std::string
#include <string_view> // std::string_view

namespace soap = soapcodec::soap;
using soapcodec::soap_1_1;
using soapcodec::soap_1_2;
using test::errc;
using test::order;

namespace {

soap::fault with_detail(std::string text, std::vector<soapcodec::xml::namespace_binding> scope = {}) {
    soap::fault made;
    made.detail = soap::raw_xml{std::move(text), std::move(scope)};
    return made;
}

soap::qname const client{"http://schemas.xmlsoap.org/soap/envelope/", "Client"};
soap::qname const sender{"http://www.w3.org/2003/05/soap-envelope", "Sender"};

} // namespace

TEST_CASE("a detail is decoded into the type it has") {
    auto const plain = with_detail("\n<Order xmlns='urn:order'><Customer>A&amp;B</Customer></Order> <!-- c -->");
    CHECK(soap::detail_as<order>(plain).value().customer == "A&B");
    auto const bound = with_detail("<e:Order><e:Customer>A</e:Customer></e:Order>",
                                   {{"e", "urn:order"}, {"ee", "urn:&\"x\""}, {"", "urn:y"}, {"xml", "no"}});
    CHECK(soap::detail_as<order>(bound).value().customer == "A");
    auto const by_default = with_detail("<Order><Customer>A</Customer></Order>", {{"", "urn:order"}});
    CHECK(soap::detail_as<order>(by_default).value().customer == "A");
}

TEST_CASE("the detail of a fault that was received is decoded") {
    auto const text = "<s:Envelope xmlns:s='http://schemas.xmlsoap.org/soap/envelope/' xmlns:o='urn:order'><s:Body>"
                      "<s:Fault><faultcode>s:Client</faultcode><faultstring>no</faultstring><detail><o:Order>"
                      "<o:Customer>A</o:Customer></o:Order></detail></s:Fault></s:Body></s:Envelope>";
    auto const found = soapcodec::decode<order>(text);
    REQUIRE_FALSE(found);
    REQUIRE(found.error().fault() != nullptr);
    CHECK(soap::detail_as<order>(*found.error().fault()).value().customer == "A");
}

TEST_CASE("errors in a detail have their place in it") {
    auto const first = soap::detail_as<order>(with_detail("<Order xmlns='urn:order'><Discount>x</Discount></Order>"));
    REQUIRE_FALSE(first);
    CHECK(first.error().code() == errc::invalid_value);
    CHECK(first.error().path() == "/Detail/Order/Discount");
    CHECK(first.error().where() == soapcodec::position{35, 1, 36});
    auto const second =
        soap::detail_as<order>(with_detail("<Order xmlns='urn:order'>\n <Discount>x</Discount></Order>"));
    REQUIRE_FALSE(second);
    CHECK(second.error().where() == soapcodec::position{37, 2, 12});
    CHECK(soap::detail_as<order>(soap::fault{}).error().code() == errc::missing_element);
    CHECK(soap::detail_as<order>(with_detail("")).error().code() == errc::missing_element);
    CHECK(soap::detail_as<order>(with_detail("<a/>")).error().code() == errc::missing_element);
    CHECK(soap::detail_as<order>(with_detail("<Order xmlns='urn:order'>")).error().code() == errc::malformed_xml);
}

TEST_CASE("the entry of T's name is found among others, and the first one counts") {
    std::string const wanted = "<Order xmlns='urn:order'><Customer>A</Customer></Order>";
    std::string const second = "<Order xmlns='urn:order'><Customer>B</Customer></Order>";
    for (std::string const before :
         {"", "<ns1:Denied/>", "<error>1101</error><message>x<Order/></message>", "text &amp; <![CDATA[<]]>",
          "<Order/>", "<e:Fault><faultcode>e:x</faultcode></e:Fault>", "<!-- c --><e:Body/><e:Envelope/>"}) {
        for (std::string const after : {"", "<ns1:hostname>h</ns1:hostname>", " text", "<Order/>", second.c_str()}) {
            CAPTURE(before, after);
            auto const found = soap::detail_as<order>(
                with_detail(before + wanted + after,
                            {{"ns1", "http://xml.apache.org/axis/"}, {"e", std::string(test::soap_1_1_namespace)}}));
            CHECK(found.value().customer == "A");
        }
    }
    auto const by_local_name = with_detail("<a/><Order xmlns='urn:other'><Customer>A</Customer></Order>");
    CHECK(soap::detail_as<order>(by_local_name, {.any_namespace = true}).value().customer == "A");
}

TEST_CASE("errors in an entry have their place behind the entries before it") {
    for (std::string const scope : {"urn:a", "urn:\xC3\xA5\xC3\xA5"}) {
        CAPTURE(scope);
        auto const failed = soap::detail_as<order>(
            with_detail("<p:x>\xC3\xA5</p:x><Order xmlns='urn:order'><Discount>x</Discount></Order>", {{"p", scope}}));
        REQUIRE_FALSE(failed);
        CHECK(failed.error().code() == errc::invalid_value);
        CHECK(failed.error().path() == "/Detail/Order/Discount");
        CHECK(failed.error().where() == soapcodec::position{48, 1, 48});
    }
    auto const other = soap::detail_as<order>(with_detail("<x>\n<y></x>"));
    CHECK(other.error().code() == errc::malformed_xml);
    CHECK(other.error().line() == 2);
    auto const after =
        soap::detail_as<order>(with_detail("<Order xmlns='urn:order'><Customer>A</Customer></Order></x>"));
    CHECK(after.error().code() == errc::malformed_xml);
}

TEST_CASE("a detail without such an entry says why there is none") {
    auto const subject = [](soap::fault const& f, std::string_view path) {
        auto const found = soap::detail_as<order>(f);
        REQUIRE_FALSE(found);
        CHECK(found.error().code() == errc::missing_element);
        CHECK(found.error().path() == path);
        return found.error().subject();
    };
    CHECK(subject({}, "") == "Order, since the fault has no detail");
    for (auto const* const text : {"", " \n", "just a text", "<!-- c -->"}) {
        CHECK(subject(with_detail(text), "/Detail") == "Order, since the detail has no entries");
    }
    for (auto const* const text : {"<a/>", "x<Order/>", "<a><Order xmlns='urn:order'/></a>"}) {
        CHECK(subject(with_detail(text), "/Detail") == "Order");
    }
    auto const end = soap::detail_as<order>(with_detail("<a/>\n <b/>")).error().where();
    CHECK(end == soapcodec::position{10, 2, 6});
}

TEST_CASE("a fault is put in the terms of the other version, and back") {
    soap::fault f;
    f.code = client;
    f.reasons = {{"en", "no"}};
    auto const newer = soap::in_terms_of(soap_1_2, f);
    CHECK(newer.code == sender);
    CHECK(newer.reasons == f.reasons);
    CHECK(soap::in_terms_of(soap_1_1, newer) == f);
    CHECK(soap::in_terms_of(soap_1_1, f) == f);
    CHECK(soap::in_terms_of(soap_1_2, newer) == newer);

    f.code.local = "Server.Busy.Now";
    auto const dotted = soap::in_terms_of(soap_1_2, f);
    CHECK(dotted.code == soap::qname{sender.ns, "Receiver"});
    CHECK(dotted.subcodes == std::vector<soap::qname>{{client.ns, "Server.Busy.Now"}});
    CHECK(soap::in_terms_of(soap_1_1, dotted) == f);

    f.code.local = "MustUnderstand";
    CHECK(soap::in_terms_of(soap_1_2, f).code == soap::qname{sender.ns, "MustUnderstand"});
    f.code = {"urn:x", "Client"};
    CHECK(soap::in_terms_of(soap_1_2, f) == f);
    f.code = {sender.ns, "Client"}; // a sender that mixed the versions up
    CHECK(soap::in_terms_of(soap_1_2, f).code == soap::sender);
    CHECK(soap::in_terms_of(soap_1_1, f).code == client);
}

TEST_CASE("a fault in the terms of a version is written and read as that") {
    soap::fault f;
    f.code = {client.ns, "Client.Authentication"};
    f.reasons = {{"en", "no"}};
    auto const newer = soap::in_terms_of(soap_1_2, f);
    auto const found = soapcodec::decode<order>(soapcodec::encode(newer, soap_1_2).value());
    REQUIRE_FALSE(found);
    REQUIRE(found.error().fault() != nullptr);
    CHECK(found.error().fault()->code == newer.code);
}

TEST_CASE("errors in a detail say what errors elsewhere say") {
    auto const missing = soap::detail_as<order>(with_detail("<Order xmlns='urn:order'><customer>A</customer></Order>"));
    CHECK(missing.error().similar() == "{urn:order}customer");
    auto const items = soap::detail_as<order>(
        with_detail("<Order xmlns='urn:order'><Customer>A</Customer><Lines><x/></Lines></Order>"));
    CHECK(items.error().expected() == "{urn:order}Line");
}

TEST_CASE("what a detail is read inside of costs the caller nothing") {
    // Header blocks are those of the message that the fault came in.
    std::optional<order> block = order{};
    soapcodec::decode_options options;
    options.headers = {soapcodec::header(block)};
    auto const plain = with_detail("<Order xmlns='urn:order'><Customer>A</Customer></Order>");
    CHECK(soap::detail_as<order>(plain, options));
    CHECK(block.has_value());
    // Nor do the bindings around it count against limits.
    soap::fault many = plain;
    for (int i = 0; i < 200; ++i) {
        many.detail->scope.push_back({"p" + std::to_string(i), "urn:" + std::string(50, 'n')});
    }
    soapcodec::decode_options tight;
    tight.limits.attributes = 3;
    tight.limits.namespaces = 2;
    tight.limits.token = 100;
    tight.limits.size = plain.detail->text.size();
    CHECK(soap::detail_as<order>(many, tight));
    tight.limits.token = 10;
    CHECK(soap::detail_as<order>(with_detail("<Order xmlns='urn:order'><!--" + std::string(200, 'c') +
                                             "--><Customer>A</Customer></Order>"),
                                 tight)
              .error()
              .code() == errc::token_limit);
}
