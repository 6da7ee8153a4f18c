// SPDX-License-Identifier: MIT
// Values that are more than the text of an element: attributes, the text of a record, QNames.
#pragma once

#include <cstddef>     // std::size_t
#include <string>      // std::string
#include <string_view> // std::string_view

#include "../fixed_string.hpp"
#include "../scalar.hpp"
#include "../shape.hpp"
#include "../xml/escape.hpp"
#include "../xml/name.hpp"
#include "../xml/qname.hpp"
#include "../xml/writer.hpp"
#include "tag_writer.hpp"

namespace soapcodec::encoding {

/// Its functions return false at a string that cannot be written; the writer then knows where in it (refused()).
class value_writer {
public:
    /// Both must outlive the writer.
    value_writer(xml::writer& out, tag_writer& tags) : out_(out), tags_(tags) {}

    /// ` name="value"`, or nothing for a null.
    template <class Attribute, class T>
    [[nodiscard]] bool attribute(T const& value) {
        constexpr auto ns = Attribute::ns.view();
        static_assert(ns.empty() || ns == text_of<xml::xml_namespace>,
                      "soapcodec: attributes are written in no namespace, or in that of the prefix xml");
        if constexpr (is_optional<T>) {
            return !value || attribute<Attribute>(*value);
        } else {
            out_.raw(ns.empty() ? joined_text<" ", Attribute::local_name, "=\"">
                                : joined_text<" xml:", Attribute::local_name, "=\"">);
            bool good = true;
            with_text(value, [&](std::string_view text) {
                attribute_.clear();
                auto const done = xml::append_attribute(attribute_, text);
                if (done != text.size()) {
                    out_.refuse(done);
                    good = false;
                    return;
                }
                out_.raw(attribute_);
                out_.raw("\"");
            });
            return good;
        }
    }

    /// The text of a record behind its attributes, and its end tag.
    template <fixed_string Name, class T>
    [[nodiscard]] bool rest(T const& value, std::string_view tag) {
        bool good = true;
        with_text(value, [&](std::string_view text) {
            if (text.empty()) {
                out_.raw(" />");
                return;
            }
            out_.raw(">");
            good = out_.text(text);
            tags_.close_here<Name>(tag);
        });
        return good;
    }

    /// A QName value, under a prefix of its own: the default namespace is not the place for it, since it may be another
    /// for the reader who copies the element. A name in no namespace cannot be written where there is a default one.
    template <fixed_string Name, fixed_string Default>
    [[nodiscard]] bool qualified(xml::qname const& value, std::string_view tag, std::string_view declarations) {
        bool const in_xml = value.ns == text_of<xml::xml_namespace>;
        attribute_.clear();
        if (!value.ns.empty() && !in_xml) {
            attribute_ = " xmlns:q=\"";
            auto const done = xml::append_attribute(attribute_, value.ns);
            attribute_ += '"';
            if (done != value.ns.size()) {
                out_.refuse(done);
                return false;
            }
        } else if (!in_xml && !Default.view().empty()) {
            out_.refuse(0);
            return false;
        }
        tags_.open<Name, "">(tag, declarations);
        out_.raw(attribute_);
        out_.raw(in_xml ? ">xml:" : value.ns.empty() ? ">" : ">q:");
        bool const good = out_.text(value.local);
        tags_.close_here<Name>(tag);
        return good;
    }

private:
    xml::writer& out_;
    tag_writer& tags_;
    std::string attribute_; // being written
};

} // namespace soapcodec::encoding
