// SPDX-License-Identifier: MIT
// Tests of xs:base64Binary and xs:hexBinary.
#include <soapcodec/xsd/binary.hpp>

#include "catch.hpp"
#include "support.hpp"

#include <soapcodec/encode.hpp>

#include <cstddef>     // std::byte, std::size_t
#include <optional>    // std::optional
#include <random>      // std::mt19937_64
#include <string>      // std::string
#include <string_view> // std::string_view
#include <vector>      // std::vector

using soapcodec::element;
using soapcodec::message;

namespace test_binary {

struct document {
    soapcodec::base64_binary content;
    std::optional<soapcodec::hex_binary> digest;

    friend bool operator==(document const&, document const&) = default;
};
constexpr auto soap_shape(document const*) {
    return message<"Document", "urn:d">(element<"Content", &document::content>, element<"Digest", &document::digest>);
}

} // namespace test_binary

using test_binary::document;

namespace {

using soapcodec::base64_binary;
using soapcodec::errc;
using soapcodec::hex_binary;
using soapcodec::scalar;

std::vector<std::byte> bytes(std::string_view text) {
    std::vector<std::byte> made;
    for (char const c : text) {
        made.push_back(static_cast<std::byte>(c));
    }
    return made;
}

template <class T>
errc verdict(std::string_view text, T& out) {
    // A copy of exact size lets the address sanitizer see a read past the end.
    std::vector<char> const exact(text.begin(), text.end());
    return scalar<T>::parse({exact.data(), exact.size()}, out);
}

} // namespace

TEST_CASE("base64 is read and written as RFC 4648 shows it") {
    struct {
        std::string_view plain;
        std::string_view text;
    } const vectors[] = {{"", ""},
                         {"f", "Zg=="},
                         {"fo", "Zm8="},
                         {"foo", "Zm9v"},
                         {"foob", "Zm9vYg=="},
                         {"fooba", "Zm9vYmE="},
                         {"foobar", "Zm9vYmFy"},
                         {"\xFB\xFF\xBF", "+/+/"},
                         {std::string_view("\0", 1), "AA=="}};
    for (auto const& v : vectors) {
        CAPTURE(v.text);
        base64_binary value{bytes("before")};
        CHECK(verdict(v.text, value) == errc::ok);
        CHECK(value.bytes == bytes(v.plain));
        CHECK(scalar<base64_binary>::format(value) == v.text);
    }
    CHECK(scalar<base64_binary>::xsd == "xs:base64Binary");
    CHECK(scalar<hex_binary>::xsd == "xs:hexBinary");
}

TEST_CASE("white space may stand anywhere in base64") {
    for (std::string const text : {"Zm9vYg==", "Zm9vYmE=", "Zm9vYmFy", ""}) {
        base64_binary plain;
        REQUIRE(verdict(text, plain) == errc::ok);
        for (std::size_t at = 0; at <= text.size(); ++at) {
            auto with = text;
            with.insert(at, "\r\n \t ");
            CAPTURE(with);
            base64_binary value{bytes("before")};
            CHECK(verdict(with, value) == errc::ok);
            CHECK(value == plain);
        }
    }
}

TEST_CASE("what is no base64 is invalid and leaves the target untouched") {
    using namespace std::string_view_literals;
    for (auto const text :
         {"Z"sv,      "Zg"sv,       "Zm8"sv,    "Zg="sv,      "Zg==="sv,    "Zm8=="sv,        "Zm9v="sv,
          "Zm9v=="sv, "Zm9v===="sv, "="sv,      "=="sv,       "===="sv,     "Z==="sv,         "Z=g="sv,
          "=Zg="sv,   "Zg==Zg=="sv, "Zg=Z"sv,   "Zm8=Zm9v"sv, "Zm9vZ"sv,    "Zm9vZg"sv,       "Zm9v Zg ="sv,
          "Zm-v"sv,   "Zm_v"sv,     "Zm9v\0"sv, "Zm.v"sv,     "Zm9v,"sv,    "\xC2\xA0Zm9v"sv, "Zh=="sv,
          "Zn=="sv,   "Z/=="sv,     "Zm9="sv,   "Zm+="sv,     "Zm9vYh=="sv, "Zm9\x80"sv,      "Zm9v\v"sv}) {
        CAPTURE(text);
        base64_binary value{bytes("before")};
        CHECK(verdict(text, value) == errc::invalid_value);
        CHECK(value.bytes == bytes("before"));
    }
}

