// SPDX-License-Identifier: MIT
// The names of fwd.hpp, first mentioned by a header that includes nothing else, then complete.
#include "fwd_client.hpp"

namespace {

template <class T>
concept complete = sizeof(T) != 0;

// Here nothing is complete but enums. Asked by types that nobody asks again below: the answer would be kept.
static_assert(!complete<soapcodec::time_of_day>);
static_assert(!complete<soapcodec::xml::namespace_binding>);
static_assert(!complete<soapcodec::result<char>>);
static_assert(!complete<soapcodec::decoder<char>>);
static_assert(sizeof(soapcodec::errc) == 1);

} // namespace

#include "catch.hpp"

#include <soapcodec/http.hpp>
#include <soapcodec/soapcodec.hpp>

#include <string>      // std::string
#include <string_view> // std::string_view
#include <utility>     // std::move
#include <vector>      // std::vector

namespace mentioned {

struct order {
    std::string customer;
    std::vector<std::string> lines;
};
constexpr auto soap_shape(order const* /*order*/) {
    return soapcodec::message<"Order", "urn:order">(soapcodec::element<"Customer", &order::customer>,
                                                    soapcodec::element<"Line", &order::lines>);
}

client::client(soapcodec::limits const& bounds)
    : decoder_(std::make_unique<soapcodec::decoder<order>>(soapcodec::decode_options{.limits = bounds})),
      careful_(std::make_unique<soapcodec::decoder<order, soapcodec::xml::expat_source>>()) {}

client::~client() = default;

soapcodec::result<order> client::read(char const* text) {
    decoder_->reset();
    return decoder_->finish(text);
}

soapcodec::errc client::code_of(soapcodec::error const& error) const {
    return error.code();
}

soapcodec::soap::version client::version() const {
    return decoder_->version();
}

} // namespace mentioned

namespace {

/// Compiles if each is complete.
template <class... T>
constexpr bool all_complete = ((sizeof(T) != 0) && ...);

} // namespace

TEST_CASE("what was mentioned by fwd.hpp alone works where it is complete") {
    mentioned::client client(soapcodec::limits{.depth = 3});
    auto const found = client.read("<e:Envelope xmlns:e='http://www.w3.org/2003/05/soap-envelope'><e:Body>"
                                   "<Order xmlns='urn:order'><Customer>A</Customer></Order></e:Body></e:Envelope>");
    REQUIRE_FALSE(found);
    CHECK(client.code_of(found.error()) == soapcodec::errc::depth_limit);
    CHECK(client.version() == soapcodec::soap_1_2);
}

TEST_CASE("every name of fwd.hpp has its definition") {
    namespace http = soapcodec::http;
    namespace soap = soapcodec::soap;
    namespace xml = soapcodec::xml;
    STATIC_REQUIRE(all_complete<soapcodec::error, soapcodec::position, soapcodec::result<int>, soapcodec::limits,
                                soapcodec::arena, soapcodec::guid, soapcodec::scalar<int>, soapcodec::fixed_string<2>,
                                soapcodec::present_range<std::vector<int>>, soapcodec::list_source<int>>);
    STATIC_REQUIRE(all_complete<soapcodec::base64_binary, soapcodec::hex_binary, soapcodec::date_time, soapcodec::date,
                                soapcodec::time_of_day, soapcodec::decimal, soapcodec::duration, soapcodec::integer,
                                soapcodec::gregorian<std::chrono::year>>);
    STATIC_REQUIRE(all_complete<soapcodec::decode_options, soapcodec::header_block, soapcodec::encode_options,
                                soapcodec::json_options, soapcodec::illegal_references, soapcodec::block_options,
                                soapcodec::header_to_write<mentioned::order>,
                                soapcodec::message_with_headers<mentioned::order, mentioned::order>,
                                soapcodec::message_kind, soapcodec::service_conventions>);
    STATIC_REQUIRE(
        all_complete<soap::fault, soap::fault_code, soap::reason, xml::qname, xml::raw_xml, xml::any_attribute,
                     xml::any_element, xml::namespace_binding, xml::parser_memory, xml::source_failure>);
    STATIC_REQUIRE(
        all_complete<soapcodec::decoder<mentioned::order>, soapcodec::stream_decoder<&mentioned::order::lines>>);
    STATIC_REQUIRE(all_complete<http::header, http::request, http::endpoint, http::soap_request_options,
                                http::content_type, http::reply_decoder<soapcodec::decoder<mentioned::order>>>);
    // Enums are declared with their size; an enumerator shows that this is the same one.
    CHECK(soapcodec::errc::ok == soapcodec::errc{});
    CHECK(soapcodec::prefix_depth::envelope == soapcodec::prefix_depth{});
    CHECK(soapcodec::control::stop == soapcodec::control{});
    CHECK(soap::version::v1_1 == soap::version{});
    CHECK(http::format_choice::none == http::format_choice{});
    CHECK(http::plus_sign::plus == http::plus_sign{});
    CHECK(http::reply_kind::other == http::reply_kind{});
}
