// SPDX-License-Identifier: MIT
// The properties hold of the library; each check fails when its property does not.
#include <soapcodec/fuzz.hpp>

#include "fuzz_support.hpp"

#include <cstddef>     // std::size_t
#include <cstdint>     // std::uint8_t
#include <optional>    // std::optional
#include <random>      // std::mt19937
#include <string>      // std::string
#include <string_view> // std::string_view

using soapcodec::errc;
using soapcodec::soap_1_1;
using soapcodec::soap_1_2;
using soapcodec::fuzz::check_bytes_round_trip;
using soapcodec::fuzz::check_chunking;
using soapcodec::fuzz::check_outcome;
using soapcodec::fuzz::check_reuse;
using soapcodec::fuzz::check_sources;
using soapcodec::fuzz::check_value_round_trip;
using soapcodec::fuzz::plan;
using test::fuzz::report_of;
using test::fuzz::sample;
using test::fuzz::sample_view;
using test::fuzz::texts;

namespace {

bool says(std::string const& report, std::string_view property) {
    return report.find("does not hold: " + std::string(property)) != report.npos;
}

/// A message with one value, written and read as the rules of Value say.
template <class Value>
struct holder {
    Value value;
};
template <class Value>
constexpr auto soap_shape(holder<Value> const*) {
    return soapcodec::message<"Holder", "urn:holder">(soapcodec::element<"Value", &holder<Value>::value>);
}
constexpr std::string_view holder_document =
    R"(<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><Holder xmlns="urn:holder">)"
    R"(<Value>1</Value></Holder></s:Body></s:Envelope>)";

/// What holder_document is as a T.
template <class T>
struct whole {
    soapcodec::fuzz::reader<T, soapcodec::xml::expat_source> reads{};
    soapcodec::fuzz::outcome<T> found = soapcodec::fuzz::read_whole<T>(reads, holder_document);
};

// Values with a mistake each.
struct counted { // another one each time it is read
    int number = 0;
};
struct growing { // comes back larger than it was
    int number = 0;
};
struct restless { // is equal to all others, whatever is written
    int number = 0;
    friend bool operator==(restless, restless) { return true; }
};
struct mute {}; // is never written

// What cannot be written at all.
struct heard {
    friend bool operator==(heard, heard) { return true; }
};

// Sources with a mistake each.
template <class Handler>
struct space_after_piece : soapcodec::xml::expat_source<Handler> {
    using base = soapcodec::xml::expat_source<Handler>;
    using base::base;
    bool feed(std::string_view bytes, bool last = false) {
        return base::feed(bytes, last) && (last || bytes.empty() || base::feed(" "));
    }
};
template <class Handler>
struct never_reset : soapcodec::xml::expat_source<Handler> {
    using base = soapcodec::xml::expat_source<Handler>;
    using base::base;
    void reset() {
        if (base::byte() == 0) {
            base::reset();
        }
    }
};
template <class Handler>
struct without_head : soapcodec::xml::expat_source<Handler> {
    using base = soapcodec::xml::expat_source<Handler>;
    using base::base;
    bool feed(std::string_view bytes, bool last = false) {
        return base::feed(last && !bytes.empty() ? bytes.substr(1) : bytes, last);
    }
};

} // namespace

template <>
struct soapcodec::scalar<counted> {
    static errc parse(std::string_view, counted& out) {
        static int count = 0;
        out.number = ++count;
        return errc::ok;
    }
    static std::string format(counted const& value) { return std::to_string(value.number); }
};
template <>
struct soapcodec::scalar<growing> {
    static errc parse(std::string_view text, growing& out) { return scalar<int>::parse(text, out.number); }
    static std::string format(growing const& value) { return std::to_string(value.number + 1); }
};
template <>
struct soapcodec::scalar<restless> {
    static errc parse(std::string_view text, restless& out) { return scalar<int>::parse(text, out.number); }
    static std::string format(restless const& value) { return std::to_string(value.number + 1); }
};
template <>
struct soapcodec::scalar<mute> {
    static errc parse(std::string_view, mute&) { return errc::ok; }
    static std::optional<std::string> format(mute const&) { return std::nullopt; }
};
template <>
struct soapcodec::scalar<heard> {
    static errc parse(std::string_view, heard&) { return errc::ok; }
};

TEST_CASE("a document in pieces is read as the whole: or it is said that it is not") {
    auto const cut = plan::bytewise();
    whole<holder<int>> const expected;
    CHECK(report_of([&] { check_chunking(expected.found, holder_document, cut); }).empty());
    CHECK(report_of([&] { check_chunking<holder<int>>(holder_document, cut); }).empty());
    CHECK(says(report_of([&] { check_chunking<holder<int>, space_after_piece>(holder_document, cut); }),
               "a document in pieces"));
    auto const report =
        report_of([&] { check_chunking<holder<int>, space_after_piece>(expected.found, holder_document, cut); });
    CHECK(says(report, "a document in pieces is read as the whole of it is"));
    CHECK(report.find("left:  {Value: 1}") != report.npos);
    CHECK(report.find("(right: bytewise, the last piece by finish(): 1+1+1") != report.npos);
    CHECK(report.find("document: \"<s:Envelope") != report.npos);
    whole<holder<counted>> const another;
    CHECK(says(report_of([&] { check_chunking(another.found, holder_document, cut); }), "a document in pieces"));
}

