// SPDX-License-Identifier: MIT
// Values as reports show them.
#include <soapcodec/fuzz/print.hpp>

#include "fuzz_support.hpp"

#include <optional> // std::optional
#include <string>   // std::string
#include <vector>   // std::vector

using soapcodec::fuzz::to_text;

TEST_CASE("a value is printed with the names of its shape") {
    test::fuzz::sample value;
    value.name = "a\n";
    value.mass = {1.5, "kg"};
    value.root = test::fuzz::folder{"r", {test::fuzz::folder{"s", {}}}};
    value.weights.emplace().emplace_back();
    value.choice.emplace<1>("x");
    value.events.emplace_back(std::uint8_t{9});
    CHECK(
        to_text(value) ==
        R"({@id: 7, @lang: nil, Name: "a\n", Note: nil, Flag: nil, Paint: red, Ratio: 0, )"
        R"(Key: 00000000-0000-0000-0000-000000000000, Count: 3, When: 0001-01-01T00:00:00, Day: nil, Time: 00:00:00, )"
        R"(Length: PT0S, Mass: {@unit: "kg", 1.5}, Root: {@name: "r", Folder: [{@name: "s", Folder: []}]}, Tag: [], )"
        R"(Mark: nil, Weights: [nil], Entries: nil, Short|Text|Entry|Numbers: Text "x", Yes|Why: nil, )"
        R"(Byte|Moved: [Byte 9]})");
}

TEST_CASE("names, raw XML and values without a text are printed, too") {
    CHECK(to_text(soapcodec::xml::qname{"urn:a", "b"}) == "{urn:a}b");
    CHECK(to_text(soapcodec::xml::raw_xml{"<p:a/>", {{"p", "urn:p"}}}) == R"(xml "<p:a/>" p="urn:p")");
    CHECK(to_text(static_cast<test::fuzz::colour>(77)) == "(no text)");
    CHECK(to_text(std::optional<std::vector<std::string>>()) == "nil");
}
