// SPDX-License-Identifier: MIT
// A fuzz target for message types of yours, in three lines:
//
//     #include <soapcodec/fuzz.hpp>
//     #include "my_messages.hpp"
//
//     extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
//         return soapcodec::fuzz_one<my_request, my_response>(data, size);
//     }
//
// That is what libFuzzer, AFL++ and others call; no engine is needed to compile it, and a main() that reads files will
// do to try a corpus. A corpus is made of messages as they are, in files; a dictionary of your element names helps.
//
// The parts stand on their own under fuzz/: what is checked (properties.hpp), values by shape (generate.hpp), cuts
// (plan.hpp), comparison without operator== (equal.hpp).
#pragma once

#include "cxx20.hpp"

#include <array>       // std::array
#include <cstddef>     // std::size_t
#include <cstdint>     // std::uint8_t
#include <span>        // std::span
#include <string_view> // std::string_view

#include "arena.hpp"
#include "decode/illegal_references.hpp"
#include "decode/options.hpp"
#include "encode/options.hpp"
#include "fuzz/generate.hpp"
#include "fuzz/input.hpp"
#include "fuzz/plan.hpp"
#include "fuzz/properties.hpp"
#include "soap/version.hpp"
#include "source.hpp"

namespace soapcodec::fuzz {

/// The options of a decoder, by choices of the input; without choices, the default ones. At most one limit is low, as
/// each is to be met for itself.
[[nodiscard]] inline decode_options make_decode_options(input& from) {
    decode_options options;
    auto const bits = from.byte();
    options.reject_unknown = (bits & 1U) != 0;
    options.any_items = (bits & 2U) != 0;
    options.any_namespace = (bits & 0x0CU) == 0x0CU;
    options.illegal_references = (bits & 0x0CU) == 0x04U   ? replace_illegal
                                 : (bits & 0x0CU) == 0x08U ? drop_illegal
                                                           : illegal_references{};
    options.any_type = (bits & 0x0CU) == 4U;
    options.without_envelope = (bits & 0x30U) == 0x30U;
    options.empty_is_null = (bits & 0x30U) == 0x10U; // 0x20 is in a blank, which is to mean the plain case
    options.allow_processing_instructions = (bits & 0x40U) != 0;
    if ((bits & 0x0CU) == 0x08U) { // what a transport tells, and a caller that understands all header blocks of a kind
        constexpr std::array charsets{"utf-8", "\"UTF-8\"", "us-ascii", "iso-8859-1", "utf-16", "unknown"};
        options.charset = charsets[from.index(charsets.size() - 1)];
        options.understood = {"urn:h"};
    }
    if ((bits & 0x80U) != 0) {
        auto& low = options.limits;
        std::array const all{&low.depth, &low.attributes, &low.namespaces, &low.text,
                             &low.token, &low.content,    &low.size};
        auto& chosen = *all[from.index(all.size() - 1)];
        chosen = from.number(&chosen == &low.size ? 0xFFF : 0x3F);
    }
    return options;
}

namespace detail {

/// The document as a T, in every way that is to come to the same.
template <class T>
void fuzz_document(std::string_view document, plan const& cut, decode_options const& options, std::size_t before) {
    reader<T, xml::expat_source> reads(options);
    auto const whole = read_whole<T>(reads, document);
    check_chunking(whole, document, cut, options);
    check_sources(whole, document, cut, options);
    check_reuse(whole, document, before % (document.size() + 1), options);
    if constexpr (is_encodable<T>) {
        if (whole.value) {
            auto const v = options.without_envelope ? soap_1_2 : reads.decoder().version();
            check_bytes_round_trip(*whole.value, v, document);
        }
    }
}

/// A value of T made from the input, in both versions.
template <class T>
void fuzz_value(input from) {
    if constexpr (is_encodable<T>) {
        encode_options options;
        options.indented = from.flip();
        options.prefix_depth = from.flip() ? prefix_depth::message : prefix_depth::envelope;
        arena memory;
        auto const value = [&] {
            if constexpr (holds_views<T>()) {
                return generate<T>(from, memory);
            } else {
                return generate<T>(from);
            }
        }();
        check_value_round_trip(value, soap_1_1, options);
        check_value_round_trip(value, soap_1_2, options);
    }
}

} // namespace detail

/// Checks all that is promised of the message types, for one input, each for itself. (A std::variant of messages is one
/// of several, a std::tuple all of them.) The input is a document, which may
/// have choices behind it (input::behind_document()): how it is cut, under which options it is read. Besides it is, as
/// nothing but choices, a value of each type. Aborts, after a report, at what does not hold; otherwise returns 0.
template <class... Messages>
int fuzz_one(std::uint8_t const* data, std::size_t size) {
    static_assert(((message_type<Messages> || choice_type<Messages> || is_parts<Messages>)&&...),
                  "soapcodec: this type has no shape with a name: write constexpr auto soap_shape(T const*) in the "
                  "namespace of T, and return soapcodec::message<\"Name\", \"namespace\">(...)");
    std::span const bytes(data, size);
    auto from = input::behind_document(bytes);
    plan const cut(from);
    auto const options = make_decode_options(from);
    auto const before = from.index(0xFFFF);
    (detail::fuzz_document<Messages>(from.rest(), cut, options, before), ...);
    (detail::fuzz_value<Messages>(input(bytes)), ...);
    return 0;
}

} // namespace soapcodec::fuzz

namespace soapcodec {
using fuzz::fuzz_one;
} // namespace soapcodec
