// SPDX-License-Identifier: MIT
// The parser of record: expat drives a handler. The only header that includes expat.h.
//
// Expat is a C library that calls back. Three things follow and shape this file: no exception may pass through its
// frames (the parser would be lost), a stop is not silence (the end handler of `<a/>` still runs), and a parser must
// never be freed or fed from inside a callback. So each callback is noexcept, asks our own flag first, keeps an
// exception for feed() to throw again, and nothing else is done until XML_Parse has returned.
#pragma once

#include <expat.h>

#include <algorithm>   // std::min, std::max
#include <cstddef>     // std::size_t
#include <cstdint>     // std::uint64_t, std::uintptr_t
#include <exception>   // std::exception_ptr
#include <memory>      // std::unique_ptr
#include <new>         // std::bad_alloc
#include <string>      // std::string
#include <string_view> // std::string_view
#include <utility>     // std::exchange

#include "../error.hpp"
#include "../limits.hpp"
#include "encoding.hpp"
#include "handler.hpp"
#include "name.hpp"
#include "namespace_resolver.hpp"
#include "place.hpp"
#include "place_map.hpp"

namespace soapcodec::xml {

namespace detail {

/// Debian's "2.5.0" has reparse deferral, so the version proves nothing; ask for the function itself.
template <class Parser>
concept has_reparse_deferral = requires(Parser p) {
    XML_SetReparseDeferralEnabled(p, XML_TRUE);
};

/// Expat (2.6 on) waits for more input before it looks at a long unfinished token again. Off, an empty parse, on: all
/// that is complete comes out.
template <class Parser>
XML_Status parse_withheld(Parser parser) {
    if constexpr (has_reparse_deferral<Parser>) {
        XML_SetReparseDeferralEnabled(parser, XML_FALSE);
        auto const status = XML_Parse(parser, "", 0, XML_FALSE);
        XML_SetReparseDeferralEnabled(parser, XML_TRUE);
        return status;
    } else {
        return XML_STATUS_OK;
    }
}

} // namespace detail

/// Why a source stopped. `code` is ok when the handler refused: the handler knows.
struct failure {
    errc code = errc::ok;
    position where;
    std::string_view reason; ///< static text
};

/// Feeds bytes in any pieces to a handler by way of expat. Neither copied nor moved: expat holds its address.
template <handler Handler>
class expat_source {
public:
    /// All must outlive the source. `charset`, if not empty, is the encoding, whatever the document declares: UTF-8,
    /// UTF-16 (with LE or BE), ISO-8859-1 or US-ASCII, in any case; others end in errc::unsupported_encoding.
    expat_source(Handler& handler, limits const& bounds, std::string const& charset)
        : handler_(handler), limits_(bounds), charset_(charset) {
        encoding_.begin(charset_);
    }

    expat_source(expat_source const&) = delete;
    expat_source& operator=(expat_source const&) = delete;

    /// Parses the next bytes; `last` says that none follow. Returns whether more is wanted: false at the end, after a
    /// failure, or when the handler has refused to go on; from then on nothing is parsed until reset().
    /// Throws what the handler threw.
    bool feed(std::string_view bytes, bool last = false) {
        if (ended_ || !create()) {
            return false;
        }
        do {
            auto const most = last && bytes.size() <= max_whole ? max_whole : max_piece;
            auto const piece = bytes.substr(0, static_cast<std::size_t>(std::min(most, limits_.size - fed_)));
            if (piece.empty() && !bytes.empty()) {
                // What is complete comes first, and the place then is the same however the bytes came.
                return run([&] { return detail::parse_withheld(parser_.get()); }) && stop(errc::size_limit, here());
            }
            bytes.remove_prefix(piece.size());
            encoding_.see(piece);
            long_tokens_ = fed_ - seen_ + piece.size() > limits_.token;
            fed_ += piece.size();
            largest_ = std::max<std::uint64_t>(largest_, piece.size());
            bool const closing = last && bytes.empty();
            if (!run([&] { return XML_Parse(parser_.get(), piece.data(), static_cast<int>(piece.size()), closing); })) {
                return false;
            }
            ended_ = closing;
        } while (!bytes.empty());
        return !ended_;
    }

