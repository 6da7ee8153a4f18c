// SPDX-License-Identifier: MIT
// The services' messages with values at random: what is written is valid by the services' schemas, as libxml2 judges,
// and reads back as it was.
#include <soapcodec/services/office24seven.hpp>
#include <soapcodec/services/servicestack.hpp>

#include "catch.hpp"

#include <soapcodec/decode.hpp>
#include <soapcodec/encode.hpp>

#include <libxml/parser.h>
#include <libxml/tree.h>
#include <libxml/xmlschemas.h>

#include <chrono>      // std::chrono::sys_days
#include <concepts>    // std::signed_integral
#include <cstdint>     // std::int64_t, std::uint8_t, std::uint64_t
#include <iterator>    // std::size
#include <limits>      // std::numeric_limits
#include <memory>      // std::unique_ptr
#include <optional>    // std::optional
#include <random>      // std::mt19937_64
#include <string>      // std::string
#include <string_view> // std::string_view
#include <type_traits> // std::is_same_v
#include <vector>      // std::vector

namespace {

namespace office = soapcodec::office24seven;
namespace stack = soapcodec::servicestack;

// --- libxml2

template <auto Free>
struct freed_by {
    template <class T>
    void operator()(T* object) const {
        Free(object);
    }
};

/// A schema of tests/schema.
class schema {
public:
    explicit schema(std::string const& name) {
        auto const path = std::string(SOAPCODEC_TEST_SCHEMA) + "/" + name;
        std::unique_ptr<xmlSchemaParserCtxt, freed_by<xmlSchemaFreeParserCtxt>> const parser(
            xmlSchemaNewParserCtxt(path.c_str()));
        REQUIRE(parser);
        schema_.reset(xmlSchemaParse(parser.get()));
        CAPTURE(path);
        REQUIRE(schema_);
    }

    /// What is wrong with the child of a document's Body; nothing if it is valid.
    [[nodiscard]] std::string errors(std::string const& document) const {
        std::unique_ptr<xmlDoc, freed_by<xmlFreeDoc>> const tree(
            xmlReadMemory(document.data(), static_cast<int>(document.size()), "", nullptr,
                          XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING));
        if (!tree) {
            return "not well-formed";
        }
        auto* const payload = xmlFirstElementChild(xmlLastElementChild(xmlDocGetRootElement(tree.get())));
        if (payload == nullptr) {
            return "no payload";
        }
        std::unique_ptr<xmlSchemaValidCtxt, freed_by<xmlSchemaFreeValidCtxt>> const validator(
            xmlSchemaNewValidCtxt(schema_.get()));
        REQUIRE(validator);
        std::string found;
        // Whether the error is const depends on libxml2's version.
        xmlSchemaSetValidStructuredErrors(
            validator.get(), [](void* to, auto* error) { static_cast<std::string*>(to)->append(error->message); },
            &found);
        auto const code = xmlSchemaValidateOneElement(validator.get(), payload);
        CHECK((code == 0) == found.empty());
        return found;
    }

private:
    std::unique_ptr<xmlSchema, freed_by<xmlSchemaFree>> schema_;
};

// --- values at random

struct random_values {
    std::mt19937_64 engine{20240229};

    std::uint64_t below(std::uint64_t n) { return engine() % n; }

