// SPDX-License-Identifier: MIT
// VSphere: values of any type, and events derived from each other.
#include "dialects.hpp"

#include <soapcodec/stream.hpp>

#include <algorithm>   // std::find
#include <cstddef>     // std::size_t
#include <cstdint>     // std::int32_t
#include <optional>    // std::optional
#include <string>      // std::string
#include <string_view> // std::string_view
#include <variant>     // std::variant
#include <vector>      // std::vector

using soapcodec::attribute;
using soapcodec::element;
using soapcodec::type_name;
using soapcodec::xml::any_attribute;
using soapcodec::xml::any_element;
using soapcodec::xml::qname;
using test::check_written;
using test::decoded;

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
