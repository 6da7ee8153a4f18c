// SPDX-License-Identifier: MIT
// Tests of stream_decoder with lists that lie deeper, two lists at once, and lists of values and of choices.
#include <soapcodec/stream.hpp>

#include "catch.hpp"
#include "support.hpp"

#include <soapcodec/source.hpp>

#include <optional>    // std::optional
#include <stdexcept>   // std::runtime_error
#include <string>      // std::string
#include <string_view> // std::string_view
#include <variant>     // std::variant, std::visit
#include <vector>      // std::vector

using soapcodec::lists;
using soapcodec::path;
using soapcodec::stream_decoder;
using test::errc;

namespace test {

// --- as Salesforce answers a query: a list without an element of its own, in the result

struct contact {
    std::optional<std::string> id;
    std::string_view name;
};
constexpr auto soap_shape(contact const*) {
    return soapcodec::record_in<"urn:sobject">(soapcodec::element<"Id", &contact::id>,
                                               soapcodec::element<"Name", &contact::name>);
}
struct query_result {
    bool done = false;
    std::optional<std::string> locator;
    std::vector<contact> records;
    std::int32_t size = 0;
};
constexpr auto soap_shape(query_result const*) {
    return soapcodec::record(
        soapcodec::element<"done", &query_result::done>, soapcodec::element<"queryLocator", &query_result::locator>,
        soapcodec::element<"records", &query_result::records>, soapcodec::element<"size", &query_result::size>);
}
struct query_response {
    query_result result;
    std::optional<query_result> other; // of the same type, and kept
};
constexpr auto soap_shape(query_response const*) {
    return soapcodec::message<"queryResponse", "urn:partner">(soapcodec::element<"result", &query_response::result>,
                                                              soapcodec::element<"other", &query_response::other>);
}

// --- as Exchange answers FindItem: choices, in an element that may be absent, of one of many folders

struct mail {
    std::string subject;
    friend bool operator==(mail const&, mail const&) = default;
};
constexpr auto soap_shape(mail const*) {
    return soapcodec::record(soapcodec::element<"Subject", &mail::subject>);
}
struct meeting {
    std::string subject;
    std::vector<std::string> attendees;
    friend bool operator==(meeting const&, meeting const&) = default;
};
constexpr auto soap_shape(meeting const*) {
    return soapcodec::record(soapcodec::element<"Subject", &meeting::subject>,
                             soapcodec::element<"Attendees", &meeting::attendees, soapcodec::items<"Name">>);
}
using item = std::variant<mail, std::optional<meeting>, std::string, std::vector<std::int32_t>>;
struct items {
    std::vector<item> all;
};
constexpr auto soap_shape(items const*) {
    return soapcodec::record_in<"urn:types">(
        soapcodec::choice<&items::all, soapcodec::alternative<"Message">, soapcodec::alternative<"CalendarItem">,
                          soapcodec::alternative<"Note">,
                          soapcodec::alternative<"Numbers", soapcodec::items<"Number">>>);
}
struct folder {
    std::string name;
    std::optional<items> found;
};
constexpr auto soap_shape(folder const*) {
    return soapcodec::record(soapcodec::element<"Name", &folder::name>, soapcodec::element<"Items", &folder::found>);
}
struct find_item_response {
    std::vector<folder> folders;
    std::optional<std::string> trailer;
};
constexpr auto soap_shape(find_item_response const*) {
    return soapcodec::message<"FindItemResponse", "urn:messages">(
        soapcodec::element<"Folder", &find_item_response::folders>,
        soapcodec::element<"Trailer", &find_item_response::trailer>);
}

// --- as ASMX pages: lists in elements of their own, in the records of another list

struct page {
    std::int32_t number = 0;
    std::optional<std::vector<std::optional<line>>> lines;
};
constexpr auto soap_shape(page const*) {
    return soapcodec::record(soapcodec::element<"Number", &page::number>,
                             soapcodec::element<"Lines", &page::lines, soapcodec::items<"Line">>);
}
struct paged {
    std::vector<std::optional<page>> pages;
    std::vector<line> extra;
    std::vector<std::int32_t> numbers;
    std::optional<std::vector<std::optional<std::string_view>>> words;
    std::optional<std::int32_t> total;
};
constexpr auto soap_shape(paged const*) {
    return soapcodec::message<"Paged", "urn:order">(
        soapcodec::element<"Pages", &paged::pages, soapcodec::items<"Page">>,
        soapcodec::element<"Extra", &paged::extra, soapcodec::items<"Line">>,
        soapcodec::element<"Number", &paged::numbers>,
        soapcodec::element<"Words", &paged::words, soapcodec::items<"Word">>,
        soapcodec::element<"Total", &paged::total>);
}

/// Holds itself.
struct node {
    std::string name;
    std::vector<node> children;
};
constexpr auto soap_shape(node const*) {
    return soapcodec::message<"Node", "urn:order">(
        soapcodec::element<"Name", &node::name>,
        soapcodec::element<"Children", &node::children, soapcodec::items<"Node">>);
}

} // namespace test

