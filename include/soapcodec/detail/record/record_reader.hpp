// SPDX-License-Identifier: MIT
// From events to the members of a struct, by the tables of layout.hpp.
//
// The reader is in one of these states:
//
//   a record      the top of `frames_`; a start tag looks up a slot, an end tag completes the record
//   a value       `value_` is its slot; text is gathered, the end tag converts it
//   a text        of a record that has nothing but text; gathered likewise, the record's end tag converts it
//   raw XML       kept as it is written, `depth_` levels deep; the source delivers its bytes before each event
//   a null value  a value, record or list that is xsi:nil and so must have no content at all
//   nothing       an element nobody described, `depth_` levels deep
//
// A frame is an open record: its table, the struct it fills, the elements seen so far as bits, and the slot expected
// next. Servers write in schema order, so the expected slot is nearly always the right one. Nearly all events are the
// start, text and end of such a value; each is answered in a few instructions, and all else stands apart in functions
// of its own.
#pragma once

#include <cstddef>     // std::size_t
#include <cstdint>     // std::uint64_t
#include <span>        // std::span
#include <string>      // std::string
#include <string_view> // std::string_view
#include <vector>      // std::vector

#include "../../error.hpp"
#include "../inline.hpp"
#include "../layout/layout.hpp"
#include "../xml/expanded_name.hpp"
#include "../xml/handler.hpp"
#include "../xml/white_space.hpp"
#include "attribute_reader.hpp"
#include "frame_stack.hpp"
#include "further_elements.hpp"
#include "name_matcher.hpp"
#include "passed_over.hpp"
#include "raw_gatherer.hpp"
#include "refusal.hpp"
#include "text_gatherer.hpp"

namespace soapcodec::detail {

/// Reads one record and all below it. Events are those of handler, from the record's start tag to its end tag.
class record_reader {
public:
    record_reader() = default;
    record_reader(record_reader const&) = delete;
    record_reader& operator=(record_reader const&) = delete;

    context& settings() noexcept { return context_; }
    void limit_text(std::uint64_t bytes) noexcept { text_limit_ = bytes; }
    void reject_unknown(bool reject) noexcept { reject_unknown_ = reject; }
    void any_items(bool any) noexcept { any_items_ = any; }
    void accept_any_type(bool any) noexcept { names_.accept_any_type(any); }

    /// Namespaces that stand for any the tables name; `others` must outlive the reader.
    void accept_namespaces(bool any, std::vector<std::string> const& others) noexcept {
        names_.accept_namespaces(any, others);
    }
    [[nodiscard]] bool stands_in(std::string_view ns) const noexcept { return names_.stands_in(ns); }

    /// Forgets all of a document, wherever reading has stopped in it.
    void clear() noexcept {
        namespaces_changed();
        text_.clear();
        state_ = state::record;
        done_ = false;
        why_.clear();
        passed_over_.clear();
        context_.entries.clear();
    }

    /// Begins at the start tag of `root`; `object` is the struct that `content` describes.
    bool begin(layout const& content, void* object, std::string_view root, attribute_list attributes) {
        clear();
        frames_.begin(content, object, root);
        context_.content = 0;
        context_.go_on = true;
        bool nil = false;
        if (!attributes.empty()) {
            slot const* none = nullptr;
            auto const wrong = read_instance(attributes, &content, nullptr, none, *context_.scope, names_, nil);
            if (wrong.code != errc::ok) {
                return why_.set(wrong, &content);
            }
        }
        return (!nil || fail(errc::nil_not_allowed)) && start_content(attributes);
    }

    /// Whether that is the expected element, in the namespace that was last compared: nothing to look up.
    [[nodiscard]] bool expects(std::string_view ns, char const* written) const noexcept {
        auto const& top = frames_.top();
        return state_ == state::record && (top.seen & top.expected->bit) == 0 &&
               names_.is_again(ns, written, *top.expected);
    }

