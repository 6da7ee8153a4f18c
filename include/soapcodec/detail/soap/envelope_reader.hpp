// SPDX-License-Identifier: MIT
// The grammar around a message: Envelope, Header, Body, and what may stand in a Body.
//
// A handler, which passes on what is inside the Body: a Fault to fault_reader, the message to record_reader.
#pragma once

#include <cstddef>     // std::size_t
#include <cstdint>     // std::uint64_t
#include <memory>      // std::shared_ptr
#include <string>      // std::string
#include <string_view> // std::string_view
#include <utility>     // std::move

#include "../../decode/options.hpp"
#include "../../error.hpp"
#include "../../soap/fault.hpp"
#include "../../soap/version.hpp"
#include "../layout/layout.hpp"
#include "../record/record_reader.hpp"
#include "../record/refusal.hpp"
#include "../xml/expanded_name.hpp"
#include "../xml/handler.hpp"
#include "../xml/namespace_scope.hpp"
#include "fault_reader.hpp"
#include "header_check.hpp"
#include "payload.hpp"

namespace soapcodec::detail {

class envelope_reader {
public:
    /// `options` must outlive the reader.
    explicit envelope_reader(decode_options const& options) : options_(options) {
        records_.limit_text(options.limits.text);
        records_.reject_unknown(options.reject_unknown);
        records_.any_items(options.any_items);
        records_.names().accept_any_type(options.any_type);
        records_.names().accept_namespaces(options.any_namespace, options.accepted_namespaces);
        records_.settings().content_limit = options.limits.content;
        records_.settings().scope = &scope_;
        records_.settings().empty_is_null = options.empty_is_null;
    }

    /// Ready for the first document.
    void expect(payload const& expected) {
        expected_ = expected;
        clear_blocks();
    }
    /// Ready for another one.
    void begin(payload const& expected) {
        expect(expected);
        state_ = state::document;
        body_seen_ = header_seen_ = payload_seen_ = others_seen_ = false;
        skipped_ = parts_seen_ = 0;
        scope_.clear();
        records_.clear();
        version_ = soap::version::v1_1;
        why_.clear();
        fault_.reset();
    }
    [[nodiscard]] record_reader& records() noexcept { return records_; }

    // --- handler

    bool start_namespace(std::string_view prefix, std::string_view uri) {
        scope_.bind(prefix, uri);
        records_.names().namespaces_changed();
        return true;
    }
    bool end_namespace() {
        scope_.unbind();
        records_.names().namespaces_changed();
        return true;
    }

    // Nearly all events are the message's, so it is asked for first, and the rest stands apart.
    bool start_element(expanded_name name, attribute_list attributes) {
        return state_ == state::message ? records_.start_element(name, attributes) : start_around(name, attributes);
    }
    [[nodiscard]] bool expects(std::string_view ns, char const* written) const noexcept {
        return state_ == state::message && records_.expects(ns, written);
    }
    bool start_expected() { return records_.start_expected(); }
    bool text_expected(std::string_view piece, bool lasting) noexcept {
        return state_ == state::message && records_.text_expected(piece, lasting);
    }
    bool text(std::string_view piece) { return state_ == state::message ? records_.text(piece) : text_around(piece); }
    bool end_element() {
        if (state_ != state::message) {
            return end_around();
        }
        if (!records_.end_element()) {
            return false;
        }
        if (records_.done()) {
            state_ = options_.without_envelope ? state::document : state::body;
            return !options_.without_envelope || !expected_.is_all || end_body();
        }
        return true;
    }

    bool processing_instruction(std::string_view target) {
        return options_.allow_processing_instructions || fail(errc::processing_instruction, {}, target);
    }

    void pause() { records_.pause(); }

    [[nodiscard]] bool wants_raw() const noexcept {
        return in_record() ? records_.wants_raw() : state_ == state::fault && faults_.wants_raw();
    }
    void raw(std::string_view bytes) { state_ == state::fault ? faults_.raw(bytes) : records_.raw(bytes); }

    [[nodiscard]] blame blames() const noexcept { return why().blame; }

    // --- what came of it

    /// Why it refused to go on; errc::ok also when the one who takes the records had enough, or a peek is done.
    [[nodiscard]] refusal const& why() const noexcept {
        return why_.code == errc::ok && in_record() ? records_.why() : why_;
    }
    [[nodiscard]] std::shared_ptr<soap::fault const> const& fault_found() const noexcept { return fault_; }

    /// The version of the Envelope; SOAP 1.1 until it has begun.
    [[nodiscard]] soap::version envelope_version() const noexcept { return version_; }
    /// The Body's child at which a peek stopped.
    [[nodiscard]] xml::qname const& peeked() const noexcept { return peeked_; }

