// SPDX-License-Identifier: MIT
// Encoding, beside a hand-written writer of the same bytes (reference: the hand-written one).
//
//     encode/compact/N          into a reserved std::string; ratio = our speed / the hand-written writer's
//     encode/indented/N         the same with line breaks
//     encode_string/LAYOUT/N    into a string made anew; encode_buffer: into an array of char; encode_function: to a
//                               function, which copies them into one, a few KB at a time
//     encode/indentation/N      with line breaks; reference: ours, compact (ratio: of the times, not of the bytes)
//
// encode/... and encode_by_hand/... by themselves are works that main.cpp runs, for a profiler.
#include <benchmark/benchmark.h>

#include <cstdio>
#include <cstdlib>
#include <iterator>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include <soapcodec/encode.hpp>

#include "corpus.hpp"
#include "hand_writer.hpp"
#include "paired.hpp"

namespace {

/// Where the bytes go.
enum class destination { appended, string, buffer, function };

bench::work encode_ours(std::size_t count, bench::layout l, destination to = destination::appended) {
    auto const& message = bench::identities(count);
    auto const size = bench::identities_document(count, l).size();
    soapcodec::encode_options const options{.indented = l == bench::layout::indented};
    // Shared, since a copy of a string has no spare capacity.
    auto const text = std::make_shared<std::string>();
    text->reserve(size);
    switch (to) {
    case destination::string:
        return [&message, options] {
            benchmark::DoNotOptimize(soapcodec::encode(message, soapcodec::soap_1_2, options)->data());
            benchmark::ClobberMemory();
        };
    case destination::buffer:
        text->resize(size);
        return [&message, text, options] {
            benchmark::DoNotOptimize(*soapcodec::encode_to(text->data(), message, soapcodec::soap_1_2, options));
            benchmark::ClobberMemory();
        };
    case destination::function:
        text->resize(size);
        return [&message, text, options] {
            std::size_t written = 0;
            auto const take = [&written, &text = *text](std::string_view part) {
                written += part.copy(text.data() + written, part.size());
            };
            benchmark::DoNotOptimize(soapcodec::encode_to(take, message, soapcodec::soap_1_2, options).has_value());
            benchmark::ClobberMemory();
        };
    default:
        return [&message, text, options] {
            text->clear();
            auto const written = soapcodec::encode_to(std::back_inserter(*text), message, soapcodec::soap_1_2, options);
            benchmark::DoNotOptimize(written.has_value());
            benchmark::ClobberMemory();
        };
    }
}

template <bench::layout L>
bench::work encode_by_hand(std::size_t count) {
    using writer = bench::hand_writer<L>;
    auto const& message = bench::identities(count);
    auto const& expected = bench::identities_document(count, L);
    std::shared_ptr<char[]> const memory(new char[expected.size() + 64]);
    auto const* const end = writer(memory.get()).write(message);
    if (std::string_view(memory.get(), static_cast<std::size_t>(end - memory.get())) != expected) {
        std::fputs("the hand-written writer writes other bytes than the encoder\n", stderr);
        std::abort();
    }
    return [&message, memory] {
        benchmark::DoNotOptimize(writer(memory.get()).write(message));
        benchmark::ClobberMemory();
    };
}

int const registered = [] {
    using bench::layout;
    for (std::size_t const n : {std::size_t{1}, std::size_t{100}, std::size_t{100'000}}) {
        auto const size = [n](layout l) { return [n, l] { return bench::identities_document(n, l).size(); }; };
        auto const ours = [n](layout l) { return [n, l] { return encode_ours(n, l); }; };
        auto const by_hand = [n](layout l) {
            return [n, l] {
                return l == layout::compact ? encode_by_hand<layout::compact>(n) : encode_by_hand<layout::indented>(n);
            };
        };
        auto const count = std::to_string(n);
        for (auto const l : {layout::compact, layout::indented}) {
            auto const name = std::string(bench::name_of(l)) + "/" + count;
            bench::compare("encode/" + name, size(l), by_hand(l), ours(l));
            bench::alone("encode/" + name, ours(l));
            for (auto const& [way, to] :
                 {std::pair{"encode_string/", destination::string}, std::pair{"encode_buffer/", destination::buffer},
                  std::pair{"encode_function/", destination::function}}) {
                bench::compare(way + name, size(l), by_hand(l), [n, l, to = to] { return encode_ours(n, l, to); });
            }
            bench::alone("encode_by_hand/" + name, by_hand(l));
        }
        bench::compare("encode/indentation/" + count, size(layout::indented), ours(layout::compact),
                       ours(layout::indented));
    }
    return 0;
}();

} // namespace
