// SPDX-License-Identifier: MIT
// 24SevenOffice: its messages as they are written, and read back.
#include <soapcodec/services/office24seven.hpp>

#include "catch.hpp"

#include <soapcodec/decode.hpp>
#include <soapcodec/encode.hpp>

#include <expat.h>

#include <cstdint>     // std::int32_t, std::int64_t
#include <limits>      // std::numeric_limits
#include <memory>      // std::unique_ptr
#include <optional>    // std::optional
#include <random>      // std::mt19937_64
#include <span>        // std::span
#include <string>      // std::string
#include <string_view> // std::string_view
#include <type_traits> // std::is_same_v, std::remove_pointer_t
#include <vector>      // std::vector

namespace {

namespace office = soapcodec::office24seven;
using namespace soapcodec::literals;

using servers = std::vector<std::optional<office::server>>;
using identities = std::vector<std::optional<office::identity>>;

constexpr soapcodec::encode_options indented{.indented = true};

/// Whether expat, which minds namespaces, takes the document.
bool is_well_formed(std::string const& document) {
    std::unique_ptr<std::remove_pointer_t<XML_Parser>, decltype(&XML_ParserFree)> const parser(
        XML_ParserCreateNS(nullptr, '|'), XML_ParserFree);
    return XML_Parse(parser.get(), document.data(), static_cast<int>(document.size()), XML_TRUE) == XML_STATUS_OK;
}

/// A document without the white space between its tags.
std::string without_blanks(std::string_view document) {
    std::string kept;
    while (!document.empty()) {
        auto const piece = document.substr(0, document.front() == '<' ? document.find('>') + 1 : document.find('<'));
        if (piece.find_first_not_of(" \n") != piece.npos) {
            kept += piece;
        }
        document.remove_prefix(piece.size());
    }
    return kept;
}

/// What stands between `<Body>` and `</Body>`.
std::string in_envelope_1_1(std::string const& body) {
    return R"(<?xml version="1.0" encoding="utf-8"?>)"
           R"(<soap:Envelope xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance")"
           R"( xmlns:xsd="http://www.w3.org/2001/XMLSchema")"
           R"( xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/">)"
           R"(<soap:Body>)" +
           body + R"(</soap:Body></soap:Envelope>)";
}

office::identity first_identity() {
    office::identity id;
    id.id = "7d1a1f0e-52b0-4c3c-9b8e-0a4f3e2d1c0b"_guid;
    id.user = office::user{1041, "00000000-0000-0000-0000-000000000000"_guid, "Åse Bø & Sønn", 17};
    id.client = office::client{580000000001, "Fjord <AS>"};
    id.is_current = true;
    id.servers = servers{std::nullopt, std::nullopt};
    return id;
}

office::identity second_identity() {
    office::identity id;
    id.id = "ffffffff-ffff-ffff-ffff-fffffffffffe"_guid;
    id.user.emplace();
    id.client = office::client{std::numeric_limits<std::int64_t>::min(), std::nullopt};
    id.is_default = true;
    id.is_protected = true;
    id.servers = servers{office::server{7, -1}, std::nullopt, office::server{}};
    id.is_disabled = true;
    return id;
}

