// SPDX-License-Identifier: MIT
// What several tests of the decoding side need: documents, ways to cut them into pieces, and outcomes to compare.
#pragma once

#include <soapcodec/decode.hpp>
#include <soapcodec/fuzz/agreement.hpp>
#include <soapcodec/soap/fault.hpp>

#include "catch.hpp"

#include <algorithm>   // std::copy, std::min
#include <cstddef>     // std::size_t
#include <cstdint>     // std::int32_t, std::uint64_t
#include <memory>      // std::unique_ptr
#include <optional>    // std::optional
#include <string>      // std::string
#include <string_view> // std::string_view
#include <utility>     // std::move
#include <vector>      // std::vector

namespace test {

using soapcodec::errc;

// --- a message with one of everything

inline constexpr soapcodec::fixed_string order_namespace = "urn:order";
inline constexpr soapcodec::fixed_string amount_namespace = "urn:amount";

struct line {
    std::int32_t number = 0;
    std::optional<std::string> note;

    friend bool operator==(line const&, line const&) = default;
};
constexpr auto soap_shape(line const*) {
    return soapcodec::record(soapcodec::element<"Number", &line::number>, soapcodec::element<"Note", &line::note>);
}

struct order {
    std::string customer;                                   // required
    std::int32_t discount = 5;                              // may be left out
    std::optional<bool> paid;                               // may be left out, or nil
    std::optional<line> first;                              // a record that can be null
    std::vector<std::string> tags;                          // repeats, with no element around
    std::optional<std::vector<std::optional<line>>> lines;  // an element around, both can be null
    std::vector<line> extras;                               // an element around, neither can be null
    std::optional<std::vector<std::optional<int>>> amounts; // of values, in another namespace

    friend bool operator==(order const&, order const&) = default;
};
constexpr auto soap_shape(order const*) {
    return soapcodec::message<"Order", order_namespace>(
        soapcodec::element<"Customer", &order::customer>,
        soapcodec::element<"Discount", &order::discount, soapcodec::omittable>,
        soapcodec::element<"Paid", &order::paid>, soapcodec::element<"First", &order::first>,
        soapcodec::element<"Tag", &order::tags>, soapcodec::element<"Lines", &order::lines, soapcodec::items<"Line">>,
        soapcodec::element<"Extras", &order::extras, soapcodec::items<"Extra">>,
        soapcodec::element<"Amounts", &order::amounts, soapcodec::items<"Amount", amount_namespace>>);
}

// --- documents

inline constexpr std::string_view soap_1_1_namespace = "http://schemas.xmlsoap.org/soap/envelope/";
inline constexpr std::string_view soap_1_2_namespace = "http://www.w3.org/2003/05/soap-envelope";

/// An Envelope round the content of a Body.
inline std::string envelope(std::string_view body, std::string_view ns = soap_1_1_namespace) {
    return "<s:Envelope xmlns:s=\"" + std::string(ns) +
           "\" xmlns:i=\"http://www.w3.org/2001/XMLSchema-instance\"><s:Body>" + std::string(body) +
           "</s:Body></s:Envelope>";
}

/// An Envelope round the content of an order.
inline std::string order_document(std::string_view content) {
    return envelope("<Order xmlns=\"urn:order\" xmlns:a=\"urn:amount\">" + std::string(content) + "</Order>");
}

/// The same characters in UTF-16.
inline std::string utf_16(std::string_view ascii, bool big_endian = false, bool mark = true) {
    std::string text = !mark ? "" : big_endian ? "\xFE\xFF" : "\xFF\xFE";
    for (char const c : ascii) {
        text += big_endian ? std::string{'\0', c} : std::string{c, '\0'};
    }
    return text;
}

/// A document with one `^` in it, which is taken out; `at` is its place.
struct marked {
    std::string text;
    soapcodec::position at;

