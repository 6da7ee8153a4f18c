// SPDX-License-Identifier: MIT
// What a parser gets in the place of references to characters that XML forbids.
#include <soapcodec/detail/xml/reference_filter.hpp>

#include "catch.hpp"

#include <cstddef>     // std::size_t
#include <cstdint>     // std::uint64_t
#include <string>      // std::string
#include <string_view> // std::string_view
#include <utility>     // std::pair
#include <vector>      // std::vector

using soapcodec::position;
using soapcodec::detail::input_filter;
using soapcodec::detail::input_filter_ptr;
using soapcodec::detail::make_reference_filter;
using soapcodec::detail::text_encoding;

namespace {

/// A filter, and all that a parser has got from it.
struct filtering {
    input_filter_ptr filter;
    std::string seen{};
    text_encoding as = text_encoding::utf_8;

    explicit filtering(bool drops) : filter(make_reference_filter(drops)) {}

    void give(std::string_view bytes, bool last = false) {
        // In memory of its own, which is gone after the call.
        std::vector<char> const piece(bytes.begin(), bytes.end());
        seen.append(filter->call->filter(*filter, {piece.data(), piece.size()}, last, as, 0, seen.size()));
    }
    void give_in(std::string_view document, std::size_t size) {
        for (std::size_t at = 0; at < document.size(); at += size) {
            give(document.substr(at, size));
        }
        give("", true);
    }
    [[nodiscard]] position in_document(position at) const { return filter->call->in_document(*filter, at); }
};

struct filtered {
    std::string seen;
    std::uint64_t count;

    friend bool operator==(filtered const&, filtered const&) = default;
};

filtered filter_all(std::string_view document, bool drops, text_encoding as, std::size_t size) {
    filtering one(drops);
    one.as = as;
    one.give_in(document, size);
    CHECK(one.filter->kept_back + one.seen.size() == document.size()); // nothing is held at the end
    return {one.seen, one.filter->count};
}

std::string in_utf_16(std::string_view ascii, bool big_endian) {
    std::string text;
    for (char const c : ascii) {
        text += big_endian ? std::string{'\0', c} : std::string{c, '\0'};
    }
    return text;
}

/// Filters in pieces of all sizes and in all encodings, which all come to the same.
void check_filter(std::string_view document, bool drops, std::string_view seen, std::uint64_t count) {
    CAPTURE(document, drops);
    filtered const expected{std::string(seen), count};
    for (std::size_t size = 1; size <= document.size(); ++size) {
        CHECK(filter_all(document, drops, text_encoding::utf_8, size) == expected);
    }
    for (bool const big : {false, true}) {
        auto const as = big ? text_encoding::utf_16be : text_encoding::utf_16le;
        filtered const wide{in_utf_16(seen, big), count};
        for (std::size_t size = 1; size <= 2 * document.size(); ++size) {
            CHECK(filter_all(in_utf_16(document, big), drops, as, size) == wide);
        }
    }
}
void check_kept(std::string_view document) {
    check_filter(document, false, document, 0);
    check_filter(document, true, document, 0);
}

} // namespace

TEST_CASE("references to what is no character are replaced, or dropped") {
    for (std::string const reference :
         {"&#x0;", "&#0;", "&#8;", "&#xB;", "&#x1F;", "&#xD800;", "&#xDFFF;", "&#xFFFE;", "&#65535;", "&#x110000;",
          "&#99999999999999999999;", "&#x0000000000000000000000000000;"}) {
        check_filter("<a>x" + reference + "y</a>", false, "<a>x&#xFFFD;y</a>", 1);
        check_filter("<a>x" + reference + "y</a>", true, "<a>xy</a>", 1);
    }
    check_filter("<a>&#0;&#1;</a>", true, "<a></a>", 2);
    check_filter("<a b='&#0;'>&#1;<c d=\"'&#2;>\"/></a>", false, "<a b='&#xFFFD;'>&#xFFFD;<c d=\"'&#xFFFD;>\"/></a>",
                 3);
}

