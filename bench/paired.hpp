// SPDX-License-Identifier: MIT
// Two ways to do the same work, timed in turn: on a machine that others use, only their ratio is steady.
#pragma once

#include <benchmark/benchmark.h>

#include <ctime>

#include <algorithm>
#include <cstddef>
#include <functional>
#include <map>
#include <string>
#include <vector>

namespace bench {

/// Something that is measured: one call does the work once.
using work = std::function<void()>;

[[nodiscard]] inline double cpu_seconds() {
    std::timespec now{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}

[[nodiscard]] inline double median(std::vector<double> values) {
    auto const middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

/// Runs the reference and ours in every iteration, by turns first, and counts
///   ratio     our speed as a multiple of the reference's: the median over all iterations of their times' quotient
///   ours      MB/s by process CPU time, median
///   reference MB/s of the other
/// `bytes` is what one call reads or writes.
inline void run_paired(benchmark::State& state, std::size_t bytes, work const& reference, work const& ours) {
    // A call on a small message is over before the clock has moved.
    constexpr std::size_t least = std::size_t{256} << 10U;
    auto const calls = 1 + least / bytes;
    auto const seconds = [calls](work const& what) {
        auto const start = cpu_seconds();
        for (std::size_t i = 0; i < calls; ++i) {
            what();
        }
        return cpu_seconds() - start;
    };
    std::vector<double> ratios;
    std::vector<double> our_times;
    std::vector<double> reference_times;
    // First calls find cold caches and memory that the system has yet to map.
    reference();
    ours();
    bool ours_first = false;
    for ([[maybe_unused]] auto _ : state) {
        double own = ours_first ? seconds(ours) : 0;
        double const other = seconds(reference);
        own = ours_first ? own : seconds(ours);
        ours_first = !ours_first;
        ratios.push_back(other / own);
        our_times.push_back(own);
        reference_times.push_back(other);
    }
    auto const megabytes = 1e-6 * static_cast<double>(bytes) * static_cast<double>(calls);
    state.counters["ratio"] = median(ratios);
    state.counters["ours"] = megabytes / median(our_times);
    state.counters["reference"] = megabytes / median(reference_times);
}

/// Registers `name`, the paired comparison. The makers build what they need when the benchmark runs, not before.
template <class MakeReference, class MakeOurs, class Bytes>
void compare(std::string const& name, Bytes bytes, MakeReference make_reference, MakeOurs make_ours) {
    benchmark::RegisterBenchmark(name.c_str(), [=](benchmark::State& state) {
        run_paired(state, bytes(), make_reference(), make_ours());
    })->Unit(benchmark::kMicrosecond);
}

/// What can be run by itself, by name: main.cpp.
[[nodiscard]] inline std::map<std::string, std::function<work()>>& works() {
    static std::map<std::string, std::function<work()>> all;
    return all;
}

/// Enters work that is run by itself only, for those who count its instructions or profile it. The maker builds what it
/// needs when it is called.
template <class Make>
void alone(std::string const& name, Make make) {
    works()[name] = make;
}

} // namespace bench
