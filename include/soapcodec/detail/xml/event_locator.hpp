// SPDX-License-Identifier: MIT
// Where the event that expat reports is in the document, of which expat has seen a part.
#pragma once

#include "../../cxx20.hpp"

#include <cstddef>     // std::size_t
#include <cstdint>     // std::uint64_t
#include <optional>    // std::optional
#include <string_view> // std::string_view

#include "../../error.hpp"
#include "encoding.hpp"
#include "encoding_detector.hpp"
#include "expat_parser.hpp"
#include "handler.hpp"
#include "input_filter.hpp"
#include "position.hpp"
#include "position_map.hpp"

namespace soapcodec::detail {

/// Offsets count what is the parser's: bytes of the document, but behind a filter if there is one. Positions are those
/// in the document.
class event_locator {
public:
    /// All must outlive it.
    event_locator(expat_parser const& parser, encoding_detector const& encoding,
                  input_filter_ptr const& filter) noexcept
        : parser_(parser), encoding_(encoding), filter_(filter) {}

    /// A new document.
    void clear() noexcept {
        map_.clear();
        fed_ = covered_ = 0;
    }

    /// So many more bytes are expat's.
    void feed(std::size_t size) noexcept { fed_ += size; }
    /// Those so far, those that were kept from expat because they had been read included.
    [[nodiscard]] std::uint64_t fed() const noexcept { return fed_; }

    /// The offset of the event; nothing after a call that has delivered nothing, or without a parser.
    [[nodiscard]] std::optional<std::uint64_t> byte() const noexcept {
        auto const offset = parser_ ? parser_.offset() : std::nullopt;
        return offset ? std::optional(*offset + map_.bytes()) : std::nullopt;
    }

    /// What events have covered, up to the latest: expat has no answer (-1) after a call that delivered nothing.
    [[nodiscard]] std::uint64_t covered() noexcept { return covered_ = byte().value_or(covered_); }

    // In bytes of the document: those fed, those fed that no event has covered yet, and those before the event, or fed.
    [[nodiscard]] std::uint64_t document_fed() const noexcept {
        return fed_ + (filter_ == nullptr ? 0 : filter_->kept_back);
    }
    [[nodiscard]] std::uint64_t document_pending() noexcept {
        return document_fed() - in_document({covered(), 0, 0}).byte;
    }
    [[nodiscard]] std::uint64_t document_byte() const noexcept {
        return in_document({byte().value_or(fed_), 0, 0}).byte;
    }

    /// The position of the event; without one that of the end of what was fed.
    [[nodiscard]] position here() const noexcept { return in_document(event()); }

    /// The position that a handler means; `piece` is the text that it has refused, if it was text.
    [[nodiscard]] position of(blame which, std::string_view piece) const noexcept {
        auto const at = event();
        if (which.what == blame::part::text) {
            // Line ends come in pieces of their own. A reference stands for what is not in the input.
            return in_document(is_reference() ? at : in_text(at, piece, which.offset));
        }
        auto const before = map_.part_before(at, before_event());
        event_position const event{at, before, map_.first_column(at, before, look_back), parser_.size() == 0};
        return in_document(which.what == blame::part::value ? event.value() : event.tag());
    }

    /// The same where the text stands before the event, with `between` between them.
    [[nodiscard]] position of_text_before(blame which, std::string_view piece,
                                          std::string_view between) const noexcept {
        auto at = event();
        for (auto const part : {piece, between}) {
            auto const size = position_behind({}, part, encoding_.detected());
            at.byte -= size.byte;
            at.column -= size.column;
        }
        return in_document(which.what == blame::part::text ? in_text(at, piece, which.offset) : at);
    }

    /// Goes on behind what was kept from the parser, which is not nothing.
    void pass(extent const& passed) noexcept {
        if (filter_ != nullptr && passed.lines != 0) {
            filter_->call->end_line(*filter_, fed_);
        }
        map_.pass(seen(), before_event(), passed);
        fed_ += passed.bytes;
        covered_ = fed_;
    }

private:
    // Expat keeps 1024 bytes before the event (XML_CONTEXT_BYTES), and more or less of what came before them as the
    // pieces fall; looking no further keeps the answer independent of them.
    static constexpr std::size_t look_back = 1024;

    [[nodiscard]] position in_text(position begin, std::string_view text, std::size_t offset) const noexcept {
        return position_behind(begin, text.substr(0, character_begin(text, offset)), encoding_.detected());
    }

    /// Whether the event is a reference.
    [[nodiscard]] bool is_reference() const noexcept {
        using namespace std::string_view_literals;
        auto const bytes = parser_.event();
        switch (encoding_.detected()) {
        case text_encoding::utf_16le:
            return bytes.starts_with("&\0"sv);
        case text_encoding::utf_16be:
            return bytes.starts_with("\0&"sv);
        default:
            return bytes.starts_with('&');
        }
    }

    [[nodiscard]] position in_document(position seen) const noexcept {
        return filter_ == nullptr ? seen : filter_->call->in_document(*filter_, seen);
    }

    /// The position of the event, behind the filter.
    [[nodiscard]] position event() const noexcept { return map_.in_document(seen()); }

    /// The position in what was given to expat.
    [[nodiscard]] position seen() const noexcept {
        return {byte().value_or(fed_) - map_.bytes(), parser_.line(), parser_.column()};
    }

    /// What expat has of the input before that, as UTF-8.
    [[nodiscard]] std::string_view before_event() const noexcept {
        return encoding_.detected() == text_encoding::utf_8 ? parser_.before_event(look_back) : std::string_view();
    }

    expat_parser const& parser_;
    encoding_detector const& encoding_;
    input_filter_ptr const& filter_;
    position_map map_;
    std::uint64_t fed_ = 0;
    std::uint64_t covered_ = 0;
};

} // namespace soapcodec::detail
