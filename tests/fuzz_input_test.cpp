// SPDX-License-Identifier: MIT
// Choices from the end of an input, and the document in front of them.
#include <soapcodec/fuzz/input.hpp>

#include "catch.hpp"

#include <cstdint>     // std::uint8_t
#include <limits>      // std::numeric_limits
#include <span>        // std::span
#include <string_view> // std::string_view

using soapcodec::fuzz::input;

namespace {

std::span<std::uint8_t const> bytes_of(std::string_view text) {
    return {reinterpret_cast<std::uint8_t const*>(text.data()), text.size()};
}

} // namespace

TEST_CASE("choices are taken from the end, and the document is what is left") {
    input from(bytes_of("<a/>\x01\x02\x03"));
    CHECK(from.byte() == 3);
    CHECK(from.flip() == false);
    CHECK(from.rest() == "<a/>\x01");
    CHECK(from.flip() == true);
    CHECK(from.rest() == "<a/>");
}

TEST_CASE("without bytes every choice is 0") {
    input from({});
    CHECK(from.byte() == 0);
    CHECK(from.number(1000) == 0);
    CHECK_FALSE(from.flip());
    CHECK(from.rest().empty());
}

TEST_CASE("a number takes no more bytes than it needs, and stays in its range") {
    input from(bytes_of("....\x04\x03\x02\x01\xFF"));
    CHECK(from.number(0) == 0);
    CHECK(from.number(9) == 255 % 10);
    CHECK(from.number(0xFFFF) == 0x0102);
    CHECK(from.number(0x100) == 0x0304 % 0x101);
    CHECK(from.rest() == "....");

    input largest(bytes_of("\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF"));
    CHECK(largest.number(std::numeric_limits<std::uint64_t>::max()) == std::numeric_limits<std::uint64_t>::max());
    CHECK(largest.rest().empty());
}

TEST_CASE("a document as it is has no choices behind it") {
    for (std::string_view const document : {"<a/>", "<a/>\n"}) {
        auto from = input::behind_document(bytes_of(document));
        CHECK(from.byte() == 0);
        CHECK(from.number(1000) == 0);
        CHECK(from.rest() == document);
    }
    auto from = input::behind_document(bytes_of("<a/>\x05"));
    CHECK(from.byte() == 5);
    CHECK(from.rest() == "<a/>");
    CHECK(input::behind_document({}).byte() == 0);
}
