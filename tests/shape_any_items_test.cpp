// SPDX-License-Identifier: MIT
// Lists whose items may be called anything: items_of_any_name.
#include <soapcodec/shape.hpp>

#include "catch.hpp"
#include "fuzz_support.hpp"
#include "support.hpp"

#include <soapcodec/decode.hpp>
#include <soapcodec/encode.hpp>
#include <soapcodec/fuzz.hpp>
#include <soapcodec/stream.hpp>

#include <array>       // std::array
#include <cstddef>     // std::size_t
#include <cstdint>     // std::int32_t
#include <optional>    // std::optional
#include <random>      // std::mt19937
#include <string>      // std::string
#include <string_view> // std::string_view
#include <vector>      // std::vector

using soapcodec::element;
using soapcodec::items_of_any_name;
using test::errc;

namespace test_any_items {

struct row {
    std::int32_t id = 0;
    std::optional<std::string> text;
    friend bool operator==(row const&, row const&) = default;
};
constexpr auto soap_shape(row const*) {
    return soapcodec::record_in<"">(element<"Id", &row::id>, element<"Text", &row::text>);
}

struct reply {
    std::vector<std::string> names;
    std::array<std::int32_t, 2> size{};
    std::optional<std::vector<std::optional<row>>> rows;
    friend bool operator==(reply const&, reply const&) = default;
};
constexpr auto soap_shape(reply const*) {
    return soapcodec::message<"Reply", "urn:any">(element<"Names", &reply::names, items_of_any_name<"string">>,
                                                  element<"Size", &reply::size, items_of_any_name<"int">>,
                                                  element<"Rows", &reply::rows, items_of_any_name<"Row", "">>);
}

} // namespace test_any_items

namespace {

using test_any_items::reply;
using test_any_items::row;

std::string document(std::string_view names, std::string_view size, std::string_view rows) {
    return test::envelope("<Reply xmlns=\"urn:any\"><Names>" + std::string(names) + "</Names><Size>" +
                          std::string(size) + "</Size><Rows>" + std::string(rows) + "</Rows></Reply>");
}

constexpr std::string_view one_row = "<Row xmlns=\"\"><Id>1</Id></Row>";

reply with(std::vector<std::string> names, std::vector<std::optional<row>> rows) {
    return {std::move(names), {{3, 4}}, std::move(rows)};
}

} // namespace

TEST_CASE("the items of a list may be called anything") {
    auto const expected = with({"a", "b"}, {row{1, {}}, std::nullopt, row{2, "x"}});
    CHECK(test::decoded<reply>(document("<string>a</string><string>b</string>", "<int>3</int><int>4</int>",
                                        "<Row xmlns=\"\"><Id>1</Id></Row><Row xmlns=\"\" i:nil=\"true\"/>"
                                        "<Row xmlns=\"\"><Id>2</Id><Text>x</Text></Row>")) == expected);
    // As Axis and PHP name them, each by its type, by its place, and in the namespace of SOAP's encoding.
    CHECK(test::decoded<reply>(
              document("<item>a</item><e:string xmlns:e=\"http://schemas.xmlsoap.org/soap/encoding/\">b</e:string>",
                       "<x>3</x><y>4</y>",
                       "<Item_1><Id xmlns=\"\">1</Id></Item_1><item i:nil=\"true\"/>"
                       "<q xmlns=\"\"><Id>2</Id><Text>x</Text></q>")) == expected);
    CHECK(test::decoded<reply>(document("", "<x>3</x> <!-- --> <int>4</int>", one_row)) == with({}, {row{1, {}}}));
}

TEST_CASE("the items of a list of any names are read without expat") {
    for (std::string_view const name : {"string", "item"}) {
        auto const tag = "<" + std::string(name) + ">a</" + std::string(name) + ">";
        auto const text = document(tag + tag, "<a>3</a><b>4</b>", "<q xmlns=\"\"><Id>1</Id></q>");
        CHECK(test::taken_ahead<reply>(text) == text.size());
    }
}

TEST_CASE("an item of any name is an item in all else") {
    test::check_error<reply>(document("<a>a</a><b>^<c/></b>", "", ""), errc::unexpected_element,
                             "/Envelope/Body/Reply/Names/string[2]/c", "");
    test::check_error<reply>(document("", "<x>3</x><y>4</y>^<z>5</z>", ""), errc::duplicate_element,
                             "/Envelope/Body/Reply/Size/int[3]", "");
    test::check_error<reply>(document("", "<x>^y</x>", ""), errc::invalid_value, "/Envelope/Body/Reply/Size/int[1]",
                             "y");
    test::check_error<reply>(document("", "<x>1</x><x>1</x>", "<a xmlns=\"\">^</a>"), errc::missing_element,
                             "/Envelope/Body/Reply/Rows/Row[1]", "Id");
    soapcodec::decode_options strict;
    strict.reject_unknown = true;
    CHECK(test::decoded<reply>(document("<a>a</a>", "<x>3</x><y>4</y>", one_row), strict) == with({"a"}, {row{1, {}}}));
}

TEST_CASE("a list of any names is written with the one it has, and streamed") {
    auto const message = with({"a"}, {row{1, {}}, row{2, "x"}});
    auto const written = soapcodec::encode(message, soapcodec::soap_1_1);
    REQUIRE(written.has_value());
    CHECK(written->find("<Names><string>a</string></Names><Size><int>3</int><int>4</int></Size>") != std::string::npos);
    CHECK(test::decoded<reply>(*written) == message);

    auto const text =
        document("<a>a</a>", "<x>3</x><y>4</y>",
                 "<q xmlns=\"\"><Id>1</Id></q><Row xmlns=\"\"><Id>2</Id></Row><z><Id xmlns=\"\">3</Id></z>");
    for (std::size_t piece = 1; piece < text.size(); ++piece) {
        std::vector<std::int32_t> ids;
        soapcodec::stream_decoder<&reply::rows> d([&](row const& r) { ids.push_back(r.id); });
        for (std::size_t i = 0; i < text.size(); i += piece) {
            d.feed(std::string_view(text).substr(i, piece));
        }
        CAPTURE(piece);
        CHECK(d.finish().has_value());
        CHECK(ids == std::vector<std::int32_t>{1, 2, 3});
    }
}

TEST_CASE("what is promised of any message holds for one with items of any name") {
    std::mt19937 from(13);
    for (int i = 0; i < 150; ++i) {
        auto const bytes = test::fuzz::random_bytes(from, 300);
        soapcodec::fuzz_one<reply>(bytes.data(), bytes.size());
    }
}
