// SPDX-License-Identifier: MIT
// A struct to the bytes of a SOAP message.
#pragma once

#include "cxx20.hpp"

#include <fmt/compile.h>
#include <fmt/format.h>

#include <concepts>    // std::same_as
#include <iterator>    // std::back_inserter
#include <string>      // std::string
#include <string_view> // std::string_view
#include <tuple>       // std::apply
#include <type_traits> // std::remove_cvref_t
#include <utility>     // std::forward, std::move

#include "detail/soap/envelope_writer.hpp"
#include "detail/soap/fault_writer.hpp"
#include "detail/write/record_writer.hpp"
#include "detail/xml/escape.hpp"
#include "detail/xml/writer.hpp"
#include "encode/options.hpp"
#include "error.hpp"
#include "shape.hpp"
#include "soap/header.hpp"
#include "soap/version.hpp"

namespace soapcodec {

namespace detail {

/// Hands bytes on to whatever {fmt} can write to.
template <class Output>
struct output_sink : detail::byte_sink {
    explicit output_sink(Output to) : detail::byte_sink{write_to}, out(std::move(to)) {}

    static void write_to(detail::byte_sink& self, std::string_view bytes) {
        auto& out = static_cast<output_sink&>(self).out;
        out = fmt::format_to(std::move(out), FMT_COMPILE("{}"), bytes);
    }

    Output out;
};

/// {fmt} makes a string longer first, which fills it with zeros, and then writes.
template <>
struct output_sink<std::back_insert_iterator<std::string>> : detail::byte_sink {
    using output = std::back_insert_iterator<std::string>;
    explicit output_sink(output to) : detail::byte_sink{write_to}, out(to) {}

    static void write_to(detail::byte_sink& self, std::string_view bytes) {
        struct opened : output {
            explicit opened(output const& from) : output(from) {}
            using output::container;
        };
        opened(static_cast<output_sink&>(self).out).container->append(bytes);
    }

