// SPDX-License-Identifier: MIT
// Messages without an Envelope, and messages in the namespaces of other deployments.
#include "support.hpp"

#include <soapcodec/decode.hpp>
#include <soapcodec/encode.hpp>
#include <soapcodec/services/office24seven.hpp>
#include <soapcodec/services/servicestack.hpp>
#include <soapcodec/stream.hpp>

#include <fmt/format.h>

#include <iterator> // std::back_inserter
#include <string>   // std::string
#include <utility>  // std::move
#include <vector>   // std::vector

namespace office = soapcodec::office24seven;
namespace stack = soapcodec::servicestack;
using soapcodec::decode_document;
using soapcodec::encode_document;
using test::errc;
using test::order;

namespace {

office::get_identities_response two_identities() {
    office::get_identities_response made;
    auto& list = made.identities.emplace();
    list.emplace_back(std::in_place).value().id.bytes[0] = 7;
    list.emplace_back();
    return made;
}

stack::authenticate_response with_meta() {
    stack::authenticate_response made;
    made.user_id = "1";
    made.meta.emplace().push_back({"k", std::nullopt});
    return made;
}

/// A message of the shape that `test::order` has, in another namespace.
std::string order_in(std::string const& ns) {
    return test::envelope("<o:Order xmlns:o=\"" + ns +
                          "\"><o:Customer>A</o:Customer><o:First><o:Number>1</o:Number></o:First></o:Order>");
}

} // namespace

TEST_CASE("a message is written and read without an Envelope") {
    auto const asmx = two_identities();
    auto const text = encode_document(asmx).value();
    CHECK(text.starts_with("<?xml version=\"1.0\" encoding=\"utf-8\"?><GetIdentitiesResponse "
                           "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" "
                           "xmlns:xsd=\"http://www.w3.org/2001/XMLSchema\" "
                           "xmlns=\"http://24sevenOffice.com/webservices\"><GetIdentitiesResult>"));
    CHECK(text.ends_with("<Identity xsi:nil=\"true\" /></GetIdentitiesResult></GetIdentitiesResponse>"));
    CHECK(decode_document<office::get_identities_response>(text).value() == asmx);

    auto const contract = with_meta();
    auto const written = encode_document(contract).value();
    CHECK(written.starts_with("<?xml version=\"1.0\" encoding=\"utf-8\"?><AuthenticateResponse "
                              "xmlns:i=\"http://www.w3.org/2001/XMLSchema-instance\" "
                              "xmlns=\"http://schemas.servicestack.net/types\"><UserId>1</UserId>"));
    CHECK(written.find("<Meta xmlns:d2p1=\"") != std::string::npos);
    CHECK(decode_document<stack::authenticate_response>(written).value() == contract);

    std::string indented;
    REQUIRE(soapcodec::encode_document_to(std::back_inserter(indented), contract, {.indented = true}));
    CHECK(indented.find("\n  <UserId>1</UserId>\n") != std::string::npos);
    CHECK(decode_document<stack::authenticate_response>(indented).value() == contract);
}

TEST_CASE("a message without an Envelope is read in views and as a stream too") {
    auto const text = encode_document(two_identities()).value();
    soapcodec::arena memory;
    auto const views = decode_document<office::get_identities_response_view>(text, memory);
    CHECK(views.value().identities->size() == 2);
    soapcodec::stream_decoder<&office::get_identities_response::identities> each{
        [](office::identity const& i) { CHECK(i.id.bytes[0] == 7); }, {.without_envelope = true}};
    for (char const c : text) {
        (void)each.feed({&c, 1});
    }
    REQUIRE(each.finish());
    CHECK(each.records() == 2);
}

TEST_CASE("errors in a message without an Envelope have their path and place") {
    auto const found = decode_document<order>("<Order xmlns='urn:order'>\n<Discount>x</Discount></Order>");
    CHECK(found.error().code() == errc::invalid_value);
    CHECK(found.error().path() == "/Order/Discount");
    CHECK(found.error().where().line == 2);
    CHECK(decode_document<order>("<Ordre xmlns='urn:order'/>").error().code() == errc::unexpected_payload);
    CHECK(decode_document<order>(test::order_document("<Customer/>")).error().code() == errc::unexpected_payload);
    CHECK(decode_document<order>("<Order xmlns='urn:order'><Customer/>").error().code() == errc::truncated);
    CHECK(soapcodec::decode<order>("<Order xmlns='urn:order'><Customer/></Order>").error().code() ==
          errc::not_an_envelope);
    auto const fault = "<s:Fault xmlns:s='http://schemas.xmlsoap.org/soap/envelope/'/>";
    CHECK(decode_document<order>(fault).error().code() == errc::unexpected_payload);

    stack::authenticate_response bad;
    bad.user_id = std::string("\x01");
    auto const unwritable = encode_document(bad);
    CHECK(unwritable.error().code() == errc::invalid_character);
    CHECK(unwritable.error().path() == "/AuthenticateResponse/UserId");
    CHECK_THROWS_WITH(fmt::format("{}", soapcodec::as_document(bad)), unwritable.error().message());
}

TEST_CASE("a document by itself is an argument of fmt::format") {
    order named;
    named.customer = "A&B";
    CHECK(fmt::format("<{}|{}>", soapcodec::as_document(named), 1) == "<" + encode_document(named).value() + "|1>");
    auto const indented = encode_document(named, {.indented = true}).value();
    auto const moved = soapcodec::as_document(std::move(named), {.indented = true});
    CHECK(fmt::format("{}", moved) == indented);
}

TEST_CASE("a decoder of documents is used again after reset") {
    soapcodec::decode_options options;
    options.without_envelope = true;
    soapcodec::decoder<order> decoder(options);
    for (int i = 0; i < 3; ++i) {
        CHECK(decoder.finish("<Order xmlns='urn:order'><Customer>A</Customer></Order>").value().customer == "A");
        decoder.reset();
    }
}

TEST_CASE("another namespace is accepted when the options name it, or any") {
    auto const read = [](std::string const& document, soapcodec::decode_options options) {
        return soapcodec::decode<order>(document, std::move(options));
    };
    CHECK(read(order_in("urn:other"), {}).error().code() == errc::unexpected_payload);
    soapcodec::decode_options named;
    named.accepted_namespaces = {"urn:first", "urn:other"};
    CHECK(read(order_in("urn:other"), named).value().first->number == 1);
    CHECK(read(order_in("urn:order"), named).value().first->number == 1);
    CHECK(read(order_in("urn:third"), named).error().code() == errc::unexpected_payload);
    soapcodec::decode_options any;
    any.any_namespace = true;
    CHECK(read(order_in("urn:third"), any).value().first->number == 1);
    CHECK(read(order_in("urn:order"), any).value().first->number == 1);
    CHECK(read("<Envelope><Body/></Envelope>", any).error().code() == errc::version_mismatch);
}

TEST_CASE("namespaces may change inside a message; a name in one that is not accepted stays unknown") {
    auto const document = test::envelope("<Order xmlns='urn:other'><Customer>A</Customer><First xmlns='urn:order'>"
                                         "<Number xmlns='urn:other'>1</Number></First>"
                                         "<Discount xmlns='urn:third'>9</Discount><Discount>4</Discount></Order>");
    soapcodec::decode_options named;
    named.accepted_namespaces = {"urn:other"};
    auto const found = soapcodec::decode<order>(document, named).value();
    CHECK(found.first->number == 1);
    CHECK(found.discount == 4);
    soapcodec::decode_options any;
    any.any_namespace = true;
    CHECK(soapcodec::decode<order>(document, any).error().code() == errc::duplicate_element);
}
