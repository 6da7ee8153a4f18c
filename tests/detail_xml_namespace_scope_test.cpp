// SPDX-License-Identifier: MIT
// Tests of namespace_scope: what a prefix stands for as bindings come and go.
#include <soapcodec/detail/xml/namespace_scope.hpp>

#include "catch.hpp"

#include <string>      // std::string
#include <string_view> // std::string_view
#include <vector>      // std::vector

using soapcodec::detail::namespace_scope;
using soapcodec::xml::namespace_binding;

TEST_CASE("with no bindings only xml and the empty prefix stand for something") {
    namespace_scope const scope;
    CHECK(scope.find("") == std::string_view());
    CHECK(scope.find("").has_value());
    CHECK(scope.find("xml") == "http://www.w3.org/XML/1998/namespace");
    CHECK_FALSE(scope.find("s").has_value());
    CHECK_FALSE(scope.find("xmlns").has_value());
    CHECK(scope.all().empty());
}

TEST_CASE("the latest binding of a prefix holds until it is taken back") {
    namespace_scope scope;
    scope.bind("s", "urn:one");
    scope.bind("", "urn:default");
    scope.bind("s", "urn:two");
    scope.bind("", "");
    CHECK(scope.find("s") == "urn:two");
    CHECK(scope.find("") == std::string_view());
    scope.unbind();
    CHECK(scope.find("") == "urn:default");
    scope.unbind();
    CHECK(scope.find("s") == "urn:one");
    scope.unbind();
    CHECK(scope.find("") == std::string_view());
    scope.unbind();
    CHECK_FALSE(scope.find("s").has_value());
}

TEST_CASE("prefixes are compared whole") {
    namespace_scope scope;
    scope.bind("ab", "urn:ab");
    scope.bind("a", "b");
    CHECK(scope.find("a") == "b");
    CHECK(scope.find("ab") == "urn:ab");
    CHECK_FALSE(scope.find("abu").has_value());
    CHECK_FALSE(scope.find("A").has_value());
}

TEST_CASE("all bindings in scope come in the order of the document, each prefix once") {
    namespace_scope scope;
    scope.bind("s", "urn:outer");
    scope.bind("t", "urn:t");
    scope.bind("s", "urn:inner");
    scope.bind("", "urn:default");
    CHECK(scope.all() == std::vector<namespace_binding>{{"t", "urn:t"}, {"s", "urn:inner"}, {"", "urn:default"}});
    scope.bind("", "");
    CHECK(scope.all().back() == namespace_binding{"", ""});
    CHECK(scope.all().size() == 3);
}

TEST_CASE("clear takes everything back") {
    namespace_scope scope;
    scope.bind("s", "urn:s");
    scope.clear();
    CHECK_FALSE(scope.find("s").has_value());
    scope.bind("t", "urn:t");
    CHECK(scope.find("t") == "urn:t");
    CHECK(scope.all().size() == 1);
}

TEST_CASE("a scope tells how many bindings there are and where the latest was made") {
    namespace_scope scope;
    CHECK(scope.size() == 0);
    CHECK_FALSE(scope.ends_at(0));
    scope.bind("s", "urn:s", 1);
    scope.bind("t", "urn:t", 3);
    scope.bind("u", "urn:u", 3);
    CHECK(scope.size() == 3);
    CHECK(scope.ends_at(3));
    CHECK_FALSE(scope.ends_at(1));
    scope.unbind();
    scope.unbind();
    CHECK(scope.size() == 1);
    CHECK(scope.ends_at(1));
    CHECK_FALSE(scope.ends_at(3));
}

TEST_CASE("many bindings nest and unwind") {
    namespace_scope scope;
    for (int i = 0; i < 1000; ++i) {
        scope.bind("p" + std::to_string(i % 10), "urn:" + std::to_string(i));
    }
    CHECK(scope.all().size() == 10);
    for (int i = 999; i >= 0; --i) {
        REQUIRE(scope.find("p" + std::to_string(i % 10)) == "urn:" + std::to_string(i));
        scope.unbind();
    }
    CHECK(scope.all().empty());
}
