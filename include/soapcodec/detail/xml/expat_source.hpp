// SPDX-License-Identifier: MIT
// The parser of record: expat drives a handler.
//
// A parser must never be freed or fed from inside a callback (expat_callbacks.hpp): what an event asks for is noted,
// and done when parse() has returned.
#pragma once

#include "../../cxx20.hpp"

#include <algorithm>   // std::min, std::max
#include <cstddef>     // std::size_t
#include <cstdint>     // std::uint64_t
#include <exception>   // std::rethrow_exception
#include <new>         // std::bad_alloc
#include <string>      // std::string
#include <string_view> // std::string_view

#include "../../ascii.hpp"
#include "../../decode/options.hpp"
#include "../../error.hpp"
#include "../../limits.hpp"
#include "encoding_detector.hpp"
#include "event_locator.hpp"
#include "expat_events.hpp"
#include "expat_parser.hpp"
#include "handler.hpp"
#include "input_filter.hpp"
#include "position.hpp"

namespace soapcodec::detail {

/// Feeds bytes in any pieces to a handler by way of expat. Neither copied nor moved: expat holds an address in it.
template <class Handler>
class expat_source {
    static_assert(handler<Handler>);

public:
    /// All must outlive the source. `charset`, if not empty, is the encoding, whatever the document declares, unless
    /// that begins with a byte order mark (encoding_detector.hpp); one that is not read ends in
    /// errc::unsupported_encoding at the first byte. `memory`, if not null, is where the parser has its memory from.
    expat_source(Handler& handler, limits const& bounds, std::string const& charset,
                 parser_memory const* memory = nullptr)
        : handler_(handler), limits_(bounds), charset_(charset), memory_(memory) {
        encoding_.begin(charset_);
    }

    expat_source(expat_source const&) = delete;
    expat_source& operator=(expat_source const&) = delete;

    /// To be told before the first bytes of a document: what becomes of references to characters that XML forbids.
    void treat(soapcodec::illegal_references how) { filter_.reset(how ? how.make_filter(how.drops) : nullptr); }
    /// Those that were treated since reset().
    [[nodiscard]] std::uint64_t illegal_references() const noexcept {
        return references_ahead_ + (filter_ == nullptr ? 0 : filter_->count);
    }

    /// Parses the next bytes; `last` says that none follow. Returns whether more is wanted: false at the end, after a
    /// failure, or when the handler has refused to go on; from then on nothing is parsed until reset().
    /// Throws what the handler threw, and std::bad_alloc; either is a failure.
    bool feed(std::string_view bytes, bool last = false) {
        return !ended_ && guarded([&] {
            if (opened_) {
                return parse(bytes, last);
            }
            if (held_.size() + bytes.size() < encoding_detector::enough && !last) {
                held_.append(bytes);
                return true;
            }
            auto const missing = encoding_detector::enough - held_.size();
            if (!open(held_ + std::string(bytes.substr(0, missing)))) {
                return false;
            }
            // What was held comes first. If nothing comes behind it, it is the last of the document.
            bool const all_held = bytes.empty() && !held_.empty();
            return all_held ? parse(held_, last) : (held_.empty() || parse(held_, false)) && parse(bytes, last);
        });
    }

    /// Lets the handler read complete records that the bytes begin with by itself, where it can: the parser has come to
    /// the end of what was fed, is not inside anything, and the bytes are UTF-8. Returns how far it came; what was
    /// passed counts as fed. Throws what the handler threw.
    read_ahead_result read_ahead(std::string_view bytes) {
        read_ahead_result result;
        if (!is_between_events()) {
            return result;
        }
        // Where it throws, `result` leads there.
        struct passing {
            expat_source& source;
            read_ahead_result& result;
            ~passing() { source.pass(result.consumed); }
        };
        bool const go_on = guarded([&] {
            passing const pass_in_the_end{*this, result};
            return handler_.read_ahead(
                bytes.substr(0, static_cast<std::size_t>(std::min<std::uint64_t>(bytes.size(), room()))),
                {limits_.depth - events_.depth(), limits_.attributes, limits_.namespaces - events_.bindings()}, result);
        });
        if (!go_on) {
            stop(errc::ok, locator_.here());
        }
        return result;
    }

