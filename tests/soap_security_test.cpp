// SPDX-License-Identifier: MIT
// WS-Security's UsernameToken and Timestamp, and WS-Addressing's endpoints, as header blocks.
#include "support.hpp"

#include <soapcodec/encode.hpp>
#include <soapcodec/soap/addressing.hpp>
#include <soapcodec/soap/security.hpp>

#include <array>       // std::array
#include <bit>         // std::rotl
#include <chrono>      // std::chrono_literals
#include <cstddef>     // std::byte, std::size_t
#include <cstdint>     // std::uint32_t
#include <optional>    // std::optional
#include <span>        // std::span
#include <string>      // std::string
#include <string_view> // std::string_view
#include <utility>     // std::as_const
#include <vector>      // std::vector

namespace addressing = soapcodec::addressing;
namespace security = soapcodec::security;
using soapcodec::header;
using soapcodec::header_entry;
using soapcodec::with_headers;
using test::order;

namespace {

/// RFC 3174, for short texts.
std::array<unsigned char, 20> sha1(std::span<std::byte const> bytes) {
    std::vector<std::uint32_t> words((bytes.size() + 8) / 64 * 16 + 16);
    for (std::size_t i = 0; i <= bytes.size(); ++i) {
        auto const byte = i < bytes.size() ? static_cast<std::uint32_t>(bytes[i]) : 0x80U;
        words[i / 4] |= byte << (24 - i % 4 * 8);
    }
    words.back() = static_cast<std::uint32_t>(bytes.size() * 8);
    std::array<std::uint32_t, 5> h{0x67452301U, 0xEFCDAB89U, 0x98BADCFEU, 0x10325476U, 0xC3D2E1F0U};
    for (std::size_t block = 0; block < words.size(); block += 16) {
        std::array<std::uint32_t, 80> w{};
        for (std::size_t t = 0; t < 80; ++t) {
            w[t] = t < 16 ? words[block + t] : std::rotl(w[t - 3] ^ w[t - 8] ^ w[t - 14] ^ w[t - 16], 1);
        }
        auto [a, b, c, d, e] = h;
        for (std::size_t t = 0; t < 80; ++t) {
            auto const f = t < 20 ? (b & c) | (~b & d) : t < 40 || t >= 60 ? b ^ c ^ d : (b & c) | (b & d) | (c & d);
            constexpr std::array<std::uint32_t, 4> k{0x5A827999U, 0x6ED9EBA1U, 0x8F1BBCDCU, 0xCA62C1D6U};
            auto const next = std::rotl(a, 5) + f + e + w[t] + k[t / 20];
            e = d, d = c, c = std::rotl(b, 30), b = a, a = next;
        }
        h = {h[0] + a, h[1] + b, h[2] + c, h[3] + d, h[4] + e};
    }
    std::array<unsigned char, 20> digest{};
    for (std::size_t i = 0; i < digest.size(); ++i) {
        digest[i] = static_cast<unsigned char>(h[i / 4] >> (24 - i % 4 * 8));
    }
    return digest;
}

order named(std::string name) {
    order made;
    made.customer = std::move(name);
    return made;
}

/// The block in a document, however this is cut, by both readers.
template <class Target>
void check_read(std::string const& document, Target const& expected) {
    Target target;
    for (auto const& cut : test::all_cuts(document)) {
        soapcodec::decode_options const options{.headers = {header(target)}};
        soapcodec::decoder<order, soapcodec::xml::expat_source> careful(options);
        REQUIRE(cut.feed_to(careful));
        bool const same = target == expected;
        soapcodec::decoder<order, test::eager_source> eager(options);
        REQUIRE(cut.feed_to(eager));
        if (!same || !(target == expected)) {
            CAPTURE(document, cut.describe());
            FAIL("another block");
        }
    }
}

/// Whether the fast path takes all of a document with the block.
template <class Target>
bool is_plain(std::string const& document) {
    Target target;
    soapcodec::detail::document_decoder<soapcodec::xml::predicting_source> session({.headers = {header(target)}});
    order into;
    session.begin(soapcodec::detail::payload_for(into));
    session.source().feed(document, true);
    return session.succeeded() && session.source().bytes_ahead() == document.size();
}

std::string with_header(std::string_view block) {
    auto document = test::order_document("<Customer>A</Customer>");
    return document.insert(document.find("<s:Body>"), "<s:Header>" + std::string(block) + "</s:Header>");
}

std::vector<std::byte> bytes_of(std::string_view base64) {
    soapcodec::base64_binary value;
    REQUIRE(soapcodec::scalar<soapcodec::base64_binary>::parse(base64, value) == soapcodec::errc::ok);
    return value.bytes;
}

} // namespace

