// SPDX-License-Identifier: MIT
// Tests of xs:dateTime, xs:date and xs:time.
#include <soapcodec/xsd/date_time.hpp>

#include "catch.hpp"
#include "support.hpp"

#include <soapcodec/encode.hpp>

#include <algorithm>   // std::min
#include <chrono>      // std::chrono::year_month_day, std::chrono::sys_days
#include <cstddef>     // std::size_t
#include <cstdint>     // std::int64_t
#include <cstdio>      // std::snprintf
#include <limits>      // std::numeric_limits
#include <optional>    // std::optional
#include <random>      // std::mt19937_64
#include <string>      // std::string
#include <string_view> // std::string_view
#include <type_traits> // std::is_same_v
#include <vector>      // std::vector

using soapcodec::element;
using soapcodec::items;
using soapcodec::message;
using soapcodec::nillable;

namespace test_date_time {

struct event {
    soapcodec::date_time begins;
    std::optional<soapcodec::date_time> ends;
    soapcodec::date booked;
    std::vector<soapcodec::time_of_day> alarms;

    friend bool operator==(event const&, event const&) = default;
};
constexpr auto soap_shape(event const*) {
    return message<"Event", "urn:e">(element<"Begins", &event::begins>, element<"Ends", &event::ends, nillable>,
                                     element<"Booked", &event::booked>, element<"Alarms", &event::alarms, items<"At">>);
}

} // namespace test_date_time

using test_date_time::event;

namespace {

using namespace std::chrono_literals;
using soapcodec::date;
using soapcodec::date_time;
using soapcodec::errc;
using soapcodec::scalar;
using soapcodec::ticks;
using soapcodec::time_of_day;
using std::chrono::sys_time;
using std::chrono::year;

std::string const unwritable = "no text";

template <class T>
T read(std::string_view text) {
    T value;
    CAPTURE(text);
    REQUIRE(scalar<T>::parse(text, value) == errc::ok);
    return value;
}

template <class T>
std::string written(T const& value) {
    auto const text = scalar<T>::format(value);
    return text ? std::string(std::string_view(*text)) : unwritable;
}

/// The code for a text, once it is clear that an error leaves the target as it was.
template <class T>
errc verdict(std::string_view text) {
    T const before = read<T>(std::is_same_v<T, date>          ? "1234-05-06+07:08"
                             : std::is_same_v<T, time_of_day> ? "12:34:56.789+07:08"
                                                              : "1234-05-06T12:34:56.789+07:08");
    // A copy of exact size lets the address sanitizer see a read past the end.
    std::vector<char> const exact(text.begin(), text.end());
    T value = before;
    auto const code = scalar<T>::parse({exact.data(), exact.size()}, value);
    CHECK((code == errc::ok || value == before));
    return code;
}

} // namespace

TEST_CASE("a dateTime is a day, a time, a fraction and a zone") {
    CHECK(read<date_time>("2024-02-29T12:30:15") == date_time{2024y / 2 / 29, 12h + 30min + 15s, std::nullopt});
    CHECK(read<date_time>(" \n2024-02-29T12:30:15Z\t") == date_time{2024y / 2 / 29, 12h + 30min + 15s, 0min});
    CHECK(read<date_time>("2024-02-29T12:30:15.1234567+02:00") ==
          date_time{2024y / 2 / 29, 12h + 30min + 15s + 123456700ns, 120min});
    CHECK(read<date_time>("0001-01-01T00:00:00") == date_time{});
    CHECK(read<date_time>("9999-12-31T23:59:59.9999999") ==
          date_time{9999y / 12 / 31, 24h - 100ns, std::nullopt}); // .NET's DateTime.MaxValue
    CHECK(read<date_time>("2024-01-01T00:00:00.000000001-14:00") == date_time{2024y / 1 / 1, 1ns, -14h});
    CHECK(read<date>("2024-02-29-05:30") == date{2024y / 2 / 29, -330min});
    CHECK(read<date>("2024-02-29") == date{2024y / 2 / 29, std::nullopt});
    CHECK(read<time_of_day>("23:59:59.5+14:00") == time_of_day{24h - 500ms, 14h});
    CHECK(read<time_of_day>("00:00:00") == time_of_day{});
    STATIC_REQUIRE(scalar<date_time>::xsd == "xs:dateTime");
    STATIC_REQUIRE(scalar<date>::xsd == "xs:date");
    STATIC_REQUIRE(scalar<time_of_day>::xsd == "xs:time");
}

