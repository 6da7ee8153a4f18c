// SPDX-License-Identifier: MIT
// How ServiceStack says that something went wrong: ResponseStatus, X-Status.
#include <soapcodec/services/servicestack.hpp>

#include "catch.hpp"
#include "services_servicestack_support.hpp"

#include <soapcodec/decode.hpp>
#include <soapcodec/encode.hpp>
#include <soapcodec/soap/addressing.hpp>

#include <cstddef>     // std::size_t
#include <limits>      // std::numeric_limits
#include <optional>    // std::optional
#include <string>      // std::string
#include <string_view> // std::string_view

namespace {

namespace stack = soapcodec::servicestack;
using test_servicestack::as_1_1;
using test_servicestack::element;
using test_servicestack::replaced;
using test_servicestack::reply;
using test_servicestack::written;

template <class Response>
concept can_be_asked = requires(Response&& response) {
    error_of(static_cast<Response&&>(response));
};

} // namespace

TEST_CASE("an ErrorResponse has a ResponseStatus and nothing else") {
    CHECK(element(written(stack::error_response{}), "ErrorResponse") ==
          R"(<ErrorResponse xmlns:i="http://www.w3.org/2001/XMLSchema-instance")"
          R"( xmlns="http://schemas.servicestack.net/types"><ResponseStatus i:nil="true" /></ErrorResponse>)");
    auto const bytes = replaced(written(reply()), "AuthenticateResponse", "ErrorResponse");
    auto const response = soapcodec::decode<stack::error_response>(bytes);
    REQUIRE(response);
    REQUIRE(error_of(*response) != nullptr);
    CHECK(*error_of(*response) == *reply().response_status);
}

namespace {

/// What a reply of SOAP 1.1 or 1.2 says in its header, whole and in pieces.
struct reply_header {
    soapcodec::errc code = soapcodec::errc::ok;
    std::string path;
    std::optional<stack::x_status> status;
    std::optional<soapcodec::addressing::action_2004> action;

    friend bool operator==(reply_header const&, reply_header const&) = default;
};
reply_header header_of(std::string_view document) {
    auto const read = [document](std::size_t size) {
        reply_header found;
        soapcodec::decoder<stack::authenticate_response> decoder(
            {.headers = {soapcodec::header(found.status), soapcodec::header(found.action)}});
        for (std::size_t at = 0; at < document.size() && decoder.feed(document.substr(at, size)); at += size) {
        }
        auto const message = decoder.finish();
        if (!message) {
            found.code = message.error().code();
            found.path = message.error().path();
        }
        return found;
    };
    auto const whole = read(document.size());
    for (std::size_t const size : {1U, 2U, 3U, 7U}) {
        CAPTURE(size);
        CHECK(read(size) == whole);
    }
    return whole;
}

} // namespace

TEST_CASE("X-Status is written beside an Action, and read back") {
    soapcodec::addressing::action_2004 const action{"AuthenticateResponse"};
    for (auto const version : {soapcodec::soap_1_1, soapcodec::soap_1_2}) {
        for (auto const code : {401, 0, -1, std::numeric_limits<std::int32_t>::max()}) {
            stack::x_status const status{code};
            auto const text = soapcodec::encode(
                soapcodec::with_headers(reply(), soapcodec::header_entry(action, {.must_understand = true}),
                                        soapcodec::header_entry(status)),
                version, {.envelope_prefix = "s"});
            REQUIRE(text);
            CHECK(element(*text, "s:Header") ==
                  R"(<s:Header><Action s:mustUnderstand="1" xmlns="http://schemas.xmlsoap.org/ws/2004/08/addressing">)"
                  R"(AuthenticateResponse</Action><X-Status xmlns="http://schemas.servicestack.net/types">)" +
                      std::to_string(code) + "</X-Status></s:Header>");
            CHECK(header_of(*text) == reply_header{soapcodec::errc::ok, "", status, action});
            CHECK(soapcodec::decode<stack::authenticate_response>(*text).value() == reply());
        }
    }
}

TEST_CASE("X-Status is read as a server writes it, and may be missing") {
    std::string const header =
        R"(<soap12:Header><a:Action soap12:mustUnderstand="1" xmlns:a="http://schemas.xmlsoap.org/ws/2004/08/addressing">)"
        R"(AuthenticateResponse</a:Action><X-Status xmlns="http://schemas.servicestack.net/types">401</X-Status>)"
        "</soap12:Header>";
    auto const sent = replaced(written(reply()), "<soap12:Body>", header + "<soap12:Body>");
    for (auto const& document : {sent, as_1_1(sent)}) {
        auto const found = header_of(document);
        CHECK(found.status == stack::x_status{401});
        CHECK(found.action == soapcodec::addressing::action_2004{"AuthenticateResponse"});
        CHECK(header_of(replaced(document, ">401<", "> 0401\n<")).status == stack::x_status{401});
        CHECK(header_of(replaced(document, "X-Status", "X-Other")) ==
              reply_header{soapcodec::errc::ok, "", std::nullopt, found.action});
        for (auto const* wrong : {"", "401 Unauthorized", "<x/>"}) {
            CAPTURE(wrong);
            auto const refused = header_of(replaced(document, "401", wrong));
            CHECK(refused.code ==
                  (*wrong == '<' ? soapcodec::errc::unexpected_element : soapcodec::errc::invalid_value));
            CHECK(refused.path == (*wrong == '<' ? "/Envelope/Header/X-Status/x" : "/Envelope/Header/X-Status"));
        }
        CHECK(header_of(replaced(document, "401", "2147483648")).code == soapcodec::errc::out_of_range);
    }
}

TEMPLATE_TEST_CASE("an error is an ErrorCode that is not empty", "", stack::authenticate_response,
                   stack::later::authenticate_response, stack::auth_response, stack::error_response,
                   stack::authenticate_response_view, stack::error_response_view) {
    TestType response;
    CHECK(error_of(response) == nullptr);
    auto& status = response.response_status.emplace();
    CHECK(error_of(response) == nullptr);
    status.message = "only a message";
    CHECK(error_of(response) == nullptr);
    status.error_code = "";
    CHECK(error_of(response) == nullptr);
    status.error_code = "Unauthorized";
    CHECK(error_of(response) == &*response.response_status);
    STATIC_REQUIRE(can_be_asked<TestType&>);
    STATIC_REQUIRE_FALSE(can_be_asked<TestType>); // the answer would refer to what is gone
}