    explicit marked(std::string with_mark) : text(std::move(with_mark)) {
        auto const mark = text.find('^');
        REQUIRE(mark != text.npos);
        text.erase(mark, 1);
        REQUIRE(text.find('^') == text.npos);
        at = {mark, 1, 1};
        for (std::size_t i = 0; i < mark; ++i) {
            bool const line_end = text[i] == '\n' || (text[i] == '\r' && text[i + 1] != '\n');
            bool const begins_character = (static_cast<unsigned char>(text[i]) & 0xC0U) != 0x80U;
            at.line += line_end ? 1U : 0U;
            at.column = line_end ? 1 : at.column + (begins_character ? 1U : 0U);
        }
    }
};

// --- pieces

/// A document cut into a first piece and pieces of one size after it.
struct cut {
    std::string_view document;
    std::size_t first;
    std::size_t rest;
    bool last_by_finish; // whether finish() gets the last piece, or nothing

    [[nodiscard]] std::string describe() const {
        return "first " + std::to_string(first) + ", then " + std::to_string(rest) +
               (last_by_finish ? ", last in finish" : "");
    }

    /// Feeds the document. Each piece is in memory of its own and exact size, which is gone after the call.
    template <class Decoder>
    auto feed_to(Decoder& decoder) const {
        std::size_t size = std::min(first, document.size());
        for (std::size_t at = 0;; at += size, size = std::min(rest, document.size() - at)) {
            bool const last = at + size == document.size();
            std::unique_ptr<char[]> const memory(new char[size]);
            std::copy(document.begin() + static_cast<std::ptrdiff_t>(at),
                      document.begin() + static_cast<std::ptrdiff_t>(at + size), memory.get());
            std::string_view const piece(memory.get(), size);
            if (last && last_by_finish) {
                return decoder.finish(piece);
            }
            if (!decoder.feed(piece) || last) {
                return decoder.finish();
            }
        }
    }
};

/// Pieces of 1, 2, 3, 5 and 7 bytes, the whole, and every cut in two. The whole comes first.
inline std::vector<cut> all_cuts(std::string_view document) {
    auto const size = document.size();
    std::vector<cut> cuts{{document, size, size, true}, {document, size, size, false}};
    for (std::size_t const piece : {1U, 2U, 3U, 5U, 7U}) {
        cuts.push_back({document, piece, piece, piece == 1});
    }
    for (std::size_t at = 1; at < size; ++at) {
        cuts.push_back({document, at, size, at % 2 == 0});
    }
    return cuts;
}

// --- outcomes

/// What a decode came to, to be compared and kept.
template <class T>
struct outcome {
    std::optional<T> value;
    soapcodec::error error;

    outcome(soapcodec::result<T> result) {
        if (result) {
            value = *std::move(result);
        } else {
            error = std::move(result).error();
        }
    }

    [[nodiscard]] std::string describe() const { return value ? "a value" : error.message(); }

    /// Whether two ways to cut one document agree. What expat finds by itself may lie elsewhere.
    [[nodiscard]] bool agrees_with(outcome const& other) const {
        return value == other.value && error.code() == other.error.code() &&
               soapcodec::fuzz::agrees(error, other.error);
    }
};

/// Reads ahead wherever that is possible, in the shortest document too.
template <class Handler>
using eager_source = soapcodec::xml::basic_predicting_source<Handler, 1>;

/// As decoders have it, and counts the bytes that expat has not seen, of the latest document.
inline std::uint64_t bytes_ahead = 0;
template <class Handler>
struct ahead_counting_source : soapcodec::xml::predicting_source<Handler> {
    using soapcodec::xml::predicting_source<Handler>::predicting_source;

    bool feed(std::string_view bytes, bool last = false) {
        bool const more = soapcodec::xml::predicting_source<Handler>::feed(bytes, last);
        bytes_ahead = soapcodec::xml::predicting_source<Handler>::bytes_ahead();
        return more;
    }
};

/// Reads ahead wherever that is possible, but for what comes behind the first `begun` records or items of lists.
inline std::uint64_t begun = 0;
template <class Handler>
class giving_up_source : public eager_source<Handler> {
public:
    giving_up_source(Handler& handler, soapcodec::limits const& bounds, std::string const& charset)
        : eager_source<Handler>(handler, bounds, charset), context_(handler.records().settings()) {}