    output out;
};

/// The message's own element, with the declaration of its namespace. ServiceStack's declares XMLSchema-instance too.
/// `extra` is what the start tag has beside that.
template <class T>
[[nodiscard]] bool write_message(detail::xml_writer& out, std::string_view extra, std::size_t above, T const& message,
                                 std::string& path) {
    using shape_type = shape_of<T>;
    constexpr auto own_instance = shape_type::instance_prefix;
    record_writer records(out, own_instance.empty() ? detail::instance_prefix : own_instance, above);
    out.line();
    out.raw(joined_text<"<", shape_type::local_name>);
    out.raw(extra);
    if constexpr (!own_instance.empty()) {
        out.raw(" xmlns:");
        out.raw(own_instance);
        out.raw(joined_text<"=\"", xml::schema_instance_namespace, "\"">);
    }
    out.raw(joined_text<" xmlns=\"", detail::attribute_constant<shape_type::ns>, "\"">);
    bool const good = records.message<T, shape_type::local_name, shape_type::ns>(message);
    path = good ? std::string() : records.path();
    return good;
}

[[nodiscard]] inline std::size_t elements_above(encode_options const& options) noexcept {
    return options.prefix_depth == prefix_depth::message ? detail::body_depth : 0;
}

template <class T>
[[nodiscard]] bool write_payload(detail::xml_writer& out, soap::version, std::string_view,
                                 encode_options const& options, T const& message, std::string& path) {
    return write_message(out, {}, elements_above(options), message, path);
}

/// One header block. `prefix` is the Envelope's.
template <class T>
[[nodiscard]] bool write_block(detail::xml_writer& out, soap::version v, std::string_view prefix,
                               encode_options const& options, header_to_write<T> const& entry, std::string& path) {
    auto const& [must_understand, role] = entry.options;
    std::string extra;
    std::string own(prefix);
    if (prefix == shape_of<std::remove_cvref_t<T>>::instance_prefix && (must_understand || !role.empty())) {
        // The block gives the Envelope's prefix another meaning, to which its attributes would belong.
        own += '_';
        extra.append(" xmlns:").append(own).append("=\"").append(soap::envelope_namespace(v)).append("\"");
    }
    if (must_understand) {
        extra.append(" ").append(own).append(":mustUnderstand=\"1\"");
    }
    if (!role.empty()) {
        extra.append(" ").append(own).append(v == soap::version::v1_1 ? ":actor=\"" : ":role=\"");
        auto const done = detail::append_attribute(extra, role);
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
[[nodiscard]] bool write_header(detail::xml_writer& out, soap::version v, std::string_view prefix,
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

[[nodiscard]] inline bool write_payload(detail::xml_writer& out, soap::version v, std::string_view prefix,
                                        encode_options const&, soap::fault const& fault, std::string& path) {
    detail::fault_writer faults(out, v, prefix);
    bool const good = faults.write(fault);
    path = faults.path();
    return good;
}

/// Why nothing was written, when writing has stopped somewhere in the message.
[[nodiscard]] inline error writing_error(detail::xml_writer const& out, std::string path) {
    auto const code = out.refusal();
    return error(code, {}, std::move(path),
                 code == errc::invalid_character ? fmt::format(FMT_COMPILE("byte {} of the text"), out.refused())
                                                 : std::string(out.subject()));
}

} // namespace detail

/// What can be written in a Body: a message, or a fault; either may have header blocks (with_headers()).
template <class T>
concept encodable = message_type<typename body_of<T>::type> || std::same_as<typename body_of<T>::type, soap::fault>;

/// Writes a message to an output iterator of char. The iterator behind the last byte, or an error whose path() leads to
/// what cannot be written:
///
/// - errc::invalid_character: a string that XML 1.0 cannot hold; subject() says where in it
/// - errc::invalid_value: a value that has no text (scalar.hpp), such as the 30th of February; or an envelope_prefix
///   that cannot be one
/// - errc::missing_element: a std::variant that is valueless_by_exception()
///
/// What has been written until then is no document.
template <class Output, class T>
result<Output> encode_to(Output out, T const& message, soap::version v, encode_options const& options = {}) {
    static_assert(encodable<T>,
                  "soapcodec: this type cannot stand in a SOAP Body: write constexpr auto soap_shape(T const*) "
                  "in the namespace of T, and return soapcodec::message<\"Name\", \"namespace\">(...)");
    auto const prefix = detail::envelope_prefix(v, options);
    if (!detail::is_envelope_prefix(prefix)) {
        return error(errc::invalid_value, {}, "/Envelope",
                     "a prefix that cannot stand for its namespace: " + std::string(detail::excerpt(prefix)));
    }
    detail::output_sink<Output> sink(std::move(out));
    detail::xml_writer writer(sink, options.indented);
    std::string path;
    auto const no_header = [] { return true; };
    char const* part = "/Envelope/Header";
    auto const body = [&](auto const& content) {
        part = "/Envelope/Body";
        return detail::write_payload(writer, v, prefix, options, content, path);
    };
    bool good = true;
    if constexpr (has_headers<T>) {
        auto const header = [&] { return detail::write_header(writer, v, prefix, options, message.blocks, path); };
        good = detail::open_envelope(writer, v, options, header) && body(message.message);
    } else {
        good = detail::open_envelope(writer, v, options, no_header) && body(message);
    }
    if (good) {
        detail::close_envelope(writer, v, options);
    }
    writer.flush();
    if (!good) {
        return detail::writing_error(writer, part + path);
    }
    return std::move(sink.out);
}

/// Writes a message as one string, in UTF-8. Errors as encode_to().
template <class T>
result<std::string> encode(T const& message, soap::version v, encode_options const& options = {}) {
    std::string text;
    auto const written = encode_to(std::back_inserter(text), message, v, options);
    if (!written) {
        return written.error();
    }
    return text;
}

/// Writes a message as a document by itself, without an Envelope, to an output iterator of char. Of the options,
/// `indented` counts. Errors as encode_to().
template <class Output, class T>
result<Output> encode_document_to(Output out, T const& message, encode_options const& options = {}) {
    static_assert(!has_headers<T>,
                  "soapcodec: a document by itself has no Envelope, and so no place for header blocks: "
                  "give the message without with_headers()");
    static_assert(message_type<T> || has_headers<T>,
                  "soapcodec: this type cannot be a document by itself: write constexpr auto soap_shape(T const*) "
                  "in the namespace of T, and return soapcodec::message<\"Name\", \"namespace\">(...)");
    detail::output_sink<Output> sink(std::move(out));
    detail::xml_writer writer(sink, options.indented);
    writer.raw(detail::xml_declaration);
    std::string path;
    constexpr bool declares_own = !shape_of<T>::instance_prefix.empty();
    constexpr auto declarations =
        joined_text<" xmlns:xsi=\"", xml::schema_instance_namespace, "\" xmlns:xsd=\"", xml::schema_namespace, "\"">;
    bool const good = detail::write_message(writer, declares_own ? "" : declarations, 0, message, path);
    writer.flush();
    if (!good) {
        return detail::writing_error(writer, std::move(path));
    }
    return std::move(sink.out);
}

/// Writes a message as a document by itself, as one string in UTF-8. Errors as encode_to().
template <class T>
result<std::string> encode_document(T const& message, encode_options const& options = {}) {
    std::string text;
    auto const written = encode_document_to(std::back_inserter(text), message, options);
    if (!written) {
        return written.error();
    }
    return text;
}

/// A message as an argument of fmt::format and its like: `fmt::format("{}", as_soap(message, soap_1_2))`. Refers to a
/// message given as an lvalue, which has to outlive it, and holds one given as an rvalue. Formatting throws
/// fmt::format_error where encode() returns an error.
template <class T>
struct soap_text {
    T message;
    soap::version version;
    encode_options options;
};
template <class T>
[[nodiscard]] soap_text<detail::kept<T>> as_soap(T&& message, soap::version v, encode_options options = {}) {
    return {std::forward<T>(message), v, std::move(options)};
}

} // namespace soapcodec

template <class T>
struct fmt::formatter<soapcodec::soap_text<T>> {
    template <class ParseContext>
    constexpr auto parse(ParseContext& context) {
        return context.begin();
    }
    template <class FormatContext>
    auto format(soapcodec::soap_text<T> const& text, FormatContext& context) const {
        auto written = soapcodec::encode_to(context.out(), text.message, text.version, text.options);
        if (!written) {
            FMT_THROW(fmt::format_error(written.error().message()));
        }
        return *std::move(written);
    }
};