    void fill(std::string& value) {
        static constexpr std::string_view pieces[] = {"a",           "Name",
                                                      " ",           "\t",
                                                      "\n",          "\r",
                                                      "\r\n",        "<",
                                                      ">",           "&",
                                                      "\"",          "'",
                                                      "]]>",         "&amp;",
                                                      "&#xD;",       "é",
                                                      "Ø",           "\xC2\x85",
                                                      "\u2028",      "日本",
                                                      "  ",          "\x7F",
                                                      "true",        "xsi:nil",
                                                      "\uFFFD",      "\U00010000",
                                                      "\U0001F600",  "\U0010FFFF",
                                                      "\uFEFF",      "]]",
                                                      "<!--x-->",    "<![CDATA[",
                                                      "-2147483648", "eight or more bytes of ASCII"};
        value.clear();
        for (auto n = below(3) == 0 ? 0 : below(10); n != 0; --n) {
            value += pieces[below(std::size(pieces))];
        }
        if (below(50) == 0) {
            value.append(below(1000), '&'); // too long for one piece
        }
    }
    void fill(bool& value) { value = below(2) == 0; }
    template <std::signed_integral T>
    void fill(T& value) {
        static constexpr T special[] = {std::numeric_limits<T>::min(), std::numeric_limits<T>::max(), 0};
        auto const choice = below(6);
        value = choice < std::size(special) ? special[choice]
                                            : static_cast<T>(static_cast<std::int64_t>(engine()) >> below(64));
    }
    void fill(soapcodec::guid& value) {
        bool const zero = below(4) == 0;
        for (auto& octet : value.bytes) {
            octet = zero ? std::uint8_t{0} : static_cast<std::uint8_t>(engine());
        }
    }
    /// What .NET has: the years 1 to 9999, ticks of 100 ns, and UTC, no zone (Unspecified) or a distance (Local).
    void fill(soapcodec::date_time& value) {
        using namespace std::chrono;
        constexpr sys_days first = year(1) / 1 / 1;
        constexpr sys_days last = year(9999) / 12 / 31;
        value.day = first + days(below(static_cast<std::uint64_t>((last - first).count()) + 1));
        auto const unit = below(3) == 0 ? soapcodec::ticks(1) : duration_cast<soapcodec::ticks>(seconds(1));
        auto const units = static_cast<std::uint64_t>(days(1) / unit);
        value.time = static_cast<std::int64_t>(below(units)) * unit;
        value.zone.reset();
        if (auto const kind = below(3); kind != 0) {
            value.zone = minutes(kind == 1 ? 0 : static_cast<int>(below(2 * 14 * 60 + 1)) - 14 * 60);
        }
    }
    template <class T>
    void fill(std::optional<T>& value) {
        if (below(4) != 0) {
            fill(value.emplace());
        }
    }
    template <class T>
    void fill(std::vector<T>& value) {
        for (auto n = below(4); n != 0; --n) {
            fill(value.emplace_back());
        }
    }
    /// Every member of a record, which its shape names.
    template <class T>
        requires soapcodec::described<T>
    void fill(T& value) {
        soapcodec::shape<T>.for_each([&](auto e) { fill(value.*decltype(e)::member); });
    }
};

/// The same message of views, where there is one.
template <class Message>
struct view_of {
    using type = Message;
};
template <template <class> class Message>
struct view_of<Message<std::string>> {
    using type = Message<std::string_view>;
};

/// Some hundred messages of one type.
template <class Message>
void check(schema const& valid_by) {
    using View = typename view_of<Message>::type;
    constexpr int count = 300;
    random_values random;
    soapcodec::decoder<Message> decoder;
    for (int i = 0; i < count; ++i) {
        Message message;
        random.fill(message);
        for (auto const version : {soapcodec::soap_1_1, soapcodec::soap_1_2}) {
            soapcodec::encode_options const options{.indented = i % 2 == 0,
                                                    .prefix_depth = i % 3 == 0 ? soapcodec::prefix_depth::message
                                                                               : soapcodec::prefix_depth::envelope};
            auto const bytes = soapcodec::encode(message, version, options);
            REQUIRE(bytes);
            CAPTURE(i, *bytes);
            auto const errors = valid_by.errors(*bytes);
            if (!errors.empty()) {
                FAIL(errors);
            }
            decoder.reset();
            auto const again = decoder.finish(*bytes);
            if (!again || *again != message || decoder.version() != version) {
                FAIL((again ? "differs" : again.error().message()));
            }
            if constexpr (!std::is_same_v<View, Message>) {
                soapcodec::arena memory;
                auto const view = soapcodec::decode<View>(*bytes, memory);
                if (!view || soapcodec::encode(*view, version, options).value() != *bytes) {
                    FAIL("the view " << (view ? "differs" : view.error().message()));
                }
            }
        }
    }
}

/// Requests and responses.
template <class Operations>
void check_operations(std::string const& schema_name) {
    schema const valid(schema_name);
    Operations::for_each([&]<class Operation>(Operation) {
        check<typename Operation::request>(valid);
        check<typename Operation::response>(valid);
    });
}

std::string in_envelope(std::string const& body) {
    return R"(<s:Envelope xmlns:s="http://www.w3.org/2003/05/soap-envelope")"
           R"( xmlns:i="http://www.w3.org/2001/XMLSchema-instance"><s:Body>)" +
           body + "</s:Body></s:Envelope>";
}

/// A document that is valid, and is no more when `what` in it is replaced.
struct replacement {
    std::string_view what;
    std::string_view by;
};
void check_refused(schema const& by, std::string const& body, std::vector<replacement> const& wrong) {
    CHECK(by.errors(in_envelope(body)).empty());
    for (auto const& each : wrong) {
        CAPTURE(each.what, each.by);
        auto changed = body;
        auto const at = changed.find(each.what);
        REQUIRE(at != changed.npos);
        changed.replace(at, each.what.size(), each.by);
        auto const errors = by.errors(in_envelope(changed));
        CHECK(!errors.empty());
        CHECK(errors != "not well-formed");
    }
}

} // namespace

TEST_CASE("24SevenOffice's messages are valid and survive a round trip") {
    check_operations<office::operations>("office24seven.xsd");
}

TEST_CASE("ServiceStack's messages are valid and survive a round trip") {
    check_operations<stack::operations>("servicestack.xsd");
    check<stack::error_response>(schema("servicestack.xsd"));
}

TEST_CASE("ServiceStack's later messages are valid and survive a round trip") {
    check_operations<stack::later::operations>("servicestack-later.xsd");
    check<stack::error_response>(schema("servicestack-later.xsd"));
}