    bool feed(std::string_view bytes, bool last = false) {
        context_.fast_records = begun;
        bool const more = eager_source<Handler>::feed(bytes, last);
        begun = context_.fast_records;
        return more;
    }

private:
    soapcodec::detail::context& context_;
};

/// Has the fast path give up at every record in turn, whether it has the whole document at once or not, and checks that
/// all agree.
template <class T>
void check_giving_up(std::string_view document, soapcodec::decode_options const& options, outcome<T> const& expected) {
    constexpr std::uint64_t most = 300;
    for (bool const at_once : {true, false}) {
        for (std::uint64_t n = 0; n < most; ++n) {
            begun = n;
            soapcodec::decoder<T, giving_up_source> decoder(options);
            if (!at_once) {
                decoder.feed(document);
            }
            outcome<T> const found(decoder.finish(at_once ? document : std::string_view()));
            if (!found.agrees_with(expected)) {
                CAPTURE(document, n, at_once, expected.describe());
                CHECK(found.describe() == expected.describe());
                FAIL("the outcome depends on where the fast path gives up");
            }
            if (begun != 0 && begun <= n) {
                break; // there were no more
            }
        }
    }
}

/// Decodes with every cut, by events alone and reading ahead, half of the time with a decoder that has been used, and
/// checks that all agree.
template <class T>
outcome<T> decode_with_all_cuts(std::string_view document, soapcodec::decode_options const& options = {}) {
    outcome<T> whole(soapcodec::decoder<T, soapcodec::xml::expat_source>(options).finish(document));
    soapcodec::decoder<T> used(options);
    soapcodec::decoder<T, eager_source> eager(options);
    bool fresh = false;
    for (auto const& c : all_cuts(document)) {
        soapcodec::decoder<T> unused(options);
        outcome<T> const found(c.feed_to(fresh ? unused : used));
        outcome<T> const ahead(c.feed_to(eager));
        if (!found.agrees_with(whole) || !ahead.agrees_with(whole)) {
            CAPTURE(document, c.describe(), fresh, whole.describe());
            CHECK(found.describe() == whole.describe());
            CHECK(ahead.describe() == whole.describe());
            FAIL("the outcome depends on the pieces or on what was decoded before");
        }
        used.reset();
        eager.reset();
        fresh = !fresh;
    }
    check_giving_up<T>(document, options, whole);
    return whole;
}

/// Bytes that the fast path takes of a document that is there as a whole.
template <class T>
std::uint64_t taken_ahead(std::string_view document) {
    bytes_ahead = 0;
    CHECK(soapcodec::decoder<T, ahead_counting_source>().finish(document).has_value());
    return bytes_ahead;
}

/// Decodes with every cut what must decode.
template <class T>
T decoded(std::string_view document, soapcodec::decode_options const& options = {}) {
    auto const found = decode_with_all_cuts<T>(document, options);
    CAPTURE(document, found.describe());
    REQUIRE(found.value.has_value());
    return *found.value;
}

/// Decodes with every cut what must not decode, and compares the error. A `^` marks the place.
template <class T>
void check_error(std::string const& document_with_mark, errc code, std::string const& path, std::string const& subject,
                 soapcodec::decode_options const& options = {}) {
    marked const document(document_with_mark);
    auto const found = decode_with_all_cuts<T>(document.text, options);
    CAPTURE(document_with_mark, found.describe());
    REQUIRE_FALSE(found.value.has_value());
    CHECK(describe(found.error.code()) == describe(code));
    CHECK(found.error.path() == path);
    CHECK(found.error.subject() == subject);
    CHECK(found.error.byte() == document.at.byte);
    CHECK(found.error.line() == document.at.line);
    CHECK(found.error.column() == document.at.column);
}

} // namespace test

// In support.cpp.
extern template test::outcome<test::order> test::decode_with_all_cuts<test::order>(std::string_view,
                                                                                   soapcodec::decode_options const&);
