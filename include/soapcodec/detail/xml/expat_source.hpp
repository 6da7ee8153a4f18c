// SPDX-License-Identifier: MIT
// The parser of record: expat drives a handler.
//
// A parser must never be freed or fed from inside a callback (expat_callbacks.hpp): what an event asks for is noted,
// and done when parse() has returned.
#pragma once

#include "../../cxx20.hpp"

#include <algorithm>   // std::min, std::max
#include <cstddef>     // std::size_t
#include <cstdint>     // std::uint64_t, std::uintptr_t
#include <exception>   // std::exception_ptr
#include <new>         // std::bad_alloc
#include <string>      // std::string
#include <string_view> // std::string_view
#include <utility>     // std::exchange

#include "../../ascii.hpp"
#include "../../error.hpp"
#include "../../limits.hpp"
#include "declaration.hpp"
#include "encoding.hpp"
#include "encoding_detector.hpp"
#include "event_locator.hpp"
#include "expanded_name.hpp"
#include "expat_callbacks.hpp"
#include "expat_parser.hpp"
#include "handler.hpp"
#include "namespace_resolver.hpp"
#include "position.hpp"
#include "text_run.hpp"

namespace soapcodec::detail {

/// Why a source stopped. `code` is ok when the handler refused: the handler knows.
struct source_failure {
    errc code = errc::ok;
    position where;
    std::string_view reason; ///< the parser's, or the encoding that is not read; lives until reset()
};

/// Feeds bytes in any pieces to a handler by way of expat. Neither copied nor moved: expat holds its address.
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
    headway read_ahead(std::string_view bytes) {
        headway way;
        if (!is_between_events()) {
            return way;
        }
        // Where it throws, `way` leads there.
        struct passing {
            expat_source& source;
            headway& way;
            ~passing() { source.pass(way.passed); }
        };
        bool const go_on = guarded([&] {
            passing const pass_in_the_end{*this, way};
            return handler_.read_ahead(
                bytes.substr(0, static_cast<std::size_t>(std::min<std::uint64_t>(bytes.size(), limits_.size - fed_))),
                {limits_.depth - depth_, limits_.attributes, limits_.namespaces - namespaces_.size()}, way);
        });
        if (!go_on) {
            stop(errc::ok, here());
        }
        return way;
    }

    /// Lets the handler read a whole document by itself, if nothing was fed yet and nothing says that it is not in
    /// UTF-8. Returns the bytes that are done with: all, which ends the document; none; or those up to a record of
    /// which and of all behind it the handler has taken nothing. `ahead` counts those that the parser has not seen.
    /// Throws what the handler threw.
    std::size_t read_document(std::string_view bytes, std::uint64_t& ahead) {
        bool const may = !opened_ && !ended_ && held_.empty() && bytes.size() <= limits_.size &&
                         limits_.token >= longest_tag && (charset_.empty() || same_ignoring_case(charset_, "utf-8"));
        part_taken part;
        if (!may) {
            return 0;
        }
        if (handler_.read_document(bytes, {limits_.depth, limits_.attributes, limits_.namespaces}, part)) {
            ahead += bytes.size();
            fed_ = bytes.size();
            ended_ = true;
            return bytes.size();
        }
        if (part.items == 0) {
            return 0;
        }
        // What is open where the records stand has to be known to the parser.
        if (!feed(bytes.substr(0, part.head)) || !flush()) {
            return part.head;
        }
        handler_.go_on_behind(part.items);
        pass(part.records);
        ahead += part.records.bytes;
#ifdef __cpp_exceptions
        if (part.thrown != nullptr) {
            guarded([&] { std::rethrow_exception(part.thrown); });
        }
#endif
        if (!part.go_on) {
            stop(errc::ok, here());
        }
        return part.head + part.records.bytes;
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
        fed_ = seen_ = largest_ = 0;
        depth_ = 0;
        namespaces_.clear();
        places_.clear();
        encoding_.begin(charset_);
        held_.clear();
        piece_ = {};
        opened_ = halted_ = ended_ = failed_ = in_cdata_ = false;
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
        return places_.byte().value_or(fed_);
    }

private:
    using callbacks = expat_callbacks<expat_source>;
    friend callbacks;

