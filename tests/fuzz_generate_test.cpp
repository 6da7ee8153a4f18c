// SPDX-License-Identifier: MIT
// Values made by shape: every one of them can be written, and all that a type can hold is made.
#include <soapcodec/fuzz/generate.hpp>

#include <soapcodec/fuzz/equal.hpp>
#include <soapcodec/fuzz/equivalent.hpp>
#include <soapcodec/fuzz/print.hpp>

#include "fuzz_support.hpp"

#include <array>       // std::array
#include <cmath>       // std::isnan, std::isinf, std::signbit
#include <cstddef>     // std::size_t
#include <limits>      // std::numeric_limits
#include <map>         // std::map
#include <optional>    // std::optional
#include <random>      // std::mt19937
#include <string>      // std::string
#include <string_view> // std::string_view

using soapcodec::fuzz::generate;
using soapcodec::fuzz::input;
using soapcodec::fuzz::to_text;
using test::fuzz::random_bytes;
using test::fuzz::sample;

namespace {

/// Calls use(value) with values of T made from inputs that look random.
template <class T, class Use>
void each(int count, std::size_t size, Use use) {
    std::mt19937 from(7);
    for (int i = 0; i < count; ++i) {
        auto const bytes = random_bytes(from, size);
        input choices(bytes);
        use(generate<T>(choices));
    }
}

/// Whether each value is read as it is written, and how many texts there are.
template <class T>
std::size_t different_texts(int count, std::size_t size) {
    std::map<std::string, int> seen;
    each<T>(count, size, [&](T const& value) {
        auto const text = soapcodec::fuzz::detail::written(value);
        REQUIRE(text.has_value());
        ++seen[*text];
        T again{};
        CAPTURE(*text);
        REQUIRE(soapcodec::scalar<T>::parse(*text, again) == soapcodec::errc::ok);
        CHECK(soapcodec::fuzz::equal(value, again));
    });
    return seen.size();
}

std::size_t depth_of(test::fuzz::folder const& folder) {
    std::size_t depth = 0;
    for (auto const& inner : folder.folders) {
        depth = std::max(depth, depth_of(inner));
    }
    return depth + 1;
}

struct celsius {
    int degrees = 0;
};

} // namespace

template <>
struct soapcodec::scalar<celsius> {
    static errc parse(std::string_view text, celsius& out) { return scalar<int>::parse(text, out.degrees); }
    static std::string format(celsius const& value) { return std::to_string(value.degrees); }
};

TEST_CASE("every scalar is made within its lexical limits, in many values") {
    CHECK(different_texts<bool>(50, 1) == 2);
    CHECK(different_texts<std::int8_t>(500, 12) > 50);
    CHECK(different_texts<std::uint8_t>(500, 12) > 50);
    CHECK(different_texts<std::int32_t>(500, 12) > 100);
    CHECK(different_texts<std::int64_t>(500, 12) > 100);
    CHECK(different_texts<std::uint64_t>(500, 12) > 100);
    CHECK(different_texts<float>(500, 12) > 100);
    CHECK(different_texts<double>(500, 12) > 100);
    CHECK(different_texts<soapcodec::guid>(500, 20) > 100);
    CHECK(different_texts<soapcodec::decimal>(500, 60) > 100);
    CHECK(different_texts<soapcodec::integer>(500, 60) > 400);
    CHECK(different_texts<soapcodec::g_year>(500, 30) > 100);
    CHECK(different_texts<soapcodec::g_year_month>(500, 30) > 300);
    CHECK(different_texts<soapcodec::g_month>(500, 30) > 100);
    CHECK(different_texts<soapcodec::g_month_day>(500, 30) > 300);
    CHECK(different_texts<soapcodec::g_day>(500, 30) > 150);
    CHECK(different_texts<soapcodec::date_time>(500, 30) > 400);
    CHECK(different_texts<soapcodec::date>(500, 30) > 400);
    CHECK(different_texts<soapcodec::time_of_day>(500, 30) > 100);
    CHECK(different_texts<soapcodec::duration>(500, 60) > 400);
    CHECK(different_texts<soapcodec::base64_binary>(500, 30) > 100);
    CHECK(different_texts<soapcodec::hex_binary>(500, 30) > 100);
    CHECK(different_texts<soapcodec::token>(500, 30) > 100);
    CHECK(different_texts<soapcodec::normalized_string>(500, 30) > 100);
    CHECK(different_texts<soapcodec::any_uri>(500, 30) > 100);
    CHECK(different_texts<std::string>(500, 30) > 100);
    CHECK(different_texts<test::fuzz::colour>(50, 4) == 3);
    CHECK(different_texts<celsius>(200, 30) > 10); // a type that nothing is known of
}

