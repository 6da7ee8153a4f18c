// SPDX-License-Identifier: MIT
// Tests of stream_decoder: records one at a time, callbacks of every kind, stopping, exceptions, flush.
#include <soapcodec/stream.hpp>

#include "catch.hpp"
#include "stream_support.hpp"
#include "support.hpp"

#include <soapcodec/services/office24seven.hpp>

#include <set>       // std::set
#include <stdexcept> // std::runtime_error

using soapcodec::stream_decoder;
using test::errc;
using test::line;
using test::lines_document;
using test::order;
using test::order_document;
using test::three_lines;

namespace test {

struct entry {
    std::int32_t id = 0;
    std::string_view text;
    std::span<std::string_view> words;
};
constexpr auto soap_shape(entry const*) {
    return soapcodec::record(soapcodec::element<"Id", &entry::id>, soapcodec::element<"Text", &entry::text>,
                             soapcodec::element<"Words", &entry::words, soapcodec::items<"Word">>);
}

struct journal {
    std::string title;
    std::vector<entry> entries; // with no element around
    std::optional<std::int32_t> total;
};
constexpr auto soap_shape(journal const*) {
    return soapcodec::message<"Journal", "urn:journal">(soapcodec::element<"Title", &journal::title>,
                                                        soapcodec::element<"Entry", &journal::entries>,
                                                        soapcodec::element<"Total", &journal::total>);
}

} // namespace test

namespace {

/// A decoder of lines that keeps copies of what it was given.
struct collecting {
    std::vector<std::optional<line>> seen;
    stream_decoder<&order::lines> decoder;

    explicit collecting(soapcodec::decode_options options = {})
        : decoder([this](line const* l) { seen.push_back(l == nullptr ? std::nullopt : std::optional(*l)); },
                  std::move(options)) {}
    bool feed(std::string_view bytes) { return decoder.feed(bytes); }
    auto finish(std::string_view bytes = {}) { return decoder.finish(bytes); }
};

/// Checks that every cut gives the records before an error, and the error.
void check_stream_error(std::string const& with_mark, errc code, std::string const& path, std::size_t records) {
    test::marked const document(with_mark);
    for (auto const& cut : test::all_cuts(document.text)) {
        collecting c;
        auto const found = cut.feed_to(c);
        CAPTURE(with_mark, cut.describe());
        REQUIRE_FALSE(found.has_value());
        REQUIRE(found.error().code() == code);
        REQUIRE(found.error().path() == path);
        REQUIRE(found.error().where() == document.at);
        REQUIRE(c.seen.size() == records);
        REQUIRE(c.decoder.records() == records);
    }
}

} // namespace

TEST_CASE("records come one at a time, in order, for any pieces, and the message comes without them") {
    auto const document = lines_document(three_lines);
    collecting reused;
    for (auto const& cut : test::all_cuts(document)) {
        reused.decoder.reset();
        reused.seen.clear();
        auto const found = cut.feed_to(reused);
        CAPTURE(cut.describe());
        REQUIRE(found.has_value());
        REQUIRE(found->customer == "A");
        REQUIRE(found->paid == true);
        REQUIRE(found->lines == std::optional(std::vector<std::optional<line>>{}));
        REQUIRE(reused.seen == std::vector<std::optional<line>>{line{1, {}}, std::nullopt, line{2, "n"}});
        REQUIRE(reused.decoder.records() == 3);
    }
}

TEST_CASE("a record is handed over as soon as its end tag is known") {
    collecting c;
    auto const document = lines_document(three_lines);
    std::size_t at = 0;
    for (std::size_t record = 1; record <= 3; ++record) {
        auto const end = document.find(record == 2 ? "/>" : "</Line>", at) + (record == 2 ? 2 : 7);
        c.feed(std::string_view(document).substr(at, end - at));
        c.decoder.flush();
        CHECK(c.seen.size() == record);
        at = end;
    }
    CHECK(c.finish(std::string_view(document).substr(at)).has_value());
}

TEST_CASE("flush hands over a record whose end tag arrived in small pieces") {
    collecting c;
    auto const document = lines_document("<Line><Number>1</Number><Note>" + std::string(100, 'x') + "</Note></Line>");
    auto const end = document.find("</Line>");
    c.feed(std::string_view(document).substr(0, end));
    c.feed("</Lin");
    c.feed("e");
    c.feed(">");
    CHECK(c.decoder.flush());
    CHECK(c.seen.size() == 1);
    CHECK(c.finish(std::string_view(document).substr(end + 7)).has_value());
    CHECK(c.seen.size() == 1);
}

