// SPDX-License-Identifier: MIT
// Tests of guid: its text form, ordering, hash and literal.
#include <soapcodec/guid.hpp>

#include "catch.hpp"

#include <algorithm>     // std::copy_n
#include <array>         // std::array
#include <cstddef>       // std::size_t
#include <cstdint>       // std::uint8_t
#include <functional>    // std::hash
#include <random>        // std::mt19937_64
#include <set>           // std::set
#include <string>        // std::string
#include <string_view>   // std::string_view
#include <unordered_set> // std::unordered_set

namespace {

using soapcodec::errc;
using soapcodec::guid;
using namespace soapcodec::literals;

constexpr std::string_view sample_text = "6f9619ff-8b86-d011-b42d-00c04fc964ff";
constexpr guid sample{{0x6f, 0x96, 0x19, 0xff, 0x8b, 0x86, 0xd0, 0x11, 0xb4, 0x2d, 0x00, 0xc0, 0x4f, 0xc9, 0x64, 0xff}};

guid random_guid(std::mt19937_64& generator) {
    guid value;
    for (std::uint8_t& octet : value.bytes)
        octet = static_cast<std::uint8_t>(generator() >> 56U);
    return value;
}

// An independent reader: strips the dashes and lets the standard library convert each pair of digits.
guid read_with_stoi(std::string text) {
    std::erase(text, '-');
    guid value;
    for (std::size_t i = 0; i < value.bytes.size(); ++i)
        value.bytes[i] = static_cast<std::uint8_t>(std::stoi(text.substr(2 * i, 2), nullptr, 16));
    return value;
}

} // namespace

TEST_CASE("a guid holds its octets in the order of the text", "[guid]") {
    guid value;
    REQUIRE(soapcodec::parse_guid(sample_text, value) == errc::ok);
    CHECK(value.bytes == sample.bytes);
}

TEST_CASE("a default-constructed guid is the nil guid", "[guid]") {
    CHECK(soapcodec::to_string(guid{}) == "00000000-0000-0000-0000-000000000000");
}

TEST_CASE("a guid is read in upper, lower and mixed case and written in lower case", "[guid]") {
    for (std::string_view const text : {"6f9619ff-8b86-d011-b42d-00c04fc964ff", "6F9619FF-8B86-D011-B42D-00C04FC964FF",
                                        "6F9619fF-8b86-D011-b42D-00C04fc964Ff"}) {
        CAPTURE(text);
        guid value;
        REQUIRE(soapcodec::parse_guid(text, value) == errc::ok);
        CHECK(value == sample);
        CHECK(soapcodec::to_string(value) == sample_text);
    }
}

TEST_CASE("every character at every position of a guid is accepted only where it belongs", "[guid]") {
    constexpr std::string_view hex = "0123456789abcdefABCDEF";
    std::size_t accepted = 0;
    for (std::size_t position = 0; position < guid::text_size; ++position) {
        bool const dash = position == 8 || position == 13 || position == 18 || position == 23;
        for (int code = 0; code < 256; ++code) {
            char const c = static_cast<char>(static_cast<unsigned char>(code));
            std::string text(sample_text);
            text[position] = c;
            bool const legal = dash ? c == '-' : hex.find(c) != std::string_view::npos;
            CAPTURE(position, code);

            guid value = sample;
            value.bytes[0] = 0x42;
            guid const before = value;
            errc const result = soapcodec::parse_guid(text, value);
            if (legal) {
                ++accepted;
                CHECK(result == errc::ok);
                CHECK(value == read_with_stoi(text));
            } else {
                CHECK(result == errc::invalid_value);
                CHECK(value == before);
            }
        }
    }
    CHECK(accepted == 32 * hex.size() + 4);
}

TEST_CASE("a text of any other shape is no guid and leaves the target untouched", "[guid]") {
    for (std::string_view const text : {
             std::string_view(""),
             std::string_view("-"),
             std::string_view("6f9619ff8b86d011b42d00c04fc964ff"),
             std::string_view("{6f9619ff-8b86-d011-b42d-00c04fc964ff}"),
             std::string_view("(6f9619ff-8b86-d011-b42d-00c04fc964ff)"),
             std::string_view("urn:uuid:6f9619ff-8b86-d011-b42d-00c04fc964ff"),
             std::string_view(" 6f9619ff-8b86-d011-b42d-00c04fc964ff"),
             std::string_view("6f9619ff-8b86-d011-b42d-00c04fc964ff "),
             std::string_view(" 6f9619ff-8b86-d011-b42d-00c04fc964f"),
             std::string_view("6f9619ff-8b86-d011-b42d-00c04fc964f"),
             std::string_view("6f9619ff-8b86-d011-b42d-00c04fc964ff0"),
             std::string_view("6f9619ff-8b86-d011-b42d-00c04fc964ff\0", 37),
             std::string_view("6f9619f-f8b86-d011-b42d-00c04fc964ff"),
             std::string_view("6f9619ff8-b86-d011-b42d-00c04fc964ff"),
             std::string_view("6f9619ff--b86-d011-b42d-00c04fc964ff"),
             std::string_view("6f9619ff-8b86-d011-b42d000c04fc964ff"),
             std::string_view("------------------------------------"),
             std::string_view("000000000000000000000000000000000000"),
         }) {
        CAPTURE(text);
        guid value = sample;
        CHECK(soapcodec::parse_guid(text, value) == errc::invalid_value);
        CHECK(value == sample);
    }
}

