// SPDX-License-Identifier: MIT
// Texts that go wrong where text is written and read: strings, names, and XML that is kept as it is.
#pragma once

#include "../cxx20.hpp"

#include <array>       // std::array
#include <cstddef>     // std::size_t
#include <string>      // std::string
#include <string_view> // std::string_view

#include "../fixed_string.hpp"
#include "../xml/known_namespaces.hpp"
#include "../xml/qname.hpp"
#include "../xml/raw.hpp"
#include "input.hpp"

namespace soapcodec::fuzz {

namespace detail {

template <std::size_t Size>
[[nodiscard]] std::string_view one_of(input& from, std::array<std::string_view, Size> const& list) {
    return list[from.index(Size - 1)];
}

/// What has a meaning in XML or a form of its own in UTF-8, and the ends of what XML 1.0 allows (production 2).
inline constexpr std::array<std::string_view, 40> pieces_of_text{"a",          " ",          "\n",
                                                                 "\t",         "\r",         "\r\n",
                                                                 "\n\r",       "]]>",        "]]",
                                                                 "]",          "&",          "<",
                                                                 ">",          "\"",         "'",
                                                                 "&lt;",       "&#38;",      "<!--",
                                                                 "-->",        "<![",        "<?x ?>",
                                                                 "</a>",       "xsi:nil",    "{}",
                                                                 "\x7F",       "\u0080",     "\u0085",
                                                                 "\u00A0",     "\u00E9",     "\u2028",
                                                                 "\u20AC",     "\uD7FF",     "\uE000",
                                                                 "\uFEFF",     "\uFFFD",     "\U00010000",
                                                                 "\U0001F600", "\U0010FFFF", "0123456789abcdef",
                                                                 "           "};

} // namespace detail

/// A string that XML 1.0 can hold, most often a short one; now and then one that outgrows a buffer.
[[nodiscard]] inline std::string make_text(input& from) {
    std::string text;
    auto const kind = from.byte();
    for (auto left = kind % 9U; left > 0; --left) {
        auto const byte = from.byte();
        if (byte < 0x80U) {
            text += detail::pieces_of_text[byte % detail::pieces_of_text.size()];
        } else {
            text += static_cast<char>(0x20U + byte % 0x5FU);
        }
    }
    if (kind >= 0xF8U && !text.empty()) {
        auto const once = text;
        for (auto times = from.number(0xFF); times > 0; --times) {
            text += once;
        }
    }
    return text;
}

/// A name without a prefix (NCName).
[[nodiscard]] inline std::string make_name(input& from) {
    constexpr std::array<std::string_view, 8> names{"a", "Item", "_", "x-1.y", "\u00E9", "nil", "xs", "Z9"};
    return std::string(detail::one_of(from, names));
}

/// The name of a namespace, which is any text that is not empty and not one of the two reserved ones.
[[nodiscard]] inline std::string make_namespace(input& from) {
    constexpr std::array<std::string_view, 8> names{"urn:a",
                                                    "urn:b",
                                                    "http://schemas.xmlsoap.org/soap/envelope/",
                                                    "http://www.w3.org/2003/05/soap-envelope",
                                                    text_of<xml::schema_instance_namespace>,
                                                    "a&b<\"'>",
                                                    "with blanks",
                                                    "\u00E9|\u2028"};
    return std::string(detail::one_of(from, names));
}

/// A name in a namespace. Never in none: where there is a default namespace, no text can say that.
[[nodiscard]] inline xml::qname make_qname(input& from) {
    auto const kind = from.byte();
    auto const ns = kind == 0xFFU ? std::string(text_of<xml::xml_namespace>) : make_namespace(from);
    return {ns, make_name(from)};
}

namespace detail {

/// Well-formed content with the bindings of a scope.
class raw_maker {
public:
    explicit raw_maker(input& from) : from_(from) {}

    [[nodiscard]] xml::raw_xml make() {
        constexpr std::array<std::string_view, 4> prefixes{"", "p", "q", "d4p1"};
        for (auto const prefix : prefixes) {
            if (from_.flip()) {
                made_.scope.push_back({std::string(prefix), make_namespace(from_)});
            }
        }
        content(0);
        return std::move(made_);
    }

private:
    void content(unsigned depth) {
        constexpr std::array<std::string_view, 16> others{"a",
                                                          " ",
                                                          "\n",
                                                          "\r\n",
                                                          "\r",
                                                          "&amp;",
                                                          "&#x1F600;",
                                                          "&#13;",
                                                          "<![CDATA[]]>",
                                                          "<![CDATA[</a>]]]]><![CDATA[>]]>",
                                                          "<!---->",
                                                          "<!-- < & -->",
                                                          "\u00E9",
                                                          "\U0001F600",
                                                          "]]",
                                                          "\""};
        for (auto left = from_.number(3); left > 0; --left) {
            if (depth < 4 && from_.flip()) {
                element(depth);
            } else {
                made_.text += one_of(from_, others);
            }
        }
    }

    void element(unsigned depth) {
        auto const name = qualified(true);
        auto& text = made_.text;
        text.append("<").append(name);
        if (from_.flip()) {
            text.append(" ").append(qualified(false)).append(from_.flip() ? "='\"&#10;>'" : "=\"v\"");
        }
        if (from_.byte() >= 0xE0U) {
            text.append(from_.flip() ? " xmlns:own=\"urn:own\"" : " xmlns:q='urn:q'");
        }
        if (from_.flip()) {
            text.append(from_.flip() ? "/>" : " />");
            return;
        }
        text.append(from_.flip() ? ">" : "\n>");
        content(depth + 1);
        text.append("</").append(name).append(">");
    }

    /// With a prefix of the scope, or without one.
    [[nodiscard]] std::string qualified(bool is_element) {
        auto const choice = from_.index(made_.scope.size());
        auto const prefix = choice == 0 ? std::string() : made_.scope[choice - 1].prefix;
        auto const local = is_element ? make_name(from_) : std::string("v");
        return prefix.empty() ? local : prefix + ":" + local;
    }

    input& from_;
    xml::raw_xml made_;
};

} // namespace detail

/// Well-formed content: text, references, CDATA, comments and elements with the prefixes of its scope.
[[nodiscard]] inline xml::raw_xml make_raw_xml(input& from) {
    return detail::raw_maker(from).make();
}

} // namespace soapcodec::fuzz
