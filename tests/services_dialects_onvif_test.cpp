// SPDX-License-Identifier: MIT
// ONVIF: SOAP 1.2, two namespaces, declarations of all that the device knows, extensions.
#include "dialects.hpp"

#include <cstdint>  // std::int32_t
#include <optional> // std::optional
#include <string>   // std::string
#include <vector>   // std::vector

using soapcodec::attribute;
using soapcodec::element;
using soapcodec::xml::any_attribute;
using soapcodec::xml::any_element;
using test::check_written;
using test::decoded;

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