    /// Lets the handler read complete records that the bytes begin with by itself, where it can: the parser has come to
    /// the end of what was fed, is not inside anything, and the bytes are UTF-8. Returns how many bytes that took; they
    /// count as fed. Throws what the handler threw.
    [[nodiscard]] std::size_t read_ahead(std::string_view bytes) requires predicting_handler<Handler> {
        if (!is_between_events()) {
            return 0;
        }
        stretch passed;
        bool go_on = false;
#ifdef __cpp_exceptions
        try {
#endif
            go_on = handler_.read_ahead(
                bytes.substr(0, static_cast<std::size_t>(std::min<std::uint64_t>(bytes.size(), limits_.size - fed_))),
                namespaces_.default_namespace(), limits_.depth - depth_, passed);
#ifdef __cpp_exceptions
        } catch (...) {
            stop(errc::callback_exception, here());
            throw;
        }
#endif
        if (passed.bytes != 0) {
            map_.pass(place_seen(), input_before_event(), passed);
            fed_ += passed.bytes;
            seen_ = fed_;
        }
        if (!go_on) {
            stop(errc::ok, here());
        }
        return passed.bytes;
    }

    /// What a name without a prefix stands for, at the end of what was fed.
    [[nodiscard]] std::string_view default_namespace() const noexcept {
        return namespaces_.default_namespace();
    }

    /// Delivers every event that is complete, which expat may have put off. Returns as feed() does.
    bool flush() {
        return !ended_ && create() && run([&] { return detail::parse_withheld(parser_.get()); });
    }

    /// Ready for another document. The parser is kept when it is as good as new.
    void reset() {
        // A parser that has failed, or that has grown beyond measure, is not cleaned by XML_ParserReset.
        bool const reusable = parser_ != nullptr && !failed_ && ended_ && !oversized();
        if (!reusable || XML_ParserReset(parser_.get(), encoding_name()) != XML_TRUE) {
            parser_.reset();
        } else {
            install();
        }
        failure_ = {};
        fed_ = seen_ = largest_ = 0;
        depth_ = 0;
        namespaces_.clear();
        map_.clear();
        encoding_.begin(charset_);
        halted_ = ended_ = failed_ = in_cdata_ = false;
    }

    /// What stopped it, and where.
    [[nodiscard]] failure const& error() const noexcept {
        return failure_;
    }

    /// Whether it has stopped short: a failure, or a handler that had enough.
    [[nodiscard]] bool stopped() const noexcept {
        return failed_;
    }

    /// Offset of the event being reported, in bytes.
    [[nodiscard]] std::uint64_t byte() const noexcept {
        auto const index = parser_ ? XML_GetCurrentByteIndex(parser_.get()) : 0;
        return index < 0 ? fed_ : static_cast<std::uint64_t>(index) + map_.bytes();
    }

private:
    // Expat copies what it is given, into a buffer of the next power of two. It counts the lines of every piece but the
    // last, though, which costs a tenth of the time: a whole message goes in as one piece if it is not too large.
    static constexpr std::uint64_t max_piece = std::uint64_t{1} << 20U;
    static constexpr std::uint64_t max_whole = std::uint64_t{64} << 20U;
    // Expat keeps 1024 bytes before the event (XML_CONTEXT_BYTES), and more or less of what came before them as the
    // pieces fall; looking no further keeps the answer independent of them.
    static constexpr std::size_t look_back = 1024;
    static constexpr std::string_view blanks = " \t\r\n";
    static constexpr std::size_t longest_character = 4;  // in UTF-8
    static constexpr std::uint64_t most_reusable = 4096; // open elements, or attributes of one
    static constexpr std::uint64_t longest_tag = 4096;   // that read_ahead() meets, which does not ask for the limit

