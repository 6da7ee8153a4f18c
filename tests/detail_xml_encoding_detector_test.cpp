// SPDX-License-Identifier: MIT
// Tests of what encoding a document is said to be in, and by whom.
#include <soapcodec/detail/xml/encoding_detector.hpp>

#include "catch.hpp"

#include <string>      // std::string
#include <string_view> // std::string_view

using soapcodec::detail::encoding_detector;
using soapcodec::detail::text_encoding;
using verdict = encoding_detector::verdict;
using namespace std::string_view_literals;

namespace {

encoding_detector decided(std::string_view charset, std::string_view first) {
    encoding_detector detector;
    detector.begin("utf-16be"); // of the document before
    CHECK(detector.decide("\xFF\xFE<") == verdict::decided);
    detector.begin(charset);
    REQUIRE(detector.decide(first) == verdict::decided);
    return detector;
}

std::string told(std::string_view charset, std::string_view first) {
    auto const detector = decided(charset, first);
    return detector.told() == nullptr ? "nothing" : detector.told();
}

text_encoding detected(std::string_view charset, std::string_view first, std::string_view label) {
    auto detector = decided(charset, first);
    REQUIRE(detector.declared(label));
    return detector.detected();
}

} // namespace

TEST_CASE("a byte order mark wins over the transport, and that over the document") {
    for (auto const charset :
         {""sv, "utf-8"sv, "UTF-16"sv, "utf-16le"sv, "utf-16be"sv, "iso-8859-1"sv, "us-ascii"sv, "windows-1252"sv}) {
        CAPTURE(charset);
        CHECK(told(charset, "\xEF\xBB\xBF") == "UTF-8");
        CHECK(told(charset, "\xFE\xFF") == "UTF-16");
        CHECK(told(charset, "\xFF\xFE<"sv) == "UTF-16");
        CHECK(detected(charset, "\xEF\xBB\xBF", "iso-8859-1") == text_encoding::utf_8);
        CHECK(detected(charset, "\xFE\xFF", "iso-8859-1") == text_encoding::utf_16be);
        CHECK(detected(charset, "\xFF\xFE<"sv, "utf-8") == text_encoding::utf_16le);
    }
    CHECK(told("", "<?x") == "nothing");
    CHECK(told("UTF-8", "<?x") == "UTF-8");
    CHECK(detected("UTF-8", "<?x", "iso-8859-1") == text_encoding::utf_8);
    CHECK(detected("ISO-8859-1", "<?x", "utf-8") == text_encoding::iso_8859_1);
    CHECK(detected("utf-16LE", "<\0?"sv, "utf-8") == text_encoding::utf_16le);
    CHECK(detected("utf-16BE", "\0<\0"sv, "utf-8") == text_encoding::utf_16be);
}

TEST_CASE("what looks like half a mark is none") {
    CHECK(told("", "\xEF\xBB") == "nothing");
    CHECK(told("iso-8859-1", "\xEF\xBB<") == "ISO-8859-1");
    CHECK(told("", "\xFE") == "nothing");
    CHECK(told("", "\xFF<\xFE") == "nothing");
    CHECK(told("", "") == "nothing");
}

TEST_CASE("without a mark, half a character tells UTF-16 from what has one byte a character") {
    CHECK(detected("", "<?x", "utf-8") == text_encoding::utf_8);
    CHECK(detected("", "<\0?"sv, "utf-16") == text_encoding::utf_16le);
    CHECK(detected("", "\0<\0"sv, "utf-16") == text_encoding::utf_16be);
    CHECK(detected("utf-16", "<\0?"sv, "utf-16") == text_encoding::utf_16le);
    CHECK(detected("utf-16", "\0<\0"sv, "utf-16") == text_encoding::utf_16be);
    CHECK(detected("utf-16", "abc", "utf-16") == text_encoding::utf_16be);
}

