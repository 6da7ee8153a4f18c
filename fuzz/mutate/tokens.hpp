// SPDX-License-Identifier: MIT
// A document as a list of tokens, without judging it: what is no XML is text. The tokens put together are the document.
//
// This is not the library's own view of XML on purpose. A mutator that reads documents with the code under test would
// make no documents of the kind that this code misreads.
#pragma once

#include <cstddef>     // std::size_t
#include <string>      // std::string
#include <string_view> // std::string_view
#include <vector>      // std::vector

namespace mutate {

enum class kind : unsigned char { start, end, empty, text, cdata, comment, instruction, declaration };

/// The bytes of one token, in the document they came from.
struct token {
    mutate::kind kind;
    std::string_view text;
};

[[nodiscard]] std::vector<token> tokens_of(std::string_view document);

/// An element: the places of its first and last token, which are one for `<a/>`.
struct subtree {
    std::size_t first;
    std::size_t last;

    [[nodiscard]] std::size_t size() const noexcept { return last - first + 1; }
};

/// All elements, in the order of their ends. Start tags without an end, and ends without a start, are in none.
[[nodiscard]] std::vector<subtree> elements_of(std::vector<token> const& tokens);

/// The name in a tag, with its prefix. Empty for a token that is no tag.
[[nodiscard]] std::string_view name_of(token const& tag) noexcept;

/// Where an attribute is in a tag: from the blank in front of it to behind its closing quote.
struct attribute {
    std::size_t begin;
    std::size_t name; ///< where the name begins
    std::size_t equals;
    std::size_t value; ///< behind the opening quote
    std::size_t end;
};
[[nodiscard]] std::vector<attribute> attributes_of(std::string_view tag);

/// A document and the control bytes behind it. The document goes as far as its last tag does.
struct parts {
    std::string_view document;
    std::string_view control;
};
[[nodiscard]] parts parts_of(std::string_view input) noexcept;

/// The tokens as one document again.
[[nodiscard]] std::string join(std::vector<token> const& tokens);

} // namespace mutate