TEST_CASE("a document is read ahead as by the parser alone: or it is said that it is not") {
    whole<holder<int>> const expected;
    CHECK(report_of([&] { check_sources(expected.found, holder_document, plan()); }).empty());
    CHECK(says(report_of([&] { check_sources<holder<int>, without_head>(expected.found, holder_document, plan()); }),
               "a document is read ahead of the parser as by the parser alone"));
}

TEST_CASE("a decoder that was reset reads as a new one: or it is said that it does not") {
    whole<holder<int>> const expected;
    for (std::size_t const before : {std::size_t{0}, std::size_t{100}, holder_document.size()}) {
        CHECK(report_of([&] { check_reuse(expected.found, holder_document, before); }).empty());
    }
    CHECK(says(report_of([&] { check_reuse<holder<int>, never_reset>(expected.found, holder_document, 100); }),
               "a decoder that was reset reads as a new one"));
}

TEST_CASE("an encoded value is decoded as it was: or it is said that it is not") {
    CHECK(report_of([] { check_value_round_trip(holder<int>{5}, soap_1_1); }).empty());
    CHECK(says(report_of([] { check_value_round_trip(holder<growing>{{5}}, soap_1_1); }),
               "an encoded value is decoded as it was"));
    CHECK(says(report_of([] { check_value_round_trip(holder<mute>{}, soap_1_2); }),
               "a value within its types can be encoded"));
}

TEST_CASE("what was decoded comes through a round trip: or it is said that it does not") {
    CHECK(report_of([] { check_bytes_round_trip(holder<int>{5}, soap_1_1, ""); }).empty());
    CHECK(says(report_of([] { check_bytes_round_trip(holder<growing>{{5}}, soap_1_1, ""); }),
               "what was decoded comes through a round trip"));
    CHECK(says(report_of([] { check_bytes_round_trip(holder<restless>{{5}}, soap_1_1, ""); }),
               "a value is always encoded to the same bytes"));
    CHECK(says(report_of([] { check_bytes_round_trip(holder<mute>{}, soap_1_1, ""); }),
               "what was decoded can be encoded"));
    // A name in no namespace has no text where there is a default one.
    CHECK(report_of([] { check_bytes_round_trip(holder<soapcodec::xml::qname>{{"", "a"}}, soap_1_1, ""); }).empty());
}

TEST_CASE("an error of decoding has a code and a place: or it is said that it has not") {
    using found = soapcodec::fuzz::outcome<holder<int>>;
    auto const with = [](errc code, soapcodec::position where) {
        return report_of([&] { check_outcome(found(soapcodec::error(code, where)), "0123"); });
    };
    CHECK(with(errc::truncated, {4, 1, 5}).empty());
    CHECK(says(with(errc::ok, {0, 1, 1}), "an error of decoding"));
    CHECK(says(with(errc::invalid_character, {0, 1, 1}), "an error of decoding"));
    CHECK(says(with(errc::truncated, {5, 1, 1}), "an error of decoding"));
    CHECK(says(with(errc::truncated, {0, 0, 1}), "an error of decoding"));
    CHECK(says(with(errc::truncated, {0, 1, 0}), "an error of decoding"));
}

TEST_CASE("values made by shape come through, in both versions, as strings and as views") {
    std::mt19937 from(11);
    for (int i = 0; i < 150; ++i) {
        auto const bytes = test::fuzz::random_bytes(from, 500);
        CHECK(soapcodec::fuzz_one<texts, sample, sample_view>(bytes.data(), bytes.size()) == 0);
    }
}

TEST_CASE("documents made of values come through") {
    std::mt19937 from(13);
    for (int i = 0; i < 60; ++i) {
        auto const bytes = test::fuzz::random_bytes(from, 500);
        soapcodec::fuzz::input choices(bytes);
        auto document = soapcodec::encode(soapcodec::fuzz::generate<sample>(choices), soap_1_2).value();
        auto const choice = test::fuzz::random_bytes(from, 12);
        document.append(choice.begin(), choice.end());
        auto const* const data = reinterpret_cast<std::uint8_t const*>(document.data());
        CHECK(soapcodec::fuzz_one<sample, sample_view>(data, document.size()) == 0);
    }
}

TEST_CASE("what can only be read is read only") {
    STATIC_REQUIRE(soapcodec::fuzz::is_encodable<sample>);
    STATIC_REQUIRE(soapcodec::fuzz::is_encodable<texts>);
    STATIC_REQUIRE(!soapcodec::fuzz::is_encodable<holder<heard>>);
    auto const* const data = reinterpret_cast<std::uint8_t const*>(holder_document.data());
    CHECK(soapcodec::fuzz_one<holder<heard>>(data, holder_document.size()) == 0);
}
