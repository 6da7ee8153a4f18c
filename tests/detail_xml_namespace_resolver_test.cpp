// SPDX-License-Identifier: MIT
// Namespaces are resolved as expat resolves them: the same names, the same verdicts.
#include <soapcodec/detail/xml/namespace_resolver.hpp>

#include <cstdint>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include <expat.h>

#include <soapcodec/detail/xml/expat_source.hpp>
#include <soapcodec/limits.hpp>

#include "catch.hpp"

namespace {

namespace detail = soapcodec::detail;

/// What a document's tags are called, and whether it was accepted.
struct outcome {
    bool accepted = true;
    std::string names;
};

struct recorder {
    outcome seen;
    int bindings = 0;

    bool start_namespace(std::string_view, std::string_view) { return ++bindings, true; }
    bool start_element(soapcodec::detail::expanded_name name, soapcodec::detail::attribute_list attributes) {
        seen.names += name.to_string();
        for (std::string_view const ns : {"", "urn:a", "urn:b", "http://www.w3.org/XML/1998/namespace"}) {
            for (auto const* local : {"x", "y", "lang"}) {
                if (auto const value = attributes.find({ns, local})) {
                    seen.names += " {" + std::string(ns) + "}" + local + "=" + std::string(*value);
                }
            }
        }
        seen.names += ";";
        return true;
    }
    [[nodiscard]] bool expects(std::string_view, char const*) const noexcept { return false; }
    bool start_expected() { return false; }
    bool text_expected(std::string_view, bool) noexcept { return false; }
    bool text(std::string_view) { return true; }
    bool end_element() { return true; }
    bool end_namespace() { return --bindings, true; }
    bool processing_instruction(std::string_view) { return true; }
    void pause() {}
    [[nodiscard]] bool wants_raw() const { return false; }
    void raw(std::string_view) {}
    [[nodiscard]] soapcodec::detail::blame blames() const { return {}; }
};

std::string const as_declared;

outcome ours(std::string_view document) {
    recorder handler;
    soapcodec::limits const limits;
    soapcodec::detail::expat_source<recorder> source(handler, limits, as_declared);
    source.feed(document, true);
    handler.seen.accepted = !source.stopped();
    if (handler.seen.accepted) {
        CHECK(handler.bindings == 0);
    }
    return handler.seen;
}

void XMLCALL on_start(void* data, char const* name, char const** pairs) {
    auto const expanded = [](std::string_view text) {
        auto const at = text.find('\x01');
        return at == text.npos ? "{}" + std::string(text)
                               : "{" + std::string(text.substr(0, at)) + "}" + std::string(text.substr(at + 1));
    };
    auto& seen = static_cast<outcome*>(data)->names;
    seen += expanded(name);
    for (std::string_view const ns : {"", "urn:a", "urn:b", "http://www.w3.org/XML/1998/namespace"}) {
        for (auto const* local : {"x", "y", "lang"}) {
            for (auto const** pair = pairs; *pair != nullptr; pair += 2) {
                auto const wanted = "{" + std::string(ns) + "}" + local;
                if (expanded(pair[0]) == wanted) {
                    seen += " " + wanted + "=" + pair[1];
                }
            }
        }
    }
    seen += ";";
}

outcome expats(std::string_view document) {
    outcome seen;
    auto* const parser = XML_ParserCreateNS(nullptr, '\x01');
    XML_SetUserData(parser, &seen);
    XML_SetElementHandler(parser, on_start, nullptr);
    seen.accepted = XML_Parse(parser, document.data(), static_cast<int>(document.size()), XML_TRUE) == XML_STATUS_OK;
    XML_ParserFree(parser);
    return seen;
}

void check(std::string const& document) {
    auto const own = ours(document);
    auto const wanted = expats(document);
    CAPTURE(document);
    REQUIRE(own.accepted == wanted.accepted);
    if (own.accepted) {
        REQUIRE(own.names == wanted.names);
    }
}

} // namespace

TEST_CASE("prefixes and the default namespace mean what is in scope") {
    CHECK(ours("<a/>").names == "{}a;");
    CHECK(ours("<a xmlns='urn:a'><b/><p:c xmlns:p='urn:b'><p:d/><e xmlns=''/></p:c><f/></a>").names ==
          "{urn:a}a;{urn:a}b;{urn:b}c;{urn:b}d;{}e;{urn:a}f;");
    CHECK(ours("<r xmlns:p='urn:a'><p:a/><p:a xmlns:p='urn:b'><p:b/></p:a><p:c/></r>").names ==
          "{}r;{urn:a}a;{urn:b}a;{urn:b}b;{urn:a}c;");
}

TEST_CASE("an unprefixed attribute is in no namespace") {
    CHECK(ours("<a xmlns='urn:a' x='1' xml:lang='en'/>").names ==
          "{urn:a}a {}x=1 {http://www.w3.org/XML/1998/namespace}lang=en;");
    CHECK(ours("<p:a xmlns:p='urn:a' p:x='1' x='2'/>").names == "{urn:a}a {}x=2 {urn:a}x=1;");
}

