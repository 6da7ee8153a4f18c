// SPDX-License-Identifier: MIT
// Messages as well-known services write them, each with what is its own: records under two namespaces, an Id that is
// there twice, rows of attributes, values of any type, dozens of declarations. Of each: every cut, both readers, a
// round trip, and how much of it the fast path takes.
#include "support.hpp"

#include <soapcodec/decode.hpp>
#include <soapcodec/encode.hpp>
#include <soapcodec/fuzz/equivalent.hpp>
#include <soapcodec/fuzz/print.hpp>
#include <soapcodec/shape.hpp>
#include <soapcodec/stream.hpp>
#include <soapcodec/xsd/date_time.hpp>
#include <soapcodec/xsd/decimal.hpp>
#include <soapcodec/xsd/enumeration.hpp>

#include <algorithm>   // std::find
#include <chrono>      // std::chrono::minutes
#include <cstddef>     // std::size_t
#include <cstdint>     // std::int32_t
#include <optional>    // std::optional
#include <string>      // std::string
#include <string_view> // std::string_view
#include <variant>     // std::variant
#include <vector>      // std::vector

using soapcodec::any_attributes;
using soapcodec::any_elements;
using soapcodec::attribute;
using soapcodec::element;
using soapcodec::in_namespace;
using soapcodec::type_name;
using soapcodec::xml::any_attribute;
using soapcodec::xml::any_element;
using soapcodec::xml::qname;
using test::decoded;

namespace {

/// What was read is written so that it is read again as it was, in both versions.
template <class T>
void check_written(T const& value) {
    for (auto const version : {soapcodec::soap_1_1, soapcodec::soap_1_2}) {
        for (bool const indented : {false, true}) {
            auto const text = soapcodec::encode(value, version, {.indented = indented});
            REQUIRE(text);
            auto const again = soapcodec::decode<T>(*text);
            CAPTURE(*text, soapcodec::fuzz::to_text(value));
            REQUIRE(again);
            CHECK(soapcodec::fuzz::equivalent(value, *again));
        }
    }
}

} // namespace

// --- Salesforce, by the WSDL for partners: a record has whatever fields the query asks for, and its Id twice

namespace test_salesforce {

inline constexpr soapcodec::fixed_string partner = "urn:partner.soap.sforce.com";
inline constexpr soapcodec::fixed_string partner_objects = "urn:sobject.partner.soap.sforce.com";
inline constexpr soapcodec::fixed_string enterprise = "urn:enterprise.soap.sforce.com";
inline constexpr soapcodec::fixed_string enterprise_objects = "urn:sobject.enterprise.soap.sforce.com";

struct any_object {
    std::string type;
    std::vector<std::optional<std::string>> ids;
    std::vector<any_element> fields;
    friend bool operator==(any_object const&, any_object const&) = default;
};
constexpr auto soap_shape(any_object const*) {
    return soapcodec::record_in<partner_objects>(type_name<"sObject">, element<"type", &any_object::type>,
                                                 element<"Id", &any_object::ids>, any_elements<&any_object::fields>);
}

/// The result of a query, which says its type.
template <class Record>
struct basic_result {
    bool done = false;
    std::optional<std::string> locator;
    std::vector<Record> records;
    std::int32_t size = 0;
    friend bool operator==(basic_result const&, basic_result const&) = default;
};
template <class Record>
constexpr auto soap_shape(basic_result<Record> const*) {
    using T = basic_result<Record>;
    return soapcodec::record(type_name<"QueryResult">, element<"done", &T::done>,
                             element<"queryLocator", &T::locator, soapcodec::nillable>, element<"records", &T::records>,
                             element<"size", &T::size>);
}
struct partner_response {
    basic_result<any_object> result;
    friend bool operator==(partner_response const&, partner_response const&) = default;
};
constexpr auto soap_shape(partner_response const*) {
    return soapcodec::message<"queryResponse", partner>(element<"result", &partner_response::result>);
}

/// The WSDL for one organisation has a type for each kind of record.
struct account {
    std::optional<std::string> id;
    std::optional<std::string> name;
    std::optional<soapcodec::decimal> revenue;
    friend bool operator==(account const&, account const&) = default;
};
constexpr auto soap_shape(account const*) {
    return soapcodec::record_in<enterprise_objects>(
        type_name<"Account">, element<"Id", &account::id, soapcodec::nillable>,
        element<"AnnualRevenue", &account::revenue, soapcodec::nillable>, element<"Name", &account::name>);
}
struct contact {
    std::optional<std::string> id;
    std::optional<test_salesforce::account> account;
    std::optional<std::string> last_name;
    std::optional<soapcodec::date_time> modified;
    friend bool operator==(contact const&, contact const&) = default;
};
constexpr auto soap_shape(contact const*) {
    return soapcodec::record_in<enterprise_objects>(
        type_name<"Contact">, element<"Id", &contact::id, soapcodec::nillable>, element<"Account", &contact::account>,
        element<"LastModifiedDate", &contact::modified>, element<"LastName", &contact::last_name>);
}
struct enterprise_response {
    basic_result<std::variant<account, contact>> result;
    friend bool operator==(enterprise_response const&, enterprise_response const&) = default;
};
constexpr auto soap_shape(enterprise_response const*) {
    return soapcodec::message<"queryResponse", enterprise>(element<"result", &enterprise_response::result>);
}

} // namespace test_salesforce