    /// The start tag of the expected element, without attributes.
    bool start_expected() {
        auto& top = frames_.top();
        slot const& s = *top.expected;
        if (!s.single_value) {
            return start_known(s, {});
        }
        top.seen |= s.bit;
        ++top.expected;
        start_value(s);
        return true;
    }

    bool start_element(expanded_name name, attribute_list attributes) {
        switch (state_) {
        case state::record:
            break;
        case state::value:
        case state::text:
            return fail_at(errc::unexpected_element, name.local());
        case state::null:
            return fail_at(errc::nil_with_content, name.local());
        case state::nothing:
            ++depth_;
            return true;
        case state::raw:
            ++depth_;
            return raw_fits();
        }
        auto const& top = frames_.top();
        auto const* const s = names_.find(name, *top.content, top.expected);
        return s->bit != 0 ? start_known(*s, attributes) : start_unknown(name, attributes);
    }

    /// All the text of a value in one piece, or indentation.
    bool text_expected(std::string_view piece, bool lasting) noexcept {
        if (state_ != state::value) {
            return state_ == state::record && is_indentation(piece);
        }
        if (!lasting || text_.size() != 0 || piece.size() > text_limit_) {
            return false;
        }
        text_.hold(piece);
        return true;
    }

    bool text(std::string_view piece) {
        if (state_ == state::value || state_ == state::text) {
            auto const room = text_limit_ - text_.size();
            if (piece.size() > room) {
                return fail(errc::text_limit, {blame::part::text, static_cast<std::size_t>(room)});
            }
            text_.add(piece);
            return true;
        }
        if (state_ == state::raw) {
            return raw_fits();
        }
        return state_ == state::nothing || (state_ == state::record && is_white_space(piece)) || refuse(piece);
    }

    bool end_element() {
        if (state_ == state::value) [[likely]] {
            auto const code = value_->store(frames_.top().object, text_.view(), context_);
            if (code == errc::ok) [[likely]] {
                state_ = state::record;
                return true;
            }
            return end_refused(code);
        }
        return end_other();
    }

    /// Whether the coming event is inside raw XML, so that its bytes are wanted: they come by raw(), before it.
    [[nodiscard]] bool wants_raw() const noexcept { return state_ == state::raw; }
    void raw(std::string_view bytes) { raw_.add(bytes, context_); }

    /// The addresses of namespaces may mean others from now on.
    void namespaces_changed() noexcept { names_.namespaces_changed(); }

    void pause() {
        if (state_ == state::value || state_ == state::text) {
            text_.keep();
        }
    }

    /// Whether the record begun has ended.
    [[nodiscard]] bool done() const noexcept { return done_; }

    // --- for who reads records ahead of the events

    /// The records that are open, the message first.
    [[nodiscard]] std::span<frame const> open_records() const noexcept { return frames_.open(); }
    /// The record or list on top, if the reader is inside it and in nothing that it holds; else null.
    [[nodiscard]] frame* between_elements() noexcept {
        return state_ == state::record && !done_ ? &frames_.top() : nullptr;
    }
    /// So many items of the list on top have been read.
    void go_on_behind(std::uint64_t items) noexcept { frames_.top().items += items; }

    // --- after a false

    [[nodiscard]] refusal const& why() const noexcept { return why_; }

    /// Appends `/Root/Child[2]/...` down to what is being read.
    void append_path(std::string& path) const {
        frames_.append_path(path);
        if (state_ == state::value || state_ == state::null) {
            frames_.append_child(path, value_->local);
        }
        if (!why_.child.empty()) {
            if (state_ == state::record) {
                frames_.append_child(path, why_.child);
            } else {
                path.append("/").append(why_.child); // inside a value, where no element belongs
            }
        }
    }

private:
    enum class state : unsigned char { record, value, text, raw, null, nothing };

    [[gnu::cold, gnu::noinline]] bool fail(errc code, blame blame = {}, std::string_view subject = {}) {
        return why_.set(code, blame, subject);
    }

    /// At the start tag of a child, which no frame or value stands for.
    [[gnu::cold, gnu::noinline]] bool fail_at(errc code, std::string_view child, std::string_view subject = {}) {
        why_.child = child;
        return fail(code, {}, subject);
    }

