// SPDX-License-Identifier: MIT
// Tests of message_reader: what it takes without events, and that nothing is left of what it gives up. What events make
// of a message is in detail_soap_envelope_reader_test.cpp.
#include <soapcodec/detail/soap/message_reader.hpp>

#include <soapcodec/detail/soap/payload_for.hpp>

#include "catch.hpp"
#include "support.hpp"

#include <cstddef>     // std::size_t
#include <optional>    // std::optional
#include <string>      // std::string
#include <string_view> // std::string_view
#include <vector>      // std::vector

using test::errc;
using test::line;
using test::order;
using test::order_document;

namespace {

constexpr soapcodec::detail::allowance most_of_all{10, 10, 10};

/// A reader of orders, whose lines are handed over.
struct reading_lines : soapcodec::detail::record_sink {
    reading_lines() : record_sink{open_line, deliver_line} {
        reader.records().settings().sink = this;
        reader.records().settings().memory = &memory;
        reader.begin(soapcodec::detail::payload_for<order, &order::lines>(value));
    }
    static void* open_line(record_sink& self) { return &(static_cast<reading_lines&>(self).latest = {}); }
    static bool deliver_line(record_sink& sink, void* record) {
        auto& self = static_cast<reading_lines&>(sink);
        self.numbers.push_back(record == nullptr ? 0 : static_cast<line*>(record)->number);
        return true;
    }
    /// How many of the bytes are taken as records.
    std::size_t ahead(std::string_view bytes) {
        soapcodec::detail::read_ahead_result result;
        CHECK(reader.read_ahead(bytes, most_of_all, result));
        return result.consumed.bytes;
    }

    order value;
    line latest;
    std::vector<std::int32_t> numbers;
    soapcodec::decode_options options;
    soapcodec::arena memory;
    soapcodec::detail::message_reader reader{options};
};

std::string const before = "<Customer>A</Customer><Lines>";
std::string const two = "<Line><Number>1</Number></Line><Line><Number>2</Number></Line>";
std::string const behind = "</Lines><Paid>1</Paid>";

} // namespace

TEST_CASE("a list whose records are handed over is opened, read and left without events") {
    auto const whole = order_document(before + two + behind);
    auto const head = whole.substr(0, whole.find("<Line>"));
    auto const tail = whole.substr(whole.find("</Lines>"));
    reading_lines r;
    CHECK(r.reader.resync_tag().empty());
    REQUIRE(r.reader.open_list(whole, most_of_all) == head.size());
    CHECK(r.numbers.empty());
    CHECK(r.reader.resync_tag() == "<Line");
    CHECK(r.reader.find_last_record_end(two) == two.size());
    CHECK(r.reader.find_record_end(two, 0) == two.size() / 2);
    CHECK(r.ahead(two) == two.size());
    CHECK(r.ahead(two.substr(0, two.size() - 1)) == two.size() / 2);
    CHECK(r.numbers == std::vector<std::int32_t>{1, 2, 1});

    SECTION("to the end of the document") {
        soapcodec::detail::part_taken end;
        end.is_around = true;
        REQUIRE(r.reader.read_document(head + tail, most_of_all, end));
        CHECK(r.value.customer == "A");
        CHECK(r.value.paid == true);
        CHECK(r.value.lines == std::optional(std::vector<std::optional<line>>{}));
        CHECK(r.numbers.size() == 3);
    }
    SECTION("not to an end that is not plain, or that has records") {
        for (auto const& around : {head + "\r" + tail, head + two + tail, head + tail + "x", head}) {
            soapcodec::detail::part_taken end;
            end.is_around = true;
            CHECK_FALSE(r.reader.read_document(around, most_of_all, end));
            CHECK(r.value == order{});
            CHECK(r.numbers.size() == 3);
        }
    }
    SECTION("or left to the events") {
        CHECK(r.reader.leave_list() == 3);
        CHECK(r.value == order{});
        CHECK(r.reader.resync_tag().empty());
        CHECK(r.ahead(two) == 0);
    }
    SECTION("or forgotten for another document") {
        r.reader.begin(soapcodec::detail::payload_for<order, &order::lines>(r.value));
        CHECK(r.reader.resync_tag().empty());
        CHECK(r.ahead(two) == 0);
        CHECK(r.reader.leave_list() == 0);
    }
}

TEST_CASE("no list is opened where there is none, or before it there is something that is not plain") {
    for (std::string const& document :
         {order_document("<Customer>A</Customer>"), order_document("<Customer>\r</Customer><Lines><Line>"),
          order_document("<Customer>A</Customer><Lines/>"), std::string("<Order xmlns='urn:order'><Lines><Line>"),
          order_document(before).substr(0, 100)}) {
        CAPTURE(document);
        reading_lines r;
        CHECK(r.reader.open_list(document, most_of_all) == 0);
        CHECK(r.value == order{});
        CHECK(r.reader.resync_tag().empty());
    }
    // Nor where nobody takes the records.
    soapcodec::decode_options const options;
    soapcodec::detail::message_reader reader(options);
    order value;
    reader.begin(soapcodec::detail::payload_for(value));
    CHECK(reader.open_list(order_document(before + two), most_of_all) == 0);
}

TEST_CASE("a message of which nobody waits for a part is awaited, and looks whole when its last tag is there") {
    soapcodec::decode_options options;
    soapcodec::detail::message_reader reader(options);
    order value;
    reader.begin(soapcodec::detail::payload_for(value));
    auto const document = order_document(before + two + behind);
    CHECK(reader.awaits_end(document.substr(0, document.find("<Customer>")), most_of_all));
    CHECK(reader.envelope_version() == soapcodec::soap::version::v1_1);
    CHECK_FALSE(reader.awaits_end(document.substr(0, 20), most_of_all));
    CHECK_FALSE(reader.awaits_end("<html><body>", most_of_all));
    CHECK_FALSE(reading_lines().reader.awaits_end(document, most_of_all));
    CHECK(reader.seems_whole(document));
    CHECK(reader.seems_whole(document + " \r\n"));
    CHECK_FALSE(reader.seems_whole(document.substr(0, document.size() - 1)));
    CHECK_FALSE(reader.seems_whole(document + "<!-- -->"));
    CHECK(value == order{});
}
