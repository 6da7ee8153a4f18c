// SPDX-License-Identifier: MIT
// From events to the members of a struct, by the tables of layout.hpp.
//
// The reader is in one of these places:
//
//   a record      `top_` says which; a start tag looks up a slot, an end tag completes the record
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

#include <algorithm>   // std::find
#include <cstddef>     // std::size_t
#include <cstdint>     // std::uint64_t
#include <cstring>     // std::memcpy
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
    record_reader() = default;
    record_reader(record_reader const&) = delete;
    record_reader& operator=(record_reader const&) = delete;

    context& settings() noexcept { return context_; }
    void limit_text(std::uint64_t bytes) noexcept { text_limit_ = bytes; }
    void reject_unknown(bool reject) noexcept { reject_unknown_ = reject; }

    /// Namespaces that stand for any the tables name; `others` must outlive the reader.
    void accept_namespaces(bool any, std::vector<std::string> const& others) noexcept {
        any_namespace_ = any;
        other_namespaces_ = &others;
    }
    [[nodiscard]] bool stands_in(std::string_view ns) const noexcept {
        return any_namespace_ ||
               (other_namespaces_ != nullptr &&
                std::find(other_namespaces_->begin(), other_namespaces_->end(), ns) != other_namespaces_->end());
    }

    /// Begins at the start tag of `root`; `object` is the struct that `content` describes.
    bool begin(layout const& content, void* object, std::string_view root, xml::attributes attributes) {
        if (frames_.empty()) {
            frames_.resize(first_frames);
        }
        top_ = frames_.data();
        *top_ = {&content, object, nullptr, content.slots, 0, 0};
        context_.content = 0;
        context_.go_on = true;
        namespaces_changed();
        in_ = place::record;
        done_ = false;
        error_ = errc::ok;
        blame_ = {};
        subject_.clear();
        offender_.clear();
        root_ = root;
        bool nil = false;
        return read_nil(attributes, nil) && (!nil || fail(errc::nil_not_allowed)) && start_content(attributes);
    }

    /// Whether that is the expected element, in the namespace that was last compared: nothing to look up.
    [[nodiscard]] bool expects(std::string_view ns, char const* written) const noexcept {
        slot const& s = *top_->expected;
        return in_ == place::record && (top_->seen & s.bit) == 0 && ns.data() == seen_ns_ && ns_ == s.ns.data() &&
               same_text(written, s.local);
    }

    /// The start tag of the expected element, without attributes.
    bool start_expected() {
        slot const& s = *top_->expected;
        if (!s.single_value) {
            return start_known(s, {});
        }
        top_->seen |= s.bit;
        ++top_->expected;
        start_value(s);
        return true;
    }

    bool start_element(xml::name name, xml::attributes attributes) {
        switch (in_) {
        case place::record:
            break;
        case place::value:
        case place::text:
            return fail_at(errc::unexpected_element, name.local());
        case place::null:
            return fail_at(errc::nil_with_content, name.local());
        case place::nothing:
            ++depth_;
            return true;
        case place::raw:
            ++depth_;
            return raw_fits();
        }
        if (name.ns().data() != seen_ns_) {
            seen_ns_ = name.ns().data();
            ns_ = nullptr;
            stands_in_ = stands_in(name.ns());
        }
        auto const* const s = find(name);
        if (s->bit != 0) {
            return start_known(*s, attributes);
        }
        if (reject_unknown_) {
            return fail_at(errc::unexpected_element, name.local());
        }
        in_ = place::nothing;
        depth_ = 1;
        return true;
    }

    /// All the text of a value in one piece, or indentation.
    bool text_expected(std::string_view piece, bool lasting) noexcept {
        if (in_ != place::value) {
            return in_ == place::record && is_indentation(piece);
        }
        if (!lasting || text_.size() != 0 || piece.size() > text_limit_) {
            return false;
        }
        text_.hold(piece);
        return true;
    }

    bool text(std::string_view piece) {
        if (in_ == place::value || in_ == place::text) {
            auto const room = text_limit_ - text_.size();
            if (piece.size() > room) {
                return fail(errc::text_limit, {xml::blame::part::text, static_cast<std::size_t>(room)});
            }
            text_.add(piece);
            return true;
        }
        if (in_ == place::raw) {
            return raw_fits();
        }
        return in_ == place::nothing || (in_ == place::record && is_blank(piece)) || refuse(piece);
    }

    bool end_element() {
        if (in_ == place::value) [[likely]] {
            auto const code = value_->store(top_->object, text_.view(), context_);
            if (code == errc::ok) [[likely]] {
                in_ = place::record;
                return true;
            }
            return fail(code, {xml::blame::part::value, 0}, text_.view());
        }
        return end_other();
    }

    /// Whether the coming event is inside raw XML, so that its bytes are wanted: they come by raw(), before it.
    [[nodiscard]] bool wants_raw() const noexcept { return in_ == place::raw; }
    void raw(std::string_view bytes) {
        before_event_ = raw_->text.size();
        if (context_.hold(bytes.size())) {
            raw_->text.append(bytes);
        }
    }

    /// The addresses of namespaces may mean others from now on.
    void namespaces_changed() noexcept { seen_ns_ = &nowhere; }

    void pause() {
        if (in_ == place::value || in_ == place::text) {
            text_.keep();
        }
    }

    /// Whether the record begun has ended.
    [[nodiscard]] bool done() const noexcept { return done_; }

    /// The start tag of the items of the list being read, if they can be read ahead where `ns` is the default
    /// namespace; empty if not.
    [[nodiscard]] std::string_view landmark(std::string_view ns) const noexcept {
        for (auto const* f = frames_.data(); f <= top_; ++f) {
            if (f->content->ahead != nullptr) {
                return is_default(*f, ns) ? f->content->item_tag : std::string_view();
            }
        }
        return {};
    }

    /// Reads the complete items that the bytes begin with, if the reader stands between items. `levels` is the number
    /// of elements that may be opened here. Returns whether to go on; `passed` says how far it came.
    bool read_ahead(std::string_view bytes, std::string_view ns, std::uint64_t levels, xml::stretch& passed) {
        auto const& list = *top_->content;
        if (in_ != place::record || done_ || list.ahead == nullptr || !is_default(*top_, ns)) {
            return true;
        }
        nil_.clear();
        if (auto const prefix = context_.scope->prefix_of(text_of<xml::schema_instance_namespace>); !prefix.empty()) {
            nil_.append(" ").append(prefix).append(":nil=\"true\"");
        }
        top_->items += list.ahead(top_->object, bytes, {levels, text_limit_, nil_, scratch_}, context_, passed);
        return context_.go_on;
    }

    // --- after a false

    [[nodiscard]] errc error() const noexcept { return error_; }
    [[nodiscard]] xml::blame blames() const noexcept { return blame_; }
    [[nodiscard]] std::string const& subject() const noexcept { return subject_; }

    /// Appends `/Root/Child[2]/...` down to what is being read.
    void append_path(std::string& path) const {
        path.append("/").append(root_);
        for (auto const* f = frames_.data() + 1; f <= top_; ++f) {
            append_step(path, f[-1], f->slot->local);
        }
        if (in_ == place::value || in_ == place::null) {
            append_step(path, *top_, value_->local);
        }
        if (!offender_.empty()) {
            if (in_ == place::record) {
                append_step(path, *top_, offender_);
            } else {
                path.append("/").append(offender_); // inside a value, where no element belongs
            }
        }
    }

