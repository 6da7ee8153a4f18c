// SPDX-License-Identifier: MIT
// The fast path beside the reader of record. What it reads is in detail_fast_record_test.cpp.
#include <soapcodec/detail/soap/fast_path.hpp>

#include "catch.hpp"
#include "support.hpp"

#include <soapcodec/detail/layout_of.hpp>

#include <deque>       // std::deque
#include <optional>    // std::optional
#include <string>      // std::string
#include <string_view> // std::string_view
#include <vector>      // std::vector

using test::errc;
using test::line;
using test::order;

namespace test {

/// A list with no element around that is not alone in its record.
struct pages {
    std::vector<line> lines;
    std::optional<std::int32_t> count;
};
constexpr auto soap_shape(pages const*) {
    return soapcodec::message<"Pages", "urn:order">(soapcodec::element<"Line", &pages::lines>,
                                                    soapcodec::element<"Count", &pages::count>);
}

} // namespace test

namespace {

/// Takes the lines of an order.
struct line_sink : soapcodec::detail::record_sink {
    line item;
    std::vector<std::optional<line>> seen;
    bool go_on = true;

    line_sink() : record_sink{open_line, deliver_line} {}
    static void* open_line(record_sink& self) {
        auto& item = static_cast<line_sink&>(self).item;
        item = {};
        return &item;
    }
    static bool deliver_line(record_sink& sink, void* record) {
        auto& self = static_cast<line_sink&>(sink);
        self.seen.push_back(record == nullptr ? std::nullopt : std::optional(*static_cast<line*>(record)));
        return self.go_on;
    }
};

/// Drives a reader that streams the lines of an order.
struct driven_reader {
    line_sink sink;
    order value;
    soapcodec::decode_options options;
    soapcodec::detail::record_reader reader;
    soapcodec::detail::fast_path fast{reader, options};

    driven_reader() {
        reader.settings().sink = &sink;
        reader.settings().content_limit = soapcodec::limits::none;
        reader.limit_text(soapcodec::limits::none);
        REQUIRE(reader.begin(soapcodec::detail::layout_of<order, test::order_namespace, &order::lines>::table, &value,
                             "Order", {}));
    }
    bool start(std::string const& local) {
        names.push_back(local);
        return reader.start_element(soapcodec::detail::expanded_name("urn:order", names.back().c_str()), {});
    }
    bool value_of(std::string const& local, std::string const& text) {
        return start(local) && reader.text(text) && reader.end_element();
    }
    std::deque<std::string> names;
};

constexpr soapcodec::detail::allowance most{10, 10, 10};

/// A scope in which the default namespace is that of the records.
soapcodec::detail::namespace_scope order_scope() {
    soapcodec::detail::namespace_scope scope;
    scope.bind("", "urn:order");
    return scope;
}

} // namespace

TEST_CASE("a reader waits for the records of the outermost list it is in, and reads ahead between them") {
    driven_reader d;
    auto const scope = order_scope();
    d.reader.settings().scope = &scope;
    soapcodec::arena memory;
    d.reader.settings().memory = &memory;
    auto const ahead = [&](std::string_view bytes) {
        soapcodec::detail::read_ahead_result result;
        CHECK(d.fast.read_ahead(bytes, most, result));
        return result.consumed.bytes;
    };
    std::string_view const two = "<Line><Number>2</Number></Line>";
    CHECK(d.fast.resync_tag().empty());
    CHECK(ahead(two) == 0);
    REQUIRE(d.start("Extras"));
    CHECK(d.fast.resync_tag() == "<Extra");
    REQUIRE(d.reader.end_element());
    REQUIRE(d.start("Lines"));
    CHECK(d.fast.resync_tag() == "<Line");
    REQUIRE((d.start("Line") && d.value_of("Number", "1")));
    CHECK(d.fast.resync_tag() == "<Line");
    CHECK(ahead(two) == 0); // inside a record
    REQUIRE(d.reader.end_element());
    CHECK(ahead(two) == two.size());
    REQUIRE(d.start("Unknown"));
    CHECK(ahead(two) == 0);
    REQUIRE(d.reader.end_element());
    REQUIRE((d.start("Line") && d.value_of("Number", "3") && d.reader.end_element()));
    CHECK(d.sink.seen == std::vector<std::optional<line>>{line{1, {}}, line{2, {}}, line{3, {}}});
    // All were counted.
    REQUIRE(d.start("Line"));
    CHECK_FALSE(d.value_of("Number", "x"));
    std::string path;
    d.reader.append_path(path);
    CHECK(path == "/Order/Lines/Line[4]/Number");
}

TEST_CASE("whoever takes the records can stop at one that was read ahead") {
    driven_reader d;
    auto const scope = order_scope();
    d.reader.settings().scope = &scope;
    soapcodec::arena memory;
    d.reader.settings().memory = &memory;
    REQUIRE(d.start("Lines"));
    d.sink.go_on = false;
    soapcodec::detail::read_ahead_result result;
    CHECK_FALSE(d.fast.read_ahead("<Line><Number>2</Number></Line><Line><Number>3</Number></Line>", most, result));
    CHECK(result.consumed.bytes == 31);
    CHECK(d.reader.why().code == errc::ok);
    CHECK(d.sink.seen.size() == 1);
}

TEST_CASE("options that the fast path does not know leave all to the reader of record") {
    auto const taken = [](soapcodec::decode_options const& options) {
        driven_reader d;
        auto const scope = order_scope();
        d.reader.settings().scope = &scope;
        soapcodec::arena memory;
        d.reader.settings().memory = &memory;
        d.options = options;
        REQUIRE(d.start("Lines"));
        soapcodec::detail::read_ahead_result result;
        CHECK(d.fast.read_ahead("<Line><Number>2</Number></Line>", most, result));
        CHECK(d.fast.resync_tag().empty() == !result.waits);
        return result.consumed.bytes;
    };
    CHECK(taken({}) == 31);
    CHECK(taken({.reject_unknown = true}) == 31);
    CHECK(taken({.limits = {.text = 63}}) == 0);
    CHECK(taken({.any_namespace = true}) == 0);
    CHECK(taken({.accepted_namespaces = {"urn:other"}}) == 0);
}

TEST_CASE("a list without an element around it is not read ahead, since other elements may come there") {
    line_sink lines;
    test::pages value;
    soapcodec::detail::record_reader reader;
    reader.settings().sink = &lines;
    auto const scope = order_scope();
    reader.settings().scope = &scope;
    soapcodec::decode_options const options;
    soapcodec::detail::fast_path fast(reader, options);
    reader.limit_text(1000);
    REQUIRE(reader.begin(soapcodec::detail::layout_of<test::pages, "urn:order", &test::pages::lines>::table, &value,
                         "Pages", {}));
    CHECK(fast.resync_tag().empty());
    soapcodec::detail::read_ahead_result result;
    CHECK(fast.read_ahead("<Line><Number>2</Number></Line>", most, result));
    CHECK(result.consumed.bytes == 0);
}
