// SPDX-License-Identifier: MIT
// Tests of finding the slot that a name means.
#include <soapcodec/detail/record/name_matcher.hpp>

#include "catch.hpp"

#include <string> // std::string
#include <vector> // std::vector

using soapcodec::detail::expanded_name;
using soapcodec::detail::layout;
using soapcodec::detail::name_matcher;
using soapcodec::detail::slot;

namespace {

constexpr std::string_view own = "urn:own";
constexpr std::string_view other = "urn:other";

/// One name in two namespaces, and a name in one.
slot const slots[] = {{.ns = own, .local = "A", .bit = 1},
                      {.ns = other, .local = "A", .bit = 2},
                      {.ns = own, .local = "B", .bit = 4},
                      {}};
layout const table{slots, 3, 0};

} // namespace

TEST_CASE("a name is found from wherever one is expected, by its namespace") {
    std::string const ns_1(own);
    std::string const ns_2(other);
    name_matcher names;
    for (auto const* expected = slots; expected <= slots + 3; ++expected) {
        CHECK(names.find(expanded_name(ns_1, "A"), table, expected) == slots);
        CHECK(names.find(expanded_name(ns_2, "A"), table, expected) == slots + 1);
        CHECK(names.find(expanded_name(ns_1, "B"), table, expected) == slots + 2);
        CHECK(names.find(expanded_name(ns_2, "B"), table, expected) == slots + 3);
        CHECK(names.find(expanded_name({}, "A"), table, expected) == slots + 3);
        CHECK(names.find(expanded_name(ns_1, "AB"), table, expected) == slots + 3);
        CHECK(names.find(expanded_name(ns_1, ""), table, expected) == slots + 3);
    }
    CHECK(names.find(expanded_name(ns_1, "A"), layout{slots + 3, 0, 0}, slots + 3) == slots + 3);
}

TEST_CASE("a name is expected again only in the namespace that was compared last, until one begins or ends") {
    std::string ns(own);
    name_matcher names;
    CHECK_FALSE(names.is_again(ns, "A", slots[0])); // nothing was compared
    REQUIRE(names.find(expanded_name(ns, "A"), table, slots) == slots);
    CHECK(names.is_again(ns, "A", slots[0]));
    CHECK(names.is_again(ns, "B", slots[2]));
    CHECK_FALSE(names.is_again(ns, "A", slots[2]));
    CHECK_FALSE(names.is_again(ns, "BB", slots[2]));
    CHECK_FALSE(names.is_again(ns, "", slots[2]));
    CHECK_FALSE(names.is_again(ns, "A", slots[1]));
    CHECK_FALSE(names.is_again(std::string(own), "A", slots[0])); // equal, but that is not looked at
    CHECK_FALSE(names.is_again(ns, "", slots[3]));                // the table's end
    names.namespaces_changed();
    ns = "urn:new";
    CHECK_FALSE(names.is_again(ns, "A", slots[0]));
    CHECK(names.find(expanded_name(ns, "A"), table, slots) == slots + 3);
    CHECK_FALSE(names.is_again(ns, "A", slots[0]));
}

TEST_CASE("other namespaces stand for the tables' if they are accepted") {
    name_matcher names;
    CHECK_FALSE(names.stands_in("urn:new"));
    std::vector<std::string> const accepted{"urn:new", ""};
    names.accept_namespaces(false, accepted);
    CHECK(names.stands_in("urn:new"));
    CHECK(names.stands_in(""));
    CHECK_FALSE(names.stands_in("urn:newer"));
    CHECK(names.find(expanded_name("urn:new", "B"), table, slots) == slots + 2);
    CHECK(names.find(expanded_name({}, "B"), table, slots) == slots + 2);
    CHECK(names.find(expanded_name("urn:newer", "B"), table, slots) == slots + 3);
    CHECK_FALSE(names.is_again("urn:newer", "B", slots[2]));
    CHECK(names.find(expanded_name(own, "B"), table, slots) == slots + 2);
    std::vector<std::string> const none;
    names.accept_namespaces(true, none);
    CHECK(names.stands_in("anything"));
    names.namespaces_changed();
    CHECK(names.find(expanded_name("urn:newer", "B"), table, slots) == slots + 2);
}
