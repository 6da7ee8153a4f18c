// SPDX-License-Identifier: MIT
// One document's way from bytes to a struct: options, the reader and the source that drives it, in one place.
#pragma once

#include <array>       // std::array
#include <cstddef>     // std::size_t
#include <string>      // std::string
#include <string_view> // std::string_view
#include <type_traits> // std::type_identity
#include <utility>     // std::move, std::index_sequence
#include <variant>     // std::variant

#include "../../decode/options.hpp"
#include "../../error.hpp"
#include "../layout_of.hpp"
#include "envelope_reader.hpp"
#include "payload.hpp"

namespace soapcodec::detail {

/// Source is a class template over a handler, with the members of expat_source.
template <template <class> class Source>
class document_decoder {
public:
    explicit document_decoder(decode_options options)
        : options_(std::move(options)), reader_(options_), source_(reader_, options_.limits, options_.charset) {
        if constexpr (requires { source_.treat(options_.illegal_references); }) {
            source_.treat(options_.illegal_references);
        }
    }

    document_decoder(document_decoder const&) = delete;
    document_decoder& operator=(document_decoder const&) = delete;

    context& settings() noexcept { return reader_.records().settings(); }
    envelope_reader& reader() noexcept { return reader_; }
    Source<envelope_reader>& source() noexcept { return source_; }

    /// See decode_options::charset. begin() has to follow.
    void set_charset(std::string_view charset) { options_.charset = charset; }

    void begin(payload const& expected) {
        source_.reset();
        reader_.begin(expected);
    }

    /// Whether the document was read to its end, or as far as was wanted.
    [[nodiscard]] bool succeeded() const noexcept {
        return !source_.stopped() || (source_.error().code == errc::ok && reader_.error() == errc::ok);
    }

    /// Precondition: !succeeded().
    [[nodiscard]] soapcodec::error error() const {
        auto const& failure = source_.error();
        if (failure.code != errc::ok) {
            return soapcodec::error(failure.code, failure.where, reader_.path(), std::string(failure.reason));
        }
        if (reader_.error() == errc::fault) {
            return soapcodec::error(reader_.fault_found(), failure.where, reader_.path(), reader_.subject());
        }
        return soapcodec::error(reader_.error(), failure.where, reader_.path(), reader_.subject(), reader_.expected(),
                                reader_.similar());
    }

private:
    decode_options options_;
    envelope_reader reader_;
    Source<envelope_reader> source_;
};

/// Whether no two messages are called the same.
template <class... Messages>
[[nodiscard]] consteval bool have_own_names() {
    auto const named = []<class One>(std::type_identity<One>) {
        auto const is = []<class Other>(std::type_identity<Other>) {
            return shape_of<One>::name == shape_of<Other>::name &&
                   shape_of<One>::ns.view() == shape_of<Other>::ns.view();
        };
        return (static_cast<std::size_t>(is(std::type_identity<Messages>{})) + ...);
    };
    return ((named(std::type_identity<Messages>{}) == 1) && ...);
}

/// The messages that a T can be. Streamed: see layout_of.
template <class T, auto Streamed>
struct messages_of {
    /// Open: see expected_message.
    [[nodiscard]] static constexpr expected_message entry(void* (*open)(void*)) {
        if constexpr (!described<T>) {
            static_cast<void>(sizeof(needs_soap_shape<T>));
        }
        static_assert(described<T>, "soapcodec: this type has no shape: write constexpr auto soap_shape(T const*) in "
                                    "the namespace of T, and return soapcodec::message<\"Name\", \"namespace\">(...)");
        static_assert(!described<T> || message_type<T>,
                      "soapcodec: a record cannot stand in a SOAP Body by itself: describe it with "
                      "soapcodec::message<\"Name\", \"namespace\">(...)");
        if constexpr (message_type<T>) {
            using shape_type = shape_of<T>;
            return {known_name<shape_type::ns, shape_type::local_name>, &layout_of<T, shape_type::ns, Streamed>::table,
                    open};
        } else {
            return {{{}, ""}, nullptr, open}; // the one error above is enough
        }
    }
    static constexpr std::array<expected_message, 1> table{entry([](void* object) { return object; })};
};
template <class... Messages, auto Streamed>
struct messages_of<std::variant<Messages...>, Streamed> {
    static_assert((message_type<Messages> && ...),
                  "soapcodec: each alternative of a std::variant that stands in a SOAP Body is a message: describe it "
                  "with soapcodec::message<\"Name\", \"namespace\">(...)");
    static_assert(!(message_type<Messages> && ...) || have_own_names<Messages...>(),
                  "soapcodec: messages are told apart by the names of their elements: two are called the same");

    template <std::size_t I>
    static void* open(void* object) {
        return &static_cast<std::variant<Messages...>*>(object)->template emplace<I>();
    }
    static constexpr auto table = []<std::size_t... I>(std::index_sequence<I...>) {
        return std::array<expected_message, sizeof...(I)>{messages_of<Messages, Streamed>::entry(open<I>)...};
    }
    (std::index_sequence_for<Messages...>{});
};

/// What a Body must hold for a T, which is a message or a std::variant of messages, and where it goes.
template <class T, auto Streamed = nullptr>
[[nodiscard]] payload payload_for(T& value) {
    return {.messages = messages_of<T, Streamed>::table, .object = &value, .clear = [](void* object) {
                *static_cast<T*>(object) = T{};
            }};
}

} // namespace soapcodec::detail
