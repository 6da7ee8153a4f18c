// SPDX-License-Identifier: MIT
// fmt::formatter for the library's own types: errors and guids.
#pragma once

#include <fmt/format.h>

#include <string_view> // std::string_view

#include "error.hpp"
#include "guid.hpp"

/// The text of error::message(), with the format options of a string.
template <>
struct fmt::formatter<soapcodec::error> : fmt::formatter<std::string_view> {
    template <class FormatContext>
    auto format(soapcodec::error const& error, FormatContext& context) const {
        return fmt::formatter<std::string_view>::format(error.message(), context);
    }
};

/// The description of a code, with the format options of a string.
template <>
struct fmt::formatter<soapcodec::errc> : fmt::formatter<std::string_view> {
    template <class FormatContext>
    auto format(soapcodec::errc code, FormatContext& context) const {
        return fmt::formatter<std::string_view>::format(soapcodec::describe(code), context);
    }
};

/// 36 characters in lower case, with the format options of a string.
template <>
struct fmt::formatter<soapcodec::guid> : fmt::formatter<std::string_view> {
    template <class FormatContext>
    auto format(soapcodec::guid const& id, FormatContext& context) const {
        char text[soapcodec::guid::text_size];
        soapcodec::write_guid(text, id);
        return fmt::formatter<std::string_view>::format({text, sizeof text}, context);
    }
};
