// SPDX-License-Identifier: MIT
// What stands in a Header and in a Body: blocks, a message by its shape, or a fault.
#pragma once

#include <cstddef>     // std::size_t
#include <string>      // std::string
#include <string_view> // std::string_view
#include <tuple>       // std::tuple, std::apply
#include <type_traits> // std::remove_cvref_t
#include <utility>     // std::move
#include <variant>     // std::variant, std::visit

#include "../../encode/options.hpp"
#include "../../error.hpp"
#include "../../fixed_string.hpp"
#include "../../shape.hpp"
#include "../../soap/fault.hpp"
#include "../../soap/header.hpp"
#include "../../soap/version.hpp"
#include "../../xml/known_namespaces.hpp"
#include "../write/record_writer.hpp"
#include "../xml/escape.hpp"
#include "../xml/writer.hpp"
#include "envelope_writer.hpp"
#include "fault_writer.hpp"

namespace soapcodec::detail {

/// The message's own element, with the declaration of its namespace. ServiceStack's declares XMLSchema-instance too.
/// `extra` is what the start tag has beside that.
template <class T>
[[nodiscard]] bool write_message(xml_writer& out, std::string_view extra, std::size_t above, T const& message,
                                 std::string& path) {
    using shape_type = shape_of<T>;
    constexpr auto own_instance = shape_type::instance_prefix;
    record_writer records(out, own_instance.empty() ? instance_prefix : own_instance, above);
    out.line();
    if constexpr (shape_type::prefix.view().empty()) {
        out.constant<"<", shape_type::local_name>();
    } else {
        out.constant<"<", shape_type::prefix, ":", shape_type::local_name>();
    }
    out.raw(extra);
    if constexpr (!own_instance.empty()) {
        out.raw(" xmlns:");
        out.raw(own_instance);
        out.constant<"=\"", xml::schema_instance_namespace, "\"">();
    }
    if constexpr (shape_type::prefix.view().empty()) {
        out.constant<" xmlns=\"", attribute_constant<shape_type::ns>, "\"">();
    } else {
        out.constant<" xmlns:", shape_type::prefix, "=\"", attribute_constant<shape_type::ns>, "\"">();
    }
    bool const good = records.message(message);
    if (!good) {
        path = records.path();
    }
    return good;
}

[[nodiscard]] inline std::size_t elements_above(encode_options const& options) noexcept {
    return options.prefix_depth == prefix_depth::message ? body_depth : 0;
}

template <class T>
[[nodiscard]] bool write_payload(xml_writer& out, soap::version, std::string_view, encode_options const& options,
                                 T const& message, std::string& path) {
    return write_message(out, {}, elements_above(options), message, path);
}

/// One header block. `prefix` is the Envelope's.
template <class T>
[[nodiscard]] bool write_block(xml_writer& out, soap::version v, std::string_view prefix, encode_options const& options,
                               header_to_write<T> const& entry, std::string& path) {
    auto const& [must_understand, role] = entry.options;
    std::string extra;
    std::string own(prefix);
    using block_shape = shape_of<std::remove_cvref_t<T>>;
    if ((prefix == block_shape::instance_prefix || prefix == block_shape::prefix.view() || is_own_prefix(prefix)) &&
        (must_understand || !role.empty())) {
        // The block may give the Envelope's prefix another meaning, to which its attributes would belong.
        own += '_';
        extra.append(" xmlns:").append(own).append("=\"").append(soap::envelope_namespace(v)).append("\"");
    }
    if (must_understand) {
        extra.append(" ").append(own).append(":mustUnderstand=\"1\"");
    }
    if (!role.empty()) {
        extra.append(" ").append(own).append(v == soap::version::v1_1 ? ":actor=\"" : ":role=\"");
        auto const done = append_attribute(extra, role);
        if (done != role.size()) {
            out.refuse(done);
            path = "/" + std::string(shape_of<std::remove_cvref_t<T>>::name) + "/@" +
                   (v == soap::version::v1_1 ? "actor" : "role");
            return false;
        }
        extra += '"';
    }
    return write_message(out, extra, elements_above(options), entry.block, path);
}

template <class... Blocks>
[[nodiscard]] bool write_header(xml_writer& out, soap::version v, std::string_view prefix,
                                encode_options const& options, std::tuple<header_to_write<Blocks>...> const& blocks,
                                std::string& path) {
    std::string const name = std::string(prefix) + ":Header>";
    out.line();
    out.raw("<");
    out.raw(name);
    out.descend();
    bool const good = std::apply(
        [&](auto const&... block) { return (write_block(out, v, prefix, options, block, path) && ...); }, blocks);
    out.ascend();
    out.line();
    out.raw("</");
    out.raw(name);
    return good;
}

[[nodiscard]] inline bool write_payload(xml_writer& out, soap::version v, std::string_view prefix,
                                        encode_options const&, soap::fault const& fault, std::string& path) {
    fault_writer faults(out, v, prefix);
    bool const good = faults.write(fault);
    path = faults.path();
    return good;
}

/// All parts.
template <class... Parts>
[[nodiscard]] bool write_payload(xml_writer& out, soap::version v, std::string_view prefix,
                                 [[maybe_unused]] encode_options const& options, std::tuple<Parts...> const& parts,
                                 [[maybe_unused]] std::string& path) {
    return std::apply([&](auto const&... part) { return (write_payload(out, v, prefix, options, part, path) && ...); },
                      parts);
}

/// What the std::variant holds.
template <class... Alternatives>
[[nodiscard]] bool write_payload(xml_writer& out, soap::version v, std::string_view prefix,
                                 encode_options const& options, std::variant<Alternatives...> const& held,
                                 std::string& path) {
    if (held.valueless_by_exception()) {
        out.refuse(errc::missing_element, "a message");
        return false;
    }
    return std::visit([&](auto const& content) { return write_payload(out, v, prefix, options, content, path); }, held);
}

/// Why nothing was written, when writing has stopped somewhere in the message.
[[nodiscard]] inline error writing_error(xml_writer const& out, std::string path) {
    auto const code = out.refusal();
    return error(code, {}, std::move(path),
                 code == errc::invalid_character ? "byte " + std::to_string(out.refused()) + " of the text"
                                                 : std::string(out.subject()));
}

} // namespace soapcodec::detail
