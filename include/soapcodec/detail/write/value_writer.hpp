// SPDX-License-Identifier: MIT
// Values that are more than the text of an element: attributes, the text of a record, QNames.
#pragma once

#include <cstddef>     // std::size_t
#include <string>      // std::string
#include <string_view> // std::string_view

#include "../../error.hpp"
#include "../../fixed_string.hpp"
#include "../../scalar.hpp"
#include "../../shape.hpp"
#include "../../xml/known_namespaces.hpp"
#include "../../xml/qname.hpp"
#include "../xml/escape.hpp"
#include "../xml/writer.hpp"
#include "tag_writer.hpp"

namespace soapcodec::detail {

/// Its functions return false at what cannot be written; the writer then knows why (refusal()).
class value_writer {
public:
    /// Both must outlive the writer.
    value_writer(xml_writer& out, tag_writer& tags) : out_(out), tags_(tags) {}

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
            auto const write = [this](std::string_view text) {
                attribute_.clear();
                auto const done = append_attribute(attribute_, text);
                if (done != text.size()) {
                    out_.refuse(done);
                    return false;
                }
                out_.raw(attribute_);
                out_.raw("\"");
                return true;
            };
            return with_text(value, write, [this] { return refuse(detail::value_without_text); });
        }
    }

    /// The text of a record behind its attributes, and its end tag.
    template <fixed_string Name, class T>
    [[nodiscard]] bool rest(T const& value, std::string_view tag) {
        auto const write = [&](std::string_view text) {
            if (text.empty()) {
                out_.raw(" />");
                return true;
            }
            out_.raw(">");
            bool const good = out_.text(text);
            tags_.close_here<Name>(tag);
            return good;
        };
        return with_text(value, write, [this] { return refuse(detail::value_without_text); });
    }

    /// A QName value, under a prefix of its own: the default namespace is not the place for it, since it may be another
    /// for the reader who copies the element. A name in no namespace cannot be written where there is a default one,
    /// and nothing can that is no name.
    template <fixed_string Name, fixed_string Default>
    [[nodiscard]] bool qualified(xml::qname const& value, std::string_view tag, std::string_view declarations) {
        bool const in_xml = value.ns == text_of<xml::xml_namespace>;
        bool const writable = writable_size(value.local) == value.local.size();
        if (writable && !xml::is_local_part(value.local)) {
            return refuse("a QName whose local part is none");
        }
        if (value.ns == text_of<xml::xmlns_namespace>) {
            return refuse("a QName in a namespace that no prefix can stand for");
        }
        attribute_.clear();
        if (!value.ns.empty() && !in_xml) {
            attribute_ = " xmlns:q=\"";
            auto const done = append_attribute(attribute_, value.ns);
            attribute_ += '"';
            if (done != value.ns.size()) {
                out_.refuse(done);
                return false;
            }
        } else if (!in_xml && !Default.view().empty()) {
            return refuse("a QName in no namespace, inside an element that has a default one");
        }
        tags_.open<Name, "">(tag, declarations);
        out_.raw(attribute_);
        out_.raw(in_xml ? ">xml:" : value.ns.empty() ? ">" : ">q:");
        bool const good = out_.text(value.local);
        tags_.close_here<Name>(tag);
        return good;
    }

private:
    [[gnu::cold, gnu::noinline]] bool refuse(std::string_view reason) noexcept {
        out_.refuse(errc::invalid_value, reason);
        return false;
    }

    xml_writer& out_;
    tag_writer& tags_;
    std::string attribute_; // being written
};

} // namespace soapcodec::detail
