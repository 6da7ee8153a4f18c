// SPDX-License-Identifier: MIT
// 24SevenOffice, authenticate.asmx: who may log in as whom. Operations with their shapes, the
// list of them, and the endpoint.
//
// The usual way in: has_session, else login, then get_identities, then set_identity_by_id. A request names its
// SOAPAction, and as response_type the response that owns its content; the types inside are in office24seven/types.hpp.
#pragma once

#include "../cxx20.hpp"

#include <cstdint>     // std::int32_t
#include <optional>    // std::optional
#include <string>      // std::string
#include <string_view> // std::string_view

#include "../guid.hpp"
#include "../service.hpp"
#include "../shape.hpp"
#include "office24seven/types.hpp"

namespace soapcodec::office24seven {

/// Where the service listens.
inline constexpr std::string_view host = "api.24sevenoffice.com";
/// And at which target.
inline constexpr std::string_view path = "/authenticate/v001/authenticate.asmx";

/// The cookie keeps the session: its value is what login_response or passport has, and goes with every later call.
inline constexpr service_conventions conventions{.session_cookie = "ASP.NET_SessionId"};

/// What the service wants of HTTP: service.hpp.
constexpr service_conventions soap_conventions(auto const* /*message*/) {
    return conventions;
}

// --- operations, each response before its request

/// Null without a session.
template <class String>
struct basic_get_identities_response {
    basic_identities<String> identities; ///< `GetIdentitiesResult`

    friend bool operator==(basic_get_identities_response const&, basic_get_identities_response const&) = default;
};
template <class String>
constexpr auto soap_shape(basic_get_identities_response<String> const*) {
    return message<"GetIdentitiesResponse", service_namespace>(
        element<"GetIdentitiesResult", &basic_get_identities_response<String>::identities, items<"Identity">>);
}

/// Asks for the identities of the session's user.
struct get_identities {
    using response_type = basic_get_identities_response<std::string>; ///< the answer
    /// What SOAPAction says.
    static constexpr std::string_view soap_action = joined_text<service_namespace, "/GetIdentities">;

    friend bool operator==(get_identities const&, get_identities const&) = default;
};
constexpr auto soap_shape(get_identities const*) {
    return message<"GetIdentities", service_namespace>();
}

/// The identity that the session has, if it has one.
template <class String>
struct basic_get_identity_response {
    std::optional<basic_identity<String>> identity; ///< `GetIdentityResult`

    friend bool operator==(basic_get_identity_response const&, basic_get_identity_response const&) = default;
};
template <class String>
constexpr auto soap_shape(basic_get_identity_response<String> const*) {
    return message<"GetIdentityResponse", service_namespace>(
        element<"GetIdentityResult", &basic_get_identity_response<String>::identity>);
}

/// Asks for the identity that the session's user acts as.
struct get_identity {
    using response_type = basic_get_identity_response<std::string>; ///< the answer
    /// What SOAPAction says.
    static constexpr std::string_view soap_action = joined_text<service_namespace, "/GetIdentity">;

    friend bool operator==(get_identity const&, get_identity const&) = default;
};
constexpr auto soap_shape(get_identity const*) {
    return message<"GetIdentity", service_namespace>();
}

/// Null or empty when the login failed: ask succeeded().
template <class String>
struct basic_login_response {
    std::optional<String> session_id; ///< `LoginResult`

    friend bool operator==(basic_login_response const&, basic_login_response const&) = default;
};
template <class String>
constexpr auto soap_shape(basic_login_response<String> const*) {
    return message<"LoginResponse", service_namespace>(
        element<"LoginResult", &basic_login_response<String>::session_id>);
}

/// Whether a login came to a session. The service says no with an empty session id, or none, and not with a fault.
template <class String>
[[nodiscard]] constexpr bool succeeded(basic_login_response<String> const& response) noexcept {
    return response.session_id.has_value() && !response.session_id->empty();
}

/// Asks for a session.
template <class String>
struct basic_login {
    using response_type = basic_login_response<std::string>;                                  ///< the answer
    static constexpr std::string_view soap_action = joined_text<service_namespace, "/Login">; ///< what SOAPAction says

    std::optional<basic_credential<String>> credential; ///< `credential`

    friend bool operator==(basic_login const&, basic_login const&) = default;
};
template <class String>
constexpr auto soap_shape(basic_login<String> const*) {
    return message<"Login", service_namespace>(element<"credential", &basic_login<String>::credential>);
}

/// Whether there is a session.
struct has_session_response {
    bool has_session = false; ///< `HasSessionResult`

