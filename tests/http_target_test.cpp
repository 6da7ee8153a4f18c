// SPDX-License-Identifier: MIT
// Messages as paths and queries.
#include <soapcodec/http/target.hpp>

#include <soapcodec/services/servicestack.hpp>

#include "catch.hpp"

#include <cstddef>     // std::size_t
#include <optional>    // std::optional
#include <string>      // std::string
#include <string_view> // std::string_view

namespace test_target {

struct item {
    std::string shop;
    int number = 0;
    std::optional<std::string> note;

    friend bool operator==(item const&, item const&) = default;
};
constexpr auto soap_shape(item const*) {
    return soapcodec::record(soapcodec::element<"shop", &item::shop>, soapcodec::element<"number", &item::number>,
                             soapcodec::element<"note", &item::note>);
}

} // namespace test_target

namespace {

namespace http = soapcodec::http;
namespace stack = soapcodec::servicestack;
using soapcodec::errc;
using test_target::item;

soapcodec::result<std::string> auth(stack::authenticate const& message) {
    return http::encode_target<"/auth/{provider}">(message);
}
soapcodec::result<stack::authenticate> from_auth(std::string_view target) {
    return http::decode_target<"/auth/{provider}", stack::authenticate>(target);
}

stack::authenticate sample() {
    stack::authenticate message;
    message.provider = "credentials";
    message.state = "a b";
    message.user_name = "ola@example.no";
    return message;
}

void check_error(std::string_view target, errc code, std::size_t byte, std::string_view path) {
    auto const out = from_auth(target);
    CAPTURE(target);
    REQUIRE_FALSE(out);
    CHECK(describe(out.error().code()) == describe(code));
    CHECK(out.error().byte() == byte);
    CHECK(out.error().path() == path);
}

} // namespace

TEST_CASE("the provider is in the path, the rest in the query") {
    constexpr std::string_view target = "/auth/credentials?State=a%20b&UserName=ola%40example.no";
    CHECK(auth(sample()).value() == target);
    CHECK(from_auth(target).value() == sample());
}

TEST_CASE("a null at the end of the path is left out") {
    auto message = sample();
    message.provider.reset();
    CHECK(auth(message).value() == "/auth?State=a%20b&UserName=ola%40example.no");
    CHECK(from_auth("/auth?State=a%20b&UserName=ola%40example.no").value() == message);
    CHECK(from_auth("/auth/?State=a%20b&UserName=ola%40example.no").value() == message);
    CHECK(auth({}).value() == "/auth");
    CHECK(from_auth("/auth").value() == stack::authenticate{});
    CHECK(http::encode_target<"/{provider}">(stack::authenticate{}).value() == "/");
    CHECK(http::decode_target<"/{provider}", stack::authenticate>("/").value() == stack::authenticate{});
    CHECK(http::encode_target<"/">(stack::authenticate{}).value() == "/");
    CHECK(http::decode_target<"/", stack::authenticate>("/?nc=1")->nc == "1");
}

TEST_CASE("a segment is one segment whatever it holds") {
    for (auto const* const provider : {"a/b", "..a", "a?b=c", "%2F", "a+b", "\xC3\xB8", "{provider}", "...", " "}) {
        auto message = sample();
        message.provider = provider;
        auto const target = auth(message).value();
        CAPTURE(provider, target);
        CHECK(target.find('?') == target.rfind('?'));
        CHECK(target.find('/', 6) == target.npos);
        CHECK(from_auth(target).value() == message);
    }
    CHECK(from_auth("/auth/a+b").value().provider == "a+b");
}

TEST_CASE("a segment cannot lead elsewhere") {
    for (auto const* const provider : {"", ".", ".."}) {
        auto message = sample();
        message.provider = provider;
        auto const target = auth(message);
        REQUIRE_FALSE(target);
        CHECK(target.error().code() == errc::invalid_value);
        CHECK(target.error().path() == "/Authenticate/provider");
        CHECK(target.error().subject() == provider);
    }
    auto message = sample();
    message.provider = "a\x01";
    CHECK(auth(message).error().code() == errc::invalid_character);
}

TEST_CASE("a route has any segments") {
    constexpr auto encode = [](item const& i) { return http::encode_target<"/shop/{shop}/items/{number}">(i); };
    constexpr auto decode = [](std::string_view t) {
        return http::decode_target<"/shop/{shop}/items/{number}", item>(t);
    };
    item const one{"a b", -3, "x"};
    CHECK(encode(one).value() == "/shop/a%20b/items/-3?note=x");
    CHECK(decode("/shop/a%20b/items/-3?note=x").value() == one);
    CHECK(decode("/shop/a/items").error().code() == errc::missing_element);
    CHECK(decode("/shop/a/things/3").error().message() == "1:9 (byte 8) target: invalid value: things");
    CHECK(decode("/shop/a/items/x").error().message() == "1:15 (byte 14) /number: invalid value: x");
    CHECK(decode("/shop/a").error().byte() == 7);

    auto const middle = http::encode_target<"/{note}/{shop}">(item{"a", 1, {}});
    REQUIRE_FALSE(middle);
    CHECK(middle.error().code() == errc::missing_element);
    CHECK(middle.error().subject() == "note");
    CHECK(http::encode_target<"/{shop}/{note}">(item{"a", 1, {}}).value() == "/a?number=1");
}

TEST_CASE("another path is an error at its place") {
    check_error("", errc::invalid_value, 0, "target");
    check_error("auth/a", errc::invalid_value, 0, "target");
    check_error("/", errc::invalid_value, 1, "target");
    check_error("/Auth/a", errc::invalid_value, 1, "target");
    check_error("/auth/a/b", errc::invalid_value, 8, "target");
    check_error("/auth/a%2?x", errc::invalid_value, 7, "/Authenticate/provider");
    check_error("/auth/a?x=%", errc::invalid_value, 10, "");
    check_error("/auth/a?provider=b", errc::duplicate_element, 8, "/Authenticate/provider");
}

TEST_CASE("a target gets a suffix or a parameter") {
    CHECK(http::with_suffix("/auth", "soap12") == "/auth.soap12");
    CHECK(http::with_suffix("/auth?a=b/c", "soap12") == "/auth.soap12?a=b/c");
    CHECK(http::with_parameter("/auth", "format", "soap12") == "/auth?format=soap12");
    CHECK(http::with_parameter("/auth?a=b", "format", "soap12") == "/auth?a=b&format=soap12");
    CHECK(http::with_parameter("/auth", "f=", "a b&c") == "/auth?f%3D=a%20b%26c");
}
