// SPDX-License-Identifier: MIT
// From events to the members of a struct, by the tables of layout.hpp.
//
// The reader is in one of these states:
//
//   a record      the top of the frames; a start tag looks up a slot, an end tag completes the record
//   a value       `value_` is its slot; text is gathered, the end tag converts it
//   a text        of a record that has nothing but text; gathered likewise, the record's end tag converts it
//   raw XML       kept as it is written, `depth_` levels deep; the source delivers its bytes before each event
//   a null value  a value, record or list that is xsi:nil and so must have no content at all
//   nothing       an element nobody described, `depth_` levels deep
//
// Which slot an element has, and whether it may be there, says element_tracker.hpp. Nearly all events are the start,
// text and end of an expected value: each is answered in a few instructions, and all else stands in functions apart.
#pragma once

#include <cstddef>     // std::size_t
#include <cstdint>     // std::uint64_t
#include <span>        // std::span
#include <string>      // std::string
#include <string_view> // std::string_view

#include "../../error.hpp"
#include "../inline.hpp"
#include "../layout/layout.hpp"
#include "../xml/expanded_name.hpp"
#include "../xml/handler.hpp"
#include "../xml/white_space.hpp"
#include "attribute_reader.hpp"
#include "element_tracker.hpp"
#include "frame_stack.hpp"
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
    void any_items(bool any) noexcept { elements_.any_items(any); }
    /// Which names stand for which others; also to be told when the addresses of namespaces may mean others.
    [[nodiscard]] name_matcher& names() noexcept { return elements_.names(); }
    [[nodiscard]] name_matcher const& names() const noexcept { return elements_.names(); }

    /// Forgets all of a document, wherever reading has stopped in it.
    void clear() noexcept {
        elements_.clear();
        text_.clear();
        state_ = state::record;
        done_ = false;
        why_.clear();
        context_.entries.clear();
    }

    /// Begins at the start tag of `root`; `object` is the struct that `content` describes.
    bool begin(layout const& content, void* object, std::string_view root, attribute_list attributes) {
        clear();
        elements_.begin(content, object, root);
        context_.content = 0;
        context_.go_on = true;
        bool nil = false;
        slot const* none = nullptr;
        if (!attributes.empty() && !read_instance_of(&content, nullptr, attributes, none, nil)) {
            return false;
        }
        return (!nil || fail(errc::nil_not_allowed)) && start_content(attributes);
    }

    /// Whether that is the expected element, in the namespace that was last compared: nothing to look up.
    [[nodiscard]] bool expects(std::string_view ns, char const* written) const noexcept {
        return state_ == state::record && elements_.expects(ns, written);
    }

    /// The start tag of the expected element, without attributes.
    bool start_expected() {
        slot const& s = *elements_.top().expected;
        if (!s.single_value) {
            return start_known(s, {});
        }
        start_value(elements_.enter_expected());
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
        auto const& s = elements_.find(name);
        return s.bit != 0 ? start_known(s, attributes) : start_unknown(name, attributes);
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
            auto const code = value_->store(elements_.top().object, text_.view(), context_);
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

    void pause() {
        if (state_ == state::value || state_ == state::text) {
            text_.keep();
        }
    }

    /// Whether the record begun has ended.
    [[nodiscard]] bool done() const noexcept { return done_; }

    // --- for who reads records ahead of the events

    /// The records that are open, the message first.
    [[nodiscard]] std::span<frame const> open_records() const noexcept { return elements_.frames().open(); }
    /// The record or list on top, if the reader is inside it and in nothing that it holds; else null.
    [[nodiscard]] frame* between_elements() noexcept {
        return state_ == state::record && !done_ ? &elements_.top() : nullptr;
    }
    /// So many items of the list on top have been read.
    void go_on_behind(std::uint64_t items) noexcept { elements_.top().items += items; }

    // --- after a false

    [[nodiscard]] refusal const& why() const noexcept { return why_; }

    /// Appends `/Root/Child[2]/...` down to what is being read.
    void append_path(std::string& path) const {
        elements_.frames().append_path(path);
        if (state_ == state::value || state_ == state::null) {
            elements_.frames().append_child(path, value_->local);
        }
        if (!why_.child.empty() && state_ == state::record) {
            elements_.frames().append_child(path, why_.child);
        } else if (!why_.child.empty()) {
            path.append("/").append(why_.child); // inside a value, where no element belongs
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
        auto const* const entered = elements_.enter(s);
        return entered != nullptr ? begin_known(*entered, attributes) : fail_at(errc::duplicate_element, s.local);
    }

    /// Reads xsi:nil and xsi:type: see read_instance().
    bool read_instance_of(layout const* content, slot const* types, attribute_list attributes, slot const*& chosen,
                          bool& nil) {
        auto const wrong = read_instance(attributes, content, types, chosen, *context_.scope, elements_.names(), nil);
        return wrong.code == errc::ok || why_.set(wrong, content);
    }

    /// An element that may be here, whose bit is set.
    SOAPCODEC_DETAIL_INLINE bool begin_known(slot const& s, attribute_list attributes) {
        bool nil = false;
        auto const* record = s.types == nullptr ? &s : s.types;
        if (!attributes.empty() && !read_instance_of(s.content, s.types, attributes, record, nil)) {
            why_.child = s.local;
            return false;
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
            return start_raw(s.raw(elements_.top().object, s, attributes, context_), s.local);
        }
        if (record->content == nullptr) {
            start_value(s);
            return true;
        }
        void* const object = record->open(elements_.top().object, context_);
        if (object == nullptr) {
            return fail_at(errc::content_limit, s.local);
        }
        elements_.frames().push(*record, object);
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
        auto const& content = *elements_.top().content;
        if (content.attributes != nullptr) {
            auto const wrong = read_attributes(attributes, content, elements_.top().object, context_);
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
            auto const code = elements_.top().content->text(elements_.top().object, text_.view(), context_);
            if (code != errc::ok) {
                return why_.set_value(code, elements_.top().content->text_expected, text_.view());
            }
            state_ = state::record;
            return end_record();
        }
        case state::null: {
            state_ = state::record;
            auto const code = value_->null(elements_.top().object, context_);
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
        auto const& ended = elements_.top();
        if (!elements_.is_complete()) {
            return fail_missing();
        }
        if (elements_.has_passed_over() && !leave_passed_over()) [[unlikely]] {
            return false;
        }
        if (elements_.frames().at_root()) {
            done_ = true;
            return true;
        }
        elements_.frames().pop();
        if (ended.slot->close != nullptr) {
            auto const code = ended.slot->close(ended.object, context_);
            if (code != errc::ok) {
                return fail_at(code, ended.slot->local);
            }
        }
        return context_.go_on;
    }

    [[gnu::cold, gnu::noinline]] bool fail_missing() {
        auto const lack = elements_.missing();
        why_.similar = lack.similar;
        return fail(errc::missing_element, {}, lack.names);
    }

    [[gnu::noinline]] bool start_unknown(expanded_name name, attribute_list attributes) {
        if (auto const found = elements_.enter_further(name); found.element != nullptr) {
            return !found.again ? begin_known(*found.element, attributes)
                                : fail_at(errc::duplicate_element, found.element->local);
        }
        auto const& content = *elements_.top().content;
        if (content.has_any_items) {
            return start_known(*content.slots, attributes);
        }
        if (content.any != nullptr) {
            return start_raw(content.any(elements_.top().object, name, attributes, context_), name.local());
        }
        if (reject_unknown_) {
            return fail_at(errc::unexpected_element, name.local());
        }
        elements_.pass_over(name);
        state_ = state::nothing;
        depth_ = 1;
        return true;
    }

    [[gnu::noinline]] bool leave_passed_over() {
        auto const first = elements_.instead_of_items();
        if (!first.empty()) {
            auto const& item = *elements_.top().content->slots;
            why_.expected = in_braces(item.ns, item.local);
            return fail_at(errc::unexpected_element, first.substr(first.rfind('}') + 1), first);
        }
        elements_.leave_passed_over();
        return true;
    }

    element_tracker elements_;
    state state_ = state::record;
    bool done_ = false;
    bool reject_unknown_ = false;
    slot const* value_ = nullptr; // of the value, or the null
    std::uint64_t depth_ = 0;
    std::uint64_t text_limit_ = 0;
    text_gatherer text_;
    raw_gatherer raw_;
    context context_;

    refusal why_;
};

} // namespace soapcodec::detail
