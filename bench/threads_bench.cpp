// SPDX-License-Identifier: MIT
// Two threads, each with decoders and encoders of its own, beside one that does as much as both: what they take from
// each other by sharing memory. There is nothing that they share on purpose.
//
//     threads/WAY/DOCUMENT   ratio = processor time of one thread / that of the two; 1 when nothing is lost
#include <benchmark/benchmark.h>

#include <string>
#include <string_view>
#include <thread>

#include <soapcodec/decode.hpp>
#include <soapcodec/encode.hpp>

#include "corpus.hpp"
#include "expat_reference.hpp"
#include "paired.hpp"

namespace {

constexpr int calls = 200;

void decode(std::string_view text) {
    soapcodec::decoder<soapcodec::office24seven::get_identities_response> decoder;
    for (int i = 0; i < calls; ++i) {
        decoder.reset();
        bench::require(decoder.finish(text).has_value());
    }
}

void encode(std::string_view /*unused*/) {
    auto const& message = bench::identities(100);
    for (int i = 0; i < calls; ++i) {
        bench::require(soapcodec::encode(message, soapcodec::soap_1_2).has_value());
    }
}

void add(std::string const& name, void (*once)(std::string_view)) {
    auto const text = [] { return std::string_view(bench::identities_document(100, bench::layout::compact)); };
    bench::compare(
        name, [text] { return text().size() * 2 * calls; },
        [once, text] {
            return [once, text = text()] {
                std::thread one([once, text] {
                    once(text);
                    once(text);
                });
                one.join();
            };
        },
        [once, text] {
            return [once, text = text()] {
                std::thread first(once, text);
                std::thread second(once, text);
                first.join();
                second.join();
            };
        });
}

int const registered = [] {
    add("threads/struct/compact/100", decode);
    add("threads/encode/compact/100", encode);
    return 0;
}();

} // namespace
