// SPDX-License-Identifier: MIT
// WS-Addressing's message addressing properties as header blocks, for those who read or write them. A decoder accepts
// them without being asked.
//
//     soapcodec::addressing::action const action{"urn:example:shop/Put"};
//     soapcodec::encode(soapcodec::with_headers(request, soapcodec::header_entry(action)), version);
//
//     std::optional<soapcodec::addressing::relates_to> answered;
//     soapcodec::decode<reply>(bytes, {.headers = {soapcodec::header(answered)}});
//
// No errors of its own: those of any header block.
#pragma once

#include "../cxx20.hpp"

#include <optional>    // std::optional
#include <string>      // std::string
#include <string_view> // std::string_view

#include "../shape.hpp"

namespace soapcodec::addressing {

/// Web Services Addressing 1.0 (W3C Recommendation), and the submission of August 2004 that ServiceStack and WCF's
/// WSHttpBinding of that time write.
inline constexpr fixed_string namespace_1_0 = "http://www.w3.org/2005/08/addressing";
inline constexpr fixed_string namespace_2004 = "http://schemas.xmlsoap.org/ws/2004/08/addressing";

/// What the message means (Core, section 3.1: [action]), a URI.
template <fixed_string Namespace>
struct basic_action {
    std::string uri;
    friend bool operator==(basic_action const&, basic_action const&) = default;
};
template <fixed_string Namespace>
constexpr auto soap_shape(basic_action<Namespace> const*) {
    return message<"Action", Namespace>(text_content<&basic_action<Namespace>::uri>);
}

/// [message id], a URI.
template <fixed_string Namespace>
struct basic_message_id {
    std::string uri;
    friend bool operator==(basic_message_id const&, basic_message_id const&) = default;
};
template <fixed_string Namespace>
constexpr auto soap_shape(basic_message_id<Namespace> const*) {
    return message<"MessageID", Namespace>(text_content<&basic_message_id<Namespace>::uri>);
}

/// [relationship]: the message that this one answers, by default.
template <fixed_string Namespace>
struct basic_relates_to {
    std::string uri;
    std::optional<std::string> relationship_type;
    friend bool operator==(basic_relates_to const&, basic_relates_to const&) = default;
};
template <fixed_string Namespace>
constexpr auto soap_shape(basic_relates_to<Namespace> const*) {
    return message<"RelatesTo", Namespace>(
        text_content<&basic_relates_to<Namespace>::uri>,
        attribute<"RelationshipType", &basic_relates_to<Namespace>::relationship_type>);
}

/// [destination], a URI.
template <fixed_string Namespace>
struct basic_to {
    std::string uri;
    friend bool operator==(basic_to const&, basic_to const&) = default;
};
template <fixed_string Namespace>
constexpr auto soap_shape(basic_to<Namespace> const*) {
    return message<"To", Namespace>(text_content<&basic_to<Namespace>::uri>);
}

using action = basic_action<namespace_1_0>;
using message_id = basic_message_id<namespace_1_0>;
using relates_to = basic_relates_to<namespace_1_0>;
using to = basic_to<namespace_1_0>;
using action_2004 = basic_action<namespace_2004>;
using message_id_2004 = basic_message_id<namespace_2004>;
using relates_to_2004 = basic_relates_to<namespace_2004>;
using to_2004 = basic_to<namespace_2004>;

} // namespace soapcodec::addressing
