// SPDX-License-Identifier: MIT
// Tests of xs:duration.
#include <soapcodec/xsd/duration.hpp>

#include "catch.hpp"
#include "support.hpp"

#include <soapcodec/encode.hpp>

#include <chrono>      // std::chrono::nanoseconds
#include <cstdint>     // std::int64_t, std::uint64_t
#include <limits>      // std::numeric_limits
#include <optional>    // std::optional
#include <random>      // std::mt19937_64
#include <string>      // std::string
#include <string_view> // std::string_view
#include <vector>      // std::vector

using soapcodec::element;
using soapcodec::message;

namespace test_duration {

struct task {
    soapcodec::duration estimate;
    std::optional<soapcodec::duration> spent;

    friend bool operator==(task const&, task const&) = default;
};
constexpr auto soap_shape(task const*) {
    return message<"Task", "urn:t">(element<"Estimate", &task::estimate>, element<"Spent", &task::spent>);
}

} // namespace test_duration

using test_duration::task;

namespace {

using namespace std::chrono_literals;
using soapcodec::duration;
using soapcodec::errc;
using soapcodec::scalar;
using soapcodec::ticks;

duration read(std::string_view text) {
    duration value;
    CAPTURE(text);
    REQUIRE(scalar<duration>::parse(text, value) == errc::ok);
    return value;
}

std::string written(duration const& value) {
    auto const text = scalar<duration>::format(value);
    return text ? std::string(std::string_view(*text)) : "no text";
}

errc verdict(std::string_view text) {
    duration const before{true, 1, 2, 3, 4, 5, 6, 7};
    duration value = before;
    std::vector<char> const exact(text.begin(), text.end());
    auto const code = scalar<duration>::parse({exact.data(), exact.size()}, value);
    CHECK((code == errc::ok || value == before));
    return code;
}

constexpr auto largest = std::numeric_limits<std::uint64_t>::max();

} // namespace

TEST_CASE("a duration has a sign and seven parts") {
    CHECK(read("P1Y2M3DT4H5M6.7S") == duration{false, 1, 2, 3, 4, 5, 6, 700'000'000});
    CHECK(read("\n-P1DT2H ") == duration{true, 0, 0, 1, 2, 0, 0, 0});
    CHECK(read("P1M") == duration{false, 0, 1, 0, 0, 0, 0, 0});
    CHECK(read("PT1M") == duration{false, 0, 0, 0, 0, 1, 0, 0});
    CHECK(read("PT0S") == duration{});
    CHECK(read("P0Y") == duration{});
    CHECK(read("P007DT000.0100S") == duration{false, 0, 0, 7, 0, 0, 0, 10'000'000});
    CHECK(read("P18446744073709551615Y").years == largest);
    CHECK(read("PT60S") != read("PT1M"));
    CHECK(scalar<duration>::xsd == "xs:duration");
}

TEST_CASE("any part but one may be left out") {
    std::string_view const days[] = {"1Y", "2M", "3D"};
    std::string_view const times[] = {"4H", "5M", "6S"};
    for (unsigned mask = 0; mask < 64; ++mask) {
        std::string text = "P";
        for (unsigned i = 0; i < 3; ++i) {
            text += (mask >> i & 1U) != 0 ? days[i] : "";
        }
        text += mask >> 3U != 0 ? "T" : "";
        for (unsigned i = 0; i < 3; ++i) {
            text += (mask >> (i + 3) & 1U) != 0 ? times[i] : "";
        }
        CAPTURE(text);
        CHECK(verdict(text) == (mask == 0 ? errc::invalid_value : errc::ok));
        CHECK(verdict(text + "T") == errc::invalid_value);
        CHECK(verdict(text + "1") == errc::invalid_value);
        CHECK(verdict(text + "1X") == errc::invalid_value);
        if (mask != 0) {
            CHECK(written(read(text)) == text);
            CHECK(written(read("-" + text)) == "-" + text);
        }
    }
}

TEST_CASE("what is no xs:duration is invalid") {
    for (auto const text : {"",
                            " ",
                            "P",
                            "-P",
                            "PT",
                            "-PT",
                            "P1",
                            "P1YT",
                            "PY",
                            "PTS",
                            "1Y",
                            "P-1Y",
                            "+P1Y",
                            "P+1Y",
                            "--P1Y",
                            "p1y",
                            "P1y",
                            "P1S",
                            "P1H",
                            "PT1Y",
                            "PT1D",
                            "P1M1Y",
                            "P1D1M",
                            "PT1M1H",
                            "PT1S1M",
                            "P1Y1Y",
                            "P1W",
                            "P1.5D",
                            "PT1.5H",
                            "PT1.5M",
                            "PT.5S",
                            "PT5.S",
                            "PT1.5",
                            "PT1,5S",
                            "PT1.5.5S",
                            "P 1D",
                            "P1D T1H",
                            "PT1HT1M",
                            "P1DPT1H",
                            "PT1.-5S",
                            "P1Y2",
                            "PT1.5S1S",
                            "PT1.5SX",
                            "-",
                            "P99999999999999999999X",
                            "PT1.00000000001"}) {
        CAPTURE(text);
        CHECK(verdict(text) == errc::invalid_value);
    }
    CHECK(verdict(std::string_view("P1D\0", 4)) == errc::invalid_value);
}