namespace {

/// Appends what it is given to a log.
struct logging {
    std::string& log;

    void operator()(test::contact const* c) const { log += c == nullptr ? "nil;" : std::string(c->name) + ";"; }
    void operator()(test::line const* l) const {
        log += l == nullptr ? "nil;" : std::to_string(l->number) + l->note.value_or("") + ";";
    }
    void operator()(std::int32_t const* n) const { log += "#" + std::to_string(*n) + ";"; }
    void operator()(std::string_view const* w) const { log += w == nullptr ? "nil;" : "'" + std::string(*w) + "';"; }
    void operator()(test::node const* n) const { log += n->name + std::to_string(n->children.size()) + ";"; }
    void operator()(test::item const* i) const {
        std::visit(
            [this](auto const& held) {
                using type = std::decay_t<decltype(held)>;
                if constexpr (std::is_same_v<type, test::mail>) {
                    log += "mail " + held.subject + ";";
                } else if constexpr (std::is_same_v<type, std::optional<test::meeting>>) {
                    log += held ? "meeting " + held->subject + std::to_string(held->attendees.size()) + ";" : "none;";
                } else if constexpr (std::is_same_v<type, std::string>) {
                    log += "note " + held + ";";
                } else {
                    log += "numbers " + std::to_string(held.size()) + ";";
                }
            },
            *i);
    }
};

/// Says how far the fast path came.
std::uint64_t bytes_ahead = 0;
template <class Handler>
class reporting_source : public soapcodec::xml::predicting_source<Handler> {
public:
    using soapcodec::xml::predicting_source<Handler>::predicting_source;
    bool feed(std::string_view bytes, bool last = false) {
        bool const more = soapcodec::xml::predicting_source<Handler>::feed(bytes, last);
        bytes_ahead = this->bytes_ahead();
        return more;
    }
};

template <auto List, template <class> class Source>
stream_decoder<List, Source> decoder_into(std::string& log) {
    if constexpr (soapcodec::detail::given_lists<List>::size == 2) {
        return stream_decoder<List, Source>(logging{log}, logging{log});
    } else {
        return stream_decoder<List, Source>(logging{log});
    }
}

/// What a stream comes to: what was handed over, and behind it what rest(message) says, or the error.
template <auto List, template <class> class Source, class Rest>
std::string streamed(test::cut const& cut, Rest rest) {
    std::string log;
    auto decoder = decoder_into<List, Source>(log);
    auto const found = cut.feed_to(decoder);
    log += "(" + std::to_string(decoder.records()) + ") ";
    return log + (found ? rest(*found) : found.error().message());
}

/// Every cut comes to that, by events alone and reading ahead.
template <auto List, class Rest>
void check_stream(std::string_view document, std::string const& expected, Rest rest) {
    for (auto const& cut : test::all_cuts(document)) {
        CAPTURE(document, cut.describe());
        REQUIRE(streamed<List, soapcodec::xml::expat_source>(cut, rest) == expected);
        REQUIRE(streamed<List, soapcodec::xml::predicting_source>(cut, rest) == expected);
        REQUIRE(streamed<List, test::eager_source>(cut, rest) == expected);
    }
}

/// Bytes of the whole document that the fast path has read.
template <auto List>
std::uint64_t ahead_in(std::string_view document) {
    std::string log;
    auto decoder = decoder_into<List, reporting_source>(log);
    CHECK(decoder.finish(document).has_value());
    return bytes_ahead;
}

std::string const salesforce = test::envelope(
    "<queryResponse xmlns='urn:partner' xmlns:sf='urn:sobject'><result><done>true</done><queryLocator i:nil='true'/>"
    "<records><sf:Id>1</sf:Id><sf:Name>A &amp; B</sf:Name></records>"
    "<records><sf:Name>C</sf:Name></records><size>2</size></result>"
    "<other><done>0</done><records><sf:Name>kept</sf:Name></records><size>1</size></other></queryResponse>");

std::string const exchange = test::envelope(
    "<m:FindItemResponse xmlns:m='urn:messages' xmlns:t='urn:types'><m:Folder><m:Name>Inbox</m:Name><m:Items>"
    "<t:Message><t:Subject>a</t:Subject></t:Message>"
    "<t:CalendarItem><t:Subject>b</t:Subject><t:Attendees><t:Name>x</t:Name><t:Name>y</t:Name></t:Attendees>"
    "</t:CalendarItem><t:CalendarItem i:nil='true'/><t:Note>n</t:Note>"
    "<t:Numbers><t:Number>1</t:Number><t:Number>2</t:Number></t:Numbers></m:Items></m:Folder>"
    "<m:Folder><m:Name>Empty</m:Name></m:Folder><m:Folder><m:Name>Sent</m:Name><m:Items>"
    "<t:Message><t:Subject>c</t:Subject></t:Message></m:Items></m:Folder><m:Trailer>t</m:Trailer>"
    "</m:FindItemResponse>");

std::string paged_document(std::string const& end = "<Total>4</Total>", std::string const& between = "") {
    return test::envelope("<Paged xmlns='urn:order'><Pages><Page><Number>1</Number><Lines><Line><Number>1</Number>"
                          "</Line>" +
                          between +
                          "<Line i:nil='true'/></Lines></Page><Page><Number>2</Number></Page><Page i:nil='true'/>"
                          "<Page><Number>3</Number><Lines><Line><Number>3</Number><Note>n</Note></Line></Lines></Page>"
                          "</Pages><Extra><Line><Number>4</Number></Line></Extra><Number>5</Number><Number>6</Number>"
                          "<Words><Word>x</Word><Word i:nil='1'/><Word>a&amp;b</Word></Words>" +
                          end + "</Paged>");
}

std::string rest_of_pages(test::paged const& p) {
    std::string text;
    for (auto const& one : p.pages) {
        text += !one ? "nil "
                     : std::to_string(one->number) + (one->lines ? "+" + std::to_string(one->lines->size()) : "") + " ";
    }
    return text + std::to_string(p.extra.size()) + " " + std::to_string(p.numbers.size()) + " " +
           (p.words ? std::to_string(p.words->size()) : "-") + " " + std::to_string(p.total.value_or(-1));
}

} // namespace

