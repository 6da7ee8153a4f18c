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
// A message may answer several: RelatesTo is read into a std::vector too. No errors of its own: those of any header
// block.
#pragma once

#include "../cxx20.hpp"

#include <optional>    // std::optional
#include <string>      // std::string
#include <string_view> // std::string_view
#include <type_traits> // std::conditional_t

#include "../shape.hpp"
#include "../xml/qname.hpp"
#include "../xml/raw.hpp"

namespace soapcodec::addressing {

/// Web Services Addressing 1.0 (W3C Recommendation), and the submission of August 2004 that ServiceStack and WCF's
/// WSHttpBinding of that time write.
inline constexpr fixed_string namespace_1_0 = "http://www.w3.org/2005/08/addressing";
/// The submission's.
inline constexpr fixed_string namespace_2004 = "http://schemas.xmlsoap.org/ws/2004/08/addressing";

/// What the message means (Core, section 3.1: [action]), a URI.
template <fixed_string Namespace>
struct basic_action {
    std::string uri; ///< the text
    friend bool operator==(basic_action const&, basic_action const&) = default;
};
template <fixed_string Namespace>
constexpr auto soap_shape(basic_action<Namespace> const*) {
    return message<"Action", Namespace>(text_content<&basic_action<Namespace>::uri>);
}

/// [message id], a URI.
template <fixed_string Namespace>
struct basic_message_id {
    std::string uri; ///< the text
    friend bool operator==(basic_message_id const&, basic_message_id const&) = default;
};
template <fixed_string Namespace>
constexpr auto soap_shape(basic_message_id<Namespace> const*) {
    return message<"MessageID", Namespace>(text_content<&basic_message_id<Namespace>::uri>);
}

/// [relationship]: the message that this one answers, by default. What else it may be is a URI in 1.0, a QName in the
/// submission of 2004.
template <fixed_string Namespace>
struct basic_relates_to {
    std::string uri; ///< the text
    /// The attribute `RelationshipType`.
    std::optional<std::conditional_t<Namespace.view() == namespace_2004.view(), xml::qname, std::string>>
        relationship_type;
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
    std::string uri; ///< the text
    friend bool operator==(basic_to const&, basic_to const&) = default;
};
template <fixed_string Namespace>
constexpr auto soap_shape(basic_to<Namespace> const*) {
    return message<"To", Namespace>(text_content<&basic_to<Namespace>::uri>);
}

/// An endpoint: its address, a URI, and what a message to it has to carry as header blocks, as the XML it is. Of the
/// submission of 2004 there are two kinds of that; Metadata is of 1.0. Policies and the like are passed over.
template <fixed_string Namespace>
struct basic_endpoint_reference {
    std::string address{};                              ///< `Address`
    std::optional<xml::raw_xml> reference_properties{}; ///< `ReferenceProperties`
    std::optional<xml::raw_xml> reference_parameters{}; ///< `ReferenceParameters`
    std::optional<xml::raw_xml> metadata{};             ///< `Metadata`
    friend bool operator==(basic_endpoint_reference const&, basic_endpoint_reference const&) = default;
};

namespace detail {

/// An endpoint that is a header block of that name, or any other element.
template <fixed_string Name, fixed_string Namespace>
[[nodiscard]] consteval auto endpoint_shape() {
    using endpoint = basic_endpoint_reference<Namespace>;
    if constexpr (Namespace.view() == namespace_2004.view()) {
        return message<Name, Namespace>(element<"Address", &endpoint::address>,
                                        element<"ReferenceProperties", &endpoint::reference_properties>,
                                        element<"ReferenceParameters", &endpoint::reference_parameters>);
    } else {
        return message<Name, Namespace>(element<"Address", &endpoint::address>,
                                        element<"ReferenceParameters", &endpoint::reference_parameters>,
                                        element<"Metadata", &endpoint::metadata>);
    }
}

} // namespace detail

/// By itself, or as the type of a member.
template <fixed_string Namespace>
constexpr auto soap_shape(basic_endpoint_reference<Namespace> const*) {
    return detail::endpoint_shape<"EndpointReference", Namespace>();
}

/// [source endpoint]
template <fixed_string Namespace>
struct basic_from : basic_endpoint_reference<Namespace> {
    friend bool operator==(basic_from const&, basic_from const&) = default;
};
template <fixed_string Namespace>
constexpr auto soap_shape(basic_from<Namespace> const*) {
    return detail::endpoint_shape<"From", Namespace>();
}

/// [reply endpoint]
template <fixed_string Namespace>
struct basic_reply_to : basic_endpoint_reference<Namespace> {
    friend bool operator==(basic_reply_to const&, basic_reply_to const&) = default;
};
template <fixed_string Namespace>
constexpr auto soap_shape(basic_reply_to<Namespace> const*) {
    return detail::endpoint_shape<"ReplyTo", Namespace>();
}

/// [fault endpoint]
template <fixed_string Namespace>
struct basic_fault_to : basic_endpoint_reference<Namespace> {
    friend bool operator==(basic_fault_to const&, basic_fault_to const&) = default;
};
template <fixed_string Namespace>
constexpr auto soap_shape(basic_fault_to<Namespace> const*) {
    return detail::endpoint_shape<"FaultTo", Namespace>();
}

/// The address of whoever sent the message, by the connection that it came on.
inline constexpr std::string_view anonymous = "http://www.w3.org/2005/08/addressing/anonymous";
/// The same, in the submission.
inline constexpr std::string_view anonymous_2004 = "http://schemas.xmlsoap.org/ws/2004/08/addressing/role/anonymous";
/// The address of nobody: what is sent there is dropped.
inline constexpr std::string_view none = "http://www.w3.org/2005/08/addressing/none";

using action = basic_action<namespace_1_0>;
using message_id = basic_message_id<namespace_1_0>;
using relates_to = basic_relates_to<namespace_1_0>;
using to = basic_to<namespace_1_0>;
using endpoint_reference = basic_endpoint_reference<namespace_1_0>;
using from = basic_from<namespace_1_0>;
using reply_to = basic_reply_to<namespace_1_0>;
using fault_to = basic_fault_to<namespace_1_0>;
using action_2004 = basic_action<namespace_2004>;
using message_id_2004 = basic_message_id<namespace_2004>;
using relates_to_2004 = basic_relates_to<namespace_2004>;
using to_2004 = basic_to<namespace_2004>;
using endpoint_reference_2004 = basic_endpoint_reference<namespace_2004>;
using from_2004 = basic_from<namespace_2004>;
using reply_to_2004 = basic_reply_to<namespace_2004>;
using fault_to_2004 = basic_fault_to<namespace_2004>;

} // namespace soapcodec::addressing
