// SPDX-License-Identifier: MIT
// A set is the same, whether it has few or many.
#include <soapcodec/detail/xml/small_set.hpp>

#include "allocation.hpp"
#include "catch.hpp"

#include <cstddef>     // std::size_t
#include <string>      // std::string
#include <string_view> // std::string_view
#include <vector>      // std::vector

using soapcodec::detail::small_set;

TEST_CASE("a small set has each value once, whatever their number") {
    std::vector<std::string> names;
    for (int i = 0; i < 200; ++i) {
        names.push_back("name" + std::to_string(i * 37 % 200));
    }
    small_set<std::string_view> set;
    CHECK_FALSE(set.contains(""));
    CHECK(set.insert(""));
    CHECK_FALSE(set.insert(""));
    for (std::size_t i = 0; i < names.size(); ++i) {
        CAPTURE(i);
        CHECK_FALSE(set.contains(names[i]));
        CHECK(set.insert(names[i]));
        for (std::size_t j = 0; j < names.size(); ++j) {
            if (set.contains(names[j]) != (j <= i) || (j <= i && set.insert(names[j]))) {
                FAIL("number " << j);
            }
        }
    }
    CHECK(set.contains(""));
    CHECK_FALSE(set.insert(""));
}

TEST_CASE("a small set with few values asks for no memory") {
    auto const before = test::allocations();
    small_set<std::string_view> set;
    std::string_view const letters = "abcdefghijklmnopqrstuvwxyz";
    for (std::size_t i = 0; i < set.few; ++i) {
        (void)set.insert(letters.substr(i, 1));
    }
    bool const again = set.insert("a") || !set.contains("p") || set.contains("q");
    CHECK(test::allocations() == before);
    CHECK_FALSE(again);
}
