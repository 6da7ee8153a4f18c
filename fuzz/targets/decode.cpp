// SPDX-License-Identifier: MIT
// Property: decoding comes to a value or to an error, never both; the error has a code that decoding documents, and a
// place in the document whose line and column are those of its byte.
//
// Oracles: line and column are counted from the bytes (recount.hpp), and what is XML is asked of libxml2 (libxml2.hpp),
// in the executions for which the input chooses it: what decodes is well-formed, and what the library calls malformed
// or incomplete is not. A value's views are read again, so that a sanitizer sees each; the document is gone by then.
//
// Not promised: that a document is read to its end when its beginning already says why it is refused; columns in other
// encodings than UTF-8.
#include "../messages.hpp"
#include "libxml2.hpp"
#include "recount.hpp"

#include <soapcodec/fuzz.hpp>

#include <cstddef>     // std::size_t
#include <cstdint>     // std::uint8_t
#include <string>      // std::string
#include <string_view> // std::string_view
#include <type_traits> // std::type_identity

namespace fuzz = soapcodec::fuzz;
using soapcodec::errc;

namespace {

std::string describe(soapcodec::position at) {
    return std::to_string(at.line) + ":" + std::to_string(at.column) + " (byte " + std::to_string(at.byte) + ")";
}

void check_place(soapcodec::error const& error, std::string_view document) {
    auto const context = [&] { return "  " + error.message() + "\n  document: " + fuzz::quoted(document); };
    if (fuzzing::is_plain_utf_8(document)) {
        auto const expected = fuzzing::position_of(document, error.byte());
        fuzz::check(
            error.where() == expected, "the line and column of an error are those of its byte",
            [&] { return describe(error.where()); }, [&] { return describe(expected); }, context);
    }
}

/// Compares a value with what it refers to, so that a sanitizer sees each of its views.
template <class T>
void check_views(fuzz::outcome<T> const& found, std::string_view document) {
    auto const again = *found.value;
    fuzz::check(
        fuzz::equal(again, *found.value), "a value is equal to itself", [&] { return found.describe(); }, "the same",
        [&] { return "  document: " + fuzz::quoted(document); });
}

template <class T>
void check_well_formed(fuzz::outcome<T> const& found, std::string_view document) {
    fuzzing::second_opinion const libxml2(document);
    auto const context = [&] { return "  document: " + fuzz::quoted(document); };
    auto const code = found.value ? errc::ok : found.error.code();
    if (code == errc::ok && !fuzzing::has_wide_names(document)) {
        fuzz::check(libxml2.well_formed() && !libxml2.has_doctype(), "what decodes is well-formed to libxml2",
                    "a value", libxml2.reason(), context);
    } else if (code == errc::malformed_xml || code == errc::truncated) {
        fuzz::check(
            !libxml2.well_formed() || libxml2.has_doctype() || fuzzing::has_wide_names(document) ||
                fuzzing::is_lax_about(document),
            "what is malformed is malformed to libxml2", [&] { return found.describe(); }, "well-formed", context);
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    fuzz::input in({data, size});
    auto const message = in.byte();
    bool const asks_libxml2 = !in.flip(); // seeds do
    auto const options = fuzz::make_decode_options(in);
    bool const says_itself = options.charset.empty();   // what its encoding is, which is all that the oracles know
    bool const is_strict = !options.illegal_references; // as libxml2 is
    auto const document = in.rest();
    fuzzing::with_message(message, [&]<class T>(std::type_identity<T>) {
        // What is read ahead of the parser has to stand before the same oracles.
        fuzz::reader<T, fuzz::eager_source> reads(options);
        auto const found = reads.read(document);
        fuzz::check_outcome(found, document);
        if (!found.value) {
            if (says_itself) {
                check_place(found.error, document);
            }
        } else if constexpr (soapcodec::holds_views<T>()) {
            check_views(found, document);
        }
        if (asks_libxml2 && says_itself && is_strict) {
            check_well_formed(found, document);
        }
    });
    return 0;
}