TEST_CASE("a path leads to a list in a record of the message, and to no other of its kind") {
    // A list without an element around is beyond the fast path, so that this one is read by events alone.
    check_stream<path<&test::query_response::result, &test::query_result::records>>(
        salesforce, "A & B;C;(2) 0 2 1", [](test::query_response const& r) {
            return std::to_string(r.result.records.size()) + " " + std::to_string(r.result.size) + " " +
                   std::to_string(r.other.value().records.size());
        });
    check_stream<path<&test::query_response::other, &test::query_result::records>>(
        salesforce, "kept;(1) 2 0", [](test::query_response const& r) {
            return std::to_string(r.result.records.size()) + " " + std::to_string(r.other.value().records.size());
        });
}

TEST_CASE("a list of choices is handed over as variants, out of optional and repeated records") {
    check_stream<path<&test::find_item_response::folders, &test::folder::found, &test::items::all>>(
        exchange, "mail a;meeting b2;none;note n;numbers 2;mail c;(6) 3 t", [](test::find_item_response const& r) {
            return std::to_string(r.folders.size()) + " " + r.trailer.value_or("-");
        });
}

TEST_CASE("a list in each record of another list is handed over, and those records are kept without it") {
    check_stream<path<&test::paged::pages, &test::page::lines>>(paged_document(), "1;nil;3n;(3) 1+0 2 nil 3+0 1 2 3 4",
                                                                rest_of_pages);
    // Behind what is not plain, events go on.
    for (std::string const between : {"<!-- c -->", "<?x?>", "<Unknown/>", "<Line ><Number>2</Number></Line >"}) {
        auto const document = paged_document("<Total>x</Total>", between);
        auto const at = document.find("x</Total>");
        std::string const error = "1:" + std::to_string(at + 1) + " (byte " + std::to_string(at) +
                                  ") /Envelope/Body/Paged/Total: invalid value: x";
        std::string const handed_over = between.starts_with("<Line") ? "1;2;nil;3n;(4) " : "1;nil;3n;(3) ";
        if (between != "<?x?>") {
            check_stream<path<&test::paged::pages, &test::page::lines>>(document, handed_over + error, rest_of_pages);
        }
    }
}

