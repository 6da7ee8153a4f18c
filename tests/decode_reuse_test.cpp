// SPDX-License-Identifier: MIT
// Tests of decoders that are used again: wherever a document has stopped, a reset decoder works as a new one, and
// refers to nothing of the last document. What it would refer to is gone, so that a sanitizer sees it.
#include <soapcodec/decode.hpp>

#include "allocation.hpp"
#include "catch.hpp"
#include "support.hpp"

#include <soapcodec/stream.hpp>

#include <algorithm>   // std::min
#include <cstddef>     // std::size_t, std::ptrdiff_t
#include <cstdint>     // std::uint64_t
#include <new>         // std::bad_alloc
#include <stdexcept>   // std::runtime_error
#include <string>      // std::string
#include <string_view> // std::string_view
#include <vector>      // std::vector

using test::errc;
using test::order;
using test::order_document;

namespace {

/// Feeds a document in pieces, each of which is gone after its call.
template <class Decoder>
void feed(Decoder& decoder, std::string_view document, std::size_t size) {
    for (std::size_t at = 0; at < document.size(); at += size) {
        std::vector<char> const piece(document.begin() + static_cast<std::ptrdiff_t>(at),
                                      document.begin() +
                                          static_cast<std::ptrdiff_t>(std::min(at + size, document.size())));
        decoder.feed({piece.data(), piece.size()});
    }
}

std::string const good = order_document("<Customer>A customer of some length</Customer><Tag>t</Tag>");

/// Stops in the middle of `document`, resets, and decodes another in every way to cut it.
template <template <class> class Source>
void check_reuse(std::string const& document, soapcodec::decode_options const& options) {
    for (std::size_t const size : {1U, 7U, 400U, 100000U}) {
        for (std::size_t const next : {1U, 3U, 100000U}) {
            CAPTURE(document.substr(0, 600), size, next);
            soapcodec::decoder<order, Source> decoder(options);
            feed(decoder, document, size);
            decoder.reset();
            feed(decoder, good, next);
            auto const found = decoder.finish();
            REQUIRE(found.has_value());
            CHECK(found->customer == "A customer of some length");
            CHECK(found->tags == std::vector<std::string>{"t"});
        }
    }
}

} // namespace

TEST_CASE("a decoder that has stopped anywhere, for any reason, refers to nothing when it is reset") {
    std::string const t(100, 't');
    std::string const x(600, 'x');
    soapcodec::decode_options tight;
    tight.limits.token = 500;
    tight.limits.text = 300;
    tight.limits.attributes = 2;
    tight.limits.namespaces = 4;
    tight.limits.depth = 8;
    tight.limits.content = 2000;
    for (auto const& content : {
             "<Customer>" + t + "<!--" + x,                                   // a token too long behind a text
             "<Customer>" + t + "<x a='" + x,                                 // likewise
             "<Customer>" + t + "&#" + x,                                     // likewise
             "<Customer>" + t + x,                                            // a text too long
             "<Customer>" + t + "&amp;" + x,                                  //
             "<Customer>" + t + "<![CDATA[" + x,                              //
             "<Customer>" + t + "<x",                                         // abandoned in a tag
             "<Customer>" + t,                                                // in a text
             "<Customer>" + t + "&am",                                        // in a reference
             "<Customer>" + t + "<x/>",                                       // an element in a value
             "<Customer>" + t + "</Custome>",                                 // malformed
             "<Customer>" + t + "]]>",                                        //
             "<Customer>" + t + "<!DOCTYPE x>",                               //
             "<Customer>" + t + "<?x y?>",                                    //
             "<Customer>" + t + "\xFF",                                       //
             "<Discount>" + t + "</Discount>",                                // no value
             "<Lines><Line><Number>1</Number><Note>" + t + "<!--" + x,        // in records of a list
             "<Lines><Line><Number>1</Number><Note>" + t + "</Note></Line>",  //
             std::string("<Lines><Line xmlns:a='a' xmlns:b='b' xmlns:c='c'"), // limits
             std::string("<Lines><Line a='a' b='b' c='c'>"),                  //
             std::string("<x><x><x><x><x><x><x><x><x><x>"),                   //
         }) {
        auto document = order_document(content);
        document.resize(document.find(content) + content.size());
        check_reuse<soapcodec::xml::expat_source>(document, tight);
        check_reuse<soapcodec::xml::predicting_source>(document, tight);
        check_reuse<test::eager_source>(document, tight);
    }
}

TEST_CASE("a decoder that ran out of memory while it kept a text refers to nothing when it is reset") {
    auto const document = order_document("<Customer>" + std::string(300, 't') + "</Customer>");
    for (std::size_t cut = document.find('t'); cut < document.size(); cut += 50) {
        for (std::uint64_t number = 1; number < 6; ++number) {
            soapcodec::decoder<order, test::failing_source> decoder;
            {
                std::string const first = document.substr(0, cut);
                test::failing_allocation const failing(number);
                try {
                    decoder.feed(first);
                } catch (std::bad_alloc const&) {
                }
            }
            decoder.reset();
            feed(decoder, good, 5);
            CHECK(decoder.finish().has_value());
        }
    }
}

TEST_CASE("a stream whose callback throws or stops refers to nothing when it is reset") {
    auto const records = order_document("<Customer>A</Customer><Lines><Line><Number>1</Number><Note>a note that is of "
                                        "some length</Note></Line><Line><Number>2</Number></Line></Lines>");
    for (bool const throws : {false, true}) {
        int calls = 0;
        soapcodec::stream_decoder<&order::lines> each([&](test::line const&) {
            if (++calls == 1) {
                if (throws) {
                    throw std::runtime_error("callback");
                }
                return soapcodec::stop;
            }
            return soapcodec::next;
        });
        if (throws) {
            CHECK_THROWS_AS(feed(each, records, 40), std::runtime_error);
            CHECK_FALSE(each.feed(records));
            CHECK(each.finish().error().code() == errc::callback_exception);
        } else {
            feed(each, records, 40);
            CHECK(each.finish().has_value());
        }
        each.reset();
        feed(each, records, 3);
        CHECK(each.finish().has_value());
        CHECK(calls == 3);
    }
}