TEST_CASE("the canonical forms are written as they are read") {
    for (std::string const text :
         {"2024-02-29T12:30:15", "2024-02-29T12:30:15Z", "0001-01-01T00:00:00", "9999-12-31T23:59:59.9999999Z",
          "2024-01-01T00:00:00.000000001+13:59", "2024-01-01T00:00:00.1-14:00", "2024-01-01T01:02:03.123456789+00:01",
          "-0001-12-31T00:00:00", "0000-02-29T00:00:00", "-0004-02-29T00:00:00", "12345-06-07T08:09:10Z",
          "-32767-12-31T23:59:59.999999999+14:00", "32767-12-31T23:59:59-00:30"}) {
        CHECK(written(read<date_time>(text)) == text);
        auto const time = text.find('T');
        CHECK(written(read<date>(text.substr(0, time))) == text.substr(0, time));
        CHECK(written(read<time_of_day>(text.substr(time + 1))) == text.substr(time + 1));
    }
    CHECK(written(read<date_time>("2024-01-01T00:00:00.5000000+00:00")) == "2024-01-01T00:00:00.5Z");
    CHECK(written(read<date_time>("2024-01-01T00:00:00.000-00:00")) == "2024-01-01T00:00:00Z");
    CHECK(written(read<date>("-0000-01-01")) == "0000-01-01");
}

TEST_CASE("what is no date or time is invalid") {
    for (auto const text : {"",
                            "24-01-01",
                            "024-01-01",
                            "02024-01-01",
                            "00000-01-01",
                            "+2024-01-01",
                            "--2024-01-01",
                            "2024-1-01",
                            "2024-01-1",
                            "2024-001-01",
                            "2024-01-001",
                            "2024-00-01",
                            "2024-13-01",
                            "2024-01-00",
                            "2024-01-32",
                            "2024-04-31",
                            "2023-02-29",
                            "1900-02-29",
                            "2100-02-29",
                            "-0001-02-29",
                            "2024-02-30",
                            "20240101",
                            "2024-01",
                            "2024-01-",
                            "2024",
                            "2024/01/01",
                            "2024-01-01z",
                            "2024-01-01 Z",
                            "2024-01-01ZZ",
                            "2024-01-01Z+01:00",
                            "2024-01-01+1:00",
                            "2024-01-01+01",
                            "2024-01-01+0100",
                            "2024-01-01+01:0",
                            "2024-01-01+01:60",
                            "2024-01-01+14:01",
                            "2024-01-01-14:01",
                            "2024-01-01+15:00",
                            "2024-01-01+99:00",
                            "2024-01-01+01:00x",
                            "2024-01-01T00:00:00",
                            "99999-02-29", // out of range, but no day of the calendar either
                            "99999-13-01"}) {
        CAPTURE(text);
        CHECK(verdict<date>(text) == errc::invalid_value);
        auto const time_at = std::min(std::size_t{10}, std::string_view(text).size());
        CHECK(verdict<date_time>(std::string(text).insert(time_at, "T00:00:00")) == errc::invalid_value);
    }
    for (auto const text : {"",
                            "12",
                            "12:30",
                            "12:30:",
                            "1:30:00",
                            "12:3:00",
                            "12:30:0",
                            "12:30:000",
                            "12-30-00",
                            "25:00:00",
                            "24:00:01",
                            "24:01:00",
                            "24:00:00.1",
                            "24:00:00.0000000001",
                            "23:60:00",
                            "23:59:60",
                            "23:59:99",
                            "12:30:00.",
                            "12:30:00.Z",
                            "12:30:00,5",
                            "12:30:00.5.5",
                            "12:30:00.-5",
                            "-12:30:00",
                            "12:30:00 Z",
                            "12:30:00z",
                            "12:30:00+14:30",
                            "12:30:00.00000000001x",
                            "99:99:99"}) {
        CAPTURE(text);
        CHECK(verdict<time_of_day>(text) == errc::invalid_value);
        CHECK(verdict<date_time>("2024-01-01T" + std::string(text)) == errc::invalid_value);
    }
    for (auto const text :
         {"2024-01-01", "2024-01-01T", "2024-01-01t00:00:00", "2024-01-01 00:00:00", "T00:00:00",
          "2024-01-01TT00:00:00", "2024-01-01ZT00:00:00", "2024-01-01T00:00:00T", "99999-01-01T25:00:00"}) {
        CAPTURE(text);
        CHECK(verdict<date_time>(text) == errc::invalid_value);
    }
    CHECK(verdict<date>(std::string_view("2024-01-01\0", 11)) == errc::invalid_value);
}