TEST_CASE("a list of values is handed over value by value, with or without an element around") {
    check_stream<&test::paged::numbers>(paged_document(), "#5;#6;(2) 1+2 2 nil 3+1 1 0 3 4", rest_of_pages);
    check_stream<&test::paged::words>(paged_document(), "'x';nil;'a&b';(3) 1+2 2 nil 3+1 1 2 0 4", rest_of_pages);
    auto const document = test::envelope("<Paged xmlns='urn:order'><Number>5</Number><Number>x</Number></Paged>");
    auto const at = std::to_string(document.find("x</Number>"));
    check_stream<&test::paged::numbers>(document,
                                        "#5;(1) 1:" + std::to_string(document.find("x</Number>") + 1) + " (byte " + at +
                                            ") /Envelope/Body/Paged/Number: invalid value: x",
                                        rest_of_pages);
}

TEST_CASE("items that the fast path does not hand over do not wait for more") {
    std::size_t calls = 0;
    stream_decoder<&test::paged::numbers> numbers([&calls](int) { ++calls; });
    auto const begin = test::envelope("<Paged xmlns='urn:order'>|");
    CHECK(numbers.feed(begin.substr(0, begin.find('|')) + "<Number>5</Number><Number>6</Number>"));
    CHECK(calls == 2);
    stream_decoder<&test::paged::words> words([&calls](std::string_view) { ++calls; });
    CHECK(words.feed(begin.substr(0, begin.find('|')) + "<Words><Word>a</Word><Word>b</Word>"));
    CHECK(calls == 4);
}

TEST_CASE("two lists have a callback each, in whatever order they come") {
    check_stream<lists<&test::paged::extra, &test::paged::words>>(
        paged_document(), "4;'x';nil;'a&b';(4) 1+2 2 nil 3+1 0 2 0 4", rest_of_pages);
    check_stream<lists<&test::paged::numbers, path<&test::paged::pages, &test::page::lines>>>(
        paged_document(), "1;nil;3n;#5;#6;(5) 1+0 2 nil 3+0 1 0 3 4", rest_of_pages);
    check_stream<lists<path<&test::query_response::result, &test::query_result::records>,
                       path<&test::query_response::other, &test::query_result::records>>>(
        salesforce, "A & B;C;kept;(3) 0 0", [](test::query_response const& r) {
            return std::to_string(r.result.records.size()) + " " + std::to_string(r.other.value().records.size());
        });
}

TEST_CASE("a record that holds a list of its kind is handed over whole") {
    check_stream<&test::node::children>(
        test::envelope(
            "<Node xmlns='urn:order'><Name>r</Name><Children><Node><Name>a</Name><Children><Node><Name>b</Name>"
            "</Node><Node><Name>c</Name></Node></Children></Node><Node><Name>d</Name></Node></Children></Node>"),
        "a2;d0;(2) r", [](test::node const& n) { return n.name; });
}

