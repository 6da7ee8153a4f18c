// SPDX-License-Identifier: MIT
// The message of a project that uses soapcodec. Whoever includes this file has included the library.
#pragma once

#include <cstdint> // std::int32_t
#include <string>  // std::string

struct quote {
    std::string symbol;
    std::int32_t volume = 0;
};
constexpr auto soap_shape(quote const*) {
    return soapcodec::message<"Quote", "urn:example:quotes">(soapcodec::element<"Symbol", &quote::symbol>,
                                                             soapcodec::element<"Volume", &quote::volume>);
}

/// The message as SOAP 1.1; an empty text, if it cannot be written.
std::string written(quote const& q);
