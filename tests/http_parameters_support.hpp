// SPDX-License-Identifier: MIT
// What the tests of parameters have in common.
#pragma once

#include <soapcodec/http/parameters.hpp>

#include "catch.hpp"

#include <soapcodec/services/servicestack.hpp>

#include <cstddef>     // std::size_t
#include <cstdint>     // std::int32_t, std::uint8_t
#include <optional>    // std::optional
#include <string>      // std::string
#include <string_view> // std::string_view
#include <vector>      // std::vector

namespace test_parameters {

enum class colour { red, green };

struct query {
    std::int32_t count = 0;
    bool all = false;
    std::string text;
    std::optional<std::uint8_t> level;
    soapcodec::guid id;
    std::optional<colour> paint;
    std::int32_t page = 1;
    std::vector<soapcodec::servicestack::key_value> extra;

    friend bool operator==(query const&, query const&) = default;
};
constexpr auto soap_shape(query const*) {
    return soapcodec::record(soapcodec::element<"Count", &query::count>, soapcodec::element<"All", &query::all>,
                             soapcodec::element<"Text", &query::text>, soapcodec::element<"Level", &query::level>,
                             soapcodec::element<"Id", &query::id, soapcodec::omittable>,
                             soapcodec::element<"Paint", &query::paint>,
                             soapcodec::element<"Page", &query::page, soapcodec::omittable>,
                             soapcodec::element<"Extra", &query::extra, soapcodec::dictionary>);
}

/// Required parts, and one that holds itself.
struct comment {
    std::string text;
    std::vector<comment> replies;

    friend bool operator==(comment const&, comment const&) = default;
};
constexpr auto soap_shape(comment const*) {
    return soapcodec::record(soapcodec::element<"Text", &comment::text>,
                             soapcodec::element<"Reply", &comment::replies>);
}

struct post {
    comment first;
    std::vector<std::int32_t> marks;
    std::optional<std::vector<std::string>> tags;

    friend bool operator==(post const&, post const&) = default;
};
constexpr auto soap_shape(post const*) {
    return soapcodec::message<"Post", "urn:posts">(soapcodec::element<"First", &post::first>,
                                                   soapcodec::element<"Marks", &post::marks, soapcodec::items<"Mark">>,
                                                   soapcodec::element<"Tag", &post::tags>);
}

} // namespace test_parameters

template <>
struct soapcodec::scalar<test_parameters::colour> {
    static constexpr std::string_view xsd = "colour";
    static errc parse(std::string_view text, test_parameters::colour& out) {
        if (text != "red" && text != "green & blue") {
            return errc::invalid_value;
        }
        out = text == "red" ? test_parameters::colour::red : test_parameters::colour::green;
        return errc::ok;
    }
    static std::string_view format(test_parameters::colour const& value) {
        return value == test_parameters::colour::red ? "red" : "green & blue";
    }
};

namespace test_parameters {

using soapcodec::errc;

template <class T = soapcodec::servicestack::authenticate>
void check_error(std::string_view text, errc code, std::size_t byte, std::string_view path, std::string_view subject) {
    auto const out = soapcodec::http::decode_parameters<T>(text);
    CAPTURE(text);
    REQUIRE_FALSE(out);
    CHECK(describe(out.error().code()) == describe(code));
    CHECK(out.error().byte() == byte);
    CHECK(out.error().path() == path);
    CHECK(out.error().subject() == subject);
}

} // namespace test_parameters