TEST_CASE("references that are legal, and what is none, stays") {
    check_kept("<a b='&#9;&amp;&lt;&gt;&quot;&apos;'>&#x10FFFF;&#xD7FF;&#xE000;&#xFFFD;&#10;&#13;</a>");
    check_kept("<a><!-- &#0; --><![CDATA[&#0;]]><?p &#0;?></a>");
    check_kept("<!-- &#0; - -- --><?xml &#0;?><a>x</a>");
    check_kept("<a><![CDATA[]&#0;]]]]><!-- - &#0; --></a>");
    // Longer than anybody writes it: the parser decides.
    check_kept("<a>&#" + std::string(80, '0') + ";</a>");
}

TEST_CASE("behind what no parser reads on, nothing is taken out any more") {
    check_kept("<a>&#;&#0;</a>");
    check_kept("<a>&#x;&#0;</a>");
    check_kept("<a>&nbsp;&#0;</a>");
    check_kept("<a>& &#0;</a>");
    check_kept("<a>&#X0;&#0;</a>");
    check_kept("<!DOCTYPE a><a>&#0;</a>");
    check_kept("&#0;<a/>"); // no element is open
    check_kept("<a/>&#0;"); // nor is one here
    check_kept("<a></a></a>&#0;<b>&#0;</b>");
    check_kept("<a>&#0"); // the end of the document cuts it
    check_kept("<a>&");
}

TEST_CASE("what stood on both sides of a reference does not become something together") {
    check_filter("<a>\r&#0;\n</a>", true, "<a>\r<!---->\n</a>", 1);
    check_filter("<a>]&#0;]></a>", true, "<a>]<!---->]></a>", 1);
    check_filter("<a>]]&#0;></a>", true, "<a>]]<!---->></a>", 1);
    check_filter("<a>]&#0;&#1;]></a>", true, "<a>]<!---->]></a>", 2);
    check_filter("<a b='\r&#0;\n'/>", true, "<a b='\r&#0;\n'/>", 0); // no comment can stand there
    check_filter("<a b=']&#0;]>'/>", true, "<a b=']]>'/>", 1);
    check_filter("<a>\r&#0;\n</a>", false, "<a>\r&#xFFFD;\n</a>", 1);
}

TEST_CASE("places that the parser has are those of the document") {
    filtering dropping(true);
    dropping.give("<a>\nx&#0;y&#x1;\nz&", false);
    CHECK(dropping.seen == "<a>\nxy\nz");
    CHECK(dropping.filter->kept_back == 10); // what is dropped, and the ampersand
    CHECK(dropping.in_document({5, 2, 2}) == position{9, 2, 6});
    CHECK(dropping.in_document({6, 2, 3}) == position{15, 2, 12});
    CHECK(dropping.in_document({7, 3, 1}) == position{16, 3, 1});
    dropping.give("#2;</a>", true);
    CHECK(dropping.seen == "<a>\nxy\nz</a>");
    CHECK(dropping.filter->kept_back == 13);
    CHECK(dropping.in_document({8, 3, 2}) == position{21, 3, 6});

    filtering replacing(false);
    replacing.give("<a>&#0;y</a>", true);
    CHECK(replacing.in_document({3, 1, 4}) == position{3, 1, 4});
    CHECK(replacing.in_document({11, 1, 12}) == position{7, 1, 8});
}

TEST_CASE("a line end that the filter is told of is one of the parser's") {
    filtering dropping(true);
    dropping.give("<a>&#0;x", false);
    CHECK(dropping.in_document({4, 1, 5}) == position{8, 1, 9});
    dropping.filter->call->end_line(*dropping.filter, 4);
    CHECK(dropping.in_document({5, 2, 1}) == position{9, 2, 1});
}

TEST_CASE("a document that was left in the middle leaves nothing to the next") {
    filtering dropping(true);
    for (std::string_view const begun : {"<a>&#0;&#", "<a b='", "<!-- ", "<a><![CDATA[", "<?p", "&#0;", "<a>]"}) {
        dropping.give(begun);
        dropping.filter->call->clear(*dropping.filter);
        CHECK(dropping.filter->count == 0);
        CHECK(dropping.filter->kept_back == 0);
        dropping.seen.clear();
        dropping.give("<a>&#0;x</a>", true);
        CHECK(dropping.seen == "<a>x</a>");
        CHECK(dropping.filter->count == 1);
        CHECK(dropping.in_document({2, 1, 3}) == position{2, 1, 3});
        dropping.filter->call->clear(*dropping.filter);
        dropping.seen.clear();
    }
}
