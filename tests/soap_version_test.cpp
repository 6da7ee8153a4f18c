// SPDX-License-Identifier: MIT
// What differs between SOAP's versions by name.
#include <soapcodec/soap/version.hpp>

#include "catch.hpp"

#include <string_view> // std::string_view

TEST_CASE("each version has the namespace and media type of its specification") {
    using namespace soapcodec;
    STATIC_REQUIRE(soap_1_1 == soap::version::v1_1);
    STATIC_REQUIRE(soap_1_2 == soap::version::v1_2);
    STATIC_REQUIRE(soap::envelope_namespace(soap_1_1) == "http://schemas.xmlsoap.org/soap/envelope/");
    STATIC_REQUIRE(soap::envelope_namespace(soap_1_2) == "http://www.w3.org/2003/05/soap-envelope");
    STATIC_REQUIRE(soap::media_type(soap_1_1) == "text/xml");
    STATIC_REQUIRE(soap::media_type(soap_1_2) == "application/soap+xml");
}