    struct free_parser {
        void operator()(XML_Parser p) const noexcept { XML_ParserFree(p); }
    };
    using parser_handle = std::unique_ptr<std::remove_pointer_t<XML_Parser>, free_parser>;

    bool create() {
        if (parser_ == nullptr) {
            parser_.reset(XML_ParserCreate(encoding_name()));
            if (parser_ == nullptr) {
                return stop(errc::out_of_memory, {});
            }
            install();
        }
        return true;
    }

    [[nodiscard]] char const* encoding_name() const noexcept {
        return charset_.empty() ? nullptr : charset_.c_str();
    }

    void install() noexcept {
        auto* const p = parser_.get();
        XML_SetUserData(p, this);
        XML_SetElementHandler(p, on_start_element, on_end_element);
        XML_SetCharacterDataHandler(p, on_text);
        XML_SetProcessingInstructionHandler(p, on_processing_instruction);
        XML_SetCommentHandler(p, on_comment);
        XML_SetCdataSectionHandler(p, on_cdata_begin, on_cdata_end);
        // Fires before anything in the document type declaration is read.
        XML_SetStartDoctypeDeclHandler(p, on_doctype);
        XML_SetXmlDeclHandler(p, on_declaration);
    }

    // --- one parse call and what it may leave behind

    template <class Parse>
    bool run(Parse parse) {
        input_size_ = 0;
        auto status = parse();
        if (status == XML_STATUS_OK && !halted_ && pending() > limits_.token) {
            // Complete tokens may be among the bytes held back; only an unfinished one counts.
            input_size_ = 0;
            status = detail::parse_withheld(parser_.get());
            if (status == XML_STATUS_OK && !halted_ && pending() > limits_.token) {
                return stop(errc::token_limit, here());
            }
        }
        handler_.pause();
        if (halted_) {
            failed_ = ended_ = true;
            if (thrown_ != nullptr) {
                failure_.code = errc::callback_exception;
                std::rethrow_exception(std::exchange(thrown_, nullptr));
            }
            return false;
        }
        return status == XML_STATUS_OK || stop_as(XML_GetErrorCode(parser_.get()));
    }

    bool stop(errc code, position where, std::string_view reason = {}) {
        failure_ = {code, where, reason};
        failed_ = ended_ = true;
        return false;
    }

    bool stop_as(XML_Error error) {
        auto const where = here();
        switch (error) {
        case XML_ERROR_NO_ELEMENTS:
        case XML_ERROR_UNCLOSED_TOKEN:
        case XML_ERROR_UNCLOSED_CDATA_SECTION:
        case XML_ERROR_PARTIAL_CHAR:
            return stop(errc::truncated, where, XML_ErrorString(error));
        case XML_ERROR_UNKNOWN_ENCODING:
            return stop(errc::unsupported_encoding, where);
        // Expat says "out of memory" at its own limits too.
        case XML_ERROR_NO_MEMORY:
            return stop(errc::out_of_memory, where);
        default:
            return stop(errc::malformed_xml, where, XML_ErrorString(error));
        }
    }

    // After millions of open elements expat takes every later document for an attack.
    [[nodiscard]] bool oversized() const noexcept {
        return largest_ > (max_piece >> 2U) || limits_.depth > most_reusable || limits_.attributes > most_reusable;
    }

    /// Bytes fed that no event has covered yet. Expat has no answer (-1) after a call that delivered nothing.
    [[nodiscard]] std::uint64_t pending() noexcept {
        auto const index = XML_GetCurrentByteIndex(parser_.get());
        seen_ = index < 0 ? seen_ : static_cast<std::uint64_t>(index) + map_.bytes();
        return fed_ - seen_;
    }

    [[nodiscard]] bool is_between_events() noexcept {
        return !ended_ && parser_ != nullptr && !in_cdata_ && encoding_.is_utf_8() && limits_.token >= longest_tag &&
               pending() == 0;
    }

    // --- places

    [[nodiscard]] position here() const noexcept {
        return map_.in_document(place_seen());
    }