    [[gnu::cold, gnu::noinline]] bool refuse(std::string_view text) {
        return state_ == state::null
                   ? fail(errc::nil_with_content, {blame::part::text, 0})
                   : fail(errc::unexpected_text, {blame::part::text, text.find_first_not_of(" \t\r\n")});
    }

    void start_value(slot const& s) noexcept {
        state_ = state::value;
        value_ = &s;
        text_.clear();
    }

    bool start_known(slot const& s, attribute_list attributes) {
        auto& top = frames_.top();
        if (s.repeats) {
            ++top.items;
            top.expected = &s;
        } else {
            if ((top.seen & s.bit) != 0) {
                return start_again(s, attributes);
            }
            top.expected = &s + 1;
        }
        top.seen |= s.bit;
        return begin_known(s, attributes);
    }

    /// An element that has been here: another of the same array, or one too many.
    [[gnu::cold, gnu::noinline]] bool start_again(slot const& s, attribute_list attributes) {
        auto& top = frames_.top();
        auto const& other = s.unseen(top.seen);
        if ((top.seen & other.bit) == 0) {
            return start_known(other, attributes);
        }
        top.items = other.before + 2U; // behind the last of the array
        return fail_at(errc::duplicate_element, s.local);
    }

    /// An element that may be here, whose bit is set.
    SOAPCODEC_DETAIL_INLINE bool begin_known(slot const& s, attribute_list attributes) {
        auto& top = frames_.top();
        bool nil = false;
        auto const* record = s.types == nullptr ? &s : s.types;
        if (!attributes.empty()) {
            auto const wrong = read_instance(attributes, s.content, s.types, record, *context_.scope, names_, nil);
            if (wrong.code != errc::ok) {
                why_.child = s.local;
                return why_.set(wrong, s.content);
            }
        }
        if (nil) {
            if (s.null == nullptr) {
                return fail_at(errc::nil_not_allowed, s.local);
            }
            state_ = state::null;
            value_ = &s;
            return true;
        }
        if (s.raw != nullptr) {
            return start_raw(s.raw(top.object, s, attributes, context_), s.local);
        }
        if (record->content == nullptr) {
            start_value(s);
            return true;
        }
        void* const object = record->open(top.object, context_);
        if (object == nullptr) {
            return fail_at(errc::content_limit, s.local);
        }
        frames_.push(*record, object);
        return start_content(attributes);
    }

    [[gnu::noinline]] bool start_raw(xml::raw_xml* to, std::string_view local) {
        if (to == nullptr || !raw_.begin(*to, context_)) {
            return fail_at(errc::content_limit, local);
        }
        state_ = state::raw;
        depth_ = 1;
        return true;
    }
    [[nodiscard]] bool raw_fits() { return context_.content <= context_.content_limit || fail(errc::content_limit); }

    /// At the start tag of the record on top.
    bool start_content(attribute_list attributes) {
        auto const& content = *frames_.top().content;
        if (content.attributes != nullptr) {
            auto const wrong = read_attributes(attributes, content, frames_.top().object, context_);
            if (wrong.code != errc::ok) {
                return why_.set(wrong, &content);
            }
        }
        if (content.text != nullptr) {
            state_ = state::text;
            text_.clear();
        }
        return true;
    }

    /// At the end tag of a value that could not be stored, or was handed over as the last that is wanted.
    [[gnu::cold, gnu::noinline]] bool end_refused(errc code) {
        if (!context_.go_on) {
            state_ = state::record;
            return false;
        }
        return why_.set_value(code, value_->expected, text_.view());
    }

    [[gnu::noinline]] bool end_other() {
        switch (state_) {
        case state::record:
            return end_record();
        case state::text: {
            auto const code = frames_.top().content->text(frames_.top().object, text_.view(), context_);
            if (code != errc::ok) {
                return why_.set_value(code, frames_.top().content->text_expected, text_.view());
            }
            state_ = state::record;
            return end_record();
        }
        case state::null: {
            state_ = state::record;
            auto const code = value_->null(frames_.top().object, context_);
            return code == errc::ok ? context_.go_on : fail_at(code, value_->local);
        }
        case state::raw:
            if (--depth_ == 0) {
                raw_.end();
                state_ = state::record;
            }
            return raw_fits();
        default:
            state_ = --depth_ == 0 ? state::record : state::nothing;
            return true;
        }
    }