TEST_CASE("every prefix of a dateTime but the complete ones is invalid") {
    std::string const text = "2024-12-31T23:59:59.25+10:30";
    for (std::size_t size = 0; size <= text.size(); ++size) {
        CAPTURE(size);
        bool const complete = size == 19 || size == 21 || size == 22 || size == 28;
        CHECK(verdict<date_time>(text.substr(0, size)) == (complete ? errc::ok : errc::invalid_value));
    }
}

TEST_CASE("exactly the days of the calendar are read") {
    for (int const y : {1900, 2000, 2023, 2024, -4, -1, 0}) {
        for (unsigned m = 0; m <= 13; ++m) {
            for (unsigned d = 0; d <= 32; ++d) {
                char text[32];
                std::snprintf(text, sizeof text, "%s%04d-%02u-%02u", y < 0 ? "-" : "", y < 0 ? -y : y, m, d);
                CAPTURE(text);
                bool const leap = y % 4 == 0 && (y % 100 != 0 || y % 400 == 0);
                unsigned const days[] = {0, 31, leap ? 29U : 28U, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31, 0};
                date value;
                auto const code = scalar<date>::parse(text, value);
                REQUIRE((code == errc::ok) == (d >= 1 && d <= days[m]));
                if (code == errc::ok) {
                    REQUIRE(value.day == year(y) / static_cast<int>(m) / static_cast<int>(d));
                    REQUIRE(written(value) == text);
                }
            }
        }
    }
}

TEST_CASE("24:00:00 is the midnight of the next day") {
    CHECK(read<date_time>("2024-02-28T24:00:00Z") == read<date_time>("2024-02-29T00:00:00Z"));
    CHECK(read<date_time>("2024-12-31T24:00:00.000") == read<date_time>("2025-01-01T00:00:00"));
    CHECK(read<date_time>("-0001-12-31T24:00:00+01:00") == read<date_time>("0000-01-01T00:00:00+01:00"));
    CHECK(read<time_of_day>("24:00:00.00000000000-01:00") == time_of_day{0ns, -1h});
    CHECK(read<date_time>("32767-12-30T24:00:00") == read<date_time>("32767-12-31T00:00:00"));
    CHECK(verdict<date_time>("32767-12-31T24:00:00") == errc::out_of_range);
}

TEST_CASE("what is legal but does not fit is out of range, and nothing is dropped") {
    for (std::string const year : {"32768", "-32768", "99999", "400000", "-4294967298", "18446744073709553640"}) {
        CAPTURE(year);
        CHECK(verdict<date>(year + "-01-01") == errc::out_of_range);
        CHECK(verdict<date_time>(year + "-12-31T24:00:00Z") == errc::out_of_range);
    }
    CHECK(verdict<date>("400000-02-29") == errc::out_of_range); // a leap year
    CHECK(verdict<date>("400100-02-29") == errc::invalid_value);
    CHECK(verdict<date>("1" + std::string(5000, '0') + "-02-29") == errc::out_of_range);
    for (auto const text : {"12:00:00.0000000001", "12:00:00.1234567891", "23:59:59.99999999999Z"}) {
        CHECK(verdict<time_of_day>(text) == errc::out_of_range);
        CHECK(verdict<date_time>("2024-01-01T" + std::string(text)) == errc::out_of_range);
    }
    CHECK(read<time_of_day>("12:00:00.123456789" + std::string(5000, '0')).time == 12h + 123456789ns);
}