namespace {

/// Stops or throws at the last of so many.
template <auto List, template <class> class Source>
void check_leaving(std::string_view document, int most) {
    for (int last = 1; last <= most; ++last) {
        for (auto const& cut : test::all_cuts(document)) {
            CAPTURE(cut.describe(), last);
            int calls = 0;
            stream_decoder<List, Source> stopping(
                [&](auto const*) { return ++calls == last ? soapcodec::stop : soapcodec::next; });
            REQUIRE(cut.feed_to(stopping).has_value());
            REQUIRE(calls == last);
            REQUIRE_FALSE(stopping.feed(document));
            stream_decoder<List, Source> throwing([&](auto const*) {
                if (++calls == 2 * last) {
                    throw std::runtime_error("enough");
                }
            });
            REQUIRE_THROWS_AS(cut.feed_to(throwing), std::runtime_error);
            REQUIRE(throwing.finish().error().code() == errc::callback_exception);
            REQUIRE(calls == 2 * last);
        }
    }
}

} // namespace

TEST_CASE("a callback of any list may stop and throw") {
    auto const document = paged_document("<Total>nonsense</Total>");
    check_leaving<path<&test::paged::pages, &test::page::lines>, soapcodec::xml::expat_source>(document, 3);
    check_leaving<path<&test::paged::pages, &test::page::lines>, test::eager_source>(document, 3);
    check_leaving<&test::paged::words, soapcodec::xml::predicting_source>(document, 3);
    check_leaving<&test::paged::numbers, soapcodec::xml::predicting_source>(document, 2);
    check_leaving<path<&test::find_item_response::folders, &test::folder::found, &test::items::all>,
                  soapcodec::xml::predicting_source>(exchange, 6);
}

TEST_CASE("the fast path reads the records of a list that lies deeper") {
    // The whole document where there is one such list; where there are several, the first and what is before it.
    auto const one =
        test::envelope("<Paged xmlns='urn:order'><Pages><Page><Number>1</Number><Lines><Line><Number>1</Number>"
                       "</Line><Line><Number>2</Number></Line></Lines></Page></Pages></Paged>");
    CHECK(ahead_in<path<&test::paged::pages, &test::page::lines>>(one) == one.size());
    auto const several = paged_document();
    std::string_view const first = "<Line><Number>1</Number></Line><Line i:nil='true'/>";
    CHECK(ahead_in<path<&test::paged::pages, &test::page::lines>>(several) >= first.size());
    // Values, choices and lists without an element around are events: each is a few bytes between others.
    CHECK(ahead_in<&test::paged::words>(several) == 0);
    CHECK(ahead_in<&test::paged::numbers>(several) == 0);
}

TEST_CASE("memory is bounded by one item, and so is what it may hold") {
    soapcodec::decode_options options;
    options.limits.content = 2000;
    std::uint64_t bytes = 0;
    stream_decoder<&test::paged::words> decoder([&bytes](std::string_view word) { bytes += word.size(); }, options);
    decoder.feed(
        "<s:Envelope xmlns:s='http://www.w3.org/2003/05/soap-envelope'><s:Body><Paged xmlns='urn:order'><Words>");
    for (int i = 0; i < 1000; ++i) {
        REQUIRE(decoder.feed("<Word>" + std::string(1000, 'w') + "</Word>"));
    }
    CHECK(decoder.finish("</Words></Paged></s:Body></s:Envelope>").has_value());
    CHECK(bytes == 1000000);
}

TEST_CASE("a stream knows the version of its Envelope") {
    stream_decoder<&test::paged::numbers> decoder([](std::int32_t) {});
    CHECK(decoder.version() == soapcodec::soap_1_1);
    decoder.feed("<s:Envelope xmlns:s='http://www.w3.org/2003/05/soap-envelope'><s:Body>");
    decoder.flush();
    CHECK(decoder.version() == soapcodec::soap_1_2);
}
