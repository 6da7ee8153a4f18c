// SPDX-License-Identifier: MIT
// Tests of what errors say of elements that nobody described, and of lists without a known item.
#include <soapcodec/detail/record/passed_over.hpp>

#include "catch.hpp"
#include "support.hpp"

#include <soapcodec/stream.hpp>

#include <cstdint>  // std::int32_t
#include <optional> // std::optional
#include <string>   // std::string
#include <vector>   // std::vector

using test::check_error;
using test::decoded;
using test::errc;
using test::order;
using test::order_document;

namespace test {

struct measured {
    std::int32_t value = 0;
    std::string unit;

    friend bool operator==(measured const&, measured const&) = default;
};
constexpr auto soap_shape(measured const*) {
    return soapcodec::message<"Measured", "urn:order">(soapcodec::element<"Value", &measured::value>,
                                                       soapcodec::attribute<"unit", &measured::unit>);
}

} // namespace test

namespace {

/// The error of a document, however it is cut.
template <class T = order>
soapcodec::error error_of(std::string const& document, soapcodec::decode_options const& options = {}) {
    auto const found = test::decode_with_all_cuts<T>(document, options);
    CAPTURE(document);
    REQUIRE_FALSE(found.value.has_value());
    return found.error;
}

std::string similar(std::string const& content) {
    auto const error = error_of(order_document(content));
    CHECK(error.code() == errc::missing_element);
    CHECK((error.similar().empty() || error.message().ends_with(" (passed over: " + error.similar() + ")")));
    return error.similar();
}

} // namespace

TEST_CASE("a missing element says which one was passed over that is called like it") {
    CHECK(similar("<Customer xmlns='urn:other'>A</Customer>") == "{urn:other}Customer");
    CHECK(similar("<x:Customer xmlns:x='urn:x'>A</x:Customer><Customer xmlns='urn:y'/>") == "{urn:x}Customer");
    CHECK(similar("<Customer xmlns=''>A</Customer>") == "{}Customer");
    CHECK(similar("<customer>A</customer>") == "{urn:order}customer");
    CHECK(similar("<CUSTOMER xmlns='urn:x'>A</CUSTOMER>") == "{urn:x}CUSTOMER");
    CHECK(similar("<Client>A</Client>").empty());
    CHECK(similar("<tag/><PAID/>").empty());
    // Only in the record that lacks it.
    CHECK(similar("<Other><customer/></Other>").empty());
    CHECK(similar("<First><Number>1</Number><customer/></First>").empty());
    CHECK(similar("<Extras><Extra><Number>1</Number><customer/></Extra></Extras><Lines/>").empty());
    auto const inner = error_of(order_document("<Customer>A</Customer><number/><First><a:Number>1</a:Number></First>"));
    CHECK(inner.path() == "/Envelope/Body/Order/First");
    CHECK(inner.similar() == "{urn:amount}Number");
    // A name of any length is quoted in part.
    auto const huge = similar("<Customer xmlns='" + std::string(10000, 'n') + "'/>");
    CHECK(huge == "{" + std::string(256, 'n') + "}Customer");
}

TEST_CASE("nothing of it is left in the next record, or the next document") {
    soapcodec::decoder<order> decoder;
    CHECK(decoder.finish(order_document("<customer/>")).error().similar() == "{urn:order}customer");
    decoder.reset();
    CHECK(decoder.finish(order_document("")).error().similar().empty());
    auto const found =
        error_of(order_document("<Customer>A</Customer><Extras><Extra><number/><Number>1</Number></Extra>"
                                "<Extra/></Extras>"));
    CHECK(found.path() == "/Envelope/Body/Order/Extras/Extra[2]");
    CHECK(found.similar().empty());
}

TEST_CASE("a missing attribute says which one was passed over that is called like it") {
    auto const document = [](std::string const& attributes) {
        return test::envelope("<Measured xmlns='urn:order' xmlns:u='urn:u' " + attributes +
                              "><Value>1</Value></Measured>");
    };
    CHECK(decoded<test::measured>(document("unit='m'")).unit == "m");
    CHECK(error_of<test::measured>(document("Unit='m'")).similar() == "{}Unit");
    CHECK(error_of<test::measured>(document("a='b' u:unit='m'")).similar() == "{urn:u}unit");
    CHECK(error_of<test::measured>(document("a='b'")).similar().empty());
}

