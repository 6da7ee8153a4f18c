// SPDX-License-Identifier: MIT
// Salesforce, by the WSDL for partners: a record has whatever fields the query asks for, and its Id twice.
#include "dialects.hpp"

#include <soapcodec/xsd/date_time.hpp>
#include <soapcodec/xsd/decimal.hpp>

#include <cstdint>     // std::int32_t
#include <optional>    // std::optional
#include <string>      // std::string
#include <string_view> // std::string_view
#include <variant>     // std::variant
#include <vector>      // std::vector

using soapcodec::any_elements;
using soapcodec::element;
using soapcodec::type_name;
using soapcodec::xml::any_attribute;
using soapcodec::xml::any_element;
using soapcodec::xml::qname;
using test::check_written;
using test::decoded;

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
