// SPDX-License-Identifier: MIT
// ServiceStack: Authenticate and AuthenticateResponse. Structs, shapes and endpoints.
//
// A DataContract serialiser writes a null as xsi:nil and reads elements in this order only; it is kept when writing.
// Errors come with HTTP 200, as a response whose ResponseStatus has an ErrorCode that is not empty: ask error_of().
//
// Versions differ in what the two messages hold: authenticate is what the service's sample page shows, in
// later::authenticate is what later versions added, auth is version 3's name for it. Either of the first two reads what
// either writes: what a message lacks is null, what a struct lacks is passed over by default. A request names as
// response_type the response that owns its content.
#pragma once

#include "../cxx20.hpp"

#include <cstdint>     // std::int32_t
#include <optional>    // std::optional
#include <string>      // std::string
#include <string_view> // std::string_view

#include "../service.hpp"
#include "../shape.hpp"
#include "../xsd/date_time.hpp"

namespace soapcodec::servicestack {

/// Of all its messages.
inline constexpr fixed_string types_namespace = "http://schemas.servicestack.net/types";
/// Where the service listens.
inline constexpr std::string_view host = "groupservice.idq01.com";
/// And at which target.
inline constexpr std::string_view path = "/soap12";

/// The cookie is that of a session that ends with the client; its value is authenticate_response's session_id. A format
/// is asked for as `/soap12?format=soap11` or `/auth.soap11`.
inline constexpr service_conventions conventions{
    .session_cookie = "ss-id", .format_parameter = "format", .soap_1_1_format = "soap11", .soap_1_2_format = "soap12"};

/// What the service wants of HTTP: service.hpp.
constexpr service_conventions soap_conventions(auto const* /*message*/) {
    return conventions;
}

/// An entry of a Dictionary<string, string>. A null value and an empty one differ.
template <class String>
struct basic_key_value {
    String key;                  ///< `Key`
    std::optional<String> value; ///< `Value`

    friend bool operator==(basic_key_value const&, basic_key_value const&) = default;
};
template <class String>
constexpr auto soap_shape(basic_key_value<String> const*) {
    return record_in<arrays_namespace>(element<"Key", &basic_key_value<String>::key>,
                                       element<"Value", &basic_key_value<String>::value, nillable>);
}

/// A Dictionary<string, string> in the order of the document, repeated keys included; null and empty differ.
template <class String>
using basic_dictionary = std::optional<list_for<String, basic_key_value<String>>>;

/// A List<string>; null and empty differ, and entries may be null.
template <class String>
using basic_string_list = std::optional<list_for<String, std::optional<String>>>;

/// What is wrong with one field of a request.
template <class String>
struct basic_response_error {
    std::optional<String> error_code; ///< `ErrorCode`
    std::optional<String> field_name; ///< `FieldName`
    std::optional<String> message;    ///< `Message`
    basic_dictionary<String> meta;    ///< `Meta`

    friend bool operator==(basic_response_error const&, basic_response_error const&) = default;
};
template <class String>
constexpr auto soap_shape(basic_response_error<String> const*) {
    return record(element<"ErrorCode", &basic_response_error<String>::error_code, nillable>,
                  element<"FieldName", &basic_response_error<String>::field_name, nillable>,
                  element<"Message", &basic_response_error<String>::message, nillable>,
                  element<"Meta", &basic_response_error<String>::meta, dictionary, nillable>,
                  type_name<"ResponseError">);
}

/// How a request went. It is there on success too, and everything in it is then null.
template <class String>
struct basic_response_status {
    std::optional<String> error_code;                                                    ///< `ErrorCode`
    std::optional<String> message;                                                       ///< `Message`
    std::optional<String> stack_trace;                                                   ///< `StackTrace`
    std::optional<list_for<String, std::optional<basic_response_error<String>>>> errors; ///< `Errors`
    basic_dictionary<String> meta;                                                       ///< `Meta`

