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
#include <utility>     // std::exchange

#include "../../arena.hpp"
#include "../../decode/options.hpp"
#include "../fast/ahead.hpp"
#include "../fast/end_tag.hpp"
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
        if (list_.content != nullptr) {
            return resync_tag_;
        }
        if (!knows_options()) {
            return {};
        }
        for (auto const& list : records_.open_records()) {
            if (list.content->ahead != nullptr) {
                return resync_tag(*list.content);
            }
        }
        return {};
    }

    /// See predicting_handler; resync_tag() is not empty.
    [[nodiscard]] std::size_t find_record_end(std::string_view bytes, std::size_t from) const noexcept {
        return record_ends().first(bytes, from);
    }
    [[nodiscard]] std::size_t find_last_record_end(std::string_view bytes) const noexcept {
        return record_ends().last(bytes);
    }

    /// In a document that begins so, where the first item of the list may begin whose items are handed over, once
    /// `read(input)` has come to that list. From then on read_ahead() reads in it, with the bindings that it adds to
    /// `scope`, until leave_list(). 0 if there is none, and nothing is kept.
    template <class Read>
    [[nodiscard]] std::size_t open_list(std::string_view beginning, allowance const& most, namespace_scope& scope,
                                        Read read) {
        auto& context = records_.settings();
        if (context.sink == nullptr || !knows_options()) {
            return 0;
        }
        auto const mark = context.memory->mark();
        context.content = 0;
        context.go_on = true;
        auto in = input_for(beginning, most, nullptr);
        fast::progress done{beginning.data(), in.place, list_.items};
        done.wanted = fast::progress::part::beginning;
        in.streamed = &done;
#ifdef __cpp_exceptions
        try {
#endif
            read(in);
            for (unsigned i = 0; i < done.list.bound; ++i) {
                scope.bind(in.bindings[i].prefix_text(), in.bindings[i].ns_text());
            }
            // References that are counted are left to who counts them.
            list_ = in.place.references == 0 ? done.list : fast::open_list{};
            if (list_.content != nullptr) {
                (void)resync_tag(*list_.content);
            }
#ifdef __cpp_exceptions
        } catch (...) { // it will be thrown again, from the event that is meant
            list_ = {};
        }
#endif
        if (list_.content == nullptr) {
            scope.clear();
            context.memory->rewind(mark);
            return 0;
        }
        return static_cast<std::size_t>(done.begin - beginning.data());
    }

    [[nodiscard]] bool is_in_list() const noexcept {
        return list_.content != nullptr;
    }
    /// Forgets that list. Returns how many items of it there were.
    std::uint64_t leave_list() noexcept {
        return std::exchange(list_, {}).items;
    }

    /// Reads the complete items that the bytes begin with, if the reader of record stands between items. Returns
    /// whether to go on; `result` says how far it came, also when what takes the items throws.
    bool read_ahead(std::string_view bytes, allowance const& most, read_ahead_result& result) {
        if (list_.content != nullptr) {
            return read_in_list(bytes, result);
        }
        auto* const list = records_.between_elements();
        if (list == nullptr || list->content->ahead == nullptr || !knows_options()) {
            return true;
        }
        auto in = input_for(bytes, most, records_.settings().scope);
        return read_items(in, bytes, list->object, *list->content, list->items, result);
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
        auto in = input_for(bytes, most, nullptr);
        fast::progress done{bytes.data(), in.place, part.items};
        done.wanted = part.is_around ? fast::progress::part::end : fast::progress::part::items;
        done.content = std::exchange(context.content, 0);
        context.go_on = true;
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
    /// By the latest resync_tag().
    [[nodiscard]] fast::end_tag_finder record_ends() const noexcept {
        return fast::end_tag_finder(std::string_view(resync_tag_).substr(1));
    }

    /// What an item begins with, in the scope that is now.
    [[nodiscard]] std::string_view resync_tag(layout const& list) {
        auto const& scope = *records_.settings().scope;
        auto const& item = *list.slots;
        auto const prefix = scope.find({}) == item.ns ? std::string_view() : scope.prefix_of(item.ns);
        resync_tag_.assign("<").append(prefix).append(prefix.empty() ? "" : ":").append(item.local);
        return resync_tag_;
    }

    /// The scope is the same all the time: what was found out about it in a piece is so in the next.
    bool read_in_list(std::string_view bytes, read_ahead_result& result) {
        auto in = input_for(bytes, list_.most, records_.settings().scope);
        in.names = list_.names;
        in.nil = list_.nil;
        bool const go_on = read_items(in, bytes, list_.object, *list_.content, list_.items, result);
        list_.nil = in.nil.bound == 0 ? in.nil : list_.nil;
        return go_on;
    }

    bool read_items(fast::input& in, std::string_view bytes, void* object, layout const& list, std::uint64_t& items,
                    read_ahead_result& result) {
        result.waits = true;
        fast::progress done{bytes.data(), in.place, items};
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
        list.ahead(bytes.data(), object, list, in, done);
        return records_.settings().go_on;
    }

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
    fast::open_list list_; // of whose message no event has come
    std::string resync_tag_;
    std::string scratch_; // for texts that are not in the input as they are
};

} // namespace soapcodec::detail
