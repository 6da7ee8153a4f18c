// SPDX-License-Identifier: MIT
// The source that decoders use: the fast path, with expat behind it for all that is not plain.
//
// A document that is there as a whole is read by the handler itself if it can (predicting_handler); one that comes in
// pieces, whose beginning is plain and whose records nobody waits for, is kept until it is there. Of one whose records
// are handed over only what is around these is kept, until its end or something that is not plain: then expat is told
// what is before, and goes on. Between two records of a list it has come to, the handler is asked to read the next
// ones, which it can do many times faster than by events. What it does not take goes to expat as far as the start tag
// of the next record, where it is asked again. A record that a piece cuts is kept until its end is there.
#pragma once

#include "../../cxx20.hpp"

#include <algorithm>   // std::max, std::min
#include <cstddef>     // std::size_t
#include <cstdint>     // std::uint64_t
#include <exception>   // std::current_exception
#include <string>      // std::string
#include <string_view> // std::string_view
#include <utility>     // std::exchange

#include "../../fwd.hpp"
#include "../../limits.hpp"
#include "expat_source.hpp"
#include "handler.hpp"
#include "resync_tag.hpp"

namespace soapcodec::detail {

/// Feeds bytes in any pieces to a handler. What the handler is given, and every place in it, is as from expat_source
/// alone, but for the records that it reads by itself. Members are those of expat_source, and bytes_ahead(). Step:
/// bytes that are not too few to look into.
template <class Handler, std::size_t Step>
class basic_predicting_source {
    static_assert(predicting_handler<Handler>);

public:
    basic_predicting_source(Handler& handler, limits const& bounds, std::string const& charset,
                            parser_memory const* memory = nullptr)
        : handler_(handler), bounds_(bounds), parser_(handler, bounds, charset, memory),
          most_kept_(static_cast<std::size_t>(std::min({longest_kept, bounds.token, bounds.size}))) {}

    void treat(soapcodec::illegal_references how) { parser_.treat(how); }
    [[nodiscard]] std::uint64_t illegal_references() const noexcept {
        return parser_.illegal_references() + passed_.records.references;
    }

    bool feed(std::string_view bytes, bool last = false) {
        return parser_.guarded([&] { return take(bytes, last); });
    }

    bool flush() {
        return is_whole_ ||
               parser_.guarded([this] { return read_document(false) && tell() && give_up_kept() && parser_.flush(); });
    }

    void reset() {
        parser_.reset();
        document_.clear();
        head_.clear();
        passed_ = {};
        kept_.clear();
        before_list_ = 0;
        misses_ = ahead_ = 0;
        is_whole_ = is_short_ = is_ahead_ = keeps_end_ = false;
    }

    [[nodiscard]] source_failure const& error() const noexcept { return parser_.error(); }
    [[nodiscard]] bool stopped() const noexcept { return parser_.stopped(); }
    [[nodiscard]] std::uint64_t byte() const noexcept {
        return is_ahead_ ? head_.size() + passed_.records.bytes : parser_.byte();
    }

    /// Bytes since reset() that the handler has read by itself.
    [[nodiscard]] std::uint64_t bytes_ahead() const noexcept { return ahead_; }

private:
    // Lists begin early. Until there is one, the parser gets a little at a time, but not for ever: pieces cost.
    static constexpr std::size_t longest_head = std::size_t{16} << 10U;
    // A beginning that says little waits for more until it is so long.
    static constexpr std::size_t longest_beginning = std::min<std::size_t>(4 * Step, 1024);
    // Nor is the handler asked at every record when it has not taken the last ones.
    static constexpr std::uint64_t most_misses = 10;
    // A document or a record that is longer is not kept for its end.
    static constexpr std::uint64_t longest_kept = std::uint64_t{64} << 10U;
    // What may be the end of a document is not longer: most of it is end tags.
    static constexpr std::size_t longest_end = 1024;
    // Bytes that are added to a record at a time, of which those behind its end are given back.
    static constexpr std::size_t kept_step = 512;

    // --- a document that waits for its end

