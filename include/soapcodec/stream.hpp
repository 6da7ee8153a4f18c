// SPDX-License-Identifier: MIT
// A reply of any length in constant memory: its records one at a time.
//
//     soapcodec::stream_decoder<&reply::records> each{[](record const& r) {
//         return wanted(r) ? soapcodec::next : soapcodec::stop;
//     }};
//     each.feed(bytes);
//     auto const rest = each.finish(); // result<reply>, without the records
//
// Errors are those of decode(); records before one have been handed over. What the callback throws leaves feed().
#pragma once

#include "cxx20.hpp"

#include <cstddef>     // std::size_t
#include <cstdint>     // std::uint64_t
#include <functional>  // std::function
#include <memory>      // std::unique_ptr
#include <string_view> // std::string_view
#include <tuple>       // std::tuple
#include <type_traits> // std::is_invocable, std::disjunction_v, std::is_same_v
#include <utility>     // std::move

#include "arena.hpp"
#include "decode/header_block.hpp"
#include "decode/options.hpp"
#include "detail/layout/streamed.hpp"
#include "detail/soap/document_decoder.hpp"
#include "error.hpp"
#include "fwd.hpp"
#include "shape.hpp"
#include "shape/mistake.hpp"
#include "shape/path.hpp"
#include "soap/version.hpp"
#include "source.hpp"

namespace soapcodec {

/// What a callback says: whether it wants another record.
enum class control : bool { stop, next };
/// It does.
inline constexpr auto next = control::next;
/// It does not: the decoder stops.
inline constexpr auto stop = control::stop;

/// Decodes a message, one list of which is handed over record by record instead of being kept:
///
///     soapcodec::stream_decoder<&reply::records> each{[](record const& r) { ...; return soapcodec::next; }};
///     while (auto n = read(fd, buffer, sizeof buffer)) if (!each.feed({buffer, n})) break;
///     auto rest = each.finish();
///
/// List is the address of a list member; the message is the struct it belongs to. Or it is a path to a list that lies
/// deeper, or two lists, each with its callback (shape/path.hpp):
///
///     stream_decoder<path<&query_response::result, &result::records>> each{callback};
///     stream_decoder<lists<&reply::orders, &reply::customers>> both{of_orders, of_customers};
///
/// The items are records, values, or choices, which come as the std::variant.
///
/// A callback takes a `record const&`, or a `record const*` that is null for a list item that is xsi:nil (by reference,
/// such items are passed over); it returns `soapcodec::next`, `soapcodec::stop`, or nothing, which is `next`. A record,
/// and the views in it, live for the call. What a callback throws leaves feed() or finish(); the decoder then is as
/// after an error.
template <auto List, template <class> class Source>
class stream_decoder {
    using given = detail::given_lists<List>;
    template <std::size_t I>
    using item = std::tuple_element_t<I, typename given::items>;

public:
    using message = typename given::message; ///< what finish() returns
    using record = item<0>;                  ///< of the first list

    /// For one list.
    template <class Callback>
    explicit stream_decoder(Callback callback, decode_options options = {})
        : stream_decoder(std::move(options), std::tuple(std::move(callback))) {}

    /// For two lists.
    template <class First, class Second>
        requires(!std::is_same_v<Second, decode_options>)
    stream_decoder(First first, Second second, decode_options options = {})
        : stream_decoder(std::move(options), std::tuple(std::move(first), std::move(second))) {}

    /// Takes the next bytes, which may be freed afterwards; calls back for every record they complete. Returns whether
    /// more are wanted: false after an error, a fault, or a stop.
    bool feed(std::string_view bytes) { return state_->document.source().feed(bytes); }

    /// Parses what expat has put off until more input comes. Returns as feed() does.
    bool flush() { return state_->document.source().flush(); }

    /// Says that the input is complete, with its last bytes if they are at hand. The message without its streamed
    /// list, as far as it was read if the callback stopped, or why there is none. Views in it live until reset().
    result<message> finish(std::string_view last = {}) {
        state_->document.source().feed(last, true);
        if (!state_->document.succeeded()) {
            return state_->document.error();
        }
        return std::move(state_->value);
    }

    /// Ready for another message, whatever became of this one.
    void reset() {
        state_->value = message{};
        state_->memory.clear();
        state_->records = 0;
        state_->document.begin(detail::payload_for<message, detail::streamed_from<Source, streamed>>(state_->value));
    }

    /// The same, for messages in the encoding that a transport tells from now on: decode_options::charset.
    void reset(std::string_view charset) {
        state_->document.set_charset(charset);
        reset();
    }

    /// The version of the Envelope; SOAP 1.1 until its start tag has been read.
    [[nodiscard]] soap::version version() const noexcept { return state_->document.reader().envelope_version(); }

    /// List items handed over since reset(), those that are nil included.
    [[nodiscard]] std::uint64_t records() const noexcept { return state_->records; }

