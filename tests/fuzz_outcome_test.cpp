// SPDX-License-Identifier: MIT
// When two ways to read one document agree.
#include <soapcodec/fuzz/outcome.hpp>

#include "catch.hpp"

#include <memory>  // std::make_shared
#include <string>  // std::string
#include <utility> // std::move
#include <vector>  // std::vector

using soapcodec::errc;
using soapcodec::error;
using soapcodec::fuzz::agrees;
using found = soapcodec::fuzz::outcome<std::string>;

namespace {

error fault_of(std::string reason) {
    return error(std::make_shared<soapcodec::soap::fault const>(
                     soapcodec::soap::fault{.code = soapcodec::soap::sender, .reasons = {{{}, std::move(reason)}}}),
                 {}, {}, {});
}

} // namespace

TEST_CASE("values agree when they are equal") {
    CHECK(agrees(found(std::string("a")), found(std::string("a"))));
    CHECK_FALSE(agrees(found(std::string("a")), found(std::string("b"))));
    CHECK_FALSE(agrees(found(std::string("a")), found(error(errc::doctype))));
    CHECK_FALSE(agrees(found(error(errc::malformed_xml)), found(std::string("a"))));
}

TEST_CASE("the library's own errors agree in all they say") {
    error const one(errc::invalid_value, {5, 1, 6}, "/a", "x", "y", "z");
    CHECK(agrees(one, error(one)));
    CHECK_FALSE(agrees(one, error(errc::out_of_range, {5, 1, 6}, "/a", "x", "y", "z")));
    CHECK_FALSE(agrees(one, error(errc::invalid_value, {6, 1, 6}, "/a", "x", "y", "z")));
    CHECK_FALSE(agrees(one, error(errc::invalid_value, {5, 2, 6}, "/a", "x", "y", "z")));
    CHECK_FALSE(agrees(one, error(errc::invalid_value, {5, 1, 7}, "/a", "x", "y", "z")));
    CHECK_FALSE(agrees(one, error(errc::invalid_value, {5, 1, 6}, "/b", "x", "y", "z")));
    CHECK_FALSE(agrees(one, error(errc::invalid_value, {5, 1, 6}, "/a", "-", "y", "z")));
    CHECK_FALSE(agrees(one, error(errc::invalid_value, {5, 1, 6}, "/a", "x", "-", "z")));
    CHECK_FALSE(agrees(one, error(errc::invalid_value, {5, 1, 6}, "/a", "x", "y", "-")));
    CHECK(agrees(fault_of("a"), fault_of("a")));
    CHECK_FALSE(agrees(fault_of("a"), fault_of("b")));
    CHECK_FALSE(agrees(fault_of("a"), error(errc::fault)));
}

TEST_CASE("of the parser's errors there may be another, elsewhere") {
    CHECK(agrees(error(errc::malformed_xml, {5, 1, 6}), error(errc::truncated, {9, 1, 10})));
    CHECK(agrees(error(errc::unsupported_encoding), error(errc::out_of_memory)));
    CHECK_FALSE(agrees(error(errc::malformed_xml), error(errc::doctype)));
    CHECK_FALSE(agrees(error(errc::doctype), error(errc::malformed_xml)));
}
