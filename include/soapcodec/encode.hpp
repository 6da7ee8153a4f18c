// SPDX-License-Identifier: MIT
// A struct to the bytes of a SOAP message.
#pragma once

#include "cxx20.hpp"

#include <fmt/format.h>

#include <concepts>    // std::same_as
#include <iterator>    // std::back_inserter
#include <string>      // std::string
#include <string_view> // std::string_view
#include <tuple>       // std::tuple
#include <utility>     // std::forward, std::move
#include <variant>     // std::variant

#include "detail/soap/envelope_writer.hpp"
#include "detail/soap/message_writer.hpp"
#include "detail/write/output_sink.hpp"
#include "detail/xml/writer.hpp"
#include "encode/options.hpp"
#include "error.hpp"
#include "fixed_string.hpp"
#include "shape.hpp"
#include "shape/list_source.hpp"
#include "shape/mistake.hpp"
#include "soap/fault.hpp"
#include "soap/header.hpp"
#include "soap/version.hpp"
#include "xml/known_namespaces.hpp"

namespace soapcodec {

namespace detail {

template <class T>
inline constexpr bool is_body = message_type<T> || std::same_as<T, soap::fault>;
template <class... Alternatives>
inline constexpr bool is_body<std::variant<Alternatives...>> = (is_body<Alternatives> && ...);
template <class... Parts>
inline constexpr bool is_body<std::tuple<Parts...>> = (message_type<Parts> && ...);

} // namespace detail

/// What can be written in a Body: a message, a fault, a std::tuple of messages (its parts; none for an empty Body), or
/// a std::variant, which holds one of these; each may have header blocks (with_headers()).
template <class T>
concept encodable = detail::is_body<typename body_of<T>::type>;

/// Writes a message to an output iterator of char, or to a function that takes a std::string_view, a few KB at a time.
/// The iterator behind the last byte, or the function, or an error whose path() leads to what cannot be written:
///
/// - errc::invalid_character: a string that XML 1.0 cannot hold; subject() says where in it
/// - errc::invalid_value: a value that has no text (scalar.hpp), such as the 30th of February; or an envelope_prefix
///   that cannot be one
/// - errc::missing_element: a std::variant that is valueless_by_exception()
///
/// What has been written until then is no document.
template <class Output, class T>
result<Output> encode_to(Output out, T const& message, soap::version v, encode_options const& options = {}) {
    if constexpr (!encodable<T>) {
        using body = typename body_of<T>::type;
        if constexpr (described<body>) {
            static_cast<void>(sizeof(mistake::needs_message_instead_of_record<body>));
        } else {
            static_cast<void>(sizeof(mistake::needs_soap_shape<body>));
        }
    }
    static_assert(encodable<T>,
                  "soapcodec: this type cannot stand in a SOAP Body: write constexpr auto soap_shape(T const*) "
                  "in the namespace of T, and return soapcodec::message<\"Name\", \"namespace\">(...)");
    auto const prefix = detail::envelope_prefix(v, options);
    if (!options.envelope_prefix.empty() && !detail::is_envelope_prefix(prefix)) {
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
    auto written = encode_to(std::back_inserter(text), message, v, options);
    if (!written) {
        return std::move(written).error();
    }
    return text;
}

/// Always an error: it lacks the version.
template <class T>
result<std::string> encode(T const&) {
    static_assert(sizeof(T) == 0,
                  "soapcodec: the version is missing: encode(message, soapcodec::soap_1_1), or soap_1_2");
    return soapcodec::error();
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
    writer.constant<detail::xml_declaration>();
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
    auto written = encode_document_to(std::back_inserter(text), message, options);
    if (!written) {
        return std::move(written).error();
    }
    return text;
}

/// A message as an argument of fmt::format and its like: `fmt::format("{}", as_soap(message, soap_1_2))`. Refers to a
/// message given as an lvalue, which has to outlive it, and holds one given as an rvalue. Formatting throws
/// fmt::format_error where encode() returns an error.
template <class T>
struct soap_text {
    T message;              ///< itself, or a reference to it
    soap::version version;  ///< of the Envelope
    encode_options options; ///< how it is written
};
/// Makes one.
template <class T>
[[nodiscard]] soap_text<detail::kept<T>> as_soap(T&& message, soap::version v, encode_options options = {}) {
    return {std::forward<T>(message), v, std::move(options)};
}

/// The same for a message as a document by itself: `fmt::format("{}", as_document(message))`.
template <class T>
struct document_text {
    T message;              ///< itself, or a reference to it
    encode_options options; ///< how it is written
};
/// Makes one.
template <class T>
[[nodiscard]] document_text<detail::kept<T>> as_document(T&& message, encode_options options = {}) {
    return {std::forward<T>(message), std::move(options)};
}

namespace detail {

/// What the formatters of messages share: no format options, and an exception where encoding is an error.
struct text_formatter {
    template <class ParseContext>
    constexpr auto parse(ParseContext& context) {
        return context.begin();
    }
    template <class Output>
    static Output end_of(result<Output> written) {
        if (!written) {
            FMT_THROW(fmt::format_error(written.error().message()));
        }
        return *std::move(written);
    }
};

} // namespace detail

} // namespace soapcodec

template <class T>
struct fmt::formatter<soapcodec::soap_text<T>> : soapcodec::detail::text_formatter {
    template <class FormatContext>
    auto format(soapcodec::soap_text<T> const& text, FormatContext& context) const {
        return end_of(soapcodec::encode_to(context.out(), text.message, text.version, text.options));
    }
};
template <class T>
struct fmt::formatter<soapcodec::document_text<T>> : soapcodec::detail::text_formatter {
    template <class FormatContext>
    auto format(soapcodec::document_text<T> const& text, FormatContext& context) const {
        return end_of(soapcodec::encode_document_to(context.out(), text.message, text.options));
    }
};
