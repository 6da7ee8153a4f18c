// SPDX-License-Identifier: MIT
// 24SevenOffice: its messages as they are written, and read back. services_schema_test.cpp does so with values at
// random.
#include <soapcodec/services/office24seven.hpp>

#include "catch.hpp"

#include <soapcodec/decode.hpp>
#include <soapcodec/encode.hpp>

#include <cstdint>     // std::int32_t, std::int64_t
#include <limits>      // std::numeric_limits
#include <optional>    // std::optional
#include <string>      // std::string
#include <string_view> // std::string_view
#include <type_traits> // std::is_same_v
#include <vector>      // std::vector

namespace {

namespace office = soapcodec::office24seven;
using namespace soapcodec::literals;

using servers = std::vector<std::optional<office::server>>;
using identities = std::vector<std::optional<office::identity>>;

soapcodec::encode_options const indented{.indented = true};

/// A document without the white space between its tags.
std::string without_white_space(std::string_view document) {
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

/// A request, its SOAPAction and the name of its response, by the operation's name and what its element holds.
template <class Request>
void check_request(Request const& request, std::string const& name, std::string const& content) {
    CAPTURE(name);
    auto const start = "<" + name + R"( xmlns="http://24sevenOffice.com/webservices")";
    CHECK(soapcodec::encode(request, soapcodec::soap_1_1).value() ==
          in_envelope_1_1(content.empty() ? start + " />" : start + ">" + content + "</" + name + ">"));
    CHECK(Request::soap_action == "http://24sevenOffice.com/webservices/" + name);
    CHECK(soapcodec::shape_of<typename Request::response_type>::name == name + "Response");
}

/// The content of a Body as a document; `%` in it stands for the declaration of the service's namespace.
std::string document(std::string body) {
    body.replace(body.find('%'), 1, R"( xmlns="http://24sevenOffice.com/webservices")");
    return R"(<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/")"
           R"( xmlns:i="http://www.w3.org/2001/XMLSchema-instance"><soap:Body>)" +
           body + "</soap:Body></soap:Envelope>";
}

template <class Message>
Message read(std::string const& body) {
    auto const message = soapcodec::decode<Message>(document(body));
    CAPTURE(body, message ? std::string() : message.error().message());
    REQUIRE(message);
    return *message;
}

template <class Message>
void check_missing(std::string const& body, std::string const& path, std::string const& subject) {
    auto const message = soapcodec::decode<Message>(document(body));
    REQUIRE_FALSE(message);
    CHECK(message.error().code() == soapcodec::errc::missing_element);
    CHECK(message.error().path() == path);
    CHECK(message.error().subject() == subject);
}

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
    CHECK(soapcodec::encode(reply, soapcodec::soap_1_2).value() == without_white_space(two_identities_1_2));
    auto const older = as_1_1(two_identities_1_2);
    CHECK(soapcodec::encode(reply, soapcodec::soap_1_1, indented).value() == older);
    CHECK(soapcodec::encode(reply, soapcodec::soap_1_1).value() == without_white_space(older));
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

TEST_CASE("a user that says nothing has the service's defaults") {
    auto const reply = read<office::get_identity_response>(
        "<GetIdentityResponse%><GetIdentityResult><Id>7d1a1f0e-52b0-4c3c-9b8e-0a4f3e2d1c0b</Id><User />"
        "<Client><Id>1</Id></Client><IsCurrent>1</IsCurrent><IsDefault>0</IsDefault><IsProtected>0</IsProtected>"
        "</GetIdentityResult></GetIdentityResponse>");
    REQUIRE(reply.identity);
    CHECK(reply.identity->id == "7d1a1f0e-52b0-4c3c-9b8e-0a4f3e2d1c0b"_guid);
    CHECK(reply.identity->user == office::user{office::no_id, soapcodec::guid{}, "", office::no_id});
    CHECK(reply.identity->client == office::client{1, std::nullopt});
    CHECK(reply.identity->is_current);
    CHECK_FALSE(reply.identity->servers);
    CHECK_FALSE(reply.identity->is_disabled);
    CHECK_FALSE(read<office::get_identity_response>("<GetIdentityResponse% />").identity);
}

TEST_CASE("requests are written with their SOAPAction and members in the order of the service's types") {
    auto const app = "6f9619ff-8b86-4d01-b42d-00cf4fc964ff"_guid;
    auto const zero = "00000000-0000-0000-0000-000000000000";
    std::string const app_id = "<ApplicationId>6f9619ff-8b86-4d01-b42d-00cf4fc964ff</ApplicationId>";
    std::string const credential = "<credential>" + app_id + "<IdentityId>" + zero +
                                   "</IdentityId><Password>p&amp;&lt;</Password><Username>ola</Username></credential>";
    office::credential const ola{app, {}, "p&<", "ola"};

    check_request(office::get_identity{}, "GetIdentity", "");
    check_request(office::login{ola}, "Login", credential);
    check_request(office::login{}, "Login", "");
    check_request(office::login{office::credential{app, app, std::nullopt, ""}}, "Login",
                  "<credential>" + app_id +
                      "<IdentityId>6f9619ff-8b86-4d01-b42d-00cf4fc964ff</IdentityId><Username /></credential>");
    check_request(office::has_session{}, "HasSession", "");
    office::identity id;
    id.id = app;
    check_request(
        office::set_identity{id}, "SetIdentity",
        "<identity><Id>6f9619ff-8b86-4d01-b42d-00cf4fc964ff</Id><IsCurrent>false</IsCurrent>"
        "<IsDefault>false</IsDefault><IsProtected>false</IsProtected><IsDisabled>false</IsDisabled></identity>");
    check_request(office::set_identity_by_id{app}, "SetIdentityById",
                  "<identityId>6f9619ff-8b86-4d01-b42d-00cf4fc964ff</identityId>");
    check_request(office::get_identities_with_credential{ola}, "GetIdentitiesWithCredential", credential);
    check_request(office::get_identities_with_credential_by_service{ola, -7}, "GetIdentitiesWithCredentialByService",
                  credential + "<serviceId>-7</serviceId>");
    check_request(office::authenticate_by_token{office::token{app, {}}}, "AuthenticateByToken",
                  "<token>" + app_id + "<Id>" + zero + "</Id></token>");
}

TEST_CASE("requests of views are written as those that own their content") {
    office::credential_view const ola{{}, {}, "p&<", "ola"};
    CHECK(soapcodec::encode(office::login_view{ola}, soapcodec::soap_1_1).value() ==
          soapcodec::encode(office::login{office::credential{{}, {}, "p&<", "ola"}}, soapcodec::soap_1_1).value());
    STATIC_REQUIRE(std::is_same_v<office::login_view::response_type, office::login_response>);
}

TEST_CASE("an absent member of a credential keeps its default, and one that has to be there is missed") {
    auto const request = read<office::login>("<Login%><credential><ApplicationId>6F9619FF-8B86-4D01-B42D-00CF4FC964FF"
                                             "</ApplicationId></credential></Login>");
    office::credential const expected{"6f9619ff-8b86-4d01-b42d-00cf4fc964ff"_guid, {}, std::nullopt, std::nullopt};
    CHECK(request.credential == expected);
    check_missing<office::login>("<Login%><credential><Username>u</Username></credential></Login>",
                                 "/Envelope/Body/Login/credential", "ApplicationId");
    check_missing<office::set_identity_by_id>("<SetIdentityById% />", "/Envelope/Body/SetIdentityById", "identityId");
    check_missing<office::get_identities_with_credential_by_service>(
        "<GetIdentitiesWithCredentialByService% />", "/Envelope/Body/GetIdentitiesWithCredentialByService",
        "serviceId");
    check_missing<office::has_session_response>("<HasSessionResponse% />", "/Envelope/Body/HasSessionResponse",
                                                "HasSessionResult");
}

TEST_CASE("a login that failed is seen") {
    auto const login = [](std::string const& result) {
        return read<office::login_response>("<LoginResponse%>" + result + "</LoginResponse>");
    };
    auto const good = login("<LoginResult>1kvyxbzjmqwjm2454dmq0555</LoginResult>");
    CHECK(succeeded(good));
    CHECK(good.session_id == "1kvyxbzjmqwjm2454dmq0555");
    for (auto const* result :
         {"", "<LoginResult />", "<LoginResult></LoginResult>", R"(<LoginResult i:nil="true" />)"}) {
        CAPTURE(result);
        CHECK_FALSE(succeeded(login(result)));
    }
    CHECK(login("<LoginResult />").session_id == "");
    CHECK(login("").session_id == std::nullopt);
    CHECK(succeeded(office::login_response_view{"s"}));
    CHECK_FALSE(succeeded(office::login_response_view{}));
}

TEST_CASE("responses are read from what .NET writes") {
    CHECK(read<office::has_session_response>(
              "<HasSessionResponse%><HasSessionResult>true</HasSessionResult></HasSessionResponse>")
              .has_session);
    CHECK(read<office::set_identity_response>(
              "<SetIdentityResponse%><SetIdentityResult>1</SetIdentityResult></SetIdentityResponse>")
              .is_set);
    CHECK_FALSE(read<office::set_identity_by_id_response>("<SetIdentityByIdResponse%><SetIdentityByIdResult>false"
                                                          "</SetIdentityByIdResult></SetIdentityByIdResponse>")
                    .is_set);
    std::string const one = R"(<Identity i:nil="true" /><Identity><Id>ffffffff-ffff-ffff-ffff-fffffffffffe</Id>)"
                            R"(<IsCurrent>true</IsCurrent><IsDefault>true</IsDefault><IsProtected>false</IsProtected>)"
                            R"(</Identity>)";
    auto const check_identities = [](office::basic_identities<std::string> const& list) {
        REQUIRE(list);
        REQUIRE(list->size() == 2);
        CHECK_FALSE((*list)[0]);
        CHECK((*list)[1]->id == "ffffffff-ffff-ffff-ffff-fffffffffffe"_guid);
    };
    check_identities(read<office::get_identities_with_credential_response>(
                         "<GetIdentitiesWithCredentialResponse%><GetIdentitiesWithCredentialResult>" + one +
                         "</GetIdentitiesWithCredentialResult></GetIdentitiesWithCredentialResponse>")
                         .identities);
    check_identities(read<office::get_identities_with_credential_by_service_response>(
                         "<GetIdentitiesWithCredentialByServiceResponse%><GetIdentitiesWithCredentialByServiceResult>" +
                         one +
                         "</GetIdentitiesWithCredentialByServiceResult></GetIdentitiesWithCredentialByServiceResponse>")
                         .identities);
    auto const reply = read<office::authenticate_by_token_response>(
        "<AuthenticateByTokenResponse%><AuthenticateByTokenResult><Id>7d1a1f0e-52b0-4c3c-9b8e-0a4f3e2d1c0b</Id>"
        "<Email>kari@example.no</Email><Identities>" +
        one + "</Identities><SessionId>s1</SessionId></AuthenticateByTokenResult></AuthenticateByTokenResponse>");
    REQUIRE(reply.passport);
    CHECK(reply.passport->id == "7d1a1f0e-52b0-4c3c-9b8e-0a4f3e2d1c0b"_guid);
    CHECK(reply.passport->email == "kari@example.no");
    check_identities(reply.passport->identities);
    CHECK(reply.passport->session_id == "s1");
    CHECK_FALSE(read<office::authenticate_by_token_response>("<AuthenticateByTokenResponse% />").passport);
}

TEST_CASE("the endpoint of 24SevenOffice") {
    CHECK(office::host == "api.24sevenoffice.com");
    CHECK(office::path == "/authenticate/v001/authenticate.asmx");
    CHECK(office::get_identities::soap_action == "http://24sevenOffice.com/webservices/GetIdentities");
    STATIC_REQUIRE(std::is_same_v<decltype(office::identity{}.user->contact_id), std::int32_t>);
    STATIC_REQUIRE(std::is_same_v<decltype(office::identity{}.client->id), std::int64_t>);
}
