// SPDX-License-Identifier: MIT
// Tests of attributes, the texts of records, and QNames. (In messages: shape_content_test.cpp, xml_qname_test.cpp.)
#include <soapcodec/detail/write/value_writer.hpp>

#include "catch.hpp"

#include <cstdint>     // std::int32_t
#include <optional>    // std::optional
#include <string>      // std::string
#include <string_view> // std::string_view
#include <tuple>       // std::tuple

using soapcodec::detail::value_writer;
using soapcodec::xml::qname;

namespace {

struct values_sink : soapcodec::detail::byte_sink {
    std::string text;

    values_sink() : byte_sink{append} {}
    static void append(byte_sink& self, std::string_view bytes) { static_cast<values_sink&>(self).text.append(bytes); }
};

constexpr soapcodec::detail::level<false> here{0};

/// What `write` writes, given the values and where they go, and where it was refused.
struct value_outcome {
    std::string text;
    bool good = false;
    soapcodec::errc code = soapcodec::errc::ok;
    std::size_t refused = 0;
    std::string reason;

    template <class Write>
    explicit value_outcome(Write write) {
        values_sink sink;
        soapcodec::detail::xml_writer out(sink, false);
        soapcodec::detail::tag_writer tags(out, "i", 0);
        value_writer values(out, tags);
        auto* const at = write(values, out.end());
        good = at != nullptr;
        if (good) {
            out.filled(at);
        }
        code = out.refusal();
        refused = good ? 0 : out.refused();
        reason = out.subject();
        out.flush();
        text = sink.text;
    }
};

char* no_blame(std::string_view) {
    return nullptr;
}

struct attributed {
    std::int32_t number = 0;
    std::optional<std::string> text;
};
using number_attribute = soapcodec::attribute_shape<"n", &attributed::number>;
using text_attribute =
    soapcodec::attribute_shape<"t", &attributed::text, soapcodec::namespace_option<soapcodec::xml::xml_namespace>>;

} // namespace

TEST_CASE("an element has the text of its value, and none when that is empty") {
    auto const element = [](auto const& value, std::string_view tag) {
        return value_outcome([&](value_writer& w, char* at) { return w.element<"E">(at, here, value, tag, {}); });
    };
    CHECK(element(-7, "").text == "<E>-7</E>");
    CHECK(element(true, "p:").text == "<p:E>true</p:E>");
    CHECK(element(std::string("<\r"), "p:").text == "<p:E>&lt;&#xD;</p:E>");
    CHECK(element(std::string(), "").text == "<E />");
    CHECK(element(std::string(), "p:").text == "<p:E />");
    CHECK_FALSE(element(std::string("a\xFF"), "").good);
    CHECK(element(std::string("a\xFF"), "").refused == 1);
}

TEST_CASE("an attribute is written with its white space as references, or not at all if it is null") {
    auto const written = [](attributed const& value) {
        return value_outcome([&](value_writer& w, char* at) {
            return w.attributes<std::tuple<number_attribute, text_attribute>, "">(at, value, no_blame);
        });
    };
    CHECK(written({-5, "\n<\"&'> "}).text == " n=\"-5\" xml:t=\"&#xA;&lt;&quot;&amp;'> \"");
    CHECK(written({0, std::nullopt}).text == " n=\"0\"");
    CHECK(written({0, ""}).text == " n=\"0\" xml:t=\"\"");
    auto const bad = written({0, "ab\x01"});
    CHECK_FALSE(bad.good);
    CHECK(bad.refused == 2);
}

TEST_CASE("the text of a record ends its start tag, and an empty one its element") {
    auto const rest = [](auto const& value, std::string_view tag) {
        return value_outcome([&](value_writer& w, char* at) { return w.rest<"R">(at, value, tag); });
    };
    CHECK(rest(7, "").text == ">7</R>");
    CHECK(rest(std::string("<\r"), "p:").text == ">&lt;&#xD;</p:R>");
    CHECK(rest(std::string(), "p:").text == " />");
    CHECK_FALSE(rest(std::string("a\xFF"), "").good);
    CHECK(rest(std::string("a\xFF"), "").refused == 1);
}

TEST_CASE("a QName has a prefix of its own, or none where none is needed") {
    auto const in_default = [](qname const& name) {
        return value_outcome(
            [&](value_writer& w, char* at) { return w.qualified<"Q", "urn:d">(at, here, name, {}, {}); });
    };
    auto const without_default = [](qname const& name) {
        return value_outcome(
            [&](value_writer& w, char* at) { return w.qualified<"Q", "">(at, here, name, "p:", " x=\"\""); });
    };
    CHECK(in_default({"urn:d", "a"}).text == "<Q xmlns:q=\"urn:d\">q:a</Q>");
    CHECK(without_default({"", "a"}).text == "<p:Q x=\"\">a</p:Q>");
    CHECK(without_default({"u<", "a"}).text == "<p:Q x=\"\" xmlns:q=\"u&lt;\">q:a</p:Q>");
    CHECK(in_default({std::string(soapcodec::text_of<soapcodec::xml::xml_namespace>), "a"}).text == "<Q>xml:a</Q>");
    CHECK(in_default({"", "a"}).reason == "a QName in no namespace, inside an element that has a default one");
    CHECK_FALSE(in_default({"u\x01", "a"}).good);
    CHECK(in_default({"u\x01", "a"}).refused == 1);
    CHECK_FALSE(in_default({"u", "ab\xFF"}).good);
    CHECK(in_default({"u", "ab\xFF"}).refused == 2);
}

TEST_CASE("a QName that would not be read back is refused") {
    auto const reason = [](qname const& name) {
        return value_outcome([&](value_writer& w, char* at) { return w.qualified<"Q", "">(at, here, name, {}, {}); })
            .reason;
    };
    for (auto const* const local : {"", "a b", "a:b", "1", " a"}) {
        CAPTURE(local);
        CHECK(reason({"u", local}) == "a QName whose local part is none");
        CHECK(reason({"", local}) == "a QName whose local part is none");
    }
    CHECK(reason({"http://www.w3.org/2000/xmlns/", "a"}) == "a QName in a namespace that no prefix can stand for");
}

namespace {

/// Even numbers have a text.
struct even {
    int number = 0;
};
struct even_attribute_owner {
    even number;
};

} // namespace

template <>
struct soapcodec::scalar<even> {
    static std::optional<std::string> format(even const& value) {
        return value.number % 2 == 0 ? std::optional(std::to_string(value.number)) : std::nullopt;
    }
};

TEST_CASE("a value that has no text is refused in an attribute and as the text of a record") {
    using attribute = soapcodec::attribute_shape<"n", &even_attribute_owner::number>;
    auto const in_attribute = [](int number) {
        return value_outcome([&](value_writer& w, char* at) {
            return w.attributes<std::tuple<attribute>, "">(at, even_attribute_owner{{number}}, no_blame);
        });
    };
    auto const as_text = [](int number) {
        return value_outcome([&](value_writer& w, char* at) { return w.rest<"R">(at, even{number}, {}); });
    };
    CHECK(in_attribute(2).text == " n=\"2\"");
    CHECK(as_text(2).text == ">2</R>");
    CHECK(in_attribute(3).reason == "a value that has no text");
    CHECK(as_text(3).reason == "a value that has no text");
    CHECK(as_text(3).code == soapcodec::errc::invalid_value);
}
