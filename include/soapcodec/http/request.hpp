// SPDX-License-Identifier: MIT
// An HTTP request as plain data, for any client, and as the bytes of HTTP/1.1.
//
//     http::request const call{.target = "/orders", .host = "shop.example", .headers = {}, .body = text};
//     socket.write(http::request_text(call).value());
//
// Errors: errc::invalid_value for what would not be one request, path() naming the part.
#pragma once

#include "../cxx20.hpp"

#include <cstddef>     // std::size_t
#include <optional>    // std::optional
#include <string>      // std::string, std::to_string
#include <string_view> // std::string_view
#include <utility>     // std::move
#include <vector>      // std::vector

#include "../error.hpp"
#include "field.hpp"

namespace soapcodec::http {

/// A header field. The name is not case-sensitive.
struct header {
    std::string name;  ///< such as `Content-Type`
    std::string value; ///< without white space around it

    friend bool operator==(header const&, header const&) = default;
};

/// What a client needs to send a message. Owns all of it.
///
/// `headers` has neither Host nor Content-Length: clients make these themselves, of `host` and `body`.
struct request {
    std::string method = "POST"; ///< such as `POST`
    std::string target;          ///< path and query, percent-encoded: `/soap12?format=soap12`
    std::string host;            ///< and `:port` where it is not the scheme's own
    std::vector<header> headers; ///< in the order of sending
    std::string body;            ///< the bytes behind the headers

    friend bool operator==(request const&, request const&) = default;
};

namespace detail {

/// The subject does not quote the value: it may be a session.
[[nodiscard]] inline error refused(std::string_view part, std::size_t byte) {
    return error(errc::invalid_value, {.byte = byte}, std::string(part), "byte " + std::to_string(byte));
}

/// The error if some character is not of the kind, or if there is none at all and one has to be.
template <class Kind>
[[nodiscard]] std::optional<error> check_part(std::string_view part, std::string_view text, Kind is,
                                              bool may_be_empty) {
    auto const good = span_of(text, is);
    if (good < text.size() || (text.empty() && !may_be_empty)) {
        return refused(part, good);
    }
    return std::nullopt;
}

} // namespace detail

/// Why a request cannot be sent, if it cannot: a part with characters that RFC 9112 and RFC 3986 do not allow there,
/// above all line ends, with which a value could add headers or a second request; or a header that says how long the
/// request is (Host, Content-Length, Transfer-Encoding), which would contradict the one that request_text() and clients
/// make. The target must begin with `/`.
///
/// errc::invalid_value; path() is `method`, `target`, `host` or the name of the header, byte() the position in it.
[[nodiscard]] inline std::optional<error> check(request const& r) {
    if (auto e = detail::check_part("method", r.method, detail::is_token, false)) {
        return e;
    }
    if (!r.target.starts_with('/')) {
        return detail::refused("target", 0);
    }
    if (auto e = detail::check_part("target", r.target, detail::is_target, false)) {
        return e;
    }
    if (auto e = detail::check_part("host", r.host, detail::is_host, false)) {
        return e;
    }
    for (auto const& h : r.headers) {
        if (auto e = detail::check_part("header name", h.name, detail::is_token, false)) {
            return e;
        }
        for (std::string_view const name : {"Host", "Content-Length", "Transfer-Encoding"}) {
            if (detail::same_ignoring_case(h.name, name)) {
                return error(errc::invalid_value, {}, h.name, "the request says this itself");
            }
        }
        if (auto e = detail::check_part(h.name, h.value, detail::is_field, true)) {
            return e;
        }
    }
    return std::nullopt;
}

/// The whole request as HTTP/1.1 sends it (RFC 9112): request line, Host, the headers with Content-Length (in bytes)
/// after the first, an empty line, the body. A request without a body has Content-Length: 0 if its method usually has
/// one, else none. Errors as from check().
[[nodiscard]] inline result<std::string> request_text(request const& r) {
    if (auto e = check(r)) {
        return *std::move(e);
    }
    std::string text = r.method + ' ' + r.target + " HTTP/1.1\r\nHost: " + r.host + "\r\n";
    bool length_due = !r.body.empty() || r.method == "POST" || r.method == "PUT" || r.method == "PATCH";
    auto const add_length = [&] {
        if (length_due) {
            text += "Content-Length: " + std::to_string(r.body.size()) + "\r\n";
            length_due = false;
        }
    };
    for (auto const& h : r.headers) {
        text.append(h.name).append(": ").append(h.value).append("\r\n");
        add_length();
    }
    add_length();
    return text.append("\r\n").append(r.body);
}

} // namespace soapcodec::http