    /// The same, in what was given to expat.
    [[nodiscard]] position place_seen() const noexcept {
        auto* const p = parser_.get();
        return {byte() - map_.bytes(), XML_GetCurrentLineNumber(p), XML_GetCurrentColumnNumber(p) + 1};
    }

    /// A byte of the piece of text being reported. Line ends come in pieces of their own.
    [[nodiscard]] position text_place(std::size_t offset) const noexcept {
        return place_behind(here(), piece_.substr(0, offset), encoding_.detected());
    }

    /// What expat still has of the input before the event being reported, as far as it lies together there.
    [[nodiscard]] std::string_view before_event() const noexcept {
        return map_.part_before(here(), input_before_event());
    }
    /// The place `size` bytes before the event, given that.
    [[nodiscard]] position back_by(std::size_t size, std::string_view before) const noexcept {
        return place_before(here(), before, size, map_.first_column(here(), before, look_back));
    }
    [[nodiscard]] std::string_view input_before_event() const noexcept {
        int offset = 0;
        int size = 0;
        auto const* const context = XML_GetInputContext(parser_.get(), &offset, &size);
        if (context == nullptr || encoding_.detected() != encoding::utf_8) {
            return {};
        }
        auto const length = std::min(static_cast<std::size_t>(offset), look_back);
        return {context + (static_cast<std::size_t>(offset) - length), length};
    }

    /// Where the tag or declaration being reported begins. Expat reports the end of `<a/>` behind it.
    [[nodiscard]] position tag_place() const noexcept {
        auto const before = before_event();
        auto const tag = XML_GetCurrentByteCount(parser_.get()) == 0 ? before.rfind('<') : before.npos;
        return tag == before.npos ? here() : back_by(before.size() - tag, before);
    }

    /// Where the value before this end tag begins, blanks not counted: looked for backwards in what expat still has.
    /// The tag itself when the value is empty, farther away than that, or not plain text.
    [[nodiscard]] position value_place() const noexcept {
        auto const before = before_event();
        auto const value = before.substr(std::min(end_of_start_tag(before), before.size()));
        auto const text = value.substr(std::min(value.find_first_not_of(blanks), value.size()));
        return text.empty() ? tag_place() : back_by(text.size(), before);
    }

    // --- events

    [[gnu::cold, gnu::noinline]] void halt(blame which) noexcept {
        halted_ = true;
        switch (which.what) {
        case blame::part::event:
            failure_.where = tag_place();
            break;
        case blame::part::value:
            failure_.where = value_place();
            break;
        case blame::part::text:
            failure_.where = text_place(which.offset);
            break;
        }
        XML_StopParser(parser_.get(), XML_FALSE);
    }
    [[gnu::cold, gnu::noinline]] void halt(errc code) noexcept {
        failure_.code = code;
        halt(blame{});
    }

    /// Runs one event: not after a stop, and with nothing thrown across expat.
    // Inlined by force: it is the one thing between expat and the handler, and runs for every tag and text.
    template <class Event>
    [[gnu::always_inline]] static void guarded(void* self_pointer, Event event) noexcept {
        auto& self = *static_cast<expat_source*>(self_pointer);
        if (self.halted_) {
            return;
        }
#ifdef __cpp_exceptions
        try {
#endif
            if (self.handler_.wants_raw()) {
                self.deliver_raw();
            }
            if (!event(self) && !self.halted_) {
                self.halt(self.handler_.blames());
            }
#ifdef __cpp_exceptions
        } catch (...) {
            self.thrown_ = std::current_exception();
            self.halt(blame{});
        }
#endif
    }

    [[gnu::cold, gnu::noinline]] void deliver_raw() {
        int offset = 0;
        int size = 0;
        // Null only from an expat built without input context; detail text is empty then.
        if (auto const* const context = XML_GetInputContext(parser_.get(), &offset, &size)) {
            std::string_view const bytes(context + offset,
                                         static_cast<std::size_t>(XML_GetCurrentByteCount(parser_.get())));
            if (encoding_.detected() == encoding::utf_8) {
                handler_.raw(bytes);
            } else {
                raw_.clear();
                append_as_utf8(raw_, encoding_.detected(), bytes);
                handler_.raw(raw_);
            }
        }
    }

