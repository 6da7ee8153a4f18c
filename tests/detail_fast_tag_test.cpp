// SPDX-License-Identifier: MIT
// Tests of tags on the fast path: which forms are plain, and that the others are left alone.
#include <soapcodec/detail/fast/document.hpp>
#include <soapcodec/detail/fast/tag.hpp>

#include "catch.hpp"

#include <cstddef>     // std::size_t
#include <string>      // std::string
#include <string_view> // std::string_view

namespace fast = soapcodec::detail::fast;

namespace {

struct reading {
    explicit reading(std::string_view text, soapcodec::detail::allowance const& most = {10, 10, 10})
        : bytes(text), in(bytes, most, 1000, nullptr, context, scratch) {}

    char const* start_tag() { return fast::read_start_tag(bytes.data(), in, tag); }

    std::string bytes;
    soapcodec::detail::context context;
    std::string scratch;
    fast::input in;
    fast::start_tag tag;
};

bool takes(std::string_view text) {
    reading r(text);
    auto const* const at = r.start_tag();
    CHECK((at == nullptr || at == r.in.end));
    return at != nullptr;
}

} // namespace

TEST_CASE("a name in one block of bytes is the same as one of any length") {
    for (std::size_t prefix = 0; prefix < 20; ++prefix) {
        for (std::size_t local = 0; local < 20; ++local) {
            for (std::string_view const behind : {"", ">", " a", ":", ":b>", "=", "\xC3\xB8>", "/"}) {
                for (char const first : {'a', '1', '-'}) {
                    std::string text =
                        std::string(prefix, 'p') + (prefix % 2 == 0 ? ":" : "") + std::string(local, 'l');
                    (text.empty() ? text.append(" ") : text).front() = first;
                    text += behind;
                    for (std::size_t const padding : {0U, 20U}) {
                        auto const padded = text + std::string(padding, ' ');
                        auto const* const end = padded.data() + padded.size();
                        std::size_t size = 99;
                        std::size_t long_size = 99;
                        auto const* const at = fast::pass_name(padded.data(), end, size);
                        CAPTURE(padded);
                        CHECK(at == fast::pass_long_name(padded.data(), end, long_size));
                        CHECK((at == nullptr || size == long_size));
                    }
                }
            }
        }
    }
}

TEST_CASE("a start tag in any plain form is read with its attributes and declarations") {
    reading r("<p:a xmlns:p = 'urn:p'\n b=\"1 > 2\" p:c='\"' />");
    CHECK(r.start_tag() == r.in.end);
    CHECK(r.tag.is_empty);
    CHECK(r.tag.name == "p:a");
    CHECK(r.tag.local() == "a");
    CHECK(r.tag.ns == "urn:p");
    REQUIRE(r.tag.size == 3);
    CHECK(r.tag.attributes[0].is_declaration);
    CHECK(r.tag.attributes[1].name() == "b");
    CHECK(r.tag.attributes[1].value() == "1 > 2");
    CHECK(r.tag.attributes[2].local() == "c");
    CHECK(r.tag.attributes[2].prefix() == "p");
    CHECK(r.tag.attributes[2].value() == "\"");
    CHECK(r.in.bound == 1);
    CHECK(r.tag.bound_before == 0);
    CHECK(r.in.place.lines == 1);
    for (auto const* const good : {"<a>", "<a/>", "<a />", "<a\t>", "<_a-b.c1>", "<a b=''>", "<a xmlns='urn:a'>",
                                   "<a xmlns=''/>", "<p:a xmlns:p='urn:a' xmlns:q='urn:b' p:x='' q:x='' x=''/>"}) {
        CAPTURE(good);
        CHECK(takes(good));
    }
}

TEST_CASE("a start tag that is not plain is not read") {
    for (auto const* const bad : {"<a",
                                  "<",
                                  "<>",
                                  "< a>",
                                  "<1>",
                                  "<-a>",
                                  "<a b>",
                                  "<a b=>",
                                  "<a b=1>",
                                  "<a b='1>",
                                  "<a b='1'c='2'>",
                                  "<a b='&amp;'>",
                                  "<a b='<'>",
                                  "<a b='\t'>",
                                  "<a b='\xC3\xA5'>",
                                  "<\xC3\xA5>",
                                  "<a:b>",
                                  "<:a>",
                                  "<a:>",
                                  "<a:b:c xmlns:a='urn:a'>",
                                  "<a:1 xmlns:a='urn:a'>",
                                  "<a p:b=''>",
                                  "<a b='' b=''>",
                                  "<a xmlns:p='u' xmlns:p='u'>",
                                  "<a xmlns='u' xmlns='u'>",
                                  "<a xmlns:p='u' xmlns:q='u' p:b='' q:b=''>",
                                  "<a xmlns:p=''>",
                                  "<a xmlns:xml='u'>",
                                  "<a xmlns:xmlns='u'>",
                                  "<xmlns:a>",
                                  "<a / >",
                                  "<a/",
                                  "<?a?>",
                                  "<!a>",
                                  "<a xmlns='http://www.w3.org/2000/xmlns/'>",
                                  "<a xmlns:p='http://www.w3.org/XML/1998/namespace'>",
                                  "<a \r>"}) {
        CAPTURE(bad);
        CHECK_FALSE(takes(bad));
    }
}

