// SPDX-License-Identifier: MIT
// What a request asks for: path and query. Messages as both, by a route like `/auth/{provider}`, and what is added to
// either.
//
//     auto const target = http::encode_target<"/auth/{provider}">(message); // /auth/credentials?UserName=ola
//     auto const again = http::decode_target<"/auth/{provider}", authenticate>(*target);
//
// Errors are those of parameters.hpp, and errc::invalid_value for another path than the route's.
#pragma once

#include "../cxx20.hpp"

#include <algorithm>   // std::find, std::min
#include <cstddef>     // std::size_t
#include <optional>    // std::optional
#include <string>      // std::string
#include <string_view> // std::string_view
#include <utility>     // std::move

#include "../error.hpp"
#include "../fixed_string.hpp"
#include "../shape.hpp"
#include "jsv/format.hpp"
#include "parameters.hpp"
#include "percent.hpp"

namespace soapcodec::http {

namespace detail {

/// The part of a path up to the next `/`, which is taken off it with the `/`.
[[nodiscard]] constexpr std::string_view take_segment(std::string_view& path) noexcept {
    // Not path.find(): GCC's sanitizers take that for no constant expression.
    auto const end = std::find(path.begin(), path.end(), '/');
    auto const segment = path.substr(0, static_cast<std::size_t>(end - path.begin()));
    path.remove_prefix(std::min(segment.size() + 1, path.size()));
    return segment;
}

/// `provider` of `{provider}`; empty for a segment that stands for itself.
[[nodiscard]] constexpr std::string_view placeholder(std::string_view segment) noexcept {
    bool const is = segment.size() > 2 && segment.front() == '{' && segment.back() == '}';
    return is ? segment.substr(1, segment.size() - 2) : std::string_view();
}

/// Whether the route's path gives the element with that name.
[[nodiscard]] constexpr bool is_in_route(std::string_view route, std::string_view name) noexcept {
    while (!route.empty()) {
        if (placeholder(take_segment(route)) == name) {
            return true;
        }
    }
    return false;
}

template <fixed_string Route, class T>
consteval bool is_route_of() {
    auto route = text_of<Route>;
    if (!route.starts_with('/')) {
        return false;
    }
    while (!route.empty()) {
        auto const name = placeholder(take_segment(route));
        std::size_t found = is_in_route(route, name) && !name.empty() ? 2 : 0; // the same one twice
        shape_of<T>::for_each([&]<class Element>(Element) {
            found += Element::name == name && plain_value<without_optional<typename Element::type>> ? 1U : 0U;
        });
        if (!name.empty() && found != 1) {
            return false;
        }
    }
    return true;
}

template <fixed_string Route, class T>
consteval void check_route() {
    check_parameters<T>();
    static_assert(
        is_route_of<Route, T>(),
        "soapcodec: a route begins with '/', and each {name} in it is an element of the message, once, and a value");
}

} // namespace detail

/// Path and query of a message: `encode_target<"/auth/{provider}">(message)` is
/// `/auth/credentials?State=...&UserName=...`. Each segment `{name}` of the route is the value of that element, which
/// is no record and no list; all other elements are parameters, as encode_parameters() writes them. A null at the end
/// of the route is left out with its `/`.
///
/// Errors as from encode_parameters(), and for segments errc::missing_element for a null before the end of the route,
/// and errc::invalid_value for an empty value, `.` and `..`, which would lead elsewhere (RFC 3986, 5.2.4; escapes do
/// not protect dots, since they may be undone first).
template <fixed_string Route, class T>
[[nodiscard]] result<std::string> encode_target(T const& message) {
    detail::check_route<Route, T>();
    std::string out;
    std::optional<error> failure;
    auto route = text_of<Route>.substr(1);
    do {
        auto const segment = detail::take_segment(route);
        auto const name = detail::placeholder(segment);
        if (name.empty()) {
            out.append("/").append(segment);
            continue;
        }
        shape_of<T>::for_each([&]<class Element>(Element) {
            if (failure || name != Element::name) {
                return;
            }
            auto const fail = [&](errc code, std::string_view subject) {
                failure.emplace(code, position{}, detail::parameter_path<T>(name), std::string(subject));
            };
            auto const before = out.size();
            bool null = false;
            failure = detail::append_parameter_value<T, Element>(out, message, "/", null);
            auto const written = std::string_view(out).substr(before);
            if (null && !route.empty()) {
                fail(errc::missing_element, name);
            } else if (written == "/" || written == "/." || written == "/..") {
                fail(errc::invalid_value, written.substr(1));
            }
        });
    } while (!route.empty() && !failure);
    if (!failure) {
        if (out.empty()) {
            out = "/";
        }
        failure = detail::append_parameters(
            out, "?", message, [](std::string_view name) { return detail::is_in_route(text_of<Route>, name); });
    }
    if (failure) {
        return *std::move(failure);
    }
    return out;
}

/// The message that a path and query stand for, as encode_target() writes them. A `/` at the end of the path is
/// nothing.
///
/// Errors as from decode_parameters(), and errc::invalid_value for a path that is not the route's: path() is `target`,
/// subject() the segment that differs, byte() its position. A parameter that the path gives too is
/// errc::duplicate_element.
template <fixed_string Route, class T>
[[nodiscard]] result<T> decode_target(std::string_view target) {
    detail::check_route<Route, T>();
    detail::parameter_reader<T> reader(target);
    auto path = target.substr(0, target.find('?'));
    auto const query = target.substr(std::min(path.size() + 1, target.size()));
    auto route = text_of<Route>;
    if (path.size() > 1 && path.ends_with('/')) {
        path.remove_suffix(1);
    }
    // Both begin with `/`, so that the first segment is empty in both.
    bool good = true;
    while (good && !route.empty()) {
        auto const expected = detail::take_segment(route);
        auto const name = detail::placeholder(expected);
        if (path.empty() && route.empty() && !name.empty()) {
            break; // a null at the end
        }
        auto const segment = detail::take_segment(path);
        if (!name.empty()) {
            good = reader.read(name, segment, segment, plus_sign::plus);
        } else if (segment != expected) {
            good = reader.fail(errc::invalid_value, reader.offset(segment), "target", segment);
        }
    }
    if (good && !path.empty()) {
        good = reader.fail(errc::invalid_value, reader.offset(path), "target", path);
    }
    if (good) {
        reader.read_all(query, plus_sign::plus);
    }
    return reader.finish();
}

/// A suffix behind the path, by which some services choose the format of the reply: `/auth?a=b` and `soap12` give
/// `/auth.soap12?a=b`.
[[nodiscard]] inline std::string with_suffix(std::string_view target, std::string_view suffix) {
    auto const path = target.substr(0, target.find('?'));
    std::string out(path);
    out += '.';
    append_percent_encoded(out, suffix);
    return out.append(target.substr(path.size()));
}

/// One more parameter in the query: `/auth?a=b`, `format` and `soap12` give `/auth?a=b&format=soap12`.
[[nodiscard]] inline std::string with_parameter(std::string_view target, std::string_view name,
                                                std::string_view value) {
    std::string out(target);
    out += target.find('?') == target.npos ? '?' : '&';
    append_percent_encoded(out, name);
    out += '=';
    append_percent_encoded(out, value);
    return out;
}

} // namespace soapcodec::http