    friend bool operator==(has_session_response const&, has_session_response const&) = default;
};
constexpr auto soap_shape(has_session_response const*) {
    return message<"HasSessionResponse", service_namespace>(
        element<"HasSessionResult", &has_session_response::has_session>);
}

/// Asks whether the cookie's session is still there.
struct has_session {
    using response_type = has_session_response; ///< the answer
    /// What SOAPAction says.
    static constexpr std::string_view soap_action = joined_text<service_namespace, "/HasSession">;

    friend bool operator==(has_session const&, has_session const&) = default;
};
constexpr auto soap_shape(has_session const*) {
    return message<"HasSession", service_namespace>();
}

/// Whether the session has that identity now.
struct set_identity_response {
    bool is_set = false; ///< `SetIdentityResult`

    friend bool operator==(set_identity_response const&, set_identity_response const&) = default;
};
constexpr auto soap_shape(set_identity_response const*) {
    return message<"SetIdentityResponse", service_namespace>(
        element<"SetIdentityResult", &set_identity_response::is_set>);
}

/// Has the session's user act as another identity.
template <class String>
struct basic_set_identity {
    using response_type = set_identity_response; ///< the answer
    /// What SOAPAction says.
    static constexpr std::string_view soap_action = joined_text<service_namespace, "/SetIdentity">;

    std::optional<basic_identity<String>> identity; ///< `identity`

    friend bool operator==(basic_set_identity const&, basic_set_identity const&) = default;
};
template <class String>
constexpr auto soap_shape(basic_set_identity<String> const*) {
    return message<"SetIdentity", service_namespace>(element<"identity", &basic_set_identity<String>::identity>);
}

/// Whether the session has that identity now.
struct set_identity_by_id_response {
    bool is_set = false; ///< `SetIdentityByIdResult`

    friend bool operator==(set_identity_by_id_response const&, set_identity_by_id_response const&) = default;
};
constexpr auto soap_shape(set_identity_by_id_response const*) {
    return message<"SetIdentityByIdResponse", service_namespace>(
        element<"SetIdentityByIdResult", &set_identity_by_id_response::is_set>);
}

/// The same by an identity's id.
struct set_identity_by_id {
    using response_type = set_identity_by_id_response; ///< the answer
    /// What SOAPAction says.
    static constexpr std::string_view soap_action = joined_text<service_namespace, "/SetIdentityById">;

    guid identity_id; ///< `identityId`

    friend bool operator==(set_identity_by_id const&, set_identity_by_id const&) = default;
};
constexpr auto soap_shape(set_identity_by_id const*) {
    return message<"SetIdentityById", service_namespace>(element<"identityId", &set_identity_by_id::identity_id>);
}

/// The identities of whoever the credential is of.
template <class String>
struct basic_get_identities_with_credential_response {
    basic_identities<String> identities; ///< `GetIdentitiesWithCredentialResult`

    friend bool operator==(basic_get_identities_with_credential_response const&,
                           basic_get_identities_with_credential_response const&) = default;
};
template <class String>
constexpr auto soap_shape(basic_get_identities_with_credential_response<String> const*) {
    return message<"GetIdentitiesWithCredentialResponse", service_namespace>(
        element<"GetIdentitiesWithCredentialResult", &basic_get_identities_with_credential_response<String>::identities,
                items<"Identity">>);
}

/// Asks for a user's identities by name and password, without a session.
template <class String>
struct basic_get_identities_with_credential {
    using response_type = basic_get_identities_with_credential_response<std::string>; ///< the answer
    /// What SOAPAction says.
    static constexpr std::string_view soap_action = joined_text<service_namespace, "/GetIdentitiesWithCredential">;

    std::optional<basic_credential<String>> credential; ///< `credential`

    friend bool operator==(basic_get_identities_with_credential const&,
                           basic_get_identities_with_credential const&) = default;
};
template <class String>
constexpr auto soap_shape(basic_get_identities_with_credential<String> const*) {
    return message<"GetIdentitiesWithCredential", service_namespace>(
        element<"credential", &basic_get_identities_with_credential<String>::credential>);
}

/// Those of them that the service knows.
template <class String>
struct basic_get_identities_with_credential_by_service_response {
    basic_identities<String> identities; ///< `GetIdentitiesWithCredentialByServiceResult`