    // Expat copies what it is given, into a buffer of the next power of two.
    static constexpr std::uint64_t max_piece = std::uint64_t{1} << 20U;
    static constexpr std::uint64_t most_reusable = 4096; // open elements, or attributes of one
    static constexpr std::uint64_t longest_tag = 4096;   // that read_ahead() meets, which does not ask for the limit

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
        callbacks::install(parser_, *this);
        opened_ = true;
        return true;
    }

    // --- the parse calls

    /// Whatever leaves it by an exception has stopped the source.
    template <class Work>
    auto guarded(Work work) {
#ifdef __cpp_exceptions
        try {
            return work();
        } catch (std::bad_alloc const&) {
            stop(errc::out_of_memory, halted_ ? failure_.where : here());
            throw;
        } catch (...) {
            stop(errc::callback_exception, halted_ ? failure_.where : here());
            throw;
        }
#else
        return work();
#endif
    }

    bool parse(std::string_view bytes, bool last) {
        do {
            auto size = bytes.empty() ? 0 : next_size(bytes);
            if (size == 0 && !bytes.empty()) {
                // What is complete comes first, so that the place is the same however the bytes came.
                if (!run([&] { return parser_.parse_withheld(); })) {
                    return false;
                }
                size = next_size(bytes);
                if (size == 0) {
                    return stop(fed_ == limits_.size ? errc::size_limit : errc::token_limit, here());
                }
            }
            auto const piece = bytes.substr(0, size);
            bytes.remove_prefix(size);
            fed_ += size;
            largest_ = std::max<std::uint64_t>(largest_, size);
            bool const closing = last && bytes.empty();
            if (!run([&] { return parser_.parse(piece, closing); })) {
                return false;
            }
            ended_ = closing;
        } while (!bytes.empty());
        return !ended_;
    }

    /// How many of the bytes expat gets next; none at a limit. It never sees more of a token than that may have, so
    /// that what it finds in one does not depend on the pieces.
    [[nodiscard]] std::size_t next_size(std::string_view bytes) noexcept {
        auto const most = std::min({max_piece, limits_.size - fed_, limits_.token - pending()});
        return static_cast<std::size_t>(std::min<std::uint64_t>(most, bytes.size()));
    }

    /// After a false or an exception the handler may still refer to bytes that are gone: it gets no event until it is
    /// ready for another document.
    template <class Parse>
    bool run(Parse parse) {
        input_size_ = 0;
        delivered_ = fed_ - pending();
        bool const good = parse();
        if (!good && !halted_) {
            deliver_text_before_section_end();
        }
        if (halted_) {
            failed_ = ended_ = true;
            if (thrown_ != nullptr) {
                std::rethrow_exception(std::exchange(thrown_, nullptr));
            }
            return false;
        }
        if (!good) {
            auto const error = parser_.error();
            return stop(error.code, here(), error.reason);
        }
        handler_.pause();
        return true;
    }

    /// After an error: see text_run.hpp.
    [[gnu::cold, gnu::noinline]] void deliver_text_before_section_end() {
        auto const as = encoding_.detected();
        auto const at = places_.byte().value_or(0);
        auto const before = parser_.before_event(static_cast<std::size_t>(at - std::min(at, delivered_)));
        std::string input;
        append_as_utf8(input, as, before);
        std::string next;
        append_as_utf8(next, as, parser_.from_event().substr(0, as == text_encoding::utf_8 ? 1 : 2));
        if (depth_ == 0 || in_cdata_ || !input.ends_with("]]") || !next.starts_with('>')) {
            return;
        }
        std::string_view const text = std::string_view(input).substr(0, input.size() - 2);
        auto const run = text.substr(text_run_begin(text));
        if (run.empty()) {
            return;
        }
        if (handler_.wants_raw()) {
            handler_.raw(run);
        }
        if (!handler_.text(run)) {
            halted_ = true;
            failure_.where = places_.of_text_before(handler_.blames(), run, "]]", fed_);
        }
    }

    bool stop(errc code, position where, std::string_view reason = {}) {
        failure_ = {code, where, reason};
        failed_ = ended_ = true;
        return false;
    }

    // After millions of open elements expat takes every later document for an attack.
    [[nodiscard]] bool oversized() const noexcept {
        return largest_ > (max_piece >> 2U) || limits_.depth > most_reusable || limits_.attributes > most_reusable;
    }

    /// Bytes fed that no event has covered yet. Expat has no answer (-1) after a call that delivered nothing.
    [[nodiscard]] std::uint64_t pending() noexcept {
        seen_ = places_.byte().value_or(seen_);
        return fed_ - seen_;
    }

    /// Goes on behind what the handler has read by itself.
    void pass(stretch const& passed) noexcept {
        if (passed.bytes != 0) {
            places_.pass(fed_, passed);
            fed_ += passed.bytes;
            seen_ = fed_;
        }
    }

    [[nodiscard]] bool is_between_events() noexcept {
        return !ended_ && parser_ && !in_cdata_ && encoding_.is_utf_8() && limits_.token >= longest_tag &&
               pending() == 0;
    }

    [[nodiscard]] position here() const noexcept {
        return places_.here(fed_);
    }

    // --- events

    [[gnu::cold, gnu::noinline]] void halt(blame which) noexcept {
        halted_ = true;
        failure_.where = places_.of(which, piece_, fed_);
        parser_.stop();
    }
    [[gnu::cold, gnu::noinline]] void halt(errc code) noexcept {
        failure_.code = code;
        halt(blame{});
    }

    [[gnu::cold, gnu::noinline]] void deliver_raw() {
        auto const bytes = parser_.event();
        if (encoding_.detected() == text_encoding::utf_8) {
            handler_.raw(bytes);
        } else {
            raw_.clear();
            append_as_utf8(raw_, encoding_.detected(), bytes);
            handler_.raw(raw_);
        }
    }

    /// Whether the handler expects an element without attributes.
    [[nodiscard]] bool expects(char const* text) const noexcept {
        return !halted_ && depth_ < limits_.depth && handler_.expects(namespaces_.default_namespace(), text);
    }

    bool start_expected() {
        ++depth_;
        return handler_.start_expected();
    }

    bool start_element(char const* text, char const** pairs) {
        if (++depth_ > limits_.depth) {
            return halt(errc::depth_limit), false;
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
        if (!handler_.end_element()) {
            return false;
        }
        bool go_on = true;
        namespaces_.leave(depth_--, [&] { go_on = go_on && handler_.end_namespace(); });
        return go_on;
    }

    [[gnu::cold, gnu::noinline]] bool refuse(std::string_view reason) noexcept {
        failure_.reason = reason;
        halt(errc::malformed_xml);
        return false;
    }

    /// The XML declaration; `label` is null if it names no encoding.
    bool declare(char const* version, char const* label) {
        if (version != nullptr && !is_version_number(version)) {
            return refuse("the version is not 1.0, 1.1 or the like");
        }
        if (label != nullptr && !encoding_.declared(label)) {
            label_ = label;
            failure_.reason = label_;
            return halt(errc::unsupported_encoding), false;
        }
        return true;
    }

    /// The end of a comment, processing instruction or CDATA section.
    bool note_end() noexcept {
        delivered_ = byte() + parser_.size();
        return true;
    }

    /// Namespaces in XML 1.0, section 7: no colon in the target.
    bool processing_instruction(std::string_view target) {
        return target.find(':') != target.npos ? refuse("colon in the target of a processing instruction")
                                               : note_end() && handler_.processing_instruction(target);
    }

    /// Whether the handler has taken a text.
    bool text_expected(std::string_view piece) noexcept {
        return !halted_ && handler_.text_expected(piece, in_input(piece));
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
        }
        return true;
    }

    /// Whether the text lies in expat's input buffer, which stays where it is until it has been parsed. All other text,
    /// which is references, line ends and what had to be converted, lies where the next piece overwrites it.
    [[nodiscard]] bool in_input(std::string_view piece) const noexcept {
        return reinterpret_cast<std::uintptr_t>(piece.data()) - input_begin_ < input_size_;
    }

    void learn_input() noexcept {
        auto const input = parser_.input();
        input_begin_ = reinterpret_cast<std::uintptr_t>(input.data());
        input_size_ = input.size();
    }

    Handler& handler_;
    limits const& limits_;
    std::string const& charset_;
    parser_memory const* memory_;
    expat_parser parser_;
    namespace_resolver namespaces_{expat_parser::is_name};
    source_failure failure_;
    std::exception_ptr thrown_;
    std::uint64_t fed_ = 0;
    std::uint64_t seen_ = 0;
    std::uint64_t depth_ = 0;
    std::uint64_t largest_ = 0;
    std::uintptr_t input_begin_ = 0; // expat's buffer, while this is parsed, once text was seen
    std::size_t input_size_ = 0;
    std::string_view piece_; // that was refused
    std::string raw_;
    std::string held_;  // first bytes, as long as they do not tell the encoding
    std::string label_; // of an encoding that is not read
    encoding_detector encoding_;
    event_locator places_{parser_, encoding_};
    std::uint64_t delivered_ =
        0;                // the offset behind the latest event that is no tag and no text, or a parse call's first
    bool opened_ = false; // the encoding is decided, and there is a parser
    bool in_cdata_ = false;
    bool halted_ = false; // an event said stop; expat may still call
    bool ended_ = false;  // nothing more is parsed
    bool failed_ = false; // ended before the document did
};

} // namespace soapcodec::detail
