// SPDX-License-Identifier: MIT
// The mutator's own tests: what it takes apart it puts together again, each edit does something, and what should keep a
// document well-formed does, in the eyes of expat.
#include "edits.hpp"

#include "catch.hpp"

#include <expat.h>

#include <algorithm>   // std::count
#include <cstddef>     // std::ptrdiff_t, std::size_t
#include <cstdint>     // std::uint8_t
#include <cstring>     // std::memcpy
#include <string>      // std::string
#include <string_view> // std::string_view
#include <vector>      // std::vector

extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t*, std::size_t, std::size_t, unsigned);
extern "C" std::size_t LLVMFuzzerCustomCrossOver(std::uint8_t const*, std::size_t, std::uint8_t const*, std::size_t,
                                                 std::uint8_t*, std::size_t, unsigned);
// libFuzzer's, which is not here.
extern "C" std::size_t LLVMFuzzerMutate(std::uint8_t* data, std::size_t size, std::size_t max_size) {
    if (size < max_size) {
        data[size] = '!';
        return size + 1;
    }
    return size;
}

namespace {

constexpr std::string_view sample =
    "<?xml version=\"1.0\"?>\n<s:Envelope xmlns:s='urn:s'><!-- c --><s:Body><a x=\"1>2\" y='3'>text &amp; more</a>"
    "<b/><c><![CDATA[<d>]]></c></s:Body></s:Envelope>";

bool well_formed(std::string_view document) {
    auto* const parser = XML_ParserCreateNS(nullptr, '\x01');
    bool const ok = XML_Parse(parser, document.data(), static_cast<int>(document.size()), XML_TRUE) == XML_STATUS_OK;
    XML_ParserFree(parser);
    return ok;
}

std::vector<std::uint8_t> buffer(std::string_view text, std::size_t size) {
    std::vector<std::uint8_t> bytes(size);
    std::memcpy(bytes.data(), text.data(), text.size());
    return bytes;
}

} // namespace

TEST_CASE("tokens put together are the document, whatever it is") {
    for (std::string_view const text :
         {sample, std::string_view("<"), std::string_view("<a"), std::string_view("a<b>c</d>&<<!--"),
          std::string_view("</>"), std::string_view("<>"), std::string_view("<!"), std::string_view("]]>"),
          std::string_view("<a b='>"), std::string_view("")}) {
        CHECK(mutate::join(mutate::tokens_of(text)) == text);
        for (std::size_t size = 0; size <= text.size(); ++size) {
            CHECK(mutate::join(mutate::tokens_of(text.substr(0, size))) == text.substr(0, size));
        }
    }
}

TEST_CASE("tokens have their kinds, names and attributes") {
    auto const tokens = mutate::tokens_of(sample);
    REQUIRE(tokens.size() == 14);
    CHECK(tokens[0].kind == mutate::kind::instruction);
    CHECK(tokens[1].kind == mutate::kind::text);
    CHECK(mutate::name_of(tokens[2]) == "s:Envelope");
    CHECK(tokens[3].kind == mutate::kind::comment);
    CHECK(tokens[5].text == "<a x=\"1>2\" y='3'>");
    auto const found = mutate::attributes_of(tokens[5].text);
    REQUIRE(found.size() == 2);
    CHECK(tokens[5].text.substr(found[0].value, found[0].end - found[0].value - 1) == "1>2");
    CHECK(tokens[8].kind == mutate::kind::empty);
    CHECK(tokens[10].kind == mutate::kind::cdata);
    auto const elements = mutate::elements_of(tokens);
    REQUIRE(elements.size() == 5);
    CHECK(elements.back().first == 2);
    CHECK(elements.back().last == tokens.size() - 1);
}

TEST_CASE("control bytes are behind the last tag") {
    auto const parts = mutate::parts_of("<a>1</a>  \x07>");
    CHECK(parts.document == "<a>1</a>");
    CHECK(parts.control == "  \x07>");
    CHECK(mutate::parts_of("abc").document == "abc");
    CHECK(mutate::parts_of("<a/>x").control == "x");
}

TEST_CASE("each edit changes the document, and the same seed makes the same change") {
    for (auto const& [name, edit] : mutate::edits) {
        CAPTURE(name);
        bool changed = false;
        mutate::tree const t(sample);
        for (unsigned seed = 0; seed < 50; ++seed) {
            mutate::random choose(seed);
            mutate::random again(seed);
            auto const text = edit(t, choose);
            CHECK(text == edit(t, again));
            changed = changed || text != sample;
        }
        CHECK(changed);
    }
}

TEST_CASE("each edit takes whatever there is") {
    for (auto const& [name, edit] : mutate::edits) {
        for (std::string_view const text : {"", "<", "a", "<a", "</a>", "<a><b>", "<a/>", "&", "<a b>", "<a =''>"}) {
            CAPTURE(name, text);
            mutate::tree const t(text);
            for (unsigned seed = 0; seed < 50; ++seed) {
                mutate::random choose(seed);
                CHECK(edit(t, choose).size() < 10000);
            }
        }
    }
}

TEST_CASE("many documents stay well-formed, and some do not") {
    REQUIRE(well_formed(sample));
    int good = 0;
    constexpr int all = 2000;
    for (unsigned seed = 0; seed < all; ++seed) {
        mutate::random choose(seed);
        good += well_formed(mutate::edited(sample, choose)) ? 1 : 0;
    }
    CHECK(good > all / 2);
    CHECK(good < all);
    for (mutate::edit const edit : {mutate::duplicate_element, mutate::swap_elements, mutate::wrap_in_cdata}) {
        mutate::tree const t("<a><b>1</b><c x='2'/>text</a>");
        for (unsigned seed = 0; seed < 200; ++seed) {
            mutate::random choose(seed);
            auto const text = edit(t, choose);
            CAPTURE(text);
            bool const two_roots = text.find("</a><a>") != text.npos;
            CHECK((two_roots || well_formed(text)));
        }
    }
}

TEST_CASE("what libFuzzer calls writes no more than it may, and keeps the control bytes") {
    auto const input = std::string(sample) + "   \x05";
    for (unsigned seed = 0; seed < 2000; ++seed) {
        auto const room = input.size() + seed % 50;
        auto bytes = buffer(input, room);
        CHECK(LLVMFuzzerCustomMutator(bytes.data(), input.size(), room, seed) <= room);
        auto const left = buffer(input, input.size());
        auto const right = buffer("<x><y>1</y></x>", 15);
        std::vector<std::uint8_t> out(room);
        auto const size =
            LLVMFuzzerCustomCrossOver(left.data(), left.size(), right.data(), right.size(), out.data(), room, seed);
        REQUIRE(size <= room);
        if (size >= 4) {
            CHECK(out[size - 1] == 5);
        }
    }
}

TEST_CASE("control bytes are changed one by one, and all but the last together") {
    auto const input = std::string(sample) + "   \x05";
    int one = 0;
    int all = 0;
    for (unsigned seed = 0; seed < 2000; ++seed) {
        auto bytes = buffer(input, input.size());
        auto const size = LLVMFuzzerCustomMutator(bytes.data(), input.size(), input.size(), seed);
        auto const made = std::string(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(size));
        auto const [document, control] = mutate::parts_of(made);
        if (document == sample && control.size() == 4) {
            auto const blanks = std::count(control.begin(), control.end() - 1, ' ');
            one += blanks == 2 ? 1 : 0;
            all += blanks == 0 && control.back() == 5 ? 1 : 0;
        }
    }
    CHECK(one > 0);
    CHECK(all > 0);
}