    /// Whether the token being reported is within the limit. Asked of whole tokens, so that the answer does not
    /// depend on how they arrived; run() asks of unfinished ones, to bound memory.
    [[nodiscard]] bool token_fits() noexcept {
        if (long_tokens_ && static_cast<std::uint64_t>(XML_GetCurrentByteCount(parser_.get())) > limits_.token) {
            halt(errc::token_limit);
            return false;
        }
        return true;
    }

    /// Nearly all elements are those the handler expects; they go past all that the others need.
    [[nodiscard]] bool expects(char const* text) const noexcept {
        return !halted_ && !long_tokens_ && depth_ < limits_.depth &&
               handler_.expects(namespaces_.default_namespace(), text);
    }

    bool start_element(char const* text, char const** pairs) {
        if (++depth_ > limits_.depth) {
            return halt(errc::depth_limit), false;
        }
        if (!token_fits()) {
            return false;
        }
        if (*pairs != nullptr) {
            return start_with_attributes(text, pairs);
        }
        auto const expanded = namespaces_.element(text);
        return expanded ? handler_.start_element(*expanded, {}) : refuse(namespaces_.error());
    }

    [[gnu::noinline]] bool start_with_attributes(char const* text, char const** pairs) {
        std::uint64_t count = 0;
        for (auto const* pair = pairs; *pair != nullptr; pair += 2) {
            ++count;
        }
        if (count > limits_.attributes) {
            return halt(errc::attribute_limit), false;
        }
        bool go_on = true;
        auto const error = namespaces_.declare(pairs, depth_, [&](std::string_view prefix, std::string_view uri) {
            go_on = go_on && handler_.start_namespace(prefix, uri);
        });
        if (!error.empty()) {
            return refuse(error);
        }
        if (namespaces_.size() > limits_.namespaces) {
            return halt(errc::namespace_limit), false;
        }
        auto const expanded = namespaces_.element(text);
        auto const rest = expanded ? namespaces_.attributes_of(pairs) : std::nullopt;
        return rest ? go_on && handler_.start_element(*expanded, *rest) : refuse(namespaces_.error());
    }

    bool end_element() {
        if (!token_fits() || !handler_.end_element()) {
            return false;
        }
        bool go_on = true;
        namespaces_.leave(depth_--, [&] { go_on = go_on && handler_.end_namespace(); });
        return go_on;
    }

    [[gnu::cold, gnu::noinline]] bool refuse(namespace_error error) noexcept {
        failure_.reason = error;
        halt(errc::malformed_xml);
        return false;
    }

    /// Whether it is a Name. Asked of what a parser has found to be one but for its first character.
    [[nodiscard]] static bool is_name(std::string_view text) {
        parser_handle const parser(XML_ParserCreate("UTF-8"));
        auto const element = "<" + std::string(text) + "/>";
        return parser != nullptr &&
               XML_Parse(parser.get(), element.data(), static_cast<int>(element.size()), XML_TRUE) == XML_STATUS_OK;
    }

    /// Likewise for nearly all texts.
    bool text_expected(std::string_view piece) noexcept {
        return !halted_ && !long_tokens_ && handler_.text_expected(piece, in_input(piece));
    }

    bool text(std::string_view piece) {
        if (!handler_.text(piece)) [[unlikely]] {
            piece_ = piece;
            return false;
        }
        if (input_size_ == 0) {
            learn_input();
        }
        if (!in_input(piece)) {
            handler_.pause();
            // Only a reference makes a long token of a short text.
            return piece.size() > longest_character || token_fits();
        }
        return true;
    }

