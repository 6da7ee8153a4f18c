// SPDX-License-Identifier: MIT
// What a decoder is told beside the type of the message.
//
//     soapcodec::decode<reply>(bytes, {.limits = {.depth = 16}, .reject_unknown = true, .charset = "utf-8"});
//
// Errors that an option brings or takes away stand beside it.
#pragma once

#include "../cxx20.hpp"

#include <string>      // std::string
#include <string_view> // std::string_view
#include <vector>      // std::vector

#include "../limits.hpp"

namespace soapcodec {

namespace detail {
struct layout;       // detail/layout/layout.hpp
struct input_filter; // detail/xml/input_filter.hpp
} // namespace detail

/// A header block to decode: made by header() (decode/header_block.hpp). Knows its element's name, and so counts as
/// understood.
struct header_block {
    std::string_view ns;           ///< of its element
    char const* local;             ///< name of its element
    detail::layout const* content; ///< how it is read
    void* target;                  ///< the caller's std::optional or std::vector
    void* (*open)(void* target);   ///< makes a value in it; null when it has one
    void (*clear)(void* target);   ///< empties it
};

/// What a decoder does at a reference to a character that XML forbids: replace_illegal or drop_illegal
/// (decode/illegal_references.hpp). By default it refuses the document.
struct illegal_references {
    detail::input_filter* (*make_filter)(bool drops) = nullptr; ///< makes what looks for them; null to refuse
    bool drops = false;                                         ///< whether they are dropped, or replaced

    /// Whether the document is read on.
    [[nodiscard]] explicit operator bool() const noexcept { return make_filter != nullptr; }
};

/// Options of decode(), decoder, stream_decoder, peek() and soap::detail_as().
struct decode_options {
    /// How much of anything is accepted.
    soapcodec::limits limits{};

    /// Refuse elements that the shape does not describe, instead of skipping them.
    bool reject_unknown = false;

    /// Accept a list, in an element of its own, that has elements but no item among them as an empty one. Otherwise it
    /// is errc::unexpected_element, since the items are there under another name than the shape's.
    bool any_items = false;

    /// Read a text that is empty, or white space, and no value of the type, as null, where null can be: `<Count/>` into
    /// a std::optional<int>, an attribute too. Otherwise it is errc::invalid_value, as XML Schema says. An empty string
    /// stays one. (For one element alone: the option empty_is_null of shapes.)
    bool empty_is_null = false;

    /// Accept an xsi:type that the shape does not know, as that of a type derived from the one it does know, or, for a
    /// std::variant of records, from the first. What the derived type adds are elements that the shape does not
    /// describe. Otherwise it is errc::unexpected_type, since a record of another type may be none of this one.
    bool any_type = false;

    /// Accept the elements of a message by their local names, in whatever namespace. Not for records
    /// with two elements of one local name, which it cannot tell apart.
    bool any_namespace = false;
    /// Namespaces that stand for those the shape names: a service's other deployments. By local names, as above.
    std::vector<std::string> accepted_namespaces{};
    /// The message is the document element: there is no Envelope, no header and no fault.
    bool without_envelope = false;
    /// Skip processing instructions. SOAP 1.1 section 3 and SOAP 1.2 part 1 section 5 forbid senders to write them.
    bool allow_processing_instructions = false;
    /// What becomes of references to characters that XML forbids, such as `&#x0;`: replace_illegal and drop_illegal
    /// read on, and decoders count them (illegal_references()). By default they are errc::malformed_xml.
    soapcodec::illegal_references illegal_references{};

    /// Header blocks to decode: `{soapcodec::header(status), soapcodec::header(action)}` with a std::optional of each
    /// block's type, or a std::vector of it if there may be several. All others are skipped.
    std::vector<header_block> headers{};
    /// Namespaces of header blocks that the caller understands, beside WS-Addressing's and those of `headers`: such a
    /// block may be mandatory.
    std::vector<std::string> understood{};
    /// The encoding of the bytes, where the transport tells it: the charset parameter of HTTP's Content-Type, in any
    /// case, with or without quotes. A byte order mark outranks it, and it outranks what the document says of itself
    /// (RFC 7303, section 3). UTF-8, UTF-16, ISO-8859-1 or US-ASCII. Empty: as the document says.
    std::string charset{};
};

} // namespace soapcodec
