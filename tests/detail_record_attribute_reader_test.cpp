// SPDX-License-Identifier: MIT
// Tests of what the attributes of a start tag say. (Those of records: shape_content_test.cpp.)
#include <soapcodec/detail/record/attribute_reader.hpp>

#include "catch.hpp"
#include "support.hpp"

#include <soapcodec/encode.hpp>
#include <soapcodec/services/office24seven.hpp>
#include <soapcodec/services/servicestack.hpp>
#include <soapcodec/stream.hpp>

#include <cstdint>  // std::int32_t
#include <optional> // std::optional
#include <string>   // std::string
#include <variant>  // std::variant
#include <vector>   // std::vector

using soapcodec::element;
using soapcodec::type_name;
using test::check_error;
using test::decoded;
using test::errc;
using test::line;
using test::order;
using test::order_document;

TEST_CASE("xsi:nil is read in all its forms, with any prefix, and only in its own namespace") {
    for (std::string const value : {"true", "1", " true\n"}) {
        CHECK(decoded<order>(order_document("<Customer/><Paid i:nil='" + value + "'></Paid>")) == order{});
    }
    for (std::string const value : {"false", "0", "\t0 "}) {
        CHECK(decoded<order>(order_document("<Customer i:nil='" + value + "'/><Paid i:nil='" + value + "'>1</Paid>"))
                  .paid == true);
    }
    CHECK(decoded<order>(order_document("<Customer/><Lines i:nil='false'><Line i:nil='0'><Number>1</Number></Line>"
                                        "</Lines>"))
              .lines == std::optional(std::vector<std::optional<line>>{line{1, {}}}));
    CHECK(decoded<order>(order_document("<Customer/><First xmlns:z='http://www.w3.org/2001/XMLSchema-instance' "
                                        "z:nil='true'/>"))
              .first == std::nullopt);
    CHECK(decoded<order>(order_document("<Customer nil='true' a:nil='true'>A</Customer>")).customer == "A");
    CHECK(decoded<order>(order_document("<Customer/><Paid i:nil='true'><!-- c --></Paid>")) == order{});
}

TEST_CASE("a bad xsi:nil is an invalid value at the start tag") {
    check_error<order>(order_document("<Customer/>^<Paid i:nil='yes'/>"), errc::invalid_value,
                       "/Envelope/Body/Order/Paid", "yes");
    check_error<order>(order_document("^<Customer i:nil=''/>"), errc::invalid_value, "/Envelope/Body/Order/Customer",
                       "");
    check_error<order>(test::envelope("^<Order xmlns='urn:order' i:nil='TRUE'/>"), errc::invalid_value,
                       "/Envelope/Body/Order", "TRUE");
}

TEST_CASE("xsi:nil on what cannot be null is refused at the start tag") {
    check_error<order>(order_document("^<Customer i:nil='1'/>"), errc::nil_not_allowed, "/Envelope/Body/Order/Customer",
                       "");
    check_error<order>(order_document("<Customer/>^<Discount i:nil='true'/>"), errc::nil_not_allowed,
                       "/Envelope/Body/Order/Discount", "");
    check_error<order>(order_document("<Customer/>^<Extras i:nil='true'/>"), errc::nil_not_allowed,
                       "/Envelope/Body/Order/Extras", "");
    check_error<order>(
        order_document("<Customer/><Extras><Extra><Number>1</Number></Extra>^<Extra i:nil='1'/></Extras>"),
        errc::nil_not_allowed, "/Envelope/Body/Order/Extras/Extra[2]", "");
    check_error<order>(test::envelope("^<Order xmlns='urn:order' i:nil='true'/>"), errc::nil_not_allowed,
                       "/Envelope/Body/Order", "");
}

