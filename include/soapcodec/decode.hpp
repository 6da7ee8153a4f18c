// SPDX-License-Identifier: MIT
// Bytes of a SOAP message to a struct: at once, or as they arrive.
//
//     auto const quote = soapcodec::decode<stock::quote>(bytes);       // result<stock::quote>
//     if (!quote) { log(quote.error().message()); }
//
//     soapcodec::decoder<stock::quote> decoder;                        // from pieces, for one message after another
//     while (auto const n = read(fd, buffer, sizeof buffer)) if (!decoder.feed({buffer, n})) break;
//     auto const last = decoder.finish();
//
// Errors are values, with position and path: error.hpp lists them, and says which limit or option each is about. What a
// decoder throws is std::bad_alloc and what a callback has thrown.
#pragma once

#include "cxx20.hpp"

#include <cstdint>     // std::uint64_t
#include <memory>      // std::unique_ptr
#include <string_view> // std::string_view
#include <utility>     // std::move
#include <variant>     // std::variant

#include "arena.hpp"
#include "decode/header_block.hpp"
#include "decode/illegal_references.hpp"
#include "decode/options.hpp"
#include "detail/soap/document_decoder.hpp"
#include "error.hpp"
#include "fwd.hpp"
#include "shape.hpp"
#include "shape/mistake.hpp"
#include "source.hpp"

namespace soapcodec {

/// Decodes messages of type T from bytes that come in pieces of any size. T has a message shape, or is a std::variant
/// of messages: one of several, known by its name; or a std::tuple of messages: the parts of a Body, in any order, of
/// which `std::tuple<>` is an empty one, the answer of an operation that returns nothing (as an alternative of a
/// std::variant, too). SOAP 1.1 and 1.2 are told apart by the Envelope's namespace.
///
/// Movable. One decoder serves one thread at a time and any number of messages, with reset() between them: buffers
/// are kept, so that a message of views like the one before allocates nothing.
template <class T, template <class> class Source>
class decoder {
public:
    /// For messages that own their content.
    explicit decoder(decode_options options = {}) : state_(std::make_unique<state>(std::move(options))) {
        if constexpr (holds_views<T>()) {
            static_cast<void>(sizeof(mistake::needs_an_arena<T>));
        }
        static_assert(!holds_views<T>(),
                      "soapcodec: this message has views (std::string_view, std::span) and a decoder's buffers move: "
                      "construct the decoder with a soapcodec::arena that holds what they refer to, or use std::string "
                      "and std::vector");
        begin_first();
    }

    /// Strings and lists of views go to `memory`, which must outlive the decoder and the messages. The decoder never
    /// clears it.
    explicit decoder(arena& memory, decode_options options = {}) : state_(std::make_unique<state>(std::move(options))) {
        state_->document.settings().memory = &memory;
        begin_first();
    }

    /// Takes the next bytes, which may be freed afterwards. Returns whether more are wanted: false after an error,
    /// or a fault; finish() then says which.
    bool feed(std::string_view bytes) { return state_->document.source().feed(bytes); }

    /// Parses what was put off until more input comes: by expat, or since a message that is written plainly is read as
    /// a whole, if it is no longer than 64 KiB. Returns as feed() does.
    bool flush() { return state_->document.source().flush(); }

    /// Says that the input is complete, with its last bytes if they are at hand. The message, or why there is none.
    /// A second call returns the error again, or a message that was moved from.
    result<T> finish(std::string_view last = {}) {
        state_->document.source().feed(last, true);
        if (!state_->document.succeeded()) {
            return state_->document.error();
        }
        return std::move(state_->value);
    }

    /// Ready for another message, whatever became of this one.
    void reset() {
        state_->value = T{};
        state_->document.begin(expected());
    }

    /// The same, for messages in the encoding that a transport tells from now on: decode_options::charset.
    void reset(std::string_view charset) {
        state_->document.set_charset(charset);
        reset();
    }

    /// References to characters that XML forbids which were replaced or dropped since reset(), as
    /// decode_options::illegal_references says. Of a document that was refused, those before the place or some more.
    [[nodiscard]] std::uint64_t illegal_references() const noexcept {
        return state_->document.source().illegal_references();
    }

    /// The version of the Envelope; SOAP 1.1 until its start tag has been read.
    [[nodiscard]] soap::version version() const noexcept { return state_->document.reader().envelope_version(); }

private:
    // In one place in memory, since the decoder of a document refers to itself and to the value.
    struct state {
        explicit state(decode_options&& options) : document(std::move(options)) {}
        detail::document_decoder<Source> document;
        T value{};
    };
    [[nodiscard]] detail::payload expected() {
        return detail::payload_for<T, detail::streamed_from<Source>>(state_->value);
    }
    void begin_first() { state_->document.begin_first(expected()); }

    std::unique_ptr<state> state_;
};

/// Decodes a whole message. T owns its content; `bytes` may be freed afterwards.
template <class T>
[[nodiscard]] result<T> decode(std::string_view bytes, decode_options options = {}) {
    if constexpr (holds_views<T>()) {
        static_cast<void>(sizeof(mistake::needs_an_arena<T>));
    }
    static_assert(!holds_views<T>(), "soapcodec: this message has views (std::string_view, std::span): call "
                                     "decode<T>(bytes, arena) with a soapcodec::arena that holds what they refer to");
    return decoder<T>(std::move(options)).finish(bytes);
}

/// Decodes a whole message of views. They live until `memory` is cleared or gone; `bytes` may be freed afterwards.
template <class T>
[[nodiscard]] result<T> decode(std::string_view bytes, arena& memory, decode_options options = {}) {
    return decoder<T>(memory, std::move(options)).finish(bytes);
}

/// Decodes a whole message that is one of several; a soap:Fault is an error, as of decode(). In pieces:
/// `decoder<std::variant<A, B, C>>`. A server, whose handlers answer with a response or a fault:
///
///     std::variant<divide_response, soap::fault> answer(divide const&);
///     ping_response answer(ping const&);
///
///     std::string serve(std::string_view bytes) {
///         soapcodec::decoder<std::variant<divide, ping>> decoder;
///         auto const request = decoder.finish(bytes);
///         auto const version = decoder.version();
///         if (!request) {
///             return soapcodec::encode(soap::fault_of(request.error()), version).value();
///         }
///         return std::visit([&](auto const& r) { return soapcodec::encode(answer(r), version).value(); }, *request);
///     }
template <class... Messages>
[[nodiscard]] result<std::variant<Messages...>> decode_any(std::string_view bytes, decode_options options = {}) {
    return decode<std::variant<Messages...>>(bytes, std::move(options));
}
/// The same for messages of views.
template <class... Messages>
[[nodiscard]] result<std::variant<Messages...>> decode_any(std::string_view bytes, arena& memory,
                                                           decode_options options = {}) {
    return decode<std::variant<Messages...>>(bytes, memory, std::move(options));
}

/// Decodes a message that is a document by itself, without an Envelope: decode() with that option.
template <class T>
[[nodiscard]] result<T> decode_document(std::string_view bytes, decode_options options = {}) {
    options.without_envelope = true;
    return decode<T>(bytes, std::move(options));
}
/// The same for a message of views.
template <class T>
[[nodiscard]] result<T> decode_document(std::string_view bytes, arena& memory, decode_options options = {}) {
    options.without_envelope = true;
    return decode<T>(bytes, memory, std::move(options));
}

} // namespace soapcodec
