// SPDX-License-Identifier: MIT
// Every allocation fails in turn, in every entry point: what comes is std::bad_alloc or an error, nothing is lost, and
// what was in the middle of something says that it has stopped until it is reset.
#include "allocation.hpp"
#include "catch.hpp"

#include <soapcodec/http.hpp>
#include <soapcodec/services/office24seven.hpp>
#include <soapcodec/services/servicestack.hpp>
#include <soapcodec/soapcodec.hpp>

#include <cstddef>     // std::size_t
#include <cstdint>     // std::uint64_t
#include <deque>       // std::deque
#include <map>         // std::map
#include <new>         // std::bad_alloc
#include <optional>    // std::optional
#include <string>      // std::string
#include <string_view> // std::string_view

using soapcodec::errc;
using test::failing_allocation;
namespace office = soapcodec::office24seven;
namespace stack = soapcodec::servicestack;

namespace test_failing {

/// Entries in entries.
struct shelf {
    std::map<std::string, std::string> books;
};
constexpr auto soap_shape(shelf const*) {
    return soapcodec::record(soapcodec::element<"Books", &shelf::books, soapcodec::entries<"Book">>);
}
struct library {
    std::map<std::string, shelf> shelves;
};
constexpr auto soap_shape(library const*) {
    return soapcodec::message<"Library", "urn:library">(
        soapcodec::element<"Shelves", &library::shelves, soapcodec::entries<"Shelf">>);
}

/// Allocates where it is made, in libstdc++.
struct queue {
    std::deque<std::string> names;
};
constexpr auto soap_shape(queue const*) {
    return soapcodec::message<"Queue", "urn:queue">(
        soapcodec::element<"Names", &queue::names, soapcodec::items<"Name">>);
}

} // namespace test_failing

namespace {

/// Does something as often as it takes for every allocation in it to fail once; asks after each time whether all is
/// well, and says whether it threw. What it throws may only be std::bad_alloc.
template <class Work, class Check>
void with_every_failure(Work work, Check check) {
    std::uint64_t number = 0;
    bool happened = true;
    while (happened) {
        bool threw = false;
        bool threw_other = false;
        {
            failing_allocation const failing(++number);
            try {
                work();
            } catch (std::bad_alloc const&) {
                threw = true;
            } catch (...) {
                threw_other = true;
            }
            happened = failing.happened();
        }
        CAPTURE(number);
        REQUIRE_FALSE(threw_other);
        REQUIRE((happened || !threw));
        check(threw);
    }
    CHECK(number > 1); // there was something to fail
}
template <class Work>
void with_every_failure(Work work) {
    with_every_failure(work, [](bool) {});
}

/// Long enough for every string to be on the heap.
std::string const reply = [] {
    std::string records;
    for (int i = 0; i < 3; ++i) {
        records +=
            "<Identity><Id>6f9619ff-8b86-4d01-b42d-00cf4fc964ff</Id><Client><Id>7</Id><Name>A name that is longer "
            "than what a string holds in place &amp; more</Name></Client><IsCurrent>true</IsCurrent>"
            "<IsDefault>false</IsDefault><IsProtected>false</IsProtected><Servers><Server><Id>7</Id><Type>1</Type>"
            "</Server><!-- an odd record --><Server xsi:nil=\"true\" /></Servers></Identity>";
    }
    return "<soap:Envelope xmlns:soap=\"http://schemas.xmlsoap.org/soap/envelope/\" "
           "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><soap:Header><b:Block "
           "xmlns:b=\"urn:b\">text</b:Block>"
           "</soap:Header><soap:Body><GetIdentitiesResponse xmlns=\"http://24sevenOffice.com/webservices\">"
           "<GetIdentitiesResult>" +
           records + "</GetIdentitiesResult></GetIdentitiesResponse></soap:Body></soap:Envelope>";
}();

std::string const fault =
    "<s:Envelope xmlns:s=\"http://www.w3.org/2003/05/soap-envelope\"><s:Body><s:Fault><s:Code><s:Value>s:Receiver"
    "</s:Value><s:Subcode><s:Value xmlns:q=\"urn:a:namespace:of:some:length\">q:ACodeThatIsLongerThanAString</s:Value>"
    "</s:Subcode></s:Code><s:Reason><s:Text xml:lang=\"en\">A reason that is longer than what a string holds</s:Text>"
    "</s:Reason><s:Detail><GetIdentities xmlns=\"http://24sevenOffice.com/webservices\" "
    "/>text</s:Detail></s:Fault></s:Body>"
    "</s:Envelope>";

/// Pieces of which some are longer than what the source looks into by default.
template <class Decoder>
void feed_in_pieces(Decoder& decoder, std::string_view document) {
    for (std::size_t at = 0, size = 1; at < document.size(); at += size, size = size < 1500 ? 7 * size : size) {
        decoder.feed(document.substr(at, size));
    }
}

/// A decoder whose memory fails at any place of a document has stopped, and works again after a reset.
template <class Decoder>
void check_stops_until_reset(Decoder& decoder, std::string const& document) {
    std::string const more(3000, 'x');
    with_every_failure([&] { feed_in_pieces(decoder, document); },
                       [&](bool threw) {
                           CHECK_FALSE((threw && decoder.feed("x")));
                           auto const found = decoder.finish();
                           CHECK_FALSE((threw && found));
                           if (!found) {
                               CHECK_FALSE(decoder.feed(more));
                               CHECK_FALSE(decoder.feed(document));
                               CHECK_FALSE(decoder.flush());
                               CHECK(decoder.finish().error().message() == found.error().message());
                               CHECK(found.error().code() == errc::out_of_memory);
                           }
                           decoder.reset();
                           feed_in_pieces(decoder, document);
                           REQUIRE(decoder.finish());
                           decoder.reset();
                       });
}

} // namespace

