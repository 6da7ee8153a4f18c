// SPDX-License-Identifier: MIT
// Tests of decoder and decode(): text in all its forms, errors that stay, reuse, and allocation.
#include <soapcodec/decode.hpp>

#include "allocation.hpp"
#include "catch.hpp"
#include "support.hpp"

#include <soapcodec/services/office24seven.hpp>
#include <soapcodec/services/servicestack.hpp>
#include <soapcodec/stream.hpp>

#include <cstddef>     // std::size_t
#include <cstdint>     // std::uint64_t
#include <memory>      // std::make_unique
#include <string>      // std::string
#include <string_view> // std::string_view

using test::decoded;
using test::errc;
using test::line;
using test::order;
using test::order_document;

namespace {

order with_customer(std::string name) {
    order o;
    o.customer = std::move(name);
    return o;
}

std::string const many_identities = [] {
    std::string identities;
    for (int i = 10; i < 60; ++i) {
        auto const n = std::to_string(i);
        identities += "<Identity><Id>6f9619ff-8b86-4d01-b42d-00cf4fc964" + n +
                      "</Id><User><Name>Per &amp; P\xC3\xA5l, a name too long to be kept in a short string " + n +
                      "</Name></User><Client><Id>1234567890" + n +
                      "</Id><Name>Client</Name></Client><IsCurrent>true</IsCurrent><IsDefault>0</IsDefault>"
                      "<IsProtected> 1\n</IsProtected><Servers><Server><Id>" +
                      n + "</Id><Type>1</Type></Server><Server i:nil=\"true\"/></Servers></Identity>";
    }
    return test::envelope("<GetIdentitiesResponse xmlns=\"http://24sevenOffice.com/webservices\">"
                          "<GetIdentitiesResult>" +
                          identities + "</GetIdentitiesResult></GetIdentitiesResponse>");
}();

} // namespace

TEST_CASE("text is joined from references, CDATA sections and pieces round comments") {
    std::pair<char const*, char const*> const cases[] = {
        {"&lt;&gt;", "<>"},
        {"&amp;&apos;&quot;&lt;&gt;&#65;&#x42;", "&'\"<>AB"},
        {"&#xE5;&#x20AC;&#x1F600;", "\xC3\xA5\xE2\x82\xAC\xF0\x9F\x98\x80"},
        {"&lt;abc", "<abc"},
        {"abc&gt;", "abc>"},
        {"\n\n&amp;\n", "\n\n&\n"},
        {"a\r\nb\rc\nd&#13;&#xD;&#xA;", "a\nb\nc\nd\r\r\n"},
        {"<![CDATA[<a>&amp;]]]]><![CDATA[>]]>", "<a>&amp;]]>"},
        {"a<!-- no -->b<!-- <c> --><![CDATA[]]>c", "abc"},
        {"  blanks\t kept ", "  blanks\t kept "},
        {"\xC3\xA6\xE2\x82\xAC\xF0\x9F\x98\x80\xEF\xBB\xBF", "\xC3\xA6\xE2\x82\xAC\xF0\x9F\x98\x80\xEF\xBB\xBF"},
    };
    for (auto const& [written, meant] : cases) {
        CHECK(decoded<order>(order_document("<Customer>" + std::string(written) + "</Customer>")).customer == meant);
    }
}

TEST_CASE("white space and comments may stand between elements and round values") {
    auto const found = decoded<order>("\xEF\xBB\xBF<?xml version='1.0' encoding='UTF-8'?>\r\n<!-- - -->\n" +
                                      test::envelope("\n\t <Order xmlns='urn:order'>\n<!-- c -->                  \n"
                                                     "<Discount> +5\n</Discount><Paid>\ttrue\r\n</Paid>\r\n"
                                                     "<Customer>A</Customer>\n<First>\n\t<Number>\n07 </Number>\n"
                                                     "</First><![CDATA[ \n]]>&#32;</Order>\n") +
                                      "\n<!-- after -->\n");
    CHECK(found.discount == 5);
    CHECK(found.paid == true);
    CHECK(found.first == line{7, {}});
}

TEST_CASE("every encoding that expat knows decodes to UTF-8") {
    std::string const long_name(3000, 'n');
    auto const ascii = order_document("<Customer>&lt;a\nb&gt; &#x20AC; c" + long_name + "</Customer><Tag>t</Tag>");
    auto expected = with_customer("<a\nb> \xE2\x82\xAC c" + long_name);
    expected.tags = {"t"};
    for (bool const big_endian : {false, true}) {
        CHECK(soapcodec::decode<order>(test::utf_16(ascii, big_endian)).value() == expected);
    }
    CHECK(decoded<order>(test::utf_16(order_document("<Customer>&lt;a\nb</Customer>"))).customer == "<a\nb");
    auto const latin = "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>" +
                       order_document("<Customer>K\xE5re &lt;\xF8\n\xE6&gt;</Customer>");
    CHECK(decoded<order>(latin).customer == "K\xC3\xA5re <\xC3\xB8\n\xC3\xA6>");
    // Longer than what expat converts at once.
    std::string const many(2500, '\xE5');
    auto const found = soapcodec::decode<order>("<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>" +
                                                order_document("<Customer>begin" + many + "end</Customer>"));
    REQUIRE(found.value().customer.size() == 5 + 5000 + 3);
    CHECK(found->customer.substr(0, 7) == "begin\xC3\xA5");
    CHECK(found->customer.substr(5003) == "\xC3\xA5"
                                          "end");
}

