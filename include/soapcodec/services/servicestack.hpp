// SPDX-License-Identifier: MIT
// ServiceStack: Authenticate and AuthenticateResponse. Structs, shapes and endpoints.
//
// A DataContract serialiser writes a null as xsi:nil and reads elements in this order only; it is kept when writing.
// Errors come with HTTP 200, as a response whose ResponseStatus has an ErrorCode that is not empty.
#pragma once

#include <optional>    // std::optional
#include <string>      // std::string
#include <string_view> // std::string_view

#include "../shape.hpp"

namespace soapcodec::servicestack {

inline constexpr fixed_string types_namespace = "http://schemas.servicestack.net/types";
inline constexpr std::string_view host = "groupservice.idq01.com";
inline constexpr std::string_view path = "/soap12";

/// An entry of a Dictionary<string, string>. A null value and an empty one differ.
template <class String>
struct basic_key_value {
    String key;
    std::optional<String> value;

    friend bool operator==(basic_key_value const&, basic_key_value const&) = default;
};

/// A Dictionary<string, string> in the order of the document, repeated keys included; null and empty differ.
template <class String>
using basic_dictionary = std::optional<list_for<String, basic_key_value<String>>>;

template <class String>
struct basic_authenticate {
    std::optional<String> provider;
    std::optional<String> state;
    std::optional<String> oauth_token;
    std::optional<String> oauth_verifier;
    std::optional<String> user_name;
    std::optional<String> password;
    std::optional<bool> remember_me;
    std::optional<String> continue_url;
    std::optional<String> nonce;
    std::optional<String> uri;
    std::optional<String> response;
    std::optional<String> qop;
    std::optional<String> nc;
    std::optional<String> cnonce;
    std::optional<bool> use_token_cookie;
    basic_dictionary<String> meta;

    friend bool operator==(basic_authenticate const&, basic_authenticate const&) = default;
};

template <class String>
struct basic_response_error {
    std::optional<String> error_code;
    std::optional<String> field_name;
    std::optional<String> message;
    basic_dictionary<String> meta;

    friend bool operator==(basic_response_error const&, basic_response_error const&) = default;
};

template <class String>
struct basic_response_status {
    std::optional<String> error_code;
    std::optional<String> message;
    std::optional<String> stack_trace;
    std::optional<list_for<String, std::optional<basic_response_error<String>>>> errors;
    basic_dictionary<String> meta;

    friend bool operator==(basic_response_status const&, basic_response_status const&) = default;
};

template <class String>
struct basic_authenticate_response {
    std::optional<String> user_id;
    std::optional<String> session_id;
    std::optional<String> user_name;
    std::optional<String> display_name;
    std::optional<String> referrer_url;
    std::optional<String> bearer_token;
    std::optional<basic_response_status<String>> response_status;
    basic_dictionary<String> meta;

    friend bool operator==(basic_authenticate_response const&, basic_authenticate_response const&) = default;
};

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

} // namespace soapcodec::servicestack

namespace soapcodec {

template <class String>
inline constexpr auto shape<servicestack::basic_key_value<String>> =
    record_in<arrays_namespace>(element<"Key", &servicestack::basic_key_value<String>::key>,
                                element<"Value", &servicestack::basic_key_value<String>::value, nillable>);

template <class String>
inline constexpr auto
    shape<servicestack::basic_authenticate<String>> = message<"Authenticate", servicestack::types_namespace, "i">(
        element<"provider", &servicestack::basic_authenticate<String>::provider, nillable>,
        element<"State", &servicestack::basic_authenticate<String>::state, nillable>,
        element<"oauth_token", &servicestack::basic_authenticate<String>::oauth_token, nillable>,
        element<"oauth_verifier", &servicestack::basic_authenticate<String>::oauth_verifier, nillable>,
        element<"UserName", &servicestack::basic_authenticate<String>::user_name, nillable>,
        element<"Password", &servicestack::basic_authenticate<String>::password, nillable>,
        element<"RememberMe", &servicestack::basic_authenticate<String>::remember_me, nillable>,
        element<"Continue", &servicestack::basic_authenticate<String>::continue_url, nillable>,
        element<"nonce", &servicestack::basic_authenticate<String>::nonce, nillable>,
        element<"uri", &servicestack::basic_authenticate<String>::uri, nillable>,
        element<"response", &servicestack::basic_authenticate<String>::response, nillable>,
        element<"qop", &servicestack::basic_authenticate<String>::qop, nillable>,
        element<"nc", &servicestack::basic_authenticate<String>::nc, nillable>,
        element<"cnonce", &servicestack::basic_authenticate<String>::cnonce, nillable>,
        element<"UseTokenCookie", &servicestack::basic_authenticate<String>::use_token_cookie, nillable>,
        element<"Meta", &servicestack::basic_authenticate<String>::meta, dictionary, nillable>);

template <class String>
inline constexpr auto shape<servicestack::basic_response_error<String>> =
    record(element<"ErrorCode", &servicestack::basic_response_error<String>::error_code, nillable>,
           element<"FieldName", &servicestack::basic_response_error<String>::field_name, nillable>,
           element<"Message", &servicestack::basic_response_error<String>::message, nillable>,
           element<"Meta", &servicestack::basic_response_error<String>::meta, dictionary, nillable>);

template <class String>
inline constexpr auto shape<servicestack::basic_response_status<String>> =
    record(element<"ErrorCode", &servicestack::basic_response_status<String>::error_code, nillable>,
           element<"Message", &servicestack::basic_response_status<String>::message, nillable>,
           element<"StackTrace", &servicestack::basic_response_status<String>::stack_trace, nillable>,
           element<"Errors", &servicestack::basic_response_status<String>::errors, items<"ResponseError">, nillable>,
           element<"Meta", &servicestack::basic_response_status<String>::meta, dictionary, nillable>);

template <class String>
inline constexpr auto shape<servicestack::basic_authenticate_response<String>> =
    message<"AuthenticateResponse", servicestack::types_namespace, "i">(
        element<"UserId", &servicestack::basic_authenticate_response<String>::user_id, nillable>,
        element<"SessionId", &servicestack::basic_authenticate_response<String>::session_id, nillable>,
        element<"UserName", &servicestack::basic_authenticate_response<String>::user_name, nillable>,
        element<"DisplayName", &servicestack::basic_authenticate_response<String>::display_name, nillable>,
        element<"ReferrerUrl", &servicestack::basic_authenticate_response<String>::referrer_url, nillable>,
        element<"BearerToken", &servicestack::basic_authenticate_response<String>::bearer_token, nillable>,
        element<"ResponseStatus", &servicestack::basic_authenticate_response<String>::response_status, nillable>,
        element<"Meta", &servicestack::basic_authenticate_response<String>::meta, dictionary, nillable>);

} // namespace soapcodec
