// SPDX-License-Identifier: MIT
// The version string, its macros and the build's version say the same.
#include <soapcodec/version.hpp>

#include <string>

#include "catch.hpp"

TEST_CASE("the version string is made of the macros") {
    std::string const expected = std::to_string(SOAPCODEC_VERSION_MAJOR) + "." +
                                 std::to_string(SOAPCODEC_VERSION_MINOR) + "." +
                                 std::to_string(SOAPCODEC_VERSION_PATCH);
    CHECK(soapcodec::version == expected);
}

TEST_CASE("the build has read the version from the header") {
    CHECK(soapcodec::version == SOAPCODEC_TEST_PROJECT_VERSION);
}