TEST_CASE("the ends of numbers are made") {
    bool least = false;
    bool most = false;
    each<std::int32_t>(200, 12, [&](std::int32_t value) {
        least = least || value == std::numeric_limits<std::int32_t>::min();
        most = most || value == std::numeric_limits<std::int32_t>::max();
    });
    CHECK(least);
    CHECK(most);
    bool nan = false;
    bool infinite = false;
    bool negative_zero = false;
    each<double>(500, 12, [&](double value) {
        nan = nan || std::isnan(value);
        infinite = infinite || std::isinf(value);
        negative_zero = negative_zero || (value == 0 && std::signbit(value));
    });
    CHECK(nan);
    CHECK(infinite);
    CHECK(negative_zero);
}

TEST_CASE("strings have in them what goes wrong") {
    std::string all;
    std::size_t longest = 0;
    each<std::string>(3000, 30, [&](std::string const& value) {
        all += value + '\0';
        longest = std::max(longest, value.size());
    });
    for (std::string_view const piece :
         {"\r", "\t", "]]>", "&", "\u0085", "\u2028", "\U0001F600", "\uFFFD", "\uD7FF"}) {
        CAPTURE(piece);
        CHECK(all.find(piece) != all.npos);
    }
    CHECK(all.find(std::string("\0 ", 2)) != all.npos); // spaces at the ends
    CHECK(all.find(std::string(" \0", 2)) != all.npos);
    CHECK(longest > 1024);
}

TEST_CASE("raw XML is well-formed with its bindings") {
    std::size_t elements = 0;
    each<soapcodec::xml::raw_xml>(1000, 80, [&](soapcodec::xml::raw_xml const& value) {
        auto const events = soapcodec::fuzz::detail::events_of(value);
        CAPTURE(to_text(value));
        REQUIRE(events.has_value());
        elements += events->find("</></>") != events->npos ? 1U : 0U;
    });
    CHECK(elements > 100);
}

TEST_CASE("nil, empty and missing are all made") {
    std::array<int, 3> notes{};
    std::array<int, 3> marks{};
    std::array<int, 4> choices{};
    std::array<int, 3> perhaps{};
    int defaults = 0;
    each<sample>(1000, 600, [&](sample const& value) {
        ++notes[!value.note ? 0U : value.note->empty() ? 1U : 2U];
        ++marks[!value.marks ? 0U : value.marks->empty() ? 1U : 2U];
        ++choices[value.choice.index()];
        ++perhaps[!value.perhaps ? 2U : value.perhaps->index()];
        defaults += value.id == 7 ? 1 : 0;
    });
    CHECK((notes[0] > 0 && notes[1] > 0 && notes[2] > 0));
    CHECK((marks[0] > 0 && marks[2] > 0));
    CHECK(marks[1] == 0); // nothing is written for it: it would come back as null
    CHECK((choices[0] > 0 && choices[1] > 0 && choices[2] > 0 && choices[3] > 0));
    CHECK((perhaps[0] > 0 && perhaps[1] > 0 && perhaps[2] > 0));
    CHECK((defaults > 0 && defaults < 1000));
}

TEST_CASE("without choices there is as little as possible, and a record in itself ends") {
    input none({});
    CHECK(soapcodec::fuzz::equal(generate<sample>(none), sample()));

    std::size_t deepest = 0;
    std::mt19937 from(7);
    for (int i = 0; i < 20; ++i) {
        auto const bytes = random_bytes(from, 4096);
        input choices(bytes);
        deepest = std::max(deepest, depth_of(generate<test::fuzz::folder>(choices)));
    }
    CHECK(deepest > 6);
    CHECK(deepest <= 12);
}

TEST_CASE("values of views are those of strings") {
    std::mt19937 from(7);
    for (int i = 0; i < 100; ++i) {
        auto const bytes = random_bytes(from, 600);
        input one(bytes);
        input other(bytes);
        soapcodec::arena memory;
        CHECK(to_text(generate<sample>(one)) == to_text(generate<test::fuzz::sample_view>(other, memory)));
    }
}