TEST_CASE("24SevenOffice's schema refuses what is wrong") {
    schema const office_schema("office24seven.xsd");
    check_refused(office_schema,
                  R"(<Login xmlns="http://24sevenOffice.com/webservices"><credential>)"
                  R"(<ApplicationId>6f9619ff-8b86-4d01-b42d-00cf4fc964ff</ApplicationId>)"
                  R"(<Password>p</Password><Username>u</Username></credential></Login>)",
                  {{"http://24sevenOffice.com/webservices", "http://24sevenoffice.com/webservices"},
                   {"<Password>p</Password><Username>u</Username>", "<Username>u</Username><Password>p</Password>"},
                   {"<ApplicationId>6f9619ff-8b86-4d01-b42d-00cf4fc964ff</ApplicationId>", ""},
                   {"6f9619ff-8b86", "6f9619ff8b86"},
                   {"<Password>p</Password>", "<Password>p</Password><Password>q</Password>"},
                   {"<Password>p</Password>", R"(<Password i:nil="true" />)"},
                   {"<Username>u</Username>", "<UserName>u</UserName>"},
                   {"<credential>", "<credential>text"}});
    check_refused(office_schema,
                  R"(<GetIdentitiesResponse xmlns="http://24sevenOffice.com/webservices"><GetIdentitiesResult>)"
                  R"(<Identity i:nil="true" /><Identity><Id>6f9619ff-8b86-4d01-b42d-00cf4fc964ff</Id>)"
                  R"(<User><ContactId>-2147483648</ContactId></User><Client><Id>9223372036854775807</Id></Client>)"
                  R"(<IsCurrent>1</IsCurrent><IsDefault>false</IsDefault><IsProtected>false</IsProtected>)"
                  R"(<Servers><Server i:nil="1" /></Servers></Identity></GetIdentitiesResult></GetIdentitiesResponse>)",
                  {{"-2147483648", "-2147483649"},
                   {"9223372036854775807", "9223372036854775808"},
                   {"<IsCurrent>1", "<IsCurrent>True"},
                   {"<IsDefault>false</IsDefault>", ""},
                   {R"(<Server i:nil="1" />)", "<Server />"},
                   {"<Servers>", R"(<Servers i:nil="1">)"}});
}

TEST_CASE("ServiceStack's schemas refuse what is wrong, and what is another version's") {
    std::string const body =
        R"(<Authenticate xmlns="http://schemas.servicestack.net/types"><provider>p</provider>)"
        R"(<RememberMe i:nil="true" /><UseTokenCookie>true</UseTokenCookie>)"
        R"(<Meta xmlns:a="http://schemas.microsoft.com/2003/10/Serialization/Arrays">)"
        R"(<a:KeyValueOfstringstring><a:Key>k</a:Key><a:Value i:nil="true" /></a:KeyValueOfstringstring></Meta>)"
        R"(</Authenticate>)";
    std::vector<replacement> const wrong{
        {R"(<RememberMe i:nil="true" /><UseTokenCookie>true</UseTokenCookie>)",
         R"(<UseTokenCookie>true</UseTokenCookie><RememberMe i:nil="true" />)"},
        {">true<", ">True<"},
        {"<a:Key>k</a:Key>", ""},
        {"<a:Key>k</a:Key>", "<Key>k</Key>"},
        {"Serialization/Arrays", "Serialization/"},
        {"<provider>", R"(<provider i:nil="true">)"},
    };
    schema const first("servicestack.xsd");
    schema const later("servicestack-later.xsd");
    check_refused(first, body, wrong);
    check_refused(later, body, wrong);
    check_refused(first, body, {{"<Meta", "<AccessToken>t</AccessToken><Meta"}});
    auto const reply = in_envelope(R"(<AuthenticateResponse xmlns="http://schemas.servicestack.net/types">)"
                                   R"(<RefreshTokenExpiry>2031-12-31T23:59:59Z</RefreshTokenExpiry>)"
                                   R"(</AuthenticateResponse>)");
    CHECK(later.errors(reply).empty());
    CHECK_FALSE(first.errors(reply).empty());
    check_refused(later,
                  R"(<AuthenticateResponse xmlns="http://schemas.servicestack.net/types">)"
                  R"(<RefreshTokenExpiry>2031-12-31T23:59:59Z</RefreshTokenExpiry>)"
                  R"(<Roles xmlns:a="http://schemas.microsoft.com/2003/10/Serialization/Arrays">)"
                  R"(<a:string>admin</a:string><a:string i:nil="true" /></Roles></AuthenticateResponse>)",
                  {{"2031-12-31T", "2031-12-31 "},
                   {"2031-12-31T", "2031-11-31T"},
                   {"59Z", "59+14:01"},
                   {"<RefreshTokenExpiry>2031-12-31T23:59:59Z<", "<RefreshTokenExpiry><"},
                   {"<a:string>admin</a:string>", "<string>admin</string>"}});
}
