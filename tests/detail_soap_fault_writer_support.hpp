// SPDX-License-Identifier: MIT
// What the tests of written faults have in common: faults, and what a receiver makes of them.
#pragma once

#include "catch.hpp"

#include <soapcodec/decode.hpp>
#include <soapcodec/encode.hpp>
#include <soapcodec/services/office24seven.hpp>

#include <expat.h>

#include <algorithm>   // std::min
#include <memory>      // std::unique_ptr
#include <optional>    // std::optional
#include <random>      // std::mt19937_64
#include <string>      // std::string
#include <string_view> // std::string_view
#include <type_traits> // std::remove_pointer_t
#include <utility>     // std::move
#include <vector>      // std::vector

namespace test_faults {

using soapcodec::soap::fault;
using soapcodec::soap::qname;
using soapcodec::soap::raw_xml;
using soapcodec::soap::reason;

inline constexpr auto v1_1 = soapcodec::soap_1_1;
inline constexpr auto v1_2 = soapcodec::soap_1_2;
inline std::string const ns_1_1(soapcodec::soap::envelope_namespace(v1_1));
inline std::string const ns_1_2(soapcodec::soap::envelope_namespace(v1_2));

/// The expanded names of a document's elements in order, as expat sees them; nothing when it refuses the document.
inline std::vector<std::string> elements_of(std::string const& document) {
    std::vector<std::string> names;
    std::unique_ptr<std::remove_pointer_t<XML_Parser>, decltype(&XML_ParserFree)> const parser(
        XML_ParserCreateNS(nullptr, '|'), XML_ParserFree);
    XML_SetUserData(parser.get(), &names);
    XML_SetStartElementHandler(parser.get(), [](void* user, char const* name, char const**) {
        static_cast<std::vector<std::string>*>(user)->push_back(name);
    });
    auto const status = XML_Parse(parser.get(), document.data(), static_cast<int>(document.size()), XML_TRUE);
    return status == XML_STATUS_OK ? names : std::vector<std::string>();
}

inline std::string body(fault const& f, soapcodec::soap::version v, soapcodec::encode_options options = {}) {
    options.envelope_prefix = "s";
    auto const text = soapcodec::encode(f, v, options).value();
    CHECK(!elements_of(text).empty());
    auto const begin = text.find("<s:Body>") + 8;
    return text.substr(begin, text.find("</s:Body>") - begin);
}

/// What a receiver makes of a document. Bindings around a detail are those of the whole document: they differ, and may
/// have moved into its entries.
inline fault read(std::string const& document) {
    auto const got = soapcodec::decode<soapcodec::office24seven::get_identities_response>(document);
    REQUIRE(!got);
    INFO(got.error().message());
    REQUIRE(got.error().code() == soapcodec::errc::fault);
    auto f = *got.error().fault();
    if (f.detail) {
        f.detail->scope.clear();
        constexpr std::string_view moved = " xmlns=\"urn:default\"";
        for (std::size_t at = 0; (at = f.detail->text.find(moved)) != std::string::npos;) {
            f.detail->text.erase(at, moved.size());
        }
    }
    return f;
}

/// What a reader hears of a fault that a version has written: what that has a place for, in its terms.
inline fault as_said(fault f, soapcodec::soap::version v) {
    auto const dot = f.code.local.find('.');
    auto const first = f.code.local.substr(0, dot);
    if (f.code.ns.empty() && soapcodec::soap::is_standard_code(first)) {
        bool const dotted = dot != f.code.local.npos;
        f.code.ns = dotted || v == v1_1 ? ns_1_1 : ns_1_2;
        f.code.local.replace(0, first.size(), soapcodec::soap::code_in(dotted ? v1_1 : v, first));
    }
    f = soapcodec::soap::in_terms_of(v, f);
    if (v == v1_1) {
        f.subcodes.clear();
        f.node.reset();
        f.reasons.resize(std::min<std::size_t>(f.reasons.size(), 1));
    }
    if (f.reasons.size() == 1 && f.reasons[0].text.empty() && f.reasons[0].lang.value_or("").empty()) {
        f.reasons.clear();
    }
    for (auto& r : f.reasons) {
        if (r.lang == "") {
            r.lang.reset();
        }
    }
    if (f.detail) {
        f.detail->scope.clear();
    }
    return f;
}

inline fault full_fault() {
    return {.code = {ns_1_2, "Sender"},
            .subcodes = {{"urn:codes", "Bad"}, {"urn:more?a=1&b=\"2\"", "Worse"}, {"", "Plain"}},
            .reasons = {{"en", "no <good>"}, {"nb-NO", "ikke bra\r"}, {std::nullopt, ""}},
            .node = "urn:node",
            .role = "urn:role?a&b",
            .detail = raw_xml{"<e:x xmlns:f=\"urn:f\"><!-- & --><f:y/> t&amp;t </e:x>", {{"e", "urn:e&<\""}}}};
}

struct random_values {
    std::mt19937_64 engine{1900};

    template <std::size_t N>
    std::string one_of(char const* const (&texts)[N]) {
        return texts[engine() % N];
    }
    std::string text() { return one_of({"", "a", "<&>\"'", " \t\r\n ", "]]>", "\U0001F600", "s:x", "q0:y"}); }
    qname name() {
        return {
            one_of({"http://schemas.xmlsoap.org/soap/envelope/", "http://www.w3.org/2003/05/soap-envelope", "urn:x", "",
                    "http://www.w3.org/XML/1998/namespace", "urn:\"&<>\t\r\n '", "http://www.w3.org/2001/XMLSchema"}),
            one_of({"Client", "Server", "Sender", "Receiver", "VersionMismatch", "Client.Login", "\xC3\xA6"})};
    }
    std::optional<std::string> maybe(std::string value) {
        return engine() % 2 == 0 ? std::optional<std::string>() : std::optional<std::string>(std::move(value));
    }
    /// White space around an xs:anyURI mean nothing.
    std::string uri() { return one_of({"", "urn:a?b&c=<d>", "http://\xC3\xA9/", "a\rb"}); }
    fault any() {
        fault f;
        f.code = name();
        for (auto n = engine() % 4; n != 0; --n) {
            f.subcodes.push_back(name());
        }
        for (auto n = engine() % 3 + 1; n != 0; --n) {
            f.reasons.push_back({maybe(text()), text()});
        }
        f.node = maybe(uri());
        f.role = maybe(uri());
        if (engine() % 2 == 0) {
            f.detail = raw_xml{one_of({"", "<a/>", " text &amp; <e:b>c</e:b>", "<![CDATA[<]]><!--x-->"}),
                               {{"e", "urn:e"}, {"", "urn:default"}, {"unused", ""}, {"s", "urn:s"}}};
        }
        return f;
    }
};

} // namespace test_faults
