// SPDX-License-Identifier: MIT
// Tests of integers of any length.
#include <soapcodec/xsd/integer.hpp>

#include "catch.hpp"
#include "support.hpp"

#include <soapcodec/encode.hpp>
#include <soapcodec/format.hpp>
#include <soapcodec/json.hpp>

#include <cstdint>     // std::int64_t, std::uint64_t
#include <limits>      // std::numeric_limits
#include <optional>    // std::optional
#include <string>      // std::string
#include <string_view> // std::string_view

using soapcodec::errc;
using soapcodec::integer;

namespace test_integer {

struct certificate { // as a service names one: a serial number of up to 160 bits
    integer serial;
    std::optional<std::uint64_t> size;
    std::optional<integer> previous;

    friend bool operator==(certificate const&, certificate const&) = default;
};
constexpr auto soap_shape(certificate const*) {
    return soapcodec::message<"Certificate", "urn:c">(soapcodec::element<"Serial", &certificate::serial>,
                                                      soapcodec::element<"Size", &certificate::size>,
                                                      soapcodec::attribute<"previous", &certificate::previous>);
}

} // namespace test_integer

TEST_CASE("integers of any length keep all their digits") {
    constexpr std::string_view digits = "730750818665451459101842416358141509827966271487";
    auto const number = integer::from_text(digits).value();
    CHECK(number.text() == digits);
    CHECK(number.to<std::uint64_t>().error().code() == errc::out_of_range);
    CHECK(integer::from_text("+0018446744073709551615").value().to<std::uint64_t>().value() ==
          std::numeric_limits<std::uint64_t>::max());
    CHECK(integer(std::numeric_limits<std::int64_t>::min()).to<std::int64_t>().value() ==
          std::numeric_limits<std::int64_t>::min());
    CHECK(integer(-1).to<std::uint64_t>().error().code() == errc::out_of_range);
    CHECK(integer::from_text("-0").value() == integer());
    CHECK(integer().text() == "0");
    CHECK(integer(-10) < integer(-9));
    CHECK(integer(99) < number);
    for (auto const wrong : {"", "+", "-", "1.0", "1.", "1e3", " 1", "0x1", "1 2"}) {
        CHECK(integer::from_text(wrong).error().code() == errc::invalid_value);
    }
    CHECK(fmt::format("{:>4}", integer(7)) == "   7");
    CHECK(soapcodec::to_json(number) == digits);
}

TEST_CASE("they are read and written, by both readers") {
    auto const document = test::envelope(
        "<Certificate xmlns=\"urn:c\" previous=\"-1\"><Serial>730750818665451459101842416358141509827966271487"
        "</Serial><Size>18446744073709551615</Size></Certificate>");
    auto const value = test::decoded<test_integer::certificate>(document);
    CHECK(value.size == std::numeric_limits<std::uint64_t>::max());
    CHECK(value.previous == integer(-1));
    for (auto const version : {soapcodec::soap_1_1, soapcodec::soap_1_2}) {
        CHECK(test::decoded<test_integer::certificate>(soapcodec::encode(value, version).value()) == value);
    }
    soapcodec::detail::document_decoder<soapcodec::xml::predicting_source> session{soapcodec::decode_options()};
    test_integer::certificate into;
    session.begin(soapcodec::detail::payload_for(into));
    session.source().feed(document, true);
    CHECK(session.source().bytes_ahead() == document.size());
    test::check_error<test_integer::certificate>(
        test::envelope("<Certificate xmlns=\"urn:c\"><Serial>^1.5</Serial></Certificate>"), errc::invalid_value,
        "/Envelope/Body/Certificate/Serial", "1.5");
}