TEST_CASE("what is nil has no content, not even white space") {
    for (std::string const content : {"^x", "^ ", "<!-- -->^\n", "^&#32;", "<![CDATA[^ ]]>"}) {
        check_error<order>(order_document("<Customer/><Paid i:nil='true'>" + content + "</Paid>"),
                           errc::nil_with_content, "/Envelope/Body/Order/Paid", "");
    }
    check_error<order>(order_document("<Customer/><First i:nil='true'>^<Number>1</Number></First>"),
                       errc::nil_with_content, "/Envelope/Body/Order/First/Number", "");
    check_error<order>(order_document("<Customer/><Lines><Line i:nil='1'/><Line i:nil='1'>^<x/></Line></Lines>"),
                       errc::nil_with_content, "/Envelope/Body/Order/Lines/Line[2]/x", "");
}

namespace test_instance {

struct amount {
    std::int32_t value = 0;
    std::optional<std::string> currency;
    friend bool operator==(amount const&, amount const&) = default;
};
constexpr auto soap_shape(amount const*) {
    return soapcodec::record(type_name<"Amount">, element<"Value", &amount::value>,
                             soapcodec::attribute<"currency", &amount::currency>);
}

struct untyped {
    std::int32_t value = 0;
    friend bool operator==(untyped const&, untyped const&) = default;
};
constexpr auto soap_shape(untyped const*) {
    return soapcodec::record(element<"Value", &untyped::value>);
}

/// Elements in a namespace of their own, and a type in another.
struct foreign {
    std::int32_t value = 0;
    friend bool operator==(foreign const&, foreign const&) = default;
};
constexpr auto soap_shape(foreign const*) {
    return soapcodec::record_in<"urn:foreign">(element<"Value", &foreign::value>, type_name<"Foreign", "urn:types">);
}

/// A text with an attribute.
struct label {
    std::string text;
    std::optional<std::string> language;
    friend bool operator==(label const&, label const&) = default;
};
constexpr auto soap_shape(label const*) {
    return soapcodec::record(soapcodec::text_content<&label::text>, soapcodec::attribute<"lang", &label::language>,
                             type_name<"Label", "">);
}

struct bill {
    std::optional<amount> total;
    std::optional<untyped> other;
    std::optional<foreign> strange;
    std::optional<label> note;
    std::optional<std::string> text;
    std::optional<std::int32_t> number;
    std::vector<std::optional<amount>> parts;
    std::vector<std::variant<amount, std::optional<label>>> extras;
    std::optional<soapcodec::xml::raw_xml> any;
    friend bool operator==(bill const&, bill const&) = default;
};
constexpr auto soap_shape(bill const*) {
    return soapcodec::message<"Bill", "urn:bill">(
        type_name<"BillType">, element<"Total", &bill::total>, element<"Other", &bill::other>,
        element<"Strange", &bill::strange>, element<"Note", &bill::note>, element<"Text", &bill::text>,
        element<"Number", &bill::number>, element<"Parts", &bill::parts, soapcodec::items<"Part">>,
        soapcodec::choice<&bill::extras, soapcodec::alternative<"Extra">, soapcodec::alternative<"Label">>,
        element<"Any", &bill::any>);
}

} // namespace test_instance
namespace i = test_instance;

namespace {

/// The Envelope binds s to SOAP and i to XMLSchema-instance.
std::string bill(std::string const& content, std::string const& attributes = "") {
    return test::envelope("<Bill xmlns='urn:bill' xmlns:b='urn:bill' xmlns:t='urn:types' "
                          "xmlns:xsd='http://www.w3.org/2001/XMLSchema'" +
                          attributes + "><Parts/>" + content + "</Bill>");
}
std::string bill_type(std::string const& type) {
    return test::envelope("^<Bill xmlns='urn:bill' xmlns:b='urn:bill' i:type='" + type + "'><Parts/></Bill>");
}
void refused_type(std::string const& content, errc code, std::string const& path, std::string const& subject,
                  soapcodec::decode_options const& options = {}) {
    check_error<i::bill>(bill(content), code, "/Envelope/Body/Bill" + path, subject, options);
}

} // namespace

