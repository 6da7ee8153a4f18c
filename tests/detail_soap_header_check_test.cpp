// SPDX-License-Identifier: MIT
// Tests of check_block: which header blocks may be passed over.
#include <soapcodec/detail/soap/header_check.hpp>

#include "catch.hpp"

#include <string>  // std::string
#include <utility> // std::pair
#include <vector>  // std::vector

using soapcodec::errc;
using soapcodec::detail::expanded_name;
using soapcodec::soap::version;

namespace {

constexpr auto v1_1 = version::v1_1;
constexpr auto v1_2 = version::v1_2;

struct block {
    version v;
    std::vector<std::pair<std::string, std::string>> attributes; // local names in the Envelope's namespace

    [[nodiscard]] errc check(expanded_name block_name = expanded_name("urn:b", "block"),
                             std::vector<std::string> const& understood = {}) const {
        std::vector<soapcodec::detail::attribute_view> all;
        for (auto const& [local, value] : attributes) {
            all.push_back({expanded_name(envelope_namespace(v), local.c_str()), value});
        }
        return soapcodec::detail::check_block(v, block_name.ns(), soapcodec::detail::attribute_list(all), understood);
    }
};

} // namespace

TEST_CASE("a block that is not mandatory may be passed over") {
    for (auto const v : {v1_1, v1_2}) {
        CHECK(block{v, {}}.check() == errc::ok);
        CHECK(block{v, {{"mustUnderstand", "0"}}}.check() == errc::ok);
        CHECK(block{v, {{"mustUnderstand", "false"}}}.check() == errc::ok);
        CHECK(block{v, {{"actor", ""}, {"role", ""}, {"relay", "1"}}}.check() == errc::ok);
    }
}

TEST_CASE("a mandatory block may not, in either spelling of true") {
    for (auto const v : {v1_1, v1_2}) {
        CHECK(block{v, {{"mustUnderstand", "1"}}}.check() == errc::must_understand);
        CHECK(block{v, {{"mustUnderstand", "true"}}}.check() == errc::must_understand);
        CHECK(block{v, {{"mustUnderstand", "1"}}}.check(expanded_name({}, "block")) == errc::must_understand);
    }
}

TEST_CASE("mustUnderstand is a boolean") {
    for (auto const v : {v1_1, v1_2}) {
        for (auto const* const text : {"", "yes", "TRUE", "2", "true false"}) {
            CHECK(block{v, {{"mustUnderstand", text}}}.check() == errc::invalid_value);
        }
    }
}

TEST_CASE("SOAP 1.1: a block with an actor is for this receiver when it says next, or nothing") {
    auto const with_actor = [](std::string const& actor) {
        return block{v1_1, {{"mustUnderstand", "1"}, {"actor", actor}}}.check();
    };
    CHECK(with_actor("") == errc::must_understand);
    CHECK(with_actor("http://schemas.xmlsoap.org/soap/actor/next") == errc::must_understand);
    CHECK(with_actor("urn:gateway") == errc::ok);
    CHECK(with_actor("http://www.w3.org/2003/05/soap-envelope/role/next") == errc::ok);
    // role is SOAP 1.2's.
    CHECK(block{v1_1, {{"mustUnderstand", "1"}, {"role", "urn:gateway"}}}.check() == errc::must_understand);
}

TEST_CASE("SOAP 1.2: a block with a role is for this receiver when it says next, ultimateReceiver, or nothing") {
    auto const with_role = [](std::string const& role) {
        return block{v1_2, {{"mustUnderstand", "true"}, {"role", role}}}.check();
    };
    CHECK(with_role("") == errc::must_understand);
    CHECK(with_role("http://www.w3.org/2003/05/soap-envelope/role/next") == errc::must_understand);
    CHECK(with_role("http://www.w3.org/2003/05/soap-envelope/role/ultimateReceiver") == errc::must_understand);
    CHECK(with_role("http://www.w3.org/2003/05/soap-envelope/role/none") == errc::ok);
    CHECK(with_role("urn:gateway") == errc::ok);
    CHECK(block{v1_2, {{"mustUnderstand", "true"}, {"actor", "urn:gateway"}}}.check() == errc::must_understand);
}

TEST_CASE("blocks of WS-Addressing and of namespaces that the caller understands may be mandatory") {
    block const mandatory{v1_2, {{"mustUnderstand", "1"}}};
    CHECK(mandatory.check(expanded_name("http://www.w3.org/2005/08/addressing", "Action")) == errc::ok);
    CHECK(mandatory.check(expanded_name("http://schemas.xmlsoap.org/ws/2004/08/addressing", "To")) == errc::ok);
    CHECK(mandatory.check(expanded_name("http://www.w3.org/2005/08/addressing/", "To")) == errc::must_understand);
    CHECK(mandatory.check(expanded_name("urn:b", "block"), {"urn:a", "urn:b"}) == errc::ok);
    CHECK(mandatory.check(expanded_name("urn:b", "block"), {"urn:a", "urn:bc", ""}) == errc::must_understand);
    CHECK(mandatory.check(expanded_name({}, "block"), {""}) == errc::ok);
}

TEST_CASE("SOAP's attributes are known by namespace") {
    soapcodec::detail::attribute_view const all[] = {{expanded_name({}, "mustUnderstand"), "1"},
                                                     {expanded_name("urn:x", "mustUnderstand"), "1"}};
    for (auto const v : {v1_1, v1_2}) {
        CHECK(soapcodec::detail::check_block(v, "urn:b", soapcodec::detail::attribute_list(all), {}) == errc::ok);
    }
}