TEST_CASE("an error stays until reset, whatever is fed") {
    soapcodec::decoder<order> decoder;
    auto const good = order_document("<Customer>A</Customer>");
    CHECK_FALSE(decoder.feed(order_document("<Discount>x</Discount>")));
    CHECK_FALSE(decoder.feed(good));
    CHECK_FALSE(decoder.flush());
    auto const first = decoder.finish(good);
    auto const second = decoder.finish();
    REQUIRE(first.error().code() == errc::invalid_value);
    CHECK(second.error().message() == first.error().message());
    decoder.reset();
    CHECK(decoder.feed(good));
    CHECK(decoder.finish().value() == with_customer("A"));
    CHECK_FALSE(decoder.feed(good));
}

TEST_CASE("a reset decoder works as a new one after any outcome, and when left half-way") {
    auto const good = order_document("<Customer>A</Customer><Lines><Line><Number>1</Number></Line></Lines>");
    auto const expected = soapcodec::decode<order>(good).value();
    std::string const before[] = {
        "",
        "<",
        good,
        good.substr(0, good.size() / 2),
        good.substr(0, good.find("</Number>")),
        good + "x",
        "<Envelope/>",
        order_document(""),
        order_document("text"),
        order_document("<Discount>x</Discount>"),
        order_document("<Customer/><Lines><Line><x><y>"),
        order_document("<Customer/><Paid i:nil='1'>x</Paid>"),
        test::envelope("<s:Fault><faultcode>s:Client</faultcode><detail><a"),
        test::envelope("<s:Fault><faultcode>s:Client</faultcode></s:Fault>"),
        test::utf_16(good),
        test::utf_16(good).substr(0, 301),
        "<?xml version='1.0' encoding='ISO-8859-1'?>" + good,
        "<!DOCTYPE a>",
        order_document("<Customer>" + std::string(std::size_t{3} << 20U, 'x') + "</Customer>"),
    };
    soapcodec::decoder<order> used;
    for (auto const& document : before) {
        for (bool const finished : {false, true}) {
            used.feed(document);
            if (finished) {
                (void)used.finish();
            }
            used.reset();
            CAPTURE(document.substr(0, 400), finished);
            used.feed(good);
            auto const found = used.finish();
            REQUIRE(found.has_value());
            CHECK(*found == expected);
            used.reset();
        }
    }
}

TEST_CASE("a decoder can be moved half-way") {
    auto const good = order_document("<Customer>Kari &amp; Ola</Customer>");
    for (std::size_t at = 0; at <= good.size(); ++at) {
        soapcodec::decoder<order> first;
        first.feed(good.substr(0, at));
        soapcodec::decoder<order> second(std::move(first));
        soapcodec::decoder<order> third;
        third = std::move(second);
        auto const found = third.finish(good.substr(at));
        REQUIRE(found.has_value());
        REQUIRE(found->customer == "Kari & Ola");
    }
}

TEST_CASE("a decoder tells the version of the Envelope") {
    soapcodec::decoder<order> decoder;
    decoder.feed(order_document(""));
    CHECK(decoder.version() == soapcodec::soap_1_1);
    decoder.reset();
    decoder.feed(test::envelope("", test::soap_1_2_namespace));
    CHECK(decoder.version() == soapcodec::soap_1_2);
    decoder.reset();
    CHECK(decoder.version() == soapcodec::soap_1_1);
    decoder.feed("<s:Envelope xmlns:s=\"" + std::string(test::soap_1_2_namespace) + "\">");
    CHECK(decoder.version() == soapcodec::soap_1_2);
}

