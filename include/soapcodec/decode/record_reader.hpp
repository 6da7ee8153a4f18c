// SPDX-License-Identifier: MIT
// From events to the members of a struct, by the tables of layout.hpp.
//
// The reader is in one of three places:
//
//   in a record   the top frame says which; a start tag looks up a slot, an end tag completes the record
//   in a value    `value_` is its slot; text is gathered, the end tag converts it
//   in nothing    an element nobody described, `skipped_` levels deep
//
// A frame is an open record: its table, the struct it fills, the elements seen so far as bits, and the slot expected
// next. Servers write in schema order, so the expected slot is nearly always the right one.
#pragma once

#include <cstddef>     // std::size_t
#include <cstdint>     // std::uint64_t
#include <string>      // std::string
#include <string_view> // std::string_view
#include <vector>      // std::vector

#include "../error.hpp"
#include "../scalar.hpp"
#include "../xml/handler.hpp"
#include "../xml/name.hpp"
#include "layout.hpp"
#include "text_gatherer.hpp"

namespace soapcodec::decoding {

/// Reads one record and all below it. Events are those of xml::handler, from the record's start tag to its end tag.
class record_reader {
public:
    context& settings() noexcept { return context_; }
    void limit_text(std::uint64_t bytes) noexcept { text_limit_ = bytes; }
    void reject_unknown(bool reject) noexcept { reject_unknown_ = reject; }

    /// Begins at the start tag of `root`; `object` is the struct that `content` describes.
    bool begin(layout const& content, void* object, std::string_view root, xml::attributes attributes) {
        frames_.clear();
        context_.content = 0;
        context_.go_on = true;
        error_ = errc::ok;
        skipped_ = 0;
        value_ = nullptr;
        offender_.clear();
        frames_.push_back({&content, object, nullptr, 0, 0, 0, false});
        root_ = root;
        bool nil = false;
        return read_nil(attributes, nil) && (!nil || fail(errc::nil_not_allowed));
    }

    bool start_element(xml::name name, xml::attributes attributes) {
        if (skipped_ != 0) {
            ++skipped_;
            return true;
        }
        if (value_ != nullptr) {
            return fail_at(errc::unexpected_element, name.local);
        }
        frame& top = frames_.back();
        auto const index = find(top, name);
        if (top.nil) {
            return fail_at(errc::nil_with_content, name.local);
        }
        if (index == top.content->size) {
            if (reject_unknown_) {
                return fail_at(errc::unexpected_element, name.local);
            }
            skipped_ = 1;
            return true;
        }
        return enter(top, index, attributes);
    }

    bool text(std::string_view piece) {
        if (value_ != nullptr) {
            auto const room = text_limit_ - text_.size();
            if (piece.size() > room) {
                return fail(errc::text_limit, {xml::blame::part::text, static_cast<std::size_t>(room)});
            }
            text_.add(piece);
            return true;
        }
        if (skipped_ != 0) {
            return true;
        }
        if (frames_.back().nil) {
            return fail(errc::nil_with_content, {xml::blame::part::text, 0});
        }
        auto const at = first_not_blank(piece);
        return at == piece.size() || fail(errc::unexpected_text, {xml::blame::part::text, at});
    }

    bool end_element() {
        if (skipped_ != 0) {
            --skipped_;
            return true;
        }
        return value_ != nullptr ? end_value() : end_record();
    }

    void pause() { text_.keep(); }

    /// Whether the record begun has ended.
    [[nodiscard]] bool done() const noexcept { return frames_.empty(); }

    /// Whether the reader stands between two records of the streamed list: all before are delivered, the next start
    /// tag opens a new one. Here a source that can decode whole records by itself may do so, and hand them to
    /// take(); bytes that are not a record go on as events.
    [[nodiscard]] bool between_records() const noexcept {
        return skipped_ == 0 && value_ == nullptr && !frames_.empty() && frames_.back().content->size == 1 &&
               frames_.back().content->slots[0].close != nullptr && !frames_.back().nil;
    }
    /// A complete record of the streamed list that was decoded elsewhere, at between_records().
    bool take(void* record) {
        ++frames_.back().items;
        hand_over(record, context_);
        return context_.go_on;
    }

    // --- after a false

    [[nodiscard]] errc error() const noexcept { return error_; }
    [[nodiscard]] xml::blame blames() const noexcept { return blame_; }
    [[nodiscard]] std::string const& subject() const noexcept { return subject_; }

    /// Appends `/Root/Child[2]/...` down to what is being read.
    void append_path(std::string& path) const {
        auto const add = [&path](std::string_view name, frame const* list) {
            path.append("/").append(name);
            if (list != nullptr && list->content->size == 1 && list->content->slots[0].repeats) {
                path.append("[").append(std::to_string(list->items)).append("]");
            }
        };
        for (std::size_t i = 0; i < frames_.size(); ++i) {
            add(i == 0 ? std::string_view(root_) : frames_[i].slot->name, i == 0 ? nullptr : &frames_[i - 1]);
        }
        if (value_ != nullptr) {
            add(value_->name, &frames_.back());
        }
        if (!offender_.empty()) {
            add(offender_, frames_.empty() ? nullptr : &frames_.back());
        }
    }

private:
    struct frame {
        layout const* content;
        void* object;
        decoding::slot const* slot; // its slot in the frame below
        std::uint64_t seen;
        std::uint32_t expected;
        std::uint64_t items; // children begun that may repeat
        bool nil;
    };

