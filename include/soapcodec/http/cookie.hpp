// SPDX-License-Identifier: MIT
// The cookie by which a service knows a session.
//
//     auto const cookie = http::session_cookie("JSESSIONID", id); // Cookie: JSESSIONID=...
#pragma once

#include "../cxx20.hpp"

#include <string>      // std::string
#include <string_view> // std::string_view
#include <utility>     // std::move

#include "../error.hpp"
#include "field.hpp"
#include "request.hpp"

namespace soapcodec::http {

/// The header that every call in a session sends: `Cookie: name=id`. The name is the service's, as its
/// service_conventions (service.hpp) say, the id what it returned when the session began.
///
/// errc::invalid_value for a name that is no token, path() being `cookie name`; for an id that is empty, which is how
/// some services say that a login failed, and for one with characters that a cookie's value cannot have (RFC 6265,
/// 4.1.1: white space, quotes, `,` `;` `\`, control characters, what is not ASCII); path() is `Cookie`, byte() the
/// position in the id.
[[nodiscard]] inline result<header> session_cookie(std::string_view name, std::string_view session_id) {
    if (auto e = detail::check_part("cookie name", name, detail::is_token, false)) {
        return *std::move(e);
    }
    if (auto e = detail::check_part("Cookie", session_id, detail::is_cookie, false)) {
        return *std::move(e);
    }
    return header{"Cookie", std::string(name).append("=").append(session_id)};
}

} // namespace soapcodec::http
