// SPDX-License-Identifier: MIT
// The cookie by which 24SevenOffice, like any ASP.NET service, knows a session.
#pragma once

#include "../cxx20.hpp"

#include <string>      // std::string
#include <string_view> // std::string_view
#include <utility>     // std::move

#include "../error.hpp"
#include "field.hpp"
#include "request.hpp"

namespace soapcodec::http {

inline constexpr std::string_view session_cookie_name = "ASP.NET_SessionId";

/// The header that every call after Login sends: `Cookie: ASP.NET_SessionId=...`. The id is what Login returned
/// (LoginResult, Passport's SessionId).
///
/// errc::invalid_value for an id that is empty, which is how the service says that a login failed, and for one with
/// characters that a cookie's value cannot have (RFC 6265, 4.1.1: blanks, quotes, `,` `;` `\`, control characters,
/// what is not ASCII); path() is `Cookie`, byte() the place in the id.
[[nodiscard]] inline result<header> session_cookie(std::string_view session_id) {
    if (auto e = detail::check_part("Cookie", session_id, detail::is_cookie, false)) {
        return *std::move(e);
    }
    return header{"Cookie", std::string(session_cookie_name).append("=").append(session_id)};
}

} // namespace soapcodec::http