TEST_CASE("each value has one text in base64") {
    // All last groups of two and three digits: those that are accepted are those that are written.
    constexpr std::string_view digits = soapcodec::detail::base64_digits;
    std::size_t accepted = 0;
    for (char const a : digits) {
        for (char const b : digits) {
            for (auto const& text : {std::string{a, b, '=', '='}, std::string{a, 'Q', b, '='}}) {
                base64_binary value;
                if (verdict(text, value) == errc::ok) {
                    ++accepted;
                    REQUIRE(scalar<base64_binary>::format(value) == text);
                }
            }
        }
    }
    CHECK(accepted == 64 * 4 + 64 * 16);
}

TEST_CASE("every character is a digit, white space or wrong in base64") {
    constexpr std::string_view digits = soapcodec::detail::base64_digits;
    for (int code = 0; code < 256; ++code) {
        char const c = static_cast<char>(static_cast<unsigned char>(code));
        CAPTURE(code);
        base64_binary value;
        bool const digit = digits.find(c) != digits.npos;
        CHECK((verdict(std::string("AAA") + c, value) == errc::ok) == (digit || c == '='));
        bool const blank = c == ' ' || c == '\t' || c == '\r' || c == '\n';
        CHECK((verdict(std::string("AAAA") + c, value) == errc::ok) == blank);
    }
}

TEST_CASE("bytes of any number survive both forms") {
    std::mt19937_64 generator(64);
    for (std::size_t size = 0; size < 300; ++size) {
        std::vector<std::byte> content(size);
        for (auto& byte : content) {
            byte = static_cast<std::byte>(generator() >> 56U);
        }
        auto const base64 = scalar<base64_binary>::format({content});
        REQUIRE(base64.size() == (size + 2) / 3 * 4);
        base64_binary first;
        REQUIRE(verdict(base64, first) == errc::ok);
        REQUIRE(first.bytes == content);
        auto const hex = scalar<hex_binary>::format({content});
        REQUIRE(hex.size() == 2 * size);
        hex_binary second;
        REQUIRE(verdict(hex, second) == errc::ok);
        REQUIRE(second.bytes == content);
    }
}

TEST_CASE("hexadecimal digits come in pairs, in either case") {
    hex_binary value;
    CHECK(verdict("\n 0FB7 \t", value) == errc::ok);
    CHECK(value.bytes == bytes("\x0F\xB7"));
    CHECK(verdict("0fb7aBCd", value) == errc::ok);
    CHECK(value.bytes == bytes("\x0F\xB7\xAB\xCD"));
    CHECK(scalar<hex_binary>::format(value) == "0FB7ABCD");
    CHECK(verdict(" ", value) == errc::ok);
    CHECK(value.bytes.empty());
    using namespace std::string_view_literals;
    for (auto const text :
         {"0"sv, "0FB"sv, "0F B7"sv, "0G"sv, "G0"sv, "0x0F"sv, "-1"sv, "0F\0\0"sv, "\xFF\xFF"sv, "0F="sv}) {
        CAPTURE(text);
        hex_binary kept{bytes("before")};
        CHECK(verdict(text, kept) == errc::invalid_value);
        CHECK(kept.bytes == bytes("before"));
    }
}

TEST_CASE("bytes are members of a shape") {
    document const message{{bytes("foobar\xFF")}, hex_binary{bytes("\x01\xAB")}};
    auto const text = soapcodec::encode(message, soapcodec::soap_1_2).value();
    CHECK(text.find("<Content>Zm9vYmFy/w==</Content><Digest>01AB</Digest>") != text.npos);
    CHECK(soapcodec::decode<document>(text).value() == message);

    document const nothing{{}, hex_binary{}};
    auto const empty = soapcodec::encode(nothing, soapcodec::soap_1_2).value();
    CHECK(empty.find("<Content /><Digest />") != empty.npos);
    CHECK(soapcodec::decode<document>(empty).value() == nothing);

    document const large{{std::vector<std::byte>(100'000, std::byte{0xFF})}, std::nullopt};
    auto const long_text = soapcodec::encode(large, soapcodec::soap_1_1).value();
    CHECK(soapcodec::decode<document>(long_text).value() == large);

    auto const lines = soapcodec::decode<document>(
        test::envelope("<Document xmlns=\"urn:d\"><Content>\n  Zm9v\n  YmFy\n</Content></Document>"));
    REQUIRE(lines);
    CHECK(lines->content.bytes == bytes("foobar"));
    auto const bad =
        soapcodec::decode<document>(test::envelope("<Document xmlns=\"urn:d\"><Content>Zm9</Content></Document>"));
    REQUIRE_FALSE(bad);
    CHECK(bad.error().code() == errc::invalid_value);
    CHECK(bad.error().path() == "/Envelope/Body/Document/Content");
}