TEST_CASE("records without an element around are streamed too, their views in an arena") {
    auto const document = test::envelope("<Journal xmlns='urn:journal'><Entry><Id>1</Id><Text>a &amp; b</Text><Words>"
                                         "<Word>x</Word><Word/><Word>yz</Word></Words></Entry><Title>t</Title><Entry>"
                                         "<Text>c</Text><Id>2</Id></Entry><Total>2</Total></Journal>");
    for (auto const& cut : test::all_cuts(document)) {
        std::string log;
        stream_decoder<&test::journal::entries> decoder([&log](test::entry const& e) {
            log += std::to_string(e.id) + ":" + std::string(e.text);
            for (auto const word : e.words) {
                log += " " + std::string(word);
            }
            log += ";";
        });
        auto const found = cut.feed_to(decoder);
        CAPTURE(cut.describe());
        REQUIRE(found.has_value());
        REQUIRE(found->title == "t");
        REQUIRE(found->total == 2);
        REQUIRE(found->entries.empty());
        REQUIRE(log == "1:a & b x  yz;2:c;");
    }
}

TEST_CASE("a record starts from its defaults, not from the record before") {
    std::vector<line> seen;
    stream_decoder<&order::lines> decoder([&seen](line const& l) { seen.push_back(l); });
    REQUIRE(
        decoder.finish(lines_document("<Line><Number>1</Number><Note>n</Note></Line><Line><Number>2</Number></Line>"))
            .has_value());
    CHECK(seen == std::vector<line>{{1, "n"}, {2, std::nullopt}});
}

TEST_CASE("a callback takes a reference, which passes over nil, or a pointer, and may return nothing") {
    auto const document = lines_document(three_lines);
    int calls = 0;
    auto const run = [&](auto callback) {
        calls = 0;
        stream_decoder<&order::lines> decoder(callback);
        CHECK(decoder.finish(document).has_value());
        CHECK(decoder.records() == 3);
        return calls;
    };
    CHECK(run([&](line const&) { ++calls; }) == 2);
    CHECK(run([&](line const&) { return ++calls, soapcodec::next; }) == 2);
    CHECK(run([&](line const*) { ++calls; }) == 3);
    CHECK(run([&](line const* l) { return calls += l == nullptr ? 10 : 1, soapcodec::next; }) == 12);
    CHECK(run([&](auto const& l) { calls += l.number; }) == 3);
    CHECK(run([&, count = 0](line const&) mutable { calls = ++count; }) == 2);
}

TEST_CASE("stop ends the reading at once, and finish gives the message so far") {
    for (int const last : {1, 2, 3}) {
        auto const document = lines_document(three_lines, "<Customer>A</Customer>", "<Paid>nonsense</Paid>") + "<<<";
        for (auto const& cut : test::all_cuts(document)) {
            int calls = 0;
            stream_decoder<&order::lines> decoder(
                [&](line const*) { return ++calls == last ? soapcodec::stop : soapcodec::next; });
            auto const found = cut.feed_to(decoder);
            CAPTURE(cut.describe(), last);
            REQUIRE(found.has_value());
            REQUIRE(found->customer == "A");
            REQUIRE(found->paid == std::nullopt);
            REQUIRE(calls == last);
            REQUIRE_FALSE(decoder.feed(document));
            REQUIRE_FALSE(decoder.flush());
            REQUIRE(calls == last);
            REQUIRE(decoder.finish().has_value());
        }
    }
}

TEST_CASE("a message that lacks what a stop has left unread is no error") {
    stream_decoder<&order::lines> decoder([](line const&) { return soapcodec::stop; });
    CHECK_FALSE(decoder.feed(order_document("<Lines><Line><Number>1</Number></Line></Lines>")));
    CHECK(decoder.finish().has_value());
}

TEST_CASE("a stop after an error and a reset works as a stop") {
    stream_decoder<&order::lines> decoder([](line const&) { return soapcodec::stop; });
    for (auto const* const bad : {"<Customer/>               some text", "<Discount>x</Discount>", "<Customer>a<b/>"}) {
        CHECK_FALSE(decoder.feed(order_document(bad)));
        CHECK_FALSE(decoder.finish().has_value());
        decoder.reset();
        CHECK_FALSE(decoder.feed(lines_document(three_lines)));
        CHECK(decoder.finish().has_value());
        decoder.reset();
    }
}

TEST_CASE("nothing of a stop is left after a reset") {
    int calls = 0;
    stream_decoder<&order::lines> decoder(
        [&calls](line const&) { return ++calls == 1 ? soapcodec::stop : soapcodec::next; });
    CHECK_FALSE(decoder.feed(lines_document(three_lines)));
    decoder.reset();
    auto const found =
        decoder.finish(order_document("<First><Number>1</Number></First><Customer>A</Customer><Lines/>"));
    CHECK(found.value().first == line{1, {}});
    CHECK(found->customer == "A");
}

