// SPDX-License-Identifier: MIT
// Property: what a document comes to does not depend on how it is cut into pieces.
//
// Oracle: the whole document in one call. Beside it the same bytes one by one, and by a plan that the input chooses
// (empty pieces, pieces that end near markup, flushes between, feeding on after a refusal); each piece lies in memory
// of its own and exact size, which is gone after the call. All come to the same verdict and value, to the same header
// block, and the library's own errors to the same code, place, path and subject; a stream to the same records.
//
// Not promised: which of its reasons expat gives for malformed XML, and where (fuzz::is_parsers()).
#include "../messages.hpp"
#include "streams.hpp"

#include <soapcodec/fuzz.hpp>
#include <soapcodec/soap/addressing.hpp>
#include <soapcodec/source.hpp>

#include <cstddef>     // std::size_t
#include <cstdint>     // std::uint8_t
#include <optional>    // std::optional
#include <string>      // std::string
#include <string_view> // std::string_view
#include <type_traits> // std::type_identity

namespace fuzz = soapcodec::fuzz;

namespace {

template <auto List>
void check_stream(std::string_view document, fuzz::plan const& cut, fuzzing::callback const& does,
                  soapcodec::decode_options const& options) {
    auto const records = [&](fuzz::plan const& by) {
        return fuzzing::streamed<List, soapcodec::xml::predicting_source>(
            does, options, [&](auto& decoder) { return by.feed(decoder, document); });
    };
    auto const whole = records({});
    auto const in_pieces = records(cut);
    constexpr std::string_view malformed = "the parser's error";
    bool const both_malformed = whole.find(malformed) != whole.npos && in_pieces.find(malformed) != in_pieces.npos;
    fuzz::check(whole == in_pieces || both_malformed, "a stream in pieces has the records of the whole", whole,
                in_pieces,
                [&] { return "  pieces: " + cut.describe(document) + "\n  document: " + fuzz::quoted(document); });
}

/// A header block is found in pieces as in the whole, by the parser alone.
template <class T>
void check_header(std::string_view document, fuzz::plan const& cut, soapcodec::decode_options options) {
    std::optional<soapcodec::addressing::relates_to> block;
    options.headers = {soapcodec::header(block)};
    fuzz::reader<T, soapcodec::xml::expat_source> whole(options);
    auto const expected = whole.read(document);
    auto const block_of_whole = block;
    fuzz::reader<T, soapcodec::xml::expat_source> in_pieces(options);
    auto const found = in_pieces.read(document, cut);
    auto const context = [&] {
        return "  pieces: " + cut.describe(document) + "\n  document: " + fuzz::quoted(document);
    };
    fuzz::check(
        agrees(expected, found), "a document with a header block in pieces is read as the whole of it is",
        [&] { return expected.describe(); }, [&] { return found.describe(); }, context);
    fuzz::check(!found.value || block == block_of_whole, "a header block in pieces is read as the whole of it is",
                block_of_whole ? block_of_whole->uri : "none", block ? block->uri : "none", context);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    fuzz::input in({data, size});
    auto const message = in.byte();
    auto const way = in.byte() & 7U;
    fuzzing::callback const does(in);
    auto const options = fuzz::make_decode_options(in);
    fuzz::plan const cut(in);
    auto const document = in.rest();
    if (way == 1 && fuzzing::is_kitchen(message)) {
        check_stream<&fuzzing::kitchen_view::jars>(document, cut, does, options);
        return 0;
    }
    if (way == 1) {
        check_stream<&fuzzing::office::get_identities_response_view::identities>(document, cut, does, options);
        return 0;
    }
    if (way == 5) { // lists in the records of a list
        using reply = fuzzing::office::get_identities_response_view;
        using record = fuzzing::office::identity_view;
        check_stream<soapcodec::path<&reply::identities, &record::servers>>(document, cut, does, options);
        return 0;
    }
    if (way == 0 || way == 2) { // 0 is a seed's
        check_header<fuzzing::stack::later::authenticate_response>(document, cut, options);
    }
    if (way == 2) {
        return 0;
    }
    if (way == 4) {
        fuzz::check_chunking<fuzzing::any_message>(document, cut, options);
        return 0;
    }
    fuzzing::with_message(message, [&]<class T>(std::type_identity<T>) {
        fuzz::check_chunking<T>(document, cut, options);
        if (way == 3) {
            fuzz::check_chunking<T>(document, fuzz::plan::bytewise(), options);
        }
    });
    return 0;
}
