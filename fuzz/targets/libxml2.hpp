// SPDX-License-Identifier: MIT
// A second opinion on XML: libxml2's tree of a document, or why there is none.
//
// It differs from expat in ways that are known, and that are not the library's to decide:
//
// - libxml2 takes names of XML 1.0's fifth edition, expat those of the fourth: only beyond ASCII does that differ
// - libxml2 counts a namespace name that is no URI as an error; Namespaces in XML 1.0 does not (section 2.1)
// - libxml2 reads more encodings
// - libxml2 takes a zero byte behind the document element for the end of the document
// - libxml2 takes bytes beyond ASCII behind the document element of a document that says it is in US-ASCII
// - libxml2 takes `1.` for a version number of XML (production 26 wants digits behind the dot)
//
// The first is what has_wide_names() is for, the last three is_lax_about(); the second is not counted here; of the
// third there is a code.
#pragma once

#include <libxml/parser.h>
#include <libxml/tree.h>
#include <libxml/xmlerror.h>

#include <algorithm>   // std::any_of
#include <memory>      // std::unique_ptr
#include <string>      // std::string, std::erase
#include <string_view> // std::string_view

namespace fuzzing {

struct free_context {
    void operator()(xmlParserCtxt* context) const noexcept { xmlFreeParserCtxt(context); }
};
struct free_tree {
    void operator()(xmlDoc* tree) const noexcept { xmlFreeDoc(tree); }
};

/// A document as libxml2 reads it.
class second_opinion {
public:
    explicit second_opinion(std::string_view document) {
        std::unique_ptr<xmlParserCtxt, free_context> const context(xmlNewParserCtxt());
        xmlSetStructuredErrorFunc(this, note);
        constexpr int options = XML_PARSE_NONET | XML_PARSE_HUGE;
        tree_.reset(xmlCtxtReadMemory(context.get(), document.data(), static_cast<int>(document.size()), nullptr,
                                      nullptr, options));
        xmlSetStructuredErrorFunc(nullptr, nullptr);
        well_formed_ = tree_ != nullptr && context->wellFormed != 0 && !bad_names_;
    }

    /// Also by Namespaces in XML 1.0.
    [[nodiscard]] bool well_formed() const noexcept { return well_formed_; }
    [[nodiscard]] bool has_doctype() const noexcept { return tree_ != nullptr && tree_->intSubset != nullptr; }
    /// What libxml2 said first.
    [[nodiscard]] std::string const& reason() const noexcept { return reason_; }

    /// The nodes of the document: comments and processing instructions, and the document element. Null without a tree.
    [[nodiscard]] xmlNode const* first() const noexcept { return tree_ == nullptr ? nullptr : tree_->children; }

private:
    static void note(void* self, xmlErrorPtr error) {
        auto& opinion = *static_cast<second_opinion*>(self);
        constexpr int not_absolute = 100; // XML_WAR_NS_URI_RELATIVE
        bool const is_about_names = error->domain == XML_FROM_NAMESPACE;
        if (is_about_names && error->code != XML_WAR_NS_URI && error->code != not_absolute) {
            opinion.bad_names_ = true;
        }
        if (opinion.reason_.empty() && error->message != nullptr) {
            opinion.reason_ = error->message;
        }
    }

    std::unique_ptr<xmlDoc, free_tree> tree_;
    bool bad_names_ = false;
    bool well_formed_ = false;
    std::string reason_;
};

/// A document in UTF-16 too, so that what is ASCII in it can be found.
[[nodiscard]] inline std::string without_zero_bytes(std::string_view document) {
    std::string text(document);
    std::erase(text, '\0');
    return text;
}

/// Whether the prefix xml is declared, which libxml2 does not keep.
[[nodiscard]] inline bool declares_xml(std::string_view document) {
    return without_zero_bytes(document).find("xmlns:xml") != std::string::npos;
}

/// Whether a document that is malformed may be well-formed to libxml2.
[[nodiscard]] inline bool is_lax_about(std::string_view document) {
    auto const text = without_zero_bytes(document);
    auto const declaration = std::string_view(text).substr(0, text.find("?>"));
    bool const is_ascii = declaration.find("ascii") != document.npos || declaration.find("ASCII") != document.npos;
    bool const is_beyond = std::any_of(document.begin(), document.end(),
                                       [](char c) { return (static_cast<unsigned char>(c) & 0x80U) != 0; });
    bool const has_odd_version = declaration.find("1.\"") != document.npos || declaration.find("1.'") != document.npos;
    return document.find('\0') != document.npos || (is_ascii && is_beyond) || has_odd_version;
}

/// Whether markup has characters beyond ASCII, which may be in names.
[[nodiscard]] inline bool has_wide_names(std::string_view document) {
    for (auto tag = document.find('<'); tag != document.npos; tag = document.find('<', tag + 1)) {
        for (auto const c : document.substr(tag, document.find('>', tag) - tag)) {
            if ((static_cast<unsigned char>(c) & 0x80U) != 0) {
                return true;
            }
        }
    }
    return false;
}

[[nodiscard]] inline std::string_view text_of_node(xmlChar const* text) {
    return text == nullptr ? std::string_view() : std::string_view(reinterpret_cast<char const*>(text));
}
[[nodiscard]] inline std::string_view name_of(xmlNode const& node) {
    return text_of_node(node.name);
}
[[nodiscard]] inline std::string_view namespace_of(xmlNode const& node) {
    return node.ns == nullptr ? std::string_view() : text_of_node(node.ns->href);
}

} // namespace fuzzing
