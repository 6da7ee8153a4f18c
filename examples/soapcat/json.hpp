// SPDX-License-Identifier: MIT
// Any described struct as JSON: what a shape is good for beside XML.
#pragma once

#include <fmt/format.h>

#include <concepts>    // std::same_as
#include <iterator>    // std::back_inserter
#include <string>      // std::string
#include <string_view> // std::string_view

#include <soapcodec/format.hpp>
#include <soapcodec/shape.hpp>
#include <soapcodec/soap/fault.hpp>

namespace soapcat {

inline void append_json(std::string& out, std::string_view text) {
    out += '"';
    for (char const c : text) {
        switch (c) {
        case '"':
            out += "\\\"";
            break;
        case '\\':
            out += "\\\\";
            break;
        case '\n':
            out += "\\n";
            break;
        case '\r':
            out += "\\r";
            break;
        case '\t':
            out += "\\t";
            break;
        default:
            if (static_cast<unsigned char>(c) < 0x20U) {
                fmt::format_to(std::back_inserter(out), "\\u{:04x}", c);
            } else {
                out += c;
            }
        }
    }
    out += '"';
}

inline void append_json(std::string& out, soapcodec::soap::qname const& name) {
    out += R"({"ns":)";
    append_json(out, std::string_view(name.ns));
    out += R"(,"name":)";
    append_json(out, std::string_view(name.local));
    out += '}';
}

inline void append_json(std::string& out, soapcodec::soap::reason const& reason) {
    out += R"({"lang":)";
    reason.lang ? append_json(out, std::string_view(*reason.lang)) : void(out += "null");
    out += R"(,"text":)";
    append_json(out, std::string_view(reason.text));
    out += '}';
}

/// Records become objects with the names of their elements, lists arrays, null null, guids and strings strings.
template <class T>
void append_json(std::string& out, T const& value) {
    if constexpr (soapcodec::is_optional<T>) {
        value ? append_json(out, *value) : void(out += "null");
    } else if constexpr (soapcodec::list_type<T>) {
        out += '[';
        for (bool first = true; auto const& item : value) {
            out += first ? "" : ",";
            first = false;
            append_json(out, item);
        }
        out += ']';
    } else if constexpr (soapcodec::described<T>) {
        out += '{';
        bool first = true;
        soapcodec::shape_of<T>::for_each([&](auto element) {
            out += first ? "" : ",";
            first = false;
            append_json(out, element.name);
            out += ':';
            append_json(out, value.*element.member);
        });
        out += '}';
    } else if constexpr (soapcodec::string_like<T>) {
        append_json(out, std::string_view(value));
    } else if constexpr (std::same_as<T, soapcodec::guid>) {
        fmt::format_to(std::back_inserter(out), "\"{}\"", value);
    } else {
        fmt::format_to(std::back_inserter(out), "{}", value);
    }
}

/// The detail is given as the XML it is.
inline void append_json(std::string& out, soapcodec::soap::fault const& fault) {
    out += R"({"code":)";
    append_json(out, fault.code);
    out += R"(,"subcodes":)";
    append_json(out, fault.subcodes);
    out += R"(,"reason":)";
    append_json(out, fault.reasons);
    out += R"(,"role":)";
    append_json(out, fault.role);
    out += R"(,"node":)";
    append_json(out, fault.node);
    out += R"(,"detail":)";
    if (fault.detail) {
        append_json(out, std::string_view(fault.detail->text));
    } else {
        out += "null";
    }
    out += '}';
}

template <class T>
[[nodiscard]] std::string to_json(T const& value) {
    std::string out;
    append_json(out, value);
    return out;
}

} // namespace soapcat
