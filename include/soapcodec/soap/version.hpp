// SPDX-License-Identifier: MIT
// The two versions of SOAP and what differs between them by name.
//
//     auto const text = soapcodec::encode(request, soapcodec::soap_1_1);
//     auto const type = media_type(soapcodec::soap_1_1); // text/xml
//
// No errors.
#pragma once

#include "../cxx20.hpp"

#include <string_view> // std::string_view

#include "../fixed_string.hpp"

namespace soapcodec::soap {

/// SOAP 1.1 (W3C Note, 8 May 2000) and SOAP 1.2 (W3C Recommendation, 27 April 2007).
enum class version : unsigned char { v1_1, v1_2 };

/// SOAP 1.1's.
inline constexpr fixed_string envelope_1_1_namespace = "http://schemas.xmlsoap.org/soap/envelope/";
/// SOAP 1.2's.
inline constexpr fixed_string envelope_1_2_namespace = "http://www.w3.org/2003/05/soap-envelope";

/// The namespace of Envelope, Header, Body and Fault, by which a receiver tells the version.
[[nodiscard]] constexpr std::string_view envelope_namespace(version v) noexcept {
    return v == version::v1_1 ? text_of<envelope_1_1_namespace> : text_of<envelope_1_2_namespace>;
}

/// The media type of a message over HTTP (SOAP 1.1 section 6, RFC 3902).
[[nodiscard]] constexpr std::string_view media_type(version v) noexcept {
    return v == version::v1_1 ? "text/xml" : "application/soap+xml";
}

} // namespace soapcodec::soap

namespace soapcodec {

/// To be written shortly: `encode(message, soapcodec::soap_1_1)`.
inline constexpr auto soap_1_1 = soap::version::v1_1;
/// The same for SOAP 1.2.
inline constexpr auto soap_1_2 = soap::version::v1_2;

} // namespace soapcodec