TEST_CASE("Salesforce's records for partners, with fields of any name") {
    constexpr std::string_view document =
        R"(<?xml version="1.0" encoding="UTF-8"?><soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/")"
        R"( xmlns="urn:partner.soap.sforce.com" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance")"
        R"( xmlns:sf="urn:sobject.partner.soap.sforce.com"><soapenv:Header><LimitInfoHeader><limitInfo><current>7</current>)"
        R"(<limit>15000</limit><type>API REQUESTS</type></limitInfo></LimitInfoHeader></soapenv:Header><soapenv:Body>)"
        R"(<queryResponse><result xsi:type="QueryResult"><done>false</done><queryLocator>01gX-2</queryLocator>)"
        R"(<records xsi:type="sf:sObject"><sf:type>Account</sf:type><sf:Id>001A</sf:Id><sf:Id>001A</sf:Id>)"
        R"(<sf:Name>Fjord &amp; S)"
        "\xC3\xB8nn"
        R"(</sf:Name><sf:Website xsi:nil="true"/>)"
        R"(<sf:Contacts xsi:type="QueryResult"><done>true</done><queryLocator xsi:nil="true"/>)"
        R"(<records xsi:type="sf:sObject"><sf:type>Contact</sf:type><sf:Id xsi:nil="true"/><sf:LastName>Li</sf:LastName>)"
        R"(</records><size>1</size></sf:Contacts></records><records xsi:type="sf:sObject"><sf:type>Account</sf:type>)"
        R"(<sf:Id xsi:nil="true"/><sf:Name>B</sf:Name></records><size>427</size></result></queryResponse></soapenv:Body>)"
        R"(</soapenv:Envelope>)";
    using test_salesforce::partner_response;
    auto const found = decoded<partner_response>(document);
    CHECK_FALSE(found.result.done);
    CHECK(found.result.locator == "01gX-2");
    CHECK(found.result.size == 427);
    REQUIRE(found.result.records.size() == 2);
    auto const& first = found.result.records[0];
    CHECK(first.ids == std::vector<std::optional<std::string>>{"001A", "001A"});
    REQUIRE(first.fields.size() == 3);
    CHECK(first.fields[0].name == qname{"urn:sobject.partner.soap.sforce.com", "Name"});
    CHECK(first.fields[0].content.text == "Fjord &amp; S\xC3\xB8nn");
    CHECK(first.fields[1].attributes ==
          std::vector<any_attribute>{{{"http://www.w3.org/2001/XMLSchema-instance", "nil"}, "true"}});
    CHECK(first.fields[2].attributes.at(0).value == "QueryResult");
    CHECK(found.result.records[1].ids == std::vector<std::optional<std::string>>{std::nullopt});
    check_written(found);
    // Fields that no shape describes are kept by the reader of events, which gathers their bytes.
    CHECK(test::taken_ahead<partner_response>(document) == 0);
}

TEST_CASE("Salesforce's records for one organisation, by xsi:type") {
    std::string const contact =
        R"(<records xsi:type="sf:Contact"><sf:Id>003A</sf:Id><sf:Account xsi:type="sf:Account"><sf:Id xsi:nil="true"/>)"
        R"(<sf:Name>Acme</sf:Name></sf:Account><sf:LastModifiedDate>2026-11-28T00:50:00.000Z</sf:LastModifiedDate>)"
        R"(<sf:LastName>Li</sf:LastName></records>)";
    std::string const document =
        R"(<?xml version="1.0" encoding="UTF-8"?><soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/")"
        R"( xmlns="urn:enterprise.soap.sforce.com" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance")"
        R"( xmlns:sf="urn:sobject.enterprise.soap.sforce.com"><soapenv:Body><queryResponse>)"
        R"(<result xsi:type="QueryResult"><done>true</done><queryLocator xsi:nil="true"/>)" +
        contact +
        R"(<records xsi:type="sf:Account"><sf:Id>001A</sf:Id><sf:AnnualRevenue>1.5E9</sf:AnnualRevenue></records>)"
        R"(<size>2</size></result></queryResponse></soapenv:Body></soapenv:Envelope>)";
    using test_salesforce::enterprise_response;
    // xs:double has a form that decimals have not: describe such a field as a double.
    CHECK(soapcodec::decode<enterprise_response>(document).error().path() ==
          "/Envelope/Body/queryResponse/result/records/AnnualRevenue");
    auto plain = document;
    plain.replace(plain.find("1.5E9"), 5, "1500.0");
    auto const found = decoded<enterprise_response>(plain);
    REQUIRE(found.result.records.size() == 2);
    auto const& who = std::get<test_salesforce::contact>(found.result.records[0]);
    CHECK(who.last_name == "Li");
    CHECK_FALSE(who.account->id);
    CHECK(who.account->name == "Acme");
    CHECK(std::get<test_salesforce::account>(found.result.records[1]).revenue->text() == "1500");
    check_written(found);
    CHECK(test::taken_ahead<enterprise_response>(plain) == plain.size());
}

