// SPDX-License-Identifier: MIT
// Tests of how much of a document is read without expat: where one is written as servers write it, all of it.
#include <soapcodec/decode.hpp>
#include <soapcodec/encode.hpp>
#include <soapcodec/fuzz/generate.hpp>
#include <soapcodec/fuzz/input.hpp>
#include <soapcodec/services/office24seven.hpp>
#include <soapcodec/services/servicestack.hpp>
#include <soapcodec/source.hpp>

#include "catch.hpp"
#include "support.hpp"

#include <array>       // std::array
#include <cstddef>     // std::size_t
#include <cstdint>     // std::uint8_t, std::uint64_t
#include <map>         // std::map
#include <optional>    // std::optional
#include <set>         // std::set
#include <span>        // std::span
#include <string>      // std::string
#include <string_view> // std::string_view
#include <variant>     // std::variant
#include <vector>      // std::vector

namespace source_test {

/// What the services' messages do not have: attributes, text with attributes, a choice, a record in itself, items with
/// no element around, items in another namespace.
struct price {
    std::string currency;
    int amount = 0;
};
constexpr auto soap_shape(price const*) {
    return soapcodec::record(soapcodec::attribute<"currency", &price::currency>,
                             soapcodec::text_content<&price::amount>);
}

struct part {
    std::optional<std::string> id;
    std::string name;
    std::variant<int, std::string> size;
    std::vector<price> prices;
    std::vector<part> parts;
    std::vector<std::string> notes;
};
constexpr auto soap_shape(part const*) {
    return soapcodec::record(
        soapcodec::attribute<"id", &part::id>, soapcodec::element<"Name", &part::name>,
        soapcodec::choice<&part::size, soapcodec::alternative<"Length">, soapcodec::alternative<"Label">>,
        soapcodec::element<"Price", &part::prices>, soapcodec::element<"Parts", &part::parts, soapcodec::items<"Part">>,
        soapcodec::element<"Notes", &part::notes, soapcodec::items<"Note", "urn:notes">>);
}

struct catalogue {
    part root;
};
constexpr auto soap_shape(catalogue const*) {
    return soapcodec::message<"Catalogue", "urn:catalogue">(soapcodec::element<"Root", &catalogue::root>);
}

/// And what has a table of its own.
struct store {
    catalogue latest;
    std::vector<part> parts;
    std::array<part, 2> pair;
    std::map<std::string, part> known;
    std::variant<price, part> choice;
};
constexpr auto soap_shape(store const*) {
    return soapcodec::message<"Store", "urn:store">(
        soapcodec::element<"Latest", &store::latest>,
        soapcodec::element<"Parts", &store::parts, soapcodec::items<"Part">>,
        soapcodec::element<"Pair", &store::pair, soapcodec::items<"Part">>,
        soapcodec::element<"Known", &store::known, soapcodec::entries<"Entry">>,
        soapcodec::choice<&store::choice, soapcodec::alternative<"Price">, soapcodec::alternative<"Part">>);
}

} // namespace source_test

namespace {

/// Whether a message is decoded, and all of its bytes are read without expat.
template <class T>
bool is_all_read_ahead(std::string_view document, soapcodec::decode_options const& options = {}) {
    CAPTURE(document);
    test::bytes_ahead = 0;
    auto const message = soapcodec::decoder<T, test::ahead_counting_source>(options).finish(document);
    CAPTURE(message ? "" : message.error().message());
    CHECK(message.has_value());
    CHECK(test::bytes_ahead == document.size());
    return message.has_value() && test::bytes_ahead == document.size();
}

/// Values of a message, drawn from bytes, as we write them in both versions.
template <class T>
void check_message() {
    std::vector<std::uint8_t> seed;
    for (int i = 0; i < 10; ++i) {
        soapcodec::fuzz::input from(seed);
        auto const value = soapcodec::fuzz::generate<T>(from);
        for (auto const version : {soapcodec::soap_1_1, soapcodec::soap_1_2}) {
            for (bool const indented : {false, true}) {
                soapcodec::encode_options options;
                options.indented = indented;
                auto const document = soapcodec::encode(value, version, options);
                if (document) { // not every value can be written
                    (void)is_all_read_ahead<T>(*document);
                }
            }
        }
        for (int k = 0; k < 40; ++k) {
            seed.push_back(static_cast<std::uint8_t>(i * 37 + k * k));
        }
    }
}

std::string envelope(std::string_view body) {
    return "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<s:Envelope "
           "xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\" "
           "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><s:Body>" +
           std::string(body) + "</s:Body></s:Envelope>\n";
}

} // namespace

