// SPDX-License-Identifier: MIT
// A check that fails says what does not hold, and ends the program.
#include <soapcodec/fuzz/check.hpp>

#include <soapcodec/fuzz/quoted.hpp>

#include "fuzz_support.hpp"

#include <string>      // std::string
#include <string_view> // std::string_view

using soapcodec::fuzz::check;
using soapcodec::fuzz::quoted;
using test::fuzz::report_of;

TEST_CASE("a check that holds asks for no text") {
    bool asked = false;
    auto const text = [&asked] {
        asked = true;
        return std::string();
    };
    check(true, "property", text, text, text);
    CHECK_FALSE(asked);
}

TEST_CASE("a check that fails reports the property, both sides and the way there") {
    auto const report = report_of([] {
        check(
            false, "the property", "one side", [] { return std::string("the other"); }, "the document");
    });
    CHECK(report == "\nsoapcodec: does not hold: the property\n  left:  one side\n  right: the other\nthe document\n");
    CHECK(report_of([] { check(true, "", "", "", ""); }).empty());
}

TEST_CASE("bytes are quoted as a literal of the language") {
    CHECK(quoted("") == R"("")");
    CHECK(quoted("a\"b\\c\n\r\t") == R"("a\"b\\c\n\r\t")");
    CHECK(quoted(std::string_view("\0"
                                  "1\x7F\xC3\xA9",
                                  5)) == R"("\0001\177\303\251")");
}
