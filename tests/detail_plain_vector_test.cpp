// SPDX-License-Identifier: MIT
// A vector of plain structs does what std::vector does.
#include <soapcodec/detail/plain_vector.hpp>

#include "allocation.hpp"
#include "catch.hpp"

#include <cstddef> // std::size_t
#include <cstdint> // std::uint64_t
#include <new>     // std::bad_alloc
#include <utility> // std::move
#include <vector>  // std::vector

namespace {

struct three_words {
    std::uint64_t first = 7;
    std::uint64_t second = 8;
    std::uint64_t third = 9;

    friend bool operator==(three_words const&, three_words const&) = default;
};

} // namespace

using soapcodec::detail::plain_vector;

TEST_CASE("a plain vector has what was pushed and not popped, in order") {
    plain_vector<three_words> plain;
    std::vector<three_words> expected;
    std::uint64_t number = 0;
    auto const same = [&] {
        bool good = plain.size() == expected.size() && plain.empty() == expected.empty();
        std::size_t i = 0;
        for (auto const& one : plain) {
            good = good && one == expected[i] && plain[i] == expected[i];
            ++i;
        }
        return good && i == expected.size() && (plain.empty() || plain.back() == expected.back());
    };
    for (int turn = 0; turn < 40; ++turn) {
        CAPTURE(turn);
        for (int i = 0; i < turn; ++i) {
            plain.push_back({++number, 2 * number, 3 * number});
            expected.push_back({number, 2 * number, 3 * number});
        }
        CHECK(same());
        auto const fewer = expected.size() / 2;
        plain.resize(fewer);
        expected.resize(fewer);
        CHECK(same());
        plain.resize(fewer + 3); // new ones, not those of before
        expected.resize(fewer + 3);
        CHECK(same());
        plain.drop_first(2);
        expected.erase(expected.begin(), expected.begin() + 2);
        plain.pop_back();
        expected.pop_back();
        CHECK(same());
    }
    plain.clear();
    expected.clear();
    CHECK(same());
    plain.drop_first(0);
    plain.resize(100);
    expected.resize(100);
    CHECK(same());
}

TEST_CASE("a plain vector takes a copy of one of its own while it grows") {
    plain_vector<three_words> plain;
    plain.push_back({1, 2, 3});
    for (int i = 0; i < 100; ++i) {
        plain.push_back(plain[0]);
    }
    CHECK(plain.back() == three_words{1, 2, 3});
}

TEST_CASE("a plain vector keeps its memory, and all it has where there is no more") {
    plain_vector<three_words> plain;
    auto const before = test::allocations();
    CHECK(plain.empty());
    plain.clear();
    CHECK(test::allocations() == before);
    plain.resize(64);
    plain.clear();
    auto const grown = test::allocations();
    for (std::uint64_t i = 0; i < 64; ++i) {
        plain.push_back({i, i, i});
    }
    CHECK(test::allocations() == grown);
    bool refused = false;
    {
        test::failing_allocation const none(1);
        try {
            plain.push_back({});
        } catch (std::bad_alloc const&) {
            refused = true;
        }
    }
    CHECK(refused);
    CHECK(plain.size() == 64);
    for (std::uint64_t i = 0; i < 64; ++i) {
        CHECK(plain[i] == three_words{i, i, i});
    }
    plain.push_back({64, 64, 64});
    CHECK(plain.back() == three_words{64, 64, 64});
}

TEST_CASE("a plain vector that is moved leaves an empty one") {
    plain_vector<three_words> from;
    from.push_back({1, 2, 3});
    auto to = std::move(from);
    CHECK(to.size() == 1);
    CHECK(to.back() == three_words{1, 2, 3});
    CHECK(from.empty());
    from.push_back({4, 5, 6});
    CHECK(from.back() == three_words{4, 5, 6});
    CHECK(to.back() == three_words{1, 2, 3});
}