private:
    enum class place : unsigned char { record, value, text, raw, null, nothing };

    struct frame {
        layout const* content = nullptr;
        void* object = nullptr;
        decoding::slot const* slot = nullptr; // its own, in the frame around; null for the root
        decoding::slot const* expected = nullptr;
        std::uint64_t seen = 0;
        std::uint64_t items = 0; // children begun that may repeat
    };

    /// Whether the items of a list are in the default namespace.
    [[nodiscard]] bool is_default(frame const& list, std::string_view ns) const noexcept {
        return ns == list.content->slots->ns || stands_in(ns);
    }

    static void append_step(std::string& path, frame const& parent, std::string_view child) {
        path.append("/").append(child);
        if (parent.content->size == 1 && parent.content->slots->repeats && child == parent.content->slots->local) {
            path.append("[").append(std::to_string(parent.items)).append("]");
        }
    }

    // What ends a decode stands apart, to keep it out of the way of what happens millions of times.
    [[gnu::cold, gnu::noinline]] bool fail(errc code, xml::blame blame = {}, std::string_view subject = {}) {
        error_ = code;
        blame_ = blame;
        subject_.assign(excerpt(subject));
        return false;
    }

    /// At the start tag of a child, which no frame or value stands for.
    [[gnu::cold, gnu::noinline]] bool fail_at(errc code, std::string_view child) {
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

    /// Whether it is what indentation comes as: a line end, in a piece of its own, and a run of spaces.
    static bool is_indentation(std::string_view text) noexcept {
        if (text.size() < word) {
            return text.size() == 1 && text.front() == '\n';
        }
        auto const* const last = text.data() + (text.size() - word);
        for (auto const* at = text.data(); at < last; at += word) {
            if (!is_spaces(at)) {
                return false;
            }
        }
        return is_spaces(last);
    }

    static bool is_blank(std::string_view text) noexcept {
        for (char const c : text) {
            if (c != ' ' && c != '\n' && c != '\t' && c != '\r') {
                return false;
            }
        }
        return true;
    }

    static constexpr std::size_t word = sizeof(std::uint64_t);
    static bool is_spaces(char const* at) noexcept {
        std::uint64_t characters = 0;
        std::memcpy(&characters, at, word);
        return characters == 0x2020202020202020U;
    }

    [[gnu::cold, gnu::noinline]] bool refuse(std::string_view text) {
        return in_ == place::null
                   ? fail(errc::nil_with_content, {xml::blame::part::text, 0})
                   : fail(errc::unexpected_text, {xml::blame::part::text, text.find_first_not_of(" \t\r\n")});
    }

    /// The name was written a moment ago, which makes it slow to read in any but small pieces, as strcmp would.
    static bool same_text(char const* a, char const* b) noexcept {
        for (; *a == *b; ++a, ++b) {
            if (*a == '\0') {
                return true;
            }
        }
        return false;
    }

    /// A name's namespace is compared with a slot's once; then, by address, with what that one is known to be.
    bool matches(xml::name name, slot const& s) noexcept {
        if (ns_ == nullptr && name.ns() == s.ns) {
            ns_ = s.ns.data();
        }
        return (ns_ == s.ns.data() || stands_in_) && name.is_local(s.local);
    }

    /// The slot with that name, the expected one and those after it first; the table's end if there is none.
    slot const* find(xml::name name) noexcept {
        auto const* const begin = top_->content->slots;
        auto const* const end = begin + top_->content->size;
        for (auto const* s = top_->expected; s != end; ++s) {
            if (matches(name, *s)) {
                return s;
            }
        }
        for (auto const* s = begin; s != top_->expected; ++s) {
            if (matches(name, *s)) {
                return s;
            }
        }
        return end;
    }

    [[gnu::noinline]] bool read_nil(xml::attributes attributes, bool& nil) {
        auto const value = attributes.find(xml::known_name<xml::schema_instance_namespace, "nil">);
        return !value || scalar<bool>::parse(*value, nil) == errc::ok || fail(errc::invalid_value, {}, *value);
    }

    void start_value(slot const& s) noexcept {
        in_ = place::value;
        value_ = &s;
        text_.clear();
    }

    bool start_known(slot const& s, xml::attributes attributes) {
        if (s.repeats) {
            ++top_->items;
            top_->expected = &s;
        } else {
            if ((top_->seen & s.bit) != 0) {
                return fail_at(errc::duplicate_element, s.local);
            }
            top_->expected = &s + 1;
        }
        top_->seen |= s.bit;
        bool nil = false;
        if (!attributes.empty() && !read_nil(attributes, nil)) {
            offender_ = s.local;
            return false;
        }
        if (nil) {
            if (s.null == nullptr) {
                return fail_at(errc::nil_not_allowed, s.local);
            }
            in_ = place::null;
            value_ = &s;
            return true;
        }
        if (s.raw != nullptr) {
            return start_raw(s);
        }
        if (s.content == nullptr) {
            start_value(s);
            return true;
        }
        void* const object = s.open(top_->object, context_);
        if (object == nullptr) {
            return fail_at(errc::content_limit, s.local);
        }
        if (top_ == &frames_.back()) [[unlikely]] {
            auto const depth = frames_.size();
            frames_.resize(2 * depth);
            top_ = &frames_[depth - 1];
        }
        *++top_ = {s.content, object, &s, s.content->slots, 0, 0};
        return start_content(attributes);
    }

    bool start_raw(slot const& s) {
        raw_ = s.raw(top_->object, context_);
        if (raw_ == nullptr) {
            return fail_at(errc::content_limit, s.local);
        }
        raw_->scope = context_.scope->all();
        // Each keeps a copy of the bindings, so that many small ones could hold far more than the document has.
        for (auto const& binding : raw_->scope) {
            if (!context_.hold(sizeof binding + binding.prefix.size() + binding.ns.size())) {
                return fail_at(errc::content_limit, s.local);
            }
        }
        raw_->text.clear();
        before_event_ = 0;
        in_ = place::raw;
        depth_ = 1;
        return true;
    }
    [[nodiscard]] bool raw_fits() { return context_.content <= context_.content_limit || fail(errc::content_limit); }

    /// At the start tag of the record on top.
    bool start_content(xml::attributes attributes) {
        auto const& content = *top_->content;
        if (content.attributes != nullptr && !read_attributes(content, attributes)) {
            return false;
        }
        if (content.text != nullptr) {
            in_ = place::text;
            text_.clear();
        }
        return true;
    }

    [[gnu::noinline]] bool read_attributes(layout const& content, xml::attributes attributes) {
        for (auto const* s = content.attributes; s->bit != 0; ++s) {
            auto const value = attributes.find(xml::name(s->ns, s->local));
            if (value) {
                if (auto const code = s->store(top_->object, *value, context_); code != errc::ok) {
                    offender_ = std::string("@") + s->local;
                    return fail(code, {}, *value);
                }
            } else if ((content.required_attributes & s->bit) != 0) {
                return fail(errc::missing_attribute, {}, s->local);
            }
        }
        return true;
    }

    [[gnu::noinline]] bool end_other() {
        switch (in_) {
        case place::record:
            return end_record();
        case place::text: {
            auto const code = top_->content->text(top_->object, text_.view(), context_);
            if (code != errc::ok) {
                return fail(code, {xml::blame::part::value, 0}, text_.view());
            }
            in_ = place::record;
            return end_record();
        }
        case place::null: {
            auto const code = value_->null(top_->object, context_);
            in_ = place::record;
            return code == errc::ok ? context_.go_on : fail_at(code, value_->local);
        }
        case place::raw:
            if (--depth_ == 0) {
                raw_->text.resize(before_event_); // its own end tag is not its content
                in_ = place::record;
            }
            return raw_fits();
        default:
            in_ = --depth_ == 0 ? place::record : place::nothing;
            return true;
        }
    }

    bool end_record() {
        if ((top_->seen & top_->content->required) != top_->content->required) {
            return fail_missing(*top_->content, top_->seen);
        }
        if (top_ == frames_.data()) {
            done_ = true;
            return true;
        }
        auto const& ended = *top_--;
        if (ended.slot->close != nullptr) {
            ended.slot->close(ended.object, context_);
        }
        return context_.go_on;
    }

    [[gnu::cold, gnu::noinline]] bool fail_missing(layout const& content, std::uint64_t seen) {
        std::size_t missing = 0;
        for (auto bits = content.required & ~seen; (bits & 1U) == 0; bits >>= 1U) {
            ++missing;
        }
        return fail(errc::missing_element, {}, content.slots[missing].local);
    }

    frame* top_ = nullptr; // the record being read; those around it are before it in frames_
    place in_ = place::record;
    bool done_ = false;
    bool reject_unknown_ = false;
    bool any_namespace_ = false;
    bool stands_in_ = false; // the latest name's namespace does
    std::vector<std::string> const* other_namespaces_ = nullptr;
    static constexpr char nowhere = 0;
    char const* seen_ns_ = &nowhere; // where the latest name had its namespace
    char const* ns_ = nullptr;       // the slots' namespace that this is known to be
    slot const* value_ = nullptr;    // of the value, or the null
    std::uint64_t depth_ = 0;
    std::uint64_t text_limit_ = 0;
    text_gatherer text_;
    xml::raw_xml* raw_ = nullptr;
    std::size_t before_event_ = 0; // size of its text before the latest event
    context context_;
    static constexpr std::size_t first_frames = 16;
    std::vector<frame> frames_;

    errc error_ = errc::ok;
    xml::blame blame_;
    std::string subject_;
    std::string offender_;
    std::string root_;
    std::string nil_; // for read_ahead(), as the next
    std::string scratch_;
};

} // namespace soapcodec::decoding
