// SPDX-License-Identifier: MIT
// Tests of arena: alignment, copies, lists that grow, marks, and memory that is kept.
#include <soapcodec/arena.hpp>

#include "catch.hpp"

#include <array>       // std::array
#include <cstddef>     // std::size_t, std::max_align_t
#include <cstdint>     // std::uintptr_t
#include <cstring>     // std::memset
#include <span>        // std::span
#include <string>      // std::string
#include <string_view> // std::string_view
#include <utility>     // std::move
#include <vector>      // std::vector

using soapcodec::arena;

namespace {

struct item {
    std::string_view name;
    std::uint64_t number = 7;
    std::byte odd{};
};

} // namespace

TEST_CASE("an arena that was never used holds no memory") {
    arena memory;
    CHECK(memory.capacity() == 0);
    memory.clear();
    CHECK(memory.capacity() == 0);
    CHECK(memory.copy("").empty());
    CHECK(memory.copy("").data() != nullptr);
    CHECK(memory.capacity() == 0);
}

TEST_CASE("memory is aligned as asked and not given out twice") {
    arena memory;
    struct range {
        unsigned char* begin;
        std::size_t size;
        unsigned char fill;
    };
    std::vector<range> ranges;
    std::size_t size = 1;
    for (unsigned i = 0; i < 400; ++i) {
        auto const alignment = std::size_t{1} << (i % 5); // to 16
        size = (size * 7 + 3) % 301 + 1;
        auto* const begin = static_cast<unsigned char*>(memory.allocate(size, alignment));
        REQUIRE(reinterpret_cast<std::uintptr_t>(begin) % alignment == 0);
        auto const fill = static_cast<unsigned char>(i);
        std::memset(begin, fill, size);
        ranges.push_back({begin, size, fill});
    }
    for (auto const& r : ranges) {
        for (std::size_t i = 0; i < r.size; ++i) {
            REQUIRE(r.begin[i] == r.fill);
        }
    }
}

TEST_CASE("what does not fit a block gets one of its own size at least") {
    arena memory;
    auto const large = memory.copy(std::string(100000, 'x'));
    CHECK(large == std::string(100000, 'x'));
    CHECK(memory.capacity() >= 100000);
    auto const larger = memory.copy(std::string(1000000, 'y'));
    CHECK(larger == std::string(1000000, 'y'));
    CHECK(large == std::string(100000, 'x'));
}

TEST_CASE("a copy is independent of its source, NUL and all") {
    arena memory;
    std::string source("a\0b", 3);
    auto const copy = memory.copy(source);
    source.assign("xyz");
    CHECK(copy == std::string_view("a\0b", 3));
}

TEST_CASE("a list grows item by item, each value-initialised, and keeps what it had") {
    arena memory;
    std::span<item> list;
    for (std::size_t i = 0; i < 1000; ++i) {
        auto& added = memory.append(list);
        REQUIRE(&added == &list.back());
        REQUIRE(added.number == 7);
        REQUIRE(added.name.empty());
        added.number = i;
        added.name = memory.copy(std::to_string(i)); // between two items of the list
    }
    REQUIRE(list.size() == 1000);
    for (std::size_t i = 0; i < list.size(); ++i) {
        REQUIRE(list[i].number == i);
        REQUIRE(list[i].name == std::to_string(i));
    }
}

TEST_CASE("two lists grow side by side") {
    arena memory;
    std::span<int> left;
    std::span<std::string_view> right;
    for (int i = 0; i < 100; ++i) {
        memory.append(left) = i;
        memory.append(right) = memory.copy(std::string(static_cast<std::size_t>(i), 'r'));
    }
    for (std::size_t i = 0; i < 100; ++i) {
        REQUIRE(left[i] == static_cast<int>(i));
        REQUIRE(right[i].size() == i);
    }
}

TEST_CASE("after clear the same memory is used again, and no more is taken for as much") {
    arena memory;
    auto const fill = [&memory] {
        char const* first = nullptr;
        for (int i = 0; i < 500; ++i) {
            auto const text = memory.copy(std::string(static_cast<std::size_t>(i % 97), 'z'));
            first = first == nullptr && !text.empty() ? text.data() : first;
        }
        (void)memory.copy(std::string(20000, 'z'));
        return first;
    };
    auto const* const first = fill();
    auto const capacity = memory.capacity();
    for (int i = 0; i < 10; ++i) {
        memory.clear();
        CHECK(fill() == first);
        CHECK(memory.capacity() == capacity);
    }
}

TEST_CASE("rewinding to a mark ends what came after it and leaves what came before") {
    arena memory;
    auto const kept = memory.copy("kept");
    auto const mark = memory.mark();
    auto const first = memory.copy("first");
    auto const capacity = memory.capacity();
    for (int i = 0; i < 100; ++i) {
        memory.rewind(mark);
        auto const text = memory.copy("other");
        REQUIRE(text.data() == first.data());
        (void)memory.copy(std::string(4000, 'x'));
        (void)memory.copy(std::string(9000, 'x'));
    }
    CHECK(kept == "kept");
    CHECK(memory.capacity() >= capacity + 9000);
    auto const grown = memory.capacity();
    memory.rewind(mark);
    (void)memory.copy(std::string(9000, 'x'));
    CHECK(memory.capacity() == grown);
}

TEST_CASE("an arena that is moved keeps its contents where they are") {
    arena first;
    auto const text = first.copy("text");
    arena second(std::move(first));
    CHECK(text == "text");
    arena third;
    (void)third.copy("gone");
    third = std::move(second);
    CHECK(text == "text");
    auto const other = third.copy("other");
    CHECK(text == "text");
    CHECK(other == "other");
}
