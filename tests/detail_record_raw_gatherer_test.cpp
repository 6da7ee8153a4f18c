// SPDX-License-Identifier: MIT
// Tests of what becomes of the bytes of an element that is kept as it is written.
#include <soapcodec/detail/record/raw_gatherer.hpp>

#include "catch.hpp"

#include <cstdint> // std::uint64_t

using soapcodec::detail::context;
using soapcodec::detail::raw_gatherer;
using soapcodec::xml::raw_xml;

namespace {

struct gathering {
    soapcodec::detail::namespace_scope scope;
    context settings;
    raw_xml to{"left over", {{"left", "over"}}};
    raw_gatherer raw;

    explicit gathering(std::uint64_t limit) {
        scope.bind("p", "urn:p");
        settings.scope = &scope;
        settings.content_limit = limit;
    }
};

constexpr std::uint64_t binding_size = sizeof(soapcodec::xml::namespace_binding) + 6; // p and urn:p

} // namespace

TEST_CASE("events are kept as they are written, but for the end tag of the element itself") {
    gathering g(1000);
    REQUIRE(g.raw.begin(g.to, g.settings));
    CHECK(g.to == raw_xml{"", {{"p", "urn:p"}}});
    for (auto const* event : {"<a>", "x", "</a>", "</any>"}) {
        g.raw.add(event, g.settings);
    }
    g.raw.end();
    CHECK(g.to.text == "<a>x</a>");
    REQUIRE(g.raw.begin(g.to, g.settings));
    g.raw.add("</any>", g.settings);
    g.raw.end();
    CHECK(g.to.text.empty());
}

TEST_CASE("bindings and bytes count as content, and nothing is kept past the limit") {
    gathering none(binding_size - 1);
    CHECK_FALSE(none.raw.begin(none.to, none.settings));
    gathering some(binding_size + 3);
    REQUIRE(some.raw.begin(some.to, some.settings));
    some.raw.add("abc", some.settings);
    CHECK(some.settings.content == some.settings.content_limit);
    some.raw.add("d", some.settings);
    CHECK(some.settings.content > some.settings.content_limit);
    CHECK(some.to.text == "abc");
}
