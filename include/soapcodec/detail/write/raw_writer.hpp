// SPDX-License-Identifier: MIT
// An element whose content was kept as it was written.
//
// The content keeps the meaning of its names wherever it is written: the element declares what they rely on. Where that
// would change the name of the element itself, the element gets another prefix; an element in no namespace, which no
// prefix can stand for, leaves its content to declare the default namespace.
#pragma once

#include <initializer_list> // std::initializer_list
#include <optional>         // std::optional
#include <span>             // std::span
#include <string>           // std::string
#include <string_view>      // std::string_view

#include "../../error.hpp"
#include "../../xml/known_namespaces.hpp"
#include "../../xml/qname.hpp"
#include "../../xml/raw.hpp"
#include "../search.hpp"
#include "../xml/escape.hpp"
#include "../xml/small_set.hpp"
#include "../xml/writer.hpp"
#include "any_attribute_writer.hpp"
#include "default_declarer.hpp"

namespace soapcodec::detail {

/// A prefix and the namespace that it stands for around some element.
struct prefix_binding {
    std::string_view prefix;
    std::string_view ns;

    friend bool operator==(prefix_binding const&, prefix_binding const&) = default;
};

/// The element to write, and what stands around it.
struct raw_element {
    std::string_view local;
    std::string_view ns{};                             ///< the element's; empty: none
    std::string_view prefix{};                         ///< stands for `ns`; empty: none is known to
    std::string_view default_ns{};                     ///< around the element
    std::span<xml::any_attribute const> attributes{};  ///< its own
    std::span<prefix_binding const> surroundings = {}; ///< prefixes known to be bound there; others may be, too
};

/// Writes an element and its content. False, after writer::refuse(), at what cannot be written:
///
/// - errc::invalid_character: a byte of the content or of a namespace that no XML document can hold
/// - errc::invalid_value: bindings that cannot be declared, or content that has to declare its default namespace and is
///   not well-formed
class raw_writer {
public:
    explicit raw_writer(xml_writer& out) : out_(out) {}

    [[nodiscard]] bool write(raw_element const& element, xml::raw_xml const& content) {
        auto const writable = writable_size(content.text);
        if (writable != content.text.size()) {
            out_.refuse(writable);
            return false;
        }
        std::string_view text = content.text;
        std::optional<std::string> declaring;
        if (!declare_scope(element, content)) {
            return false;
        }
        if (text.find('<') == text.npos && element.attributes.empty()) {
            default_inside_ = element.prefix.empty() ? element.ns : element.default_ns; // no name to keep
        }
        if (!choose_prefix(element, content) || !add_attributes(element.attributes, content)) {
            return false;
        }
        auto const default_ns = element.ns.empty() ? std::string_view() : default_inside_;
        if (default_ns != element.default_ns && !declare(attributes_, {}, default_ns)) {
            return false;
        }
        if (default_ns != default_inside_) {
            std::string declaration;
            if (!declare(declaration, {}, default_inside_)) {
                return false;
            }
            declaring = default_declarer(text, declaration).run();
            if (!declaring) {
                return refuse("content that is not well-formed");
            }
            text = *declaring;
        }
        raw({"<", prefix_, element.local, attributes_});
        if (text.empty()) {
            out_.raw(" />");
        } else {
            raw({">", text, "</", prefix_, element.local, ">"});
        }
        return true;
    }

private:
    /// Namespaces in XML 1.0, section 3, "Reserved Prefixes and Namespace Names".
    [[nodiscard]] static bool can_be_bound(std::string_view prefix, std::string_view ns) noexcept {
        return (prefix.empty() || (xml::is_local_part(prefix) && writable_size(prefix) == prefix.size())) &&
               prefix != "xmlns" && ns != text_of<xml::xmlns_namespace> && ns != text_of<xml::xml_namespace>;
    }

    /// Declares the prefixes that the content relies on, and finds its default namespace.
    [[nodiscard]] bool declare_scope(raw_element const& element, xml::raw_xml const& content) {
        auto const& known = element.surroundings;
        for (auto const& [prefix, ns] : content.scope) {
            if (!bound_.insert(prefix)) {
                return refuse("a prefix that is bound twice");
            }
            if (prefix == "xml" || (ns.empty() && !prefix.empty())) {
                continue; // bound everywhere; standing for nothing
            }
            if (!can_be_bound(prefix, ns)) {
                return refuse("a prefix or namespace that cannot be declared");
            }
            if (prefix.empty()) {
                default_inside_ = ns;
                continue;
            }
            auto const* const stands =
                find_in(known, [one = prefix_binding{prefix, ns}](auto const& b) { return b == one; });
            if (stands == nullptr && !declare(attributes_, prefix, ns)) {
                return false;
            }
        }
        return true;
    }

    /// The prefix of the element, with its colon, or none.
    [[nodiscard]] bool choose_prefix(raw_element const& element, xml::raw_xml const& content) {
        if (element.ns.empty()) {
            return true;
        }
        prefix_ = element.prefix;
        auto const* const other = find_in(
            content.scope, [&](auto const& b) { return b.prefix == prefix_ && b.ns != element.ns && !b.ns.empty(); });
        if (prefix_.empty() ? default_inside_ != element.ns : other != nullptr) {
            // One that the content relies on will do, so that what was written before is written so again.
            auto const* const own = find_in(content.scope, [&](auto const& b) {
                return b.ns == element.ns && !b.prefix.empty() && b.prefix != "xml";
            });
            if (own != nullptr) {
                prefix_ = own->prefix + ":";
                return true;
            }
            prefix_ = "r";
            while (bound_.contains(prefix_)) {
                prefix_ += 'r';
            }
            if (!declare(attributes_, prefix_, element.ns)) {
                return false;
            }
        }
        prefix_ += prefix_.empty() ? "" : ":";
        return true;
    }

    /// Attributes under prefixes that the content relies on, or else of their own.
    [[nodiscard]] bool add_attributes(std::span<xml::any_attribute const> attributes, xml::raw_xml const& content) {
        if (attributes.empty()) {
            return true;
        }
        any_attribute_writer all(attributes_);
        for (auto const& attribute : attributes) {
            auto const* const own =
                find_in(content.scope, [&](auto const& b) { return b.ns == attribute.name.ns && !b.prefix.empty(); });
            auto const prefix = own == nullptr ? std::string_view() : std::string_view(own->prefix);
            if (!all.add(attribute, prefix, [this](std::string_view other) { return bound_.contains(other); })) {
                all.refuse(out_);
                return false;
            }
        }
        return true;
    }

    [[nodiscard]] bool declare(std::string& attributes, std::string_view prefix, std::string_view ns) {
        attributes.append(prefix.empty() ? " xmlns" : " xmlns:").append(prefix).append("=\"");
        auto const done = append_attribute(attributes, ns);
        attributes += '"';
        if (done != ns.size()) {
            out_.refuse(done);
        }
        return done == ns.size();
    }

    bool refuse(std::string_view reason) noexcept {
        out_.refuse(errc::invalid_value, reason);
        return false;
    }

    void raw(std::initializer_list<std::string_view> parts) {
        for (auto const part : parts) {
            out_.raw(part);
        }
    }

    xml_writer& out_;
    std::string attributes_;            // of the element
    std::string prefix_;                // likewise
    small_set<std::string_view> bound_; // prefixes, by the scope of the content
    std::string_view default_inside_;   // the content's default namespace
};

/// The same as one call.
[[nodiscard]] inline bool write_raw(xml_writer& out, raw_element const& element, xml::raw_xml const& content) {
    return raw_writer(out).write(element, content);
}

} // namespace soapcodec::detail