    /// The element being read.
    [[nodiscard]] std::string path() const {
        std::string path(state_ == state::document || options_.without_envelope ? "" : "/Envelope");
        path += part();
        if (in_record()) {
            records_.append_path(path);
        }
        if (!why_.child.empty()) {
            path.append("/").append(why_.child);
        }
        return path;
    }

protected:
    // For message_reader, which may read the same without events.

    enum class state : unsigned char { document, envelope, header, block, body, message, fault, skipped };

    void clear_blocks() const {
        for (auto const& block : options_.headers) {
            block.clear(block.target);
        }
    }

    /// The fault is reported as soon as it is complete: nothing that follows can change it.
    bool end_fault() {
        fault_ = std::make_shared<soap::fault const>(faults_.take());
        return fail(errc::fault, {}, fault_->text());
    }

    decode_options const& options_;
    payload expected_;
    state state_ = state::document;
    soap::version version_ = soap::version::v1_1;
    record_reader records_;
    fault_reader faults_;
    namespace_scope scope_;

private:
    /// Whether the events are a record's.
    [[nodiscard]] bool in_record() const noexcept { return state_ == state::message || state_ == state::block; }

    /// Which part of the Envelope is being read, as a path has it.
    [[nodiscard]] std::string_view part() const noexcept {
        switch (state_) {
        case state::header:
        case state::block:
            return "/Header";
        case state::skipped:
            return around_skipped_ == state::header ? "/Header" : "";
        case state::body:
            return "/Body";
        case state::fault:
            return "/Body/Fault";
        case state::message:
            return options_.without_envelope ? "" : "/Body";
        default:
            return {};
        }
    }

    /// `child`: the element at fault when it is not one that is being read.
    [[gnu::cold, gnu::noinline]] bool fail(errc code, blame blame = {}, std::string_view subject = {},
                                           std::string_view child = {}) {
        why_ = {code, blame, std::string(subject), std::move(why_.expected), {}, std::string(child)};
        return false;
    }

    [[gnu::noinline]] bool start_around(expanded_name name, attribute_list attributes) {
        switch (state_) {
        case state::message:
        case state::block:
            return records_.start_element(name, attributes);
        case state::fault:
            faults_.start_element(name.ns(), name.local(), attributes, scope_);
            return fault_fits();
        case state::skipped:
            ++skipped_;
            break;
        case state::document:
            return options_.without_envelope ? start_payload(name, attributes) : start_envelope(name);
        case state::envelope:
            return start_part(name);
        case state::header:
            return start_block(name, attributes);
        case state::body:
            return start_payload(name, attributes);
        }
        return true;
    }

    [[gnu::noinline]] bool text_around(std::string_view piece) {
        switch (state_) {
        case state::block:
            return records_.text(piece);
        case state::fault:
            faults_.text(piece);
            return fault_fits(piece);
        case state::skipped:
            return true;
        default:
            break;
        }
        if (state_ == state::body && expected_.among_others) {
            return true;
        }
        auto const at = piece.find_first_not_of(" \t\r\n");
        return at == piece.npos || fail(errc::unexpected_text, {blame::part::text, at});
    }

    [[gnu::noinline]] bool end_around() {
        switch (state_) {
        case state::message:
        case state::document:
            break;
        case state::block:
            if (!records_.end_element()) {
                return false;
            }
            state_ = records_.done() ? state::header : state::block;
            break;
        case state::fault:
            faults_.end_element(scope_);
            return fault_fits() && (!faults_.done() || end_fault());
        case state::skipped:
            state_ = --skipped_ == 0 ? around_skipped_ : state::skipped;
            break;
        case state::header:
            state_ = state::envelope;
            break;
        case state::body:
            state_ = state::envelope;
            return end_body();
        case state::envelope:
            return body_seen_ || fail(errc::missing_body);
        }
        return true;
    }

    bool start_envelope(expanded_name name) {
        if (name == known_name<soap::envelope_1_1_namespace, "Envelope">) {
            version_ = soap::version::v1_1;
        } else if (name == known_name<soap::envelope_1_2_namespace, "Envelope">) {
            version_ = soap::version::v1_2;
        } else if (name.local() == "Envelope") {
            return fail(errc::version_mismatch, {}, name.ns(), name.local());
        } else {
            return fail(errc::not_an_envelope, {}, name.to_string(), name.local());
        }
        state_ = state::envelope;
        return true;
    }

