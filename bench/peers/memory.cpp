// SPDX-License-Identifier: MIT
// What the machine does with the same bytes when nothing is parsed: copying them, and a hop from each '<' to the next.
#include <cstring>
#include <vector>

#include <benchmark/benchmark.h>

#include "peer.hpp"

namespace {

bool const added[] = {
    bench::add_peer({.name = "memcpy",
                     .identities = {},
                     .authenticate = {},
                     .parse =
                         [copy = std::vector<char>()](std::string_view text) mutable {
                             copy.resize(text.size());
                             std::memcpy(copy.data(), text.data(), text.size());
                             benchmark::DoNotOptimize(copy.data());
                             benchmark::ClobberMemory();
                             return true;
                         }}),
    bench::add_peer({.name = "memchr, from each < to the next",
                     .identities = {},
                     .authenticate = {},
                     .parse =
                         [](std::string_view text) {
                             std::size_t tags = 0;
                             for (auto at = text.find('<'); at != text.npos; at = text.find('<', at + 1)) {
                                 ++tags;
                             }
                             benchmark::DoNotOptimize(tags);
                             return true;
                         }}),
};

} // namespace
