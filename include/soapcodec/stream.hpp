// SPDX-License-Identifier: MIT
// A reply of any length in constant memory: its records one at a time.
#pragma once

#include "cxx20.hpp"

#include <cstdint>     // std::uint64_t
#include <functional>  // std::function
#include <memory>      // std::unique_ptr
#include <string_view> // std::string_view
#include <type_traits> // std::is_invocable, std::disjunction_v
#include <utility>     // std::move

#include "arena.hpp"
#include "decode/header_block.hpp"
#include "decode/options.hpp"
#include "detail/soap/document_decoder.hpp"
#include "error.hpp"
#include "fwd.hpp"
#include "shape.hpp"
#include "source.hpp"

namespace soapcodec {

/// What a callback says: whether it wants another record.
enum class control : bool { stop, next };
inline constexpr auto next = control::next;
inline constexpr auto stop = control::stop;

/// Decodes a message, one list of which is handed over record by record instead of being kept:
///
///     soapcodec::stream_decoder<&reply::records> each{[&](record const& r) { ...; return soapcodec::next; }};
///     while (auto n = read(fd, buffer, sizeof buffer)) if (!each.feed({buffer, n})) break;
///     auto rest = each.finish();
///
/// List is the address of a list member; the message is the struct it belongs to. The callback takes a
/// `record const&`, or a `record const*` that is null for a list item that is xsi:nil (by reference, such items are
/// passed over); it returns `soapcodec::next`, `soapcodec::stop`, or nothing, which is `next`. A record, and the views
/// in it, live for the call. What the callback throws leaves feed() or finish(); the decoder then is as after an error.
template <auto List, template <class> class Source>
class stream_decoder {
    using list = without_optional<typename detail::member_pointer<decltype(List)>::type>;
    static_assert(list_type<list>, "soapcodec: stream_decoder<&T::member> needs a member that is a list");

public:
    using message = typename detail::member_pointer<decltype(List)>::owner;
    using record = without_optional<typename list_traits<list>::item>;

    template <class Callback>
    explicit stream_decoder(Callback callback, decode_options options = {})
        : state_(std::make_unique<state>(wrap(std::move(callback)), std::move(options))) {
        static_assert(described<record>, "soapcodec: only a list of records can be streamed");
        state_->session.settings().memory = &state_->memory;
        state_->session.settings().sink = state_.get();
        reset();
    }

    /// Takes the next bytes, which may be freed afterwards; calls back for every record they complete. Returns whether
    /// more are wanted: false after an error, a fault, or a stop.
    bool feed(std::string_view bytes) { return state_->session.source().feed(bytes); }

    /// Parses what expat has put off until more input comes. Returns as feed() does.
    bool flush() { return state_->session.source().flush(); }

    /// Says that the input is complete, with its last bytes if they are at hand. The message without its streamed
    /// list, as far as it was read if the callback stopped, or why there is none. Views in it live until reset().
    result<message> finish(std::string_view last = {}) {
        state_->session.source().feed(last, true);
        if (!state_->session.succeeded()) {
            return state_->session.error();
        }
        return std::move(state_->value);
    }

    /// Ready for another message, whatever became of this one.
    void reset() {
        state_->value = message{};
        state_->memory.clear();
        state_->records = 0;
        state_->session.begin(detail::payload_for<message, List>(state_->value));
    }

    /// List items handed over since reset(), those that are nil included.
    [[nodiscard]] std::uint64_t records() const noexcept { return state_->records; }

    /// References to characters that XML forbids, as decoder::illegal_references().
    [[nodiscard]] std::uint64_t illegal_references() const noexcept {
        return state_->session.source().illegal_references();
    }

private:
    using function = std::function<control(record const*)>;

    template <class Callback>
    static function wrap(Callback callback) {
        constexpr bool by_reference = std::is_invocable_v<Callback&, record const&>;
        // A disjunction does not ask the second where the first is true: `auto const&` cannot be asked about a pointer.
        static_assert(std::disjunction_v<std::is_invocable<Callback&, record const&>,
                                         std::is_invocable<Callback&, record const*>>,
                      "soapcodec: the callback of a stream_decoder takes a record const& or a record const*");
        return [callback = std::move(callback)](record const* item) mutable -> control {
            auto const call = [&callback](auto&& argument) {
                if constexpr (std::is_void_v<decltype(callback(argument))>) {
                    callback(argument);
                    return control::next;
                } else {
                    return callback(argument);
                }
            };
            if constexpr (by_reference) {
                return item == nullptr ? control::next : call(*item);
            } else {
                return call(item);
            }
        };
    }

    struct state : detail::record_sink {
        state(function callback, decode_options options)
            : record_sink{open_record, deliver_record}, session(std::move(options)), call(std::move(callback)) {}

        detail::document_decoder<Source> session;
        function call;
        arena memory;
        arena::mark_type before_record;
        message value{};
        record item{};
        std::uint64_t records = 0;
    };

    static void* open_record(detail::record_sink& sink) {
        auto& self = static_cast<state&>(sink);
        self.before_record = self.memory.mark();
        self.item = record{};
        return &self.item;
    }

    static bool deliver_record(detail::record_sink& sink, void* item) {
        auto& self = static_cast<state&>(sink);
        ++self.records;
        auto const said = self.call(static_cast<record const*>(item));
        if (item != nullptr) {
            self.memory.rewind(self.before_record);
        }
        return said == control::next;
    }

    std::unique_ptr<state> state_;
};

} // namespace soapcodec