TEST_CASE("tags keep to the limits") {
    auto const good = [](std::string_view text, soapcodec::detail::allowance const& most) {
        return reading(text, most).start_tag() != nullptr;
    };
    CHECK(good("<a b='' c=''>", {9, 2, 9}));
    CHECK_FALSE(good("<a b='' c=''>", {9, 1, 9}));
    CHECK(good("<a xmlns='u' xmlns:c='u'>", {9, 9, 2}));
    CHECK_FALSE(good("<a xmlns='u' xmlns:c='u'>", {9, 9, 1}));
    auto const long_tag = [](std::size_t size) { return "<a b='" + std::string(size - 8, 'x') + "'>"; };
    CHECK(takes(long_tag(fast::input::longest_markup)));
    CHECK_FALSE(takes(long_tag(fast::input::longest_markup + 1)));
}

TEST_CASE("an end tag has the name of the start tag as it was written") {
    auto const good = [](std::string_view text) {
        reading r(text);
        return fast::read_end_tag(r.bytes.data(), r.in, "p:a") == r.in.end;
    };
    CHECK(good("</p:a>"));
    CHECK(good("</p:a \n>"));
    for (auto const* const bad :
         {"</p:a", "</p:ab>", "</a>", "</ p:a>", "</q:a>", "<p:a>", "</p:a b=''>", "</p:a\r>"}) {
        CAPTURE(bad);
        CHECK_FALSE(good(bad));
    }
}

TEST_CASE("comments and white space are passed over") {
    auto const passed = [](std::string_view text) {
        reading r(text);
        auto const* const at = fast::pass_between(r.bytes.data(), r.in);
        return at == nullptr ? -1 : static_cast<int>(at - r.bytes.data());
    };
    CHECK(passed(" <!-- \n <a> & \xC3\xA5 - --> <!----><a>") == 30);
    CHECK(passed("<a>") == 0);
    CHECK(passed("") == 0);
    for (auto const* const bad : {"<!-- -- -->", "<!--->", "<!-- ", "<!-- \r -->", "<!-- \x01 -->", "<!-- \xFF -->"}) {
        CAPTURE(bad);
        CHECK(passed(bad) == -1);
    }
    CHECK(passed("<!-- " + std::string(fast::input::longest_markup, 'x') + " -->") == -1);
}

TEST_CASE("a prologue says UTF-8, or nothing") {
    auto const good = [](std::string_view text) {
        reading r(text);
        auto const* const at = fast::read_prologue(r.bytes.data(), r.in);
        return at != nullptr && *at == '<' && at[1] == 'a';
    };
    for (auto const* const text :
         {"<a>", " \n<a>", "<!-- c --><a>", "\xEF\xBB\xBF<a>", "<?xml version='1.0'?><a>",
          "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<a>", "\xEF\xBB\xBF<?xml version='1.0' encoding='UTF-8'?><a>",
          "<?xml version = '1.1'\tencoding= 'Utf-8' standalone='yes' ?><a>",
          "<?xml version='1.0' standalone=\"no\"?><a>"}) {
        CAPTURE(text);
        CHECK(good(text));
    }
    for (auto const* const text :
         {"", "a", " <?xml version='1.0'?><a>", "<?xml?><a>", "<?xml encoding='utf-8'?><a>", "<?xml version='2.0'?><a>",
          "<?xml version='1.0' encoding='us-ascii'?><a>", "<?xml version='1.0' encoding='utf8'?><a>",
          "<?xml version='1.0' encoding=''?><a>", "<?xml version='1.0'encoding='utf-8'?><a>",
          "<?xml version='1.0' standalone='maybe'?><a>", "<?xml version='1.0' standalone='yes' encoding='utf-8'?><a>",
          "<?xml version='1.0'><a>", "<?xml version='1.0'?><?xml version='1.0'?><a>", "<?pi?><a>", "<!DOCTYPE a><a>",
          "\xEF\xBB\xBF\xEF\xBB\xBF<a>"}) {
        CAPTURE(text);
        CHECK_FALSE(good(text));
    }
}
