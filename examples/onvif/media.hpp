// SPDX-License-Identifier: MIT
// GetProfiles of ONVIF's media service (ver10): of each profile what a viewer of its stream needs. The schema has more,
// which is skipped. The messages are in one namespace and what they hold in another.
#pragma once

#include <soapcodec/fixed_string.hpp>
#include <soapcodec/shape.hpp>
#include <soapcodec/xsd/enumeration.hpp>

#include <cstdint>     // std::int32_t
#include <optional>    // std::optional
#include <string>      // std::string
#include <string_view> // std::string_view
#include <vector>      // std::vector

namespace onvif {

/// The schema has the first three. Cameras send others, H265 above all.
enum class encoding : unsigned char { jpeg, mpeg4, h264, another };

} // namespace onvif

template <>
inline constexpr auto soapcodec::enumeration<onvif::encoding> = soapcodec::names<onvif::encoding>(
    {{onvif::encoding::jpeg, "JPEG"}, {onvif::encoding::mpeg4, "MPEG4"}, {onvif::encoding::h264, "H264"}},
    onvif::encoding::another);

namespace onvif {

inline constexpr soapcodec::fixed_string media_namespace = "http://www.onvif.org/ver10/media/wsdl";
inline constexpr soapcodec::fixed_string schema_namespace = "http://www.onvif.org/ver10/schema";

struct rectangle { // <tt:Bounds x="0" y="0" width="1920" height="1080"/>
    std::int32_t x = 0;
    std::int32_t y = 0;
    std::int32_t width = 0;
    std::int32_t height = 0;
};
constexpr auto soap_shape(rectangle const*) {
    return soapcodec::record(soapcodec::attribute<"x", &rectangle::x>, soapcodec::attribute<"y", &rectangle::y>,
                             soapcodec::attribute<"width", &rectangle::width>,
                             soapcodec::attribute<"height", &rectangle::height>);
}

struct video_source {
    std::string token; ///< of the sensor
    rectangle bounds;
};
constexpr auto soap_shape(video_source const*) {
    return soapcodec::record(soapcodec::element<"SourceToken", &video_source::token>,
                             soapcodec::element<"Bounds", &video_source::bounds>);
}

struct resolution {
    std::int32_t width = 0;
    std::int32_t height = 0;
};
constexpr auto soap_shape(resolution const*) {
    return soapcodec::record(soapcodec::element<"Width", &resolution::width>,
                             soapcodec::element<"Height", &resolution::height>);
}

struct rate_control {
    std::int32_t frames = 0;  ///< a second, at most
    std::int32_t bitrate = 0; ///< kbit/s, at most
};
constexpr auto soap_shape(rate_control const*) {
    return soapcodec::record(soapcodec::element<"FrameRateLimit", &rate_control::frames>,
                             soapcodec::element<"BitrateLimit", &rate_control::bitrate>);
}

struct video_encoder {
    onvif::encoding encoding = onvif::encoding::another;
    onvif::resolution resolution;
    std::optional<rate_control> rate;
};
constexpr auto soap_shape(video_encoder const*) {
    return soapcodec::record(soapcodec::element<"Encoding", &video_encoder::encoding>,
                             soapcodec::element<"Resolution", &video_encoder::resolution>,
                             soapcodec::element<"RateControl", &video_encoder::rate>);
}

struct profile {
    std::string token;
    std::optional<bool> fixed;
    std::string name;
    std::optional<video_source> source;
    std::optional<video_encoder> encoder;
};
constexpr auto soap_shape(profile const*) {
    return soapcodec::record_in<schema_namespace>(
        soapcodec::attribute<"token", &profile::token>, soapcodec::attribute<"fixed", &profile::fixed>,
        soapcodec::element<"Name", &profile::name>, soapcodec::element<"VideoSourceConfiguration", &profile::source>,
        soapcodec::element<"VideoEncoderConfiguration", &profile::encoder>);
}

struct get_profiles_response {
    std::vector<profile> profiles;
};
constexpr auto soap_shape(get_profiles_response const*) {
    return soapcodec::message<"GetProfilesResponse", media_namespace>(
        soapcodec::element<"Profiles", &get_profiles_response::profiles>);
}

struct get_profiles {
    static constexpr std::string_view soap_action = "http://www.onvif.org/ver10/media/wsdl/GetProfiles";
};
constexpr auto soap_shape(get_profiles const*) {
    return soapcodec::message<"GetProfiles", media_namespace>();
}

} // namespace onvif
