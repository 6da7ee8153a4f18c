// SPDX-License-Identifier: MIT
// What the type of a message says about its service.
#include <soapcodec/service.hpp>

#include "catch.hpp"

#include <soapcodec/services/office24seven.hpp>
#include <soapcodec/services/servicestack.hpp>

#include <string>      // std::string
#include <type_traits> // std::is_same_v

namespace {

struct unknown {};

namespace shop {
struct order {};
template <class String>
struct basic_item {};
constexpr soapcodec::service_conventions soap_conventions(auto const* /*message*/) {
    return {.session_cookie = "SID"};
}
} // namespace shop

struct one {};
constexpr soapcodec::service_conventions soap_conventions(one const* /*message*/) {
    return {.session_cookie = "ONE"};
}

/// The names of operations, each with its action if it has one.
template <class Operations>
std::string listed() {
    std::string names;
    Operations::for_each([&](auto operation) {
        names += operation.name;
        names += operation.soap_action.empty() ? "" : "=";
        names += operation.soap_action;
        names += '\n';
    });
    return names;
}

template <class T>
constexpr auto cookie_of = soapcodec::conventions_of<T>().session_cookie;

} // namespace

TEST_CASE("conventions are found by the type of a message") {
    STATIC_REQUIRE(cookie_of<shop::order> == "SID");
    STATIC_REQUIRE(cookie_of<shop::basic_item<int>> == "SID");
    STATIC_REQUIRE(cookie_of<one> == "ONE");
    STATIC_REQUIRE(soapcodec::conventions_of<unknown>() == soapcodec::service_conventions{});
}

TEST_CASE("the services that come with the library say how they are spoken to") {
    namespace office = soapcodec::office24seven;
    namespace stack = soapcodec::servicestack;
    STATIC_REQUIRE(cookie_of<office::get_identities> == "ASP.NET_SessionId");
    STATIC_REQUIRE(cookie_of<office::login_view> == "ASP.NET_SessionId");
    STATIC_REQUIRE(soapcodec::conventions_of<stack::authenticate>() == stack::conventions);
    STATIC_REQUIRE(soapcodec::conventions_of<stack::later::authenticate_view>() == stack::conventions);
    STATIC_REQUIRE(stack::conventions.format_parameter == "format");
}

TEST_CASE("the operations of a service are listed") {
    CHECK(listed<soapcodec::office24seven::operations>() ==
          "HasSession=http://24sevenOffice.com/webservices/HasSession\n"
          "Login=http://24sevenOffice.com/webservices/Login\n"
          "GetIdentity=http://24sevenOffice.com/webservices/GetIdentity\n"
          "GetIdentities=http://24sevenOffice.com/webservices/GetIdentities\n"
          "SetIdentity=http://24sevenOffice.com/webservices/SetIdentity\n"
          "SetIdentityById=http://24sevenOffice.com/webservices/SetIdentityById\n"
          "GetIdentitiesWithCredential=http://24sevenOffice.com/webservices/GetIdentitiesWithCredential\n"
          "GetIdentitiesWithCredentialByService="
          "http://24sevenOffice.com/webservices/GetIdentitiesWithCredentialByService\n"
          "AuthenticateByToken=http://24sevenOffice.com/webservices/AuthenticateByToken\n");
    CHECK(listed<soapcodec::servicestack::operations>() == "Authenticate\nAuth\n");
    CHECK(listed<soapcodec::servicestack::later::operations>() == "Authenticate\n");
    using login = soapcodec::operation<soapcodec::office24seven::login>;
    STATIC_REQUIRE(std::is_same_v<login::request, soapcodec::office24seven::login>);
    STATIC_REQUIRE(std::is_same_v<login::response, soapcodec::office24seven::login_response>);
}
