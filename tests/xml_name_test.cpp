// SPDX-License-Identifier: MIT
// Tests of expanded names and of the attributes of a start tag.
#include <soapcodec/xml/name.hpp>

#include "catch.hpp"

#include <string>      // std::string
#include <string_view> // std::string_view

using soapcodec::xml::attribute;
using soapcodec::xml::attributes;
using soapcodec::xml::known_name;
using soapcodec::xml::name;

TEST_CASE("an expanded name has a namespace and a local part") {
    name const qualified("urn:x", "local");
    CHECK(qualified.ns() == "urn:x");
    CHECK(qualified.local() == "local");
    CHECK(qualified.to_string() == "{urn:x}local");
    name const plain({}, "local");
    CHECK(plain.ns() == "");
    CHECK(plain.local() == "local");
    CHECK(plain.to_string() == "{}local");
}

TEST_CASE("names are equal when both parts are, wherever they are in memory") {
    std::string const ns = "urn:x";
    std::string const local = "local";
    CHECK(name(ns, local.c_str()) == name("urn:x", "local"));
    CHECK_FALSE(name("urn:x", "local") == name("urn:x", "loca"));
    CHECK_FALSE(name("urn:x", "local") == name("urn:x", "locals"));
    CHECK_FALSE(name("urn:x", "local") == name("urn:y", "local"));
    CHECK_FALSE(name("urn:x", "local") == name("urn:", "xlocal"));
    CHECK_FALSE(name("urn:x", "local") == name({}, "local"));
    CHECK(name("", "local") == name({}, "local"));
}

TEST_CASE("a local part is compared whole and by case") {
    name const n("urn:x", "local");
    CHECK(n.is_local("local"));
    CHECK_FALSE(n.is_local("loca"));
    CHECK_FALSE(n.is_local("locals"));
    CHECK_FALSE(n.is_local("Local"));
    CHECK_FALSE(n.is_local(""));
    CHECK(name({}, "").is_local(""));
}

TEST_CASE("a known name equals the same name at run time") {
    constexpr auto known = known_name<"urn:x", "local">;
    CHECK(known.ns() == "urn:x");
    CHECK(known.local() == "local");
    CHECK(known == name("urn:x", "local"));
    constexpr auto unqualified = known_name<"", "local">;
    CHECK(unqualified.ns() == "");
    CHECK(unqualified == name({}, "local"));
    CHECK_FALSE(unqualified == known);
}

TEST_CASE("attributes are found by expanded name") {
    attribute const all[] = {{name({}, "a"), "1"}, {name("urn:x", "a"), "2"}, {name({}, "b"), ""}};
    attributes const some(all);
    CHECK_FALSE(some.empty());
    CHECK(some.find(known_name<"", "a">) == "1");
    CHECK(some.find(known_name<"urn:x", "a">) == "2");
    CHECK(some.find(known_name<"", "b">).has_value());
    CHECK(some.find(known_name<"", "b">) == std::string_view());
    CHECK_FALSE(some.find(known_name<"urn:x", "b">).has_value());
    CHECK_FALSE(some.find(known_name<"", "1">).has_value()); // a value is no name
}

TEST_CASE("there may be no attributes") {
    CHECK(attributes().empty());
    CHECK_FALSE(attributes().find(known_name<"", "a">).has_value());
}
