// SPDX-License-Identifier: MIT
// fmt::formatter for the library's own types: errors, names, versions, and every value as it stands in XML; and for
// enumerations that have names (xsd/enumeration.hpp). All take the format options of a string.
//
// A scalar of yours prints in the same way if you say so:
//
//     template <>
//     struct fmt::formatter<metres> : soapcodec::scalar_formatter<metres> {};
//
// A formatter of your own for an enumeration is preferred to the one here.
#pragma once

#include "cxx20.hpp"

#include <fmt/format.h>

#include <concepts>    // std::same_as
#include <string>      // std::string
#include <string_view> // std::string_view

#include "error.hpp"
#include "fixed_string.hpp"
#include "guid.hpp"
#include "scalar.hpp"
#include "soap/version.hpp"
#include "xml/qname.hpp"
#include "xsd/binary.hpp"
#include "xsd/date_time.hpp"
#include "xsd/decimal.hpp"
#include "xsd/duration.hpp"
#include "xsd/enumeration.hpp"
#include "xsd/gregorian.hpp"
#include "xsd/integer.hpp"
#include "xsd/text.hpp"

namespace soapcodec {

/// The text that scalar<T> writes, before escaping. A value that has none, such as the 30th of February, throws
/// fmt::format_error, where encode() returns an error.
template <class T>
    requires(bounded_scalar<T> || detail::formattable_scalar<T>)
struct scalar_formatter : fmt::formatter<std::string_view> {
    /// Writes the text of the value.
    template <class FormatContext>
    auto format(T const& value, FormatContext& context) const {
        return with_text(
            value, [&](std::string_view text) { return fmt::formatter<std::string_view>::format(text, context); },
            [&] {
                FMT_THROW(fmt::format_error(std::string(detail::value_without_text)));
                return context.out();
            });
    }
};

namespace detail {

template <class T>
inline constexpr bool is_normalized_text = false;
template <white_space Rule, fixed_string Xsd>
inline constexpr bool is_normalized_text<normalized_text<Rule, Xsd>> = true;

template <class T>
inline constexpr bool is_gregorian = false;
template <class Part>
inline constexpr bool is_gregorian<gregorian<Part>> = true;

template <class T, class... Types>
concept one_of = (std::same_as<T, Types> || ...);

/// Named one by one: a formatter for every scalar would be one for the types of others, too.
template <class T>
concept own_value =
    one_of<T, guid, date_time, date, time_of_day, duration, decimal, integer, base64_binary, hex_binary> ||
    is_normalized_text<T> || is_gregorian<T>;

} // namespace detail

} // namespace soapcodec

/// A value of the library as it stands in XML.
template <soapcodec::detail::own_value T>
struct fmt::formatter<T, char> : soapcodec::scalar_formatter<T> {};

/// An enumeration by name. A value without one throws fmt::format_error.
template <soapcodec::detail::named_enumeration T>
struct fmt::formatter<T, char> : soapcodec::scalar_formatter<T> {};

/// The text of error::message().
template <>
struct fmt::formatter<soapcodec::error> : fmt::formatter<std::string_view> {
    template <class FormatContext>
    auto format(soapcodec::error const& error, FormatContext& context) const {
        return fmt::formatter<std::string_view>::format(error.message(), context);
    }
};

/// The description of a code.
template <>
struct fmt::formatter<soapcodec::errc> : fmt::formatter<std::string_view> {
    template <class FormatContext>
    auto format(soapcodec::errc code, FormatContext& context) const {
        return fmt::formatter<std::string_view>::format(soapcodec::describe(code), context);
    }
};

/// `{namespace}local`, or `local` for a name in no namespace.
template <>
struct fmt::formatter<soapcodec::xml::qname> : fmt::formatter<std::string_view> {
    template <class FormatContext>
    auto format(soapcodec::xml::qname const& name, FormatContext& context) const {
        auto const text = name.ns.empty() ? name.local : "{" + name.ns + "}" + name.local;
        return fmt::formatter<std::string_view>::format(text, context);
    }
};

/// `1.1` or `1.2`.
template <>
struct fmt::formatter<soapcodec::soap::version> : fmt::formatter<std::string_view> {
    template <class FormatContext>
    auto format(soapcodec::soap::version v, FormatContext& context) const {
        return fmt::formatter<std::string_view>::format(v == soapcodec::soap_1_1 ? "1.1" : "1.2", context);
    }
};