TEST_CASE("a list that has elements but no item among them is refused, and names the first") {
    std::string const path = "/Envelope/Body/Order/Lines";
    auto const check = [&](std::string const& content, std::string const& first) {
        auto const error = error_of(order_document("<Customer>A</Customer>" + content));
        CAPTURE(error.message());
        CHECK(error.code() == errc::unexpected_element);
        CHECK(error.path() == path + "/" + first.substr(first.rfind('}') + 1));
        CHECK(error.subject() == first);
        CHECK(error.expected() == "{urn:order}Line");
        soapcodec::decode_options options;
        options.any_items = true;
        CHECK(decoded<order>(order_document("<Customer>A</Customer>" + content), options).lines->empty());
    };
    check("<Lines><item>1</item><item/></Lines>", "{urn:order}item");
    check("<Lines><line><Number>1</Number></line></Lines>", "{urn:order}line");
    check("<Lines>\n<Line xmlns='urn:x'/><y/>\n</Lines>", "{urn:x}Line");
    check("<Lines><x/></Lines><Amounts><y/></Amounts>", "{urn:order}x");
    check_error<order>(order_document("<Customer>A</Customer><Amounts><Amount>1</Amount>^</Amounts>"),
                       errc::unexpected_element, "/Envelope/Body/Order/Amounts/Amount", "{urn:order}Amount");
}

TEST_CASE("an empty list stays empty, and single unknown elements are skipped as elsewhere") {
    auto const found = decoded<order>(order_document("<Customer>A</Customer><Lines/><Extras> <!-- none --> "
                                                     "</Extras><Amounts><x/><a:Amount>1</a:Amount><y/></Amounts>"));
    CHECK(found.lines->empty());
    CHECK(found.extras.empty());
    CHECK(found.amounts == std::vector<std::optional<int>>{1});
    CHECK(decoded<order>(order_document("<Customer>A</Customer><Lines><x/><Line i:nil='1'/></Lines>")).lines->size() ==
          1);
    // A list without an element around it is its record's.
    CHECK(decoded<order>(order_document("<Customer>A</Customer><tag/><Other/>")).tags.empty());
}

TEST_CASE("a streamed list without a known item is refused too") {
    soapcodec::stream_decoder<&order::lines> each([](test::line const&) {});
    auto const found = each.finish(order_document("<Customer>A</Customer><Lines><Item/></Lines>"));
    REQUIRE_FALSE(found);
    CHECK(found.error().code() == errc::unexpected_element);
    CHECK(found.error().subject() == "{urn:order}Item");
}

TEST_CASE("what is remembered is bounded, whatever the document") {
    // In one record one for each described element; deeper records give theirs back.
    std::string many;
    for (int i = 0; i < 2000; ++i) {
        many += "<customer/><tag/><x" + std::to_string(i) + "/>";
    }
    auto const before = order_document("<Customer>A</Customer>" + many).size();
    CHECK(before > 20000);
    CHECK(soapcodec::decode<order>(order_document("<Customer>A</Customer>" + many)));
    soapcodec::detail::passed_over all;
    static constexpr soapcodec::detail::slot slots[]{{.local = "A", .bit = 1}, {.local = "B", .bit = 2}, {}};
    soapcodec::detail::layout const table{.slots = slots, .size = 2, .required = 3};
    all.add(0, table, {"urn:1", "a"});
    all.add(0, table, {"urn:2", "a"});
    all.add(0, table, {"urn:2", "c"});
    all.add(1, table, {"urn:3", "b"});
    CHECK(all.find(1, table, 2) == "{urn:3}b");
    all.leave(1);
    CHECK(all.find(1, table, 2).empty());
    CHECK(all.find(0, table, 3) == "{urn:1}a");
    CHECK(all.find(0, table, 2).empty());
    all.leave(0);
    CHECK(all.empty());
}

TEST_CASE("another message says which one was expected") {
    auto const error = error_of(test::envelope("<Order xmlns='urn:other'/>"));
    CHECK(error.code() == errc::unexpected_payload);
    CHECK(error.subject() == "{urn:other}Order");
    CHECK(error.expected() == "{urn:order}Order");
    CHECK(error.message().ends_with("{urn:other}Order (expected: {urn:order}Order)"));
    auto const bare = soapcodec::decode_document<order>("<order xmlns='urn:order'/>");
    CHECK(bare.error().expected() == "{urn:order}Order");
    // Of a second one no name would have been right.
    CHECK(error_of(test::envelope("<Order xmlns='urn:order'><Customer/></Order><x/>")).expected().empty());
}