    /// Whether a document that begins so, with nothing fed yet, may be kept until its end is there, or until it is
    /// known whether it may: see awaits_end() and says_little().
    [[nodiscard]] bool says_little(std::string_view beginning) {
        return may_read_document(beginning) && handler_.says_little(beginning, at_the_beginning());
    }
    [[nodiscard]] bool awaits_end(std::string_view beginning) {
        return may_read_document(beginning) && handler_.awaits_end(beginning, at_the_beginning());
    }

    /// Lets the handler read a whole document by itself, if nothing was fed yet and nothing says that it is not in
    /// UTF-8. Returns the bytes that are done with: all, which ends the document; none; or those up to a record of
    /// which and of all behind it the handler has taken nothing. `ahead` counts those that the parser has not seen.
    /// Throws what the handler threw.
    std::size_t read_document(std::string_view bytes, std::uint64_t& ahead) {
        part_taken part;
        if (!may_read_document(bytes)) {
            return 0;
        }
        if (handler_.read_document(bytes, at_the_beginning(), part)) {
            ahead += bytes.size();
            references_ahead_ = part.references;
            locator_.feed(bytes.size());
            ended_ = true;
            return bytes.size();
        }
        if (part.refused) {
            ahead += part.refused->bytes;
            references_ahead_ = part.refused->references;
            stop(errc::ok, {part.refused->bytes, 1 + part.refused->lines, 1 + part.refused->characters});
            return bytes.size();
        }
        if (part.items == 0) {
            return 0;
        }
        ahead += part.records.bytes;
        return tell(bytes.substr(0, part.head), part) ? part.head + part.records.bytes : bytes.size();
    }

    /// Lets the handler read as far as a list whose records it hands over, under the same conditions. Returns where
    /// these may begin; 0 if it does not, and then nothing has happened.
    [[nodiscard]] std::size_t open_list(std::string_view beginning) {
        return may_read_document(beginning) ? handler_.open_list(beginning, at_the_beginning()) : 0;
    }

    /// Goes on where the handler has come by itself in such a list: behind the head of the document, of which events
    /// come now, and records, of which none does. Returns whether more is wanted. Throws what `part` has.
    bool tell(std::string_view head, part_taken const& part) {
        // What is open where the records stand has to be known to the parser.
        if (!feed(head) || !flush()) {
            return false;
        }
        handler_.go_on_behind(part.items);
        pass(part.records);
        if (part.thrown != nullptr) { // there is none where there are no exceptions
            guarded([&] { std::rethrow_exception(part.thrown); });
        }
        return part.go_on || stop(errc::ok, locator_.here());
    }

    /// Lets the handler read the end of a document of which the parser knows nothing, and which then has ended:
    /// `around` is all but the records, which are in `part`. False if it does not take it, and nothing has happened.
    bool read_end(std::string_view around, part_taken const& part) {
        part_taken end;
        end.is_around = true;
        if (!handler_.read_document(around, at_the_beginning(), end)) {
            return false;
        }
        references_ahead_ = end.references + part.records.references;
        locator_.feed(around.size() + part.records.bytes);
        ended_ = true;
        return true;
    }

    /// Whatever leaves `work` by an exception has stopped the source, if it had not.
    template <class Work>
    auto guarded(Work work) {
#ifdef __cpp_exceptions
        try {
            return work();
        } catch (std::bad_alloc const&) {
            stop_thrown(errc::out_of_memory);
            throw;
        } catch (...) {
            stop_thrown(errc::callback_exception);
            throw;
        }
#else
        return work();
#endif
    }