TEST_CASE("an xsi:type that names the shape's type is accepted, however it is written") {
    i::bill expected;
    expected.total = i::amount{1, {}};
    for (std::string const type : {"Amount", "b:Amount", " b:Amount\n"}) {
        CHECK(decoded<i::bill>(bill("<Total i:type='" + type + "'><Value>1</Value></Total>")) == expected);
    }
    CHECK(decoded<i::bill>(bill("<b:Total xmlns='urn:x' xmlns:q='urn:bill' i:type='q:Amount'><b:Value>1</b:Value>"
                                "</b:Total>")) == expected);
    CHECK(decoded<i::bill>(bill("<Total xmlns:z='http://www.w3.org/2001/XMLSchema-instance' z:type='Amount' "
                                "currency='EUR'><Value>1</Value></Total>"))
              .total == i::amount{1, "EUR"});
    // Not in that namespace, so another attribute.
    CHECK(decoded<i::bill>(bill("<Total type='What' b:type='::'><Value>1</Value></Total>")) == expected);
    CHECK(decoded<i::bill>(bill("<Strange i:type='t:Foreign'><f:Value xmlns:f='urn:foreign'>2</f:Value></Strange>"))
              .strange == i::foreign{2});
    CHECK(decoded<i::bill>(bill("<b:Note xmlns='' i:type='Label' lang='nb'>n</b:Note>")).note == i::label{"n", "nb"});
    CHECK(decoded<i::bill>(bill("", " i:type='b:BillType'")) == i::bill{});
}

TEST_CASE("an xsi:type that names another type is refused at the start tag") {
    auto const code = errc::unexpected_type;
    for (std::string const type : {"Other", "b:Other", "t:Amount", "xsd:string", "amount", "s:Amount"}) {
        refused_type("^<Total i:type='" + type + "'><Value>1</Value></Total>", code, "/Total", type);
    }
    refused_type("\n  ^<b:Total xmlns='urn:x' i:type=' Amount '><b:Value>1</b:Value></b:Total>", code, "/Total",
                 "Amount");
    refused_type("^<Strange i:type='Foreign'/>", code, "/Strange", "Foreign");
    refused_type("^<Note i:type='Label'/>", code, "/Note", "Label");
    refused_type("^<Total i:type='xml:Amount'/>", code, "/Total", "xml:Amount");
    for (std::string const type : {"Bill", "b:Amount"}) {
        check_error<i::bill>(bill_type(type), code, "/Envelope/Body/Bill", type);
    }
    // A long one is quoted in part.
    refused_type("^<Total i:type='" + std::string(100, 'x') + "'/>", code, "/Total", std::string(64, 'x'));
}

TEST_CASE("where a record says its type, an xsi:type that is no QName, or has an unknown prefix, is an invalid value") {
    auto const code = errc::invalid_value;
    for (std::string const type :
         {"", " ", "n:Amount", "b:", ":Amount", "b:Amount:", "b:A:B", "b:1", "A B", "a&amp;b"}) {
        auto const quoted = type == "a&amp;b" ? "a&b" : type;
        refused_type("^<Total i:type='" + type + "'/>", code, "/Total", quoted);
        // Nobody asks for the type of the others: what Axis and nuSOAP write there is passed over.
        auto const found = decoded<i::bill>(bill("<Other i:type='" + type + "'><Value>1</Value></Other><Text i:type='" +
                                                 type + "'>a</Text><Number i:type='" + type +
                                                 "'>7</Number><Any i:type='" + type + "'>b</Any>"));
        CHECK(found.other == i::untyped{1});
        CHECK(found.text == "a");
        CHECK(found.number == 7);
        CHECK(found.any->text == "b");
        CHECK(decoded<i::bill>(test::envelope("<Bill xmlns='urn:bill'><Parts i:type='" + type + "'/></Bill>")).parts ==
              std::vector<std::optional<i::amount>>{});
    }
    check_error<i::bill>(bill_type("n:BillType"), code, "/Envelope/Body/Bill", "n:BillType");
    // Inside what nobody described it is not looked at.
    CHECK(decoded<i::bill>(bill("<x i:type='n:x'><y i:type=''/></x><Any><z i:type='n:z'/></Any>")).any->text ==
          "<z i:type='n:z'/>");
}

