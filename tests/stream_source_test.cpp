// SPDX-License-Identifier: MIT
// Tests of stream_decoder with other sources, and of what of a stream in pieces expat sees.
#include <soapcodec/stream.hpp>

#include "catch.hpp"
#include "stream_support.hpp"
#include "support.hpp"

#include <soapcodec/services/office24seven.hpp>

#include <cstddef>     // std::size_t
#include <cstdint>     // std::uint64_t
#include <string>      // std::string
#include <string_view> // std::string_view

using soapcodec::stream_decoder;
using test::errc;
using test::line;
using test::lines_document;
using test::order;
using test::three_lines;

namespace {

/// Counts, and leaves the work to expat.
template <class Handler>
class counting_source {
public:
    counting_source(Handler& handler, soapcodec::limits const& bounds, std::string const& charset)
        : inner_(handler, bounds, charset) {}
    bool feed(std::string_view bytes, bool last = false) {
        total += bytes.size();
        return inner_.feed(bytes, last);
    }
    bool flush() { return inner_.flush(); }
    void reset() { inner_.reset(); }
    [[nodiscard]] soapcodec::xml::source_failure const& error() const noexcept { return inner_.error(); }
    [[nodiscard]] bool stopped() const noexcept { return inner_.stopped(); }

    static inline std::size_t total = 0;

private:
    soapcodec::xml::expat_source<Handler> inner_;
};

} // namespace

TEST_CASE("another source can stand in expat's place") {
    auto const document = lines_document(three_lines);
    using counted = counting_source<soapcodec::detail::message_reader>;
    counted::total = 0;
    soapcodec::decoder<order, counting_source> whole;
    whole.feed(document.substr(0, 50));
    CHECK(whole.finish(document.substr(50)).value() == soapcodec::decode<order>(document).value());
    CHECK(counted::total == document.size());
    whole.reset();
    CHECK(whole.finish("x").error().code() == errc::malformed_xml);

    int calls = 0;
    stream_decoder<&order::lines, counting_source> each([&calls](line const&) { ++calls; });
    CHECK(each.feed(document));
    CHECK(each.flush());
    CHECK(each.finish().has_value());
    CHECK(calls == 2);
    CHECK(counted::total == 2 * document.size() + 1);
}

namespace {

/// Has no memory to parse with.
template <class Handler>
class exhausted_source {
public:
    exhausted_source(Handler&, soapcodec::limits const&, std::string const&) {}
    bool feed(std::string_view, bool = false) {
        failure_ = {errc::out_of_memory, {1, 1, 2}, {}};
        return false;
    }
    bool flush() { return feed({}); }
    void reset() { failure_ = {}; }
    [[nodiscard]] soapcodec::xml::source_failure const& error() const noexcept { return failure_; }
    [[nodiscard]] bool stopped() const noexcept { return failure_.code != errc::ok; }

private:
    soapcodec::xml::source_failure failure_;
};

} // namespace

TEST_CASE("a source's own failure is the decoder's error") {
    soapcodec::decoder<order, exhausted_source> decoder;
    CHECK_FALSE(decoder.feed("x"));
    auto const found = decoder.finish();
    REQUIRE_FALSE(found.has_value());
    CHECK(found.error().message() == "1:2 (byte 1) out of memory");
}

namespace {

/// How much of a document that comes in pieces of a size expat does not see.
std::uint64_t ahead_in_pieces(std::string_view document, std::size_t size, std::size_t& calls) {
    calls = 0;
    stream_decoder<&order::lines, test::ahead_counting_source> each([&calls](line const*) { ++calls; });
    for (std::size_t at = 0; at < document.size(); at += size) {
        CHECK(each.feed(document.substr(at, size)));
    }
    auto const found = each.finish();
    CHECK(found.has_value());
    CHECK((found && found->customer == "A" && found->paid == true));
    return test::bytes_ahead;
}

} // namespace

