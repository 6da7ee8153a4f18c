// SPDX-License-Identifier: MIT
// Header blocks: read into structs, written from structs.
#include "support.hpp"

#include <soapcodec/decode.hpp>
#include <soapcodec/encode.hpp>
#include <soapcodec/soap/addressing.hpp>
#include <soapcodec/stream.hpp>

#include <optional>    // std::optional
#include <string>      // std::string
#include <string_view> // std::string_view
#include <type_traits> // std::remove_const_t

namespace wsa = soapcodec::addressing;
using soapcodec::header_entry;
using soapcodec::with_headers;
using test::errc;
using test::order;

namespace {

struct credentials {
    std::string user;
    std::optional<std::int32_t> level;
    friend bool operator==(credentials const&, credentials const&) = default;
};
constexpr auto soap_shape(credentials const*) {
    return soapcodec::message<"Credentials", "urn:c">(soapcodec::element<"User", &credentials::user>,
                                                      soapcodec::element<"Level", &credentials::level>);
}

} // namespace

namespace {

std::string with_header(std::string const& blocks) {
    return "<s:Envelope xmlns:s='http://schemas.xmlsoap.org/soap/envelope/'><s:Header>" + blocks +
           "</s:Header><s:Body><Order xmlns='urn:order'><Customer>A</Customer></Order></s:Body></s:Envelope>";
}

std::string const block = "<c:Credentials xmlns:c='urn:c' s:mustUnderstand='1'><c:User>u</c:User></c:Credentials>";

struct reading {
    std::optional<credentials> who;
    std::optional<wsa::action> action;

    soapcodec::decode_options options() {
        soapcodec::decode_options made;
        made.headers = {soapcodec::header(who), soapcodec::header(action)};
        return made;
    }
    soapcodec::result<order> operator()(std::string const& text) { return soapcodec::decode<order>(text, options()); }
};

order const plain = [] {
    order made;
    made.customer = "A";
    return made;
}();

} // namespace

TEST_CASE("a header block that is asked for is decoded and counts as understood") {
    reading read;
    CHECK(read(with_header("<x:Other xmlns:x='urn:x'><y/></x:Other>" + block +
                           "<a:Action xmlns:a='http://www.w3.org/2005/08/addressing'>urn:do</a:Action>"))
              .value() == plain);
    REQUIRE(read.who);
    CHECK(read.who->user == "u");
    REQUIRE(read.action);
    CHECK(read.action->uri == "urn:do");
    // Not asked for, it is not understood.
    CHECK(soapcodec::decode<order>(with_header(block)).error().code() == errc::must_understand);
}

TEST_CASE("a block that is not there leaves nothing of the message before") {
    reading read;
    soapcodec::decoder<order> decoder(read.options());
    REQUIRE(decoder.finish(with_header(block)));
    CHECK(read.who);
    decoder.reset();
    CHECK_FALSE(read.who);
    REQUIRE(decoder.finish(with_header("")));
    CHECK_FALSE(read.who);
}

TEST_CASE("errors in a header block have their path") {
    auto const refused = [](std::string const& blocks, errc code, std::string_view path) {
        reading read;
        auto const found = read(with_header(blocks));
        REQUIRE_FALSE(found);
        CHECK(found.error().code() == code);
        CHECK(found.error().path() == path);
    };
    refused("<Credentials xmlns='urn:c'><User>u</User><Level>x</Level></Credentials>", errc::invalid_value,
            "/Envelope/Header/Credentials/Level");
    refused("<Credentials xmlns='urn:c'></Credentials>", errc::missing_element, "/Envelope/Header/Credentials");
    refused("<Credentials xmlns='urn:c'>x</Credentials>", errc::unexpected_text, "/Envelope/Header/Credentials");
    refused(block + block, errc::duplicate_element, "/Envelope/Header/Credentials");
}

