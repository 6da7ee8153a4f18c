// SPDX-License-Identifier: MIT
// encode() and its like: every output gets the same bytes, and no broken document.
#include <soapcodec/encode.hpp>

#include "catch.hpp"

#include <soapcodec/decode.hpp>
#include <soapcodec/services/office24seven.hpp>
#include <soapcodec/services/servicestack.hpp>

#include <expat.h>

#include <algorithm>   // std::count
#include <cstddef>     // std::size_t
#include <cstdint>     // std::int64_t
#include <cstdio>      // std::tmpfile
#include <iterator>    // std::back_inserter
#include <memory>      // std::unique_ptr
#include <optional>    // std::optional
#include <string>      // std::string
#include <string_view> // std::string_view
#include <type_traits> // std::remove_pointer_t, std::is_same_v
#include <vector>      // std::vector

namespace encode_test {

/// A message whose namespace has a prefix, with children in it, in none and in another.
struct note {
    std::string text;
    std::optional<int> size;

    friend bool operator==(note const&, note const&) = default;
};
constexpr auto soap_shape(note const*) {
    return soapcodec::record(soapcodec::attribute<"lang", &note::text>, soapcodec::element<"Size", &note::size>);
}
struct put {
    std::string id;
    std::string name;
    std::vector<note> notes;
    std::vector<int> numbers;
    std::optional<note> last;

    friend bool operator==(put const&, put const&) = default;
};
constexpr auto soap_shape(put const*) {
    using soapcodec::element;
    return soapcodec::message<"Put", "urn:shop", "", "p">(
        element<"id", &put::id, soapcodec::in_namespace<"">>, element<"Name", &put::name>,
        element<"Notes", &put::notes, soapcodec::items<"Note">>,
        element<"Numbers", &put::numbers, soapcodec::items<"N", "urn:other">>,
        element<"last", &put::last, soapcodec::in_namespace<"">, soapcodec::nillable>);
}
struct ping {
    std::string text;
};
constexpr auto soap_shape(ping const*) {
    return soapcodec::message<"Ping", "urn:shop", "", "soap">(soapcodec::text_content<&ping::text>);
}

} // namespace encode_test

namespace {

namespace office = soapcodec::office24seven;
namespace stack = soapcodec::servicestack;
using dictionary = std::vector<stack::key_value>;
using soapcodec::errc;
using soapcodec::soap_1_1;
using soapcodec::soap_1_2;

/// Whether expat, which minds namespaces, takes the document.
bool is_well_formed(std::string const& document) {
    std::unique_ptr<std::remove_pointer_t<XML_Parser>, decltype(&XML_ParserFree)> const parser(
        XML_ParserCreateNS(nullptr, '|'), XML_ParserFree);
    return XML_Parse(parser.get(), document.data(), static_cast<int>(document.size()), XML_TRUE) == XML_STATUS_OK;
}

/// A message that does not fit the writer's buffer.
office::get_identities_response large_reply() {
    office::get_identities_response reply;
    auto& identities = reply.identities.emplace();
    for (int i = 0; i < 200; ++i) {
        auto& id = identities.emplace_back().emplace();
        id.user = office::user{i, {}, std::string(static_cast<std::size_t>(i), 'x') + "\xC3\xA6<&>\r\n", -i};
        id.client = office::client{std::int64_t{i} << 32U, "]]>"};
    }
    return reply;
}

/// Text with an end, of any number of bytes.
office::get_identities_response reply_named(std::string name) {
    office::get_identities_response reply;
    reply.identities.emplace().emplace_back().emplace().client.emplace().name = std::move(name);
    return reply;
}

template <class T>
soapcodec::error failure(T const& message, soapcodec::encode_options const& options = {}) {
    auto const text = soapcodec::encode(message, soap_1_2, options);
    REQUIRE(!text);
    CHECK(text.error().code() == errc::invalid_character);
    CHECK(text.error().line() == 0);
    auto const older = soapcodec::encode(message, soap_1_1);
    REQUIRE(!older);
    CHECK(older.error().path() == text.error().path());
    CHECK(older.error().subject() == text.error().subject());
    return text.error();
}

} // namespace