    bool fail(errc code, xml::blame blame = {}, std::string_view subject = {}) {
        error_ = code;
        blame_ = blame;
        subject_.assign(excerpt(subject));
        return false;
    }

    /// At the start tag of a child, which no frame or value stands for.
    bool fail_at(errc code, std::string_view child) {
        offender_ = child;
        return fail(code);
    }

    /// The beginning of a text, cut between characters.
    static std::string_view excerpt(std::string_view text) noexcept {
        std::size_t size = 64;
        if (text.size() <= size) {
            return text;
        }
        while ((static_cast<unsigned char>(text[size]) & 0xC0U) == 0x80U) {
            --size;
        }
        return text.substr(0, size);
    }

    static std::size_t first_not_blank(std::string_view text) noexcept {
        std::size_t i = 0;
        while (i < text.size() && (text[i] == ' ' || text[i] == '\n' || text[i] == '\t' || text[i] == '\r')) {
            ++i;
        }
        return i;
    }

    static bool is(slot const& s, xml::name name) noexcept { return s.name == name.local && s.ns == name.ns; }

    /// The index of the slot with that name, the expected one first; the table's size if there is none.
    static std::uint32_t find(frame const& top, xml::name name) noexcept {
        auto const& table = *top.content;
        for (auto i = top.expected; i < table.size; ++i) {
            if (is(table.slots[i], name)) {
                return i;
            }
        }
        for (std::uint32_t i = 0; i < top.expected; ++i) {
            if (is(table.slots[i], name)) {
                return i;
            }
        }
        return table.size;
    }

    bool read_nil(xml::attributes attributes, bool& nil) {
        if (attributes.empty()) {
            return true;
        }
        auto const value = attributes.find({xml::schema_instance_namespace, "nil"});
        return !value || scalar<bool>::parse(*value, nil) == errc::ok || fail(errc::invalid_value, {}, *value);
    }

    bool enter(frame& top, std::uint32_t index, xml::attributes attributes) {
        slot const& s = top.content->slots[index];
        auto const bit = std::uint64_t{1} << index;
        if (s.repeats) {
            ++top.items;
            top.expected = index;
        } else {
            if ((top.seen & bit) != 0) {
                return fail_at(errc::duplicate_element, s.name);
            }
            top.expected = index + 1;
        }
        top.seen |= bit;
        bool nil = false;
        if (!read_nil(attributes, nil)) {
            return fail_at(error_, s.name);
        }
        if (nil && s.null == nullptr) {
            return fail_at(errc::nil_not_allowed, s.name);
        }
        if (s.content == nullptr) {
            value_ = &s;
            value_nil_ = nil;
            text_.clear();
            return true;
        }
        void* const object = nil ? nullptr : s.open(top.object, context_);
        if (!nil && object == nullptr) {
            return fail_at(errc::content_limit, s.name);
        }
        frames_.push_back({s.content, object, &s, 0, 0, 0, nil});
        return true;
    }

    bool end_value() {
        if (value_nil_ && text_.size() != 0) {
            return fail(errc::nil_with_content, {xml::blame::part::value, 0}, text_.view());
        }
        auto* const owner = frames_.back().object;
        auto const code = value_nil_ ? value_->null(owner, context_) : value_->store(owner, text_.view(), context_);
        if (code != errc::ok) {
            return fail(code, {xml::blame::part::value, 0}, text_.view());
        }
        value_ = nullptr;
        return true;
    }

    bool end_record() {
        frame const& top = frames_.back();
        if (!top.nil && (top.seen & top.content->required) != top.content->required) {
            std::size_t missing = 0;
            for (auto bits = top.content->required & ~top.seen; (bits & 1U) == 0; bits >>= 1U) {
                ++missing;
            }
            return fail(errc::missing_element, {}, top.content->slots[missing].name);
        }
        slot const* const s = top.slot;
        auto* const object = top.object;
        bool const nil = top.nil;
        frames_.pop_back();
        if (nil) {
            auto const code = s->null(frames_.back().object, context_);
            return code == errc::ok ? context_.go_on : fail(code);
        }
        if (s != nullptr && s->close != nullptr) {
            s->close(object, context_);
        }
        return context_.go_on;
    }

    std::vector<frame> frames_;
    slot const* value_ = nullptr;
    std::uint64_t skipped_ = 0;
    text_gatherer text_;
    context context_;
    std::uint64_t text_limit_ = 0;
    bool value_nil_ = false;
    bool reject_unknown_ = false;

    errc error_ = errc::ok;
    xml::blame blame_;
    std::string subject_;
    std::string offender_;
    std::string root_;
};

} // namespace soapcodec::decoding
