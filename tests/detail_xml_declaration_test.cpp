// SPDX-License-Identifier: MIT
// Tests of what a parser leaves to others in the XML declaration.
#include <soapcodec/detail/xml/declaration.hpp>

#include "catch.hpp"
#include "support.hpp"

#include <soapcodec/peek.hpp>

#include <string>      // std::string
#include <string_view> // std::string_view

using soapcodec::detail::is_version_number;
using test::errc;

TEST_CASE("a version is 1. and digits") {
    for (std::string_view const good : {"1.0", "1.1", "1.9", "1.10", "1.00"}) {
        CAPTURE(good);
        CHECK(is_version_number(good));
    }
    for (std::string_view const bad :
         {"", "1", "1.", "2.0", "0.1", "1.x", "1.0x", "1.0 ", " 1.0", "1,0", "a", "11.0"}) {
        CAPTURE(bad);
        CHECK_FALSE(is_version_number(bad));
    }
}

TEST_CASE("another version is malformed, at the declaration, whoever reads and however it arrives") {
    auto const document = test::order_document("<Customer>A</Customer>");
    for (std::string const version : {"2.0", "", "a", "1.x", "1."}) {
        auto const declaration = "<?xml version=\"" + version + "\"?>";
        test::check_error<test::order>("^" + declaration + document, errc::malformed_xml, "",
                                       "the version is not 1.0, 1.1 or the like");
        CHECK(soapcodec::decode<test::order>(test::utf_16(declaration + document)).error().code() ==
              errc::malformed_xml);
        CHECK(soapcodec::peek(declaration + document).error().code() == errc::malformed_xml);
    }
    CHECK(test::decoded<test::order>("<?xml version=\"1.1\"?>" + document).customer == "A");
    CHECK(test::decoded<test::order>("\xEF\xBB\xBF<?xml version='1.0' encoding='utf-8' standalone='no'?>" + document)
              .customer == "A");
}