// --- Exchange: messages in one namespace, what they hold in another, items of several kinds in one list

namespace test_exchange {

inline constexpr soapcodec::fixed_string messages = "http://schemas.microsoft.com/exchange/services/2006/messages";
inline constexpr soapcodec::fixed_string types = "http://schemas.microsoft.com/exchange/services/2006/types";

struct item_id {
    std::string id;
    std::optional<std::string> change_key;
    friend bool operator==(item_id const&, item_id const&) = default;
};
constexpr auto soap_shape(item_id const*) {
    return soapcodec::record(attribute<"Id", &item_id::id>, attribute<"ChangeKey", &item_id::change_key>);
}
struct mailbox {
    std::optional<std::string> name;
    std::optional<std::string> address;
    friend bool operator==(mailbox const&, mailbox const&) = default;
};
constexpr auto soap_shape(mailbox const*) {
    return soapcodec::record(element<"Name", &mailbox::name>, element<"EmailAddress", &mailbox::address>);
}
struct sender {
    test_exchange::mailbox mailbox;
    friend bool operator==(sender const&, sender const&) = default;
};
constexpr auto soap_shape(sender const*) {
    return soapcodec::record(element<"Mailbox", &sender::mailbox>);
}
struct mail {
    item_id id;
    std::optional<std::string> subject;
    std::optional<soapcodec::date_time> received;
    std::optional<sender> from;
    std::optional<bool> is_read;
    friend bool operator==(mail const&, mail const&) = default;
};
constexpr auto soap_shape(mail const*) {
    return soapcodec::record(element<"ItemId", &mail::id>, element<"Subject", &mail::subject>,
                             element<"DateTimeReceived", &mail::received>, element<"From", &mail::from>,
                             element<"IsRead", &mail::is_read>);
}
struct meeting {
    item_id id;
    std::optional<std::string> subject;
    std::optional<soapcodec::date_time> start;
    friend bool operator==(meeting const&, meeting const&) = default;
};
constexpr auto soap_shape(meeting const*) {
    return soapcodec::record(element<"ItemId", &meeting::id>, element<"Subject", &meeting::subject>,
                             element<"Start", &meeting::start>);
}
struct found_items {
    std::vector<std::variant<mail, meeting>> all;
    friend bool operator==(found_items const&, found_items const&) = default;
};
constexpr auto soap_shape(found_items const*) {
    return soapcodec::record_in<types>(soapcodec::choice<&found_items::all, soapcodec::alternative<"Message">,
                                                         soapcodec::alternative<"CalendarItem">>);
}
struct root_folder {
    std::optional<std::int32_t> next_offset;
    std::optional<std::int32_t> total;
    std::optional<bool> includes_last;
    std::optional<found_items> items;
    friend bool operator==(root_folder const&, root_folder const&) = default;
};
constexpr auto soap_shape(root_folder const*) {
    return soapcodec::record(attribute<"IndexedPagingOffset", &root_folder::next_offset>,
                             attribute<"TotalItemsInView", &root_folder::total>,
                             attribute<"IncludesLastItemInRange", &root_folder::includes_last>,
                             element<"Items", &root_folder::items, in_namespace<types>>);
}
struct find_message {
    std::string response_class;
    std::optional<std::string> text;
    std::string code;
    std::optional<test_exchange::root_folder> folder;
    friend bool operator==(find_message const&, find_message const&) = default;
};
constexpr auto soap_shape(find_message const*) {
    return soapcodec::record(attribute<"ResponseClass", &find_message::response_class>,
                             element<"MessageText", &find_message::text>, element<"ResponseCode", &find_message::code>,
                             element<"RootFolder", &find_message::folder>);
}
struct find_response {
    std::vector<find_message> messages;
    friend bool operator==(find_response const&, find_response const&) = default;
};
constexpr auto soap_shape(find_response const*) {
    return soapcodec::message<"FindItemResponse", messages>(
        element<"ResponseMessages", &find_response::messages, soapcodec::items<"FindItemResponseMessage">>);
}

} // namespace test_exchange

