// SPDX-License-Identifier: MIT
// Decoding, beside expat by itself: XML_Parse of the same bytes in one call, without namespaces and without handlers
// (the reference).
//
//     decode/WAY/DOCUMENT          ratio = our speed / expat's
//
// The same by itself is a work that main.cpp runs, for a profiler.
//
// Ways: view and owning stream records (views, strings); arena and struct decode a whole message (views, strings);
// view_events and struct_events do so by expat's events alone. Each takes its bytes in one final call, or in pieces
// (`_65536`, `_4096`, `_1460`, `_256`), or in one call of feed() with nothing left for the last (`_fed`). A decoder is
// kept from message to message, by reset(), as expat's parser is by XML_ParserReset; with `_fresh` both are made anew.
// `expat_names` is expat with namespaces and with handlers that do nothing.
//
// Documents: LAYOUT/N are N identities; LAYOUT/N/DIALECT the same as other servers would write them, or with other
// texts for names (dialects.hpp); authenticate, login and fault are small replies; meta is a dictionary of 50,000
// entries.
#include <benchmark/benchmark.h>

#include <memory>
#include <string>
#include <string_view>

#include <soapcodec/arena.hpp>
#include <soapcodec/decode.hpp>
#include <soapcodec/encode.hpp>
#include <soapcodec/stream.hpp>

#include "corpus.hpp"
#include "dialects.hpp"
#include "expat_reference.hpp"
#include "paired.hpp"

