// SPDX-License-Identifier: MIT
// Envelope and Body around whatever is written between them.
#pragma once

#include <fmt/compile.h>
#include <fmt/format.h>

#include <cstddef>     // std::size_t
#include <string_view> // std::string_view

#include "../encode/options.hpp"
#include "../xml/name.hpp"
#include "../xml/writer.hpp"
#include "version.hpp"

namespace soapcodec::soap {

/// The prefix of the Envelope: the one asked for, else what ASMX's sample pages use.
[[nodiscard]] constexpr std::string_view envelope_prefix(version v, encode_options const& options) noexcept {
    if (!options.envelope_prefix.empty()) {
        return options.envelope_prefix;
    }
    return v == version::v1_1 ? "soap" : "soap12";
}

/// The prefix that the Envelope declares for the XMLSchema-instance namespace.
inline constexpr std::string_view instance_prefix = "xsi";
/// And for the XMLSchema namespace.
inline constexpr std::string_view schema_prefix = "xsd";

/// Elements open inside the Body.
inline constexpr std::size_t body_depth = 2;

/// Everything up to the Body's start tag. The declarations and their order are those that .NET writes.
inline void open_envelope(xml::writer& out, version v, encode_options const& options) {
    fmt::memory_buffer text;
    auto const prefix = envelope_prefix(v, options);
    fmt::format_to(
        fmt::appender(text),
        FMT_COMPILE(
            R"(<?xml version="1.0" encoding="utf-8"?>{}<{}:Envelope xmlns:{}="{}" xmlns:{}="{}" xmlns:{}="{}">)"),
        out.indented() ? "\n" : "", prefix, instance_prefix, text_of<xml::schema_instance_namespace>, schema_prefix,
        text_of<xml::schema_namespace>, prefix, envelope_namespace(v));
    out.raw({text.data(), text.size()});
    out.descend();
    out.line();
    text.clear();
    fmt::format_to(fmt::appender(text), FMT_COMPILE("<{}:Body>"), prefix);
    out.raw({text.data(), text.size()});
    out.descend();
}

/// The end tags of Body and Envelope.
inline void close_envelope(xml::writer& out, version v, encode_options const& options) {
    fmt::memory_buffer text;
    auto const prefix = envelope_prefix(v, options);
    for (std::string_view const name : {"Body", "Envelope"}) {
        out.ascend();
        out.line();
        text.clear();
        fmt::format_to(fmt::appender(text), FMT_COMPILE("</{}:{}>"), prefix, name);
        out.raw({text.data(), text.size()});
    }
}

} // namespace soapcodec::soap
