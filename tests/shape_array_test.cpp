// SPDX-License-Identifier: MIT
// Lists of so many items: std::array.
#include <soapcodec/shape.hpp>

#include "catch.hpp"
#include "fuzz_support.hpp"
#include "support.hpp"

#include <soapcodec/decode.hpp>
#include <soapcodec/encode.hpp>
#include <soapcodec/fuzz.hpp>
#include <soapcodec/http/parameters.hpp>
#include <soapcodec/json.hpp>
#include <soapcodec/present.hpp>

#include <algorithm>   // std::copy
#include <array>       // std::array
#include <cstddef>     // std::size_t
#include <cstdint>     // std::int32_t, std::uint8_t
#include <optional>    // std::optional
#include <random>      // std::mt19937
#include <string>      // std::string
#include <string_view> // std::string_view
#include <vector>      // std::vector

using soapcodec::element;
using soapcodec::items;
using test::errc;

namespace test_array {

/// An array that is a value, because somebody has said so.
using digest = std::array<std::uint8_t, 4>;

} // namespace test_array

template <>
struct soapcodec::scalar<test_array::digest> {
    static soapcodec::errc parse(std::string_view text, test_array::digest& out) {
        if (text.size() != out.size()) {
            return soapcodec::errc::invalid_value;
        }
        std::copy(text.begin(), text.end(), out.begin());
        return soapcodec::errc::ok;
    }
    static constexpr std::size_t max_size = 4;
    static char* write(char* at, test_array::digest const& value) { return std::copy(value.begin(), value.end(), at); }
};

namespace test_array {

struct point {
    std::int32_t x = 0;
    std::string name;
    friend bool operator==(point const&, point const&) = default;
};
constexpr auto soap_shape(point const*) {
    return soapcodec::record(element<"X", &point::x>, element<"Name", &point::name>);
}

struct camera {
    std::array<double, 3> position{}; // with no element around
    std::string model;
    std::array<point, 2> corners{};
    std::optional<std::array<std::optional<std::int32_t>, 2>> lens;
    std::optional<std::string> note;
    friend bool operator==(camera const&, camera const&) = default;
};
constexpr auto soap_shape(camera const*) {
    return soapcodec::message<"Camera", "urn:camera">(
        element<"At", &camera::position>, element<"Model", &camera::model>,
        element<"Corners", &camera::corners, items<"Corner">>, element<"Lens", &camera::lens, items<"Value">>,
        element<"Note", &camera::note>);
}

struct range {
    std::array<std::int32_t, 2> bounds{};
    std::optional<std::array<std::string, 2>> names;
    digest sum{};
    friend bool operator==(range const&, range const&) = default;
};
constexpr auto soap_shape(range const*) {
    return soapcodec::message<"Range", "urn:range">(element<"Bounds", &range::bounds, items<"B">>,
                                                    element<"Names", &range::names, items<"N">>,
                                                    element<"Sum", &range::sum, soapcodec::omittable>);
}

} // namespace test_array

namespace {

using test_array::camera;
using test_array::range;

constexpr std::string_view at = "<At>1.5</At><At>-2</At><At>0</At>";
constexpr std::string_view corners = "<Corners><Corner><X>1</X><Name>a</Name></Corner><Corner><X>2</X><Name /></Corner>"
                                     "</Corners>";
constexpr std::string_view lens = "<Lens><Value i:nil=\"true\" /><Value>7</Value></Lens>";

std::string document(std::string_view content) {
    return test::envelope("<Camera xmlns=\"urn:camera\">" + std::string(content) + "</Camera>");
}
std::string document(std::string_view first, std::string_view second, std::string_view third) {
    return document(std::string(first) + "<Model>m</Model>" + std::string(second) + std::string(third));
}

camera some() {
    camera made;
    made.position = {1.5, -2, 0};
    made.model = "m";
    made.corners = {{{1, "a"}, {2, ""}}};
    made.lens.emplace() = {std::nullopt, 7};
    return made;
}

} // namespace

TEST_CASE("an array has its items in order") {
    CHECK(test::decoded<camera>(document(at, corners, lens)) == some());
    auto without = some();
    without.lens.reset();
    CHECK(test::decoded<camera>(document(at, corners, "")) == without);
    CHECK(test::decoded<camera>(document(at, corners, "<Lens i:nil=\"true\"/>")) == without);
}

TEST_CASE("the items of an array may stand among other elements, and in any form") {
    CHECK(test::decoded<camera>(document("<At>1.5</At><Model>m</Model><At>-2</At>" + std::string(corners) +
                                         "<At> 0 </At>" + std::string(lens))) == some());
    CHECK(test::decoded<camera>(document("<Note/><c:At xmlns:c=\"urn:camera\">1.5</c:At><!-- --><At >-2</At>"
                                         "<Other/><At><![CDATA[0]]></At>",
                                         "<Corners> <Corner><Name>a</Name><X>1</X></Corner>\n<More/><Corner><X>2</X>"
                                         "<Name></Name></Corner></Corners>",
                                         lens)) == [] {
        auto made = some();
        made.note = "";
        return made;
    }());
}

