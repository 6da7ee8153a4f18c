// SPDX-License-Identifier: MIT
// The fast path beside the reader of record: it starts where that one stands, and that one goes on behind it.
//
// The tables have a function for each record and list that reads it from the input as it is (detail/fast). Here is
// when these may be called: where the reader of record is between two events, and with options that they know. Leave
// this out, and nothing changes but the time.
#pragma once

#include "../../cxx20.hpp"

#include <cstddef>     // std::size_t
#include <cstdint>     // std::uint64_t
#include <exception>   // std::current_exception
#include <string>      // std::string
#include <string_view> // std::string_view

#include "../../arena.hpp"
#include "../../decode/options.hpp"
#include "../fast/ahead.hpp"
#include "../fast/input.hpp"
#include "../layout/layout.hpp"
#include "../record/record_reader.hpp"
#include "../xml/handler.hpp"
#include "../xml/namespace_scope.hpp"

namespace soapcodec::detail {

class fast_path {
public:
    /// Both must outlive it.
    fast_path(record_reader& records, decode_options const& options) noexcept : records_(records), options_(options) {}

    /// What the next item of the list being read begins with, most likely, if items can be read ahead; empty if not. Of
    /// lists in each other it is the outermost: what is in its items is read with them. Lives until the next call.
    [[nodiscard]] std::string_view resync_tag() {
        if (!knows_options()) {
            return {};
        }
        auto const& scope = *records_.settings().scope;
        for (auto const& list : records_.open_records()) {
            if (list.content->ahead != nullptr) {
                auto const& item = *list.content->slots;
                auto const prefix = scope.find({}) == item.ns ? std::string_view() : scope.prefix_of(item.ns);
                resync_tag_.assign("<").append(prefix).append(prefix.empty() ? "" : ":").append(item.local);
                return resync_tag_;
            }
        }
        return {};
    }

    /// Reads the complete items that the bytes begin with, if the reader of record stands between items. Returns
    /// whether to go on; `result` says how far it came, also when what takes the items throws.
    bool read_ahead(std::string_view bytes, allowance const& most, read_ahead_result& result) {
        auto* const list = records_.between_elements();
        if (list == nullptr || list->content->ahead == nullptr || !knows_options()) {
            return true;
        }
        auto in = input_for(bytes, most, records_.settings().scope);
        result.waits = true;
        fast::progress done{bytes.data(), in.place, list->items};
        struct measuring {
            char const* begin;
            fast::input const& in;
            fast::progress const& done;
            read_ahead_result& result;
            ~measuring() {
                result.consumed = done.place.passed(begin, done.at);
                result.examined = static_cast<std::size_t>(in.examined - begin);
            }
        };
        measuring const in_the_end{bytes.data(), in, done, result};
        list->content->ahead(bytes.data(), list->object, *list->content, in, done);
        return records_.settings().go_on;
    }

    /// Has `read(input)` read a whole document, of which no event has come. Returns what that returns; after a false
    /// nothing is kept but what was handed over, of which `part` tells. What is thrown is a false too: it will be
    /// thrown again, from the event that is meant, or it is in `part`.
    template <class Read>
    bool read_document(std::string_view bytes, allowance const& most, part_taken& part, Read read) {
        if (!knows_options()) {
            return false;
        }
        auto& context = records_.settings();
        auto const mark = context.memory == nullptr ? arena::mark_type{} : context.memory->mark();
        context.content = 0;
        context.go_on = true;
        auto in = input_for(bytes, most, nullptr);
        fast::progress done{bytes.data(), in.place, part.items};
        in.streamed = context.sink == nullptr ? nullptr : &done;
        bool good = false;
#ifdef __cpp_exceptions
        try {
#endif
            good = read(in);
#ifdef __cpp_exceptions
        } catch (...) {
            part.thrown = done.taking ? std::current_exception() : nullptr;
        }
#endif
        if (!good && context.memory != nullptr) {
            context.memory->rewind(mark);
        }
        if (!good && part.items != 0) {
            part.head = static_cast<std::size_t>(done.begin - bytes.data());
            part.records = done.place.passed(done.begin, done.at);
            part.go_on = context.go_on;
        }
        return good;
    }

    /// What `look(input)` says of the beginning of a document, of which nothing that is stored counts. False if the
    /// fast path does not know the options.
    template <class Look>
    [[nodiscard]] bool look_at(std::string_view beginning, allowance const& most, Look look) {
        part_taken nothing;
        bool good = false;
        (void)read_document(beginning, most, nothing, [&](fast::input& in) {
            good = look(in);
            return false;
        });
        return good;
    }

private:
    [[nodiscard]] bool knows_options() const noexcept {
        constexpr std::uint64_t least_text = 64; // values that are parsed where they stand are shorter
        return options_.limits.text >= least_text && !options_.any_namespace && options_.accepted_namespaces.empty();
    }

    [[nodiscard]] fast::input input_for(std::string_view bytes, allowance const& most,
                                        namespace_scope const* around) noexcept {
        fast::input in(bytes, most, options_.limits.text, around, records_.settings(), scratch_);
        in.reject_unknown = options_.reject_unknown;
        in.any_items = options_.any_items;
        in.illegal = options_.illegal_references;
        return in;
    }

    record_reader& records_;
    decode_options const& options_;
    std::string resync_tag_;
    std::string scratch_; // for texts that are not in the input as they are
};

} // namespace soapcodec::detail