    bool take(std::string_view bytes, bool last) {
        if (is_whole_) {
            return feed_behind(bytes, last);
        }
        if (parser_.ended()) {
            return false;
        }
        if (document_.empty() && (is_ahead_ || last || bytes.size() > most_kept_ || !waits(bytes))) {
            return read(bytes, last);
        }
        if (bytes.size() > most_kept_ - document_.size()) {
            return read_document(false) && read(bytes, last);
        }
        document_.append(bytes);
        if (is_short_ && !last && (!is_in_tag(document_) || document_.size() >= longest_beginning) &&
            !waits(document_)) {
            return read_document(false);
        }
        bool const waits_on = !last && (!handler_.seems_whole(document_) || take_document());
        return waits_on || read_document(last);
    }

    /// Whether a document that begins so waits for its end, or for more by which that can be said.
    [[nodiscard]] bool waits(std::string_view beginning) {
        bool const likely = parser_.awaits_end(beginning);
        bool const may_be_short = !likely && !beginning.empty() && beginning.size() < longest_beginning;
        is_short_ = may_be_short && !handler_.seems_whole(beginning) && parser_.says_little(beginning);
        return likely || is_short_;
    }

    /// Whether the handler has read all that has waited as a document.
    bool take_document() {
        is_whole_ = parser_.read_document(document_, ahead_) == document_.size() && !parser_.stopped();
        return is_whole_;
    }

    /// Reads what has waited by events, or, if it is the last, in any way. Returns whether more is wanted.
    bool read_document(bool last) {
        std::string bytes; // what is thrown must not find it again
        bytes.swap(document_);
        is_short_ = false;
        if (!bytes.empty()) {
            (void)read(bytes, last);
        }
        bytes.clear();
        bytes.swap(document_);
        return !parser_.ended();
    }

    /// Behind a document that was read before it was known that nothing follows. If anything does but white space, all
    /// goes to the parser.
    bool feed_behind(std::string_view bytes, bool last) {
        bool const is_space = bytes.find_first_not_of(" \t\r\n") == bytes.npos;
        bool const fits = bytes.size() <= most_kept_ - document_.size();
        if (is_space && fits && !last) {
            document_.append(bytes);
            return true;
        }
        is_whole_ = false;
        if (is_space && fits) {
            document_.clear(); // the parser has ended with it
            return false;
        }
        ahead_ = 0;
        parser_.reset();
        handler_.begin_again();
        return read_document(false) && read(bytes, last);
    }

    // --- the bytes in turn: some the handler's, some the parser's

    bool read(std::string_view bytes, bool last) {
        if (parser_.ended()) {
            return false;
        }
        if (keeps_end_ || (last && is_ahead_ && !kept_.empty())) {
            return read_joined(bytes, last);
        }
        if (kept_.empty() && !is_ahead_) {
            bytes.remove_prefix(last ? parser_.read_document(bytes, ahead_) : open_list(bytes));
        }
        if (!kept_.empty() && !complete(bytes, last)) {
            return !parser_.ended();
        }
        if (is_ahead_ && stay_ahead(bytes, last)) {
            return !parser_.ended();
        }
        while (bytes.size() > Step && !parser_.ended()) {
            bool is_cut = false;
            auto const result = read_records(bytes, last, is_cut);
            if (!last && result.waits && kind_of(bytes, is_cut) == rest::record) {
                kept_.append(bytes);
                return true;
            }
            auto const size = for_parser(bytes, result.examined - std::min(result.examined, result.consumed.bytes));
            if (size == bytes.size() || parser_.ended()) {
                break;
            }
            if (!parser_.feed(bytes.substr(0, size))) {
                return false;
            }
            bytes.remove_prefix(size);
        }
        return parser_.feed(bytes, last);
    }