TEST_CASE("every output gets the same bytes") {
    auto const reply = large_reply();
    for (auto const version : {soap_1_1, soap_1_2}) {
        for (bool const indented : {false, true}) {
            soapcodec::encode_options const options{.indented = indented};
            auto const expected = soapcodec::encode(reply, version, options).value();
            REQUIRE(expected.size() > 20000);
            CHECK(is_well_formed(expected));

            fmt::memory_buffer buffer;
            CHECK(soapcodec::encode_to(fmt::appender(buffer), reply, version, options));
            CHECK(fmt::to_string(buffer) == expected);

            std::vector<char> vector;
            CHECK(soapcodec::encode_to(std::back_inserter(vector), reply, version, options));
            CHECK(std::string_view(vector.data(), vector.size()) == expected);

            // Exactly as much room as is needed, so that a sanitizer sees a byte too many.
            std::vector<char> room(expected.size());
            auto const end = soapcodec::encode_to(room.data(), reply, version, options);
            REQUIRE(end);
            CHECK(*end == room.data() + room.size());
            CHECK(std::string_view(room.data(), room.size()) == expected);

            CHECK(fmt::format("{}", soapcodec::as_soap(reply, version, options)) == expected);
            CHECK(fmt::format("<{}|{}>", soapcodec::as_soap(reply, version, options), 1) == "<" + expected + "|1>");

            std::unique_ptr<std::FILE, decltype(&std::fclose)> const file(std::tmpfile(), std::fclose);
            REQUIRE(file);
            fmt::print(file.get(), "{}", soapcodec::as_soap(reply, version, options));
            std::string printed(expected.size() + 1, '\0');
            std::rewind(file.get());
            printed.resize(std::fread(printed.data(), 1, printed.size(), file.get()));
            CHECK(printed == expected);
        }
    }
}

TEST_CASE("output is added to what is there") {
    std::string text = "POST / HTTP/1.1\r\n\r\n";
    CHECK(soapcodec::encode_to(std::back_inserter(text), office::get_identities{}, soap_1_1));
    CHECK(text == "POST / HTTP/1.1\r\n\r\n" + soapcodec::encode(office::get_identities{}, soap_1_1).value());
}

TEST_CASE("formatting what cannot be written throws") {
    auto const reply = reply_named("a\x01");
    std::string reason;
    try {
        static_cast<void>(fmt::format("{}", soapcodec::as_soap(reply, soap_1_1)));
    } catch (fmt::format_error const& error) {
        reason = error.what();
    }
    CHECK(reason == soapcodec::encode(reply, soap_1_1).error().message());
    CHECK(reason == "/Envelope/Body/GetIdentitiesResponse/GetIdentitiesResult/Identity[1]/Client/Name: "
                    "a character that XML 1.0 cannot carry: byte 1 of the text");
}

TEST_CASE("compact by default, with the versions' own prefixes and any other") {
    office::get_identities const request;
    auto const text = soapcodec::encode(request, soap_1_2).value();
    CHECK(std::count(text.begin(), text.end(), '\n') == 0);
    CHECK(text == soapcodec::encode(request, soap_1_2, {.indented = false, .envelope_prefix = "soap12"}).value());
    for (std::string_view const prefix : {"s", "SOAP-ENV", "q0", "d4p1", "i", "\xC3\xA6"}) {
        stack::authenticate message;
        message.meta.emplace().push_back({"k", std::nullopt});
        auto const named = soapcodec::encode(message, soap_1_1, {.envelope_prefix = std::string(prefix)}).value();
        CHECK(is_well_formed(named));
        CHECK(named.find(fmt::format("<{0}:Envelope ", prefix)) != named.npos);
        CHECK(named.ends_with(fmt::format("</{0}:Body></{0}:Envelope>", prefix)));
        CHECK(soapcodec::decode<stack::authenticate>(named).value() == message);
    }
}

TEST_CASE("every position of a long text in the writer's buffer gives a document that is read back") {
    for (std::size_t before = 0; before < 5000; before += before < 4000 && before > 20 ? 37 : 1) {
        auto const reply =
            reply_named(std::string(before, 'a') + "\xF0\x9F\x98\x80\r<\xC3\xA6&" + std::string(before, 'b'));
        auto const again =
            soapcodec::decode<office::get_identities_response>(soapcodec::encode(reply, soap_1_1).value());
        if (!again || *again != reply) {
            FAIL("with " << before << " bytes before");
        }
    }
}

