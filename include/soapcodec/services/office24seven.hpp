// SPDX-License-Identifier: MIT
// 24SevenOffice, authenticate.asmx: who may log in as whom. Structs, shapes and endpoints.
//
// Types and occurrence are those of the service's WSDL. A .NET server leaves out a member that is null or equal to its
// default, and writes a null list item as xsi:nil.
#pragma once

#include <cstdint>     // std::int32_t, std::int64_t
#include <limits>      // std::numeric_limits
#include <optional>    // std::optional
#include <string>      // std::string
#include <string_view> // std::string_view

#include "../guid.hpp"
#include "../shape.hpp"

namespace soapcodec::office24seven {

inline constexpr fixed_string service_namespace = "http://24sevenOffice.com/webservices";
inline constexpr std::string_view host = "api.24sevenoffice.com";
inline constexpr std::string_view path = "/authenticate/v001/authenticate.asmx";

/// What the service writes for "no number".
inline constexpr std::int32_t no_id = std::numeric_limits<std::int32_t>::min();

template <class String>
struct basic_user {
    std::int32_t contact_id = no_id;
    guid id;
    String name;
    std::int32_t employee_id = no_id;

    friend bool operator==(basic_user const&, basic_user const&) = default;
};

template <class String>
struct basic_client {
    std::int64_t id = 0;
    std::optional<String> name;

    friend bool operator==(basic_client const&, basic_client const&) = default;
};

struct server {
    std::int32_t id = 0;
    std::int32_t type = 0;

    friend bool operator==(server const&, server const&) = default;
};

/// An identity that the session's user may act as. A null list of servers and an empty one differ, and its entries
/// may be null.
template <class String>
struct basic_identity {
    guid id;
    std::optional<basic_user<String>> user;
    std::optional<basic_client<String>> client;
    bool is_current = false;
    bool is_default = false;
    bool is_protected = false;
    std::optional<list_for<String, std::optional<server>>> servers;
    bool is_disabled = false;

    friend bool operator==(basic_identity const&, basic_identity const&) = default;
};

struct get_identities {
    static constexpr std::string_view soap_action = "http://24sevenOffice.com/webservices/GetIdentities";

    friend bool operator==(get_identities const&, get_identities const&) = default;
};

/// Null without a session; entries may be null. present() (present.hpp) passes over both.
template <class String>
struct basic_get_identities_response {
    std::optional<list_for<String, std::optional<basic_identity<String>>>> identities;

    friend bool operator==(basic_get_identities_response const&, basic_get_identities_response const&) = default;
};

using user = basic_user<std::string>;
using user_view = basic_user<std::string_view>;
using client = basic_client<std::string>;
using client_view = basic_client<std::string_view>;
using identity = basic_identity<std::string>;
using identity_view = basic_identity<std::string_view>;
using get_identities_response = basic_get_identities_response<std::string>;
using get_identities_response_view = basic_get_identities_response<std::string_view>;

} // namespace soapcodec::office24seven

namespace soapcodec {

template <class String>
inline constexpr auto shape<office24seven::basic_user<String>> =
    record(element<"ContactId", &office24seven::basic_user<String>::contact_id, omittable>,
           element<"Id", &office24seven::basic_user<String>::id, omittable>,
           element<"Name", &office24seven::basic_user<String>::name, omittable>,
           element<"EmployeeId", &office24seven::basic_user<String>::employee_id, omittable>);

template <class String>
inline constexpr auto
    shape<office24seven::basic_client<String>> = record(element<"Id", &office24seven::basic_client<String>::id>,
                                                        element<"Name", &office24seven::basic_client<String>::name>);

template <>
inline constexpr auto shape<office24seven::server> = record(element<"Id", &office24seven::server::id>,
                                                            element<"Type", &office24seven::server::type>);

template <class String>
inline constexpr auto shape<office24seven::basic_identity<String>> =
    record(element<"Id", &office24seven::basic_identity<String>::id>,
           element<"User", &office24seven::basic_identity<String>::user>,
           element<"Client", &office24seven::basic_identity<String>::client>,
           element<"IsCurrent", &office24seven::basic_identity<String>::is_current>,
           element<"IsDefault", &office24seven::basic_identity<String>::is_default>,
           element<"IsProtected", &office24seven::basic_identity<String>::is_protected>,
           element<"Servers", &office24seven::basic_identity<String>::servers, items<"Server">>,
           element<"IsDisabled", &office24seven::basic_identity<String>::is_disabled, omittable>);

template <>
inline constexpr auto
    shape<office24seven::get_identities> = message<"GetIdentities", office24seven::service_namespace>();

template <class String>
inline constexpr auto shape<office24seven::basic_get_identities_response<String>> =
    message<"GetIdentitiesResponse", office24seven::service_namespace>(
        element<"GetIdentitiesResult", &office24seven::basic_get_identities_response<String>::identities,
                items<"Identity">>);

} // namespace soapcodec