    /// Delivers every event that is complete, which expat may have put off. Returns as feed() does.
    bool flush() {
        return !ended_ && (!opened_ || guarded([&] { return run([&] { return parser_.parse_withheld(); }); }));
    }

    /// Ready for another document. The parser is kept when it is as good as new.
    void reset() {
        // Expat does not clean a parser that has failed, or that has grown beyond measure. One that was given nothing
        // is as good as new.
        bool const reusable = parser_ && !failed_ && (!opened_ || (ended_ && !oversized()));
        if (!reusable || (opened_ && !parser_.reset())) {
            parser_.destroy();
        }
        failure_ = {};
        largest_ = 0;
        events_.clear();
        locator_.clear();
        if (filter_ != nullptr) {
            filter_->call->clear(*filter_);
        }
        references_ahead_ = 0;
        encoding_.begin(charset_);
        held_.clear();
        opened_ = ended_ = failed_ = false;
    }

    /// What stopped it, and where.
    [[nodiscard]] source_failure const& error() const noexcept {
        return failure_;
    }

    /// Whether it has stopped short: a failure, or a handler that had enough.
    [[nodiscard]] bool stopped() const noexcept {
        return failed_;
    }

    /// Whether nothing more is parsed until reset().
    [[nodiscard]] bool ended() const noexcept {
        return ended_;
    }

    /// Offset of the event being reported, in bytes.
    [[nodiscard]] std::uint64_t byte() const noexcept {
        return locator_.document_byte();
    }

private:
    // Expat copies what it is given, into a buffer of the next power of two.
    static constexpr std::uint64_t max_piece = std::uint64_t{1} << 20U;
    static constexpr std::uint64_t most_reusable = 4096; // open elements, or attributes of one
    static constexpr std::uint64_t longest_tag = 4096;   // that read_ahead() meets, which does not ask for the limit
    // Where places have to be kept apart, there are fewer at a time.
    static constexpr std::uint64_t max_filtered_piece = std::uint64_t{1} << 14U;

    // --- before the first parse call

    /// Makes the parser for a document that begins so.
    bool open(std::string_view first) {
        switch (encoding_.decide(first)) {
        case encoding_detector::verdict::unknown_charset:
            return stop(errc::unsupported_encoding, {0, 1, 1}, charset_);
        case encoding_detector::verdict::contradiction:
            return stop(errc::malformed_xml, {0, 1, 1}, "not in the encoding that the charset says");
        case encoding_detector::verdict::decided:
            break;
        }
        if ((!parser_ && !parser_.create(memory_)) ||
            (encoding_.told() != nullptr && !parser_.set_encoding(encoding_.told()))) {
            return stop(errc::out_of_memory, {0, 1, 1});
        }
        events_.install();
        opened_ = true;
        return true;
    }

    // --- the parse calls

    bool parse(std::string_view bytes, bool last) {
        do {
            auto size = bytes.empty() ? 0 : next_size(bytes);
            if (size == 0 && !bytes.empty()) {
                // What is complete comes first, so that the position is the same however the bytes came.
                if (!run([&] { return parser_.parse_withheld(); })) {
                    return false;
                }
                size = next_size(bytes);
                if (size == 0) {
                    return stop(room() == 0 ? errc::size_limit : errc::token_limit, locator_.here());
                }
            }
            bool const closing = last && size == bytes.size();
            auto piece = bytes.substr(0, size);
            bytes.remove_prefix(size);
            if (filter_ != nullptr) {
                piece = filtered(piece, closing);
            }
            locator_.feed(piece.size());
            largest_ = std::max<std::uint64_t>(largest_, piece.size());
            if (!run([&] { return parser_.parse(piece, closing); })) {
                return false;
            }
            ended_ = closing;
        } while (!bytes.empty());
        return !ended_;
    }