TEST_CASE("Exchange's FindItem, a page and an error") {
    constexpr std::string_view document =
        R"(<?xml version="1.0" encoding="utf-8"?><s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Header>)"
        R"(<h:ServerVersionInfo MajorVersion="15" MinorVersion="20" Version="V2018_01_08")"
        R"( xmlns:h="http://schemas.microsoft.com/exchange/services/2006/types" xmlns:xsd="http://www.w3.org/2001/XMLSchema")"
        R"( xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"/></s:Header><s:Body>)"
        R"(<m:FindItemResponse xmlns:m="http://schemas.microsoft.com/exchange/services/2006/messages")"
        R"( xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:xsd="http://www.w3.org/2001/XMLSchema")"
        R"( xmlns:t="http://schemas.microsoft.com/exchange/services/2006/types"><m:ResponseMessages>)"
        R"(<m:FindItemResponseMessage ResponseClass="Success"><m:ResponseCode>NoError</m:ResponseCode>)"
        R"(<m:RootFolder IndexedPagingOffset="2" TotalItemsInView="71" IncludesLastItemInRange="false"><t:Items>)"
        R"(<t:Message><t:ItemId Id="AAMk=" ChangeKey="CQAA"/><t:Subject>R&amp;D</t:Subject><t:Size>5120</t:Size>)"
        R"(<t:DateTimeReceived>2026-11-27T08:15:00Z</t:DateTimeReceived><t:From><t:Mailbox><t:Name>Ola</t:Name>)"
        R"(<t:EmailAddress>ola@example.no</t:EmailAddress></t:Mailbox></t:From><t:IsRead>true</t:IsRead></t:Message>)"
        R"(<t:CalendarItem><t:ItemId Id="AAMl="/><t:Subject/><t:Start>2026-12-01T09:00:00Z</t:Start></t:CalendarItem>)"
        R"(</t:Items></m:RootFolder></m:FindItemResponseMessage><m:FindItemResponseMessage ResponseClass="Error">)"
        R"(<m:MessageText>No such folder.</m:MessageText><m:ResponseCode>ErrorFolderNotFound</m:ResponseCode>)"
        R"(<m:DescriptiveLinkKey>0</m:DescriptiveLinkKey></m:FindItemResponseMessage></m:ResponseMessages>)"
        R"(</m:FindItemResponse></s:Body></s:Envelope>)";
    using test_exchange::find_response;
    auto const found = decoded<find_response>(document);
    REQUIRE(found.messages.size() == 2);
    auto const& folder = found.messages[0].folder.value();
    CHECK(folder.next_offset == 2);
    CHECK(folder.includes_last == false);
    REQUIRE(folder.items->all.size() == 2);
    auto const& mail = std::get<0>(folder.items->all[0]);
    CHECK(mail.id == test_exchange::item_id{"AAMk=", "CQAA"});
    CHECK(mail.from->mailbox.address == "ola@example.no");
    CHECK(std::get<1>(folder.items->all[1]).subject == "");
    CHECK(found.messages[1].code == "ErrorFolderNotFound");
    check_written(found);
    CHECK(test::taken_ahead<find_response>(document) == document.size());
}

// --- SharePoint: rows of attributes whose names are those of a list's columns

namespace test_sharepoint {

inline constexpr soapcodec::fixed_string rowset = "urn:schemas-microsoft-com:rowset";
inline constexpr soapcodec::fixed_string rows = "#RowsetSchema";

/// All columns, or those that are known.
struct open_row {
    std::int32_t id = 0;
    std::vector<any_attribute> columns;
    friend bool operator==(open_row const&, open_row const&) = default;
};
constexpr auto soap_shape(open_row const*) {
    return soapcodec::record(attribute<"ows_ID", &open_row::id>, any_attributes<&open_row::columns>);
}
struct known_row {
    std::int32_t id = 0;
    std::optional<std::string> title;
    friend bool operator==(known_row const&, known_row const&) = default;
};
constexpr auto soap_shape(known_row const*) {
    return soapcodec::record(attribute<"ows_ID", &known_row::id>, attribute<"ows_LinkTitle", &known_row::title>);
}

template <class Row>
struct basic_data {
    std::int32_t count = 0;
    std::optional<std::string> next;
    std::vector<Row> rows;
    friend bool operator==(basic_data const&, basic_data const&) = default;
};
template <class Row>
constexpr auto soap_shape(basic_data<Row> const*) {
    using T = basic_data<Row>;
    return soapcodec::record(attribute<"ItemCount", &T::count>, attribute<"ListItemCollectionPositionNext", &T::next>,
                             element<"row", &T::rows, in_namespace<test_sharepoint::rows>>);
}
template <class Row>
struct basic_items {
    basic_data<Row> data;
    friend bool operator==(basic_items const&, basic_items const&) = default;
};
template <class Row>
constexpr auto soap_shape(basic_items<Row> const*) {
    return soapcodec::record(element<"data", &basic_items<Row>::data, in_namespace<rowset>>);
}
template <class Row>
struct basic_list {
    basic_items<Row> items;
    friend bool operator==(basic_list const&, basic_list const&) = default;
};
template <class Row>
constexpr auto soap_shape(basic_list<Row> const*) {
    return soapcodec::record(element<"listitems", &basic_list<Row>::items>);
}
template <class Row>
struct basic_response {
    basic_list<Row> result;
    friend bool operator==(basic_response const&, basic_response const&) = default;
};
template <class Row>
constexpr auto soap_shape(basic_response<Row> const*) {
    return soapcodec::message<"GetListItemsResponse", "http://schemas.microsoft.com/sharepoint/soap/">(
        element<"GetListItemsResult", &basic_response<Row>::result>);
}

} // namespace test_sharepoint