TEST_CASE("values, lists in their elements and records that say no type accept every type") {
    auto const found = decoded<i::bill>(
        test::envelope("<Bill xmlns='urn:bill' xmlns:xsd='http://www.w3.org/2001/XMLSchema'>"
                       "<Text i:type='xsd:string'>a</Text><Number i:type='xsd:decimal'>7</Number>"
                       "<Other i:type='Unheard'><Value i:type='xsd:int'>1</Value></Other>"
                       "<Parts i:type='ArrayOfWhat'><Part i:type='Amount'><Value>2</Value></Part></Parts>"
                       "<Any i:type='xsd:string'>b</Any></Bill>"));
    CHECK(found.text == "a");
    CHECK(found.number == 7);
    CHECK(found.other == i::untyped{1});
    CHECK(found.parts == std::vector<std::optional<i::amount>>{i::amount{2, {}}});
    CHECK(found.any->text == "b");
    // The text still has to be what the member's type says.
    refused_type("<Number i:type='xsd:string'>^a</Number>", errc::invalid_value, "/Number", "a");
}

TEST_CASE("an element that is nil has its type checked too") {
    CHECK(decoded<i::bill>(bill("<Total i:nil='true' i:type='Amount'/><Text i:type='xsd:string' i:nil='1'/>")) ==
          i::bill{});
    refused_type("^<Total i:nil='true' i:type='t:Amount'/>", errc::unexpected_type, "/Total", "t:Amount");
    refused_type("^<Total i:type='n:Amount' i:nil='true'/>", errc::invalid_value, "/Total", "n:Amount");
    check_error<i::bill>(test::envelope("<Bill xmlns='urn:bill'><Parts><Part i:nil='1' i:type='Amount'/>"
                                        "^<Part i:nil='1' i:type='Part'/></Parts></Bill>"),
                         errc::unexpected_type, "/Envelope/Body/Bill/Parts/Part[2]", "Part");
}

TEST_CASE("an alternative of a choice has its type checked") {
    auto const found = decoded<i::bill>(bill("<Extra i:type='b:Amount'><Value>1</Value></Extra>"
                                             "<b:Label xmlns='' i:type='Label'>l</b:Label>"
                                             "<b:Label xmlns='' i:nil='true' i:type='Label'/>"));
    REQUIRE(found.extras.size() == 3);
    CHECK(std::get<0>(found.extras[0]) == i::amount{1, {}});
    CHECK(std::get<1>(found.extras[1]) == i::label{"l", {}});
    CHECK(std::get<1>(found.extras[2]) == std::nullopt);
    refused_type("<Extra i:type='Amount'><Value>1</Value></Extra>^<Extra i:type='Label'/>", errc::unexpected_type,
                 "/Extra", "Label");
}

TEST_CASE("a streamed record has its type checked") {
    auto const text = [](std::string const& type) {
        return test::envelope(
            "<Bill xmlns='urn:bill'><Parts><Part i:type='Amount'><Value>1</Value></Part>^<Part i:type='" + type +
            "'><Value>2</Value></Part></Parts></Bill>");
    };
    for (std::string const type : {"Amount", "Other"}) {
        test::marked const document(text(type));
        for (auto const& cut : test::all_cuts(document.text)) {
            std::vector<std::int32_t> seen;
            soapcodec::stream_decoder<&i::bill::parts> each{[&](i::amount const& a) { seen.push_back(a.value); }};
            auto const result = cut.feed_to(each);
            if (type == "Amount") {
                REQUIRE(result);
                REQUIRE(seen == std::vector<std::int32_t>{1, 2});
            } else {
                REQUIRE_FALSE(result);
                REQUIRE(seen == std::vector<std::int32_t>{1});
                REQUIRE(result.error().code() == errc::unexpected_type);
                REQUIRE(result.error().path() == "/Envelope/Body/Bill/Parts/Part[2]");
                REQUIRE(result.error().subject() == "Other");
                REQUIRE(result.error().byte() == document.at.byte);
            }
        }
    }
}