TEST_CASE("every message of the services is read without expat, as we write it") {
    auto const check = [](auto operation) {
        using op = decltype(operation);
        check_message<typename op::request>();
        check_message<typename op::response>();
    };
    soapcodec::office24seven::operations::for_each(check);
    soapcodec::servicestack::operations::for_each(check);
}

TEST_CASE("what shapes can describe beside is too") {
    for (std::string_view const content : {
             "<Name>a</Name><Length>1</Length><Parts/><Notes xmlns:n='urn:notes'><n:Note>x</n:Note></Notes>",
             "<Name>a</Name><Label>b</Label><Price currency='NOK'>1</Price><Price currency=\"SEK\" >2</Price>"
             "<Parts><Part id='1'><Name>b</Name><Label/><Parts><Part><Name>c</Name><Length>1</Length><Parts/><Notes/>"
             "</Part></Parts><Notes/></Part></Parts><Notes/>",
             "<Notes/><Parts/><Length>2</Length><!-- another order --><Name>a<![CDATA[<]]>&#x42;</Name>",
             "<Name/>\n <Length>2</Length>\r\n<New a='1'><er/>text</New><Parts></Parts><Notes></Notes>",
         }) {
        for (auto const* const tag : {"xmlns=\"urn:catalogue\"", "xmlns='urn:catalogue' "}) {
            (void)is_all_read_ahead<source_test::catalogue>(
                envelope("<Catalogue " + std::string(tag) + "><Root>" + std::string(content) + "</Root></Catalogue>"));
        }
    }
    (void)is_all_read_ahead<source_test::catalogue>(envelope(
        "<c:Catalogue xmlns:c='urn:catalogue'><c:Root id='7'><c:Name xsi:type='x'>a</c:Name><c:Length>1</c:Length>"
        "<c:Parts/><c:Notes/></c:Root></c:Catalogue>"));
    soapcodec::decode_options options;
    options.without_envelope = true;
    (void)is_all_read_ahead<source_test::catalogue>(
        "<Catalogue xmlns='urn:catalogue'><Root><Name>a</Name><Length>1</Length><Parts/><Notes/></Root></Catalogue>",
        options);
}

TEST_CASE("what the fast path does not know goes to expat") {
    auto const read = [](std::string const& document, soapcodec::decode_options const& options = {}) {
        test::bytes_ahead = 0;
        CHECK(soapcodec::decoder<source_test::catalogue, test::ahead_counting_source>(options)
                  .finish(document)
                  .has_value());
        return test::bytes_ahead;
    };
    std::string const content = "<Root><Name>a</Name><Length>1</Length><Parts/><Notes/></Root></Catalogue>";
    auto const plain = envelope("<Catalogue xmlns='urn:catalogue'>" + content);
    CHECK(read(plain) == plain.size());
    // Options that let names be in other namespaces, or texts be no longer than what is parsed where it stands.
    CHECK(read(plain, {.any_namespace = true}) == 0);
    CHECK(read(plain, {.accepted_namespaces = {"urn:other"}}) == 0);
    CHECK(read(plain, {.limits = {.text = 63}}) == 0);
    // Another encoding, which has to be found out.
    auto latin = plain;
    CHECK(read(latin.replace(latin.find("utf-8"), 5, "ISO-8859-1")) == 0);
    CHECK(read(plain, {.charset = "us-ascii"}) == 0);
    // A lone carriage return is a line feed to a parser; a name beyond ASCII.
    CHECK(read(envelope("<Catalogue xmlns='urn:catalogue'>\r" + content)) == 0);
    CHECK(read(envelope("<Catalogue xmlns='urn:catalogue'><\xC3\xB8/>" + content)) == 0);
}

