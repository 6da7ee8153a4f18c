// SPDX-License-Identifier: MIT
// What a service is beyond the shapes of its messages, as data: its operations, and what it wants of HTTP beyond what
// SOAP says, which http/ finds by the type of a message.
//
//     namespace shop {
//     struct put_article_response { ... };
//     struct put_article {
//         using response_type = put_article_response;
//         static constexpr std::string_view soap_action = "urn:example:shop/PutArticle";
//         ...
//     };
//     constexpr auto soap_shape(put_article_response const*) { ... }
//     constexpr auto soap_shape(put_article const*) { ... }
//
//     // For every message in this namespace; (put_article const*) for one.
//     constexpr soapcodec::service_conventions soap_conventions(auto const*) {
//         return {.session_cookie = "JSESSIONID"};
//     }
//
//     using operations = soapcodec::operation_list<put_article, get_article>;
//     }
//
//     http::soap_request(shop::put_article{...}, soapcodec::soap_1_1, to, {.session_id = id});
//     shop::operations::for_each([](auto operation) { fmt::print("{}\n", operation.name); });
//
// No errors: what a service does not name is empty, and whoever needs it reports that.
#pragma once

#include "cxx20.hpp"

#include <concepts>    // std::convertible_to
#include <string_view> // std::string_view

#include "shape/shape_of.hpp"

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

/// What the type of a message says its SOAPAction is: its member soap_action; empty where it has none.
template <class T>
[[nodiscard]] consteval std::string_view soap_action_of() {
    if constexpr (requires {
                      { T::soap_action } -> std::convertible_to<std::string_view>;
                  }) {
        return T::soap_action;
    } else {
        return {};
    }
}

/// An operation, as the type of its request says.
template <message_type Request>
struct operation {
    using request = Request;                                                   ///< the message that asks
    using response = typename Request::response_type;                          ///< the message that answers
    static constexpr std::string_view name = shape_of<Request>::name;          ///< of the request's element
    static constexpr std::string_view soap_action = soap_action_of<Request>(); ///< empty if it has none
};

/// The operations of a service, by their requests.
template <class... Requests>
struct operation_list {
    /// Calls f with the operation<Request> of each, in order.
    template <class F>
    static constexpr void for_each(F&& f) {
        (static_cast<void>(f(operation<Requests>{})), ...);
    }
};

} // namespace soapcodec
