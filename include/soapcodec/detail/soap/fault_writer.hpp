// SPDX-License-Identifier: MIT
// A soap:Fault as either version writes it.
//
// By hand and not by shapes: each version would need structs of its own, one more for subcodes, which nest, and a copy
// of every member into them. And the writer of shapes refuses a code that is no name in a namespace, which sloppy
// senders have: here it is written as it was read.
#pragma once

#include <cstddef>     // std::size_t
#include <iterator>    // std::size
#include <optional>    // std::optional
#include <string>      // std::string
#include <string_view> // std::string_view
#include <utility>     // std::move

#include "../../error.hpp"
#include "../../scalar.hpp"
#include "../../soap/fault.hpp"
#include "../../soap/version.hpp"
#include "../../xml/known_namespaces.hpp"
#include "../write/raw_writer.hpp"
#include "../xml/escape.hpp"
#include "../xml/writer.hpp"
#include "envelope_writer.hpp"

namespace soapcodec::detail {

/// Writes the Fault element in a Body, in the terms of the version: in_terms_of(). SOAP 1.1 has no place for subcodes,
/// node, and reasons after the first: they are left out.
class fault_writer {
public:
    /// `prefix` stands for the version's namespace where the Fault is written.
    fault_writer(xml_writer& out, soap::version v, std::string_view prefix) : out_(out), version_(v), prefix_(prefix) {}

    /// False at what cannot be written: a string, or a code that is not there. path() then leads to it.
    [[nodiscard]] bool write(soap::fault const& f) {
        auto const own = soap::in_terms_of(version_, f);
        auto const tag = qualified("Fault");
        open(tag);
        bool const good = version_ == soap::version::v1_1 ? content_1_1(own) : content_1_2(own);
        close(tag);
        return good || blame("Fault");
    }

    [[nodiscard]] std::string const& path() const noexcept { return path_; }

private:
    bool content_1_1(soap::fault const& f) {
        soap::reason const none;
        auto const& first = f.reasons.empty() ? none : f.reasons.front();
        return code("faultcode", f.code) && reason_element("faultstring", first.lang, first.text) &&
               (!f.role || element("faultactor", *f.role)) && detail(f.detail);
    }

    bool content_1_2(soap::fault const& f) {
        auto const code_tag = qualified("Code");
        open(code_tag);
        bool good = code(qualified("Value"), f.code) && subcodes(f);
        close(code_tag);
        if (!good) {
            return blame("Code");
        }
        auto const reason_tag = qualified("Reason");
        open(reason_tag);
        if (f.reasons.empty()) {
            good = good && reason_element(qualified("Text"), "", ""); // one is not optional
        }
        for (auto const& r : f.reasons) {
            // xml:lang is not optional in SOAP 1.2; an empty one says that nothing is known.
            good = good && reason_element(qualified("Text"), r.lang ? std::string_view(*r.lang) : "", r.text);
        }
        close(reason_tag);
        if (!good) {
            return blame("Reason");
        }
        return (!f.node || element(qualified("Node"), *f.node)) && (!f.role || element(qualified("Role"), *f.role)) &&
               detail(f.detail);
    }

    /// Subcodes nest.
    bool subcodes(soap::fault const& f) {
        auto const tag = qualified("Subcode");
        bool good = true;
        std::size_t opened = 0;
        for (; good && opened != f.subcodes.size(); ++opened) {
            open(tag);
            good = code(qualified("Value"), f.subcodes[opened]);
        }
        for (; opened != 0; --opened) {
            close(tag);
            good = good || blame(tag);
        }
        return good;
    }

    /// Whether a text that is in no namespace would be in one if it were written here.
    [[nodiscard]] bool has_prefix_in_scope(std::string_view text) const noexcept {
        auto const name = trim(text);
        auto const prefix = name.substr(0, name.find(':'));
        return prefix.size() != name.size() &&
               (prefix == prefix_ || prefix == instance_prefix || prefix == schema_prefix || prefix == "xml");
    }