TEST_CASE("half a character of another order, or in what has one byte a character, contradicts the charset") {
    auto const decide = [](std::string_view charset, std::string_view first) {
        encoding_detector detector;
        detector.begin(charset);
        return detector.decide(first);
    };
    // A document may begin with white space, too.
    for (auto const begin : {'<', ' ', '\n'}) {
        std::string const little{begin, '\0', '<'};
        std::string const big{'\0', begin, '\0'};
        for (auto const charset : {"utf-8"sv, "iso-8859-1"sv, "us-ascii"sv}) {
            CAPTURE(charset);
            CHECK(decide(charset, little) == verdict::contradiction);
            CHECK(decide(charset, big) == verdict::contradiction);
        }
        CHECK(decide("utf-16be", little) == verdict::contradiction);
        CHECK(decide("utf-16le", big) == verdict::contradiction);
        for (auto const charset : {""sv, "utf-16"sv}) {
            CHECK(told(charset, little) == "UTF-16LE");
            CHECK(told(charset, big) == "UTF-16BE");
            CHECK(decided(charset, little).detected() == text_encoding::utf_16le);
            CHECK(decided(charset, big).detected() == text_encoding::utf_16be);
        }
        CHECK(decided("utf-16le", little).detected() == text_encoding::utf_16le);
        CHECK(decided("utf-16be", big).detected() == text_encoding::utf_16be);
        CHECK_FALSE(decided("", little).is_utf_8());
    }
}

TEST_CASE("a declaration names one of the encodings that are read, by its own name") {
    for (auto const label :
         {"UTF-8"sv, "utf-8"sv, "Utf-16"sv, "utf-16LE"sv, "UTF-16be"sv, "Iso-8859-1"sv, "us-ascii"sv}) {
        CAPTURE(label);
        CHECK(decided("", "<?x").declared(label));
    }
    for (auto const label : {"utf8"sv, "latin1"sv, "iso-8859-15"sv, "windows-1252"sv, "UTF-32"sv, ""sv}) {
        CAPTURE(label);
        CHECK_FALSE(decided("", "<?x").declared(label));
        CHECK(decided("utf-8", "<?x").declared(label)); // it does not count
    }
    CHECK(detected("", "<?x", "Iso-8859-1") == text_encoding::iso_8859_1);
}

TEST_CASE("a charset is called what HTTP's senders call it") {
    for (auto const charset : {"utf-8"sv, "UTF-8"sv, "utf8"sv, "Utf8"sv, "\"utf-8\""sv, "'UTF-8'"sv, " utf-8 "sv}) {
        CAPTURE(charset);
        CHECK(told(charset, "<a>") == "UTF-8");
    }
    for (auto const charset :
         {"iso-8859-1"sv, "ISO8859-1"sv, "iso_8859-1"sv, "latin1"sv, "Latin-1"sv, "\"ISO-8859-1\""sv}) {
        CAPTURE(charset);
        CHECK(told(charset, "<a>") == "ISO-8859-1");
    }
    CHECK(told("ascii", "<a>") == "US-ASCII");
    CHECK(told("US-ASCII", "<a>") == "US-ASCII");
    CHECK(told("utf16", "<a>") == "UTF-16");
    CHECK(told("utf16le", "<a>") == "UTF-16LE");
    for (auto const charset : {"windows-1252"sv, "utf-32"sv, "utf"sv, "utf-8x"sv, "iso-8859-15"sv}) {
        CAPTURE(charset);
        encoding_detector detector;
        detector.begin(charset);
        CHECK(detector.decide("<a>") == verdict::unknown_charset);
    }
}

TEST_CASE("only what is UTF-8 by all that is said is read ahead of a parser") {
    CHECK(decided("", "<?x").is_utf_8());
    CHECK(decided("utf8", "<?x").is_utf_8());
    CHECK(decided("latin1", "\xEF\xBB\xBF").is_utf_8());
    CHECK_FALSE(decided("us-ascii", "<?x").is_utf_8());
    CHECK_FALSE(decided("latin1", "<?x").is_utf_8());
    CHECK_FALSE(decided("", "<\0?"sv).is_utf_8());
    auto declared = decided("", "<?x");
    REQUIRE(declared.declared("us-ascii"));
    CHECK_FALSE(declared.is_utf_8());
}
