// SPDX-License-Identifier: MIT
// stream_memory [MiB]: streams a reply of that length (default 1024) through a stream_decoder in pieces of 64 KiB that
// are made as they go. Prints records, bytes, seconds and peak memory; fails if the peak is over 8 MiB.
#include <sys/resource.h>

#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

#include <soapcodec/stream.hpp>

#include "corpus.hpp"

namespace {

namespace office = soapcodec::office24seven;

constexpr std::size_t piece_size = std::size_t{64} << 10U;
constexpr long most_memory_kib = 8L << 10;

/// A reply that repeats a few encoded identities for as long as wanted, in pieces of piece_size.
class endless_reply {
public:
    explicit endless_reply(std::uint64_t bytes) : bytes_(bytes) {
        std::string_view const text = bench::identities_document(64, bench::layout::compact);
        auto const first = text.find("<Identity>");
        constexpr std::string_view last_tag = "</Identity>";
        auto const end = text.rfind(last_tag) + last_tag.size();
        piece_ = text.substr(0, first);
        records_ = text.substr(first, end - first);
        tail_ = text.substr(end);
    }

    /// The next piece, nothing at the end; lives until the next call.
    std::string_view next() {
        piece_.erase(0, given_);
        while (piece_.size() < piece_size && !closed_) {
            closed_ = made_ >= bytes_;
            piece_ += closed_ ? tail_ : records_;
            made_ += records_.size();
        }
        given_ = std::min(piece_size, piece_.size());
        return std::string_view(piece_).substr(0, given_);
    }

private:
    std::uint64_t bytes_;
    std::uint64_t made_ = 0;
    std::string_view records_;
    std::string_view tail_;
    std::string piece_;
    std::size_t given_ = 0;
    bool closed_ = false;
};

} // namespace

int main(int count, char** arguments) {
    auto const mebibytes = count > 1 ? std::strtoull(arguments[1], nullptr, 10) : 1024ULL;
    endless_reply reply(std::uint64_t{mebibytes} << 20U);

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