    /// References to characters that XML forbids, as decoder::illegal_references().
    [[nodiscard]] std::uint64_t illegal_references() const noexcept {
        return state_->document.source().illegal_references();
    }

private:
    /// A single member by itself, which makes for shorter names of what is instantiated.
    static constexpr auto streamed = [] {
        if constexpr (std::is_member_pointer_v<std::remove_cv_t<decltype(List)>>) {
            return List;
        } else {
            return given::streamed;
        }
    }();

    template <class Item>
    using function = std::function<control(Item const*)>;

    struct state;

    /// Where the items of one list go.
    template <class Item>
    struct list_sink : detail::record_sink {
        list_sink() : record_sink{open_record, deliver_record} {}

        static void* open_record(detail::record_sink& sink) {
            auto& self = static_cast<list_sink&>(sink);
            self.before_record = self.owner->memory.mark();
            self.latest = Item{};
            return &self.latest;
        }

        static bool deliver_record(detail::record_sink& sink, void* record) {
            auto& self = static_cast<list_sink&>(sink);
            ++self.owner->records;
            auto const said = self.call(static_cast<Item const*>(record));
            if (record != nullptr) {
                self.owner->memory.rewind(self.before_record);
            }
            return said == control::next;
        }

        state* owner = nullptr;
        function<Item> call;
        arena::mark_type before_record;
        Item latest{};
    };

    template <class Items>
    struct sinks_for;
    template <class... Items>
    struct sinks_for<std::tuple<Items...>> {
        using type = std::tuple<list_sink<Items>...>;
        static_assert(((described<Items> || detail::value_type<Items> || choice_type<Items>)&&...),
                      "soapcodec: only a list of records, values or choices can be streamed");
    };

    struct state {
        explicit state(decode_options&& options) : document(std::move(options)) {}

        detail::document_decoder<Source> document;
        arena memory;
        typename sinks_for<typename given::items>::type sinks;
        message value{};
        std::uint64_t records = 0;
    };

    template <class... Callbacks>
    stream_decoder(decode_options options, std::tuple<Callbacks...> callbacks)
        : state_(std::make_unique<state>(std::move(options))) {
        static_assert(sizeof...(Callbacks) == given::size, "soapcodec: a stream_decoder has a callback for each list");
        [&]<std::size_t... I>(std::index_sequence<I...>) {
            (take<I>(std::get<I>(std::move(callbacks))), ...);
        }
        (std::index_sequence_for<Callbacks...>{});
        auto& context = state_->document.settings();
        context.memory = &state_->memory;
        context.sink = &std::get<0>(state_->sinks);
        state_->document.begin_first(
            detail::payload_for<message, detail::streamed_from<Source, streamed>>(state_->value));
    }

    template <std::size_t I, class Callback>
    void take(Callback callback) {
        auto& sink = std::get<I>(state_->sinks);
        sink.owner = state_.get();
        sink.call = wrap<item<I>>(std::move(callback));
        if constexpr (I + 1 < given::size) {
            sink.next = &std::get<I + 1>(state_->sinks);
        }
    }

    template <class Item, class Callback>
    static function<Item> wrap(Callback callback) {
        constexpr bool by_reference = std::is_invocable_v<Callback&, Item const&>;
        // A disjunction does not ask the second where the first is true: `auto const&` cannot be asked about a pointer.
        constexpr bool is_callable =
            std::disjunction_v<std::is_invocable<Callback&, Item const&>, std::is_invocable<Callback&, Item const*>>;
        if constexpr (!is_callable) {
            static_cast<void>(sizeof(mistake::callback_takes_no<Item const&, Callback>));
            static_assert(is_callable, "soapcodec: the callback of a stream_decoder takes a record const& or a record "
                                       "const*");
            return {};
        } else {
            return calling<Item, by_reference>(std::move(callback));
        }
    }
    template <class Item, bool ByReference, class Callback>
    static function<Item> calling(Callback callback) {
        return [callback = std::move(callback)](Item const* item) mutable -> control {
            auto const call = [&callback](auto&& argument) {
                using returned = decltype(callback(argument));
                if constexpr (std::is_void_v<returned>) {
                    callback(argument);
                    return control::next;
                } else if constexpr (std::is_same_v<std::remove_cvref_t<returned>, control>) {
                    return callback(argument);
                } else {
                    static_cast<void>(sizeof(mistake::callback_must_not_return<returned, Callback>));
                    static_assert(std::is_void_v<returned>, "soapcodec: the callback of a stream_decoder returns "
                                                            "soapcodec::next, soapcodec::stop, or nothing");
                    return control::next;
                }
            };
            if constexpr (ByReference) {
                return item == nullptr ? control::next : call(*item);
            } else {
                return call(item);
            }
        };
    }

    std::unique_ptr<state> state_;
};

} // namespace soapcodec
