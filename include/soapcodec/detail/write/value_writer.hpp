// SPDX-License-Identifier: MIT
// Values: as the text of an element, as an attribute, as the text of a record, QNames.
//
// An attribute in a namespace has a prefix that its own start tag declares, a01 and so on, one for each namespace, and
// a QName in an attribute has n01 and so on. Prefixes around an element stay what they are but for these.
#pragma once

#include <array>       // std::array
#include <cstddef>     // std::size_t
#include <cstdint>     // std::uint64_t
#include <string>      // std::string
#include <string_view> // std::string_view
#include <tuple>       // std::tuple
#include <type_traits> // std::is_same_v, std::type_identity
#include <vector>      // std::vector

#include "../../error.hpp"
#include "../../fixed_string.hpp"
#include "../../scalar.hpp"
#include "../../shape.hpp"
#include "../../xml/known_namespaces.hpp"
#include "../../xml/qname.hpp"
#include "../../xml/raw.hpp"
#include "../inline.hpp"
#include "../xml/escape.hpp"
#include "../xml/writer.hpp"
#include "any_attribute_writer.hpp"
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
    [[nodiscard]] SOAPCODEC_DETAIL_INLINE char* element(char* at, Level here, T const& value, std::string_view tag,
                                                        std::string_view declarations) {
        if constexpr (bounded_scalar<T>) {
            static_assert(scalar<T>::max_size <= xml_writer::largest_room / 2,
                          "soapcodec: scalar<T>::max_size is too large for write(): use format() instead");
            at = tags_.open<Name, ">">(at, here, tag, declarations, scalar<T>::max_size);
            return tag_writer::end<Name>(scalar<T>::write(at, value), tag);
        } else {
            at = tags_.open<Name, ">">(at, here, tag, declarations);
            return with_text(
                value, [this, at, tag](std::string_view text) { return rest_of<Name>(at, text, tag); },
                [this] { return refuse(); });
        }
    }

    /// All attributes of a record, ` name="value"` each; nothing for a null. Default is the default namespace. Blame is
    /// called with the name of the one that cannot be written, and returns null.
    template <class Attributes, fixed_string Default, class T, class Blame>
    [[nodiscard]] SOAPCODEC_DETAIL_INLINE char* attributes(char* at, T const& record, Blame blame) {
        return [&]<class... All>(std::type_identity<std::tuple<All...>>) {
            [[maybe_unused]] std::uint64_t declared = 0; // the prefixes, by their numbers
            static_cast<void>(((at = attribute<Attributes, All, Default>(at, record.*All::member, declared),
                                at = at == nullptr ? blame(joined_text<"@", All::local_name>) : at) &&
                               ...));
            return at;
        }(std::type_identity<Attributes>{});
    }

    /// Attributes that no shape describes, behind those that this one does.
    template <class Attributes>
    [[nodiscard]] char* any_attributes(char* at, std::vector<xml::any_attribute> const& list) {
        if (list.empty()) {
            return at;
        }
        attribute_.clear();
        any_attribute_writer all(attribute_);
        [&]<class... All>(std::type_identity<std::tuple<All...>>) {
            (all.add_name(All::ns.view(), All::name), ...);
        }(std::type_identity<Attributes>{});
        for (auto const& one : list) {
            if (one.name.ns == text_of<xml::schema_instance_namespace>) {
                out_.refuse(errc::invalid_value, "an attribute beside others that is xsi:nil or its like");
                return nullptr;
            }
            if (!all.add(one, {}, [](std::string_view) { return false; })) {
                all.refuse(out_);
                return nullptr;
            }
        }
        return out_.raw(at, attribute_);
    }

    /// The text of a record behind its attributes, and its end tag.
    template <fixed_string Name, class T>
    [[nodiscard]] char* rest(char* at, T const& value, std::string_view tag) {
        at = xml_writer::put<">">(out_.room(at, 3));
        return with_text(
            value, [this, at, tag](std::string_view text) { return rest_of<Name>(at, text, tag); },
            [this] { return refuse(); });
    }

    /// A QName value, under a prefix of its own: the default namespace is not the place for it, since it may be another
    /// for the reader who copies the element. A name in no namespace cannot be written where there is a default one,
    /// and nothing can that is no name.
    template <fixed_string Name, fixed_string Default, class Level>
    [[nodiscard]] char* qualified(char* at, Level here, xml::qname const& value, std::string_view tag,
                                  std::string_view declarations) {
        if (!declare(value, "q", Default.view().empty())) {
            return nullptr;
        }
        at = tags_.open<Name, "">(at, here, tag, declarations);
        at = out_.raw(at, declaration_);
        at = out_.raw(at, ">");
        at = out_.raw(at, prefix_of(value, "q:"));
        return with_end<Name>(out_.text(at, value.local, tag_writer::size<Name>(tag, {})), tag);
    }

