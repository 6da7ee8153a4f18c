// SPDX-License-Identifier: MIT
// Tests of predicting_source where records are handed over: callbacks that stop or throw, views, and going over to
// expat.
#include <soapcodec/detail/xml/predicting_source.hpp>

#include <soapcodec/services/office24seven.hpp>
#include <soapcodec/source.hpp>
#include <soapcodec/stream.hpp>

#include "catch.hpp"
#include "detail_xml_predicting_source_support.hpp"
#include "support.hpp"

#include <cstddef>     // std::size_t
#include <cstdint>     // std::uint64_t
#include <stdexcept>   // std::runtime_error
#include <string>      // std::string
#include <string_view> // std::string_view

using test::document_of;
using test::eager_source;
using test::errc;
using test::line;
using test::lines;
using test::order;
using test::order_document;

TEST_CASE("a callback stops or throws in the middle of what is read ahead") {
    auto const text = document_of(lines(1, 100));
    std::size_t count = 0;
    soapcodec::stream_decoder<&order::lines, eager_source> stopping(
        [&](line const&) { return ++count == 50 ? soapcodec::stop : soapcodec::next; });
    CHECK_FALSE(stopping.feed(text));
    CHECK(count == 50);
    CHECK(stopping.records() == 50);
    CHECK_FALSE(stopping.feed(text));
    auto const rest = stopping.finish();
    CHECK(rest.has_value());
    CHECK(count == 50);

    soapcodec::stream_decoder<&order::lines, eager_source> throwing([&](line const& l) {
        if (l.number == 50) {
            throw std::runtime_error("50");
        }
    });
    CHECK_THROWS_AS(throwing.feed(text), std::runtime_error);
    CHECK_FALSE(throwing.feed(text));
    CHECK(throwing.finish().error().code() == errc::callback_exception);
    throwing.reset();
    CHECK(throwing.feed(document_of(lines(60, 90))));
    CHECK(throwing.finish().has_value());
    CHECK(throwing.records() == 31);
}

TEST_CASE("views in records that are read ahead live for the call") {
    namespace office = soapcodec::office24seven;
    std::string items;
    for (int i = 0; i < 50; ++i) {
        items += "<Identity><Id>6f9619ff-8b86-4d01-b42d-00cf4fc964ff</Id><User><Name>name " + std::to_string(i) +
                 "</Name></User><Client><Id>1</Id><Name>a &amp; b " + std::to_string(i) +
                 "</Name></Client><IsCurrent>true</IsCurrent><IsDefault>false</IsDefault>"
                 "<IsProtected>false</IsProtected><Servers><Server><Id>7</Id><Type>1</Type></Server>"
                 "<Server i:nil=\"true\" /></Servers></Identity><Identity i:nil=\"true\"/>";
    }
    auto const text =
        test::envelope("<GetIdentitiesResponse xmlns=\"http://24sevenOffice.com/webservices\"><GetIdentitiesResult>" +
                       items + "</GetIdentitiesResult></GetIdentitiesResponse>");
    int seen = 0;
    int null = 0;
    soapcodec::stream_decoder<&office::get_identities_response_view::identities, eager_source> each(
        [&](office::identity_view const* id) {
            if (id == nullptr) {
                ++null;
                return;
            }
            CHECK(id->user.value().name == "name " + std::to_string(seen));
            CHECK(id->client.value().name == "a & b " + std::to_string(seen));
            REQUIRE(id->servers.value().size() == 2);
            CHECK(id->servers->front() == office::server{7, 1});
            CHECK_FALSE(id->servers->back().has_value());
            ++seen;
        });
    CHECK(each.finish(text).has_value());
    CHECK(seen == 50);
    CHECK(null == 50);
}

TEST_CASE("an exception has the place and path it would have without reading ahead") {
    auto const failure = [](auto& decoder, std::string_view text) {
        CHECK_THROWS_AS(decoder.finish(text), std::runtime_error);
        return decoder.finish().error();
    };
    auto const text = document_of(lines(1, 30) + "\n <Line i:nil=\"true\" />\n" + lines(31, 60));
    for (int const at : {20, 31, 40}) {
        auto const callback = [&] {
            return [at, count = 0](line const*) mutable {
                if (++count == at) {
                    throw std::runtime_error("callback");
                }
            };
        };
        soapcodec::stream_decoder<&order::lines, soapcodec::detail::expat_source> by_events(callback());
        soapcodec::stream_decoder<&order::lines, eager_source> ahead(callback());
        auto const expected = failure(by_events, text);
        auto const found = failure(ahead, text);
        CAPTURE(at);
        CHECK(found.where() == expected.where());
        CHECK(found.path() == expected.path());
        CHECK(found.code() == errc::callback_exception);
    }
}

namespace {

/// What a stream came to: its records, then the message or the error with its place.
template <template <class> class Source, class Callback>
std::string streamed(std::string_view document, Callback callback) {
    std::string seen;
    int count = 0;
    auto const take = [&](line const* one) {
        seen += (one == nullptr ? "null" : std::to_string(one->number)) + "\n";
        return callback(++count);
    };
    soapcodec::stream_decoder<&order::lines, Source> each(take);
    auto const finish = [&] {
        try {
            return each.finish(document);
        } catch (std::runtime_error const&) {
            return each.finish();
        }
    };
    auto const rest = finish();
    seen += std::to_string(each.records()) + " records\n";
    return seen + (rest ? rest->customer + "\n" : rest.error().message() + "\n");
}

} // namespace

TEST_CASE("a stream goes over to expat at any record, and neither loses nor repeats one") {
    auto const nothing = [](int) { return soapcodec::next; };
    auto const stopping = [](int count) { return count == 4 ? soapcodec::stop : soapcodec::next; };
    auto const throwing = [](int count) {
        if (count == 4) {
            throw std::runtime_error("4");
        }
        return soapcodec::next;
    };
    std::string const mixed = "\n  " + lines(1, 2) + "<Line i:nil=\"true\" />\n <!-- \xC3\xA5 --> " + lines(3, 4);
    for (std::string const& items :
         {lines(1, 6), mixed, mixed + "<New a='&amp;'/>" + lines(5, 8), mixed + "<Line><Number>x</Number></Line>",
          mixed + "<Line><?pi?><Number>9</Number></Line>", mixed + "text", mixed + "<Line>",
          lines(1, 2) + "\r\r" + mixed,
          mixed + "<Line i:nil='1'></Line><Line a='1'><Number>5</Number></Line><Line a='2'/>"}) {
        for (std::string const behind :
             {"</Lines><Extras/>", "</Lines><Discount>x</Discount>", "</Lines>text", "</Lime>"}) {
            auto const text = order_document("<Customer>A</Customer><Lines>" + items + behind);
            auto const check = [&](auto callback) {
                auto const expected = streamed<soapcodec::xml::expat_source>(text, callback);
                for (std::uint64_t n = 0; n < 15; ++n) {
                    CAPTURE(text, n);
                    test::begun = n;
                    CHECK(streamed<test::giving_up_source>(text, callback) == expected);
                }
            };
            check(nothing);
            check(stopping);
            check(throwing);
        }
    }
}
