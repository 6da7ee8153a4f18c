// SPDX-License-Identifier: MIT
// Tests of lists that are written item by item: with_list() and list_source.
#include <soapcodec/shape/list_source.hpp>

#include "catch.hpp"
#include "support.hpp"

#include <soapcodec/encode.hpp>
#include <soapcodec/fuzz/generate.hpp>
#include <soapcodec/soap/addressing.hpp>

#include <algorithm>  // std::max
#include <cstddef>    // std::size_t, std::ptrdiff_t
#include <functional> // std::function
#include <iterator>   // std::default_sentinel_t
#include <random>     // std::mt19937
#include <span>       // std::span
#include <stdexcept>  // std::runtime_error
#include <string>     // std::string
#include <utility>    // std::exchange

using soapcodec::list_source;
using soapcodec::path;
using soapcodec::soap_1_1;
using soapcodec::with_list;
using test::errc;
using test::line;
using test::order;

namespace test {

struct leaf {
    std::int32_t number = 0;
    std::vector<line> lines; // with no element around
};
constexpr auto soap_shape(leaf const*) {
    return soapcodec::record(soapcodec::element<"Number", &leaf::number>, soapcodec::element<"Line", &leaf::lines>);
}
struct book {
    std::optional<leaf> first;
    leaf second;
};
constexpr auto soap_shape(book const*) {
    return soapcodec::message<"Paged", "urn:order">(soapcodec::element<"First", &book::first>,
                                                    soapcodec::element<"Second", &book::second>);
}

/// A struct that is only written may have such a list itself.
struct numbers {
    list_source<std::int32_t> all;
};
constexpr auto soap_shape(numbers const*) {
    return soapcodec::message<"Numbers", "urn:order">(soapcodec::element<"All", &numbers::all, soapcodec::items<"N">>);
}

} // namespace test

namespace {

/// A range that makes its items, and can be gone through once.
struct made_lines {
    std::vector<line> const* of;

    struct iterator {
        using value_type = line;
        using difference_type = std::ptrdiff_t;
        std::vector<line> const* of = nullptr;
        std::size_t at = 0;

        line operator*() const { return (*of)[at]; }
        iterator& operator++() { return ++at, *this; }
        void operator++(int) { ++at; }
        bool operator==(std::default_sentinel_t) const { return at == of->size(); }
    };
    [[nodiscard]] iterator begin() const { return {of}; }
    [[nodiscard]] static std::default_sentinel_t end() { return {}; }
};

std::string text_of(auto const& message, soapcodec::encode_options const& options = {}) {
    return soapcodec::encode(message, soap_1_1, options).value();
}

} // namespace

TEST_CASE("a message with a list from elsewhere is written as one that holds the list") {
    std::mt19937 random(10);
    for (int turn = 0; turn < 300; ++turn) {
        std::vector<std::uint8_t> bytes(400);
        for (auto& byte : bytes) {
            byte = static_cast<std::uint8_t>(random());
        }
        soapcodec::fuzz::input from{std::span<std::uint8_t const>(bytes)};
        auto whole = soapcodec::fuzz::generate<order>(from);
        if (!whole.lines) {
            whole.lines.emplace();
        }
        for (bool const indented : {false, true}) {
            soapcodec::encode_options options;
            options.indented = indented;
            auto const expected = text_of(whole, options);
            auto rest = whole;
            rest.lines.reset();
            CHECK(text_of(with_list<&order::lines>(rest, *whole.lines), options) == expected);
            rest = whole;
            rest.extras.clear();
            CHECK(text_of(with_list<&order::extras>(rest, whole.extras), options) == expected);
            rest = whole;
            rest.tags.clear();
            CHECK(text_of(with_list<&order::tags>(rest, whole.tags), options) == expected);
        }
    }
}

TEST_CASE("items come from ranges, which are held or referred to, and from callbacks") {
    order rest;
    rest.customer = "A";
    auto whole = rest;
    whole.extras = {{1, "a"}, {2, {}}, {3, "c"}};
    auto const expected = text_of(whole);
    CHECK(text_of(with_list<&order::extras>(rest, std::vector<line>(whole.extras))) == expected);
    CHECK(text_of(with_list<&order::extras>(rest, std::span<line const>(whole.extras))) == expected);
    CHECK(text_of(with_list<&order::extras>(rest, made_lines{&whole.extras})) == expected);
    std::size_t at = 0;
    auto const by_address = [&]() -> line const* { return at == whole.extras.size() ? nullptr : &whole.extras[at++]; };
    CHECK(text_of(with_list<&order::extras>(rest, by_address)) == expected);
    at = 0;
    auto const by_value = [&]() -> std::optional<line> {
        return at == whole.extras.size() ? std::nullopt : std::optional(whole.extras[at++]);
    };
    CHECK(text_of(with_list<&order::extras>(rest, by_value)) == expected);
    // A list of what may be null takes what is not, too.
    order with_lines = rest;
    with_lines.lines.emplace(whole.extras.begin(), whole.extras.end());
    CHECK(text_of(with_list<&order::lines>(rest, whole.extras)) == text_of(with_lines));
}