TEST_CASE("a digest is what cameras ask for") {
    // The example of ONVIF's guide for programmers.
    auto const nonce = bytes_of("LKqI6G/AikKCQrN0zqZFlg==");
    auto const token = security::with_digest("user", "userpassword", nonce, "2010-09-16T07:50:45Z", sha1);
    CHECK(token.password->text == "tuOSpGlFlIXsozq4HFNeeGeFLEI=");
    CHECK(token.password->type == security::password_digest);
    CHECK(token.nonce->octets.bytes == nonce);
    CHECK(security::is_made_with(token, "userpassword", sha1));
    CHECK_FALSE(security::is_made_with(token, "userpasswore", sha1));
    CHECK_FALSE(security::is_made_with(token, "", sha1));
    auto later = token;
    later.created = "2010-09-16T07:50:46Z";
    CHECK_FALSE(security::is_made_with(later, "userpassword", sha1));
    later = token;
    later.nonce.reset();
    CHECK_FALSE(security::is_made_with(later, "userpassword", sha1));
}

TEST_CASE("a password as text is compared as it is") {
    auto token = security::with_password("ola", "secret");
    CHECK(security::is_made_with(token, "secret", sha1));
    CHECK_FALSE(security::is_made_with(token, "secre", sha1));
    CHECK_FALSE(security::is_made_with(token, "secret ", sha1));
    token.password->type.reset();
    CHECK(security::is_made_with(token, "secret", sha1));
    token.password->type = "urn:other";
    CHECK_FALSE(security::is_made_with(token, "secret", sha1));
    token.password.reset();
    CHECK_FALSE(security::is_made_with(token, "", sha1));
}

TEST_CASE("a Security block is written, and read by both readers") {
    using namespace std::chrono_literals;
    std::vector<std::byte> const nonce(16, std::byte{0x5A});
    security::header const block{.timestamp = security::timestamp{soapcodec::date_time{2031y / 5 / 1, 12h, 0min},
                                                                  soapcodec::date_time{2031y / 5 / 1, 12h + 5min, 0min},
                                                                  {}},
                                 .username_token =
                                     security::with_digest("o&a", "secret", nonce, "2031-05-01T12:00:00.000Z", sha1)};
    for (auto const version : {soapcodec::soap_1_1, soapcodec::soap_1_2}) {
        auto const text =
            soapcodec::encode(with_headers(named("A"), header_entry(block, {.must_understand = true})), version)
                .value();
        CAPTURE(text);
        check_read(text, std::optional(block));
        CHECK(soapcodec::decode<order>(text).error().code() == soapcodec::errc::must_understand);
        CHECK(text.find("mustUnderstand=\"1\"") + text.find("mustUnderstand=\"true\"") != 2 * text.npos);
    }
    auto const text = soapcodec::encode(with_headers(named("A"), header_entry(block)), soapcodec::soap_1_1).value();
    CHECK(text.find("<UsernameToken><Username>o&amp;a</Username><Password Type=\"" +
                    std::string(security::password_digest) + "\">") != text.npos);
}

TEST_CASE("a Security block as others write it") {
    auto const document = with_header(
        R"(<wsse:Security s:mustUnderstand="1" xmlns:wsse="http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd")"
        R"( xmlns:wsu="http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd">)"
        R"(<wsu:Timestamp wsu:Id="TS-1"><wsu:Created>2031-05-01T12:00:00.123Z</wsu:Created></wsu:Timestamp>)"
        R"(<wsse:BinarySecurityToken wsu:Id="X">AAAA</wsse:BinarySecurityToken>)"
        R"(<wsse:UsernameToken wsu:Id="UsernameToken-2"><wsse:Username>ola</wsse:Username>)"
        R"(<wsse:Password>secret</wsse:Password></wsse:UsernameToken></wsse:Security>)");
    using namespace std::chrono_literals;
    security::header expected{
        .timestamp = security::timestamp{soapcodec::date_time{2031y / 5 / 1, 12h + 123ms, 0min}, {}, "TS-1"},
        .username_token = security::username_token{.username = "ola",
                                                   .password = security::password{"secret", {}},
                                                   .nonce = {},
                                                   .created = {},
                                                   .id = "UsernameToken-2"}};
    check_read(document, std::optional(expected));
    CHECK(is_plain<std::optional<security::header>>(document));
    for (auto const version : {soapcodec::soap_1_1, soapcodec::soap_1_2}) {
        auto const text = soapcodec::encode(with_headers(named("A"), header_entry(expected)), version).value();
        CAPTURE(text);
        check_read(text, std::optional(expected));
        CHECK(is_plain<std::optional<security::header>>(text));
        CHECK(text.find(":Id=\"UsernameToken-2\"><Username>") != text.npos);
    }
}