TEST_CASE("SharePoint's GetListItems, rows of attributes") {
    constexpr std::string_view document =
        R"(<?xml version="1.0" encoding="utf-8"?><soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/")"
        R"( xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:xsd="http://www.w3.org/2001/XMLSchema"><soap:Body>)"
        R"(<GetListItemsResponse xmlns="http://schemas.microsoft.com/sharepoint/soap/"><GetListItemsResult>)"
        "<listitems xmlns:s='uuid:BDC6E3F0-6DA3-11d1-A2A3-00AA00C14882'\n"
        "     xmlns:dt='uuid:C2F41010-65B3-11d1-A29F-00AA00C14882'\n     xmlns:rs='urn:schemas-microsoft-com:rowset'\n"
        "     xmlns:z='#RowsetSchema'>\n<rs:data ItemCount=\"2\" "
        "ListItemCollectionPositionNext=\"Paged=TRUE&amp;p_ID=2\">"
        "\n   <z:row ows_LinkTitle='A &lt;b&gt;' ows__Level='1' ows_ID='1' ows_Modified='2026-11-27 08:15:00'"
        " ows_MetaInfo='1;#vti_x:SW|y&#10;' />\n   <z:row ows_ID='2' ows_Author='7;#Ola, Kari' />\n</rs:data>\n"
        "</listitems></GetListItemsResult></GetListItemsResponse></soap:Body></soap:Envelope>";
    using all = test_sharepoint::basic_response<test_sharepoint::open_row>;
    auto const found = decoded<all>(document);
    auto const& data = found.result.items.data;
    CHECK(data.count == 2);
    CHECK(data.next == "Paged=TRUE&p_ID=2");
    REQUIRE(data.rows.size() == 2);
    CHECK(data.rows[0].columns == std::vector<any_attribute>{{{"", "ows_LinkTitle"}, "A <b>"},
                                                             {{"", "ows__Level"}, "1"},
                                                             {{"", "ows_Modified"}, "2026-11-27 08:15:00"},
                                                             {{"", "ows_MetaInfo"}, "1;#vti_x:SW|y\n"}});
    CHECK(data.rows[1].id == 2);
    check_written(found);
    // Attributes that no shape describes are kept by the reader of events alone.
    CHECK(test::taken_ahead<all>(document) == 0);

    using some = test_sharepoint::basic_response<test_sharepoint::known_row>;
    auto const known = decoded<some>(document);
    CHECK(known.result.items.data.rows == std::vector<test_sharepoint::known_row>{{1, "A <b>"}, {2, std::nullopt}});
    check_written(known);
    // References in the values of attributes are the parser's; without them the fast path takes it all.
    CHECK(test::taken_ahead<some>(document) == 0);
    std::string plain(document);
    for (auto at = plain.find('&'); at != plain.npos; at = plain.find('&')) {
        plain.erase(at, plain.find(';', at) + 1 - at);
    }
    CHECK(decoded<some>(plain).result.items.data.rows.at(0).title == "A b");
    CHECK(test::taken_ahead<some>(plain) == plain.size());
}

// --- VIES: everything prefixed, a date with a zone, texts of several lines

namespace test_vies {

struct check_response {
    std::string country;
    std::string number;
    soapcodec::date requested;
    bool valid = false;
    std::optional<std::string> name;
    std::optional<std::string> address;
    friend bool operator==(check_response const&, check_response const&) = default;
};
constexpr auto soap_shape(check_response const*) {
    return soapcodec::message<"checkVatResponse", "urn:ec.europa.eu:taxud:vies:services:checkVat:types">(
        element<"countryCode", &check_response::country>, element<"vatNumber", &check_response::number>,
        element<"requestDate", &check_response::requested>, element<"valid", &check_response::valid>,
        element<"name", &check_response::name, soapcodec::nillable>,
        element<"address", &check_response::address, soapcodec::nillable>);
}

} // namespace test_vies