    /// Whether the text lies in expat's input buffer, which stays where it is until XML_Parse returns. All other text,
    /// which is references, line ends and what had to be converted, lies where the next piece overwrites it.
    [[nodiscard]] bool in_input(std::string_view piece) const noexcept {
        return reinterpret_cast<std::uintptr_t>(piece.data()) - input_begin_ < input_size_;
    }

    void learn_input() noexcept {
        int offset = 0;
        int size = 0;
        // Null only from an expat built without input context.
        if (auto const* const context = XML_GetInputContext(parser_.get(), &offset, &size)) {
            input_begin_ = reinterpret_cast<std::uintptr_t>(context);
            input_size_ = static_cast<std::size_t>(size);
        }
    }

    static void XMLCALL on_start_element(void* self, char const* text, char const** pairs) noexcept {
        if (*pairs != nullptr || !static_cast<expat_source*>(self)->expects(text)) {
            return start_unexpected(self, text, pairs);
        }
        guarded(self, [](expat_source& s) {
            ++s.depth_;
            return s.handler_.start_expected();
        });
    }
    [[gnu::noinline]] static void start_unexpected(void* self, char const* text, char const** pairs) noexcept {
        guarded(self, [&](expat_source& s) { return s.start_element(text, pairs); });
    }
    static void XMLCALL on_end_element(void* self, char const*) noexcept {
        guarded(self, [](expat_source& s) { return s.end_element(); });
    }
    static void XMLCALL on_text(void* self, char const* data, int size) noexcept {
        std::string_view const piece(data, static_cast<std::size_t>(size));
        if (!static_cast<expat_source*>(self)->text_expected(piece)) {
            text_unexpected(self, piece);
        }
    }
    [[gnu::noinline]] static void text_unexpected(void* self, std::string_view piece) noexcept {
        guarded(self, [&](expat_source& s) { return s.text(piece); });
    }
    static void XMLCALL on_processing_instruction(void* self, char const* target, char const*) noexcept {
        guarded(self, [&](expat_source& s) { return s.token_fits() && s.handler_.processing_instruction(target); });
    }
    static void XMLCALL on_comment(void* self, char const*) noexcept {
        guarded(self, [](expat_source& s) { return s.token_fits(); });
    }
    static void XMLCALL on_cdata_begin(void* self) noexcept {
        guarded(self, [](expat_source& s) { return s.in_cdata_ = true; });
    }
    static void XMLCALL on_cdata_end(void* self) noexcept {
        guarded(self, [](expat_source& s) {
            s.in_cdata_ = false;
            return true;
        });
    }
    static void XMLCALL on_doctype(void* self, char const*, char const*, char const*, int) noexcept {
        guarded(self, [](expat_source& s) { return s.halt(errc::doctype), false; });
    }
    static void XMLCALL on_declaration(void* self, char const*, char const* label, int) noexcept {
        guarded(self, [&](expat_source& s) {
            s.encoding_.declared(or_empty(label));
            return s.token_fits();
        });
    }

    [[nodiscard]] static std::string_view or_empty(char const* text) noexcept {
        return text == nullptr ? std::string_view() : std::string_view(text);
    }

    Handler& handler_;
    limits const& limits_;
    std::string const& charset_;
    parser_handle parser_;
    namespace_resolver namespaces_{is_name};
    place_map map_;
    failure failure_;
    std::exception_ptr thrown_;
    std::uint64_t fed_ = 0;
    std::uint64_t seen_ = 0;
    std::uint64_t depth_ = 0;
    std::uint64_t largest_ = 0;
    std::uintptr_t input_begin_ = 0; // expat's buffer, in this call of XML_Parse, once text was seen
    std::size_t input_size_ = 0;
    std::string_view piece_; // that was refused
    std::string raw_;
    encoding_detector encoding_;
    bool long_tokens_ = false; // expat holds more bytes than a token may have
    bool in_cdata_ = false;
    bool halted_ = false; // an event said stop; expat may still call
    bool ended_ = false;  // nothing more is parsed
    bool failed_ = false; // ended before the document did
};

} // namespace soapcodec::xml