constexpr std::string_view two_identities_1_2 = R"(<?xml version="1.0" encoding="utf-8"?>
<soap12:Envelope xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:xsd="http://www.w3.org/2001/XMLSchema" xmlns:soap12="http://www.w3.org/2003/05/soap-envelope">
  <soap12:Body>
    <GetIdentitiesResponse xmlns="http://24sevenOffice.com/webservices">
      <GetIdentitiesResult>
        <Identity>
          <Id>7d1a1f0e-52b0-4c3c-9b8e-0a4f3e2d1c0b</Id>
          <User>
            <ContactId>1041</ContactId>
            <Id>00000000-0000-0000-0000-000000000000</Id>
            <Name>Åse Bø &amp; Sønn</Name>
            <EmployeeId>17</EmployeeId>
          </User>
          <Client>
            <Id>580000000001</Id>
            <Name>Fjord &lt;AS&gt;</Name>
          </Client>
          <IsCurrent>true</IsCurrent>
          <IsDefault>false</IsDefault>
          <IsProtected>false</IsProtected>
          <Servers>
            <Server xsi:nil="true" />
            <Server xsi:nil="true" />
          </Servers>
          <IsDisabled>false</IsDisabled>
        </Identity>
        <Identity>
          <Id>ffffffff-ffff-ffff-ffff-fffffffffffe</Id>
          <User>
            <ContactId>-2147483648</ContactId>
            <Id>00000000-0000-0000-0000-000000000000</Id>
            <Name />
            <EmployeeId>-2147483648</EmployeeId>
          </User>
          <Client>
            <Id>-9223372036854775808</Id>
          </Client>
          <IsCurrent>false</IsCurrent>
          <IsDefault>true</IsDefault>
          <IsProtected>true</IsProtected>
          <Servers>
            <Server>
              <Id>7</Id>
              <Type>-1</Type>
            </Server>
            <Server xsi:nil="true" />
            <Server>
              <Id>0</Id>
              <Type>0</Type>
            </Server>
          </Servers>
          <IsDisabled>true</IsDisabled>
        </Identity>
      </GetIdentitiesResult>
    </GetIdentitiesResponse>
  </soap12:Body>
</soap12:Envelope>)";

/// The same document with what SOAP 1.1 has in place of 1.2's prefix and namespace.
std::string as_1_1(std::string_view document) {
    std::string text(document);
    auto const replace = [&text](std::string_view what, std::string_view by) {
        for (auto at = text.find(what); at != text.npos; at = text.find(what, at + by.size())) {
            text.replace(at, what.size(), by);
        }
    };
    replace("http://www.w3.org/2003/05/soap-envelope", "http://schemas.xmlsoap.org/soap/envelope/");
    replace("soap12:", "soap:");
    replace(":soap12=", ":soap=");
    return text;
}

// --- pseudo-random messages

struct random_values {
    std::mt19937_64 engine{20240229};

    std::uint64_t below(std::uint64_t n) { return engine() % n; }
    bool coin() { return below(2) == 0; }

    std::string string() {
        static constexpr std::string_view pieces[] = {"a",
                                                      "Name",
                                                      " ",
                                                      "\t",
                                                      "\n",
                                                      "\r",
                                                      "\r\n",
                                                      "<",
                                                      ">",
                                                      "&",
                                                      "\"",
                                                      "'",
                                                      "]]>",
                                                      "&amp;",
                                                      "&#xD;",
                                                      "é",
                                                      "Ø",
                                                      "\xC2\x85",
                                                      "\u2028",
                                                      "日本",
                                                      "\uFFFD",
                                                      "\U00010000",
                                                      "\U0001F600",
                                                      "\U0010FFFF",
                                                      "\x7F",
                                                      "  ",
                                                      "<!--x-->",
                                                      "\uFEFF",
                                                      "]]",
                                                      "<![CDATA[",
                                                      "long enough to be copied in words of eight"};
        std::string text;
        for (auto n = below(4) == 0 ? 0 : below(12); n != 0; --n) {
            text += pieces[below(std::size(pieces))];
        }
        return text;
    }
    soapcodec::guid guid() {
        soapcodec::guid value;
        for (auto& octet : value.bytes) {
            octet = static_cast<std::uint8_t>(engine());
        }
        return coin() ? value : soapcodec::guid{};
    }
    template <class T>
    T integer() {
        switch (below(6)) {
        case 0:
            return std::numeric_limits<T>::min();
        case 1:
            return std::numeric_limits<T>::max();
        case 2:
            return 0;
        default:
            return static_cast<T>(static_cast<std::int64_t>(engine()) >> below(64));
        }
    }