    bool end_record() {
        auto const& ended = frames_.top();
        if ((ended.seen & ended.content->required) != ended.content->required) {
            return fail_missing(ended);
        }
        if (!passed_over_.empty() && !leave_passed_over(ended)) [[unlikely]] {
            return false;
        }
        if (frames_.at_root()) {
            done_ = true;
            return true;
        }
        frames_.pop();
        if (ended.slot->close != nullptr) {
            auto const code = ended.slot->close(ended.object, context_);
            if (code != errc::ok) {
                return fail_at(code, ended.slot->local);
            }
        }
        return context_.go_on;
    }

    [[gnu::cold, gnu::noinline]] bool fail_missing(frame const& ended) {
        auto const* table = ended.content;
        auto seen = ended.seen;
        auto missing = table->required & ~seen;
        if (missing == further_complete && table->further != nullptr) {
            auto const in_further = further_.missing(frames_.depth(), *table, seen);
            table = in_further.table;
            seen = in_further.seen;
            missing = in_further.bits;
        }
        why_.similar = passed_over_.find(frames_.depth(), *table, missing);
        return fail(errc::missing_element, {}, missing_names(*table, seen));
    }

    [[gnu::noinline]] bool start_unknown(expanded_name name, attribute_list attributes) {
        auto const& top = frames_.top();
        if (top.content->further != nullptr) {
            auto const found = further_.find(frames_.depth(), *top.content, frames_.top().seen,
                                             [&](slot const& s) { return names_.is_named(name, s); });
            if (found.element != nullptr) {
                return start_further(*found.element, *found.seen, attributes);
            }
        }
        if (top.content->has_any_items) {
            return start_known(*top.content->slots, attributes);
        }
        if (top.content->any != nullptr) {
            return start_raw(top.content->any(top.object, name, attributes, context_), name.local());
        }
        if (reject_unknown_) {
            return fail_at(errc::unexpected_element, name.local());
        }
        passed_over_.add(frames_.depth(), *frames_.top().content, name);
        state_ = state::nothing;
        depth_ = 1;
        return true;
    }

    /// An element of a further table, whose bits are `seen`.
    bool start_further(slot const& s, std::uint64_t& seen, attribute_list attributes) {
        auto& top = frames_.top();
        if (s.repeats) {
            ++top.items;
        } else if ((seen & s.bit) != 0) {
            return fail_at(errc::duplicate_element, s.local);
        }
        seen |= s.bit;
        further_.complete(frames_.depth(), *top.content, top.seen);
        return begin_known(s, attributes);
    }

    /// At the end of a record. A list that has elements but no item among them is not the list it is described as.
    [[gnu::noinline]] bool leave_passed_over(frame const& ended) {
        auto const first = passed_over_.find(frames_.depth(), *ended.content, ~std::uint64_t{0});
        if (ended.content->is_list && ended.items == 0 && !any_items_ && !first.empty()) {
            auto const& item = *ended.content->slots;
            why_.expected = in_braces(item.ns, item.local);
            return fail_at(errc::unexpected_element, first.substr(first.rfind('}') + 1), first);
        }
        passed_over_.leave(frames_.depth());
        return true;
    }

    frame_stack frames_;
    name_matcher names_;
    state state_ = state::record;
    bool done_ = false;
    bool reject_unknown_ = false;
    bool any_items_ = false;
    slot const* value_ = nullptr; // of the value, or the null
    std::uint64_t depth_ = 0;
    std::uint64_t text_limit_ = 0;
    text_gatherer text_;
    raw_gatherer raw_;
    context context_;

    refusal why_;
    passed_over passed_over_;
    further_elements further_;
};

} // namespace soapcodec::detail
