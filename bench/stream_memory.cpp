// SPDX-License-Identifier: MIT
// stream_memory [MiB]: streams a reply of that length (default 1024) through a stream_decoder in pieces of 64 KiB that
// are made as they go. Prints records, bytes, seconds and peak memory; fails if the peak is over 8 MiB.
#include <sys/resource.h>

#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>

#include <soapcodec/stream.hpp>

#include "long_reply.hpp"

namespace {

namespace office = soapcodec::office24seven;

constexpr long most_memory_kib = 8L << 10;

} // namespace

int main(int count, char** arguments) {
    auto const mebibytes = count > 1 ? std::strtoull(arguments[1], nullptr, 10) : 1024ULL;
    bench::long_reply reply(std::uint64_t{mebibytes} << 20U);

    // Something that needs every record, so that none of the work can be left out.
    std::uint64_t sum = 0;
    soapcodec::stream_decoder<&office::get_identities_response_view::identities> decoder(
        [&sum](office::identity_view const& who) { sum += who.id.bytes[0] + (who.user ? who.user->name.size() : 0); });

    std::uint64_t bytes = 0;
    auto const start = std::chrono::steady_clock::now();
    for (auto piece = reply.next(); !piece.empty(); piece = reply.next()) {
        bytes += piece.size();
        if (!decoder.feed(piece)) {
            break;
        }
    }
    auto const rest = decoder.finish();
    std::chrono::duration<double> const taken = std::chrono::steady_clock::now() - start;
    if (!rest) {
        std::fprintf(stderr, "%s\n", rest.error().message().c_str());
        return EXIT_FAILURE;
    }

    rusage used{};
    getrusage(RUSAGE_SELF, &used);
    std::printf("records %llu\nbytes %llu\nseconds %.3f\npeak KiB %ld\nchecksum %llu\n",
                static_cast<unsigned long long>(decoder.records()), static_cast<unsigned long long>(bytes),
                taken.count(), used.ru_maxrss, static_cast<unsigned long long>(sum));
    if (used.ru_maxrss > most_memory_kib) {
        std::fprintf(stderr, "over %ld KiB of memory\n", most_memory_kib);
        return EXIT_FAILURE;
    }
    return EXIT_SUCCESS;
}