    office::identity identity() {
        office::identity id;
        id.id = guid();
        if (coin()) {
            id.user = office::user{integer<std::int32_t>(), guid(), string(), integer<std::int32_t>()};
        }
        if (coin()) {
            id.client = office::client{integer<std::int64_t>(), std::nullopt};
            if (coin()) {
                id.client->name = string();
            }
        }
        id.is_current = coin();
        id.is_default = coin();
        id.is_protected = coin();
        id.is_disabled = coin();
        if (coin()) {
            id.servers.emplace();
            for (auto n = below(4); n != 0; --n) {
                auto& server = id.servers->emplace_back();
                if (coin()) {
                    server = office::server{integer<std::int32_t>(), integer<std::int32_t>()};
                }
            }
        }
        return id;
    }
    office::get_identities_response response() {
        office::get_identities_response reply;
        if (below(10) != 0) {
            reply.identities.emplace();
            for (auto n = below(5); n != 0; --n) {
                auto& item = reply.identities->emplace_back();
                if (below(4) != 0) {
                    item = identity();
                }
            }
        }
        return reply;
    }
};

} // namespace

TEST_CASE("GetIdentities is written as on the service's pages") {
    CHECK(soapcodec::encode(office::get_identities{}, soapcodec::soap_1_1).value() ==
          in_envelope_1_1(R"(<GetIdentities xmlns="http://24sevenOffice.com/webservices" />)"));
    CHECK(soapcodec::encode(office::get_identities{}, soapcodec::soap_1_2).value() ==
          R"(<?xml version="1.0" encoding="utf-8"?><soap12:Envelope )"
          R"(xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:xsd="http://www.w3.org/2001/XMLSchema" )"
          R"(xmlns:soap12="http://www.w3.org/2003/05/soap-envelope"><soap12:Body>)"
          R"(<GetIdentities xmlns="http://24sevenOffice.com/webservices" /></soap12:Body></soap12:Envelope>)");
    std::string_view const lines = R"(<?xml version="1.0" encoding="utf-8"?>
<soap:Envelope xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:xsd="http://www.w3.org/2001/XMLSchema" xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/">
  <soap:Body>
    <GetIdentities xmlns="http://24sevenOffice.com/webservices" />
  </soap:Body>
</soap:Envelope>)";
    CHECK(soapcodec::encode(office::get_identities{}, soapcodec::soap_1_1, indented).value() == lines);
}

TEST_CASE("GetIdentitiesResponse is written as on the service's pages, in both versions") {
    office::get_identities_response reply;
    reply.identities = identities{first_identity(), second_identity()};
    CHECK(soapcodec::encode(reply, soapcodec::soap_1_2, indented).value() == two_identities_1_2);
    CHECK(soapcodec::encode(reply, soapcodec::soap_1_2).value() == without_blanks(two_identities_1_2));
    auto const older = as_1_1(two_identities_1_2);
    CHECK(soapcodec::encode(reply, soapcodec::soap_1_1, indented).value() == older);
    CHECK(soapcodec::encode(reply, soapcodec::soap_1_1).value() == without_blanks(older));
}

TEST_CASE("a null result, an empty one and one of nulls are three things") {
    office::get_identities_response reply;
    auto const body = [&reply] { return soapcodec::encode(reply, soapcodec::soap_1_1).value(); };
    CHECK(body() == in_envelope_1_1(R"(<GetIdentitiesResponse xmlns="http://24sevenOffice.com/webservices" />)"));
    reply.identities.emplace();
    CHECK(body() == in_envelope_1_1(R"(<GetIdentitiesResponse xmlns="http://24sevenOffice.com/webservices">)"
                                    R"(<GetIdentitiesResult /></GetIdentitiesResponse>)"));
    reply.identities->emplace_back();
    CHECK(body() == in_envelope_1_1(R"(<GetIdentitiesResponse xmlns="http://24sevenOffice.com/webservices">)"
                                    R"(<GetIdentitiesResult><Identity xsi:nil="true" /></GetIdentitiesResult>)"
                                    R"(</GetIdentitiesResponse>)"));
}

TEST_CASE("members that are null are left out, an empty list of servers is not") {
    office::get_identities_response reply;
    auto& id = reply.identities.emplace().emplace_back().emplace();
    auto const item = [&reply] {
        auto const text = soapcodec::encode(reply, soapcodec::soap_1_1).value();
        auto const begin = text.find("<Identity>");
        return text.substr(begin, text.find("</Identity>") - begin);
    };
    std::string const head = "<Identity><Id>00000000-0000-0000-0000-000000000000</Id>";
    std::string const flags =
        "<IsCurrent>false</IsCurrent><IsDefault>false</IsDefault><IsProtected>false</IsProtected>";
    std::string const tail = "<IsDisabled>false</IsDisabled>";
    CHECK(item() == head + flags + tail);
    id.servers.emplace();
    CHECK(item() == head + flags + "<Servers />" + tail);
    id.client = office::client{-1, ""};
    CHECK(item() == head + "<Client><Id>-1</Id><Name /></Client>" + flags + "<Servers />" + tail);
}

TEST_CASE("GetIdentitiesResponse of views is written as the one that owns its content") {
    office::get_identities_response reply;
    reply.identities = identities{first_identity(), std::nullopt, second_identity()};
    auto const bytes = soapcodec::encode(reply, soapcodec::soap_1_2).value();

    soapcodec::arena memory;
    auto const view = soapcodec::decode<office::get_identities_response_view>(bytes, memory);
    REQUIRE(view);
    REQUIRE(view->identities->size() == 3);
    CHECK(view->identities->front()->user->name == "Åse Bø & Sønn");
    CHECK(soapcodec::encode(*view, soapcodec::soap_1_2).value() == bytes);

    std::optional<office::server> two_nulls[] = {std::nullopt, std::nullopt};
    office::identity_view id;
    id.id = first_identity().id;
    id.user = office::user_view{1041, {}, "Åse Bø & Sønn", 17};
    id.client = office::client_view{580000000001, "Fjord <AS>"};
    id.is_current = true;
    id.servers = two_nulls;
    std::optional<office::identity_view> items[] = {id, std::nullopt};
    reply.identities->pop_back();
    CHECK(soapcodec::encode(office::get_identities_response_view{items}, soapcodec::soap_1_1).value() ==
          soapcodec::encode(reply, soapcodec::soap_1_1).value());
}

TEST_CASE("GetIdentities survives a round trip") {
    for (auto const version : {soapcodec::soap_1_1, soapcodec::soap_1_2}) {
        for (bool const lines : {false, true}) {
            auto const bytes = soapcodec::encode(office::get_identities{}, version, {.indented = lines});
            soapcodec::decoder<office::get_identities> decoder;
            CHECK(decoder.finish(bytes.value()));
            CHECK(decoder.version() == version);
        }
    }
}

TEST_CASE("every GetIdentitiesResponse survives a round trip") {
    random_values random;
    soapcodec::decoder<office::get_identities_response> decoder;
    for (int i = 0; i < 3000; ++i) {
        auto const reply = random.response();
        for (auto const version : {soapcodec::soap_1_1, soapcodec::soap_1_2}) {
            for (bool const lines : {false, true}) {
                auto const bytes = soapcodec::encode(reply, version, {.indented = lines});
                REQUIRE(bytes);
                decoder.reset();
                auto const again = decoder.finish(*bytes);
                if (!is_well_formed(*bytes) || !again || *again != reply || decoder.version() != version) {
                    FAIL("message " << i << ": " << (again ? "differs" : again.error().message()) << "\n" << *bytes);
                }
            }
        }
    }
}

TEST_CASE("the endpoint of 24SevenOffice") {
    CHECK(office::host == "api.24sevenoffice.com");
    CHECK(office::path == "/authenticate/v001/authenticate.asmx");
    CHECK(office::get_identities::soap_action == "http://24sevenOffice.com/webservices/GetIdentities");
    STATIC_REQUIRE(std::is_same_v<decltype(office::identity{}.user->contact_id), std::int32_t>);
    STATIC_REQUIRE(std::is_same_v<decltype(office::identity{}.client->id), std::int64_t>);
}
