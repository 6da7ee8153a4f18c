// SPDX-License-Identifier: MIT
// Property: decode(encode(x)) is x, to the last bit; what XML cannot hold is an error of encoding, never bad output.
//
// Oracle: the value that was made, from its shape and the input, within the lexical limits of its types: null, empty
// and missing are told apart, strings have carriage returns, tabs, `]]>`, blanks at their ends and characters of every
// length. It is encoded in both versions, compact and indented. Then one of its strings, and one of its pieces of raw
// XML, gets bytes that no XML can hold; that has to be errc::invalid_character, at the byte that was put in.
//
// Not promised: the bindings around raw XML, of which there may be more afterwards (fuzz::equivalent()).
#include "../messages.hpp"
#include "texts.hpp"

#include <soapcodec/fuzz.hpp>

#include <array>       // std::array
#include <cstddef>     // std::size_t
#include <cstdint>     // std::uint8_t
#include <string>      // std::string
#include <string_view> // std::string_view
#include <type_traits> // std::type_identity
#include <vector>      // std::vector

namespace fuzz = soapcodec::fuzz;
using namespace std::string_view_literals;

namespace {

constexpr std::array unwritable{"\0"sv,           "\x01"sv,     "\x1F"sv,         "\x0B"sv,
                                "\x80"sv,         "\xC3"sv,     "\xC0\xAF"sv,     "\xE0\x80\x80"sv,
                                "\xED\xA0\x80"sv, "\xFF"sv,     "\xEF\xBF\xBE"sv, "\xEF\xBF\xBF"sv,
                                "\xF4\x90\x80"sv, "\xE2\x82"sv, "\xF8\x88"sv,     "\xF0\x9F\x98"sv};

/// Bytes to put into a text, and where.
struct intrusion {
    std::string_view bytes;
    std::size_t which; // of the texts
    std::size_t at;    // modulo the places in it

    explicit intrusion(fuzz::input& in)
        : bytes(unwritable[in.index(unwritable.size() - 1)]), which(in.byte()), at(in.byte()) {}

    /// The text with the bytes before one of its characters, or behind the last. Returns their offset.
    std::size_t put_into(std::string& text) const {
        auto offset = at % (text.size() + 1);
        while (offset < text.size() && (static_cast<unsigned char>(text[offset]) & 0xC0U) == 0x80U) {
            --offset;
        }
        text.insert(offset, bytes);
        return offset;
    }
};

/// `change` changes a text by a function of std::string.
template <class Text, class T, class Change>
void check_unwritable(T value, intrusion const& what, soapcodec::encode_options const& options, Change change) {
    std::vector<Text*> texts;
    fuzzing::find_texts(value, texts);
    if (texts.empty()) {
        return;
    }
    std::size_t at = 0;
    change(*texts[what.which % texts.size()], [&](std::string& text) { at = what.put_into(text); });
    auto const subject = "byte " + std::to_string(at) + " of the text";
    for (auto const version : {soapcodec::soap_1_1, soapcodec::soap_1_2}) {
        auto const written = soapcodec::encode(value, version, options);
        fuzz::check(
            !written && written.error().code() == soapcodec::errc::invalid_character &&
                written.error().subject() == subject && written.error().path().starts_with("/Envelope/Body/"),
            "what XML cannot hold is an error of encoding", "invalid character: " + subject,
            [&] { return written ? fuzz::quoted(*written) : written.error().message(); },
            [&] { return "  bytes: " + fuzz::quoted(what.bytes) + "\n  value: " + fuzz::to_text(value); });
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    fuzz::input in({data, size});
    auto const message = in.byte();
    soapcodec::encode_options options;
    options.indented = in.flip();
    options.prefix_depth = in.flip() ? soapcodec::prefix_depth::message : soapcodec::prefix_depth::envelope;
    intrusion const what(in);
    fuzzing::with_message(message, [&]<class T>(std::type_identity<T>) {
        if constexpr (soapcodec::holds_views<T>()) {
            soapcodec::arena memory;
            auto const value = fuzz::generate<T>(in, memory);
            fuzz::check_value_round_trip(value, soapcodec::soap_1_1, options);
            fuzz::check_value_round_trip(value, soapcodec::soap_1_2, options);
            check_unwritable<std::string_view>(value, what, options, [&](std::string_view& text, auto put) {
                std::string changed(text);
                put(changed);
                text = memory.copy(changed);
            });
        } else {
            auto const value = fuzz::generate<T>(in);
            fuzz::check_value_round_trip(value, soapcodec::soap_1_1, options);
            fuzz::check_value_round_trip(value, soapcodec::soap_1_2, options);
            check_unwritable<std::string>(value, what, options, [](std::string& text, auto put) { put(text); });
            check_unwritable<soapcodec::xml::raw_xml>(value, what, options, [](auto& raw, auto put) { put(raw.text); });
        }
    });
    return 0;
}
