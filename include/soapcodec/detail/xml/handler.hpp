// SPDX-License-Identifier: MIT
// The seam between whoever reads bytes (a source) and whoever makes sense of them (a handler).
#pragma once

#include <concepts>    // std::same_as
#include <cstddef>     // std::size_t
#include <cstdint>     // std::uint64_t
#include <exception>   // std::exception_ptr
#include <optional>    // std::optional
#include <string_view> // std::string_view

#include "expanded_name.hpp"
#include "position.hpp"

namespace soapcodec::detail {

/// Which part of the input a handler means when it refuses to go on. Every one of them is the same position however the
/// input is cut.
struct blame {
    enum class part : unsigned char {
        event, ///< the tag or declaration being reported, from its first character
        value, ///< all the text before the end tag being reported, from its first character
        text,  ///< the piece of text being reported, from its byte number `offset`
    };
    part what = part::event;
    std::size_t offset = 0;
};

/// What a source tells a handler, in document order. Every event returns whether to go on; after a false, or an
/// exception, no event follows. Views live for the event, but for `text`.
///
///     h.start_namespace(prefix, uri)  a declaration of the next start_element; "" is the default prefix, and "" as
///                                     uri takes the default namespace back
///     h.start_element(name, attrs)    a start tag; attrs without the namespace declarations. The same address of
///                                     name.ns() means the same namespace until a namespace begins or ends
///     h.text(piece)                   part of the character data, as UTF-8, references and CDATA resolved, line ends
///                                     normalised; cut anywhere but inside a character. The bytes live until pause()
///     h.end_element()                 the end tag of the latest open element; the source has matched the names
///     h.end_namespace()               the latest declaration in scope goes out of scope; after its end_element
///     h.processing_instruction(name)  its target
///     h.pause()                       the bytes behind text pieces are about to move or die: copy what is still needed
///     h.wants_raw()                   asked before each event, and not an event itself: whether raw() shall come too
///     h.raw(bytes)                    the coming event as it is written, in UTF-8; all of an element's content comes
///                                     through here: tags, text, references, CDATA, comments
///     h.blames()                      asked once, after a false
///
/// By far the most events are what the handler is waiting for. Those it can take in a few instructions, if asked:
///
///     h.expects(ns, written)          before a start tag without attributes: the default namespace, and the name as it
///                                     is written, a C string (with a prefix it has a colon, and another namespace).
///                                     True: it is the next element, and start_expected() follows, not start_element()
///     h.start_expected()              that element
///     h.text_expected(piece, lasting) before text(): true if the handler has taken the piece and it is done, false if
///                                     text() shall follow. The bytes live until pause() if `lasting`, else for the
///                                     call
///
/// A source checks the XML: well-formedness, namespaces, encoding, DOCTYPE (refused), and limits::depth, attributes,
/// token and size. The handler checks the rest. Bytes between the same two events may be handed to a handler by
/// different sources in turn, which is what allows a fast source in front of a careful one.
template <class H>
concept handler = requires(H& h, H const& c, expanded_name n, attribute_list a, std::string_view s, char const* p) {
    { h.start_namespace(s, s) } -> std::same_as<bool>;
    { h.start_element(n, a) } -> std::same_as<bool>;
    { c.expects(s, p) }
    noexcept->std::same_as<bool>;
    { h.start_expected() } -> std::same_as<bool>;
    { h.text(s) } -> std::same_as<bool>;
    { h.text_expected(s, true) }
    noexcept->std::same_as<bool>;
    { h.end_element() } -> std::same_as<bool>;
    { h.end_namespace() } -> std::same_as<bool>;
    { h.processing_instruction(s) } -> std::same_as<bool>;
    { h.pause() } -> std::same_as<void>;
    { c.wants_raw() } -> std::same_as<bool>;
    { h.raw(s) } -> std::same_as<void>;
    { c.blames() } -> std::same_as<blame>;
};

/// How far a handler has come by itself.
struct read_ahead_result {
    extent consumed;          ///< what it has taken
    std::size_t examined = 0; ///< bytes, those of a record that it began and gave up included
    bool waits = false;       ///< it has taken all whole records: the next may begin behind what it consumed
};

/// What a handler has taken of a document that it did not read to its end: records that were handed over, or all up to
/// where it refused to go on.
struct part_taken {
    std::optional<extent> refused{}; ///< what is before the tag at which it did, for the reasons that it knows
    std::size_t head = 0;            ///< bytes before the first record
    extent records{};                ///< behind these
    std::uint64_t items = 0;         ///< of the list that they are in
    std::uint64_t references = 0;    ///< of a whole document: those to characters that XML forbids
    bool go_on = true;               ///< whether whoever takes the records wants more
    bool is_around = false;          ///< the document is without the records, which were handed over before
    std::exception_ptr thrown{};
};

/// What may still be opened and declared at a position.
struct allowance {
    std::uint64_t levels;     ///< elements in each other
    std::uint64_t attributes; ///< of one element, declarations included
    std::uint64_t namespaces; ///< declarations in scope, those of before not counted
};

/// A handler that knows what messages look like, and can read them where a parser has not been yet. Input is UTF-8:
///
///     h.awaits_end(beginning, most)   before any event: whether a document that begins so is likely one that the
///                                     handler reads as a whole, and no event of it is waited for until its end is
///                                     there
///     h.says_little(beginning, most)  whether it cannot be known yet what awaits_end() asks, or it ends before
///                                     the list whose records are handed over, and all that is there is plain
///     h.seems_whole(bytes)            whether the end of that document seems to be there
///     h.begin_again()                 forgets the document that it has read as a whole
///     h.read_document(bytes, most, part)
///                                     before any event: takes a whole document, of which no event follows, and returns
///                                     true; or, of one whose records are handed over, the first of these, and says so
///                                     in `part`; or nothing
///     h.go_on_behind(items)           so many items of the list that is open have been taken
///     h.open_list(bytes, most)        before any event: reads a document as far as the list whose records are handed
///                                     over, and returns where its first item may begin; 0 if the bytes end before it,
///                                     or nothing is handed over. Then read_ahead() comes, and at last leave_list()
///     h.leave_list()                  returns how many items of that list there were, and forgets what was read
///     h.read_ahead(bytes, most, result)
///                                     between two events, or in that list, where it knows `most` itself: takes whole
///                                     records that the input begins with, of which no event follows. In `result` how
///                                     far it came, which may be nowhere. Returns whether to go on. When it throws,
///                                     `result` leads to the event that it would have thrown from
///     h.resync_tag()                  what the next record begins with, most likely: the beginning of a start tag.
///                                     Empty if it does not wait for any. Lives until the next call
///     h.find_record_end(bytes, from)  the offset behind the first end tag of such a record that ends behind `from`;
///                                     npos if there is none
///     h.find_last_record_end(bytes)   the same of the last one
template <class H>
concept predicting_handler = handler<H> &&
    requires(H& h, std::string_view s, allowance const& most, read_ahead_result& result, part_taken& part) {
    { h.awaits_end(s, most) } -> std::same_as<bool>;
    { h.says_little(s, most) } -> std::same_as<bool>;
    { h.seems_whole(s) } -> std::same_as<bool>;
    { h.begin_again() } -> std::same_as<void>;
    { h.read_document(s, most, part) } -> std::same_as<bool>;
    { h.go_on_behind(std::uint64_t{}) } -> std::same_as<void>;
    { h.open_list(s, most) } -> std::same_as<std::size_t>;
    { h.leave_list() } -> std::same_as<std::uint64_t>;
    { h.read_ahead(s, most, result) } -> std::same_as<bool>;
    { h.resync_tag() } -> std::same_as<std::string_view>;
    { h.find_record_end(s, std::size_t{}) } -> std::same_as<std::size_t>;
    { h.find_last_record_end(s) } -> std::same_as<std::size_t>;
};

} // namespace soapcodec::detail
