// SPDX-License-Identifier: MIT
// Tests of xs:gYear and its kin.
#include <soapcodec/xsd/gregorian.hpp>

#include "catch.hpp"

#include <soapcodec/format.hpp>
#include <soapcodec/json.hpp>

#include <chrono>      // std::chrono_literals
#include <string>      // std::string
#include <string_view> // std::string_view

using namespace std::chrono_literals;
using soapcodec::errc;

namespace {

template <class T>
void check(std::string_view text, T const& value) {
    CAPTURE(std::string(text));
    T found;
    CHECK(soapcodec::scalar<T>::parse(text, found) == errc::ok);
    CHECK(found == value);
    CHECK(soapcodec::scalar<T>::format(value) == std::string(text));
    CHECK(soapcodec::scalar<T>::parse("\n " + std::string(text) + "\t", found) == errc::ok);
}

template <class T>
void check_wrong(std::string_view text, errc code = errc::invalid_value) {
    CAPTURE(std::string(text));
    T const before;
    T found;
    CHECK(soapcodec::scalar<T>::parse(text, found) == code);
    CHECK(found == before);
}

} // namespace

TEST_CASE("parts of a date are read and written, with and without a zone") {
    check("2031", soapcodec::g_year{2031y, {}});
    check("2031Z", soapcodec::g_year{2031y, 0min});
    check("-0044+05:30", soapcodec::g_year{std::chrono::year(-44), 330min});
    check("12031-05:00", soapcodec::g_year{12031y, -300min});
    check("2031-05", soapcodec::g_year_month{2031y / 5, {}});
    check("-0044-12-14:00", soapcodec::g_year_month{std::chrono::year(-44) / 12, -840min});
    check("--05", soapcodec::g_month{std::chrono::May, {}});
    check("--12Z", soapcodec::g_month{std::chrono::December, 0min});
    check("--02-29", soapcodec::g_month_day{std::chrono::February / 29, {}});
    check("--05-17+01:00", soapcodec::g_month_day{std::chrono::May / 17, 60min});
    check("---31", soapcodec::g_day{31d, {}});
    check("---01-01:00", soapcodec::g_day{1d, -60min});
}

TEST_CASE("what is no part of a date is refused") {
    for (auto const text : {"", "31", "031", "02031", "2031-", "2031-05", "2031-05-01", "20x1", "+2031", "2031 Z",
                            "--05", "2031+15:00", "- 2031"}) {
        check_wrong<soapcodec::g_year>(text);
    }
    check_wrong<soapcodec::g_year>("99999", errc::out_of_range);
    for (auto const text : {"", "2031", "2031-5", "2031-13", "2031-00", "2031-05-01", "2031 05", "2031-05-"}) {
        check_wrong<soapcodec::g_year_month>(text);
    }
    for (auto const text : {"", "05", "-05", "--5", "--13", "--00", "--05-", "--05--", "---05", "--05-17", "-- 5"}) {
        check_wrong<soapcodec::g_month>(text);
    }
    for (auto const text : {"", "--02-30", "--04-31", "--05", "05-17", "--05-1", "--05 17", "--0-517"}) {
        check_wrong<soapcodec::g_month_day>(text);
    }
    for (auto const text : {"", "17", "--17", "---32", "---00", "---1", "----1", "---17-05"}) {
        check_wrong<soapcodec::g_day>(text);
    }
}

TEST_CASE("what does not exist has no text, and the default one has") {
    CHECK_FALSE(soapcodec::scalar<soapcodec::g_month_day>::format({std::chrono::February / 30, {}}));
    CHECK_FALSE(soapcodec::scalar<soapcodec::g_month>::format({std::chrono::month(13), {}}));
    CHECK(fmt::format("{} {} {} {} {}", soapcodec::g_year(), soapcodec::g_year_month(), soapcodec::g_month(),
                      soapcodec::g_month_day(), soapcodec::g_day()) == "0001 0001-01 --01 --01-01 ---01");
    CHECK(soapcodec::to_json(soapcodec::g_year_month{2031y / 5, 0min}) == R"("2031-05Z")");
}
