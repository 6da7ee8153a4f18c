// SPDX-License-Identifier: MIT
// Tests of header_entry and with_headers: what they refer to and what they hold. (Encoded: headers_test.cpp.)
#include <soapcodec/soap/header.hpp>

#include "catch.hpp"

#include <soapcodec/decode.hpp>
#include <soapcodec/encode.hpp>
#include <soapcodec/soap/addressing.hpp>

#include <optional>    // std::optional
#include <string>      // std::string
#include <tuple>       // std::get
#include <type_traits> // std::is_same_v
#include <utility>     // std::move

namespace {

using soapcodec::header_entry;
using soapcodec::header_to_write;
using soapcodec::message_with_headers;
using soapcodec::with_headers;
using soapcodec::addressing::action;
using soapcodec::addressing::to;

/// Longer than what a string holds in itself.
std::string long_text(std::string const& name) {
    return "urn:example:" + name + std::string(100, 'x');
}

/// Made in a function that has returned: all of it would dangle if it were referred to.
auto made_elsewhere() {
    return with_headers(action{long_text("message")},
                        header_entry(to{long_text("block")}, {.role = long_text("role")}));
}

} // namespace

TEST_CASE("an rvalue is held") {
    auto const kept = made_elsewhere();
    std::string(4096, 'y').clear(); // memory that is used anew
    auto const text = soapcodec::encode(kept, soapcodec::soap_1_2).value();
    for (auto const* const name : {"message", "block", "role"}) {
        CHECK(text.find(">" + long_text(name) + "<") + text.find("\"" + long_text(name) + "\"") != 2 * text.npos);
    }
    STATIC_REQUIRE(std::is_same_v<decltype(made_elsewhere()), message_with_headers<action, to>>);

    to block{long_text("moved")};
    auto entry = header_entry(std::move(block));
    STATIC_REQUIRE(std::is_same_v<decltype(entry), header_to_write<to>>);
    CHECK(entry.block.uri == long_text("moved"));
    to const constant{long_text("constant")};
    STATIC_REQUIRE(std::is_same_v<decltype(header_entry(std::move(constant))), header_to_write<to>>);
}

TEST_CASE("an lvalue is referred to") {
    action message{"urn:a"};
    to const block{"urn:b"};
    auto const entry = header_entry(block);
    auto const both = with_headers(message, entry);
    STATIC_REQUIRE(std::is_same_v<std::remove_const_t<decltype(entry)>, header_to_write<to const&>>);
    STATIC_REQUIRE(std::is_same_v<std::remove_const_t<decltype(both)>, message_with_headers<action const&, to const&>>);
    CHECK(&both.message == &message);
    CHECK(&std::get<0>(both.blocks).block == &block);
    message.uri = "urn:changed";
    CHECK(soapcodec::encode(both, soapcodec::soap_1_1).value().find("urn:changed") != std::string::npos);
}

namespace {

/// A block that declares XMLSchema-instance by a prefix of its own.
struct instanced {
    std::optional<std::string> text;
};

} // namespace

template <>
inline constexpr auto soapcodec::shape<instanced> =
    soapcodec::message<"Instanced", "urn:i", "i">(soapcodec::element<"Text", &instanced::text, soapcodec::nillable>);

TEST_CASE("what a block asks for is asked in the Envelope's namespace, whatever the block's prefixes") {
    for (auto const version : {soapcodec::soap_1_1, soapcodec::soap_1_2}) {
        for (std::string const prefix : {"", "i", "s"}) {
            auto const text =
                soapcodec::encode(with_headers(action{"urn:a"}, header_entry(instanced{}, {.must_understand = true})),
                                  version, {.envelope_prefix = prefix})
                    .value();
            CAPTURE(text);
            auto const refused = soapcodec::decode<action>(text);
            REQUIRE_FALSE(refused);
            CHECK(refused.error().code() == soapcodec::errc::must_understand);
            CHECK(text.find("<Text i:nil=\"true\" />") != text.npos);
        }
    }
}

TEST_CASE("the message in the Body is known through its headers") {
    STATIC_REQUIRE(std::is_same_v<soapcodec::body_of<action>::type, action>);
    STATIC_REQUIRE(std::is_same_v<soapcodec::body_of<message_with_headers<action, to>>::type, action>);
    STATIC_REQUIRE(std::is_same_v<soapcodec::body_of<message_with_headers<action const&, to const&>>::type, action>);
    STATIC_REQUIRE(soapcodec::has_headers<message_with_headers<action const&>>);
    STATIC_REQUIRE_FALSE(soapcodec::has_headers<action>);
}
