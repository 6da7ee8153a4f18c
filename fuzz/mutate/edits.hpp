// SPDX-License-Identifier: MIT
// What may be done to a document: each edit takes a list of tokens and makes another document of it.
#pragma once

#include <array>       // std::array
#include <string>      // std::string
#include <string_view> // std::string_view

#include "random.hpp"
#include "tokens.hpp"

namespace mutate {

/// A document's tokens and elements. The tokens are views of `text`, which the edited document replaces.
struct tree {
    explicit tree(std::string_view document) : text(document), tokens(tokens_of(text)), elements(elements_of(tokens)) {}
    tree(tree const&) = delete;
    tree& operator=(tree const&) = delete;

    std::string const text;
    std::vector<token> const tokens;
    std::vector<subtree> const elements;
};

/// An edit; the document as it was, if it has nothing that the edit could change.
using edit = std::string (*)(tree const&, random&);

// --- whole elements
std::string duplicate_element(tree const&, random&);
std::string delete_element(tree const&, random&);
std::string swap_elements(tree const&, random&);
std::string move_element(tree const&, random&);
std::string wrap_element(tree const&, random&);
std::string empty_element(tree const&, random&); ///< `<a/>` to `<a></a>` and back, or without its content
// --- names and attributes
std::string rename_prefix(tree const&, random&);
std::string rename_element(tree const&, random&);
std::string declare_namespace(tree const&, random&);
std::string add_attribute(tree const&, random&);
std::string delete_attribute(tree const&, random&);
std::string change_attribute(tree const&, random&);
// --- text and what stands between elements
std::string replace_text(tree const&, random&);
std::string wrap_in_cdata(tree const&, random&);
std::string write_reference(tree const&, random&);
std::string insert_between(tree const&, random&); ///< blanks, a comment, an instruction, a construct of SOAP
std::string change_line_ends(tree const&, random&);
std::string encode_otherwise(tree const&, random&); ///< UTF-16, or another XML declaration

/// All of them, by name, for the tests.
struct named_edit {
    std::string_view name;
    mutate::edit edit;
};
inline constexpr std::array<named_edit, 18> edits{{
    {"duplicate_element", duplicate_element},
    {"delete_element", delete_element},
    {"swap_elements", swap_elements},
    {"move_element", move_element},
    {"wrap_element", wrap_element},
    {"empty_element", empty_element},
    {"rename_prefix", rename_prefix},
    {"rename_element", rename_element},
    {"declare_namespace", declare_namespace},
    {"add_attribute", add_attribute},
    {"delete_attribute", delete_attribute},
    {"change_attribute", change_attribute},
    {"replace_text", replace_text},
    {"wrap_in_cdata", wrap_in_cdata},
    {"write_reference", write_reference},
    {"insert_between", insert_between},
    {"change_line_ends", change_line_ends},
    {"encode_otherwise", encode_otherwise},
}};

/// One edit, chosen at random.
[[nodiscard]] std::string edited(std::string_view document, random& choose);

/// An element of `other` in the place of one of `document`, or behind it.
[[nodiscard]] std::string spliced(std::string_view document, std::string_view other, random& choose);

} // namespace mutate
