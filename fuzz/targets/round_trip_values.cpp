// SPDX-License-Identifier: MIT
// Property: decode(encode(x)) is x, to the last bit; what XML cannot hold is an error of encoding, never bad output.
//
// Oracle: the value that was made, from its shape and the input, within the lexical limits of its types: null, empty
// and missing are told apart, strings have carriage returns, tabs, `]]>`, blanks at their ends and characters of every
// length. It is encoded in both versions, compact and indented. Then one of its strings gets bytes that no XML can
// hold; that has to be errc::invalid_character, at the byte that was put in.
//
// Not promised: the bindings around raw XML, of which there may be more afterwards (fuzz::equivalent()).
#include "../messages.hpp"
#include "strings.hpp"

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

template <class T>
void check_unwritable(T& value, std::size_t which, std::string_view bytes, bool behind,
                      soapcodec::encode_options const& options) {
    std::vector<std::string*> strings;
    fuzzing::find_strings(value, strings);
    if (strings.empty()) {
        return;
    }
    auto& text = *strings[which % strings.size()];
    auto const at = behind ? text.size() : 0;
    text.insert(at, bytes);
    for (auto const version : {soapcodec::soap_1_1, soapcodec::soap_1_2}) {
        auto const written = soapcodec::encode(value, version, options);
        auto const subject = "byte " + std::to_string(at) + " of the text";
        fuzz::check(
            !written && written.error().code() == soapcodec::errc::invalid_character &&
                written.error().subject() == subject && written.error().path().starts_with("/Envelope/Body/"),
            "what XML cannot hold is an error of encoding", "invalid character: " + subject,
            [&] { return written ? fuzz::quoted(*written) : written.error().message(); },
            [&] { return "  text: " + fuzz::quoted(text); });
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    fuzz::input in({data, size});
    auto const message = in.byte();
    soapcodec::encode_options options;
    options.indented = in.flip();
    options.prefix_depth = in.flip() ? soapcodec::prefix_depth::message : soapcodec::prefix_depth::envelope;
    auto const bytes = unwritable[in.index(unwritable.size() - 1)];
    auto const which = in.byte();
    bool const behind = in.flip();
    fuzzing::with_message(message, [&]<class T>(std::type_identity<T>) {
        if constexpr (soapcodec::holds_views<T>()) {
            soapcodec::arena memory;
            auto const value = fuzz::generate<T>(in, memory);
            fuzz::check_value_round_trip(value, soapcodec::soap_1_1, options);
            fuzz::check_value_round_trip(value, soapcodec::soap_1_2, options);
        } else {
            auto value = fuzz::generate<T>(in);
            fuzz::check_value_round_trip(value, soapcodec::soap_1_1, options);
            fuzz::check_value_round_trip(value, soapcodec::soap_1_2, options);
            check_unwritable(value, which, bytes, behind, options);
        }
    });
    return 0;
}
