// SPDX-License-Identifier: MIT
// What a document has of what limits bound: counted in libxml2's tree, in the bytes, and in the value, when all of it
// is there, and not as a decoder counts while it reads.
#pragma once

#include "libxml2.hpp"

#include <soapcodec/scalar.hpp>
#include <soapcodec/shape.hpp>
#include <soapcodec/xml/qname.hpp>

#include <algorithm>   // std::max, std::min
#include <cstddef>     // std::size_t
#include <cstdint>     // std::uint64_t
#include <string_view> // std::string_view
#include <type_traits> // std::is_same_v
#include <variant>     // std::visit

namespace fuzzing {

/// Of a document, or of the part of it that was added.
struct tree_counts {
    std::uint64_t depth = 0;
    std::uint64_t attributes = 0; // of one element, declarations included
    std::uint64_t namespaces = 0; // in scope
    std::uint64_t text = 0;       // bytes, of one element that has no other in it

    void add(xmlNode const* node, std::uint64_t level = 1, std::uint64_t in_scope = 0) {
        for (; node != nullptr; node = node->next) {
            if (node->type != XML_ELEMENT_NODE) {
                continue;
            }
            std::uint64_t declared = 0;
            for (auto const* ns = node->nsDef; ns != nullptr; ns = ns->next) {
                ++declared;
            }
            std::uint64_t all = declared;
            for (auto const* attribute = node->properties; attribute != nullptr; attribute = attribute->next) {
                ++all;
            }
            depth = std::max(depth, level);
            attributes = std::max(attributes, all);
            namespaces = std::max(namespaces, in_scope + declared);
            text = std::max(text, text_in(*node));
            add(node->children, level + 1, in_scope + declared);
        }
    }

private:
    [[nodiscard]] static std::uint64_t text_in(xmlNode const& element) {
        std::uint64_t bytes = 0;
        for (auto const* node = element.children; node != nullptr; node = node->next) {
            if (node->type == XML_ELEMENT_NODE) {
                return 0;
            }
            bool const is_text = node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE;
            bytes += is_text ? text_of_node(node->content).size() : 0;
        }
        return bytes;
    }
};

/// Bytes of the longest tag, comment, processing instruction, XML declaration or reference in a well-formed document in
/// UTF-8 that has no DOCTYPE. Any such document has a tag that is longer than what bounds CDATA sections.
[[nodiscard]] inline std::size_t longest_token(std::string_view document) {
    auto const behind = [&](std::string_view end, std::size_t from) {
        auto const found = document.find(end, from);
        return found == document.npos ? document.size() : found + end.size();
    };
    std::size_t longest = 0;
    for (auto at = document.find_first_of("<&"); at != document.npos; at = document.find_first_of("<&", at)) {
        auto const rest = document.substr(at);
        if (rest.starts_with("<![CDATA[")) {
            at = behind("]]>", at);
            continue;
        }
        auto end = document.size();
        if (rest.starts_with("<!--")) {
            end = behind("-->", at + 4);
        } else if (rest.starts_with("<?")) {
            end = behind("?>", at);
        } else if (rest.starts_with("&")) {
            end = behind(";", at);
        } else {
            for (end = at; end < document.size() && document[end] != '>'; ++end) {
                if (document[end] == '"' || document[end] == '\'') {
                    end = std::min(document.find(document[end], end + 1), document.size() - 1);
                }
            }
            end = std::min(end + 1, document.size());
        }
        longest = std::max(longest, end - at);
        at = end;
    }
    return longest;
}

/// Bytes of the strings and list items in a value, as limits::content means them. Raw XML is not counted.
template <class T>
[[nodiscard]] std::uint64_t content_of(T const& value) {
    using namespace soapcodec;
    if constexpr (string_like<T>) {
        return value.size();
    } else if constexpr (is_optional<T>) {
        return value ? (soapcodec::detail::is_apart<T> ? sizeof *value : 0) + content_of(*value) : 0;
    } else if constexpr (list_type<T>) {
        std::uint64_t bytes = 0;
        for (auto const& item : value) {
            bytes += (soapcodec::detail::growing_list<T> ? sizeof item : 0) + content_of(item);
        }
        return bytes;
    } else if constexpr (map_type<T>) {
        std::uint64_t bytes = 0;
        for (auto const& entry : value) {
            bytes += soapcodec::detail::entry_size<T> + content_of(entry.first) + content_of(entry.second);
        }
        return bytes;
    } else if constexpr (choice_type<T>) {
        return std::visit([](auto const& alternative) { return content_of(alternative); }, value);
    } else if constexpr (described<T>) {
        std::uint64_t bytes = 0;
        auto const add = [&]<class Part>(Part) { bytes += content_of(value.*Part::member); };
        shape_of<T>::for_each_attribute(add);
        shape_of<T>::for_each(add);
        shape_of<T>::for_text(add);
        shape_of<T>::for_each_any(add);
        return bytes;
    } else if constexpr (std::is_same_v<T, xml::qname>) {
        return value.ns.size() + value.local.size();
    } else if constexpr (std::is_same_v<T, xml::any_attribute>) {
        return content_of(value.name) + value.value.size();
    } else if constexpr (std::is_same_v<T, xml::any_element>) {
        return content_of(value.name) + content_of(value.attributes);
    } else if constexpr (std::is_same_v<T, xml::raw_xml> || bounded_scalar<T>) {
        return 0;
    } else {
        std::uint64_t beside = 0;
        if constexpr (requires { scalar<T>::memory(value); }) {
            beside = scalar<T>::memory(value);
        }
        return beside + with_text(
                            value, [](std::string_view text) { return std::uint64_t{text.size()}; },
                            [] { return std::uint64_t{0}; });
    }
}

} // namespace fuzzing