    friend bool operator==(basic_get_identities_with_credential_by_service_response const&,
                           basic_get_identities_with_credential_by_service_response const&) = default;
};
template <class String>
constexpr auto soap_shape(basic_get_identities_with_credential_by_service_response<String> const*) {
    return message<"GetIdentitiesWithCredentialByServiceResponse", service_namespace>(
        element<"GetIdentitiesWithCredentialByServiceResult",
                &basic_get_identities_with_credential_by_service_response<String>::identities, items<"Identity">>);
}

/// The same with a service's id.
template <class String>
struct basic_get_identities_with_credential_by_service {
    using response_type = basic_get_identities_with_credential_by_service_response<std::string>; ///< the answer
    /// What SOAPAction says.
    static constexpr std::string_view soap_action =
        joined_text<service_namespace, "/GetIdentitiesWithCredentialByService">;

    std::optional<basic_credential<String>> credential; ///< `credential`
    std::int32_t service_id = 0;                        ///< `serviceId`

    friend bool operator==(basic_get_identities_with_credential_by_service const&,
                           basic_get_identities_with_credential_by_service const&) = default;
};
template <class String>
constexpr auto soap_shape(basic_get_identities_with_credential_by_service<String> const*) {
    return message<"GetIdentitiesWithCredentialByService", service_namespace>(
        element<"credential", &basic_get_identities_with_credential_by_service<String>::credential>,
        element<"serviceId", &basic_get_identities_with_credential_by_service<String>::service_id>);
}

/// What the token stands for, if it is good.
template <class String>
struct basic_authenticate_by_token_response {
    std::optional<basic_passport<String>> passport; ///< `AuthenticateByTokenResult`

    friend bool operator==(basic_authenticate_by_token_response const&,
                           basic_authenticate_by_token_response const&) = default;
};
template <class String>
constexpr auto soap_shape(basic_authenticate_by_token_response<String> const*) {
    return message<"AuthenticateByTokenResponse", service_namespace>(
        element<"AuthenticateByTokenResult", &basic_authenticate_by_token_response<String>::passport>);
}

/// Asks whom a token stands for.
struct authenticate_by_token {
    using response_type = basic_authenticate_by_token_response<std::string>; ///< the answer
    /// What SOAPAction says.
    static constexpr std::string_view soap_action = joined_text<service_namespace, "/AuthenticateByToken">;

    std::optional<office24seven::token> token; ///< `token`

    friend bool operator==(authenticate_by_token const&, authenticate_by_token const&) = default;
};
constexpr auto soap_shape(authenticate_by_token const*) {
    return message<"AuthenticateByToken", service_namespace>(element<"token", &authenticate_by_token::token>);
}

// --- String chosen

using get_identities_response = basic_get_identities_response<std::string>;
using get_identities_response_view = basic_get_identities_response<std::string_view>;
using get_identity_response = basic_get_identity_response<std::string>;
using get_identity_response_view = basic_get_identity_response<std::string_view>;
using login = basic_login<std::string>;
using login_view = basic_login<std::string_view>;
using login_response = basic_login_response<std::string>;
using login_response_view = basic_login_response<std::string_view>;
using set_identity = basic_set_identity<std::string>;
using set_identity_view = basic_set_identity<std::string_view>;
using get_identities_with_credential = basic_get_identities_with_credential<std::string>;
using get_identities_with_credential_view = basic_get_identities_with_credential<std::string_view>;
using get_identities_with_credential_response = basic_get_identities_with_credential_response<std::string>;
using get_identities_with_credential_response_view = basic_get_identities_with_credential_response<std::string_view>;
using get_identities_with_credential_by_service = basic_get_identities_with_credential_by_service<std::string>;
using get_identities_with_credential_by_service_view =
    basic_get_identities_with_credential_by_service<std::string_view>;
using get_identities_with_credential_by_service_response =
    basic_get_identities_with_credential_by_service_response<std::string>;
using get_identities_with_credential_by_service_response_view =
    basic_get_identities_with_credential_by_service_response<std::string_view>;
using authenticate_by_token_response = basic_authenticate_by_token_response<std::string>;
using authenticate_by_token_response_view = basic_authenticate_by_token_response<std::string_view>;

/// All of the service's operations.
using operations =
    operation_list<has_session, login, get_identity, get_identities, set_identity, set_identity_by_id,
                   get_identities_with_credential, get_identities_with_credential_by_service, authenticate_by_token>;

} // namespace soapcodec::office24seven