TEST_CASE("an array that lacks items or has too many says so") {
    test::check_error<camera>(document("<At>1</At><At>2</At>", corners, "^"), errc::missing_element,
                              "/Envelope/Body/Camera", "At");
    test::check_error<camera>(document(std::string(at) + "^<At>1</At>", corners, ""), errc::duplicate_element,
                              "/Envelope/Body/Camera/At", "");
    test::check_error<camera>(document(at, "<Corners><Corner><X>1</X><Name/></Corner>^</Corners>", ""),
                              errc::missing_element, "/Envelope/Body/Camera/Corners", "Corner");
    test::check_error<camera>(document(at, corners, "<Lens><Value>1</Value><Value>1</Value>^<Value>1</Value></Lens>"),
                              errc::duplicate_element, "/Envelope/Body/Camera/Lens/Value[3]", "");
    test::check_error<camera>(document(at, corners, "<Lens>^</Lens>"), errc::missing_element,
                              "/Envelope/Body/Camera/Lens", "Value");
    test::check_error<camera>(document(at, corners, "<Lens><Value>1</Value><Value>^x</Value></Lens>"),
                              errc::invalid_value, "/Envelope/Body/Camera/Lens/Value[2]", "x");
    test::check_error<camera>(
        document(at, "<Corners><Corner><X>1</X><Name/></Corner><Corner><X>^x</X></Corner></Corners>", ""),
        errc::invalid_value, "/Envelope/Body/Camera/Corners/Corner[2]/X", "x");
    test::check_error<camera>(document("<At>1</At>^<At i:nil=\"true\"/><At>2</At>", corners, ""), errc::nil_not_allowed,
                              "/Envelope/Body/Camera/At", "");
}

TEST_CASE("arrays are written as they are read, and read without expat") {
    auto const written = soapcodec::encode(some(), soapcodec::soap_1_1);
    REQUIRE(written.has_value());
    CHECK(test::decoded<camera>(*written) == some());
    CHECK(test::taken_ahead<camera>(*written) == written->size());
    CHECK(written->find(at) != std::string::npos);
}

TEST_CASE("an array that has a scalar is a value") {
    auto const found = test::decoded<range>(
        test::envelope("<Range xmlns=\"urn:range\"><Bounds><B>1</B><B>2</B></Bounds><Sum>abcd</Sum></Range>"));
    CHECK(found.sum == test_array::digest{'a', 'b', 'c', 'd'});
    auto const written = soapcodec::encode(found, soapcodec::soap_1_1);
    REQUIRE(written.has_value());
    CHECK(written->find("<Sum>abcd</Sum>") != std::string::npos);
    CHECK(soapcodec::to_json(found).find("\"Sum\":\"abcd\"") != std::string::npos);
}

TEST_CASE("arrays in JSON, JSV and beside the other tools") {
    CHECK(soapcodec::to_json(some()) == R"({"At":[1.5,-2,0],"Model":"m","Corners":[{"X":1,"Name":"a"},)"
                                        R"({"X":2,"Name":""}],"Lens":[null,7],"Note":null})");
    auto const values = some();
    auto const present = soapcodec::present(values.lens);
    CHECK(std::vector<std::int32_t>(present.begin(), present.end()) == std::vector<std::int32_t>{7});

    range const bounds{{{1, 2}}, {{{"a", "b"}}}, {{'w', 'x', 'y', 'z'}}};
    auto const query = soapcodec::http::encode_parameters(bounds);
    REQUIRE(query.has_value());
    CHECK(*query == "Bounds=%5B1%2C2%5D&Names=%5Ba%2Cb%5D&Sum=wxyz");
    auto const back = soapcodec::http::decode_parameters<range>(*query);
    REQUIRE(back.has_value());
    CHECK(*back == bounds);
    CHECK(soapcodec::http::decode_parameters<range>("Bounds=1,2").has_value());
    for (std::string_view const wrong : {"Bounds=1", "Bounds=1,2,3", "Bounds=", "Bounds=[]", "Bounds=[1,2,3]"}) {
        CAPTURE(wrong);
        auto const refused = soapcodec::http::decode_parameters<range>(wrong);
        REQUIRE_FALSE(refused.has_value());
        CHECK(refused.error().code() == errc::invalid_value);
    }
}

TEST_CASE("what is promised of any message holds for one with arrays") {
    std::mt19937 from(12);
    for (int i = 0; i < 150; ++i) {
        auto const bytes = test::fuzz::random_bytes(from, 300);
        soapcodec::fuzz_one<camera>(bytes.data(), bytes.size());
    }
}
