// SPDX-License-Identifier: MIT
// Values compared by their shape; any difference in any member is seen.
#include <soapcodec/fuzz/equal.hpp>

#include <soapcodec/fuzz/equivalent.hpp>
#include <soapcodec/fuzz/generate.hpp>
#include <soapcodec/fuzz/print.hpp>

#include "fuzz_support.hpp"

#include <array>       // std::array
#include <limits>      // std::numeric_limits
#include <optional>    // std::optional
#include <random>      // std::mt19937
#include <span>        // std::span
#include <string>      // std::string
#include <string_view> // std::string_view
#include <variant>     // std::variant
#include <vector>      // std::vector

using soapcodec::fuzz::equal;
using soapcodec::fuzz::equivalent;
using soapcodec::fuzz::to_text;
using soapcodec::xml::raw_xml;
using test::fuzz::sample;

namespace {

/// Has no operator==, but a text.
struct opaque {
    int value = 0;
};

/// Every member of a sample set to another value than the default one, one at a time.
template <class Member>
void check_seen(Member sample::*member, Member const& other) {
    sample changed;
    changed.*member = other;
    CHECK_FALSE(equal(sample(), changed));
    CHECK_FALSE(equal(changed, sample()));
    CHECK(equal(changed, sample(changed)));
}

} // namespace

namespace test_equal {

struct holder {
    soapcodec::xml::any_element named;
    std::vector<soapcodec::xml::any_element> others;
};
constexpr auto soap_shape(holder const*) {
    return soapcodec::record(soapcodec::element<"Named", &holder::named>, soapcodec::any_elements<&holder::others>);
}

} // namespace test_equal

template <>
struct soapcodec::scalar<opaque> {
    static std::string format(opaque const& value) { return std::to_string(value.value); }
};

TEST_CASE("a difference in any part of a record is seen") {
    CHECK(equal(sample(), sample()));
    check_seen(&sample::id, 8);
    check_seen(&sample::lang, std::optional<std::string>(""));
    check_seen(&sample::name, std::string("x"));
    check_seen(&sample::flag, std::optional<bool>(false));
    check_seen(&sample::paint, test::fuzz::colour::blue);
    check_seen(&sample::ratio, -0.0F);
    check_seen(&sample::mass, test::fuzz::weight{0, "kg"});
    check_seen(&sample::mass, test::fuzz::weight{1, {}});
    check_seen(&sample::root, std::optional<test::fuzz::folder>(std::in_place));
    check_seen(&sample::tags, std::vector<std::string>{""});
    check_seen(&sample::weights, {std::vector<std::optional<test::fuzz::weight>>{}});
    check_seen(&sample::choice, decltype(sample::choice)(std::in_place_index<1>));
    check_seen(&sample::choice, decltype(sample::choice)(std::in_place_index<0>, std::int16_t{1}));
    check_seen(&sample::perhaps, decltype(sample::perhaps)(std::string()));
    check_seen(&sample::events, decltype(sample::events)(1));
}

TEST_CASE("reals are the same to the last bit, and NaN is NaN") {
    auto const nan = std::numeric_limits<double>::quiet_NaN();
    CHECK(equal(nan, -nan));
    CHECK(equal(0.1F, 0.1F));
    CHECK_FALSE(equal(0.0, -0.0));
    CHECK_FALSE(equal(nan, 0.0));
}

TEST_CASE("spans are compared by what is in them") {
    std::array<std::string_view, 2> one{"a", "b"};
    std::array<std::string_view, 2> other{"a", "b"};
    std::span const left(one);
    std::span const right(other);
    CHECK(equal<std::span<std::string_view>>(left, right));
    other[1] = "c";
    CHECK_FALSE(equal<std::span<std::string_view>>(left, right));
    CHECK_FALSE(equal<std::span<std::string_view>>(left, right.first(1)));
}

TEST_CASE("what cannot be compared is compared by what is written") {
    CHECK(equal(opaque{1}, opaque{1}));
    CHECK_FALSE(equal(opaque{1}, opaque{2}));
}

TEST_CASE("raw XML is equal as it is, and equivalent by what it means") {
    raw_xml const before{"<p:a p:x='1'/>", {{"p", "urn:p"}}};
    raw_xml after = before;
    CHECK(equal(before, after));
    CHECK(equivalent(before, after));

    after.scope.push_back({"q", "urn:q"});
    CHECK_FALSE(equal(before, after));
    CHECK(equivalent(before, after));

    // A default namespace takes in the names without a prefix: here there is none.
    after.scope.push_back({"", "urn:default"});
    CHECK(equivalent(before, after));
    CHECK_FALSE(equivalent(raw_xml{"<a/>", {}}, raw_xml{"<a/>", {{"", "urn:default"}}}));
    CHECK(equivalent(raw_xml{"<a/>", {{"", "urn:d"}}}, raw_xml{"<a xmlns='urn:d'/>", {}}));

    CHECK_FALSE(equivalent(before, raw_xml{"<p:a p:x='1'/>", {{"p", "urn:other"}}}));
    CHECK_FALSE(equivalent(before, raw_xml{"<p:a p:x='2'/>", {{"p", "urn:p"}}}));
    CHECK_FALSE(equivalent(raw_xml{"<a>x</a>", {}}, raw_xml{"<a>y</a>", {}}));
    CHECK_FALSE(equivalent(raw_xml{"<a>", {}}, raw_xml{"<b>", {}}));
    CHECK(equivalent(raw_xml{"a<!-- -->b", {}}, raw_xml{"<![CDATA[ab]]>", {}}));
}

TEST_CASE("an element that is kept is called as its shape says, or has a name that counts") {
    using soapcodec::xml::any_element;
    any_element const one{{"urn:x", "a"}, {{{"", "b"}, "1"}}, {"t", {}}};
    any_element other = one;
    other.name.local = "c";
    CHECK(equal(test_equal::holder{one, {}}, test_equal::holder{other, {}}));
    CHECK(equal(test_equal::holder{{}, {one}}, test_equal::holder{{}, {one}}));
    CHECK_FALSE(equal(test_equal::holder{{}, {one}}, test_equal::holder{{}, {other}}));
    other.attributes[0].value = "2";
    CHECK_FALSE(equal(test_equal::holder{one, {}}, test_equal::holder{other, {}}));
}

TEST_CASE("values with different texts differ, and the same choices make equal values") {
    std::mt19937 from(5);
    std::string last;
    for (int i = 0; i < 100; ++i) {
        auto const bytes = test::fuzz::random_bytes(from, 300);
        soapcodec::fuzz::input first(bytes);
        soapcodec::fuzz::input second(bytes);
        auto const value = soapcodec::fuzz::generate<sample>(first);
        auto const same = soapcodec::fuzz::generate<sample>(second);
        CHECK(equal(value, same));
        auto const text = to_text(value);
        CHECK(text == to_text(same));
        CHECK(equal(value, sample()) == (text == to_text(sample())));
        CHECK(text != last);
        last = text;
    }
}
