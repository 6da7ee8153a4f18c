// SPDX-License-Identifier: MIT
// Values: as the text of an element, as an attribute, as the text of a record, QNames.
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

/// Its functions take where to write and return where they ended, or null at what cannot be written; the writer then
/// knows why (refusal()).
class value_writer {
public:
    /// Both must outlive the writer.
    value_writer(xml_writer& out, tag_writer& tags) : out_(out), tags_(tags) {}

    /// An element with the text of a value.
    template <fixed_string Name, class Level, class T>
    [[nodiscard, gnu::always_inline]] char* element(char* at, Level here, T const& value, std::string_view tag,
                                                    std::string_view declarations) {
        if constexpr (bounded_scalar<T>) {
            static_assert(scalar<T>::max_size <= xml_writer::largest_room / 2,
                          "soapcodec: scalar<T>::max_size is too large for write(): use format() instead");
            at = tags_.open<Name, ">">(at, here, tag, declarations, scalar<T>::max_size);
            return tag_writer::end<Name>(scalar<T>::write(at, value), tag);
        } else {
            if constexpr (!scalar_type<T>) {
                static_cast<void>(sizeof(needs_soap_shape_or_scalar<T>));
            }
            static_assert(scalar_type<T>, "soapcodec: a member's type has neither a shape nor a scalar: write "
                                          "constexpr auto soap_shape(T const*) in the namespace of T for a record, "
                                          "specialise soapcodec::scalar<T> for a value, describe a list with "
                                          "soapcodec::items<\"Item\"> or a std::variant with soapcodec::choice");
            at = tags_.open<Name, ">">(at, here, tag, declarations);
            return with_text(
                value, [this, at, tag](std::string_view text) { return rest_of<Name>(at, text, tag); },
                [this] { return refuse(detail::value_without_text); });
        }
    }

    /// ` name="value"`, or nothing for a null.
    template <class Attribute, class T>
    [[nodiscard]] char* attribute(char* at, T const& value) {
        constexpr auto ns = Attribute::ns.view();
        static_assert(ns.empty() || ns == text_of<xml::xml_namespace>,
                      "soapcodec: attributes are written in no namespace, or in that of the prefix xml");
        if constexpr (is_optional<T>) {
            return value ? attribute<Attribute>(at, *value) : at;
        } else {
            constexpr auto start = ns.empty() ? joined_text<" ", Attribute::local_name, "=\"">
                                              : joined_text<" xml:", Attribute::local_name, "=\"">;
            auto const write = [this, at, start](std::string_view text) -> char* {
                attribute_ = start;
                auto const done = append_attribute(attribute_, text);
                if (done != text.size()) {
                    out_.refuse(done);
                    return nullptr;
                }
                attribute_ += '"';
                return out_.raw(at, attribute_);
            };
            return with_text(value, write, [this] { return refuse(detail::value_without_text); });
        }
    }

    /// The text of a record behind its attributes, and its end tag.
    template <fixed_string Name, class T>
    [[nodiscard]] char* rest(char* at, T const& value, std::string_view tag) {
        at = xml_writer::put<">">(out_.room(at, 3));
        return with_text(
            value, [this, at, tag](std::string_view text) { return rest_of<Name>(at, text, tag); },
            [this] { return refuse(detail::value_without_text); });
    }

    /// A QName value, under a prefix of its own: the default namespace is not the place for it, since it may be another
    /// for the reader who copies the element. A name in no namespace cannot be written where there is a default one,
    /// and nothing can that is no name.
    template <fixed_string Name, fixed_string Default, class Level>
    [[nodiscard]] char* qualified(char* at, Level here, xml::qname const& value, std::string_view tag,
                                  std::string_view declarations) {
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
                return nullptr;
            }
        } else if (!in_xml && !Default.view().empty()) {
            return refuse("a QName in no namespace, inside an element that has a default one");
        }
        at = tags_.open<Name, "">(at, here, tag, declarations);
        at = out_.raw(at, attribute_);
        at = out_.raw(at, in_xml ? ">xml:" : value.ns.empty() ? ">" : ">q:");
        return with_end<Name>(out_.text(at, value.local, tag_writer::size<Name>(tag, {})), tag);
    }

private:
    /// A text behind the start tag and the end tag behind the text, or what an empty element has instead.
    template <fixed_string Name>
    [[nodiscard, gnu::always_inline]] char* rest_of(char* at, std::string_view text, std::string_view tag) {
        if (text.empty()) {
            return xml_writer::put<" />">(at - 1); // in the room of the end tag
        }
        return with_end<Name>(out_.text(at, text, tag_writer::size<Name>(tag, {})), tag);
    }
    template <fixed_string Name>
    [[nodiscard, gnu::always_inline]] static char* with_end(char* at, std::string_view tag) {
        return at == nullptr ? nullptr : tag_writer::end<Name>(at, tag);
    }

    [[gnu::cold, gnu::noinline]] char* refuse(std::string_view reason) noexcept {
        out_.refuse(errc::invalid_value, reason);
        return nullptr;
    }

    xml_writer& out_;
    tag_writer& tags_;
    std::string attribute_; // being written
};

} // namespace soapcodec::detail
