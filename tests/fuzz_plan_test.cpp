// SPDX-License-Identifier: MIT
// Cuts: all of a document and nothing else, in memory that is gone.
#include <soapcodec/fuzz/plan.hpp>

#include "fuzz_support.hpp"

#include <algorithm>   // std::count, std::find
#include <numeric>     // std::accumulate
#include <random>      // std::mt19937
#include <set>         // std::set
#include <string>      // std::string
#include <string_view> // std::string_view
#include <vector>      // std::vector

using soapcodec::fuzz::input;
using soapcodec::fuzz::plan;

namespace {

/// Keeps what it is fed. Refuses every piece after the first `wanted`.
struct recorder {
    std::vector<std::string> pieces{};
    std::size_t wanted = ~std::size_t{0};
    std::size_t flushes = 0;
    bool last_was_fed = true;

    bool feed(std::string_view piece) {
        pieces.emplace_back(piece);
        return pieces.size() <= wanted;
    }
    bool flush() {
        ++flushes;
        return true;
    }
    std::string finish(std::string_view last = {}) {
        if (!last.empty()) {
            pieces.emplace_back(last);
            last_was_fed = false;
        }
        std::string all;
        for (auto const& piece : pieces) {
            all += piece;
        }
        return all;
    }
};

constexpr std::string_view document = "<a>&amp;\xC3\xA9\r\n</a>";

} // namespace

TEST_CASE("a plan feeds all of a document, in pieces of every kind") {
    std::mt19937 from(1);
    std::set<std::size_t> counts;
    bool any_empty = false;
    bool any_flush = false;
    bool any_fed_last = false;
    bool any_finished_last = false;
    for (int i = 0; i < 500; ++i) {
        auto const bytes = test::fuzz::random_bytes(from, 8);
        input choices(bytes);
        plan const cut(choices);
        CAPTURE(cut.describe(document));
        recorder decoder;
        CHECK(cut.feed(decoder, document) == document);
        auto const sizes = cut.pieces(document);
        CHECK(std::accumulate(sizes.begin(), sizes.end(), std::size_t{0}) == document.size());
        counts.insert(sizes.size());
        any_empty = any_empty || std::count(sizes.begin(), sizes.end(), 0U) != 0;
        any_flush = any_flush || decoder.flushes != 0;
        (decoder.last_was_fed ? any_fed_last : any_finished_last) = true;
    }
    CHECK(counts.size() > 5);
    CHECK(counts.contains(1));
    CHECK(counts.contains(document.size()));
    CHECK(any_empty);
    CHECK(any_flush);
    CHECK(any_fed_last);
    CHECK(any_finished_last);
}

TEST_CASE("an empty document is one empty piece") {
    std::mt19937 from(2);
    for (int i = 0; i < 50; ++i) {
        auto const bytes = test::fuzz::random_bytes(from, 8);
        input choices(bytes);
        CHECK(plan(choices).pieces("") == std::vector<std::size_t>{0});
    }
}

TEST_CASE("without choices a document is cut between all bytes") {
    input none({});
    CHECK(plan(none).pieces("abc") == std::vector<std::size_t>{1, 1, 1});
    CHECK(plan::bytewise().pieces("abc") == std::vector<std::size_t>{1, 1, 1});
    CHECK(plan().pieces("abc") == std::vector<std::size_t>{3});
    CHECK(plan().describe("abc") == "whole, the last piece by finish(): 3");
}

TEST_CASE("cuts near offsets are near them") {
    std::mt19937 from(3);
    std::set<std::size_t> seen;
    for (int i = 0; i < 300; ++i) {
        auto bytes = test::fuzz::random_bytes(from, 8);
        bytes.back() = 1; // near
        input choices(bytes);
        std::size_t at = 0;
        auto const sizes = plan(choices, {0, 8, 100}).pieces("0123456789abcdef");
        for (std::size_t piece = 0; piece + 1 < sizes.size(); ++piece) {
            seen.insert(at += sizes[piece]);
        }
    }
    CHECK(seen == std::set<std::size_t>{0, 1, 2, 7, 8, 9, 16});
}

TEST_CASE("what refuses to go on is asked for its answer, now or when it has been given the rest") {
    std::mt19937 from(4);
    std::set<bool> all_fed;
    for (int i = 0; i < 100; ++i) {
        auto bytes = test::fuzz::random_bytes(from, 8);
        bytes.back() = 0; // bytewise
        input choices(bytes);
        recorder decoder{.wanted = 2};
        auto const found = plan(choices).feed(decoder, document);
        all_fed.insert(found.size() == document.size());
        CHECK((found == document || found == document.substr(0, 3)));
    }
    CHECK(all_fed.size() == 2);
}
