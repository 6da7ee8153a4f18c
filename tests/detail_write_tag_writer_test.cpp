// SPDX-License-Identifier: MIT
// Tests of start tags, end tags and declarations.
#include <soapcodec/detail/write/tag_writer.hpp>

#include "catch.hpp"

#include <string>      // std::string
#include <string_view> // std::string_view

using soapcodec::detail::level;
using soapcodec::detail::tag_writer;

namespace {

struct tags_sink : soapcodec::detail::byte_sink {
    std::string text;

    tags_sink() : byte_sink{append} {}
    static void append(byte_sink& self, std::string_view bytes) { static_cast<tags_sink&>(self).text.append(bytes); }
};

/// What `write` writes, given the tags and where they go; it returns where they end.
template <class Write>
std::string tags_written(Write write) {
    tags_sink sink;
    soapcodec::detail::xml_writer out(sink, false);
    tag_writer tags(out, "i", 0);
    out.filled(write(out.end(), tags));
    out.flush();
    return sink.text;
}

} // namespace

TEST_CASE("a tag has a prefix and declarations, or neither, or one") {
    static constexpr level<false> here{0};
    auto const all = [](std::string_view tag, std::string_view declarations) {
        return tags_written([&](char* at, tag_writer& tags) {
            at = tags.open<"A", ">">(at, here, tag, declarations);
            at = tags.open<"B", " />">(at, here, tag, declarations);
            at = tags.null<"C">(at, here, tag, declarations);
            return tags.close<"A">(at, here, tag);
        });
    };
    CHECK(all("", "") == R"(<A><B /><C i:nil="true" /></A>)");
    CHECK(all("p:", "") == R"(<p:A><p:B /><p:C i:nil="true" /></p:A>)");
    CHECK(all("", " x=\"\"") == R"(<A x=""><B x="" /><C x="" i:nil="true" /></A>)");
    CHECK(all("p:", " x=\"\"") == R"(<p:A x=""><p:B x="" /><p:C x="" i:nil="true" /></p:A>)");
}

TEST_CASE("tags are on lines of their own, but for the end tag behind a text") {
    CHECK(tags_written([](char* at, tag_writer& tags) {
              constexpr level<true> outside{0};
              at = tags.open<"A", ">">(at, outside, {}, {});
              at = tags.open<"B", ">">(at, outside.inside(), {}, {});
              at = tag_writer::end<"B">(at, {});
              at = tags.null<"C">(at, outside.inside(), {}, {});
              return tags.close<"A">(at, outside, {});
          }) == "\n<A>\n  <B></B>\n  <C i:nil=\"true\" />\n</A>");
}

TEST_CASE("tags make room for themselves and for what is asked for behind them") {
    auto const filler = std::string(100, 'x');
    std::string expected;
    CHECK(tags_written([&](char* at, tag_writer& tags) {
              for (int i = 0; i < 1000; ++i) {
                  at = tags.open<"A", ">">(at, level<false>{0}, "p:", " x=\"\"", filler.size());
                  at = soapcodec::detail::xml_writer::put(at, filler);
                  at = tags.close<"A">(at, level<false>{0}, "p:");
                  expected += "<p:A x=\"\">" + filler + "</p:A>";
              }
              return at;
          }) == expected);
}

TEST_CASE("start and end tag never need more than was asked for") {
    char room[64];
    for (std::string_view const tag : {"", "p:", "prefix:"}) {
        for (std::string_view const declarations : {"", " xmlns=\"\""}) {
            auto* const end = tag_writer::end<"Name">(tag_writer::start<"Name", " />">(room, tag, declarations), tag);
            CHECK(static_cast<std::size_t>(end - room) <= tag_writer::size<"Name">(tag, declarations));
        }
    }
}

TEST_CASE("prefixes are named by depth and number, and declared with their namespace escaped") {
    tags_sink sink;
    soapcodec::detail::xml_writer out(sink, false);
    tag_writer const all(out, "i", 0);
    CHECK(all.depth_prefix(level<false>{0}, '1').view() == "d1p1:");
    CHECK(all.depth_prefix(level<true>{11}, '2').view() == "d12p2:");
    tag_writer const below(out, "i", 2);
    CHECK(below.depth_prefix(level<false>{11}, '1').view() == "d10p1:");
    std::string declarations = tag_writer::no_namespace.data();
    tag_writer::declare(declarations, below.depth_prefix(level<false>{11}, '1'), "urn:\"&<");
    CHECK(declarations == R"( xmlns="" xmlns:d10p1="urn:&quot;&amp;&lt;")");
}
