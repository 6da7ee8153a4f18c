// SPDX-License-Identifier: MIT
// Records as lines of CSV (RFC 4180), by their shapes: a column for each value, also of records inside; lists, maps and
// choices, which have no columns, as JSON in one.
#pragma once

#include <string>      // std::string
#include <string_view> // std::string_view
#include <type_traits> // std::type_identity

#include <soapcodec/json.hpp>
#include <soapcodec/scalar.hpp>
#include <soapcodec/shape.hpp>

namespace soapcat {

/// Appends a field: in quotes where it has to be, and where empty means something else than null.
inline void append_field(std::string& line, std::string_view text, bool& is_first) {
    line += is_first ? "" : ",";
    is_first = false;
    if (!text.empty() && text.find_first_of(",\"\r\n") == text.npos) {
        line += text;
        return;
    }
    line += '"';
    for (char const c : text) {
        line.append(c == '"' ? 2U : 1U, c);
    }
    line += '"';
}
inline void append_null(std::string& line, bool& is_first) {
    line += is_first ? "" : ",";
    is_first = false;
}

/// Calls f(std::type_identity<Part>) with each part of a record, attributes first.
template <class T, class F>
void for_each_column(F f) {
    auto const call = [&f]<class Part>(Part) { f(std::type_identity<Part>{}); };
    soapcodec::shape_of<T>::for_each_attribute(call);
    soapcodec::shape_of<T>::for_each(call);
    soapcodec::shape_of<T>::for_text(call);
}

/// The names of the columns: `Client.Name`.
template <class T>
void append_names(std::string& line, std::string const& prefix, bool& is_first) {
    for_each_column<T>([&]<class Part>(std::type_identity<Part>) {
        using type = soapcodec::without_optional<typename Part::type>;
        auto const name = prefix + std::string(Part::name);
        if constexpr (soapcodec::described<type>) {
            append_names<type>(line, name + ".", is_first);
        } else {
            append_field(line, name, is_first);
        }
    });
}

/// The fields of a record, or as many nulls: of null.
template <class T>
void append_fields(std::string& line, T const* record, bool& is_first) {
    for_each_column<T>([&]<class Part>(std::type_identity<Part>) {
        using type = soapcodec::without_optional<typename Part::type>;
        type const* value = nullptr;
        if (record != nullptr) {
            auto const& member = record->*Part::member;
            if constexpr (soapcodec::is_optional<typename Part::type>) {
                value = member ? &*member : nullptr;
            } else {
                value = &member;
            }
        }
        if constexpr (soapcodec::described<type>) {
            append_fields<type>(line, value, is_first);
        } else if (value == nullptr) {
            append_null(line, is_first);
        } else if constexpr (soapcodec::scalar_type<type>) {
            soapcodec::with_text(
                *value, [&](std::string_view text) { append_field(line, text, is_first); },
                [&] { append_null(line, is_first); });
        } else {
            append_field(line, soapcodec::to_json(*value), is_first);
        }
    });
}

/// A line of names.
template <class T>
[[nodiscard]] std::string csv_names() {
    std::string line;
    bool is_first = true;
    append_names<T>(line, "", is_first);
    return line;
}
/// A line of a record that may be null.
template <class T>
[[nodiscard]] std::string csv_line(T const* record) {
    std::string line;
    bool is_first = true;
    append_fields(line, record, is_first);
    return line;
}

} // namespace soapcat
