// SPDX-License-Identifier: MIT
#include "support.hpp"

#include <soapcodec/xml/qname.hpp>

#include <soapcodec/decode.hpp>
#include <soapcodec/encode.hpp>

#include <optional>    // std::optional
#include <string>      // std::string
#include <string_view> // std::string_view
#include <vector>      // std::vector

using soapcodec::element;
using soapcodec::in_namespace;
using soapcodec::items;
using soapcodec::xml::qname;
using test::errc;

namespace {

struct named {
    qname kind;
    std::optional<qname> base;
    std::vector<qname> others;
    std::optional<qname> foreign;
    friend bool operator==(named const&, named const&) = default;
};
constexpr auto soap_shape(named const*) {
    return soapcodec::message<"Named", "urn:n">(element<"Kind", &named::kind>, element<"Base", &named::base>,
                                                element<"Others", &named::others, items<"Other">>,
                                                element<"Foreign", &named::foreign, in_namespace<"urn:f">>);
}

} // namespace

namespace {

soapcodec::result<named> read(std::string const& content, soapcodec::decode_options options = {}) {
    return soapcodec::decode_document<named>("<Named xmlns='urn:n' xmlns:p='urn:p'>" + content + "</Named>", options);
}

} // namespace

TEST_CASE("a QName is resolved where it stands") {
    auto const found =
        read("<Kind> p:a\n</Kind><Base>b</Base><Others><Other xmlns:p='urn:inner'>p:c</Other>"
             "<Other xmlns:q='urn:q'>q:d</Other><Other>xml:lang</Other><z:Other xmlns='' xmlns:z='urn:n'>e"
             "</z:Other></Others>");
    REQUIRE(found);
    CHECK(found->kind == qname{"urn:p", "a"});
    CHECK(found->base == qname{"urn:n", "b"});
    CHECK(found->others ==
          std::vector<qname>{
              {"urn:inner", "c"}, {"urn:q", "d"}, {"http://www.w3.org/XML/1998/namespace", "lang"}, {"", "e"}});
}

TEST_CASE("what is no QName is an invalid value, and its namespace and name count as content") {
    for (auto const* text : {"", "z:a", "p:", "p:a:b", "a b", ":a", "p:1", "-a", "a/b"}) {
        CAPTURE(text);
        auto const found = read("<Kind>" + std::string(text) + "</Kind><Others/>");
        REQUIRE_FALSE(found);
        CHECK(found.error().code() == errc::invalid_value);
        CHECK(found.error().path() == "/Named/Kind");
    }
    soapcodec::decode_options options;
    options.limits.content = 5; // the namespace urn:p, not its prefix, and the name
    CHECK(read("<Kind>p:a</Kind><Others/>", options).error().code() == errc::content_limit);
    options.limits.content = 6;
    CHECK(read("<Kind>p:a</Kind><Others/>", options));
}

TEST_CASE("a QName is written under a prefix of its own and read back") {
    named const message{{"urn:\"a\"", "k"},
                        qname{"urn:n", "b"},
                        {{"http://www.w3.org/XML/1998/namespace", "lang"}, {"urn:x", "\xC3\xA5"}},
                        qname{"urn:f", "g"}};
    auto const text = soapcodec::encode(message, soapcodec::soap_1_1).value();
    CHECK(soapcodec::decode<named>(text).value() == message);
    CHECK(text.find("<Kind xmlns:q=\"urn:&quot;a&quot;\">q:k</Kind>") != std::string::npos);
    CHECK(
        soapcodec::decode<named>(soapcodec::encode(message, soapcodec::soap_1_2, {.indented = true}).value()).value() ==
        message);
}

TEST_CASE("a QName that cannot be written is blamed by path") {
    auto const refused = [](qname const& kind) {
        auto const found = soapcodec::encode(named{kind, {}, {}, {}}, soapcodec::soap_1_1);
        REQUIRE_FALSE(found);
        CHECK(found.error().path() == "/Envelope/Body/Named/Kind");
    };
    refused({"", "a"}); // would be in the message's namespace
    refused({"urn:\x01", "a"});
    refused({"urn:a", "\x01"});
}

TEST_CASE("a local part begins with a letter and has no colon") {
    using soapcodec::xml::is_local_part;
    for (auto const* text : {"a", "Z", "_", "a1", "a-b.c_d", "\xC3\xA5", "a\xC2\xB7"}) {
        CAPTURE(text);
        CHECK(is_local_part(text));
    }
    for (int code = 0; code < 128; ++code) {
        CAPTURE(code);
        auto const c = static_cast<char>(code);
        bool const letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
        bool const later = (c >= '0' && c <= '9') || c == '-' || c == '.';
        CHECK(is_local_part(std::string(1, c)) == letter);
        CHECK(is_local_part(std::string("a") + c) == (letter || later));
    }
    static_assert(!is_local_part(""));
}
