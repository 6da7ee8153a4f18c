// SPDX-License-Identifier: MIT
// What an encoder is told beside the message and the version.
//
//     soapcodec::encode(request, soapcodec::soap_1_2, {.indented = true, .envelope_prefix = "s"});
//
// Errors: errc::invalid_value for an envelope_prefix that cannot be one.
#pragma once

#include "../cxx20.hpp"

#include <string> // std::string

namespace soapcodec {

/// Where the depth in the prefixes of lists and dictionaries (`d4p1`) counts from.
enum class prefix_depth : unsigned char {
    envelope, ///< the Envelope is 1, as in what .NET sends
    message,  ///< the message is 1, as on the services' sample pages
};

/// Options of encode() and its like.
struct encode_options {
    /// A line an element, two spaces a level, instead of no white space between elements.
    bool indented = false;

    /// How d{depth}p1 counts.
    soapcodec::prefix_depth prefix_depth = soapcodec::prefix_depth::envelope;

    /// The prefix of the Envelope's namespace; by default `soap` for SOAP 1.1 and `soap12` for SOAP 1.2. An NCName, and
    /// not `xml`, `xmlns`, `xsi` or `xsd`, which stand for other namespaces.
    std::string envelope_prefix{};
};

} // namespace soapcodec