TEST_CASE("a value that does not exist has no text") {
    CHECK(written(date{2023y / 2 / 29, std::nullopt}) == unwritable);
    CHECK(written(date{std::chrono::year_month_day{}, std::nullopt}) == unwritable);
    CHECK(written(date{2024y / 1 / 1, 14h + 1min}) == unwritable);
    CHECK(written(date{2024y / 1 / 1, (std::chrono::minutes::min)()}) == unwritable);
    CHECK(written(time_of_day{24h, std::nullopt}) == unwritable);
    CHECK(written(time_of_day{-1ns, std::nullopt}) == unwritable);
    CHECK(written(time_of_day{(std::chrono::nanoseconds::max)(), std::nullopt}) == unwritable);
    CHECK(written(date_time{2024y / 13 / 1, 0ns, std::nullopt}) == unwritable);
    CHECK(written(date_time{2024y / 1 / 1, 24h, std::nullopt}) == unwritable);
    CHECK(written(date_time{2024y / 1 / 1, 0ns, -14h - 1min}) == unwritable);
    CHECK(written(date_time{2024y / 1 / 1, 24h - 1ns, -14h}) == "2024-01-01T23:59:59.999999999-14:00");
}

TEST_CASE("a dateTime is an instant") {
    using std::chrono::sys_days;
    CHECK(soapcodec::to_sys_time(read<date_time>("1970-01-01T00:00:00Z")).value() == sys_time<ticks>{});
    CHECK(soapcodec::to_sys_time(read<date_time>("2024-02-29T12:00:00.0000001+02:00")).value() ==
          sys_days(2024y / 2 / 29) + 10h + ticks(1));
    CHECK(soapcodec::to_sys_time(read<date_time>("1969-12-31T23:59:59.9999999Z")).value().time_since_epoch() ==
          ticks(-1));
    // The ticks of .NET count from year 1.
    CHECK(soapcodec::to_sys_time(read<date_time>("0001-01-01T00:00:00Z")).value().time_since_epoch().count() ==
          -621355968000000000);
    CHECK(soapcodec::to_sys_time(read<date_time>("2023-12-31T23:00:00-01:00")).value() ==
          soapcodec::to_sys_time(read<date_time>("2024-01-01T00:00:00Z")).value());
    CHECK(read<date_time>("2023-12-31T23:00:00-01:00") != read<date_time>("2024-01-01T00:00:00Z"));

    auto const local = read<date_time>("2024-01-01T12:00:00");
    CHECK(soapcodec::to_sys_time(local).error().code() == errc::invalid_value);
    CHECK(soapcodec::to_sys_time(local, 1h).value() == sys_days(2024y / 1 / 1) + 11h);
    CHECK(soapcodec::to_sys_time(read<date_time>("2024-01-01T12:00:00Z"), 1h).value() == sys_days(2024y / 1 / 1) + 12h);
    CHECK(soapcodec::to_sys_time(local, 15h).error().code() == errc::invalid_value);
    CHECK(soapcodec::to_sys_time(date_time{2023y / 2 / 29, 0ns, 0min}).error().code() == errc::invalid_value);

    auto const fine = read<date_time>("2024-01-01T00:00:00.000000001Z");
    CHECK(soapcodec::to_sys_time(fine).error().code() == errc::out_of_range);
    CHECK(soapcodec::to_sys_time<std::chrono::nanoseconds>(fine).value() == sys_days(2024y / 1 / 1) + 1ns);
    CHECK(soapcodec::to_sys_time<std::chrono::seconds>(fine).error().code() == errc::out_of_range);
    auto const far = read<date_time>("32767-12-31T23:59:59-14:00");
    CHECK(soapcodec::to_sys_time(far).error().code() == errc::out_of_range);
    CHECK(soapcodec::to_sys_time<std::chrono::seconds>(far).value() == sys_days(32767y / 12 / 31) + 38h - 1s);
    CHECK(soapcodec::to_sys_time(read<date_time>("-32767-01-01T00:00:00+14:00")).error().code() == errc::out_of_range);
}