TEST_CASE("a string that XML cannot carry is refused with its place, whatever is wrong and wherever it stands") {
    struct bad_text {
        std::string text;
        std::size_t at;
    };
    std::vector<bad_text> bad = {{"\xEF\xBF\xBE", 0},
                                 {"\xEF\xBF\xBF", 0},
                                 {"\xED\xA0\x80", 0},
                                 {"\xED\xBF\xBF", 0},
                                 {"\xC0\x80", 0},
                                 {"\xC1\xBF", 0},
                                 {"\xE0\x80\x80", 0},
                                 {"\xE0\x9F\xBF", 0},
                                 {"\x80", 0},
                                 {"\xBF", 0},
                                 {"\xF0\x8F\xBF\xBF", 0},
                                 {"\xF4\x90\x80\x80", 0},
                                 {"\xF5\x80", 0},
                                 {"\xFE", 0},
                                 {"\xFF", 0},
                                 {"\xC3", 0},
                                 {"\xE2\x82", 0},
                                 {"\xF0\x9F\x98", 0},
                                 {"\xC3\xA6\x80", 2},
                                 {"&\xC3\x28", 1}};
    for (char c = 0; c < 0x20; ++c) {
        if (c != '\t' && c != '\n' && c != '\r') {
            bad.push_back({std::string(1, c), 0});
        }
    }
    std::string const path = "/Envelope/Body/GetIdentitiesResponse/GetIdentitiesResult/Identity[1]/Client/Name";
    for (auto const& [text, at] : bad) {
        std::size_t wrong = 0;
        for (std::size_t before = 0; before <= 20; ++before) {
            for (std::string_view const after : {"", "z", "0123456789abcdef"}) {
                auto const result =
                    soapcodec::encode(reply_named(std::string(before, 'a') + text + std::string(after)), soap_1_1);
                auto const subject = fmt::format("byte {} of the text", before + at);
                wrong += result || result.error().code() != errc::invalid_character || result.error().path() != path ||
                                 result.error().subject() != subject
                             ? 1U
                             : 0U;
            }
        }
        INFO(Catch::StringMaker<std::string>::convert(text));
        CHECK(wrong == 0);
    }
    for (std::size_t const before : {800U, 813U, 814U, 815U, 816U, 817U, 818U, 1634U, 4095U, 4096U, 9000U, 100000U}) {
        auto const error = failure(reply_named(std::string(before, 'a') + "\xF0\x9F\x98\x80\x80"));
        CHECK(error.subject() == fmt::format("byte {} of the text", before + 4));
    }
}

TEST_CASE("a string at the edges of what XML can carry is never refused") {
    std::string_view const good[] = {"\t\n\r",
                                     " ",
                                     "\x7F",
                                     "\xC2\x80",
                                     "\xC2\x85",
                                     "\xDF\xBF",
                                     "\xE0\xA0\x80",
                                     "\xE2\x80\xA8",
                                     "\xED\x9F\xBF",
                                     "\xEE\x80\x80",
                                     "\xEF\xB7\x90",
                                     "\xEF\xBB\xBF",
                                     "\xEF\xBF\xBD",
                                     "\xF0\x90\x80\x80",
                                     "\xF0\x9F\xBF\xBF",
                                     "\xF4\x8F\xBF\xBF"};
    for (auto const text : good) {
        for (std::size_t before = 0; before <= 20; ++before) {
            auto const reply = reply_named(std::string(before, 'a') + std::string(text));
            auto const written = soapcodec::encode(reply, soap_1_1);
            REQUIRE(written);
            CHECK(soapcodec::decode<office::get_identities_response>(*written).value() == reply);
        }
    }
}

TEST_CASE("the path of a string that cannot be written has the number of every list item") {
    stack::authenticate request;
    request.cnonce = "\x0C";
    CHECK(failure(request).path() == "/Envelope/Body/Authenticate/cnonce");
    request.cnonce.reset();
    request.meta = dictionary{{"fine", "fine"}, {"bad\xFF", "fine"}, {"fine", "fine"}};
    CHECK(failure(request).path() == "/Envelope/Body/Authenticate/Meta/KeyValueOfstringstring[2]/Key");
    CHECK(failure(request).subject() == "byte 3 of the text");
    request.meta->at(1) = {"", "\xEF\xBF\xBF"};
    CHECK(failure(request, {.indented = true}).path() ==
          "/Envelope/Body/Authenticate/Meta/KeyValueOfstringstring[2]/Value");

    stack::authenticate_response reply;
    auto& errors = reply.response_status.emplace().errors.emplace();
    errors.resize(12);
    errors.back().emplace().meta = dictionary{{"k", "\x1F"}};
    CHECK(failure(reply).path() == "/Envelope/Body/AuthenticateResponse/ResponseStatus/Errors/ResponseError[12]/Meta/"
                                   "KeyValueOfstringstring[1]/Value");
    errors.back()->meta.reset();
    reply.display_name = "\xED\xB0\x80";
    CHECK(failure(reply).path() == "/Envelope/Body/AuthenticateResponse/DisplayName");

    auto large = large_reply();
    large.identities->at(150)->user->name = "\x01";
    CHECK(failure(large).path() == "/Envelope/Body/GetIdentitiesResponse/GetIdentitiesResult/Identity[151]/User/Name");
}

