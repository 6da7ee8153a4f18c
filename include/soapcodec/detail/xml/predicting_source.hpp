// SPDX-License-Identifier: MIT
// The source that decoders use: the fast path, with expat behind it for all that is not plain.
//
// A document that is there as a whole is read by the handler itself if it can (predicting_handler); one that comes in
// pieces, whose beginning is plain and whose records nobody waits for, is kept until it is there. A longer one, or one
// with something in it that is not plain, goes to expat, and between two records of a list the handler is asked to read
// the next ones, which it can do many times faster than by events. What it does not take goes to expat as far as the
// start tag of the next record, where it is asked again. A record that a piece cuts is kept until its end is there.
#pragma once

#include "../../cxx20.hpp"

#include <algorithm>   // std::max, std::min
#include <cstddef>     // std::size_t
#include <cstdint>     // std::uint64_t
#include <string>      // std::string
#include <string_view> // std::string_view

#include "../../fwd.hpp"
#include "../../limits.hpp"
#include "expat_source.hpp"
#include "handler.hpp"

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
        : handler_(handler), parser_(handler, bounds, charset, memory),
          most_kept_(static_cast<std::size_t>(std::min({longest_kept, bounds.token, bounds.size}))) {}

    void treat(soapcodec::illegal_references how) { parser_.treat(how); }
    [[nodiscard]] std::uint64_t illegal_references() const noexcept { return parser_.illegal_references(); }

    bool feed(std::string_view bytes, bool last = false) {
        if (is_whole_) {
            return feed_behind(bytes, last);
        }
        bool const waits = !document_.empty() || (!last && bytes.size() <= most_kept_ && parser_.awaits_end(bytes));
        if (!waits) {
            return read(bytes, last);
        }
        if (bytes.size() > most_kept_ - document_.size()) {
            return read_document(false) && read(bytes, last);
        }
        parser_.keep(document_, bytes);
        bool const waits_on = !last && (!handler_.seems_whole(document_) || take_document());
        return waits_on || read_document(last);
    }

    bool flush() { return is_whole_ || (read_document(false) && give_up_kept() && parser_.flush()); }

    void reset() {
        parser_.reset();
        document_.clear();
        kept_.clear();
        head_ = 0;
        misses_ = ahead_ = 0;
        is_whole_ = false;
    }

    [[nodiscard]] source_failure const& error() const noexcept { return parser_.error(); }
    [[nodiscard]] bool stopped() const noexcept { return parser_.stopped(); }
    [[nodiscard]] std::uint64_t byte() const noexcept { return parser_.byte(); }

    /// Bytes since reset() that the handler has read by itself.
    [[nodiscard]] std::uint64_t bytes_ahead() const noexcept { return ahead_; }

private:
    // Lists begin early. Until there is one, the parser gets a little at a time, but not for ever: pieces cost.
    static constexpr std::size_t longest_head = std::size_t{16} << 10U;
    // Nor is the handler asked at every record when it has not taken the last ones.
    static constexpr std::uint64_t most_misses = 10;
    // A document or a record that is longer is not kept for its end.
    static constexpr std::uint64_t longest_kept = std::uint64_t{64} << 10U;
    // Bytes that are added to a record at a time, of which those behind its end are given back.
    static constexpr std::size_t kept_step = 512;

    // --- a document that waits for its end

    /// Whether the handler has read all that has waited as a document.
    bool take_document() {
        is_whole_ = parser_.read_document(document_, ahead_) == document_.size() && !parser_.stopped();
        return is_whole_;
    }

    /// Reads what has waited by events, or, if it is the last, in any way. Returns whether more is wanted.
    bool read_document(bool last) {
        std::string bytes; // what is thrown must not find it again
        bytes.swap(document_);
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
            parser_.keep(document_, bytes);
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
        if (last && kept_.empty()) {
            bytes.remove_prefix(parser_.read_document(bytes, ahead_));
        }
        if (!kept_.empty() && !complete(bytes, last)) {
            return !parser_.ended();
        }
        while (bytes.size() > Step && !parser_.ended()) {
            auto const result = read_ahead(bytes);
            if (!last && result.waits && begins_record(bytes)) {
                parser_.keep(kept_, bytes);
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

    /// Has the handler read what it can, and takes that away from the bytes.
    read_ahead_result read_ahead(std::string_view& bytes) {
        auto const result = parser_.read_ahead(bytes);
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
            if (head_ >= longest_head) {
                return bytes.size();
            }
            auto const step = Step + head_;
            head_ += step;
            return std::min(step, bytes.size());
        }
        auto const patience = misses_ == 0 ? std::size_t{1} : std::size_t{64} << std::min(misses_, most_misses);
        return std::min(bytes.find(tag, std::max(patience, looked_at)), bytes.size());
    }

    // --- a record that a piece has cut

    /// Whether the bytes are the beginning of a record, as far as they go.
    [[nodiscard]] bool begins_record(std::string_view bytes) {
        auto const begin = bytes.find_first_not_of(" \t\r\n");
        if (begin == bytes.npos || bytes.size() > most_kept_) {
            return false;
        }
        bytes.remove_prefix(begin);
        std::string_view const tag = handler_.resync_tag();
        return !tag.empty() && bytes.starts_with(tag) && find_end(bytes, 0, tag) == bytes.npos;
    }

    /// The offset behind the first end tag of a record; npos if there is none from `from` on.
    [[nodiscard]] std::size_t find_end(std::string_view bytes, std::size_t from, std::string_view start_tag) {
        end_tag_.assign("</").append(start_tag.substr(1)).append(">");
        auto const at = bytes.find(end_tag_, from);
        return at == bytes.npos ? at : at + end_tag_.size();
    }

    /// Goes on with a record that is kept, and takes what belongs to it away from the bytes. Whether it is done with.
    [[nodiscard]] bool complete(std::string_view& bytes, bool last) {
        std::string const tag(handler_.resync_tag());
        while (!bytes.empty() && !tag.empty() && kept_.size() < most_kept_) {
            auto const before = kept_.size();
            auto const added = std::min(bytes.size(), kept_step);
            parser_.keep(kept_, bytes.substr(0, added));
            // An end tag may begin in what was there before: it is two bytes longer than the start tag's beginning.
            auto const end = find_end(kept_, before - std::min(before, tag.size() + 1), tag);
            if (end != kept_.npos) {
                kept_.resize(end);
                bytes.remove_prefix(end - before);
                std::string_view record(kept_);
                (void)read_ahead(record);
                kept_.erase(0, kept_.size() - record.size());
                return give_up_kept();
            }
            bytes.remove_prefix(added);
        }
        if (last || bytes.size() != 0 || tag.empty()) {
            return give_up_kept();
        }
        return false;
    }

    /// What is kept goes to the parser. Returns whether more is wanted.
    bool give_up_kept() {
        if (!kept_.empty()) {
            // What is thrown must not find it again.
            std::string bytes;
            bytes.swap(kept_);
            bool const more = parser_.feed(bytes);
            bytes.swap(kept_);
            kept_.clear();
            return more;
        }
        return !parser_.ended();
    }

    Handler& handler_;
    expat_source<Handler> parser_;
    std::size_t most_kept_;
    std::string document_;     // what is there of one that is to be read as a whole, or was
    bool is_whole_ = false;    // it was, and the parser knows nothing of it
    std::string kept_;         // the beginning of a record, of which the parser has seen nothing
    std::string end_tag_;      // of a record
    std::size_t head_ = 0;     // bytes offered to the parser outside of lists
    std::uint64_t misses_ = 0; // in a row
    std::uint64_t ahead_ = 0;
};

} // namespace soapcodec::detail