TEST_CASE("VIES' checkVat") {
    constexpr std::string_view document =
        R"(<env:Envelope xmlns:env="http://schemas.xmlsoap.org/soap/envelope/"><env:Header/><env:Body>)"
        R"(<ns2:checkVatResponse xmlns:ns2="urn:ec.europa.eu:taxud:vies:services:checkVat:types">)"
        "<ns2:countryCode>LU</ns2:countryCode><ns2:vatNumber>12345678</ns2:vatNumber>"
        "<ns2:requestDate>2026-11-28+01:00</ns2:requestDate><ns2:valid>true</ns2:valid><ns2:name>FJORD S.A "
        "R.L.</ns2:name>"
        "<ns2:address>1, RUE DE L'EAU\nL-1111  "
        "LUXEMBOURG</ns2:address></ns2:checkVatResponse></env:Body></env:Envelope>";
    auto const found = decoded<test_vies::check_response>(document);
    CHECK(found.requested.zone == std::chrono::minutes(60));
    CHECK(found.valid);
    CHECK(found.address == "1, RUE DE L'EAU\nL-1111  LUXEMBOURG");
    check_written(found);
    CHECK(test::taken_ahead<test_vies::check_response>(document) == document.size());
}

// --- vSphere: values of any type, and events derived from each other

namespace test_vsphere {

struct reference {
    std::string type;
    std::string id;
    friend bool operator==(reference const&, reference const&) = default;
};
constexpr auto soap_shape(reference const*) {
    return soapcodec::record(attribute<"type", &reference::type>, soapcodec::text_content<&reference::id>);
}
/// The value is xsd:anyType.
struct property {
    std::string name;
    any_element value;
    friend bool operator==(property const&, property const&) = default;
};
constexpr auto soap_shape(property const*) {
    return soapcodec::record(element<"name", &property::name>, element<"val", &property::value>);
}
struct object {
    reference ref;
    std::vector<property> properties;
    friend bool operator==(object const&, object const&) = default;
};
constexpr auto soap_shape(object const*) {
    return soapcodec::record(element<"obj", &object::ref>, element<"propSet", &object::properties>);
}
struct retrieved {
    std::optional<std::string> token;
    std::vector<object> objects;
    friend bool operator==(retrieved const&, retrieved const&) = default;
};
constexpr auto soap_shape(retrieved const*) {
    return soapcodec::record(element<"token", &retrieved::token>, element<"objects", &retrieved::objects>);
}
struct retrieve_response {
    std::optional<test_vsphere::retrieved> value;
    friend bool operator==(retrieve_response const&, retrieve_response const&) = default;
};
constexpr auto soap_shape(retrieve_response const*) {
    return soapcodec::message<"RetrievePropertiesExResponse", "urn:vim25">(
        element<"returnval", &retrieve_response::value>);
}

struct event {
    std::int32_t key = 0;
    std::string user;
    friend bool operator==(event const&, event const&) = default;
};
constexpr auto soap_shape(event const*) {
    return soapcodec::record(type_name<"Event">, element<"key", &event::key>, element<"userName", &event::user>);
}
struct powered_on : event {
    std::optional<bool> is_template;
    friend bool operator==(powered_on const&, powered_on const&) = default;
};
constexpr auto soap_shape(powered_on const*) {
    return soapcodec::record(type_name<"VmPoweredOnEvent">, element<"key", &powered_on::key>,
                             element<"userName", &powered_on::user>, element<"template", &powered_on::is_template>);
}
struct login : event {
    std::string address;
    friend bool operator==(login const&, login const&) = default;
};
constexpr auto soap_shape(login const*) {
    return soapcodec::record(type_name<"UserLoginSessionEvent">, element<"key", &login::key>,
                             element<"userName", &login::user>, element<"ipAddress", &login::address>);
}
struct events_response {
    std::vector<std::variant<event, powered_on, login>> events;
    friend bool operator==(events_response const&, events_response const&) = default;
};
constexpr auto soap_shape(events_response const*) {
    return soapcodec::message<"QueryEventsResponse", "urn:vim25">(element<"returnval", &events_response::events>);
}

std::string envelope(std::string_view body) {
    return R"(<?xml version="1.0" encoding="UTF-8"?>)"
           "\n<soapenv:Envelope xmlns:soapenc=\"http://schemas.xmlsoap.org/soap/encoding/\"\n "
           "xmlns:soapenv=\"http://schemas.xmlsoap.org/soap/envelope/\"\n "
           "xmlns:xsd=\"http://www.w3.org/2001/XMLSchema\"\n "
           "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">\n<soapenv:Body>\n" +
           std::string(body) + "\n</soapenv:Body>\n</soapenv:Envelope>";
}

} // namespace test_vsphere