TEST_CASE("a fault is encoded as a message is") {
    soapcodec::soap::fault const fault{.code = {"urn:x", "Bad"}, .reasons = {{"en", "why"}}};
    auto const text = soapcodec::encode(fault, soap_1_2).value();
    CHECK(is_well_formed(text));
    CHECK(fmt::format("{}", soapcodec::as_soap(fault, soap_1_2)) == text);
    auto const reply = soapcodec::decode<office::get_identities>(text);
    REQUIRE(!reply);
    REQUIRE(reply.error().fault() != nullptr);
    CHECK(*reply.error().fault() == fault);
    STATIC_REQUIRE(soapcodec::encodable<soapcodec::soap::fault>);
    STATIC_REQUIRE(soapcodec::encodable<office::get_identities>);
    STATIC_REQUIRE(!soapcodec::encodable<office::identity>);
    STATIC_REQUIRE(!soapcodec::encodable<std::string>);
    STATIC_REQUIRE(std::is_same_v<decltype(soapcodec::encode(fault, soap_1_1)), soapcodec::result<std::string>>);
}

TEST_CASE("a message to be formatted may be kept, if it was given as an rvalue") {
    auto const kept = [] {
        soapcodec::soap::fault fault{.code = {"urn:x", "Bad"}, .reasons = {{"en", std::string(100, 'w')}}};
        return soapcodec::as_soap(std::move(fault), soap_1_2, {.envelope_prefix = std::string(100, 'p')});
    }();
    soapcodec::soap::fault const same{.code = {"urn:x", "Bad"}, .reasons = {{"en", std::string(100, 'w')}}};
    CHECK(fmt::format("{}", kept) ==
          soapcodec::encode(same, soap_1_2, {.envelope_prefix = std::string(100, 'p')}).value());
    auto const reference = soapcodec::as_soap(same, soap_1_2);
    CHECK(&reference.message == &same);
}

TEST_CASE("a prefix that cannot stand for the Envelope's namespace is refused") {
    for (std::string const prefix : {"xml", "xmlns", "xsi", "xsd", "1", "a:b", "a b", "a=\"\" b", "\xFF", "p\xFF"}) {
        CAPTURE(prefix);
        auto const refused = soapcodec::encode(office::get_identities{}, soap_1_1, {.envelope_prefix = prefix});
        REQUIRE_FALSE(refused);
        CHECK(refused.error().code() == errc::invalid_value);
        CHECK(refused.error().path() == "/Envelope");
        CHECK(refused.error().subject() == "a prefix that cannot stand for its namespace: " + prefix);
    }
    CHECK(soapcodec::encode(office::get_identities{}, soap_1_1, {.envelope_prefix = "xs"}));
    CHECK(soapcodec::encode(office::get_identities{}, soap_1_1, {.envelope_prefix = "\xC3\xA6.-1"}));
}

TEST_CASE("a message's namespace is written by the prefix that its shape has") {
    encode_test::put const value{"a<b", "n", {{"nb", 1}}, {7}, {}};
    auto const text = soapcodec::encode(value, soap_1_1).value();
    CHECK(text.find(
              "<soap:Body><p:Put xmlns:p=\"urn:shop\"><id>a&lt;b</id><p:Name>n</p:Name><p:Notes><p:Note lang=\"nb\">"
              "<p:Size>1</p:Size></p:Note></p:Notes><p:Numbers xmlns:d4p1=\"urn:other\"><d4p1:N>7</d4p1:N>"
              "</p:Numbers><last xsi:nil=\"true\" /></p:Put></soap:Body>") != text.npos);
    for (bool const indented : {false, true}) {
        for (auto const version : {soap_1_1, soap_1_2}) {
            auto const document = soapcodec::encode(value, version, {.indented = indented}).value();
            CHECK(is_well_formed(document));
            CHECK(document.find("xmlns=\"\"") == document.npos);
            CHECK(soapcodec::decode<encode_test::put>(document).value() == value);
        }
    }
    auto const bare = soapcodec::encode_document(value).value();
    CHECK(is_well_formed(bare));
    CHECK(soapcodec::decode_document<encode_test::put>(bare).value() == value);
    auto const wrong = soapcodec::encode(encode_test::put{"", "\x01", {}, {}, {}}, soap_1_1);
    CHECK(wrong.error().path() == "/Envelope/Body/Put/Name");
    // The Envelope's own prefix, which a header block then needs another of.
    encode_test::ping const ping{"x"};
    auto const both =
        soapcodec::encode(with_headers(ping, soapcodec::header_entry(ping, {.must_understand = true})), soap_1_1);
    CHECK(is_well_formed(both.value()));
    CHECK(both->find("<soap:Ping xmlns:soap_=\"http://schemas.xmlsoap.org/soap/envelope/\" soap_:mustUnderstand=\"1\" "
                     "xmlns:soap=\"urn:shop\">x</soap:Ping></soap:Header>") != both->npos);
}
