// SPDX-License-Identifier: MIT
// A message by either reader: by the events of the reader of record, or by the fast path, which needs none.
//
// Whatever the fast path has taken is as the events would have left it: the message filled, the version known, a fault
// reported. What it gives up is forgotten, so that the events begin anew.
#pragma once

#include "../../cxx20.hpp"

#include <cstddef>     // std::size_t
#include <cstdint>     // std::uint64_t
#include <string_view> // std::string_view

#include "../../decode/options.hpp"
#include "../../error.hpp"
#include "../fast/input.hpp"
#include "../xml/handler.hpp"
#include "../xml/resync_tag.hpp"
#include "envelope_reader.hpp"
#include "fast_path.hpp"
#include "payload.hpp"
#include "plain_envelope.hpp"

namespace soapcodec::detail {

class message_reader : public envelope_reader {
public:
    /// `options` must outlive the reader.
    explicit message_reader(decode_options const& options)
        : envelope_reader(options), fast_(records_, options), plain_(options) {}

    /// Ready for a document.
    void begin(payload const& expected) {
        envelope_reader::begin(expected);
        (void)fast_.leave_list();
    }

    // --- predicting_handler

    [[nodiscard]] std::string_view resync_tag() { return may_read_ahead() ? fast_.resync_tag() : std::string_view(); }
    bool read_ahead(std::string_view bytes, allowance const& most, read_ahead_result& result) {
        return !may_read_ahead() || fast_.read_ahead(bytes, most, result);
    }
    [[nodiscard]] bool awaits_end(std::string_view beginning, allowance most) {
        return records_.settings().sink == nullptr && may_read_document(most) && begins(beginning, most);
    }
    [[nodiscard]] bool says_little(std::string_view beginning, allowance const& most) {
        auto const whole = beginning.substr(0, begin_of_cut_tag(beginning));
        auto inside = most;
        if (beginning.substr(whole.size()).starts_with("<!") || !may_read_document(inside)) {
            return false;
        }
        return fast_.look_at(whole, inside, [&](fast::input& in) {
            return plain_.says_little(whole.data(), in, version_);
        }) || is_before_list(whole, most, inside);
    }
    [[nodiscard]] bool seems_whole(std::string_view bytes) const noexcept {
        bytes.remove_suffix(bytes.size() - (bytes.find_last_not_of(" \t\r\n") + 1));
        if (!bytes.ends_with('>')) {
            return false;
        }
        bytes.remove_suffix(1);
        return options_.without_envelope
                   ? expected_.find([&](expected_message const& m) { return bytes.ends_with(m.root.local()); }) !=
                         nullptr
                   : bytes.ends_with("Envelope");
    }
    void begin_again() {
        expected_.clear(expected_.object);
        begin(payload(expected_));
    }
    bool read_document(std::string_view bytes, allowance most, part_taken& part) {
        if (!may_read_document(most)) {
            return false;
        }
        if (part.is_around) {
            forget(); // its head, which was read before
        }
        bool is_fault = false;
        bool const good = fast_.read_document(bytes, most, part, [&](fast::input& in) {
            if (plain_.read(bytes.data(), in, expected_, version_)) {
                part.references = in.place.references;
                return true;
            }
            auto const* const end = part.items == 0 ? plain_.read_fault(in, faults_) : nullptr;
            is_fault = end != nullptr && faults_.exceeded({}).code == errc::ok;
            if (is_fault) {
                part.refused = in.place.passed(bytes.data(), end);
            }
            return false;
        });
        version_ = good || is_fault ? plain_.version() : version_;
        if (is_fault) {
            state_ = state::fault;
            end_fault();
        }
        if (!good) {
            forget();
        }
        return good;
    }

    void go_on_behind(std::uint64_t items) noexcept { records_.go_on_behind(items); }

    std::size_t open_list(std::string_view bytes, allowance const& most) {
        char const* examined = nullptr;
        return open_list(bytes, most, examined);
    }
    std::uint64_t leave_list() {
        scope_.clear();
        forget();
        return fast_.leave_list();
    }
    [[nodiscard]] std::size_t find_record_end(std::string_view bytes, std::size_t from) const noexcept {
        return fast_.find_record_end(bytes, from);
    }
    [[nodiscard]] std::size_t find_last_record_end(std::string_view bytes) const noexcept {
        return fast_.find_last_record_end(bytes);
    }

private:
    /// Whether a document that begins so is likely a message that is expected.
    [[nodiscard]] bool begins(std::string_view bytes, allowance const& inside) {
        bool const good =
            fast_.look_at(bytes, inside, [&](fast::input& in) { return plain_.begins(bytes.data(), in, expected_); });
        version_ = good ? plain_.version() : version_;
        clear_blocks();
        return good;
    }

    /// `examined`: as far as the bytes were looked at.
    std::size_t open_list(std::string_view bytes, allowance most, char const*& examined) {
        if (!may_read_document(most)) {
            return 0;
        }
        auto const head = fast_.open_list(bytes, most, scope_, [&](fast::input& in) {
            (void)plain_.read(bytes.data(), in, expected_, version_);
            examined = in.examined;
        });
        if (head == 0) {
            forget();
        }
        return head;
    }

    /// Whether the bytes begin a message whose records are handed over, and end before these. `inside`: what may be
    /// opened in its Body.
    [[nodiscard]] bool is_before_list(std::string_view bytes, allowance const& most, allowance const& inside) {
        if (records_.settings().sink == nullptr || !begins(bytes, inside)) {
            return false;
        }
        auto& memory = *records_.settings().memory;
        auto const mark = memory.mark();
        char const* examined = bytes.data();
        bool const has_list = open_list(bytes, most, examined) != 0;
        if (has_list) {
            (void)leave_list();
            memory.rewind(mark);
        }
        // What is not plain would have ended the reading before the last tag.
        return !has_list && static_cast<std::size_t>(examined - bytes.data()) >= bytes.rfind('<');
    }

    [[nodiscard]] bool may_read_ahead() const noexcept { return state_ == state::message || fast_.is_in_list(); }

    /// Whether the fast path knows what is expected. Takes what is around the message from what may be opened.
    [[nodiscard]] bool may_read_document(allowance& most) const noexcept {
        constexpr std::uint64_t around = 2; // Envelope and Body
        // Parts are rare, and one by one they are events.
        bool const may =
            expected_.clear != nullptr && !expected_.among_others && !expected_.is_all && most.levels > around;
        most.levels -= !may || options_.without_envelope ? 0 : around;
        return may;
    }

    /// What has been stored means nothing.
    void forget() const {
        expected_.clear(expected_.object);
        clear_blocks();
    }

    fast_path fast_;
    plain_message_reader plain_;
};

static_assert(predicting_handler<message_reader>);

} // namespace soapcodec::detail