TEST_CASE("what Namespaces in XML forbids is refused as expat refuses it") {
    for (std::string const document : {"<p:a/>",
                                       "<a p:x='1'/>",
                                       "<a xmlns:p=''/>",
                                       "<a xmlns:xmlns='urn:a'/>",
                                       "<a xmlns:xml='urn:a'/>",
                                       "<a xmlns:p='http://www.w3.org/XML/1998/namespace'/>",
                                       "<a xmlns='http://www.w3.org/XML/1998/namespace'/>",
                                       "<a xmlns='http://www.w3.org/2000/xmlns/'/>",
                                       "<a xmlns:p='http://www.w3.org/2000/xmlns/'/>",
                                       "<xmlns:a/>",
                                       "<a:b:c xmlns:a='urn:a'/>",
                                       "<:a/>",
                                       "<a:/>",
                                       "<a: xmlns:a='urn:a'/>",
                                       "<p:1a xmlns:p='urn:a'/>",
                                       "<p:-a xmlns:p='urn:a'/>",
                                       "<p:.a xmlns:p='urn:a'/>",
                                       "<a xmlns:='urn:a'/>",
                                       "<a xmlns:p:q='urn:a'/>",
                                       "<a xmlns:1='urn:a'/>",
                                       "<a xmlns:p='urn:a' xmlns:q='urn:a' p:x='1' q:x='2'/>",
                                       "<a :x='1'/>",
                                       "<a x:='1'/>",
                                       "<a xmlns:p='urn:a' p:x:y='1'/>",
                                       "<p:\xCC\x81"
                                       "a xmlns:p='urn:a'/>",
                                       "<p:\xD9\xA0 xmlns:p='urn:a'/>",
                                       "<p:\xC2\xB7 xmlns:p='urn:a'/>"}) {
        CAPTURE(document);
        CHECK_FALSE(ours(document).accepted);
        check(document);
    }
    for (std::string const document :
         {"<a xmlns=''/>", "<xml:a/>", "<a xml:x='1'/>", "<a xmlns:xml='http://www.w3.org/XML/1998/namespace'/>",
          "<a xmlns:p='urn:a' xmlns:q='urn:b' p:x='1' q:x='2' x='3'/>", "<a xmlnsx='1'/>", "<xmlns/>",
          "<_:_ xmlns:_='urn:a'/>", "<p:\xC3\xA6 xmlns:p='urn:a'/>", "<\xC3\xA6:\xC3\xA6 xmlns:\xC3\xA6='urn:a'/>",
          "<p:a\xCC\x81 xmlns:p='urn:a'/>", "<a xmlns:p='urn:a'><b xmlns:p='urn:b' p:x='1'/></a>"}) {
        CAPTURE(document);
        CHECK(ours(document).accepted);
        check(document);
    }
}

TEST_CASE("generated documents get expat's names and expat's verdict") {
    std::mt19937 random(20261122);
    auto const pick = [&random](auto const& from) -> auto const& {
        return from[random() % std::size(from)];
    };
    constexpr std::string_view names[] = {"a",     "p:a", "q:b", "x:a", "xml:a",     "xmlns:a",
                                          "p:q:a", "p:",  ":a",  "p:9", "p:\xC3\xA6"};
    constexpr std::string_view likely[] = {"a", "b", "p:a", "q:b"};
    constexpr std::string_view declared[] = {"xmlns", "xmlns:p", "xmlns:q", "xmlns:xml", "xmlns:xmlns", "xmlns:p:q"};
    constexpr std::string_view likely_declared[] = {"xmlns", "xmlns:p", "xmlns:q"};
    constexpr std::string_view uris[] = {"", "urn:a", "urn:b", "http://www.w3.org/XML/1998/namespace",
                                         "http://www.w3.org/2000/xmlns/"};
    constexpr std::string_view likely_uris[] = {"urn:a", "urn:b"};
    constexpr std::string_view attributes[] = {"x", "y", "p:x", "q:x", "xml:lang", "p:y", "z:x", "p:x:y"};
    constexpr std::string_view likely_attributes[] = {"x", "y", "p:x", "q:y"};
    int accepted = 0;
    int refused = 0;
    for (int i = 0; i < 20000; ++i) {
        bool const wild = random() % 3 == 0;
        std::string document;
        std::vector<std::string> open;
        for (int tags = 0; tags < 6; ++tags) {
            if (!open.empty() && random() % 3 == 0) {
                document += "</" + open.back() + ">";
                open.pop_back();
                if (open.empty()) {
                    break;
                }
                continue;
            }
            auto const name = std::string(wild && random() % 4 == 0 ? pick(names) : pick(likely));
            document += "<" + name;
            for (auto n = open.empty() ? 2U : random() % 3; n-- > 0;) {
                document += " " + std::string(wild && random() % 4 == 0 ? pick(declared) : pick(likely_declared)) +
                            "='" + std::string(wild && random() % 4 == 0 ? pick(uris) : pick(likely_uris)) + "'";
            }
            for (auto n = random() % 3; n-- > 0;) {
                document +=
                    " " + std::string(wild && random() % 4 == 0 ? pick(attributes) : pick(likely_attributes)) + "='1'";
            }
            document += ">";
            open.push_back(name);
        }
        for (; !open.empty(); open.pop_back()) {
            document += "</" + open.back() + ">";
        }
        check(document);
        ours(document).accepted ? ++accepted : ++refused;
    }
    CHECK(accepted > 2000);
    CHECK(refused > 2000);
}

TEST_CASE("many bindings are a limit of their own, and end with their element") {
    auto const document = [](int levels) {
        std::string text = "<r>";
        for (int sibling = 0; sibling < 3; ++sibling) {
            std::string end;
            for (int level = 0; level < levels; ++level) {
                text += "<a";
                for (int i = 0; i < 16; ++i) {
                    text += " xmlns:p" + std::to_string(level) + "-" + std::to_string(i) + "='urn:a'";
                }
                text += ">";
                end += "</a>";
            }
            text += end;
        }
        return text + "</r>";
    };
    CHECK(ours(document(16)).accepted);
    recorder handler;
    soapcodec::limits const limits;
    soapcodec::detail::expat_source<recorder> source(handler, limits, as_declared);
    CHECK_FALSE(source.feed(document(17), true));
    CHECK(source.error().code == soapcodec::errc::namespace_limit);
}