    bool start_part(expanded_name name) {
        auto const local = name.local();
        if (name.ns() == soap::envelope_namespace(version_)) {
            if (local == "Body") {
                state_ = state::body;
                return !std::exchange(body_seen_, true) || fail(errc::duplicate_element);
            }
            if (local == "Header" && !body_seen_) {
                state_ = state::header;
                return !std::exchange(header_seen_, true) || fail(errc::duplicate_element);
            }
        }
        // SOAP 1.1, section 4.1.1: elements may follow the Body, but none that SOAP names. In SOAP 1.2 none may.
        if (version_ == soap::version::v1_1 && body_seen_ && !name.ns().empty() &&
            name.ns() != soap::envelope_namespace(version_)) {
            return skip();
        }
        return fail(errc::unexpected_element, {}, {}, local);
    }

    bool start_block(expanded_name name, attribute_list attributes) {
        for (auto const& block : options_.headers) {
            if (name == expanded_name(block.ns, block.local)) {
                auto* const object = block.open(block.target);
                state_ = object == nullptr ? state_ : state::block;
                return object == nullptr ? fail(errc::duplicate_element, {}, {}, name.local())
                                         : records_.begin(*block.content, object, name.local(), attributes);
            }
        }
        auto const code = check_block(version_, name.ns(), attributes, options_.understood);
        return code == errc::ok ? skip() : fail(code, {}, name.to_string(), name.local());
    }

    bool start_payload(expanded_name name, attribute_list attributes) {
        auto const* const message = find_message(name);
        bool const is_further = expected_.is_all && message != nullptr;
        if (expected_.among_others && (message == nullptr || (payload_seen_ && !is_further))) {
            others_seen_ = true;
            return skip();
        }
        if (payload_seen_ && !is_further) {
            return fail(errc::unexpected_payload, {}, name.to_string(), name.local());
        }
        payload_seen_ = true;
        if (expected_.object == nullptr) {
            peeked_ = {std::string(name.ns()), std::string(name.local())};
            return false;
        }
        if (message != nullptr) {
            auto const bit = std::uint64_t{1} << expected_.number_of(message);
            if (expected_.is_all && (parts_seen_ & bit) != 0) {
                return fail(errc::duplicate_element, {}, {}, name.local());
            }
            parts_seen_ |= bit;
            state_ = state::message;
            return records_.begin(*message->content, message->open(expected_.object), name.local(), attributes);
        }
        if (!options_.without_envelope && name.ns() == soap::envelope_namespace(version_) && name.local() == "Fault") {
            state_ = state::fault;
            faults_.begin(version_, options_.limits);
            return true;
        }
        why_.expected = expected_.names([](expanded_name root) { return root.to_string(); });
        return fail(errc::unexpected_payload, {}, name.to_string(), name.local());
    }

    [[nodiscard]] expected_message const* find_message(expanded_name name) const {
        auto const* const named = expected_.find([&](expected_message const& m) { return name == m.root; });
        if (named != nullptr || !records_.names().stands_in(name.ns())) {
            return named;
        }
        return expected_.find([&](expected_message const& m) { return name.local() == m.root.local(); });
    }

    /// At the Body's end tag, or that of the document.
    bool end_body() {
        if (payload_seen_ && !expected_.is_all) {
            return true;
        }
        if (!payload_seen_ && expected_.open_nothing != nullptr && !others_seen_) {
            expected_.open_nothing(expected_.object);
            return true;
        }
        auto const* const missing = expected_.find(
            [this](expected_message const& m) { return (parts_seen_ >> expected_.number_of(&m) & 1U) == 0; });
        if (payload_seen_) {
            return missing == nullptr ||
                   fail(errc::missing_element, {}, missing->root.local(), options_.without_envelope ? "" : "Body");
        }
        return others_seen_ ? fail(errc::missing_element, {},
                                   expected_.names([](expanded_name root) { return root.local(); }), "Body")
                            : fail(errc::empty_body, {}, {}, "Body");
    }

    /// `piece`: the text just read, if it was text.
    bool fault_fits(std::string_view piece = {}) {
        auto const excess = faults_.exceeded(piece);
        return excess.code == errc::ok || fail(excess.code, excess.blame);
    }

    bool skip() noexcept {
        around_skipped_ = state_;
        state_ = state::skipped;
        skipped_ = 1;
        return true;
    }

    state around_skipped_ = state::document;
    bool header_seen_ = false;
    bool body_seen_ = false;
    bool payload_seen_ = false;
    bool others_seen_ = false;
    std::uint64_t parts_seen_ = 0; // a bit for each of payload::messages
    std::uint64_t skipped_ = 0;

    refusal why_; // of what is around the message
    xml::qname peeked_;
    std::shared_ptr<soap::fault const> fault_;
};

static_assert(handler<envelope_reader>);

} // namespace soapcodec::detail
