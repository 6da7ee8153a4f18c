// SPDX-License-Identifier: MIT
// Encoding, beside a hand-written writer of the same bytes (reference: the hand-written one).
//
//     encode/compact/N          into a reserved std::string; ratio = our speed / the hand-written writer's
//     encode/indented/N         the same message with line breaks; reference: ours, compact (ratio: of the times)
//     alone/encode/{ours,hand}/N  for a profiler
#include <benchmark/benchmark.h>

#include <cstdio>
#include <cstdlib>
#include <iterator>
#include <memory>
#include <string>
#include <string_view>

#include <soapcodec/encode.hpp>

#include "corpus.hpp"
#include "hand_writer.hpp"
#include "paired.hpp"

namespace {

bench::work encode_ours(std::size_t count, bench::layout l) {
    auto const& message = bench::identities(count);
    // Shared, since a copy of a string has no spare capacity.
    auto const text = std::make_shared<std::string>();
    text->reserve(bench::identities_document(count, l).size());
    soapcodec::encode_options const options{.indented = l == bench::layout::indented};
    return [&message, text, options] {
        text->clear();
        auto const written = soapcodec::encode_to(std::back_inserter(*text), message, soapcodec::soap_1_2, options);
        benchmark::DoNotOptimize(written.has_value());
        benchmark::ClobberMemory();
    };
}

bench::work encode_by_hand(std::size_t count) {
    auto const& message = bench::identities(count);
    auto const& expected = bench::identities_document(count, bench::layout::compact);
    std::shared_ptr<char[]> const memory(new char[expected.size() + 64]);
    auto const* const end = bench::hand_writer(memory.get()).write(message);
    if (std::string_view(memory.get(), static_cast<std::size_t>(end - memory.get())) != expected) {
        std::fputs("the hand-written writer writes other bytes than the encoder\n", stderr);
        std::abort();
    }
    return [&message, memory] {
        benchmark::DoNotOptimize(bench::hand_writer(memory.get()).write(message));
        benchmark::ClobberMemory();
    };
}

int const registered = [] {
    using bench::layout;
    for (std::size_t const n : {std::size_t{1}, std::size_t{100}, std::size_t{100'000}}) {
        auto const size = [n](layout l) { return [n, l] { return bench::identities_document(n, l).size(); }; };
        auto const ours = [n](layout l) { return [n, l] { return encode_ours(n, l); }; };
        auto const by_hand = [n] { return encode_by_hand(n); };
        auto const count = std::to_string(n);
        bench::compare("encode/compact/" + count, size(layout::compact), by_hand, ours(layout::compact));
        bench::compare("encode/indented/" + count, size(layout::indented), ours(layout::compact),
                       ours(layout::indented));
        bench::alone("encode/ours/" + count, size(layout::compact), ours(layout::compact));
        bench::alone("encode/hand/" + count, size(layout::compact), by_hand);
    }
    return 0;
}();

} // namespace