    friend bool operator==(basic_response_status const&, basic_response_status const&) = default;
};
template <class String>
constexpr auto soap_shape(basic_response_status<String> const*) {
    return record(element<"ErrorCode", &basic_response_status<String>::error_code, nillable>,
                  element<"Message", &basic_response_status<String>::message, nillable>,
                  element<"StackTrace", &basic_response_status<String>::stack_trace, nillable>,
                  element<"Errors", &basic_response_status<String>::errors, items<"ResponseError">, nillable>,
                  element<"Meta", &basic_response_status<String>::meta, dictionary, nillable>,
                  type_name<"ResponseStatus">);
}

// --- what the shapes of messages share: they differ in name, and in what later versions have between the others

/// The shape of a request.
template <fixed_string Name, class T, auto... Later>
inline constexpr auto request_shape = message<Name, types_namespace, "i">(
    element<"provider", &T::provider, nillable>, element<"State", &T::state, nillable>,
    element<"oauth_token", &T::oauth_token, nillable>, element<"oauth_verifier", &T::oauth_verifier, nillable>,
    element<"UserName", &T::user_name, nillable>, element<"Password", &T::password, nillable>,
    element<"RememberMe", &T::remember_me, nillable>, element<"Continue", &T::continue_url, nillable>,
    element<"nonce", &T::nonce, nillable>, element<"uri", &T::uri, nillable>,
    element<"response", &T::response, nillable>, element<"qop", &T::qop, nillable>, element<"nc", &T::nc, nillable>,
    element<"cnonce", &T::cnonce, nillable>, element<"UseTokenCookie", &T::use_token_cookie, nillable>, Later...,
    element<"Meta", &T::meta, dictionary, nillable>);

/// The shape of a response.
template <fixed_string Name, class T, auto... Later>
inline constexpr auto response_shape = message<Name, types_namespace, "i">(
    element<"UserId", &T::user_id, nillable>, element<"SessionId", &T::session_id, nillable>,
    element<"UserName", &T::user_name, nillable>, element<"DisplayName", &T::display_name, nillable>,
    element<"ReferrerUrl", &T::referrer_url, nillable>, element<"BearerToken", &T::bearer_token, nillable>, Later...,
    element<"ResponseStatus", &T::response_status, nillable>, element<"Meta", &T::meta, dictionary, nillable>);

// --- messages, each response before its request

/// Who has been authenticated, and the session.
template <class String>
struct basic_authenticate_response {
    std::optional<String> user_id;                                ///< `UserId`
    std::optional<String> session_id;                             ///< `SessionId`
    std::optional<String> user_name;                              ///< `UserName`
    std::optional<String> display_name;                           ///< `DisplayName`
    std::optional<String> referrer_url;                           ///< `ReferrerUrl`
    std::optional<String> bearer_token;                           ///< `BearerToken`
    std::optional<basic_response_status<String>> response_status; ///< `ResponseStatus`
    basic_dictionary<String> meta;                                ///< `Meta`

    friend bool operator==(basic_authenticate_response const&, basic_authenticate_response const&) = default;
};
template <class String>
constexpr auto soap_shape(basic_authenticate_response<String> const*) {
    return response_shape<"AuthenticateResponse", basic_authenticate_response<String>>;
}

/// Authenticates by a provider, or asks who is: all of it may be null.
template <class String>
struct basic_authenticate {
    using response_type = basic_authenticate_response<std::string>; ///< the answer

    std::optional<String> provider;       ///< `provider`
    std::optional<String> state;          ///< `State`
    std::optional<String> oauth_token;    ///< `oauth_token`
    std::optional<String> oauth_verifier; ///< `oauth_verifier`
    std::optional<String> user_name;      ///< `UserName`
    std::optional<String> password;       ///< `Password`
    std::optional<bool> remember_me;      ///< `RememberMe`
    std::optional<String> continue_url;   ///< `Continue`
    std::optional<String> nonce;          ///< `nonce`
    std::optional<String> uri;            ///< `uri`
    std::optional<String> response;       ///< `response`
    std::optional<String> qop;            ///< `qop`
    std::optional<String> nc;             ///< `nc`
    std::optional<String> cnonce;         ///< `cnonce`
    std::optional<bool> use_token_cookie; ///< `UseTokenCookie`
    basic_dictionary<String> meta;        ///< `Meta`

