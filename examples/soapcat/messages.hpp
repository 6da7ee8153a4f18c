// SPDX-License-Identifier: MIT
// The messages that soapcat knows.
#pragma once

#include <string_view> // std::string_view
#include <tuple>       // std::tuple
#include <type_traits> // std::type_identity

#include <soapcodec/services/office24seven.hpp>
#include <soapcodec/services/servicestack.hpp>

namespace soapcat {

namespace office = soapcodec::office24seven;
namespace stack = soapcodec::servicestack;

using messages =
    std::tuple<office::login, office::login_response, office::has_session, office::has_session_response,
               office::get_identity, office::get_identity_response, office::get_identities,
               office::get_identities_response, office::set_identity, office::set_identity_response,
               office::set_identity_by_id, office::set_identity_by_id_response, office::get_identities_with_credential,
               office::get_identities_with_credential_response, office::get_identities_with_credential_by_service,
               office::get_identities_with_credential_by_service_response, office::authenticate_by_token,
               office::authenticate_by_token_response, stack::authenticate, stack::authenticate_response, stack::auth,
               stack::auth_response, stack::error_response>;

namespace detail {

template <class... T, class F>
bool for_message(std::type_identity<std::tuple<T...>>, std::string_view name, F f) {
    return ((soapcodec::shape_of<T>::name == name && (f(std::type_identity<T>{}), true)) || ...);
}

} // namespace detail

/// Calls f with the type of the message of that name; false if there is none.
template <class F>
bool for_message(std::string_view name, F f) {
    return detail::for_message(std::type_identity<messages>{}, name, f);
}

} // namespace soapcat
