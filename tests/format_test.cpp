// SPDX-License-Identifier: MIT
// The library's own types as arguments of fmt::format.
#include <soapcodec/format.hpp>

#include "catch.hpp"

#include <soapcodec/xsd/enumeration.hpp>
#include <soapcodec/xsd/real.hpp>

#include <chrono>      // std::chrono_literals
#include <cstddef>     // std::byte
#include <cstdint>     // std::uint64_t
#include <limits>      // std::numeric_limits
#include <optional>    // std::nullopt
#include <string>      // std::string
#include <string_view> // std::string_view
#include <vector>      // std::vector

namespace test_format {

enum class colour { red, green, unnamed };
enum class size { small };
enum class nameless { one };
struct feet { // a value without a formatter
    int count = 0;
};
struct metres { // a value with a formatter of its own
    int count = 0;
};

} // namespace test_format

template <>
inline constexpr auto soapcodec::enumeration<test_format::colour> =
    soapcodec::names<test_format::colour>({{test_format::colour::red, "Red"}, {test_format::colour::green, "Green"}});
template <>
inline constexpr auto
    soapcodec::enumeration<test_format::size> = soapcodec::names<test_format::size>({{test_format::size::small, "S"}});
template <>
struct soapcodec::scalar<test_format::metres> {
    static constexpr std::string_view xsd = "metres";
    static std::string format(test_format::metres const& value) { return std::to_string(value.count); }
};

template <>
struct soapcodec::scalar<test_format::feet> {
    static constexpr std::string_view xsd = "feet";
    static std::string format(test_format::feet const& value) { return std::to_string(value.count); }
};

template <> // as owners wrote before the library had one for all
struct fmt::formatter<test_format::colour> : soapcodec::scalar_formatter<test_format::colour> {};
template <>
struct fmt::formatter<test_format::metres> : fmt::formatter<int> {
    template <class FormatContext>
    auto format(test_format::metres const& value, FormatContext& context) const {
        auto const end = fmt::formatter<int>::format(value.count, context);
        return fmt::format_to(end, " m");
    }
};

TEST_CASE("an error is formatted as its message") {
    soapcodec::error const error(soapcodec::errc::invalid_value, {321, 7, 12}, "/Envelope/Body/A/B[2]", "x1");
    CHECK(fmt::format("{}", error) == "7:12 (byte 321) /Envelope/Body/A/B[2]: invalid value: x1");
    CHECK(fmt::format("{}", error) == error.message());
    CHECK(fmt::format("{:.4}|", error) == "7:12|");
    CHECK(fmt::format("[{:>60}]", error).size() == 62);
    CHECK(fmt::format("{}", soapcodec::error()) == "no error");
    CHECK(fmt::format("{}", soapcodec::error(soapcodec::errc::invalid_character, {}, "/A", "byte 3 of the text")) ==
          "/A: a character that XML 1.0 cannot carry: byte 3 of the text");
}

TEST_CASE("a code is formatted as its description") {
    CHECK(fmt::format("{}", soapcodec::errc::truncated) == "the document is incomplete");
    CHECK(fmt::format("{:*<10}", soapcodec::errc::ok) == "no error**");
}

TEST_CASE("values are formatted as they stand in XML") {
    using namespace std::chrono_literals;
    using soapcodec::decimal;
    soapcodec::date_time const when{2024y / 2 / 29, 12h + 500ms, 0min};
    CHECK(fmt::format("{}", when) == "2024-02-29T12:00:00.5Z");
    CHECK(fmt::format("{}", soapcodec::date{2024y / 2 / 29, -90min}) == "2024-02-29-01:30");
    CHECK(fmt::format("{}", soapcodec::time_of_day{24h - 1ns, std::nullopt}) == "23:59:59.999999999");
    CHECK(fmt::format("{}", soapcodec::to_duration(-1500ms)) == "-PT1.5S");
    CHECK(fmt::format("{}", soapcodec::duration{}) == "PT0S");
    CHECK(fmt::format("{} {}", decimal::from_text("+01.50").value(), decimal()) == "1.5 0");
    std::vector const bytes{std::byte{0xCA}, std::byte{0xFE}};
    CHECK(fmt::format("{}", soapcodec::base64_binary{bytes}) == "yv4=");
    CHECK(fmt::format("{} {}|", soapcodec::hex_binary{bytes}, soapcodec::hex_binary{}) == "CAFE |");
    CHECK(fmt::format("{}", soapcodec::token(" a \n b ")) == "a b");
    CHECK(fmt::format("{}", soapcodec::normalized_string("a\tb")) == "a b");
    CHECK(fmt::format("{}", soapcodec::any_uri(" urn:a<b ")) == "urn:a<b");
    CHECK(fmt::format("[{:>12}|{:<10.4}|{:*^5}]", soapcodec::date{}, when, decimal(7)) ==
          "[  0001-01-01|2024      |**7**]");
}

