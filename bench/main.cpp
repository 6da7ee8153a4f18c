// SPDX-License-Identifier: MIT
// The benchmarks, or one piece of work by itself, for a profiler or for counting instructions:
//
//     soapcodec_bench [Google Benchmark's flags]
//     soapcodec_bench --works             their names
//     soapcodec_bench --once WORK         twice to have everything in place, then once within soapcodec_bench_once
//
//     valgrind --tool=callgrind --toggle-collect=soapcodec_bench_once soapcodec_bench --once decode/struct/compact/1
#include <benchmark/benchmark.h>

#include <cstdio>
#include <cstdlib>
#include <string_view>

#include "paired.hpp"

extern "C" [[gnu::noinline]] void soapcodec_bench_once(bench::work const& what);
extern "C" void soapcodec_bench_once(bench::work const& what) {
    what();
}

int main(int count, char** arguments) {
    std::string_view const action = count > 1 ? arguments[1] : "";
    if (action == "--works") {
        for (auto const& [name, make] : bench::works()) {
            std::puts(name.c_str());
        }
        return EXIT_SUCCESS;
    }
    if (action == "--once" && count > 2) {
        auto const found = bench::works().find(arguments[2]);
        if (found == bench::works().end()) {
            std::fprintf(stderr, "no work %s: see --works\n", arguments[2]);
            return EXIT_FAILURE;
        }
        auto const what = found->second();
        what();
        what();
        soapcodec_bench_once(what);
        return EXIT_SUCCESS;
    }
    benchmark::Initialize(&count, arguments);
    if (benchmark::ReportUnrecognizedArguments(count, arguments)) {
        return EXIT_FAILURE;
    }
    benchmark::RunSpecifiedBenchmarks();
    return EXIT_SUCCESS;
}
