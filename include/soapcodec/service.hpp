// SPDX-License-Identifier: MIT
// What a service wants of HTTP beyond what SOAP says, as data that http/ finds by the type of a message.
//
//     namespace shop {
//     struct put_article { ... };
//     constexpr auto soap_shape(put_article const*) { ... }
//
//     // For every message in this namespace; (put_article const*) for one.
//     constexpr soapcodec::service_conventions soap_conventions(auto const*) {
//         return {.session_cookie = "JSESSIONID"};
//     }
//     }
//
//     http::soap_request(shop::put_article{...}, soapcodec::soap_1_1, to, {.session_id = id});
//
// No errors: what a service does not name is empty, and whoever needs it reports that.
#pragma once

#include "cxx20.hpp"

#include <concepts>    // std::convertible_to
#include <string_view> // std::string_view

namespace soapcodec {

/// Names by which a service is spoken to. The texts are constants.
struct service_conventions {
    std::string_view session_cookie{};   ///< the cookie whose value is the session: `ASP.NET_SessionId`
    std::string_view format_parameter{}; ///< the parameter of a query that chooses the format of the reply: `format`
    std::string_view soap_1_1_format{};  ///< SOAP 1.1 as the value of that parameter, or behind a path: `soap11`
    std::string_view soap_1_2_format{};  ///< the same for SOAP 1.2

    friend bool operator==(service_conventions const&, service_conventions const&) = default;
};

/// What soap_conventions(T const*) returns, which is found by its argument as soap_shape is; all empty where there is
/// no such function.
template <class T>
[[nodiscard]] consteval service_conventions conventions_of() {
    if constexpr (requires(T const* message) {
                      { soap_conventions(message) } -> std::convertible_to<service_conventions>;
                  }) {
        return soap_conventions(static_cast<T const*>(nullptr));
    } else {
        return {};
    }
}

} // namespace soapcodec