TEST_CASE("what a callback throws leaves feed, flush and finish; the decoder then is as after an error") {
    auto const document = lines_document(three_lines);
    int calls = 0;
    stream_decoder<&order::lines> decoder([&calls](line const*) {
        if (++calls == 2) {
            throw std::runtime_error("second");
        }
    });
    auto const check_sticky = [&] {
        CHECK(calls == 2);
        CHECK_FALSE(decoder.feed(document));
        auto const found = decoder.finish();
        REQUIRE_FALSE(found.has_value());
        CHECK(found.error().code() == errc::callback_exception);
        CHECK(found.error().fault() == nullptr);
        CHECK(calls == 2);
        decoder.reset();
        CHECK(decoder.finish(document).has_value());
        CHECK(calls == 5);
        calls = 0;
        decoder.reset();
    };
    CHECK_THROWS_AS(decoder.feed(document), std::runtime_error);
    check_sticky();
    CHECK_THROWS_AS(decoder.finish(document), std::runtime_error);
    check_sticky();
    auto const end = document.find("i:nil='true'/>") + 14;
    decoder.feed(std::string_view(document).substr(0, end - 10));
    decoder.feed(std::string_view(document).substr(end - 10, 9));
    decoder.feed(">"); // withheld
    if (calls == 1) {
        CHECK_THROWS_AS(decoder.flush(), std::runtime_error);
    }
}

TEST_CASE("errors come after the records before them") {
    check_stream_error(lines_document("<Line><Number>1</Number></Line><Line><Number>^x</Number></Line>"),
                       errc::invalid_value, "/Envelope/Body/Order/Lines/Line[2]/Number", 1);
    check_stream_error(lines_document(three_lines + "<Line>^</Line>"), errc::missing_element,
                       "/Envelope/Body/Order/Lines/Line[4]", 3);
    check_stream_error(lines_document(three_lines + "<Line i:nil='1'>^ </Line>"), errc::nil_with_content,
                       "/Envelope/Body/Order/Lines/Line[4]", 3);
    check_stream_error(lines_document(three_lines, "", "^"), errc::missing_element, "/Envelope/Body/Order", 3);
    check_stream_error(lines_document(three_lines, "<Customer/>", "^<Lines/>"), errc::duplicate_element,
                       "/Envelope/Body/Order/Lines", 3);
    check_stream_error(lines_document(three_lines + "^text"), errc::unexpected_text, "/Envelope/Body/Order/Lines", 3);
}

TEST_CASE("a fault comes instead of records") {
    collecting c;
    CHECK_FALSE(
        c.feed(test::envelope("<s:Fault><faultcode>s:Server</faultcode><faultstring>no</faultstring></s:Fault>")));
    auto const found = c.finish();
    REQUIRE_FALSE(found.has_value());
    CHECK(found.error().code() == errc::fault);
    CHECK(found.error().fault()->text() == "no");
    CHECK(c.seen.empty());
}

TEST_CASE("a stream_decoder can be moved half-way and left half-way") {
    auto const document = lines_document(three_lines);
    for (std::size_t at = 0; at <= document.size(); at += 3) {
        int calls = 0;
        stream_decoder<&order::lines> first([&calls](line const*) { ++calls; });
        first.feed(std::string_view(document).substr(0, at));
        auto second = std::move(first);
        REQUIRE(second.finish(std::string_view(document).substr(at)).has_value());
        REQUIRE(calls == 3);
        second.reset();
        second.feed(std::string_view(document).substr(0, at));
        second.reset();
        calls = 0;
        REQUIRE(second.finish(document).has_value());
        REQUIRE(calls == 3);
    }
}

namespace {

/// Streams 3000 records and checks that their strings lie where others did: in the piece, or in a buffer or two.
void check_constant_memory(std::string const& record) {
    namespace office = soapcodec::office24seven;
    soapcodec::decode_options options;
    options.limits.content = 1000;
    std::uint64_t bytes = 0;
    std::set<char const*> memory;
    stream_decoder<&office::get_identities_response_view::identities> decoder(
        [&](office::identity_view const& id) {
            bytes += id.user->name.size();
            memory.insert(id.user->name.data());
        },
        options);
    decoder.feed("<s:Envelope xmlns:s='http://www.w3.org/2003/05/soap-envelope'><s:Body><GetIdentitiesResponse "
                 "xmlns='http://24sevenOffice.com/webservices'><GetIdentitiesResult>");
    for (int i = 0; i < 3000; ++i) {
        REQUIRE(decoder.feed(record));
    }
    CHECK(decoder.finish("</GetIdentitiesResult></GetIdentitiesResponse></s:Body></s:Envelope>").has_value());
    CHECK(bytes == 3000000);
    CHECK(decoder.records() == 3000);
    CHECK(memory.size() <= 3);
}

} // namespace

TEST_CASE("memory while streaming is bounded by one record") {
    // One that is read ahead, and others that are begun so and then read by events.
    for (std::string const before_end : {"", "<!-- odd -->", "<Unknown/>", "<IsDisabled>1</IsDisabled ><!---->"}) {
        CAPTURE(before_end);
        // The text with a reference is copied when it is read ahead, and so is one that comes in pieces.
        for (std::string const& name : {std::string(1000, 'n'), std::string(999, 'n') + "&amp;"}) {
            check_constant_memory("<Identity><Id>6f9619ff-8b86-4d01-b42d-00cf4fc964ff</Id><User><Name>" + name +
                                  "</Name></User><IsCurrent>1</IsCurrent><IsDefault>0</IsDefault><IsProtected>0"
                                  "</IsProtected>" +
                                  before_end + "</Identity>");
        }
    }
}