    /// Has the handler read the whole records that the bytes begin with, as far as it takes them, and takes these away.
    /// `is_cut`: what is left is known to have no end of a record in it.
    read_ahead_result read_records(std::string_view& bytes, bool last, bool& is_cut) {
        // What is cut is not read in vain.
        bool const may_be_cut = !last && !handler_.resync_tag().empty();
        auto const end = may_be_cut ? handler_.find_last_record_end(bytes) : bytes.npos;
        bool const has_end = end != bytes.npos && !begins_with_null(bytes.substr(end), handler_.resync_tag());
        auto whole = has_end ? bytes.substr(0, end) : bytes;
        auto const size = whole.size();
        auto result = read_ahead(whole);
        bytes.remove_prefix(size - whole.size());
        is_cut = may_be_cut && (has_end ? whole.empty() : end == bytes.npos);
        return result;
    }

    /// Has the handler read what it can, and takes that away from the bytes.
    read_ahead_result read_ahead(std::string_view& bytes) {
        auto const result = is_ahead_ ? read_in_list(bytes) : parser_.read_ahead(bytes);
        ahead_ += result.consumed.bytes;
        bytes.remove_prefix(result.consumed.bytes);
        misses_ = result.consumed.bytes == 0 ? misses_ + 1 : 0;
        return result;
    }

    /// How many of the bytes are the parser's before it is worth asking again. The handler has looked at so many of
    /// them in vain: as many pass before it may do so again, so that all are looked at twice at most, whatever they
    /// are.
    [[nodiscard]] std::size_t for_parser(std::string_view bytes, std::size_t looked_at) {
        auto const tag = handler_.resync_tag();
        if (tag.empty()) {
            misses_ = 0;
            if (before_list_ >= longest_head) {
                return bytes.size();
            }
            auto const step = Step + before_list_;
            before_list_ += step;
            return std::min(step, bytes.size());
        }
        auto const patience = misses_ == 0 ? std::size_t{1} : std::size_t{64} << std::min(misses_, most_misses);
        return std::min(bytes.find(tag, std::max(patience, looked_at)), bytes.size());
    }

    // --- a list of which the parser knows nothing

    /// How many of the bytes, with which a document begins, are before the records that are handed over, if the handler
    /// is in that list from now on.
    std::size_t open_list(std::string_view bytes) {
        auto const size = bytes.size() <= bounds_.size ? parser_.open_list(bytes) : 0;
        if (size > most_kept_) {
            (void)handler_.leave_list();
            return 0;
        }
        if (size != 0) {
            head_.append(bytes.substr(0, size));
            is_ahead_ = true;
            ahead_ += size;
        }
        return size;
    }

    /// Bytes of the document that may follow what was passed.
    [[nodiscard]] std::uint64_t room() const noexcept { return bounds_.size - head_.size() - passed_.records.bytes; }

    read_ahead_result read_in_list(std::string_view bytes) {
        bytes = bytes.substr(0, static_cast<std::size_t>(std::min<std::uint64_t>(bytes.size(), room())));
        read_ahead_result result;
        // Where it throws, `result` leads there.
#ifdef __cpp_exceptions
        try {
#endif
            passed_.go_on = handler_.read_ahead(bytes, {}, result);
#ifdef __cpp_exceptions
        } catch (...) {
            passed_.thrown = std::current_exception();
        }
#endif
        passed_.records += result.consumed;
        if (passed_.thrown != nullptr || !passed_.go_on) {
            ahead_ += result.consumed.bytes;
            (void)tell();
            return {};
        }
        return result;
    }

    /// Reads on in that list. Whether that is all that is to be done with the bytes; if not, the parser has been told
    /// what is before those that are left.
    [[nodiscard]] bool stay_ahead(std::string_view& bytes, bool last) {
        bool is_cut = false;
        (void)read_records(bytes, last, is_cut);
        auto kind = last ? rest::other : kind_of(bytes, is_cut);
        if (!last && kind == rest::other) {
            (void)read_ahead(bytes); // a comment, or an element that nobody knows
            kind = kind_of(bytes, false);
        }
        if (parser_.ended()) {
            return true;
        }
        bool const fits = bytes.size() <= room();
        if (last && fits && read_end(bytes)) {
            return true;
        }
        if (fits && kind != rest::other) {
            keeps_end_ = kind == rest::end;
            kept_.append(bytes);
            return true;
        }
        return !tell();
    }