TEST_CASE("every value is formatted as its scalar writes it, however long") {
    constexpr auto most = std::numeric_limits<std::uint64_t>::max();
    soapcodec::duration const longest{true, most, most, most, most, most, most, 999'999'999};
    CHECK(fmt::format("{}", longest) ==
          std::string_view(soapcodec::scalar<soapcodec::duration>::format(longest).value()));
    CHECK(fmt::format("{}", longest).size() == 139);
    auto const digits = std::string(1000, '9') + "." + std::string(1000, '1');
    CHECK(fmt::format("{}", soapcodec::decimal::from_text("-" + digits).value()) == "-" + digits);
    CHECK(fmt::format("{}", soapcodec::hex_binary{std::vector(1000, std::byte{0xAB})}).size() == 2000);
    CHECK(fmt::format("{}", soapcodec::date_time{std::chrono::year(-32767) / 1 / 1, {}, {}}) ==
          "-32767-01-01T00:00:00");
}

TEST_CASE("a value that cannot be written throws, as encoding it is an error") {
    using namespace std::chrono_literals;
    CHECK_THROWS_AS(fmt::format("{}", soapcodec::date{2023y / 2 / 29, {}}), fmt::format_error);
    CHECK_THROWS_AS(fmt::format("{}", soapcodec::time_of_day{24h, {}}), fmt::format_error);
    soapcodec::duration too_fine;
    too_fine.nanoseconds = 1'000'000'000;
    CHECK_THROWS_AS(fmt::format("{}", too_fine), fmt::format_error);
    CHECK_THROWS_AS(fmt::format("{}", test_format::colour::unnamed), fmt::format_error);
    CHECK_THROWS_WITH(fmt::format("{}", too_fine), "a value that has no text");
}

TEST_CASE("an enumeration with names prints by name, and no other type of others gets a formatter") {
    CHECK(fmt::format("{}, {:>6}", test_format::colour::green, test_format::colour::red) == "Green,    Red");
    CHECK(fmt::format("{:>3}", test_format::size::small) == "  S");
    STATIC_REQUIRE_FALSE(fmt::is_formattable<test_format::nameless>::value);
    STATIC_REQUIRE(soapcodec::scalar_type<test_format::feet>);
    STATIC_REQUIRE_FALSE(fmt::is_formattable<test_format::feet>::value);
    CHECK(fmt::format("{:03}", test_format::metres{7}) == "007 m");
    // {fmt}'s own, not the text of xs:boolean, xs:float and xs:string.
    CHECK(fmt::format("{:d} {:.2f} {:s}", true, 0.5, "x") == "1 0.50 x");
    CHECK(fmt::format("{}", std::numeric_limits<double>::infinity()) == "inf");
}

TEST_CASE("a QName is formatted with its namespace, a version as its number") {
    CHECK(fmt::format("{}", soapcodec::xml::qname{"urn:x", "a"}) == "{urn:x}a");
    CHECK(fmt::format("{:>3}", soapcodec::xml::qname{"", "a"}) == "  a");
    CHECK(fmt::format("{} {}", soapcodec::soap_1_1, soapcodec::soap_1_2) == "1.1 1.2");
}

TEST_CASE("a guid is formatted in lower case, with the options of a string") {
    using namespace soapcodec::literals;
    auto const id = "6F9619FF-8B86-D011-B42D-00C04FC964FF"_guid;
    CHECK(fmt::format("{}", id) == "6f9619ff-8b86-d011-b42d-00c04fc964ff");
    CHECK(fmt::format("{:>38}", id) == "  6f9619ff-8b86-d011-b42d-00c04fc964ff");
    CHECK(fmt::format("{:-^40.8}", id) == "----------------6f9619ff----------------");
    CHECK(fmt::format("{0} {0}", soapcodec::guid{}) ==
          "00000000-0000-0000-0000-000000000000 00000000-0000-0000-0000-000000000000");
}