    /// A QName. The envelope's namespace has a prefix already, any other gets one on the spot. What a sloppy sender
    /// gave in no namespace is written as it was read, whatever it is, as long as it stays there.
    bool code(std::string_view tag, xml::qname const& name) {
        if (name.local.empty()) {
            out_.refuse(errc::missing_element, version_ == soap::version::v1_1 ? "faultcode" : "Value");
            return blame(tag);
        }
        bool const writable = writable_size(name.local) == name.local.size();
        bool const is_name = xml::is_local_part(name.local) && name.ns != text_of<xml::xmlns_namespace>;
        if (name.ns.empty() ? has_prefix_in_scope(name.local) : writable && !is_name) {
            out_.refuse(errc::invalid_value, "a code that is no QName");
            return blame(tag);
        }
        if (name.ns == soap::envelope_namespace(version_)) {
            return element(tag, name.local, {}, qualified(""));
        }
        if (name.ns.empty()) {
            return element(tag, name.local);
        }
        if (name.ns == text_of<xml::xml_namespace>) {
            return element(tag, name.local, {}, "xml:"); // no other prefix may stand for it
        }
        std::string const own = prefix_ == "q0" ? "q1" : "q0";
        std::string attributes;
        return add(attributes, "xmlns:" + own, name.ns) ? element(tag, name.local, attributes, own + ":") : blame(tag);
    }

    bool reason_element(std::string_view tag, std::optional<std::string_view> lang, std::string_view text) {
        std::string attributes;
        return lang && !add(attributes, "xml:lang", *lang) ? blame(tag) : element(tag, text, attributes);
    }

    /// `prefix`, with its colon, comes before the text of a QName.
    bool element(std::string_view tag, std::string_view text, std::string_view attributes = {},
                 std::string_view prefix = {}) {
        out_.line();
        start(tag, attributes);
        out_.raw(prefix);
        bool const good = out_.text(text);
        end(tag);
        return good || blame(tag);
    }

    /// The content as it was received. SOAP 1.1's detail is in no namespace.
    bool detail(std::optional<xml::raw_xml> const& content) {
        auto const ns = soap::envelope_namespace(version_);
        prefix_binding const envelope[] = {{prefix_, ns},
                                           {instance_prefix, text_of<xml::schema_instance_namespace>},
                                           {schema_prefix, text_of<xml::schema_namespace>}};
        raw_element element{.local = "detail", .surroundings = {envelope, std::size(envelope)}};
        if (version_ == soap::version::v1_2) {
            element.local = "Detail";
            element.ns = ns;
            element.prefix = prefix_;
        }
        if (!content) {
            return true;
        }
        out_.line();
        return write_raw(out_, element, *content) || blame(element.local);
    }

    /// Adds an attribute to a start tag; false if its value cannot be written.
    bool add(std::string& attributes, std::string_view name, std::string_view value) {
        attributes.append(" ").append(name).append("=\"");
        auto const written = append_attribute(attributes, value);
        attributes += '"';
        if (written != value.size()) {
            out_.refuse(written);
            return false;
        }
        return true;
    }

    void open(std::string_view tag) {
        out_.line();
        start(tag, {});
        out_.descend();
    }
    void close(std::string_view tag) {
        out_.ascend();
        out_.line();
        end(tag);
    }
    void start(std::string_view tag, std::string_view attributes) {
        out_.raw("<");
        out_.raw(tag);
        out_.raw(attributes);
        out_.raw(">");
    }
    void end(std::string_view tag) {
        out_.raw("</");
        out_.raw(tag);
        out_.raw(">");
    }

    [[nodiscard]] std::string qualified(std::string_view local) const {
        return std::string(prefix_).append(":").append(local);
    }

    [[nodiscard]] static std::string_view local_part(std::string_view tag) noexcept {
        return tag.substr(tag.find(':') + 1); // npos + 1 is 0
    }

    bool blame(std::string_view tag) {
        path_.insert(0, local_part(tag)).insert(0, "/");
        return false;
    }

    xml_writer& out_;
    soap::version version_;
    std::string_view prefix_;
    std::string path_;
};

} // namespace soapcodec::detail
