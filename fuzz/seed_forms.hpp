// SPDX-License-Identifier: MIT
// What seeds are made of that our own encoder does not write: documents by hand, the texts of values, what HTTP
// carries.
#pragma once

#include <cstddef>     // std::size_t
#include <span>        // std::span
#include <string>      // std::string
#include <string_view> // std::string_view
#include <vector>      // std::vector

namespace fuzzing {

/// A document, and which message it is for: its place among the owning messages (messages.hpp).
struct written_form {
    std::size_t message;
    std::string_view document;
};

/// Documents as other senders write them, and as nobody should.
[[nodiscard]] std::span<written_form const> written_forms();

/// The same document in other forms that XML has for it: prefixes, quotes, references, CDATA, comments, blanks, line
/// ends, encodings. Some of the results are no XML.
[[nodiscard]] std::vector<std::string> other_forms(std::string const& document);

/// A document without a declaration, in UTF-16 and with a declaration of ISO-8859-1; byte by byte, so that what is
/// beyond ASCII becomes something else.
[[nodiscard]] std::vector<std::string> other_encodings(std::string_view document);

/// Texts of values of all types, and texts that are just none.
[[nodiscard]] std::span<std::string_view const> value_texts();

/// Forms with JSV in them, targets, and what fields hold.
[[nodiscard]] std::span<std::string_view const> http_texts();

struct http_reply {
    unsigned status;
    std::string_view content_type;
    std::string_view body;
};

/// What servers answer, and what stands before them.
[[nodiscard]] std::span<http_reply const> http_replies();

} // namespace fuzzing
