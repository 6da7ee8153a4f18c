// SPDX-License-Identifier: MIT
// Tests of end_tag_finder: the first and the last end tag of a name in bytes, at every place of a block.
#include <soapcodec/detail/fast/end_tag.hpp>

#include "catch.hpp"

#include <cstddef>     // std::size_t
#include <memory>      // std::unique_ptr
#include <string>      // std::string
#include <string_view> // std::string_view

using soapcodec::detail::fast::end_tag_finder;

namespace {

constexpr auto none = end_tag_finder::npos;

/// Bytes in memory of their own size, so that a sanitizer sees every byte read beside them.
struct exact {
    explicit exact(std::string_view bytes)
        : memory(new char[bytes.size()]), view(memory.get(), bytes.copy(memory.get(), bytes.size())) {}
    std::unique_ptr<char[]> memory;
    std::string_view view;
};

} // namespace

TEST_CASE("the end tags of a name are found wherever they are") {
    end_tag_finder const items("p:Item");
    std::string const tag = "</p:Item>";
    for (std::size_t before = 0; before < 50; ++before) {
        for (std::size_t behind = 0; behind < 50; ++behind) {
            exact const one(std::string(before, '/') + tag + std::string(behind, '/'));
            REQUIRE(items.last(one.view) == before + tag.size());
            REQUIRE(items.first(one.view, 0) == before + tag.size());
            REQUIRE(items.first(one.view, before + tag.size() - 1) == before + tag.size());
            REQUIRE(items.first(one.view, before + tag.size()) == none);
            exact const two(tag + std::string(before, 'x') + tag + std::string(behind, '/'));
            REQUIRE(items.last(two.view) == 2 * tag.size() + before);
            REQUIRE(items.first(two.view, 0) == tag.size());
            REQUIRE(items.first(two.view, tag.size()) == 2 * tag.size() + before);
        }
    }
}

TEST_CASE("other tags are none, nor is one that is cut") {
    end_tag_finder const items("Item");
    for (std::string_view const bytes : {"", "/", "</", "</Item", "/Item>", "</Item ", "</Items>", "</p:Item>",
                                         "<Item/>", "< /Item>", "</ Item>", "<//Item>"}) {
        CAPTURE(bytes);
        exact const text(bytes);
        CHECK(items.first(text.view, 0) == none);
        CHECK(items.last(text.view) == none);
    }
}

TEST_CASE("white space may stand at the end of an end tag, but not much") {
    end_tag_finder const items("Item");
    CHECK(items.first("a</Item \t\r\n>b", 0) == 12);
    CHECK(items.last("a</Item \t\r\n>b") == 12);
    CHECK(items.last("</Item" + std::string(16, ' ') + ">") == 23);
    CHECK(items.last("</Item" + std::string(17, ' ') + ">") == none);
    CHECK(items.first("</Item" + std::string(17, ' ') + ">", 0) == none);
    // One that ends only in what is looked at now.
    CHECK(items.first("</Item" + std::string(16, ' ') + ">", 22) == 23);
}
