// SPDX-License-Identifier: MIT
// Tests of expanded names and of the attributes of a start tag.
#include <soapcodec/xml/name.hpp>

#include "catch.hpp"

#include <string>      // std::string
#include <string_view> // std::string_view

using soapcodec::xml::attributes;
using soapcodec::xml::known_name;
using soapcodec::xml::name;

TEST_CASE("an expanded name falls into namespace and local part") {
    name const qualified("urn:x\1local");
    CHECK(qualified.ns() == "urn:x");
    CHECK(qualified.local() == "local");
    CHECK(qualified.to_string() == "{urn:x}local");
    name const plain("local");
    CHECK(plain.ns() == "");
    CHECK(plain.local() == "local");
    CHECK(plain.to_string() == "{}local");
}

TEST_CASE("a namespace name may hold what separators are usually made of") {
    name const odd("a b|c:{d}/\xC3\xBF\1"
                   "e");
    CHECK(odd.ns() == "a b|c:{d}/\xC3\xBF");
    CHECK(odd.local() == "e");
}

TEST_CASE("a known name equals the same name at run time, and no other") {
    constexpr auto known = known_name<"urn:x", "local">;
    CHECK(known.ns() == "urn:x");
    CHECK(known.local() == "local");
    CHECK(known == name("urn:x\1local"));
    CHECK_FALSE(known == name("urn:x\1loca"));
    CHECK_FALSE(known == name("urn:x\1locals"));
    CHECK_FALSE(known == name("urn:y\1local"));
    CHECK_FALSE(known == name("local"));
    constexpr auto unqualified = known_name<"", "local">;
    CHECK(unqualified.ns() == "");
    CHECK(unqualified.local() == "local");
    CHECK(unqualified == name("local"));
    CHECK_FALSE(unqualified == name("urn:x\1local"));
}

TEST_CASE("attributes are found by expanded name") {
    char const* const pairs[] = {"a",
                                 "1",
                                 "urn:x\1"
                                 "a",
                                 "2",
                                 "b",
                                 "",
                                 nullptr};
    attributes const some(pairs);
    CHECK_FALSE(some.empty());
    CHECK(some.find(known_name<"", "a">) == "1");
    CHECK(some.find(known_name<"urn:x", "a">) == "2");
    CHECK(some.find(known_name<"", "b">) == std::string_view());
    CHECK(some.find(known_name<"", "b">).has_value());
    CHECK_FALSE(some.find(known_name<"urn:x", "b">).has_value());
    CHECK_FALSE(some.find(known_name<"", "1">).has_value()); // a value is no name
}

TEST_CASE("there may be no attributes") {
    char const* const none[] = {nullptr};
    CHECK(attributes().empty());
    CHECK(attributes(none).empty());
    CHECK_FALSE(attributes().find(known_name<"", "a">).has_value());
    CHECK_FALSE(attributes(none).find(known_name<"", "a">).has_value());
}