    friend bool operator==(basic_authenticate const&, basic_authenticate const&) = default;
};
template <class String>
constexpr auto soap_shape(basic_authenticate<String> const*) {
    return request_shape<"Authenticate", basic_authenticate<String>>;
}

/// AuthenticateResponse as version 3 calls it.
template <class String>
struct basic_auth_response {
    std::optional<String> user_id;                                ///< `UserId`
    std::optional<String> session_id;                             ///< `SessionId`
    std::optional<String> user_name;                              ///< `UserName`
    std::optional<String> display_name;                           ///< `DisplayName`
    std::optional<String> referrer_url;                           ///< `ReferrerUrl`
    std::optional<String> bearer_token;                           ///< `BearerToken`
    std::optional<basic_response_status<String>> response_status; ///< `ResponseStatus`
    basic_dictionary<String> meta;                                ///< `Meta`

    friend bool operator==(basic_auth_response const&, basic_auth_response const&) = default;
};
template <class String>
constexpr auto soap_shape(basic_auth_response<String> const*) {
    return response_shape<"AuthResponse", basic_auth_response<String>>;
}

/// Authenticate as version 3 calls it. A server of that version passes over the elements it lacks.
template <class String>
struct basic_auth {
    using response_type = basic_auth_response<std::string>; ///< the answer

    std::optional<String> provider;       ///< `provider`
    std::optional<String> state;          ///< `State`
    std::optional<String> oauth_token;    ///< `oauth_token`
    std::optional<String> oauth_verifier; ///< `oauth_verifier`
    std::optional<String> user_name;      ///< `UserName`
    std::optional<String> password;       ///< `Password`
    std::optional<bool> remember_me;      ///< `RememberMe`
    std::optional<String> continue_url;   ///< `Continue`
    std::optional<String> nonce;          ///< `nonce`
    std::optional<String> uri;            ///< `uri`
    std::optional<String> response;       ///< `response`
    std::optional<String> qop;            ///< `qop`
    std::optional<String> nc;             ///< `nc`
    std::optional<String> cnonce;         ///< `cnonce`
    std::optional<bool> use_token_cookie; ///< `UseTokenCookie`
    basic_dictionary<String> meta;        ///< `Meta`

    friend bool operator==(basic_auth const&, basic_auth const&) = default;
};
template <class String>
constexpr auto soap_shape(basic_auth<String> const*) {
    return request_shape<"Auth", basic_auth<String>>;
}

/// The reply to an operation that has no response of its own.
template <class String>
struct basic_error_response {
    std::optional<basic_response_status<String>> response_status; ///< `ResponseStatus`

    friend bool operator==(basic_error_response const&, basic_error_response const&) = default;
};
template <class String>
constexpr auto soap_shape(basic_error_response<String> const*) {
    return message<"ErrorResponse", types_namespace, "i">(
        element<"ResponseStatus", &basic_error_response<String>::response_status, nillable>);
}

/// A header block of replies that are errors: the HTTP status, 400 or more, in whose place SOAP has 200. There is an
/// HTTP header of this name, too. A decoder passes over the block unless it is asked for it: `decode_options::headers`.
struct x_status {
    std::int32_t code = 0; ///< the text

    friend bool operator==(x_status const&, x_status const&) = default;
};
constexpr auto soap_shape(x_status const*) {
    return message<"X-Status", types_namespace>(text_content<&x_status::code>);
}

/// What the service says went wrong, or nullptr when nothing did: the ResponseStatus, if its ErrorCode is not empty, as
/// .NET clients judge. Response is any struct with a member response_status, yours too. The result lies in `response`.
template <class Response>
[[nodiscard]] constexpr auto error_of(Response const& response) noexcept -> decltype(&*response.response_status) {
    auto const& status = response.response_status;
    return status && status->error_code && !status->error_code->empty() ? &*status : nullptr;
}
template <class Response>
void error_of(Response const&&) = delete; // would refer to a response that is gone

/// With the elements that later versions added. A version may lack some: null is written for them, which is passed
/// over.
namespace later {

/// As later versions have it.
template <class String>
struct basic_authenticate_response {
    std::optional<String> user_id;                                ///< `UserId`
    std::optional<String> session_id;                             ///< `SessionId`
    std::optional<String> user_name;                              ///< `UserName`
    std::optional<String> display_name;                           ///< `DisplayName`
    std::optional<String> referrer_url;                           ///< `ReferrerUrl`
    std::optional<String> bearer_token;                           ///< `BearerToken`
    std::optional<String> refresh_token;                          ///< `RefreshToken`
    std::optional<date_time> refresh_token_expiry;                ///< `RefreshTokenExpiry`
    std::optional<String> profile_url;                            ///< `ProfileUrl`
    basic_string_list<String> roles;                              ///< `Roles`
    basic_string_list<String> permissions;                        ///< `Permissions`
    std::optional<String> auth_provider;                          ///< `AuthProvider`
    std::optional<basic_response_status<String>> response_status; ///< `ResponseStatus`
    basic_dictionary<String> meta;                                ///< `Meta`