TEST_CASE("vSphere's RetrievePropertiesEx, values of any type") {
    using test_vsphere::retrieve_response;
    auto const document = test_vsphere::envelope(
        R"(<RetrievePropertiesExResponse xmlns="urn:vim25"><returnval><token>0</token><objects>)"
        R"(<obj type="VirtualMachine">vm-1</obj><propSet><name>name</name><val xsi:type="xsd:string">web &amp; db</val>)"
        R"(</propSet><propSet><name>network</name><val xsi:type="ArrayOfManagedObjectReference"><ManagedObjectReference)"
        R"( type="Network" xsi:type="ManagedObjectReference">network-7</ManagedObjectReference></val></propSet><propSet>)"
        R"(<name>parent</name><val type="Folder" xsi:type="ManagedObjectReference">group-v3</val></propSet></objects>)"
        R"(</returnval></RetrievePropertiesExResponse>)");
    auto const found = decoded<retrieve_response>(document);
    REQUIRE(found.value->objects.size() == 1);
    auto const& one = found.value->objects[0];
    CHECK(one.ref == test_vsphere::reference{"VirtualMachine", "vm-1"});
    REQUIRE(one.properties.size() == 3);
    CHECK(one.properties[0].value.content.text == "web &amp; db");
    qname const type{"http://www.w3.org/2001/XMLSchema-instance", "type"};
    CHECK(one.properties[0].value.attributes == std::vector<any_attribute>{{type, "xsd:string"}});
    CHECK(one.properties[2].value.attributes ==
          std::vector<any_attribute>{{{"", "type"}, "Folder"}, {type, "ManagedObjectReference"}});
    check_written(found);
    // The prefix in a value's type means what it meant, wherever the value is written.
    auto const text = soapcodec::encode(found, soapcodec::soap_1_2).value();
    auto const again = soapcodec::decode<retrieve_response>(text).value();
    auto const& scope = again.value->objects[0].properties[0].value.content.scope;
    CHECK(std::find(scope.begin(), scope.end(),
                    soapcodec::xml::namespace_binding{"xsd", "http://www.w3.org/2001/XMLSchema"}) != scope.end());
    // Raw XML is gathered from events.
    CHECK(test::taken_ahead<retrieve_response>(document) == 0);
}

TEST_CASE("vSphere's events, told apart by xsi:type") {
    using test_vsphere::events_response;
    auto const document = test_vsphere::envelope(
        R"(<QueryEventsResponse xmlns="urn:vim25"><returnval xsi:type="VmPoweredOnEvent"><key>1</key><chainId>1</chainId>)"
        R"(<createdTime>2026-11-28T00:50:00.123456Z</createdTime><userName>VSPHERE\ola</userName><host><name>esx-1</name>)"
        R"(<host type="HostSystem">host-9</host></host><template>false</template></returnval>)"
        R"(<returnval xsi:type="UserLoginSessionEvent"><key>2</key><userName>ola</userName><ipAddress>10.0.0.1</ipAddress>)"
        R"(<sessionId>x</sessionId></returnval><returnval xsi:type="AlarmEvent"><key>3</key><userName/><alarm>a</alarm>)"
        R"(</returnval></QueryEventsResponse>)");
    // Types that the shape does not know are errors, unless any may stand for the first.
    CHECK(soapcodec::decode<events_response>(document).error().code() == soapcodec::errc::unexpected_type);
    soapcodec::decode_options options;
    options.any_type = true;
    auto const found = decoded<events_response>(document, options);
    REQUIRE(found.events.size() == 3);
    CHECK(std::get<test_vsphere::powered_on>(found.events[0]).user == "VSPHERE\\ola");
    CHECK(std::get<test_vsphere::login>(found.events[1]).address == "10.0.0.1");
    CHECK(std::get<test_vsphere::event>(found.events[2]).key == 3);
    check_written(found);

    auto known = document;
    known.replace(known.find("AlarmEvent"), 10, "Event");
    CHECK(test::taken_ahead<events_response>(known) == known.size());
    std::size_t count = 0;
    soapcodec::stream_decoder<&events_response::events> each{
        [&](std::variant<test_vsphere::event, test_vsphere::powered_on, test_vsphere::login> const& one) {
            CHECK(one == found.events[count++]);
        }};
    CHECK(each.finish(known));
    CHECK(count == 3);
}

// --- ONVIF: SOAP 1.2, two namespaces, declarations of all that the device knows, extensions