TEST_CASE("endpoints with reference parameters come through a round trip, in both versions") {
    soapcodec::xml::raw_xml const parameters{R"(<q:Session xmlns:q="urn:q" id="1">7</q:Session>)", {}};
    addressing::reply_to reply_to;
    reply_to.address = "http://example.org/callback";
    reply_to.reference_parameters = parameters;
    addressing::fault_to_2004 fault_to;
    fault_to.address = std::string(addressing::anonymous_2004);
    fault_to.reference_properties = parameters;
    auto const text =
        soapcodec::encode(with_headers(named("A"), header_entry(reply_to), header_entry(fault_to)), soapcodec::soap_1_2)
            .value();
    CAPTURE(text);
    std::optional<addressing::reply_to> reply_to_read;
    std::optional<addressing::fault_to_2004> fault_to_read;
    REQUIRE(soapcodec::decode<order>(text, {.headers = {header(reply_to_read), header(fault_to_read)}}));
    CHECK(reply_to_read->address == reply_to.address);
    CHECK(reply_to_read->reference_parameters->text == parameters.text);
    CHECK_FALSE(reply_to_read->metadata);
    CHECK(fault_to_read->address == addressing::anonymous_2004);
    CHECK(fault_to_read->reference_properties->text == parameters.text);

    // What was read is written again as it was.
    check_read(text, fault_to_read);
    auto const again = soapcodec::encode(
        with_headers(named("A"), header_entry(*reply_to_read), header_entry(*fault_to_read)), soapcodec::soap_1_2);
    check_read(again.value(), reply_to_read);
    addressing::from from;
    from.address = std::string(addressing::none);
    check_read(soapcodec::encode(with_headers(named("A"), header_entry(from)), soapcodec::soap_1_1).value(),
               std::optional(from));
    // Raw XML is not for the fast path; an endpoint that has none is.
    CHECK_FALSE(is_plain<std::optional<addressing::reply_to>>(text));
    CHECK(is_plain<std::optional<addressing::from>>(
        soapcodec::encode(with_headers(named("A"), header_entry(from)), soapcodec::soap_1_1).value()));
}

TEST_CASE("a block that is there several times is read into a vector") {
    addressing::relates_to const first{"urn:uuid:1", std::nullopt};
    addressing::relates_to const second{"urn:uuid:2", "urn:example:supersedes"};
    auto const text =
        soapcodec::encode(with_headers(named("A"), header_entry(first), header_entry(second)), soapcodec::soap_1_1)
            .value();
    check_read(text, std::vector{first, second});
    CHECK(is_plain<std::vector<addressing::relates_to>>(text));
    // In the submission of 2004 a relationship is a QName.
    addressing::relates_to_2004 const third{
        "urn:uuid:3", soapcodec::xml::qname{std::string(addressing::namespace_2004.view()), "Reply"}};
    auto const of_2004 = soapcodec::encode(with_headers(named("A"), header_entry(third)), soapcodec::soap_1_1).value();
    CAPTURE(of_2004);
    CHECK(of_2004.find(" xmlns:n01=\"http://schemas.xmlsoap.org/ws/2004/08/addressing\" RelationshipType=\"n01:Reply\">"
                       "urn:uuid:3</RelatesTo>") != of_2004.npos);
    check_read(of_2004, std::vector{third});
    check_read(with_header("<w:RelatesTo xmlns:w='http://schemas.xmlsoap.org/ws/2004/08/addressing' "
                           "RelationshipType=' w:Reply '>urn:uuid:3</w:RelatesTo>"),
               std::vector{third});
    std::optional<addressing::relates_to> one;
    CHECK(soapcodec::decode<order>(text, {.headers = {header(one)}}).error().code() ==
          soapcodec::errc::duplicate_element);
    std::vector<addressing::relates_to> left{first};
    CHECK(soapcodec::decode<order>(test::order_document("<Customer>A</Customer>"), {.headers = {header(left)}}));
    CHECK(left.empty());
}