TEST_CASE("a stream in pieces goes without expat from its beginning to its end") {
    std::string lines;
    for (int i = 0; i < 200; ++i) {
        lines += "\n  <Line><Number>" + std::to_string(i) + "</Number><Note>n</Note></Line>";
    }
    for (std::string const last : {"", "<Line i:nil='true'/>", "\n", "<!-- c -->"}) {
        auto const document = lines_document(lines + last);
        auto const items = last.starts_with("<Line") ? std::size_t{201} : std::size_t{200};
        for (std::size_t const size : {document.size(), std::size_t{1460}, std::size_t{601}, std::size_t{64}}) {
            CAPTURE(size, last);
            std::size_t calls = 0;
            CHECK(ahead_in_pieces(document, size, calls) == document.size());
            CHECK(calls == items);
        }
    }
}

TEST_CASE("the beginning of a stream waits for its list, but not for long, and no record waits") {
    std::size_t calls = 0;
    stream_decoder<&order::lines, test::ahead_counting_source> each([&calls](line const*) { ++calls; });
    auto const document = lines_document(three_lines);
    auto const first_end = document.find("</Line>") + 7;
    for (std::size_t i = 0; i < document.size(); ++i) {
        CHECK(each.feed(document.substr(i, 1)));
        CHECK((calls != 0) == (i + 1 >= first_end));
    }
    CHECK(each.finish().has_value());
    CHECK(calls == 3);
    CHECK(test::bytes_ahead == document.size());

    // Longer than what is kept of a beginning.
    calls = 0;
    each.reset();
    auto const long_document = lines_document(three_lines, "<Customer>" + std::string(2000, 'A') + "</Customer>");
    for (char const& c : long_document) {
        CHECK(each.feed({&c, 1}));
    }
    CHECK(each.finish().has_value());
    CHECK(calls == 3);
    CHECK(test::bytes_ahead < long_document.size());

    // Where the list is behind something that is not plain.
    for (std::string const before : {"<Customer>A<!-- c --></Customer>", "<Customer>\r</Customer>"}) {
        CAPTURE(before);
        calls = 0;
        each.reset();
        auto const odd = lines_document(three_lines, before);
        CHECK(each.feed(odd.substr(0, odd.find("</Line>") + 7)));
        CHECK(each.feed("<"));
        CHECK(calls == 1);
    }

    // What is there as a whole, and wrong, does not wait for more.
    each.reset();
    CHECK_FALSE(each.feed(lines_document(three_lines, "<Paid>maybe</Paid>")));
}

TEST_CASE("what is not plain in a stream is told to expat, wherever it is") {
    std::string const plain = "<Line><Number>1</Number></Line>";
    std::string many;
    for (int i = 0; i < 60; ++i) {
        many += plain;
    }
    auto const check = [](std::string const& document, std::size_t items) {
        for (std::size_t const size : {std::size_t{700}, std::size_t{1000}}) {
            CAPTURE(document, size);
            std::size_t calls = 0;
            auto const ahead = ahead_in_pieces(document, size, calls);
            CHECK(calls == items);
            CHECK(ahead > 0);
            CHECK(ahead < document.size());
        }
    };
    // In an item, behind the items, behind the list, behind the document.
    check(lines_document(many + "<Line><Number>\r1</Number></Line>" + many), 121);
    check(lines_document(many + "<Line>\r<Number>1</Number></Line>" + many + plain), 122);
    check(lines_document(many + "\r"), 60);
    check(lines_document(many, "<Customer>A</Customer>", "<Paid>1</Paid>\r"), 60);
    check(lines_document(many) + "<!-- \xC3\xB8 -->\r", 60);
    check(lines_document(many, "<Customer>A</Customer>",
                         "<Paid>1</Paid><Unknown>" + std::string(2000, 'u') + "</Unknown>"),
          60);
}

TEST_CASE("while records are handed over, the version is that of their Envelope") {
    auto document = lines_document(three_lines);
    document.replace(document.find("http://schemas.xmlsoap.org/soap/envelope/"), 41,
                     "http://www.w3.org/2003/05/soap-envelope");
    for (auto const& cut : test::all_cuts(document)) {
        std::vector<soapcodec::soap::version> seen;
        stream_decoder<& order::lines>* decoder = nullptr;
        stream_decoder<&order::lines> each([&](line const*) { seen.push_back(decoder->version()); });
        decoder = &each;
        CHECK(cut.feed_to(each).has_value());
        CHECK(seen == std::vector(3, soapcodec::soap::version::v1_2));
    }
}
