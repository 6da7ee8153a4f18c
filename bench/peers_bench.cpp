// SPDX-License-Identifier: MIT
// Other parsers, and ours, each beside expat by itself (the reference of decode_bench.cpp).
//
//     peer/decode/DOCUMENT/PEER   into structs; ratio = the peer's speed / expat's
//     peer/parse/DOCUMENT/PEER    for nothing
//     peer/checks/PEER            what the peer refuses: a counter for each kind of wrong document, 1 if refused
//
// What a peer has decoded must have the checksum of what was encoded, or it is an error. A document that a peer refuses
// is skipped with a message. allocations: what one more decoding asks malloc for, with all that the peer keeps from one
// to the next already there; peak_KiB: the most that a first decoding has at once, the structs included.
//
// Documents: LAYOUT_N are N identities (100,000 in compact only), prefixed_100 those with a prefix on every name,
// authenticate a small reply with a dictionary.
#include <benchmark/benchmark.h>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "corpus.hpp"
#include "dialects.hpp"
#include "expat_reference.hpp"
#include "heap.hpp"
#include "paired.hpp"
#include "peers/checksum.hpp"
#include "peers/peer.hpp"

namespace {

using bench::layout;

struct document {
    std::string name;
    std::function<std::string_view()> text;
    std::function<std::uint64_t()> checksum;
    bool is_authenticate = false;
};

std::vector<document> const& documents() {
    static std::vector<document> const all = [] {
        std::vector<document> made;
        auto const add = [&made](std::string name, std::size_t count, auto text) {
            made.push_back({std::move(name), text, [count] { return bench::checksum_of(bench::identities(count)); }});
        };
        for (auto const l : {layout::compact, layout::indented}) {
            for (std::size_t const n : {std::size_t{1}, std::size_t{100}}) {
                add(bench::name_of(l) + ("_" + std::to_string(n)), n,
                    [n, l] { return std::string_view(bench::identities_document(n, l)); });
            }
        }
        add("compact_100000", 100'000,
            [] { return std::string_view(bench::identities_document(100'000, layout::compact)); });
        add("prefixed_100", 100, [] {
            static auto const text = bench::with_prefix(bench::identities_document(100, layout::compact), "ns2");
            return std::string_view(text);
        });
        made.push_back({"authenticate", [] { return std::string_view(bench::authenticate_document()); },
                        [] { return bench::checksum_of(bench::make_authenticate_response()); }, true});
        return made;
    }();
    return all;
}

void measure(benchmark::State& state, document const& one, bench::make_decoding const& make) {
    auto const text = one.text();
    auto const decoding = make(text);
    if (!decoding.run()) {
        state.SkipWithError("refuses it");
        return;
    }
    if (decoding.checksum() != one.checksum()) {
        state.SkipWithError("reads something else");
        return;
    }
    bench::run_paired(state, text.size(), bench::expat_way(text, bench::keeping::reused),
                      [&decoding] { bench::require(decoding.run()); });
    bench::heap_use const again([&decoding] { bench::require(decoding.run()); });
    bench::heap_use const first([&make, text] { bench::require(make(text).run()); });
    state.counters["allocations"] = static_cast<double>(again.allocations());
    state.counters["peak_KiB"] = static_cast<double>(first.peak()) / 1024;
}

void measure_parsing(benchmark::State& state, document const& one, std::function<bool(std::string_view)> const& parse) {
    auto const text = one.text();
    if (!parse(text)) {
        state.SkipWithError("refuses it");
        return;
    }
    bench::run_paired(state, text.size(), bench::expat_way(text, bench::keeping::reused),
                      [&parse, text] { bench::require(parse(text)); });
}

// --- what is refused

/// A reply of one identity with something in it that is wrong.
struct fault {
    char const* name;
    std::string_view replaced;
    std::string_view by;
};

constexpr fault faults[]{
    {"end_tag", "</GetIdentitiesResult>", "</GetIdentitiesResults>"},
    {"utf8", "<Name>", "<Name>\xC0\xAF"},
    {"control_character", "<Name>", "<Name>\x01"},
    {"undeclared_prefix", "<GetIdentitiesResult>", "<GetIdentitiesResult p:a=\"1\">"},
    {"twice_the_attribute", "<GetIdentitiesResult>", "<GetIdentitiesResult a=\"1\" a=\"2\">"},
    {"undeclared_entity", "<Name>", "<Name>&a;"},
    {"doctype", "<soap12:Envelope", "<!DOCTYPE a [<!ENTITY a \"aaaaaaaa\">]><soap12:Envelope"},
    {"other_namespace", "http://24sevenOffice.com/webservices", "urn:another"},
    {"value", "<IsDefault>", "<IsDefault>x"},
    {"missing_element", "<IsCurrent>true</IsCurrent>", ""},
    {"element_twice", "<IsCurrent>true</IsCurrent>", "<IsCurrent>true</IsCurrent><IsCurrent>true</IsCurrent>"},
    {"after_the_end", "</soap12:Envelope>", "</soap12:Envelope><a/>"},
};

std::string with(fault const& what) {
    auto text = bench::identities_document(1, layout::compact);
    auto const at = text.find(what.replaced);
    bench::require(at != text.npos);
    return text.replace(at, what.replaced.size(), what.by);
}

std::string deep() {
    constexpr std::size_t depth = 5000;
    auto text = bench::identities_document(1, layout::compact);
    std::string inserted;
    for (std::size_t i = 0; i < depth; ++i) {
        inserted += "<a>";
    }
    for (std::size_t i = 0; i < depth; ++i) {
        inserted += "</a>";
    }
    return text.insert(text.find("<Name>"), inserted);
}

void count_refusals(benchmark::State& state, bench::make_decoding const& make) {
    auto const is_refused = [&make](std::string const& text) { return make(text).run() ? 0.0 : 1.0; };
    for ([[maybe_unused]] auto _ : state) {
        for (auto const& one : faults) {
            state.counters[one.name] = is_refused(with(one));
        }
        state.counters["depth"] = is_refused(deep());
    }
}

} // namespace

bool bench::add_peer(peer one) {
    for (auto const& each : documents()) {
        if (auto const& make = each.is_authenticate ? one.authenticate : one.identities) {
            auto const name = "peer/decode/" + each.name + "/" + one.name;
            benchmark::RegisterBenchmark(name.c_str(), [make, &each](benchmark::State& state) {
                measure(state, each, make);
            })->Unit(benchmark::kMicrosecond);
        }
        if (one.parse) {
            auto const name = "peer/parse/" + each.name + "/" + one.name;
            benchmark::RegisterBenchmark(name.c_str(), [parse = one.parse, &each](benchmark::State& state) {
                measure_parsing(state, each, parse);
            })->Unit(benchmark::kMicrosecond);
        }
    }
    if (one.identities) {
        benchmark::RegisterBenchmark(("peer/checks/" + one.name).c_str(), [make = one.identities](auto& state) {
            count_refusals(state, make);
        })->Iterations(1);
    }
    return true;
}