TEST_CASE("blocks come the same in any pieces, and in a stream") {
    auto const text = with_header(block);
    for (std::size_t const size : {1U, 2U, 3U, 7U}) {
        reading read;
        soapcodec::decoder<order> decoder(read.options());
        for (std::size_t at = 0; at < text.size(); at += size) {
            (void)decoder.feed(std::string_view(text).substr(at, size));
        }
        CHECK(decoder.finish().value() == plain);
        CHECK(read.who == credentials{"u", {}});
    }
    reading read;
    soapcodec::stream_decoder<&order::extras> each{[](test::line const&) {}, read.options()};
    CHECK(each.finish(text).value() == plain);
    CHECK(read.who);
}

TEST_CASE("blocks are written before the Body, and read back") {
    credentials const who{"a<b", 3};
    wsa::action const action{"urn:do"};
    wsa::relates_to_2004 const relates{"urn:id", soapcodec::xml::qname{"urn:r", "r"}};
    for (auto const version : {soapcodec::soap_1_1, soapcodec::soap_1_2}) {
        for (bool const indented : {false, true}) {
            auto const text =
                soapcodec::encode(with_headers(plain, header_entry(who, {.must_understand = true, .role = "urn:\"r\""}),
                                               header_entry(action), header_entry(relates)),
                                  version, {.indented = indented});
            REQUIRE(text);
            reading read;
            CHECK(read(*text).value() == plain);
            CHECK(read.who == who);
            CHECK(read.action == action);
        }
    }
    auto const text = soapcodec::encode(with_headers(plain, header_entry(action, {.must_understand = true})),
                                        soapcodec::soap_1_1, {.envelope_prefix = "s"})
                          .value();
    CHECK(text.find("<s:Header><Action s:mustUnderstand=\"1\" xmlns=\"http://www.w3.org/2005/08/addressing\">urn:do"
                    "</Action></s:Header><s:Body><Order xmlns=\"urn:order\">") != std::string::npos);
    auto const for_another = soapcodec::encode(
        with_headers(plain, header_entry(who, {.must_understand = true, .role = "urn:other"})), soapcodec::soap_1_2);
    CHECK(for_another.value().find(" soap12:role=\"urn:other\"") != std::string::npos);
    CHECK(soapcodec::decode<order>(*for_another).value() == plain);
}

TEST_CASE("a string in a block that cannot be written is blamed by path") {
    credentials const who{"a\x01", {}};
    auto const found = soapcodec::encode(with_headers(plain, header_entry(who)), soapcodec::soap_1_1);
    REQUIRE_FALSE(found);
    CHECK(found.error().path() == "/Envelope/Header/Credentials/User");
    credentials const good{"a", {}};
    auto const role = soapcodec::encode(with_headers(plain, header_entry(good, {.role = "\x01"})), soapcodec::soap_1_1);
    REQUIRE_FALSE(role);
    CHECK(role.error().path() == "/Envelope/Header/Credentials/@actor");
}

TEST_CASE("a fault may have blocks, too; what cannot stand in a Body cannot with them either") {
    wsa::action const action{"urn:do"};
    soapcodec::soap::fault const fault{.code = {"urn:x", "Bad"}, .reasons = {{"en", "why"}}};
    auto const with_action = with_headers(fault, header_entry(action));
    for (auto const version : {soapcodec::soap_1_1, soapcodec::soap_1_2}) {
        reading read;
        auto const found = read(soapcodec::encode(with_action, version).value());
        REQUIRE_FALSE(found);
        REQUIRE(found.error().fault() != nullptr);
        CHECK(found.error().fault()->code == fault.code);
        CHECK(read.action == action);
    }
    STATIC_REQUIRE(soapcodec::encodable<std::remove_const_t<decltype(with_action)>>);
    STATIC_REQUIRE_FALSE(soapcodec::encodable<decltype(with_headers(test::line{}, header_entry(action)))>);
    STATIC_REQUIRE_FALSE(soapcodec::encodable<decltype(with_headers(with_action, header_entry(action)))>);
}