TEST_CASE("an instant is a dateTime in any zone") {
    using limits = std::numeric_limits<std::int64_t>;
    CHECK(written(soapcodec::to_date_time(sys_time<ticks>{})) == "1970-01-01T00:00:00Z");
    CHECK(written(soapcodec::to_date_time(sys_time<ticks>(ticks(-1)))) == "1969-12-31T23:59:59.9999999Z");
    CHECK(written(soapcodec::to_date_time(sys_time<ticks>(ticks(1)), -90min)) == "1969-12-31T22:30:00.0000001-01:30");
    CHECK(written(soapcodec::to_date_time(sys_time<std::chrono::nanoseconds>(-1ns), 14h)) ==
          "1970-01-01T13:59:59.999999999+14:00");

    CHECK(written(soapcodec::to_date_time(sys_time<ticks>(std::chrono::sys_days(1969y / 12 / 30)))) ==
          "1969-12-30T00:00:00Z");
    CHECK(written(soapcodec::to_date_time(sys_time<ticks>(-1s))) == "1969-12-31T23:59:59Z");
    CHECK(written(soapcodec::to_date_time(sys_time<ticks>{}, 14h + 1min)) == unwritable);
    CHECK(written(soapcodec::to_date_time(sys_time<ticks>{}, (std::chrono::minutes::max)())) == unwritable);

    std::mt19937_64 generator(1970);
    std::vector<std::int64_t> counts{limits::min(), limits::min() + 1, -1, 0, 1, limits::max() - 1, limits::max()};
    for (int round = 0; round < 3000; ++round) {
        counts.push_back(static_cast<std::int64_t>(generator()) >> generator() % 64);
    }
    for (auto const count : counts) {
        auto const zone = std::chrono::minutes(static_cast<int>(generator() % 1681) - 840);
        CAPTURE(count, zone.count());
        auto const instant = sys_time<ticks>(ticks(count));
        auto const value = soapcodec::to_date_time(instant, zone);
        auto const text = written(value);
        CAPTURE(text);
        REQUIRE(text.size() > 20);
        REQUIRE(read<date_time>(text) == value);
        REQUIRE(soapcodec::to_sys_time(value).value() == instant);
        auto const fine = sys_time<std::chrono::nanoseconds>(std::chrono::nanoseconds(count));
        REQUIRE(soapcodec::to_sys_time<std::chrono::nanoseconds>(soapcodec::to_date_time(fine, zone)).value() == fine);
    }
}

TEST_CASE("dates and times are members of a shape") {
    event const message{{2024y / 2 / 29, 12h + 1ms, 0min},
                        std::nullopt,
                        {2023y / 12 / 24, std::nullopt},
                        {{7h + 30min, std::nullopt}, {0ns, -30min}}};
    auto const text = soapcodec::encode(message, soapcodec::soap_1_1).value();
    CHECK(text.find("<Begins>2024-02-29T12:00:00.001Z</Begins><Ends xsi:nil=\"true\" /><Booked>2023-12-24</Booked>"
                    "<Alarms><At>07:30:00</At><At>00:00:00-00:30</At></Alarms>") != text.npos);
    CHECK(soapcodec::decode<event>(text).value() == message);

    auto const bad = test::marked(test::envelope("<Event xmlns=\"urn:e\"><Begins>2024-02-29T12:00:00</Begins>"
                                                 "<Booked>^2023-02-29</Booked><Alarms /></Event>"));
    auto const failed = soapcodec::decode<event>(bad.text);
    REQUIRE_FALSE(failed);
    CHECK(failed.error().code() == errc::invalid_value);
    CHECK(failed.error().where() == bad.at);

    event wrong = message;
    wrong.alarms[1].time = 25h;
    auto const refused = soapcodec::encode(wrong, soapcodec::soap_1_1);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code() == errc::invalid_value);
    CHECK(refused.error().path() == "/Envelope/Body/Event/Alarms/At[2]");
    CHECK(refused.error().subject() == "a value that has no text");
}
