// SPDX-License-Identifier: MIT
// Errors and guids as arguments of fmt::format.
#include <soapcodec/format.hpp>

#include "catch.hpp"

#include <string> // std::string

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

TEST_CASE("a guid is formatted in lower case, with the options of a string") {
    using namespace soapcodec::literals;
    auto const id = "6F9619FF-8B86-D011-B42D-00C04FC964FF"_guid;
    CHECK(fmt::format("{}", id) == "6f9619ff-8b86-d011-b42d-00c04fc964ff");
    CHECK(fmt::format("{:>38}", id) == "  6f9619ff-8b86-d011-b42d-00c04fc964ff");
    CHECK(fmt::format("{:-^40.8}", id) == "----------------6f9619ff----------------");
    CHECK(fmt::format("{0} {0}", soapcodec::guid{}) ==
          "00000000-0000-0000-0000-000000000000 00000000-0000-0000-0000-000000000000");
}