TEST_CASE("every proper prefix of a guid is refused", "[guid]") {
    for (std::size_t size = 0; size < guid::text_size; ++size) {
        CAPTURE(size);
        // A copy of exactly this size lets the address sanitizer see a read past the end.
        std::string const text(sample_text.substr(0, size));
        guid value = sample;
        CHECK(soapcodec::parse_guid(text, value) == errc::invalid_value);
        CHECK(value == sample);
    }
}

TEST_CASE("writing a guid fills exactly 36 characters and returns the end", "[guid]") {
    std::array<char, guid::text_size + 2> buffer{};
    buffer.fill('#');
    char* const end = soapcodec::write_guid(buffer.data() + 1, sample);
    CHECK(end == buffer.data() + 1 + guid::text_size);
    CHECK(std::string_view(buffer.data(), buffer.size()) == "#" + std::string(sample_text) + "#");
}

TEST_CASE("a guid survives writing and reading", "[guid]") {
    std::mt19937_64 generator(20240607);
    for (int round = 0; round < 4000; ++round) {
        guid const value = random_guid(generator);
        std::string const text = soapcodec::to_string(value);
        CAPTURE(text);
        REQUIRE(text.size() == guid::text_size);
        REQUIRE(text.find_first_not_of("0123456789abcdef-") == std::string::npos);

        guid back;
        REQUIRE(soapcodec::parse_guid(text, back) == errc::ok);
        REQUIRE(back == value);
        REQUIRE(read_with_stoi(text) == value);
    }
}

TEST_CASE("each octet value is written and read at each place", "[guid]") {
    for (std::size_t place = 0; place < 16; ++place) {
        for (unsigned octet = 0; octet < 256; ++octet) {
            guid value;
            value.bytes[place] = static_cast<std::uint8_t>(octet);
            std::string const text = soapcodec::to_string(value);
            CAPTURE(text);
            guid back = sample;
            REQUIRE(soapcodec::parse_guid(text, back) == errc::ok);
            REQUIRE(back == value);
            REQUIRE(read_with_stoi(text) == value);
        }
    }
}

TEST_CASE("guids are ordered like their lower-case text", "[guid]") {
    std::mt19937_64 generator(7);
    for (int round = 0; round < 2000; ++round) {
        guid const a = random_guid(generator);
        guid b = random_guid(generator);
        // A common prefix of varying length, up to equality, so that every octet gets to decide.
        std::copy_n(a.bytes.begin(), round % 17, b.bytes.begin());
        std::string const text_a = soapcodec::to_string(a);
        std::string const text_b = soapcodec::to_string(b);
        CAPTURE(text_a, text_b);
        CHECK((a < b) == (text_a < text_b));
        CHECK((a > b) == (text_a > text_b));
        CHECK((a == b) == (text_a == text_b));
    }
}

TEST_CASE("equal guids hash alike and guids one bit apart do not collide", "[guid]") {
    std::hash<guid> const hash;
    guid copy;
    REQUIRE(soapcodec::parse_guid(sample_text, copy) == errc::ok);
    CHECK(hash(copy) == hash(sample));

    std::set<std::size_t> hashes{hash(sample)};
    for (std::size_t bit = 0; bit < 128; ++bit) {
        guid other = sample;
        other.bytes[bit / 8] = static_cast<std::uint8_t>(other.bytes[bit / 8] ^ (1U << (bit % 8)));
        hashes.insert(hash(other));
    }
    CHECK(hashes.size() == 129);
}

TEST_CASE("a guid is a key of an unordered set", "[guid]") {
    std::mt19937_64 generator(99);
    std::unordered_set<guid> set;
    for (int i = 0; i < 1000; ++i)
        set.insert(random_guid(generator));
    REQUIRE(set.size() == 1000);

    std::mt19937_64 again(99);
    for (int i = 0; i < 1000; ++i)
        CHECK(set.contains(random_guid(again)));
    CHECK_FALSE(set.contains(sample));
}

TEST_CASE("the guid literal is a constant that equals the parsed text", "[guid]") {
    constexpr guid value = "6F9619FF-8b86-d011-b42d-00c04fc964ff"_guid;
    static_assert(value == sample);
    static_assert("00000000-0000-0000-0000-000000000000"_guid == guid{});
    CHECK(value.bytes == sample.bytes);
}

TEST_CASE("guids are read and written in constant expressions", "[guid]") {
    constexpr auto text = [] {
        std::array<char, guid::text_size> buffer{};
        soapcodec::write_guid(buffer.data(), sample);
        return buffer;
    }();
    CHECK(std::string_view(text.data(), text.size()) == sample_text);

    constexpr errc refused = [] {
        guid value;
        return soapcodec::parse_guid("no guid", value);
    }();
    CHECK(refused == errc::invalid_value);
}
