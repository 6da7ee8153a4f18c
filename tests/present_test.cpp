// SPDX-License-Identifier: MIT
// present() goes over the items of a list that are there.
#include <soapcodec/present.hpp>

#include "catch.hpp"

#include <cstddef>     // std::size_t
#include <iterator>    // std::forward_iterator, std::distance
#include <optional>    // std::optional
#include <span>        // std::span
#include <string>      // std::string
#include <string_view> // std::string_view
#include <type_traits> // std::is_same_v
#include <vector>      // std::vector

namespace {

using soapcodec::present;
using optionals = std::vector<std::optional<std::string>>;

template <class List>
std::string joined(List const& list) {
    std::string text;
    for (auto const& item : present(list)) {
        text += item;
        text += ',';
    }
    return text;
}

} // namespace

TEST_CASE("items that are null are passed over, wherever they stand") {
    CHECK(joined(optionals{"a", "b"}) == "a,b,");
    CHECK(joined(optionals{std::nullopt, "a", std::nullopt, std::nullopt, "b", std::nullopt}) == "a,b,");
    CHECK(joined(optionals{std::nullopt}).empty());
    CHECK(joined(optionals{}).empty());
    CHECK(joined(optionals{""}) == ",");
}

TEST_CASE("a list that is null has no items") {
    CHECK(joined(std::optional<optionals>()).empty());
    CHECK(joined(std::optional<optionals>(optionals{})).empty());
    CHECK(joined(std::optional<optionals>(optionals{std::nullopt, "a"})) == "a,");
    std::optional<std::vector<std::string>> const none;
    CHECK(present(none).begin() == present(none).end());
}

TEST_CASE("a list of items that cannot be null is gone over whole") {
    std::vector<std::string> const plain{"", "a"};
    CHECK(joined(plain) == ",a,");
    CHECK(joined(std::optional<std::vector<std::string>>(plain)) == ",a,");
}

TEST_CASE("a span is a list") {
    std::optional<std::string_view> items[] = {"a", std::nullopt, "b"};
    std::span<std::optional<std::string_view>> const span(items);
    CHECK(joined(span) == "a,b,");
    CHECK(joined(std::optional<std::span<std::optional<std::string_view>>>(span)) == "a,b,");
    CHECK(joined(std::span<std::optional<std::string_view>>()).empty());
}

TEST_CASE("the items are those of the list and not copies") {
    optionals const list{std::nullopt, "a"};
    STATIC_REQUIRE(std::is_same_v<decltype(*present(list).begin()), std::string const&>);
    CHECK(&*present(list).begin() == &*list[1]);
    CHECK(present(list).begin()->size() == 1);
}

TEST_CASE("the iterators are forward iterators") {
    optionals const list{"a", std::nullopt, "b", "c", std::nullopt};
    auto const range = present(list);
    using iterator = decltype(range.begin());
    STATIC_REQUIRE(std::forward_iterator<iterator>);
    STATIC_REQUIRE(std::is_same_v<std::iterator_traits<iterator>::value_type, std::string>);
    CHECK(std::distance(range.begin(), range.end()) == 3);
    CHECK(std::vector<std::string>(range.begin(), range.end()) == std::vector<std::string>{"a", "b", "c"});
    auto at = range.begin();
    CHECK(*at++ == "a");
    CHECK(*at == "b");
    CHECK(*++at == "c");
    CHECK(++at == range.end());
    CHECK(iterator() == iterator());
}
