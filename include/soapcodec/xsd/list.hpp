// SPDX-License-Identifier: MIT
// Lists in one value, with white space between their items (XML Schema part 2, 2.5.1.2): xs:list.
//
//     struct image { soapcodec::value_list<std::int32_t> size; };   // <Size>640 480</Size>
//
// A value like any other: of an element, an attribute, or the text of a record.
#pragma once

#include "../cxx20.hpp"

#include <cstddef>     // std::size_t
#include <optional>    // std::optional
#include <string>      // std::string
#include <string_view> // std::string_view
#include <utility>     // std::move
#include <vector>      // std::vector

#include "../error.hpp"
#include "../scalar.hpp"

namespace soapcodec {

/// A list of values of one type, which has a scalar. Owns them.
template <class T>
struct value_list {
    std::vector<T> values{}; ///< in order

    friend bool operator==(value_list const&, value_list const&) = default;
};

/// Reads values with any white space between them, and around them; none at all are an empty list. The error is that of
/// the first value that is wrong. Writes one space between two. A value whose text is empty or has white space in it
/// cannot be told from none or from two: a list with such a value has no text.
template <class T>
struct scalar<value_list<T>> {
    static constexpr std::string_view xsd = "xs:list";

    [[nodiscard]] static errc parse(std::string_view text, value_list<T>& out) {
        std::vector<T> values;
        for (text = trim(text); !text.empty(); text = trim(text)) {
            auto const item = text.substr(0, text.find_first_of(blanks));
            if (auto const code = scalar<T>::parse(item, values.emplace_back()); code != errc::ok) {
                return code;
            }
            text.remove_prefix(item.size());
        }
        out.values = std::move(values);
        return errc::ok;
    }

    [[nodiscard]] static std::optional<std::string> format(value_list<T> const& list) {
        std::string text;
        for (auto const& value : list.values) {
            bool const good = with_text(
                value,
                [&text](std::string_view item) {
                    text.append(text.empty() ? "" : " ").append(item);
                    return !item.empty() && item.find_first_of(blanks) == item.npos;
                },
                [] { return false; });
            if (!good) {
                return std::nullopt;
            }
        }
        return text;
    }

    /// Bytes that the values take beside their text.
    [[nodiscard]] static std::size_t memory(value_list<T> const& list) noexcept {
        return list.values.size() * sizeof(T);
    }

private:
    static constexpr std::string_view blanks = " \t\r\n";
};

} // namespace soapcodec
