// SPDX-License-Identifier: MIT
// VIES: everything prefixed, a date with a zone, texts of several lines.
#include "dialects.hpp"

#include <soapcodec/xsd/date_time.hpp>

#include <chrono>      // std::chrono::minutes
#include <optional>    // std::optional
#include <string>      // std::string
#include <string_view> // std::string_view

using soapcodec::element;
using test::check_written;
using test::decoded;

namespace test_vies {

struct check_response {
    std::string country;
    std::string number;
    soapcodec::date requested;
    bool valid = false;
    std::optional<std::string> name;
    std::optional<std::string> address;
    friend bool operator==(check_response const&, check_response const&) = default;
};
constexpr auto soap_shape(check_response const*) {
    return soapcodec::message<"checkVatResponse", "urn:ec.europa.eu:taxud:vies:services:checkVat:types">(
        element<"countryCode", &check_response::country>, element<"vatNumber", &check_response::number>,
        element<"requestDate", &check_response::requested>, element<"valid", &check_response::valid>,
        element<"name", &check_response::name, soapcodec::nillable>,
        element<"address", &check_response::address, soapcodec::nillable>);
}

} // namespace test_vies

TEST_CASE("VIES' checkVat") {
    constexpr std::string_view document =
        R"(<env:Envelope xmlns:env="http://schemas.xmlsoap.org/soap/envelope/"><env:Header/><env:Body>)"
        R"(<ns2:checkVatResponse xmlns:ns2="urn:ec.europa.eu:taxud:vies:services:checkVat:types">)"
        "<ns2:countryCode>LU</ns2:countryCode><ns2:vatNumber>12345678</ns2:vatNumber>"
        "<ns2:requestDate>2026-11-28+01:00</ns2:requestDate><ns2:valid>true</ns2:valid><ns2:name>FJORD S.A "
        "R.L.</ns2:name>"
        "<ns2:address>1, RUE DE L'EAU\nL-1111  "
        "LUXEMBOURG</ns2:address></ns2:checkVatResponse></env:Body></env:Envelope>";
    auto const found = decoded<test_vies::check_response>(document);
    CHECK(found.requested.zone == std::chrono::minutes(60));
    CHECK(found.valid);
    CHECK(found.address == "1, RUE DE L'EAU\nL-1111  LUXEMBOURG");
    check_written(found);
    CHECK(test::taken_ahead<test_vies::check_response>(document) == document.size());
}