TEST_CASE("the namespace of a type may be one that stands in for the shape's") {
    auto const total = [](std::string const& type) {
        return "<Total xmlns='urn:bill' xmlns:n='urn:new' i:type='" + type + "'><Value>1</Value></Total>";
    };
    soapcodec::decode_options options;
    refused_type("^" + total("n:Amount"), errc::unexpected_type, "/Total", "n:Amount", options);
    options.accepted_namespaces = {"urn:new"};
    CHECK(decoded<i::bill>(bill(total("n:Amount")), options).total == i::amount{1, {}});
    CHECK(decoded<i::bill>(bill(total("Amount")), options).total == i::amount{1, {}});
    refused_type("^" + total("t:Amount"), errc::unexpected_type, "/Total", "t:Amount", options);
    refused_type("^" + total("n:Other"), errc::unexpected_type, "/Total", "n:Other", options);
    options.accepted_namespaces.clear();
    options.any_namespace = true;
    CHECK(decoded<i::bill>(bill(total("t:Amount")), options).total == i::amount{1, {}});
    refused_type("^" + total("t:Other"), errc::unexpected_type, "/Total", "t:Other", options);
    refused_type("^" + total("unbound:Amount"), errc::invalid_value, "/Total", "unbound:Amount", options);
}

TEST_CASE("a type is never written, and takes no element's place") {
    i::bill message;
    message.total = i::amount{1, {}};
    auto const text = soapcodec::encode(message, soapcodec::soap_1_1).value();
    CHECK(text.find("type") == std::string::npos);
    CHECK(decoded<i::bill>(text) == message);
    static_assert(soapcodec::shape_of<i::amount>::size == 1);
}

TEST_CASE("records of the services know their types") {
    namespace office = soapcodec::office24seven;
    auto const passport = [](std::string const& client) {
        return test::envelope(
            "<AuthenticateByTokenResponse xmlns='http://24sevenOffice.com/webservices' "
            "xmlns:o='http://24sevenOffice.com/webservices'><AuthenticateByTokenResult i:type='o:Passport'>"
            "<Id>00000000-0000-0000-0000-000000000000</Id><Identities i:type='ArrayOfIdentity'><Identity "
            "i:type='Identity'>"
            "<Id>00000000-0000-0000-0000-000000000000</Id><User i:type='User'/><Client i:type='" +
            client +
            "'><Id>1</Id></Client><IsCurrent>1</IsCurrent><IsDefault>1</IsDefault><IsProtected>1</IsProtected>"
            "<Servers><Server i:type='Server'><Id>7</Id><Type>1</Type></Server></Servers></Identity></Identities>"
            "</AuthenticateByTokenResult></AuthenticateByTokenResponse>");
    };
    CHECK(soapcodec::decode<office::authenticate_by_token_response>(passport("o:Client")));
    CHECK(soapcodec::decode<office::authenticate_by_token_response>(passport("User")).error().code() ==
          errc::unexpected_type);

    namespace stack = soapcodec::servicestack;
    auto const status = [](std::string const& ns, std::string const& error) {
        return test::envelope("<AuthenticateResponse xmlns='" + ns + "' xmlns:q='" + ns +
                              "'><ResponseStatus i:type='ResponseStatus'><Errors><ResponseError i:type='q:" + error +
                              "'/></Errors></ResponseStatus></AuthenticateResponse>");
    };
    std::string const own = "http://schemas.servicestack.net/types";
    std::string const other = "http://schemas.datacontract.org/2004/07/ServiceStack";
    CHECK(soapcodec::decode<stack::authenticate_response>(status(own, "ResponseError")));
    CHECK(soapcodec::decode<stack::authenticate_response>(status(own, "ResponseStatus")).error().code() ==
          errc::unexpected_type);
    CHECK(soapcodec::decode<stack::authenticate_response>(status(other, "ResponseError"),
                                                          {.accepted_namespaces = {other}}));
}
