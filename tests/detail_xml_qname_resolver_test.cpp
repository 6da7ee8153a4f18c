// SPDX-License-Identifier: MIT
#include "catch.hpp"

#include <soapcodec/detail/xml/qname_resolver.hpp>

#include <string> // std::string

using soapcodec::xml::qname;

TEST_CASE("a name is found without a copy of it, as it is resolved") {
    soapcodec::detail::namespace_scope scope;
    scope.bind("p", "urn:p");
    std::string const text = " p:a ";
    auto const found = soapcodec::detail::find_qname(text, scope);
    REQUIRE(found);
    CHECK(found->ns == "urn:p");
    CHECK(found->local == "a");
    CHECK(found->local.data() == text.data() + 3);
    CHECK(soapcodec::detail::resolve_qname(text, scope) == qname{"urn:p", "a"});
    CHECK_FALSE(soapcodec::detail::find_qname("q:a", scope));
    CHECK_FALSE(soapcodec::detail::resolve_qname("q:a", scope));
    CHECK(soapcodec::detail::find_qname("a", scope)->ns.empty());
}