namespace {

namespace office = soapcodec::office24seven;
namespace stack = soapcodec::servicestack;

using bench::expat_way;
using bench::keeping;
using bench::require;
constexpr std::size_t whole = ~std::size_t{0}; // bytes of a piece

// --- ours

/// Feeds a decoder to its end.
template <class Decoder>
void run(Decoder& decoder, std::string_view text, std::size_t piece) {
    while (text.size() > piece) {
        decoder.feed(text.substr(0, piece));
        text.remove_prefix(piece);
    }
    auto const message = decoder.finish(text);
    require(message.has_value());
    benchmark::DoNotOptimize(&*message);
}

/// Message: of views or of strings.
template <class Message, template <class> class Source = soapcodec::xml::predicting_source>
bench::work stream_way(std::string_view text, std::size_t piece) {
    using decoder = soapcodec::stream_decoder<&Message::identities, Source>;
    auto const take = [](typename decoder::record const& record) { benchmark::DoNotOptimize(&record); };
    return [text, piece, each = std::make_shared<decoder>(take)] {
        each->reset();
        run(*each, text, piece);
    };
}

template <class T, template <class> class Source = soapcodec::xml::predicting_source>
bench::work struct_way(std::string_view text, keeping kept) {
    if (kept == keeping::fresh) {
        return [text] {
            soapcodec::decoder<T, Source> decoder;
            run(decoder, text, whole);
        };
    }
    return [text, decoder = std::make_shared<soapcodec::decoder<T, Source>>()] {
        decoder->reset();
        run(*decoder, text, whole);
    };
}

template <class T>
bench::work fed_way(std::string_view text) {
    return [text, decoder = std::make_shared<soapcodec::decoder<T>>()] {
        decoder->reset();
        require(decoder->feed(text));
        run(*decoder, {}, whole);
    };
}

template <class T>
bench::work arena_way(std::string_view text) {
    auto const memory = std::make_shared<soapcodec::arena>();
    return [text, memory, decoder = std::make_shared<soapcodec::decoder<T>>(*memory)] {
        memory->clear();
        decoder->reset();
        run(*decoder, text, whole);
    };
}

/// What is refused, or a fault, which is an error too.
template <class T>
bench::work refusal_way(std::string_view text, soapcodec::errc code) {
    return [text, code, decoder = std::make_shared<soapcodec::decoder<T>>()] {
        decoder->reset();
        auto const message = decoder->finish(text);
        require(!message && message.error().code() == code);
    };
}

// --- names

/// Text: makes the document; Way: from the document to the work, which is paired with expat's.
template <class Text, class Way>
void add(std::string const& way, std::string const& document, Text text, Way make, keeping kept = keeping::reused) {
    auto const name = "decode/" + way + "/" + document;
    auto const size = [text] { return text().size(); };
    auto const ours = [text, make] { return make(text()); };
    bench::compare(
        name, size, [text, kept] { return expat_way(text(), kept); }, ours);
    bench::alone(name, ours);
}

using message = office::get_identities_response;
using message_view = office::get_identities_response_view;

template <class Text>
void add_dialect(std::string const& document, Text text) {
    add("view", document, text, [](auto t) { return stream_way<message_view>(t, whole); });
    add("arena", document, text, [](auto t) { return arena_way<message_view>(t); });
    add("struct", document, text, [](auto t) { return struct_way<message>(t, keeping::reused); });
}

template <class Text>
void add_identities(std::string const& document, Text text) {
    using soapcodec::xml::expat_source;
    add("expat_names", document, text, [](auto t) { return expat_way(t, keeping::reused, true); });
    add_dialect(document, text);
    add("struct_fed", document, text, [](auto t) { return fed_way<message>(t); });
    add("owning", document, text, [](auto t) { return stream_way<message>(t, whole); });
    for (std::size_t const piece : {std::size_t{65536}, std::size_t{4096}, std::size_t{1460}, std::size_t{256}}) {
        add("view_" + std::to_string(piece), document, text,
            [piece](auto t) { return stream_way<message_view>(t, piece); });
    }
    add("view_events", document, text, [](auto t) { return stream_way<message_view, expat_source>(t, whole); });
    add("struct_events", document, text, [](auto t) { return struct_way<message, expat_source>(t, keeping::reused); });
    add(
        "struct_fresh", document, text, [](auto t) { return struct_way<message>(t, keeping::fresh); }, keeping::fresh);
}

/// A document that is made when it is first wanted.
template <class Make>
auto kept_text(Make make) {
    auto const kept = std::make_shared<std::string>();
    return [kept, make] {
        if (kept->empty()) {
            *kept = make();
        }
        return std::string_view(*kept);
    };
}

template <class T>
std::string text_of(T const& value) {
    return soapcodec::encode(value, soapcodec::soap_1_1).value();
}

int const registered = [] {
    using bench::layout;
    for (std::size_t const n : {std::size_t{1}, std::size_t{100}, std::size_t{100'000}}) {
        for (auto const l : {layout::compact, layout::indented}) {
            auto const document = bench::name_of(l) + ("/" + std::to_string(n));
            auto const text = [n, l] { return std::string_view(bench::identities_document(n, l)); };
            add_identities(document, text);
            if (n == 100) {
                auto const dialect = [&](std::string const& name, auto change) {
                    add_dialect(document + "/" + name,
                                kept_text([n, l, change] { return change(bench::identities_document(n, l)); }));
                };
                dialect("prefix", [](auto const& t) { return bench::with_prefix(t, "ns2"); });
                dialect("order", [](auto const& t) { return bench::in_another_order(t); });
                dialect("spaces", [](auto const& t) { return bench::with_spaces_in_tags(t); });
                dialect("attributes", [](auto const& t) { return bench::with_attributes(t); });
                dialect("long_texts", [](auto const& t) { return bench::with_names(t, std::string(10'000, 'x')); });
                dialect("escapes",
                        [](auto const& t) { return bench::with_names(t, "&lt;a&gt; &amp; &#65;&quot;b&quot;"); });
                dialect("norwegian", [](auto const& t) { return bench::with_names(t, "Blåbærsyltetøy på Ærfugløy"); });
                dialect("japanese", [](auto const& t) { return bench::with_names(t, "株式会社日本語サービス"); });
                dialect("odd", [](auto const& t) { return bench::with_odd_records(t); });
            }
        }
    }
    using reply = stack::authenticate_response;
    using reply_view = stack::authenticate_response_view;
    auto const authenticate = [] { return std::string_view(bench::authenticate_document()); };
    auto const meta = kept_text([] {
        auto made = bench::make_authenticate_response();
        for (int i = 0; i < 50'000; ++i) {
            made.meta->push_back({"key " + std::to_string(i), "value " + std::to_string(i)});
        }
        return text_of(made);
    });
    for (auto const& [name, text] :
         {std::pair<std::string, std::function<std::string_view()>>{"authenticate", authenticate}, {"meta", meta}}) {
        add("struct", name, text, [](auto t) { return struct_way<reply>(t, keeping::reused); });
        add("arena", name, text, [](auto t) { return arena_way<reply_view>(t); });
        add("struct_events", name, text,
            [](auto t) { return struct_way<reply, soapcodec::xml::expat_source>(t, keeping::reused); });
    }
    auto const login = kept_text([] { return text_of(office::login_response{"Fh2kTq8ZrX0vN5mLw3Yc"}); });
    add("struct", "login", login, [](auto t) { return struct_way<office::login_response>(t, keeping::reused); });
    auto const fault = kept_text([] {
        return soapcodec::encode(
                   soapcodec::soap::fault{.code = soapcodec::soap::sender, .reasons = {{"not logged in", "en"}}},
                   soapcodec::soap_1_1)
            .value();
    });
    add("refusal", "fault", fault, [](auto t) { return refusal_way<message>(t, soapcodec::errc::fault); });
    auto const bad = kept_text([] {
        auto text = bench::identities_document(100, layout::compact);
        return text.replace(text.rfind("<IsCurrent>") + 11, 1, "x");
    });
    add("refusal", "bad_value", bad, [](auto t) { return refusal_way<message>(t, soapcodec::errc::invalid_value); });
    return 0;
}();

} // namespace
