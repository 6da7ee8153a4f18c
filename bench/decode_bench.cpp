// SPDX-License-Identifier: MIT
// Decoding, beside expat by itself: a namespace parse of the same bytes with handlers that do nothing (the reference).
//
//     decode/WAY/LAYOUT/N          N identities; ratio = our speed / expat's
//     decode/WAY/authenticate      a ServiceStack reply
//     alone/decode/WAY/LAYOUT/N    for a profiler
//
// Ways: view and owning stream records (views, strings); struct and arena decode a whole message (strings, views);
// view_events and owning_events stream by events alone, as records are that the prediction lane does not take.
// Each takes its bytes in one final call, as expat does beside it, and with `_pieces` both take them 64 KiB at a time.
// With `_reused` both keep their parser from message to message, by reset() and XML_ParserReset. `expat_pieces` is
// expat in pieces beside expat in one call.
#include <benchmark/benchmark.h>
#include <expat.h>

#include <cstdio>
#include <cstdlib>
#include <memory>
#include <string>
#include <string_view>
#include <type_traits>

#include <soapcodec/arena.hpp>
#include <soapcodec/decode.hpp>
#include <soapcodec/stream.hpp>

#include "corpus.hpp"
#include "paired.hpp"

namespace {

namespace office = soapcodec::office24seven;
namespace stack = soapcodec::servicestack;

enum class feeding : bool { whole, pieces };
enum class keeping : bool { fresh, reused };

void require(bool good) {
    if (!good) {
        std::fputs("a document of the corpus cannot be read\n", stderr);
        std::abort();
    }
}

/// Calls `take(piece, is_last)` for every piece of the text.
template <class Take>
void in_pieces(std::string_view text, feeding how, Take take) {
    constexpr std::size_t piece_size = std::size_t{64} << 10U;
    while (how == feeding::pieces && text.size() > piece_size) {
        take(text.substr(0, piece_size), false);
        text.remove_prefix(piece_size);
    }
    take(text, true);
}

// --- expat

struct free_parser {
    void operator()(XML_Parser p) const noexcept { XML_ParserFree(p); }
};
using parser = std::unique_ptr<std::remove_pointer_t<XML_Parser>, free_parser>;

void on_start(void*, XML_Char const*, XML_Char const**) {}
void on_end(void*, XML_Char const*) {}
void on_text(void*, XML_Char const*, int) {}

bench::work expat_way(std::string_view text, feeding how, keeping kept) {
    std::shared_ptr<parser> const owned = std::make_shared<parser>();
    return [text, how, kept, owned] {
        if (kept == keeping::fresh || *owned == nullptr) {
            owned->reset(XML_ParserCreateNS(nullptr, '\n'));
        } else {
            XML_ParserReset(owned->get(), nullptr);
        }
        auto* const p = owned->get();
        XML_SetElementHandler(p, on_start, on_end);
        XML_SetCharacterDataHandler(p, on_text);
        in_pieces(text, how, [p](std::string_view piece, bool last) {
            require(XML_Parse(p, piece.data(), static_cast<int>(piece.size()), last) == XML_STATUS_OK);
        });
        if (kept == keeping::fresh) {
            owned->reset();
        }
    };
}

// --- ours

/// Feeds a decoder to its end.
template <class Decoder>
void run(Decoder& decoder, std::string_view text, feeding how) {
    in_pieces(text, how, [&decoder](std::string_view piece, bool last) {
        if (last) {
            auto const message = decoder.finish(piece);
            require(message.has_value());
            benchmark::DoNotOptimize(&*message);
        } else {
            decoder.feed(piece);
        }
    });
}

/// Message: of views or of strings.
template <class Message, template <class> class Source = soapcodec::xml::predicting_source>
bench::work stream_way(std::string_view text, feeding how, keeping kept) {
    using decoder = soapcodec::stream_decoder<&Message::identities, Source>;
    auto const make = [] {
        return decoder([](typename decoder::record const& record) { benchmark::DoNotOptimize(&record); });
    };
    if (kept == keeping::fresh) {
        return [text, how, make] {
            auto each = make();
            run(each, text, how);
        };
    }
    return [text, how, each = std::make_shared<decoder>(make())] {
        each->reset();
        run(*each, text, how);
    };
}

template <class T>
bench::work struct_way(std::string_view text, keeping kept) {
    if (kept == keeping::fresh) {
        return [text] {
            auto const message = soapcodec::decode<T>(text);
            require(message.has_value());
            benchmark::DoNotOptimize(&*message);
        };
    }
    return [text, decoder = std::make_shared<soapcodec::decoder<T>>()] {
        decoder->reset();
        run(*decoder, text, feeding::whole);
    };
}

template <class T>
bench::work arena_way(std::string_view text, keeping kept) {
    auto const memory = std::make_shared<soapcodec::arena>();
    if (kept == keeping::fresh) {
        return [text, memory] {
            memory->clear();
            auto const message = soapcodec::decode<T>(text, *memory);
            require(message.has_value());
            benchmark::DoNotOptimize(&*message);
        };
    }
    return [text, memory, decoder = std::make_shared<soapcodec::decoder<T>>(*memory)] {
        memory->clear();
        decoder->reset();
        run(*decoder, text, feeding::whole);
    };
}

// --- names

/// Text: makes the document; Way: from the document to the work, which is paired with expat's.
template <class Text, class Way>
void add(std::string const& way, std::string const& document, Text text, feeding how, keeping kept, Way make) {
    auto const name = "decode/" + way + "/" + document;
    auto const size = [text] { return text().size(); };
    auto const ours = [text, make] { return make(text()); };
    bench::compare(
        name, size, [text, how, kept] { return expat_way(text(), how, kept); }, ours);
    bench::alone(name, size, ours);
}

template <class Text>
void add_identities(std::string const& document, Text text, bool small) {
    using message = office::get_identities_response;
    using message_view = office::get_identities_response_view;
    using enum feeding;
    using enum keeping;
    auto const size = [text] { return text().size(); };
    bench::alone("decode/expat/" + document, size, [text] { return expat_way(text(), whole, fresh); });
    add("expat_pieces", document, text, whole, fresh, [](auto t) { return expat_way(t, pieces, fresh); });
    add("view", document, text, whole, fresh, [](auto t) { return stream_way<message_view>(t, whole, fresh); });
    add("view_pieces", document, text, pieces, fresh,
        [](auto t) { return stream_way<message_view>(t, pieces, fresh); });
    add("owning", document, text, whole, fresh, [](auto t) { return stream_way<message>(t, whole, fresh); });
    add("owning_pieces", document, text, pieces, fresh, [](auto t) { return stream_way<message>(t, pieces, fresh); });
    add("view_events", document, text, whole, fresh,
        [](auto t) { return stream_way<message_view, soapcodec::xml::expat_source>(t, whole, fresh); });
    add("owning_events", document, text, whole, fresh,
        [](auto t) { return stream_way<message, soapcodec::xml::expat_source>(t, whole, fresh); });
    add("struct", document, text, whole, fresh, [](auto t) { return struct_way<message>(t, fresh); });
    add("arena", document, text, whole, fresh, [](auto t) { return arena_way<message_view>(t, fresh); });
    if (small) {
        add("view_reused", document, text, whole, reused,
            [](auto t) { return stream_way<message_view>(t, whole, reused); });
        add("struct_reused", document, text, whole, reused, [](auto t) { return struct_way<message>(t, reused); });
        add("arena_reused", document, text, whole, reused, [](auto t) { return arena_way<message_view>(t, reused); });
    }
}

int const registered = [] {
    using bench::layout;
    for (std::size_t const n : {std::size_t{1}, std::size_t{100}, std::size_t{100'000}}) {
        for (auto const l : {layout::compact, layout::indented}) {
            auto const text = [n, l] { return std::string_view(bench::identities_document(n, l)); };
            add_identities(bench::name_of(l) + ("/" + std::to_string(n)), text, n <= 100);
        }
    }
    using message = stack::authenticate_response;
    using message_view = stack::authenticate_response_view;
    using enum keeping;
    auto const text = [] { return std::string_view(bench::authenticate_document()); };
    for (auto const kept : {fresh, reused}) {
        std::string const way = kept == fresh ? "" : "_reused";
        add("struct" + way, "authenticate", text, feeding::whole, kept,
            [kept](auto t) { return struct_way<message>(t, kept); });
        add("arena" + way, "authenticate", text, feeding::whole, kept,
            [kept](auto t) { return arena_way<message_view>(t, kept); });
    }
    return 0;
}();

} // namespace
