// SPDX-License-Identifier: MIT
// Tests of expanded names and of the attributes of a start tag.
#include <soapcodec/detail/xml/expanded_name.hpp>

#include "catch.hpp"

#include <string>      // std::string
#include <string_view> // std::string_view

using soapcodec::detail::attribute_list;
using soapcodec::detail::attribute_view;
using soapcodec::detail::expanded_name;
using soapcodec::detail::known_name;

TEST_CASE("an expanded expanded_name has a namespace and a local part") {
    expanded_name const qualified("urn:x", "local");
    CHECK(qualified.ns() == "urn:x");
    CHECK(qualified.local() == "local");
    CHECK(qualified.to_string() == "{urn:x}local");
    expanded_name const plain({}, "local");
    CHECK(plain.ns() == "");
    CHECK(plain.local() == "local");
    CHECK(plain.to_string() == "{}local");
}

TEST_CASE("names are equal when both parts are, wherever they are in memory") {
    std::string const ns = "urn:x";
    std::string const local = "local";
    CHECK(expanded_name(ns, local.c_str()) == expanded_name("urn:x", "local"));
    CHECK_FALSE(expanded_name("urn:x", "local") == expanded_name("urn:x", "loca"));
    CHECK_FALSE(expanded_name("urn:x", "local") == expanded_name("urn:x", "locals"));
    CHECK_FALSE(expanded_name("urn:x", "local") == expanded_name("urn:y", "local"));
    CHECK_FALSE(expanded_name("urn:x", "local") == expanded_name("urn:", "xlocal"));
    CHECK_FALSE(expanded_name("urn:x", "local") == expanded_name({}, "local"));
    CHECK(expanded_name("", "local") == expanded_name({}, "local"));
}

TEST_CASE("a local part is compared whole and by case") {
    expanded_name const n("urn:x", "local");
    CHECK(n.is_local("local"));
    CHECK_FALSE(n.is_local("loca"));
    CHECK_FALSE(n.is_local("locals"));
    CHECK_FALSE(n.is_local("Local"));
    CHECK_FALSE(n.is_local(""));
    CHECK(expanded_name({}, "").is_local(""));
}

TEST_CASE("a known expanded_name equals the same expanded_name at run time") {
    constexpr auto known = known_name<"urn:x", "local">;
    CHECK(known.ns() == "urn:x");
    CHECK(known.local() == "local");
    CHECK(known == expanded_name("urn:x", "local"));
    constexpr auto unqualified = known_name<"", "local">;
    CHECK(unqualified.ns() == "");
    CHECK(unqualified == expanded_name({}, "local"));
    CHECK_FALSE(unqualified == known);
}

TEST_CASE("attributes are found by expanded name") {
    attribute_view const all[] = {
        {expanded_name({}, "a"), "1"}, {expanded_name("urn:x", "a"), "2"}, {expanded_name({}, "b"), ""}};
    attribute_list const some(all);
    CHECK_FALSE(some.empty());
    CHECK(some.find(known_name<"", "a">) == "1");
    CHECK(some.find(known_name<"urn:x", "a">) == "2");
    CHECK(some.find(known_name<"", "b">).has_value());
    CHECK(some.find(known_name<"", "b">) == std::string_view());
    CHECK_FALSE(some.find(known_name<"urn:x", "b">).has_value());
    CHECK_FALSE(some.find(known_name<"", "1">).has_value()); // a value is no name
}

TEST_CASE("there may be no attributes") {
    CHECK(attribute_list().empty());
    CHECK_FALSE(attribute_list().find(known_name<"", "a">).has_value());
}