TEST_CASE("a part of more than 64 bits is out of range, as is a fraction that would be cut") {
    for (auto const text : {"P18446744073709551616Y", "P18446744073709551616M", "P18446744073709551616D",
                            "PT18446744073709551616H", "PT18446744073709551616M", "PT18446744073709551616S",
                            "PT18446744073709551616.5S", "PT0.0000000001S", "-PT1.1234567891S"}) {
        CAPTURE(text);
        CHECK(verdict(text) == errc::out_of_range);
    }
    CHECK(verdict("PT1.1234567890000S") == errc::ok);
}

TEST_CASE("durations are written as .NET writes a TimeSpan") {
    CHECK(written({}) == "PT0S");
    CHECK(written(soapcodec::to_duration(90min)) == "PT1H30M");
    CHECK(written(soapcodec::to_duration(-26h)) == "-P1DT2H");
    CHECK(written(soapcodec::to_duration(ticks(1))) == "PT0.0000001S");
    CHECK(written(soapcodec::to_duration(ticks(-15'000'000))) == "-PT1.5S");
    CHECK(written(soapcodec::to_duration((ticks::max)())) == "P10675199DT2H48M5.4775807S"); // TimeSpan.MaxValue
    CHECK(written(soapcodec::to_duration((ticks::min)())) == "-P10675199DT2H48M5.4775808S");
    CHECK(written({true, largest, largest, largest, largest, largest, largest, 999'999'999}) ==
          "-P18446744073709551615Y18446744073709551615M18446744073709551615DT18446744073709551615H"
          "18446744073709551615M18446744073709551615.999999999S");
    CHECK(written(duration{.negative = true}) == "-PT0S");
    CHECK(written(duration{.nanoseconds = 1'000'000'000}) == "no text");
    CHECK(written(duration{.nanoseconds = 1}) == "PT0.000000001S");
}

TEST_CASE("a duration is a number of ticks if its length is known") {
    CHECK(soapcodec::to_chrono(read("PT1H30M")).value() == 90min);
    CHECK(soapcodec::to_chrono(read("-P1DT2H")).value() == -26h);
    CHECK(soapcodec::to_chrono(read("-PT0.5S")).value() == ticks(-5'000'000));
    CHECK(soapcodec::to_chrono(read("-PT0S")).value() == ticks(0));
    CHECK(soapcodec::to_chrono(read("P10675199DT2H48M5.4775807S")).value() == (ticks::max)());
    CHECK(soapcodec::to_chrono(read("-P10675199DT2H48M5.4775808S")).value() == (ticks::min)());
    CHECK(soapcodec::to_chrono<std::chrono::nanoseconds>(read("PT0.000000001S")).value() == 1ns);
    for (auto const text : {"P1Y", "P1M", "P10675199DT2H48M5.4775808S", "-P10675199DT2H48M5.4775809S", "PT0.00000001S",
                            "P18446744073709551615D", "PT18446744073709551615S", "-PT18446744073709551615S"}) {
        CAPTURE(text);
        CHECK(soapcodec::to_chrono(read(text)).error().code() == errc::out_of_range);
    }
    CHECK(soapcodec::to_chrono<std::chrono::seconds>(read("PT0.5S")).error().code() == errc::out_of_range);
    CHECK(soapcodec::to_chrono<std::chrono::seconds>(read("PT9223372036854775808S")).error().code() ==
          errc::out_of_range);
    CHECK(soapcodec::to_chrono<std::chrono::seconds>(read("-PT9223372036854775808S")).value() ==
          (std::chrono::seconds::min)());
    CHECK(soapcodec::to_chrono<std::chrono::seconds>(read("-PT9223372036854775808.5S")).error().code() ==
          errc::out_of_range);
    CHECK(soapcodec::to_chrono(duration{.nanoseconds = 1'000'000'000}).error().code() == errc::invalid_value);
}

TEST_CASE("lengths survive writing and reading in every unit") {
    using limits = std::numeric_limits<std::int64_t>;
    std::mt19937_64 generator(60);
    std::vector<std::int64_t> counts{limits::min(), limits::min() + 1, -1, 0, 1, limits::max() - 1, limits::max()};
    for (int round = 0; round < 3000; ++round) {
        counts.push_back(static_cast<std::int64_t>(generator()) >> generator() % 64);
    }
    auto const again = []<class Duration>(Duration length) {
        return soapcodec::to_chrono<Duration>(read(written(soapcodec::to_duration(length)))).value() == length;
    };
    for (auto const count : counts) {
        CAPTURE(count);
        REQUIRE(again(ticks(count)));
        REQUIRE(again(std::chrono::nanoseconds(count)));
        REQUIRE(again(std::chrono::milliseconds(count)));
        REQUIRE(again(std::chrono::duration<std::int64_t>(count)));
    }
}

TEST_CASE("durations are members of a shape") {
    task const message{read("PT1H30M"), read("-P1DT2H")};
    auto const text = soapcodec::encode(message, soapcodec::soap_1_1).value();
    CHECK(text.find("<Estimate>PT1H30M</Estimate><Spent>-P1DT2H</Spent>") != text.npos);
    CHECK(soapcodec::decode<task>(text).value() == message);

    auto const bad = soapcodec::decode<task>(test::envelope("<Task xmlns=\"urn:t\"><Estimate>1:30</Estimate></Task>"));
    REQUIRE_FALSE(bad);
    CHECK(bad.error().code() == errc::invalid_value);
    CHECK(bad.error().subject() == "1:30");

    auto const refused = soapcodec::encode(task{{.nanoseconds = 2'000'000'000}, {}}, soapcodec::soap_1_1);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().path() == "/Envelope/Body/Task/Estimate");
}