TEST_CASE("both services' replies decode with every cut, into strings and into views") {
    namespace office = soapcodec::office24seven;
    namespace stack = soapcodec::servicestack;
    auto const begin = many_identities.find("<Identity>");
    auto const end = many_identities.find("</Identity>") + 11;
    auto const two = many_identities.substr(0, end) + "<Identity i:nil=\"true\"/>" +
                     many_identities.substr(many_identities.find("</GetIdentitiesResult>"));
    REQUIRE(begin < end);
    auto const found = decoded<office::get_identities_response>(two).identities.value();
    REQUIRE(found.size() == 2);
    CHECK(found[0]->user->name == "Per & P\xC3\xA5l, a name too long to be kept in a short string 10");
    CHECK(found[0]->user->contact_id == office::no_id);
    CHECK(found[0]->client->id == 123456789010);
    CHECK(found[0]->is_protected);
    CHECK_FALSE(found[0]->is_disabled);
    CHECK(found[0]->servers.value().size() == 2);
    CHECK(found[0]->servers->front()->id == 10);
    CHECK(found[0]->servers->back() == std::nullopt);
    CHECK(found[1] == std::nullopt);

    auto const reply = test::envelope(
        "<AuthenticateResponse xmlns='http://schemas.servicestack.net/types'><UserId>1</UserId><SessionId "
        "i:nil='true'/>"
        "<ResponseStatus><ErrorCode i:nil='true'/><Errors><ResponseError i:nil='true'/><ResponseError>"
        "<FieldName>f</FieldName></ResponseError></Errors></ResponseStatus>"
        "<Meta xmlns:d4p1='http://schemas.microsoft.com/2003/10/Serialization/Arrays'><d4p1:KeyValueOfstringstring>"
        "<d4p1:Key>k</d4p1:Key><d4p1:Value>v</d4p1:Value></d4p1:KeyValueOfstringstring><d4p1:KeyValueOfstringstring>"
        "<d4p1:Key>n</d4p1:Key><d4p1:Value i:nil='true'/></d4p1:KeyValueOfstringstring></Meta></AuthenticateResponse>",
        test::soap_1_2_namespace);
    auto const response = decoded<stack::authenticate_response>(reply);
    CHECK(response.user_id == "1");
    CHECK(response.session_id == std::nullopt);
    REQUIRE(response.response_status->errors.value().size() == 2);
    CHECK(response.response_status->errors->back()->field_name == "f");
    CHECK(response.meta.value() == std::vector<stack::key_value>{{"k", "v"}, {"n", std::nullopt}});

    soapcodec::arena memory;
    for (auto const& cut : test::all_cuts(two)) {
        memory.clear();
        soapcodec::decoder<office::get_identities_response_view> decoder(memory);
        auto const view = cut.feed_to(decoder);
        REQUIRE(view.has_value());
        REQUIRE(view->identities->size() == 2);
        REQUIRE(view->identities->front()->user->name == found[0]->user->name);
        REQUIRE(view->identities->front()->servers->front() == office::server{10, 1});
    }
}

TEST_CASE("decode() of views needs the arena and no longer the bytes") {
    namespace office = soapcodec::office24seven;
    soapcodec::arena memory;
    auto bytes = std::make_unique<std::string>(many_identities);
    auto const found = soapcodec::decode<office::get_identities_response_view>(*bytes, memory);
    bytes.reset();
    REQUIRE(found.value().identities->size() == 50);
    CHECK(found->identities->back()->user->name == "Per & P\xC3\xA5l, a name too long to be kept in a short string 59");
}

TEST_CASE("a reused decoder of views allocates nothing from the second message on") {
    namespace office = soapcodec::office24seven;
    soapcodec::arena memory;
    soapcodec::decoder<office::get_identities_response_view> decoder(memory);
    std::size_t identities = 0;
    auto const run = [&](std::size_t piece) {
        for (std::size_t at = 0; at < many_identities.size(); at += piece) {
            decoder.feed(std::string_view(many_identities).substr(at, piece));
        }
        auto const found = decoder.finish();
        identities += found.has_value() ? found->identities->size() : 0;
        decoder.reset();
        memory.clear();
    };
    run(100);
    run(many_identities.size()); // records are read ahead
    auto const before = test::allocations();
    run(100);
    run(many_identities.size());
    run(1);
    CHECK(test::allocations() == before);
    CHECK(identities == 250);
    auto const counted = std::make_unique<int>(1);
    CHECK(test::allocations() > before);
}

TEST_CASE("a reused stream_decoder of views allocates nothing from the second message on") {
    namespace office = soapcodec::office24seven;
    std::size_t names = 0;
    soapcodec::stream_decoder<&office::get_identities_response_view::identities> decoder(
        [&](office::identity_view const& id) { names += id.user->name.size(); });
    auto const run = [&](std::size_t piece) {
        for (std::size_t at = 0; at < many_identities.size(); at += piece) {
            decoder.feed(std::string_view(many_identities).substr(at, piece));
        }
        bool const good = decoder.finish().has_value();
        decoder.reset();
        return good;
    };
    CHECK(run(100));
    auto const once = names;
    CHECK(run(many_identities.size())); // records are read ahead
    auto const before = test::allocations();
    bool const good = run(100) && run(many_identities.size()) && run(1);
    CHECK(test::allocations() == before);
    CHECK(good);
    CHECK(once != 0);
    CHECK(names == 5 * once);
}
