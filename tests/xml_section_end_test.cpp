// SPDX-License-Identifier: MIT
// Tests of the search for `]]>`, and of what it is for.
#include <soapcodec/xml/section_end.hpp>

#include "catch.hpp"
#include "support.hpp"

#include <cstddef>     // std::size_t
#include <string>      // std::string
#include <string_view> // std::string_view
#include <vector>      // std::vector

using soapcodec::xml::encoding;
using soapcodec::xml::section_end_finder;
using test::errc;

namespace {

/// The offsets at which the finder wants a cut, when the bytes come in pieces of one size.
std::vector<std::size_t> cuts(std::string_view text, std::size_t size, encoding as) {
    section_end_finder finder;
    finder.begin(as);
    std::vector<std::size_t> found;
    for (std::size_t at = 0; at < text.size();) {
        auto const rest = text.substr(at, size - at % size);
        if (finder.is_before(rest)) {
            found.push_back(at);
        }
        auto const before = finder.before(rest);
        REQUIRE(before > 0);
        REQUIRE(before <= rest.size());
        finder.pass(rest.substr(0, before));
        at += before;
    }
    return found;
}

/// The same in UTF-16, as characters: a cut may be in the middle of one.
std::vector<std::size_t> cuts_in_utf_16(std::string_view text, std::size_t size, bool big_endian) {
    auto found =
        cuts(test::utf_16(text, big_endian, false), size, big_endian ? encoding::utf_16be : encoding::utf_16le);
    for (auto& at : found) {
        at /= 2;
    }
    return found;
}

} // namespace

TEST_CASE("there is a cut before the > of every ]]>, whatever the pieces") {
    struct example {
        std::string_view text;
        std::vector<std::size_t> ends;
    };
    for (auto const& [text, ends] : std::vector<example>{{"ab]]>cd", {4}},
                                                         {"]]>", {2}},
                                                         {"]]]>", {3}},
                                                         {"]]>]]>", {2, 5}},
                                                         {"a]>b]]c]] >", {}},
                                                         {"<a><![CDATA[x]]></a>", {15}}}) {
        for (std::size_t size = 1; size <= text.size() + 1; ++size) {
            CAPTURE(text, size);
            CHECK(cuts(text, size, encoding::utf_8) == ends);
        }
        for (std::size_t size = 1; size <= 2 * text.size() + 1; ++size) {
            CAPTURE(text, size);
            CHECK(cuts_in_utf_16(text, size, false) == ends);
            CHECK(cuts_in_utf_16(text, size, true) == ends);
        }
    }
}

TEST_CASE("]]> in text is one error, however it arrives") {
    auto const document = [](std::string const& text) { return test::order_document("<Customer>A</Customer>" + text); };
    // Where no text may be, the text is there first.
    std::string const path = "/Envelope/Body/Order";
    test::check_error<test::order>(document("^abc]]>"), errc::unexpected_text, path, "");
    test::check_error<test::order>(document(" \n^]]]>"), errc::unexpected_text, path, "");
    test::check_error<test::order>(document("<Tag>t</Tag>\n  ^x]]>y"), errc::unexpected_text, path, "");
    for (std::string const text : {"]]>", " ]]>", "<Tag>abc]]></Tag>", "<Tag>]]]></Tag>", "<Other>abc]]></Other>"}) {
        auto const found = test::decode_with_all_cuts<test::order>(document(text));
        CAPTURE(text, found.describe());
        CHECK(found.error.code() == errc::malformed_xml);
    }
    // Nor is any of this one.
    CHECK(test::decoded<test::order>(document("<Tag>a]] >b]>c<![CDATA[]]]]><![CDATA[>]]></Tag>")).tags ==
          std::vector<std::string>{"a]] >b]>c]]>"});
}