namespace test_onvif {

inline constexpr soapcodec::fixed_string media = "http://www.onvif.org/ver10/media/wsdl";
inline constexpr soapcodec::fixed_string schema = "http://www.onvif.org/ver10/schema";

struct bounds {
    std::int32_t x = 0;
    std::int32_t y = 0;
    std::int32_t width = 0;
    std::int32_t height = 0;
    friend bool operator==(bounds const&, bounds const&) = default;
};
constexpr auto soap_shape(bounds const*) {
    return soapcodec::record(attribute<"x", &bounds::x>, attribute<"y", &bounds::y>, attribute<"width", &bounds::width>,
                             attribute<"height", &bounds::height>);
}
template <class Extension>
struct basic_source {
    std::string token;
    std::string name;
    test_onvif::bounds bounds;
    Extension extension;
    friend bool operator==(basic_source const&, basic_source const&) = default;
};
struct skipped {
    friend bool operator==(skipped const&, skipped const&) = default;
};
constexpr auto soap_shape(skipped const*) {
    return soapcodec::record();
}
template <class Extension>
constexpr auto soap_shape(basic_source<Extension> const*) {
    using T = basic_source<Extension>;
    return soapcodec::record(attribute<"token", &T::token>, element<"Name", &T::name>, element<"Bounds", &T::bounds>,
                             element<"Extension", &T::extension>);
}
template <class Extension>
struct basic_profile {
    std::string token;
    std::optional<bool> fixed;
    std::string name;
    std::optional<basic_source<Extension>> source;
    friend bool operator==(basic_profile const&, basic_profile const&) = default;
};
template <class Extension>
constexpr auto soap_shape(basic_profile<Extension> const*) {
    using T = basic_profile<Extension>;
    return soapcodec::record_in<schema>(attribute<"token", &T::token>, attribute<"fixed", &T::fixed>,
                                        element<"Name", &T::name>, element<"VideoSourceConfiguration", &T::source>);
}
template <class Extension>
struct basic_response {
    std::vector<basic_profile<Extension>> profiles;
    friend bool operator==(basic_response const&, basic_response const&) = default;
};
template <class Extension>
constexpr auto soap_shape(basic_response<Extension> const*) {
    return soapcodec::message<"GetProfilesResponse", media>(element<"Profiles", &basic_response<Extension>::profiles>);
}

} // namespace test_onvif

TEST_CASE("ONVIF's GetProfiles, extensions kept and skipped") {
    std::string document =
        R"(<?xml version="1.0" encoding="UTF-8"?>)"
        "\r\n"
        R"(<SOAP-ENV:Envelope xmlns:SOAP-ENV="http://www.w3.org/2003/05/soap-envelope")"
        R"( xmlns:SOAP-ENC="http://www.w3.org/2003/05/soap-encoding" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance")"
        R"( xmlns:xsd="http://www.w3.org/2001/XMLSchema" xmlns:tt="http://www.onvif.org/ver10/schema")"
        R"( xmlns:trt="http://www.onvif.org/ver10/media/wsdl" xmlns:ter="http://www.onvif.org/ver10/error")"
        R"( xmlns:wsse="http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd")"
        R"( xmlns:wsnt="http://docs.oasis-open.org/wsn/b-2"><SOAP-ENV:Header></SOAP-ENV:Header><SOAP-ENV:Body>)"
        R"(<trt:GetProfilesResponse><trt:Profiles token="Profile_1" fixed="true"><tt:Name>main</tt:Name>)"
        R"(<tt:VideoSourceConfiguration token="VSC_1"><tt:Name>source</tt:Name><tt:UseCount>2</tt:UseCount>)"
        R"(<tt:SourceToken>VS_1</tt:SourceToken><tt:Bounds height="1080" width="1920" y="0" x="0"></tt:Bounds>)"
        R"(<tt:Extension wsnt:x="1"><tt:Rotate><tt:Mode>OFF</tt:Mode></tt:Rotate></tt:Extension>)"
        R"(</tt:VideoSourceConfiguration></trt:Profiles><trt:Profiles token="Profile_2"><tt:Name>none</tt:Name>)"
        R"(</trt:Profiles></trt:GetProfilesResponse></SOAP-ENV:Body></SOAP-ENV:Envelope>)"
        "\r\n";
    using keeping = test_onvif::basic_response<any_element>;
    auto const found = decoded<keeping>(document);
    REQUIRE(found.profiles.size() == 2);
    CHECK(found.profiles[0].fixed == true);
    auto const& source = found.profiles[0].source.value();
    CHECK(source.bounds == test_onvif::bounds{0, 0, 1920, 1080});
    CHECK(source.extension.content.text == "<tt:Rotate><tt:Mode>OFF</tt:Mode></tt:Rotate>");
    CHECK(source.extension.attributes ==
          std::vector<any_attribute>{{{"http://docs.oasis-open.org/wsn/b-2", "x"}, "1"}});
    CHECK_FALSE(found.profiles[1].source);
    check_written(found);
    // Raw XML is gathered from events.
    CHECK(test::taken_ahead<keeping>(document) == 0);

    using skipping = test_onvif::basic_response<test_onvif::skipped>;
    check_written(decoded<skipping>(document));
    CHECK(test::taken_ahead<skipping>(document) == document.size());
}