TEST_CASE("a decoder whose memory has failed has stopped, and works again after a reset") {
    using response = office::get_identities_response;
    soapcodec::decoder<response, test::failing_source> ahead;
    check_stops_until_reset(ahead, reply);

    soapcodec::arena memory;
    soapcodec::decoder<office::get_identities_response_view, test::failing_source> views(memory);
    check_stops_until_reset(views, reply);

    std::size_t records = 0;
    soapcodec::stream_decoder<&office::get_identities_response_view::identities, test::failing_source> each{
        [&records](office::identity_view const&) { ++records; }};
    check_stops_until_reset(each, reply);
    CHECK(records > 0);
}

TEST_CASE("a new decoder whose memory fails is gone, or has stopped") {
    using response = office::get_identities_response;
    with_every_failure([] {
        soapcodec::decoder<response, test::failing_source> decoder;
        feed_in_pieces(decoder, reply);
        (void)decoder.finish();
    });
    // What has failed in the first call is not used in the second, and has a path.
    auto const check = [](auto decoder) {
        with_every_failure([&] { decoder->feed(reply); },
                           [&](bool threw) {
                               CHECK_FALSE((decoder->feed(reply) && threw));
                               auto const found = decoder->finish();
                               CHECK_FALSE((found && threw));
                               CHECK((found || !std::string_view(found.error().path()).ends_with('/')));
                               decoder.emplace();
                           });
    };
    check(std::make_optional<soapcodec::decoder<response, test::failing_source>>());
    check(std::make_optional<soapcodec::decoder<response, soapcodec::xml::expat_source>>());
}

TEST_CASE("an entry whose map has no memory for it is gone") {
    using test_failing::library;
    library message;
    for (auto const* const name : {"a name of a shelf that is long enough", "another one, on which nothing stands"}) {
        message.shelves[name].books = {{"a title that does not fit in place", "an author who does not, either"},
                                       {"b", "c"}};
    }
    auto const text = soapcodec::encode(message, soapcodec::soap_1_1).value();
    soapcodec::decoder<library, test::failing_source> ahead;
    check_stops_until_reset(ahead, text);
    with_every_failure([&] {
        soapcodec::decoder<library, test::failing_source> decoder;
        feed_in_pieces(decoder, text);
        (void)decoder.finish();
    });
}

TEST_CASE("where a message has no memory to be made in again, its decoder has stopped") {
    using test_failing::queue;
    auto const text = soapcodec::encode(queue{{"a name that is long enough", "b"}}, soapcodec::soap_1_1).value();
    soapcodec::decoder<queue, test::failing_source> ahead;
    check_stops_until_reset(ahead, text);
    soapcodec::stream_decoder<&queue::names, test::failing_source> each{[](std::string_view) {}};
    check_stops_until_reset(each, text);
}

TEST_CASE("whatever reads or writes survives every failing allocation") {
    auto const response = soapcodec::decode<office::get_identities_response>(reply).value();
    auto const reason = soapcodec::decode<office::get_identities>(fault);
    REQUIRE(reason.error().fault() != nullptr);
    auto const& found = *reason.error().fault();
    stack::authenticate request;
    request.provider = "a provider that is longer than a string holds in place";
    request.meta = {{{"a key that is longer than a string holds in place", std::string(40, 'v')}}};

    with_every_failure([] { (void)soapcodec::decoder<office::get_identities, test::failing_source>().finish(fault); });
    with_every_failure([] { (void)soapcodec::peek(reply); });
    with_every_failure([&] { (void)soapcodec::soap::detail_as<office::get_identities>(found); });
    with_every_failure([&] { (void)soapcodec::soap::in_terms_of(soapcodec::soap_1_1, found); });
    for (auto const version : {soapcodec::soap_1_1, soapcodec::soap_1_2}) {
        with_every_failure([&] { (void)soapcodec::encode(response, version); });
        with_every_failure([&] { (void)soapcodec::encode(found, version, {.indented = true}); });
        with_every_failure([&] {
            soapcodec::addressing::action const action{"urn:an:action:that:is:longer:than:a:string"};
            (void)soapcodec::encode(soapcodec::with_headers(request, soapcodec::header_entry(action)), version);
        });
        with_every_failure([&] {
            (void)soapcodec::http::soap_request(request, version, {stack::host, stack::path}, {.session_id = "x1y2"});
        });
    }
    with_every_failure([&] { (void)soapcodec::encode_document(request); });
    with_every_failure([&] { (void)fmt::format("{}", soapcodec::as_soap(request, soapcodec::soap_1_2)); });
    auto const parameters = soapcodec::http::encode_parameters(request).value();
    with_every_failure([&] { (void)soapcodec::http::encode_parameters(request); });
    with_every_failure([&] { (void)soapcodec::http::decode_parameters<stack::authenticate>(parameters); });
    with_every_failure([&] { (void)soapcodec::http::encode_target<"/auth/{provider}">(request); });
    with_every_failure([] { (void)soapcodec::http::classify(500, "text/xml; charset=\"utf-8\"; and=more", reply); });
}
