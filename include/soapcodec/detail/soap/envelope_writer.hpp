// SPDX-License-Identifier: MIT
// Envelope and Body around whatever is written between them.
#pragma once

#include <cstddef>     // std::size_t
#include <string>      // std::string
#include <string_view> // std::string_view

#include "../../encode/options.hpp"
#include "../../soap/version.hpp"
#include "../../xml/known_namespaces.hpp"
#include "../../xml/qname.hpp"
#include "../xml/escape.hpp"
#include "../xml/writer.hpp"

namespace soapcodec::detail {

/// The prefix of the Envelope: the one asked for, which lies in `options`, else what ASMX's sample pages use.
[[nodiscard]] inline std::string_view envelope_prefix(soap::version v, encode_options const& options) noexcept {
    if (!options.envelope_prefix.empty()) {
        return options.envelope_prefix;
    }
    return v == soap::version::v1_1 ? "soap" : "soap12";
}

/// The prefix that the Envelope declares for the XMLSchema-instance namespace.
inline constexpr std::string_view instance_prefix = "xsi";
/// And for the XMLSchema namespace.
inline constexpr std::string_view schema_prefix = "xsd";

/// Whether a prefix can stand for the Envelope's namespace.
[[nodiscard]] inline bool is_envelope_prefix(std::string_view prefix) noexcept {
    return xml::is_local_part(prefix) && writable_size(prefix) == prefix.size() && prefix != "xml" &&
           prefix != "xmlns" && prefix != instance_prefix && prefix != schema_prefix;
}

/// Elements open inside the Body.
inline constexpr std::size_t body_depth = 2;

/// The tags around a message, where the prefix is the usual one and all of it is constant.
template <fixed_string Prefix, fixed_string Namespace>
struct envelope_tags {
    static void envelope(xml_writer& out) {
        out.constant<"<", Prefix, ":Envelope xmlns:xsi=\"", xml::schema_instance_namespace, "\" xmlns:xsd=\"",
                     xml::schema_namespace, "\" xmlns:", Prefix, "=\"", Namespace, "\">">();
    }
    static void body(xml_writer& out) { out.constant<"<", Prefix, ":Body>">(); }
    static void body_end(xml_writer& out) { out.constant<"</", Prefix, ":Body>">(); }
    static void envelope_end(xml_writer& out) { out.constant<"</", Prefix, ":Envelope>">(); }
};

/// The same with a prefix that is known at run time.
struct prefixed_envelope_tags {
    std::string_view prefix;
    soap::version version;

    void envelope(xml_writer& out) const {
        tag(out, "<",
            joined_text<":Envelope xmlns:xsi=\"", xml::schema_instance_namespace, "\" xmlns:xsd=\"",
                        xml::schema_namespace, "\" xmlns:">);
        tag(out, {}, "=\"");
        out.raw(soap::envelope_namespace(version));
        out.raw("\">");
    }
    void body(xml_writer& out) const { tag(out, "<", ":Body>"); }
    void body_end(xml_writer& out) const { tag(out, "</", ":Body>"); }
    void envelope_end(xml_writer& out) const { tag(out, "</", ":Envelope>"); }

private:
    void tag(xml_writer& out, std::string_view before, std::string_view behind) const {
        out.raw(before);
        out.raw(prefix);
        out.raw(behind);
    }
};

template <class Write>
void with_envelope_tags(soap::version v, encode_options const& options, Write write) {
    if (!options.envelope_prefix.empty()) {
        write(prefixed_envelope_tags{options.envelope_prefix, v});
    } else if (v == soap::version::v1_1) {
        write(envelope_tags<"soap", soap::envelope_1_1_namespace>{});
    } else {
        write(envelope_tags<"soap12", soap::envelope_1_2_namespace>{});
    }
}

/// Everything up to the Body's start tag. The declarations and their order are those that .NET writes. `header` writes
/// what stands between the Envelope's and the Body's start tag, and returns whether it could.
template <class Header>
[[nodiscard]] bool open_envelope(xml_writer& out, soap::version v, encode_options const& options, Header header) {
    bool good = true;
    with_envelope_tags(v, options, [&](auto const& tags) {
        out.constant<xml_declaration>();
        out.line();
        tags.envelope(out);
        out.descend();
        good = header();
        out.line();
        tags.body(out);
        out.descend();
    });
    return good;
}

/// The end tags of Body and Envelope.
inline void close_envelope(xml_writer& out, soap::version v, encode_options const& options) {
    with_envelope_tags(v, options, [&out](auto const& tags) {
        out.ascend();
        out.line();
        tags.body_end(out);
        out.ascend();
        out.line();
        tags.envelope_end(out);
    });
}

} // namespace soapcodec::detail