    /// The parser is told what was read, and is in the list from now on. Returns whether more is wanted.
    bool tell() {
        if (is_ahead_) {
            is_ahead_ = false;
            ahead_ -= head_.size();
            passed_.items = handler_.leave_list();
            // What is thrown must not find it again.
            auto const part = std::exchange(passed_, {});
            std::string head;
            head.swap(head_);
            (void)parser_.tell(head, part);
            head.swap(head_);
            head_.clear();
        }
        return !parser_.ended();
    }

    /// Whether the handler has taken the bytes as the end of the document.
    [[nodiscard]] bool read_end(std::string_view bytes) {
        auto const size = head_.size();
        head_.append(bytes);
        bool const good = parser_.read_end(head_, passed_);
        if (good) {
            ahead_ += bytes.size();
        } else {
            head_.resize(size);
        }
        return good;
    }

    /// Reads what is kept again, with what follows it.
    bool read_joined(std::string_view bytes, bool last) {
        keeps_end_ = false;
        joined_.clear();
        joined_.append(kept_);
        joined_.append(bytes);
        kept_.clear();
        return read(joined_, last);
    }

    // --- a record that a piece has cut

    /// What is left of a piece where a record could begin, if it may be kept. `is_cut`: as from read_records().
    [[nodiscard]] rest kind_of(std::string_view bytes, bool is_cut) {
        auto const kind = rest_of(bytes, handler_.resync_tag(), [this, is_cut](std::string_view text) {
            return !is_cut && handler_.find_record_end(text, 0) != text.npos;
        });
        bool const fits = kind == rest::end ? is_ahead_ && bytes.size() <= longest_end : bytes.size() <= most_kept_;
        return fits ? kind : rest::other;
    }

    /// Goes on with what is kept, and takes what belongs to it away from the bytes. Whether it is done with.
    [[nodiscard]] bool complete(std::string_view& bytes, bool last) {
        while (!bytes.empty() && kept_.size() < most_kept_ && !handler_.resync_tag().empty()) {
            auto const before = kept_.size();
            auto const added = std::min(bytes.size(), kept_step);
            kept_.append(bytes.substr(0, added));
            auto const end = handler_.find_record_end(kept_, before);
            if (end != kept_.npos) {
                kept_.resize(end);
                bytes.remove_prefix(end - before);
                std::string_view record(kept_);
                (void)read_ahead(record);
                kept_.erase(0, kept_.size() - record.size());
                return give_up_kept();
            }
            bytes.remove_prefix(added);
            if (!begins_with_tag(kept_, handler_.resync_tag())) {
                return give_up_kept();
            }
        }
        return (last || !bytes.empty() || handler_.resync_tag().empty()) && give_up_kept();
    }

    /// What is kept goes to the parser. Returns whether more is wanted.
    bool give_up_kept() {
        if (!kept_.empty() && tell()) {
            // What is thrown must not find it again.
            std::string bytes;
            bytes.swap(kept_);
            (void)parser_.feed(bytes);
            bytes.swap(kept_);
            kept_.clear();
        }
        return !parser_.ended();
    }

    Handler& handler_;
    limits const& bounds_;
    expat_source<Handler> parser_;
    std::size_t most_kept_;
    std::string document_;        // what is there of one that is to be read as a whole, or was
    bool is_short_ = false;       // too little of it to say whether it is
    bool is_whole_ = false;       // it was, and the parser knows nothing of it
    std::string kept_;            // the beginning of a record, of which the parser has seen nothing
    bool keeps_end_ = false;      // or what may be the end of the document
    std::string joined_;          // that, with what follows
    std::string head_;            // of a document, before the records that are handed over
    part_taken passed_;           // these
    bool is_ahead_ = false;       // the parser knows nothing of either
    std::size_t before_list_ = 0; // bytes offered to the parser outside of lists
    std::uint64_t misses_ = 0;    // in a row
    std::uint64_t ahead_ = 0;
};

} // namespace soapcodec::detail