TEST_CASE("columns are right behind prefixes beyond ASCII, however they were read") {
    std::string const aa = "\xC3\xA5";
    auto const lines = "<" + aa + ":Lines><" + aa + ":Line><" + aa + ":Number>1</" + aa + ":Number></" + aa +
                       ":Line><" + aa + ":Line><" + aa + ":Number>2</" + aa + ":Number></" + aa + ":Line></" + aa +
                       ":Lines>";
    auto const order_of = [&](std::string_view content) {
        return "<" + aa + ":Order xmlns:" + aa + "=\"urn:order\"><" + aa + ":Customer>a</" + aa + ":Customer>" +
               std::string(content) + "</" + aa + ":Order>";
    };
    auto const path = std::string("/Envelope/Body/Order/");
    test::check_error<test::order>(test::envelope(order_of(lines + "<" + aa + ":Tag>a^<b/></" + aa + ":Tag>")),
                                   soapcodec::errc::unexpected_element, path + "Tag/b", "");
    test::check_error<test::order>(test::envelope(order_of(lines)) + "^x", soapcodec::errc::malformed_xml, "/Envelope",
                                   "junk after document element");
    // The list declares the prefix itself, so that what is in it is read ahead.
    auto const declaring = "<Lines xmlns:" + aa + "=\"urn:order\">" +
                           lines.substr(lines.find("Lines>") + 6, lines.rfind("</") - lines.find("Lines>") - 6) +
                           "</Lines>";
    test::check_error<test::order>(
        test::envelope("<Order xmlns=\"urn:order\"><Customer>a</Customer>" + declaring + "<Extras></Extras></Order>") +
            "^x",
        soapcodec::errc::malformed_xml, "/Envelope", "junk after document element");
}

namespace {

/// How many tables a table leads to, and how many of them name a function of the fast path.
struct counted_tables {
    std::set<soapcodec::detail::layout const*> all;
    std::size_t with_fast_path = 0;

    void add(soapcodec::detail::layout const& table) {
        if (!all.insert(&table).second) {
            return;
        }
        with_fast_path += table.fast != nullptr || table.ahead != nullptr ? 1U : 0U;
        for (auto const& s : std::span(table.slots, table.size)) {
            if (s.content != nullptr) {
                add(*s.content);
            }
        }
    }
};
template <auto Streamed>
counted_tables tables_with() {
    source_test::store value;
    counted_tables counted;
    counted.add(*soapcodec::detail::payload_for<source_test::store, Streamed>(value).messages.front().content);
    return counted;
}

} // namespace

TEST_CASE("a decoder that reads by events alone is made without the code of the fast path") {
    using soapcodec::detail::streamed_from;
    auto const usual = tables_with<streamed_from<soapcodec::xml::predicting_source>>();
    auto const by_events = tables_with<streamed_from<soapcodec::xml::expat_source>>();
    auto const stream = tables_with<streamed_from<soapcodec::xml::expat_source, &source_test::store::parts>>();
    CHECK(usual.all.size() > 8);
    CHECK(usual.with_fast_path == usual.all.size());
    CHECK(by_events.all.size() == usual.all.size());
    CHECK(by_events.with_fast_path == 0);
    CHECK(stream.all.size() == usual.all.size() + 1); // part::parts is not streamed
    CHECK(stream.with_fast_path == 0);
}