private:
    /// A text behind the start tag and the end tag behind the text, or what an empty element has instead.
    template <fixed_string Name>
    [[nodiscard]] SOAPCODEC_DETAIL_INLINE char* rest_of(char* at, std::string_view text, std::string_view tag) {
        if (text.empty()) {
            return xml_writer::put<" />">(at - 1); // in the room of the end tag
        }
        return with_end<Name>(out_.text(at, text, tag_writer::size<Name>(tag, {})), tag);
    }
    template <fixed_string Name>
    [[nodiscard]] SOAPCODEC_DETAIL_INLINE static char* with_end(char* at, std::string_view tag) {
        return at == nullptr ? nullptr : tag_writer::end<Name>(at, tag);
    }

    /// The value has no text.
    [[gnu::cold, gnu::noinline]] char* refuse() noexcept {
        out_.refuse(errc::invalid_value, detail::value_without_text);
        return nullptr;
    }

    /// The number in the prefix of an attribute: one for each namespace that has to be declared for those of a record.
    template <class Attribute, class... All>
    [[nodiscard]] static consteval std::size_t number_of(std::type_identity<std::tuple<All...>>) {
        constexpr std::array<std::string_view, sizeof...(All)> spaces{All::ns.view()...};
        std::size_t number = 0;
        for (std::size_t i = 0; i < spaces.size(); ++i) {
            bool is_new = is_declared(spaces[i]);
            for (std::size_t j = 0; j < i; ++j) {
                is_new = is_new && spaces[j] != spaces[i];
            }
            number += is_new ? 1U : 0U;
            if (spaces[i] == Attribute::ns.view()) {
                break;
            }
        }
        return number;
    }
    /// The same for the namespace of a QName in an attribute: each has one of its own.
    template <class Attribute, class... All>
    [[nodiscard]] static consteval std::size_t number_of_name(std::type_identity<std::tuple<All...>>) {
        std::size_t number = 0;
        bool found = false;
        ((number += !found && std::is_same_v<without_optional<typename All::type>, xml::qname> ? 1U : 0U,
          found = found || std::is_same_v<All, Attribute>),
         ...);
        return number;
    }
    [[nodiscard]] static constexpr bool is_declared(std::string_view ns) noexcept {
        return !ns.empty() && ns != text_of<xml::xml_namespace> && ns != text_of<xml::schema_instance_namespace>;
    }
    template <std::size_t Number>
    [[nodiscard]] static consteval auto numbered(char letter) {
        static_assert(Number < 64, "soapcodec: the attributes of a record are in at most 63 namespaces");
        char const text[]{letter, static_cast<char>('0' + Number / 10), static_cast<char>('0' + Number % 10), '\0'};
        return fixed_string(text);
    }

    template <class Attributes, class Attribute, fixed_string Default, class T>
    [[nodiscard]] char* attribute(char* at, T const& value, std::uint64_t& declared) {
        if constexpr (is_optional<T>) {
            return value ? attribute<Attributes, Attribute, Default>(at, *value, declared) : at;
        } else if constexpr (std::is_same_v<T, xml::qname>) {
            constexpr auto name = numbered<number_of_name<Attribute>(std::type_identity<Attributes>{})>('n');
            if (!declare(value, name.view(), Default.view().empty())) {
                return nullptr;
            }
            attribute_ = declaration_;
            begin<Attributes, Attribute>(declared);
            attribute_ += prefix_of(value, joined_text<name, ":">);
            return end(at, value.local);
        } else {
            attribute_.clear();
            begin<Attributes, Attribute>(declared);
            return with_text(
                value, [this, at](std::string_view text) { return end(at, text); }, [this] { return refuse(); });
        }
    }

    /// Appends ` name="` to attribute_, with the declaration of its prefix if that is not there yet.
    template <class Attributes, class Attribute>
    void begin([[maybe_unused]] std::uint64_t& declared) {
        constexpr auto ns = Attribute::ns.view();
        static_assert(ns != text_of<xml::xmlns_namespace>,
                      "soapcodec: what is in the namespace of the prefix xmlns is no attribute but a declaration");
        if constexpr (ns.empty()) {
            attribute_ += joined_text<" ", Attribute::local_name, "=\"">;
        } else if constexpr (ns == text_of<xml::xml_namespace>) {
            attribute_ += joined_text<" xml:", Attribute::local_name, "=\"">;
        } else if constexpr (ns == text_of<xml::schema_instance_namespace>) {
            attribute_.append(" ").append(tags_.instance()).append(joined_text<":", Attribute::local_name, "=\"">);
        } else {
            constexpr auto number = number_of<Attribute>(std::type_identity<Attributes>{});
            constexpr auto name = numbered<number>('a');
            constexpr auto bit = std::uint64_t{1} << number;
            if ((declared & bit) == 0) {
                declared |= bit;
                attribute_ += joined_text<" xmlns:", name, "=\"", attribute_constant<Attribute::ns>, "\"">;
            }
            attribute_ += joined_text<" ", name, ":", Attribute::local_name, "=\"">;
        }
    }
    /// Writes attribute_, the value and the quote behind it.
    [[nodiscard]] char* end(char* at, std::string_view text) {
        auto const done = append_attribute(attribute_, text);
        if (done != text.size()) {
            out_.refuse(done);
            return nullptr;
        }
        attribute_ += '"';
        return out_.raw(at, attribute_);
    }

    /// Makes declaration_ what a QName needs for its prefix, if it needs one; false if the name cannot be written.
    [[nodiscard]] bool declare(xml::qname const& value, std::string_view prefix, bool no_default) {
        bool const in_xml = value.ns == text_of<xml::xml_namespace>;
        bool const writable = writable_size(value.local) == value.local.size();
        if (writable && !xml::is_local_part(value.local)) {
            out_.refuse(errc::invalid_value, "a QName whose local part is none");
            return false;
        }
        if (value.ns == text_of<xml::xmlns_namespace>) {
            out_.refuse(errc::invalid_value, "a QName in a namespace that no prefix can stand for");
            return false;
        }
        declaration_.clear();
        if (!value.ns.empty() && !in_xml) {
            declaration_.append(" xmlns:").append(prefix).append("=\"");
            auto const done = append_attribute(declaration_, value.ns);
            declaration_ += '"';
            if (done != value.ns.size()) {
                out_.refuse(done);
                return false;
            }
        } else if (!in_xml && !no_default) {
            out_.refuse(errc::invalid_value, "a QName in no namespace, inside an element that has a default one");
            return false;
        }
        return true;
    }
    [[nodiscard]] static std::string_view prefix_of(xml::qname const& value, std::string_view declared) noexcept {
        return value.ns.empty() ? std::string_view() : value.ns == text_of<xml::xml_namespace> ? "xml:" : declared;
    }

    xml_writer& out_;
    tag_writer& tags_;
    std::string attribute_;   // being written
    std::string declaration_; // for the QName about to be written
};

} // namespace soapcodec::detail
