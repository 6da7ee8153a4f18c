// SPDX-License-Identifier: MIT
#include "catch.hpp"

#include <soapcodec/xml/qname_resolver.hpp>

#include <string> // std::string

using soapcodec::xml::qname;

TEST_CASE("a name is found without a copy of it, as it is resolved") {
    soapcodec::xml::namespace_scope scope;
    scope.bind("p", "urn:p");
    std::string const text = " p:a ";
    auto const found = soapcodec::xml::find_qname(text, scope);
    REQUIRE(found);
    CHECK(found->ns == "urn:p");
    CHECK(found->local == "a");
    CHECK(found->local.data() == text.data() + 3);
    CHECK(soapcodec::xml::resolve_qname(text, scope) == qname{"urn:p", "a"});
    CHECK_FALSE(soapcodec::xml::find_qname("q:a", scope));
    CHECK_FALSE(soapcodec::xml::resolve_qname("q:a", scope));
    CHECK(soapcodec::xml::find_qname("a", scope)->ns.empty());
}
