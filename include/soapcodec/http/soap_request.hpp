// SPDX-License-Identifier: MIT
// A message as the HTTP request that carries it (SOAP 1.1, section 6; SOAP 1.2 part 2, section 7; RFC 3902).
//
//     auto const call = http::soap_request(shop::put_article{...}, soapcodec::soap_1_1,
//                                          {"shop.example", "/orders.asmx"}, {.session_id = id}); // result<request>
//
// Errors are those of encode(), and errc::invalid_value for a part of the request that cannot be sent.
#pragma once

#include "../cxx20.hpp"

#include <optional>    // std::optional
#include <string>      // std::string
#include <string_view> // std::string_view
#include <utility>     // std::move

#include "../encode.hpp"
#include "../encode/options.hpp"
#include "../error.hpp"
#include "../service.hpp"
#include "../soap/header.hpp"
#include "../soap/version.hpp"
#include "cookie.hpp"
#include "field.hpp"
#include "request.hpp"
#include "target.hpp"

namespace soapcodec::http {

/// Where a service listens: `{"shop.example", "/orders.asmx"}`. A view of both texts, which are constants as a rule;
/// others have to outlive it.
struct endpoint {
    std::string_view host;   ///< as the header Host says it
    std::string_view target; ///< path and query
};

/// How a request asks for a reply in the format of the request, of a service that has several. All three say the same;
/// suffix and query need the names that the message type's service_conventions (service.hpp) have for it.
enum class format_choice : unsigned char {
    none,
    accept, ///< the header `Accept: application/soap+xml`
    suffix, ///< the format behind the path: `.soap12`
    query,  ///< the format as a parameter of the query: `format=soap12`
};

/// Options of soap_request().
struct soap_request_options {
    /// The media type in place of the version's own: some services want text/xml with SOAP 1.2.
    std::string media_type{};

    /// The action in place of the message type's `soap_action`.
    std::optional<std::string> action{};

    /// SOAP 1.2: whether to say the action as a parameter of Content-Type. (SOAP 1.1 has the header SOAPAction.)
    bool action_parameter = false;

    /// The session to call in, as the service returned it: session_cookie(), by the name that the message type's
    /// service_conventions have.
    std::optional<std::string> session_id{};

    /// How to ask for a reply in the format of the request.
    format_choice reply_format = format_choice::none;

    /// How the body is written.
    encode_options encoding{};
};

/// The request that sends a message, or one with_headers(). Content-Type is the first header; SOAP 1.1 has SOAPAction,
/// in quotes, always: it is `""` where there is no action, since the header must be there (SOAP 1.1, section 6.1.1).
///
/// Errors as from encode(), check() and session_cookie(), and errc::invalid_value for a media type or action that is
/// not of its characters, path() being the header, and for a reply_format that the message's service has no name for,
/// path() being `target`.
template <class T>
[[nodiscard]] result<request> soap_request(T const& message, soap::version v, endpoint to,
                                           soap_request_options const& options = {}) {
    std::string_view const action =
        options.action ? std::string_view(*options.action) : soap_action_of<typename body_of<T>::type>();
    std::string_view const type =
        options.media_type.empty() ? soap::media_type(v) : std::string_view(options.media_type);
    if (auto e = detail::check_part("action", action, detail::is_quotable, true)) {
        return *std::move(e);
    }
    if (auto e = detail::check_part(
            "Content-Type", type, [](char c) { return c == '/' || detail::is_token(c); }, false)) {
        return *std::move(e);
    }
    auto body = encode(message, v, options.encoding);
    if (!body) {
        return std::move(body).error();
    }
    request r{.target = std::string(to.target), .host = std::string(to.host), .headers = {}, .body = *std::move(body)};

    auto const quoted = std::string("\"").append(action).append("\"");
    header content_type{"Content-Type", std::string(type) + "; charset=utf-8"};
    if (v == soap::version::v1_2 && options.action_parameter && !action.empty()) {
        content_type.value += "; action=" + quoted;
    }
    r.headers.push_back(std::move(content_type));
    if (v == soap::version::v1_1) {
        r.headers.push_back({"SOAPAction", quoted});
    }

    constexpr auto conventions = conventions_of<typename body_of<T>::type>();
    auto const format = v == soap::version::v1_1 ? conventions.soap_1_1_format : conventions.soap_1_2_format;
    bool const by_name = options.reply_format == format_choice::suffix || options.reply_format == format_choice::query;
    if (by_name && (format.empty() || conventions.format_parameter.empty())) {
        return error(errc::invalid_value, {}, "target", "the service of this message has no name for the format");
    }
    switch (options.reply_format) {
    case format_choice::none:
        break;
    case format_choice::accept:
        r.headers.push_back({"Accept", std::string(soap::media_type(v))});
        break;
    case format_choice::suffix:
        r.target = with_suffix(to.target, format);
        break;
    case format_choice::query:
        r.target = with_parameter(to.target, conventions.format_parameter, format);
        break;
    }
    if (options.session_id) {
        auto cookie = session_cookie(conventions.session_cookie, *options.session_id);
        if (!cookie) {
            return std::move(cookie).error();
        }
        r.headers.push_back(*std::move(cookie));
    }
    if (auto e = check(r)) {
        return *std::move(e);
    }
    return r;
}

} // namespace soapcodec::http