    [[gnu::cold, gnu::noinline]] std::string_view filtered(std::string_view piece, bool closing) {
        return filter_->call->filter(*filter_, piece, closing, encoding_.detected(), locator_.covered(),
                                     locator_.fed());
    }

    /// How many of the bytes expat gets next; none at a limit. It never sees more of a token than that may have, so
    /// that what it finds in one does not depend on the pieces.
    [[nodiscard]] std::size_t next_size(std::string_view bytes) noexcept {
        auto const most = std::min(
            {filter_ != nullptr ? max_filtered_piece : max_piece, room(), limits_.token - locator_.document_pending()});
        return static_cast<std::size_t>(std::min<std::uint64_t>(most, bytes.size()));
    }

    /// After a false or an exception the handler may still refer to bytes that are gone: it gets no event until it is
    /// ready for another document.
    template <class Parse>
    bool run(Parse parse) {
        events_.begin_call(locator_.covered());
        bool const good = parse();
        if (!good && !events_.halted()) {
            events_.deliver_text_before_section_end();
        }
        if (events_.halted()) {
            failure_ = events_.failure();
            failed_ = ended_ = true;
            events_.rethrow();
            return false;
        }
        if (!good) {
            auto const error = parser_.error();
            return stop(error.code, locator_.here(), error.reason);
        }
        handler_.pause();
        return true;
    }

    bool stop(errc code, position where, std::string_view reason = {}) {
        failure_ = {code, where, reason};
        failed_ = ended_ = true;
        return false;
    }
    void stop_thrown(errc code) {
        if (failure_.code == errc::ok) {
            stop(code, events_.halted() ? failure_.where : locator_.here());
        }
    }

    /// Whether nothing was fed yet, and nothing says that what comes is not in UTF-8.
    [[nodiscard]] bool may_read_document(std::string_view bytes) const noexcept {
        return !opened_ && !ended_ && held_.empty() && bytes.size() <= limits_.size && limits_.token >= longest_tag &&
               (charset_.empty() || same_ignoring_case(charset_, "utf-8"));
    }

    // After millions of open elements expat takes every later document for an attack.
    [[nodiscard]] bool oversized() const noexcept {
        return largest_ > (max_piece >> 2U) || limits_.depth > most_reusable || limits_.attributes > most_reusable;
    }

    /// What a document may open and declare.
    [[nodiscard]] allowance at_the_beginning() const noexcept {
        return {limits_.depth, limits_.attributes, limits_.namespaces};
    }
    /// Bytes that the document may have behind those fed.
    [[nodiscard]] std::uint64_t room() const noexcept {
        return limits_.size - locator_.document_fed();
    }

    /// Goes on behind what the handler has read by itself.
    void pass(extent const& passed) noexcept {
        if (passed.bytes != 0) {
            references_ahead_ += passed.references;
            locator_.pass(passed);
        }
    }

    [[nodiscard]] bool is_between_events() noexcept {
        return !ended_ && parser_ && !events_.in_cdata() && encoding_.is_utf_8() && limits_.token >= longest_tag &&
               locator_.document_pending() == 0;
    }

    Handler& handler_;
    limits const& limits_;
    std::string const& charset_;
    parser_memory const* memory_;
    expat_parser parser_;
    encoding_detector encoding_;
    input_filter_ptr filter_; // none: the parser gets the document as it is
    event_locator locator_{parser_, encoding_, filter_};
    expat_events<Handler> events_{handler_, limits_, parser_, encoding_, locator_};
    source_failure failure_;
    std::uint64_t largest_ = 0;          // piece that expat was given
    std::uint64_t references_ahead_ = 0; // that the handler has treated
    std::string held_;                   // first bytes, as long as they do not tell the encoding
    bool opened_ = false;                // the encoding is decided, and there is a parser
    bool ended_ = false;                 // nothing more is parsed
    bool failed_ = false;                // ended before the document did
};

} // namespace soapcodec::detail
