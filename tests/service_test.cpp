// SPDX-License-Identifier: MIT
// What the type of a message says about its service.
#include <soapcodec/service.hpp>

#include "catch.hpp"

#include <soapcodec/services/office24seven.hpp>
#include <soapcodec/services/servicestack.hpp>

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