TEST_CASE("a source that is null has no items") {
    std::function<int const*()> const none;
    CHECK(soapcodec::list_source(none).empty());
    CHECK(soapcodec::list_source<int>(static_cast<int const* (*)()>(nullptr)).empty());
    int const one = 1;
    bool given = false;
    soapcodec::list_source const some([&]() -> int const* { return std::exchange(given, true) ? nullptr : &one; });
    CHECK_FALSE(some.empty());
    CHECK(*some.begin() == 1);
}

TEST_CASE("items are fetched once, when they are written, and not before the message around them") {
    std::string text;
    std::size_t before_first = 0;
    int fetched = 0;
    auto const next = [&]() -> std::optional<std::int32_t> {
        before_first = fetched == 0 ? text.size() : before_first;
        return ++fetched > 3 ? std::nullopt : std::optional(fetched);
    };
    auto const message = with_list<&test::numbers::all>(test::numbers{}, next);
    CHECK(fetched == 0);
    CHECK(text_of(message).find("<All><N>1</N><N>2</N><N>3</N></All>") != std::string::npos);
    CHECK(fetched == 4);
    CHECK(text_of(message).find("<All />") != std::string::npos);
    test::numbers own{list_source<std::int32_t>([&, n = 0]() mutable -> std::int32_t const* {
        static constexpr std::int32_t one = 1;
        return n++ == 0 ? &one : nullptr;
    })};
    CHECK(text_of(own).find("<All><N>1</N></All>") != std::string::npos);
    CHECK(text_of(test::numbers{}).find("<All />") != std::string::npos);
}

TEST_CASE("a path leads to a list in a record, which is made if it is null") {
    std::vector<line> const lines{{1, "a"}, {2, {}}};
    test::book whole{test::leaf{7, lines}, {8, {}}};
    test::book rest{test::leaf{7, {}}, {8, {}}};
    CHECK(text_of(with_list<path<&test::book::first, &test::leaf::lines>>(rest, lines)) == text_of(whole));
    whole = {std::nullopt, {8, lines}};
    rest = {std::nullopt, {8, {}}};
    CHECK(text_of(with_list<path<&test::book::second, &test::leaf::lines>>(rest, lines)) == text_of(whole));
    whole = {test::leaf{0, lines}, {8, {}}};
    CHECK(text_of(with_list<path<&test::book::first, &test::leaf::lines>>(rest, lines)) == text_of(whole));
}

TEST_CASE("what cannot be written is an error that names the item") {
    std::vector<line> const lines{{1, "a"}, {2, "\x01"}};
    auto const found = soapcodec::encode(with_list<&order::extras>(order{}, lines), soap_1_1);
    REQUIRE_FALSE(found.has_value());
    CHECK(found.error().code() == errc::invalid_character);
    CHECK(found.error().path() == "/Envelope/Body/Order/Extras/Extra[2]/Note");
}

TEST_CASE("what a callback throws leaves the encoder") {
    auto const next = []() -> line const* { throw std::runtime_error("no more"); };
    CHECK_THROWS_AS(text_of(with_list<&order::extras>(order{}, next)), std::runtime_error);
}

TEST_CASE("a list of any length goes through a function in pieces of a few KB, behind a header too") {
    std::size_t largest = 0;
    std::size_t total = 0;
    std::string beginning;
    auto const output = [&](std::string_view bytes) {
        largest = std::max(largest, bytes.size());
        total += bytes.size();
        beginning.append(bytes.substr(0, beginning.size() < 1000 ? 1000 : 0));
    };
    std::int32_t n = 0;
    auto const next = [&]() -> std::optional<line> {
        return n == 100000 ? std::nullopt : std::optional(line{++n, "note"});
    };
    soapcodec::addressing::action const action{"urn:x"};
    auto const written = soapcodec::encode_to(
        output, soapcodec::with_headers(with_list<&order::extras>(order{}, next), soapcodec::header_entry(action)),
        soap_1_1);
    CHECK(written.has_value());
    CHECK(n == 100000);
    CHECK(total > 5000000);
    CHECK(largest <= 16384);
    CHECK(beginning.find("urn:x</") != std::string::npos);
}

TEST_CASE("a document by itself may have such a list") {
    std::vector<line> const lines{{1, "a"}};
    order whole;
    whole.extras = lines;
    CHECK(soapcodec::encode_document(with_list<&order::extras>(order{}, lines)).value() ==
          soapcodec::encode_document(whole).value());
}
