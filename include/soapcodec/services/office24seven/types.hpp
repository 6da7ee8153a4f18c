// SPDX-License-Identifier: MIT
// 24SevenOffice: what the messages of authenticate.asmx are made of.
//
// Types and occurrence are those of the service's WSDL. A .NET server leaves out a member that is null or equal to its
// default, and writes a null list item as xsi:nil. A type basic_x<String> has the aliases x, which owns its content,
// and x_view, whose strings and lists lie elsewhere, as in an arena.
#pragma once

#include "../../cxx20.hpp"

#include <cstdint>     // std::int32_t, std::int64_t
#include <limits>      // std::numeric_limits
#include <optional>    // std::optional
#include <string>      // std::string
#include <string_view> // std::string_view

#include "../../guid.hpp"
#include "../../shape.hpp"

namespace soapcodec::office24seven {

/// Of all its messages.
inline constexpr fixed_string service_namespace = "http://24sevenOffice.com/webservices";

/// What the service writes for "no number".
inline constexpr std::int32_t no_id = std::numeric_limits<std::int32_t>::min();

/// A person, as the client knows them. What is absent has its default.
template <class String>
struct basic_user {
    std::int32_t contact_id = no_id;  ///< `ContactId`
    guid id;                          ///< `Id`
    String name;                      ///< `Name`
    std::int32_t employee_id = no_id; ///< `EmployeeId`

    friend bool operator==(basic_user const&, basic_user const&) = default;
};
template <class String>
constexpr auto soap_shape(basic_user<String> const*) {
    return record(type_name<"User">, element<"ContactId", &basic_user<String>::contact_id, omittable>,
                  element<"Id", &basic_user<String>::id, omittable>,
                  element<"Name", &basic_user<String>::name, omittable>,
                  element<"EmployeeId", &basic_user<String>::employee_id, omittable>);
}

/// A company whose books are kept.
template <class String>
struct basic_client {
    std::int64_t id = 0;        ///< `Id`
    std::optional<String> name; ///< `Name`

    friend bool operator==(basic_client const&, basic_client const&) = default;
};
template <class String>
constexpr auto soap_shape(basic_client<String> const*) {
    return record(type_name<"Client">, element<"Id", &basic_client<String>::id>,
                  element<"Name", &basic_client<String>::name>);
}

/// Where the data of an identity lies.
struct server {
    std::int32_t id = 0;   ///< `Id`
    std::int32_t type = 0; ///< `Type`

    friend bool operator==(server const&, server const&) = default;
};
constexpr auto soap_shape(server const*) {
    return record(type_name<"Server">, element<"Id", &server::id>, element<"Type", &server::type>);
}

/// An identity that the session's user may act as. A null list of servers and an empty one differ, and its entries
/// may be null.
template <class String>
struct basic_identity {
    guid id;                                                        ///< `Id`
    std::optional<basic_user<String>> user;                         ///< `User`
    std::optional<basic_client<String>> client;                     ///< `Client`
    bool is_current = false;                                        ///< `IsCurrent`
    bool is_default = false;                                        ///< `IsDefault`
    bool is_protected = false;                                      ///< `IsProtected`
    std::optional<list_for<String, std::optional<server>>> servers; ///< `Servers`
    bool is_disabled = false;                                       ///< `IsDisabled`

    friend bool operator==(basic_identity const&, basic_identity const&) = default;
};
template <class String>
constexpr auto soap_shape(basic_identity<String> const*) {
    return record(type_name<"Identity">, element<"Id", &basic_identity<String>::id>,
                  element<"User", &basic_identity<String>::user>, element<"Client", &basic_identity<String>::client>,
                  element<"IsCurrent", &basic_identity<String>::is_current>,
                  element<"IsDefault", &basic_identity<String>::is_default>,
                  element<"IsProtected", &basic_identity<String>::is_protected>,
                  element<"Servers", &basic_identity<String>::servers, items<"Server">>,
                  element<"IsDisabled", &basic_identity<String>::is_disabled, omittable>);
}

/// A list of identities: null and empty differ, and entries may be null. present() (present.hpp) passes over both.
template <class String>
using basic_identities = std::optional<list_for<String, std::optional<basic_identity<String>>>>;

/// Who logs in. An identity_id that is absent is zero.
template <class String>
struct basic_credential {
    guid application_id;            ///< `ApplicationId`
    guid identity_id;               ///< `IdentityId`
    std::optional<String> password; ///< `Password`
    std::optional<String> username; ///< `Username`

    friend bool operator==(basic_credential const&, basic_credential const&) = default;
};
template <class String>
constexpr auto soap_shape(basic_credential<String> const*) {
    return record(type_name<"Credential">, element<"ApplicationId", &basic_credential<String>::application_id>,
                  element<"IdentityId", &basic_credential<String>::identity_id, omittable>,
                  element<"Password", &basic_credential<String>::password>,
                  element<"Username", &basic_credential<String>::username>);
}

/// Stands for somebody who has logged in elsewhere.
struct token {
    guid application_id; ///< `ApplicationId`
    guid id;             ///< `Id`

    friend bool operator==(token const&, token const&) = default;
};
constexpr auto soap_shape(token const*) {
    return record(type_name<"Token">, element<"ApplicationId", &token::application_id>, element<"Id", &token::id>);
}

/// What a token stands for.
template <class String>
struct basic_passport {
    guid id;                             ///< `Id`
    std::optional<String> email;         ///< `Email`
    basic_identities<String> identities; ///< `Identities`
    std::optional<String> session_id;    ///< `SessionId`

    friend bool operator==(basic_passport const&, basic_passport const&) = default;
};
template <class String>
constexpr auto soap_shape(basic_passport<String> const*) {
    return record(type_name<"Passport">, element<"Id", &basic_passport<String>::id>,
                  element<"Email", &basic_passport<String>::email>,
                  element<"Identities", &basic_passport<String>::identities, items<"Identity">>,
                  element<"SessionId", &basic_passport<String>::session_id>);
}

using user = basic_user<std::string>;
using user_view = basic_user<std::string_view>;
using client = basic_client<std::string>;
using client_view = basic_client<std::string_view>;
using identity = basic_identity<std::string>;
using identity_view = basic_identity<std::string_view>;
using credential = basic_credential<std::string>;
using credential_view = basic_credential<std::string_view>;
using passport = basic_passport<std::string>;
using passport_view = basic_passport<std::string_view>;

} // namespace soapcodec::office24seven
