// SPDX-License-Identifier: MIT
// Tests of the Envelope's tags that are compared as a whole: what is said of them is what reading them says.
#include <soapcodec/detail/soap/usual_envelope.hpp>

#include "catch.hpp"
#include "support.hpp"

#include <soapcodec/decode.hpp>
#include <soapcodec/detail/fast/tag.hpp>
#include <soapcodec/source.hpp>

#include <string>      // std::string
#include <string_view> // std::string_view

namespace detail = soapcodec::detail;
namespace fast = soapcodec::detail::fast;

namespace {

struct reading {
    explicit reading(std::string_view text, detail::allowance const& most = {10, 10, 10})
        : bytes(text), in(bytes, most, 1000, nullptr, context, scratch) {}

    [[nodiscard]] detail::usual_envelope const* usual() const { return detail::find_usual_envelope(bytes.data(), in); }

    std::string bytes;
    detail::context context;
    std::string scratch;
    fast::input in;
};

constexpr std::string_view order_tag = R"(<Order xmlns="urn:order">)";
constexpr std::string_view order_rest = "<Customer>Kari</Customer><Paid>true</Paid></Order>";

std::string document_with(detail::usual_envelope const& usual, std::string_view message) {
    return std::string(usual.tag)
               .append(usual.body_tag)
               .append(message)
               .append("</")
               .append(usual.body())
               .append("></")
               .append(usual.name) +
           ">";
}

} // namespace

TEST_CASE("a usual Envelope's tag means what reading it says") {
    for (auto const& one : detail::usual_envelopes) {
        CAPTURE(one.tag);
        reading known(std::string(one.tag) + "<");
        CHECK(known.usual() == &one);
        one.declare(known.in);

        reading read(one.tag);
        fast::start_tag tag;
        REQUIRE(fast::read_start_tag(read.bytes.data(), read.in, tag) == read.in.end);
        CHECK(tag.name == one.name);
        CHECK(tag.local() == "Envelope");
        CHECK(tag.ns == soapcodec::soap::envelope_namespace(one.version));
        REQUIRE(known.in.bound == read.in.bound);
        for (unsigned i = 0; i < read.in.bound; ++i) {
            CHECK(known.in.bindings[i].prefix_text() == read.in.bindings[i].prefix_text());
            CHECK(known.in.bindings[i].ns_text() == read.in.bindings[i].ns_text());
        }
        CHECK(one.body_tag == "<" + std::string(tag.prefix()) + ":Body>");
        CHECK(one.body() == std::string(tag.prefix()) + ":Body");
    }
}

TEST_CASE("a tag that is cut, differs in a byte or has more than is allowed is not a usual one") {
    for (auto const& one : detail::usual_envelopes) {
        for (std::size_t i = 0; i < one.tag.size(); ++i) {
            CAPTURE(one.tag, i);
            CHECK(reading(one.tag.substr(0, i)).usual() == nullptr);
            std::string changed(one.tag);
            changed[i] = '#';
            CHECK(reading(changed).usual() == nullptr);
        }
        CHECK(reading(one.tag, {10, 2, 10}).usual() == nullptr);
        CHECK(reading(one.tag, {10, 10, 2}).usual() == nullptr);
    }
}

TEST_CASE("a message in a usual Envelope is read without expat, and as expat would") {
    soapcodec::decoder<test::order, soapcodec::xml::expat_source> events;
    soapcodec::decoder<test::order, test::ahead_counting_source> ahead;
    for (auto const& one : detail::usual_envelopes) {
        for (std::string_view const begin :
             {order_tag, std::string_view("<o:Order xmlns:o=\"urn:order\" xmlns=\"urn:order\">"),
              std::string_view("<Order xmlns='urn:order'>"), std::string_view("<Order xmlns=\"urn:order\" >"),
              std::string_view("<Order xmlns=\"urn:orders\">"), std::string_view("<Order xmlns=\"urn:order\"/>"),
              std::string_view("<s:Fault>")}) {
            auto const document = document_with(one, std::string(begin).append(order_rest));
            CAPTURE(document);
            events.reset();
            test::outcome<test::order> const expected(events.finish(document));
            for (int i = 0; i < 3; ++i) {
                ahead.reset();
                CHECK(test::outcome<test::order>(ahead.finish(document)).agrees_with(expected));
                CHECK(ahead.version() == events.version());
                CHECK((begin != order_tag || test::bytes_ahead == document.size()));
            }
            ahead.reset();
        }
        auto const document = document_with(one, std::string(order_tag).append(order_rest));
        (void)test::decode_with_all_cuts<test::order>(document);
        // Once with what is as little as allowed, and once with less.
        for (std::uint64_t most = 0; most < 5; ++most) {
            soapcodec::decode_options options;
            options.limits.attributes = most;
            soapcodec::decoder<test::order, soapcodec::xml::expat_source> few_events(options);
            CHECK(test::outcome<test::order>(soapcodec::decode<test::order>(document, options))
                      .agrees_with(test::outcome<test::order>(few_events.finish(document))));
            options.limits = {.namespaces = most};
            soapcodec::decoder<test::order, soapcodec::xml::expat_source> few_bindings(options);
            CHECK(test::outcome<test::order>(soapcodec::decode<test::order>(document, options))
                      .agrees_with(test::outcome<test::order>(few_bindings.finish(document))));
        }
    }
}