    friend bool operator==(basic_authenticate_response const&, basic_authenticate_response const&) = default;
};
template <class String>
constexpr auto soap_shape(basic_authenticate_response<String> const*) {
    using T = basic_authenticate_response<String>;
    return response_shape<"AuthenticateResponse", T, element<"RefreshToken", &T::refresh_token, nillable>,
                          element<"RefreshTokenExpiry", &T::refresh_token_expiry, nillable>,
                          element<"ProfileUrl", &T::profile_url, nillable>,
                          element<"Roles", &T::roles, items<"string", arrays_namespace>, nillable>,
                          element<"Permissions", &T::permissions, items<"string", arrays_namespace>, nillable>,
                          element<"AuthProvider", &T::auth_provider, nillable>>;
}

/// As later versions have it.
template <class String>
struct basic_authenticate {
    using response_type = basic_authenticate_response<std::string>; ///< the answer

    std::optional<String> provider;            ///< `provider`
    std::optional<String> state;               ///< `State`
    std::optional<String> oauth_token;         ///< `oauth_token`
    std::optional<String> oauth_verifier;      ///< `oauth_verifier`
    std::optional<String> user_name;           ///< `UserName`
    std::optional<String> password;            ///< `Password`
    std::optional<bool> remember_me;           ///< `RememberMe`
    std::optional<String> continue_url;        ///< `Continue`
    std::optional<String> nonce;               ///< `nonce`
    std::optional<String> uri;                 ///< `uri`
    std::optional<String> response;            ///< `response`
    std::optional<String> qop;                 ///< `qop`
    std::optional<String> nc;                  ///< `nc`
    std::optional<String> cnonce;              ///< `cnonce`
    std::optional<bool> use_token_cookie;      ///< `UseTokenCookie`
    std::optional<String> access_token;        ///< `AccessToken`
    std::optional<String> access_token_secret; ///< `AccessTokenSecret`
    std::optional<String> scope;               ///< `scope`
    std::optional<String> return_url;          ///< `ReturnUrl`
    basic_dictionary<String> meta;             ///< `Meta`

    friend bool operator==(basic_authenticate const&, basic_authenticate const&) = default;
};
template <class String>
constexpr auto soap_shape(basic_authenticate<String> const*) {
    using T = basic_authenticate<String>;
    return request_shape<"Authenticate", T, element<"AccessToken", &T::access_token, nillable>,
                         element<"AccessTokenSecret", &T::access_token_secret, nillable>,
                         element<"scope", &T::scope, nillable>, element<"ReturnUrl", &T::return_url, nillable>>;
}

using authenticate = basic_authenticate<std::string>;
using authenticate_view = basic_authenticate<std::string_view>;
using authenticate_response = basic_authenticate_response<std::string>;
using authenticate_response_view = basic_authenticate_response<std::string_view>;
/// All of the service's operations.
using operations = operation_list<authenticate>;

// Found for these too.
using servicestack::error_of;
using servicestack::soap_conventions;

} // namespace later

using key_value = basic_key_value<std::string>;
using key_value_view = basic_key_value<std::string_view>;
using authenticate = basic_authenticate<std::string>;
using authenticate_view = basic_authenticate<std::string_view>;
using response_error = basic_response_error<std::string>;
using response_error_view = basic_response_error<std::string_view>;
using response_status = basic_response_status<std::string>;
using response_status_view = basic_response_status<std::string_view>;
using authenticate_response = basic_authenticate_response<std::string>;
using authenticate_response_view = basic_authenticate_response<std::string_view>;
using auth = basic_auth<std::string>;
using auth_view = basic_auth<std::string_view>;
using auth_response = basic_auth_response<std::string>;
using auth_response_view = basic_auth_response<std::string_view>;
using error_response = basic_error_response<std::string>;
using error_response_view = basic_error_response<std::string_view>;

/// The operation under both its names.
using operations = operation_list<authenticate, auth>;

} // namespace soapcodec::servicestack
