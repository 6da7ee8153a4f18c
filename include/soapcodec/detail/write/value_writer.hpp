// SPDX-License-Identifier: MIT
// Values that are more than the text of an element: attributes, the text of a record, QNames.
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
#include <type_traits> // std::is_same_v
#include <vector>      // std::vector

#include "../../error.hpp"
#include "../../fixed_string.hpp"
#include "../../scalar.hpp"
#include "../../shape.hpp"
#include "../../xml/known_namespaces.hpp"
#include "../../xml/qname.hpp"
#include "../../xml/raw.hpp"
#include "../xml/escape.hpp"
#include "../xml/writer.hpp"
#include "any_attribute_writer.hpp"
#include "tag_writer.hpp"

namespace soapcodec::detail {

/// Its functions return false at what cannot be written; the writer then knows why (refusal()).
class value_writer {
public:
    /// Both must outlive the writer.
    value_writer(xml_writer& out, tag_writer& tags) : out_(out), tags_(tags) {}

    /// All attributes of a record, ` name="value"` each; nothing for a null. Default is the default namespace. Blame is
    /// called with the name of the one that cannot be written.
    template <class Attributes, fixed_string Default, class T, class Blame>
    [[nodiscard]] bool attributes(T const& record, Blame blame) {
        return [&]<class... All>(std::tuple<All...>) {
            [[maybe_unused]] std::uint64_t declared = 0; // the prefixes, by their numbers
            return ((attribute<Attributes, All, Default>(record.*All::member, declared) ||
                     blame(joined_text<"@", All::local_name>)) &&
                    ...);
        }(Attributes{});
    }

    /// Attributes that no shape describes, behind those that this one does.
    template <class Attributes>
    [[nodiscard]] bool any_attributes(std::vector<xml::any_attribute> const& list) {
        attribute_.clear();
        any_attribute_writer all(attribute_);
        [&]<class... All>(std::tuple<All...>) { (all.add_name(All::ns.view(), All::name), ...); }(Attributes{});
        for (auto const& one : list) {
            bool const is_instance = one.name.ns == text_of<xml::schema_instance_namespace>;
            if (is_instance) {
                return refuse("an attribute beside others that is xsi:nil or its like");
            }
            if (!all.add(one, {}, [](std::string_view) { return false; })) {
                all.refuse(out_);
                return false;
            }
        }
        out_.raw(attribute_);
        return true;
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
        if (!declare(value, "q", Default.view().empty())) {
            return false;
        }
        tags_.open<Name, "">(tag, declarations);
        out_.raw(declaration_);
        out_.raw(">");
        out_.raw(prefix_of(value, "q:"));
        bool const good = out_.text(value.local);
        tags_.close_here<Name>(tag);
        return good;
    }

private:
    /// The number in the prefix of an attribute: one for each namespace that has to be declared for those of a record.
    template <class Attribute, class... All>
    [[nodiscard]] static consteval std::size_t number_of(std::tuple<All...>) {
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
    [[nodiscard]] static consteval std::size_t number_of_name(std::tuple<All...>) {
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
    [[nodiscard]] bool attribute(T const& value, std::uint64_t& declared) {
        if constexpr (is_optional<T>) {
            return !value || attribute<Attributes, Attribute, Default>(*value, declared);
        } else if constexpr (std::is_same_v<T, xml::qname>) {
            constexpr auto name = numbered<number_of_name<Attribute>(Attributes{})>('n');
            if (!declare(value, name.view(), Default.view().empty())) {
                return false;
            }
            out_.raw(declaration_);
            begin<Attributes, Attribute>(declared);
            out_.raw(prefix_of(value, joined_text<name, ":">));
            return end(value.local);
        } else {
            begin<Attributes, Attribute>(declared);
            return with_text(
                value, [this](std::string_view text) { return end(text); },
                [this] { return refuse(detail::value_without_text); });
        }
    }

    /// ` name="`, with the declaration of its prefix if that is not there yet.
    template <class Attributes, class Attribute>
    void begin([[maybe_unused]] std::uint64_t& declared) {
        constexpr auto ns = Attribute::ns.view();
        static_assert(ns != text_of<xml::xmlns_namespace>,
                      "soapcodec: what is in the namespace of the prefix xmlns is no "
                      "attribute but a declaration");
        if constexpr (ns.empty()) {
            out_.raw(joined_text<" ", Attribute::local_name, "=\"">);
        } else if constexpr (ns == text_of<xml::xml_namespace>) {
            out_.raw(joined_text<" xml:", Attribute::local_name, "=\"">);
        } else if constexpr (ns == text_of<xml::schema_instance_namespace>) {
            out_.raw(" ");
            out_.raw(tags_.instance());
            out_.raw(joined_text<":", Attribute::local_name, "=\"">);
        } else {
            constexpr auto number = number_of<Attribute>(Attributes{});
            constexpr auto name = numbered<number>('a');
            constexpr auto bit = std::uint64_t{1} << number;
            if ((declared & bit) == 0) {
                declared |= bit;
                out_.raw(joined_text<" xmlns:", name, "=\"", attribute_constant<Attribute::ns>, "\"">);
            }
            out_.raw(joined_text<" ", name, ":", Attribute::local_name, "=\"">);
        }
    }
    /// The value and the quote behind it.
    [[nodiscard]] bool end(std::string_view text) {
        attribute_.clear();
        auto const done = append_attribute(attribute_, text);
        if (done != text.size()) {
            out_.refuse(done);
            return false;
        }
        out_.raw(attribute_);
        out_.raw("\"");
        return true;
    }

    /// Makes declaration_ what a QName needs for its prefix, if it needs one; false if the name cannot be written.
    [[nodiscard]] bool declare(xml::qname const& value, std::string_view prefix, bool no_default) {
        bool const in_xml = value.ns == text_of<xml::xml_namespace>;
        bool const writable = writable_size(value.local) == value.local.size();
        if (writable && !xml::is_local_part(value.local)) {
            return refuse("a QName whose local part is none");
        }
        if (value.ns == text_of<xml::xmlns_namespace>) {
            return refuse("a QName in a namespace that no prefix can stand for");
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
            return refuse("a QName in no namespace, inside an element that has a default one");
        }
        return true;
    }
    [[nodiscard]] static std::string_view prefix_of(xml::qname const& value, std::string_view declared) noexcept {
        return value.ns.empty() ? std::string_view() : value.ns == text_of<xml::xml_namespace> ? "xml:" : declared;
    }

    [[gnu::cold, gnu::noinline]] bool refuse(std::string_view reason) noexcept {
        out_.refuse(errc::invalid_value, reason);
        return false;
    }

    xml_writer& out_;
    tag_writer& tags_;
    std::string attribute_;   // being written
    std::string declaration_; // for the QName about to be written
};

} // namespace soapcodec::detail
