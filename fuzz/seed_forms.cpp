// SPDX-License-Identifier: MIT
#include "seed_forms.hpp"

#include <array>       // std::array
#include <string>      // std::string
#include <string_view> // std::string_view
#include <utility>     // std::pair
#include <vector>      // std::vector

namespace fuzzing {

namespace {

using namespace std::string_view_literals;

// Places among the owning messages.
constexpr std::size_t identities = 0;
constexpr std::size_t authenticate = 1;
constexpr std::size_t reply = 2;
constexpr std::size_t a_kitchen = 3;
constexpr std::size_t login = 5;

#define SOAP_1_1                                                                                                       \
    "<s:Envelope xmlns:s='http://schemas.xmlsoap.org/soap/envelope/' "                                                 \
    "xmlns:i='http://www.w3.org/2001/XMLSchema-instance'>"
#define SOAP_1_2                                                                                                       \
    "<s:Envelope xmlns:s=\"http://www.w3.org/2003/05/soap-envelope\" "                                                 \
    "xmlns:i=\"http://www.w3.org/2001/XMLSchema-instance\">"
#define IDENTITIES(content)                                                                                            \
    SOAP_1_1                                                                                                           \
    "<s:Body><GetIdentitiesResponse xmlns='http://24sevenOffice.com/webservices'><GetIdentitiesResult>" content        \
    "</GetIdentitiesResult></GetIdentitiesResponse></s:Body></s:Envelope>"
// What is null is null here as our encoder writes it, which reading ahead knows.
#define IDENTITIES_AS_ENCODED(content)                                                                                 \
    "<s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\" "                                               \
    "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><s:Body><GetIdentitiesResponse "                          \
    "xmlns=\"http://24sevenOffice.com/webservices\"><GetIdentitiesResult>" content                                     \
    "</GetIdentitiesResult></GetIdentitiesResponse></s:Body></s:Envelope>"
#define KITCHEN(content)                                                                                               \
    SOAP_1_2                                                                                                           \
    "<s:Body><k:Kitchen xmlns:k='urn:fuzz:kitchen' xmlns:p='urn:fuzz:pantry' id='1'><k:Title>t</k:Title>" content      \
    "</k:Kitchen></s:Body></s:Envelope>"
#define IDENTITY                                                                                                       \
    "<Identity><Id>6f9619ff-8b86-4d01-b42d-00cf4fc964ff</Id><Client><Id>1</Id><Name>a</Name></Client><IsCurrent>true"  \
    "</IsCurrent><IsDefault>false</IsDefault><IsProtected>false</IsProtected></Identity>"

// A record that is complete but for what its name may do to it. Others come first, until reading ahead begins.
#define IDENTITY_NAMED(name)                                                                                           \
    "<Identity><Id>6f9619ff-8b86-4d01-b42d-00cf4fc964ff</Id><Client><Id>1</Id><Name>" name                             \
    "</Name></Client><IsCurrent>true</IsCurrent><IsDefault>false</IsDefault><IsProtected>false</IsProtected></"        \
    "Identity>"

// More than the parser has room for at first, so that it moves what it has of a text that comes in pieces.
#define HUNDRED "0123456789-123456789-223456789-323456789-423456789-523456789-623456789-723456789-823456789-923456789"
#define LONG_TEXT HUNDRED HUNDRED HUNDRED HUNDRED HUNDRED HUNDRED HUNDRED HUNDRED HUNDRED HUNDRED HUNDRED HUNDRED

constexpr std::array forms{
    // Lists, written plainly, with what ends reading ahead in the middle of them.
    written_form{identities, IDENTITIES(IDENTITY IDENTITY IDENTITY "<Identity i:nil='true' />" IDENTITY)},
    written_form{identities, IDENTITIES(IDENTITY IDENTITY "<!-- -->" IDENTITY "<Identity a='b'>" IDENTITY)},
    written_form{identities, IDENTITIES(IDENTITY "\r\n  " IDENTITY "\r" IDENTITY "\n\t" IDENTITY)},
    written_form{
        identities,
        IDENTITIES(IDENTITY
                   "<Identity><Id>6f9619ff-8b86-4d01-b42d-00cf4fc964ff</Id><IsCurrent>yes</IsCurrent></Identity>")},
    written_form{identities, IDENTITIES(IDENTITY IDENTITY_NAMED("a]]>b") IDENTITY)},
    written_form{identities, IDENTITIES(IDENTITY IDENTITY_NAMED("a\rb &#x1F372;&#xD;&amp;") IDENTITY)},
    written_form{identities, IDENTITIES(IDENTITY IDENTITY_NAMED("&#xD800;") IDENTITY)},
    written_form{identities, IDENTITIES(IDENTITY IDENTITY_NAMED("&#xFFFE;") IDENTITY)},
    written_form{identities, IDENTITIES(IDENTITY IDENTITY_NAMED("\xC0\xAF\xE0\x80\xAF") IDENTITY)},
    written_form{identities, IDENTITIES(IDENTITY IDENTITY_NAMED("\xE0\x80\xAF") IDENTITY)},
    written_form{identities, IDENTITIES(IDENTITY "<Identity>  not a member" IDENTITY)},
    written_form{identities,
                 IDENTITIES_AS_ENCODED(IDENTITY
                                       "<Identity><Id>6f9619ff-8b86-4d01-b42d-00cf4fc964ff</Id><Client "
                                       "xsi:nil=\"true\" /><IsCurrent xsi:nil=\"true\" /><IsDefault>false</IsDefault>"
                                       "<IsProtected>false</IsProtected></Identity>" IDENTITY)},
    written_form{identities, IDENTITIES("<Identity><Client><Id>1</Id><Name>\xC3\xA6\xE2\x82\xAC\xF0\x9F\x8D\xB2</"
                                        "Name><Id>2</Id></Client></Identity>")},
    written_form{identities, IDENTITIES("<Identity><Servers><Server><Id>1</Id><Type>2</Type></Server><Server "
                                        "i:nil='1'/><Server><Id>1</Id></Server></Servers></Identity>")},
    written_form{identities, SOAP_1_1
                 "<s:Body><GetIdentitiesResponse xmlns='http://24sevenOffice.com/webservices'><GetIdentitiesResult "
                 "i:nil='true'/></GetIdentitiesResponse></s:Body></s:Envelope>"},
    // Headers.
    written_form{identities,
                 SOAP_1_1 "<s:Header><h:x xmlns:h='urn:h' s:mustUnderstand='true'/></s:Header><s:Body/></s:Envelope>"},
    written_form{identities, SOAP_1_1 "<s:Header><h:x xmlns:h='urn:h' s:mustUnderstand='1' "
                                      "s:actor='http://elsewhere'/></s:Header><s:Body><GetIdentitiesResponse "
                                      "xmlns='http://24sevenOffice.com/webservices'/></s:Body></s:Envelope>"},
    written_form{
        authenticate, SOAP_1_2
        "<s:Header><a:Action xmlns:a='http://www.w3.org/2005/08/addressing' "
        "s:mustUnderstand='true'>urn:x</a:Action></s:Header><s:Body><Authenticate "
        "xmlns='http://schemas.servicestack.net/types'><provider>a</provider></Authenticate></s:Body></s:Envelope>"},
    written_form{reply, SOAP_1_2
                 "<s:Header><a:RelatesTo xmlns:a='http://www.w3.org/2005/08/addressing' "
                 "RelationshipType='urn:r'>" LONG_TEXT LONG_TEXT "<!-- -->&amp;2</a:RelatesTo></s:Header><s:Body>"
                 "<AuthenticateResponse xmlns='http://schemas.servicestack.net/types'/></s:Body></s:Envelope>"},
    written_form{reply,
                 SOAP_1_2 "<s:Header><a:RelatesTo xmlns:a='http://www.w3.org/2005/08/addressing'>a<b/></a:RelatesTo>"
                          "</s:Header><s:Body/></s:Envelope>"},
    written_form{reply, SOAP_1_2 "<s:Header><h:x xmlns:h='urn:h' s:mustUnderstand='maybe'/></s:Header><s:Body/>"
                                 "</s:Envelope>"},
    // Faults, as both versions and careless servers write them.
    written_form{login, SOAP_1_1 "<s:Body><s:Fault><faultcode>s:Client.Authentication</faultcode><faultstring "
                                 "xml:lang='en'>no</faultstring><faultactor>urn:a</faultactor><detail><e:x "
                                 "xmlns:e='urn:e'>1</e:x></detail></s:Fault></s:Body></s:Envelope>"},
    written_form{
        login, SOAP_1_2
        "<s:Body><s:Fault><s:Code><s:Value>s:Sender</s:Value><s:Subcode><s:Value>s:x</s:Value><s:Subcode><s:Value>y</"
        "s:Value></s:Subcode></s:Subcode></s:Code><s:Reason><s:Text xml:lang='en'>no</s:Text><s:Text "
        "xml:lang='nb'>nei</s:Text></s:Reason><s:Node>urn:n</s:Node><s:Role>urn:r</s:Role><s:Detail/></s:Fault></"
        "s:Body></s:Envelope>"},
    written_form{login, SOAP_1_1 "<s:Body><s:Fault><faultcode>Server</faultcode></s:Fault></s:Body></s:Envelope>"},
    // In SOAP 1.1 a detail has no namespace, and what is in this one has to declare its own.
    written_form{login, SOAP_1_2
                 "<s:Body><s:Fault><s:Code><s:Value>s:Sender</s:Value></s:Code><s:Reason><s:Text xml:lang='en'>no"
                 "</s:Text></s:Reason><s:Detail xmlns='urn:d' xmlns:e='urn:e'>a<b c='>' e:d=\"'\"><b/><e:f/></b><!-- "
                 "<c> --><![CDATA[<d>]]><g xmlns = ''><h/></g></s:Detail></s:Fault></s:Body></s:Envelope>"},
    // Refused by SOAP.
    written_form{login, "<!DOCTYPE a [<!ENTITY b 'c'>]>" SOAP_1_1 "<s:Body/></s:Envelope>"},
    written_form{login, "<?xml version='1.0'?><?x y?>" SOAP_1_1 "<s:Body/></s:Envelope>"},
    written_form{login, "<Envelope><Body/></Envelope>"},
    written_form{login, SOAP_1_1 "<s:Body/><s:Body/></s:Envelope>"},
    // Dictionaries and nulls.
    written_form{
        reply, SOAP_1_2
        "<s:Body><AuthenticateResponse xmlns='http://schemas.servicestack.net/types'><UserId i:nil='true'/><Meta "
        "xmlns:d='http://schemas.microsoft.com/2003/10/Serialization/Arrays'><d:KeyValueOfstringstring><d:Key>a</"
        "d:Key><d:Value "
        "i:nil='true'/></d:KeyValueOfstringstring><d:KeyValueOfstringstring><d:Key/><d:Value/></"
        "d:KeyValueOfstringstring></Meta></AuthenticateResponse></s:Body></s:Envelope>"},
    // Every feature by itself.
    written_form{
        a_kitchen,
        KITCHEN("<k:Numbers><k:I8>-0</k:I8><k:F32>INF</k:F32><k:F64>NaN</k:F64><k:Exact>00.100</k:Exact></k:Numbers>")},
    written_form{
        a_kitchen,
        KITCHEN("<k:Numbers i:type='k:Numbers'><k:I8> 7 </k:I8><k:U64>18446744073709551616</k:U64></k:Numbers>")},
    written_form{a_kitchen, KITCHEN("<k:Times><k:At>2024-02-29T23:59:59.9999999+02:00</k:At><k:On>2024-02-29Z</"
                                    "k:On><k:Daily>24:00:00</k:Daily><k:Lasts>-P1Y2M3DT4H5M6.7S</k:Lasts></k:Times>")},
    written_form{
        a_kitchen,
        KITCHEN("<k:Times><k:Year>-2024Z</k:Year><k:YearMonth>12024-02+01:00</k:YearMonth><k:Month>--02</k:Month>"
                "<k:MonthDay>--02-29</k:MonthDay><k:Day>---31-14:00</k:Day></k:Times>")},
    written_form{a_kitchen, KITCHEN("<k:Numbers><k:I8>1</k:I8><k:Whole> +000123456789012345678901234567890 </k:Whole>"
                                    "<k:Spare> </k:Spare></k:Numbers><k:Texts><k:Taste>bitter</k:Taste></k:Texts>")},
    written_form{
        a_kitchen,
        KITCHEN("<k:Crate a='&lt;' p:b='' xml:lang='no' i:type='p:T' xmlns:q='urn:q'>a<q:b p:c='k:d'/></k:Crate>"
                "<k:Unknown/>")},
    written_form{a_kitchen, KITCHEN("<k:Soup>a&#0;b&#x1F;</k:Soup><k:Soup/><k:Raw>&#xFFFE;</k:Raw>")},
    written_form{a_kitchen,
                 KITCHEN("<k:Texts><k:Normalized>a\tb\nc</k:Normalized><k:Token>  a  b </k:Token><k:Uri> urn:x "
                         "</k:Uri><k:Base64>AAEC /w==</k:Base64><k:Hex>0aF</k:Hex><k:Name>p:x</k:Name><k:Hue>dark "
                         "blue</k:Hue></k:Texts>")},
    written_form{a_kitchen,
                 KITCHEN("<k:Price currency='NOK'>1</k:Price><k:Count>2</k:Count><Count>3</Count><k:Price "
                         "currency=\"a&#xD;&#10;&lt;&quot;\" net='1'> 2.50 </k:Price><Count i:nil='true'/>")},
    written_form{a_kitchen,
                 KITCHEN("<k:Notes><k:Note>a</k:Note><k:Note "
                         "i:nil='true'/><k:Note/></k:Notes><k:Jars><p:Jar><p:Label>j</p:Label></p:Jar></k:Jars>")},
    written_form{a_kitchen, KITCHEN("<k:Jars>\r\n \n\t\xC3\xA9 has no place here</k:Jars>")},
    written_form{a_kitchen, KITCHEN("<p:Jar><p:Label>j</p:Label><p:Grams "
                                    "i:nil='true'/></p:Jar><k:Soup>a</k:Soup><k:Main><p:Label/></k:Main><k:Soup/>")},
    written_form{a_kitchen, KITCHEN("<k:Shelf name='a'><k:Shelf name='b'><k:Shelf name='c'/></k:Shelf><k:Shelf "
                                    "k:name='d' name='e'/></k:Shelf>")},
    written_form{
        a_kitchen,
        KITCHEN(
            "<k:Raw q='1'>a<p:b i:nil='p:c'>&lt;<![CDATA[<]]></p:b><!-- c --></k:Raw><k:Unknown><k:x/></k:Unknown>")},
    written_form{a_kitchen, KITCHEN("<k:Drawer><k:Corner>1</k:Corner><k:Names><k:Name>a</k:Name><k:Name i:nil='1'/>"
                                    "<k:Name/></k:Names><k:Things><k:Thing><p:Label>f</p:Label></k:Thing><x>"
                                    "<p:Label/></x></k:Things><k:Corner>2</k:Corner></k:Drawer>")},
    written_form{a_kitchen, KITCHEN("<k:Drawer><k:Corner>1</k:Corner><k:Corner>2</k:Corner><k:Stock><k:Entry><k:Key>a"
                                    "</k:Key><k:Value>1</k:Value></k:Entry><k:Entry><k:Key/></k:Entry></k:Stock>"
                                    "<k:Shelves><shelf><no>1</no><jar><p:Label>j</p:Label></jar></shelf></k:Shelves>"
                                    "</k:Drawer>")},
    written_form{a_kitchen, KITCHEN("<k:Drawer><k:Corner>1</k:Corner><k:Corner>2</k:Corner><k:Stock><k:Entry><k:Key>a"
                                    "</k:Key></k:Entry><k:Entry><k:Value>1</k:Value><k:Key>a</k:Key></k:Entry>"
                                    "</k:Stock></k:Drawer>")},
    written_form{a_kitchen, KITCHEN("<k:Drawer><k:Corner>1</k:Corner><k:Corner>2</k:Corner><k:Corner>3</k:Corner>"
                                    "</k:Drawer>")},
    written_form{a_kitchen, KITCHEN("<k:Unknown xmlns:q='urn:x' xmlns:r='urn:x' q:a='1' r:a='2'/>")},
    written_form{
        a_kitchen,
        "<Kitchen xmlns='urn:fuzz:kitchen' xml:lang='nb' id='+7' level='3' label='a&#9;b'><Title>x</Title><Maybe "
        "i:nil='1' xmlns:i='http://www.w3.org/2001/XMLSchema-instance'/></Kitchen>"},
};
#undef SOAP_1_1
#undef SOAP_1_2
#undef IDENTITIES
#undef IDENTITIES_AS_ENCODED
#undef KITCHEN
#undef IDENTITY
#undef IDENTITY_NAMED
#undef HUNDRED
#undef LONG_TEXT

std::string replaced(std::string text, std::string_view from, std::string_view to) {
    for (auto at = text.find(from); at != text.npos; at = text.find(from, at + to.size())) {
        text.replace(at, from.size(), to);
    }
    return text;
}

std::string utf_16(std::string_view text, bool big) {
    std::string out = big ? "\xFE\xFF" : "\xFF\xFE";
    for (char const c : text) {
        out += big ? std::string{'\0', c} : std::string{c, '\0'};
    }
    return out;
}

} // namespace

std::span<written_form const> written_forms() {
    return forms;
}

std::vector<std::string> other_forms(std::string const& document) {
    auto const without_declaration = document.substr(document.find("?>") + 2);
    std::vector<std::string> made{
        replaced(replaced(document, "soap:", "S.e-1:"), "xmlns:soap", "xmlns:S.e-1"),
        replaced(document, "><", ">\r\n  <"),
        replaced(document, "><", "><!-- <a> -->\t<"),
        replaced(document, "\"", "'"),
        replaced(document, " />", "/>"),
        replaced(document, "a", "&#x61;"),
        replaced(document, "</", "<![CDATA[]]></"),
        replaced(document, "</", "&#32;</"),
        replaced(document, "xsi:nil=\"true\"", "xsi:nil = '1' a='b'"),
        "\xEF\xBB\xBF" + document,
        without_declaration + "<!-- after --><?and-more?>",
        document.substr(0, document.size() / 2),
        document + "<x/>",
    };
    auto const encodings = other_encodings(without_declaration);
    made.insert(made.end(), encodings.begin(), encodings.end());
    return made;
}

std::vector<std::string> other_encodings(std::string_view document) {
    std::vector<std::string> made{"<?xml version='1.0' encoding='ISO-8859-1' standalone='yes'?>" +
                                  std::string(document)};
    // Short ones only: these are twice as long.
    if (document.size() < 1500) {
        made.push_back(utf_16(document, false));
        made.push_back(utf_16(document, true));
    }
    return made;
}

std::span<std::string_view const> value_texts() {
    static constexpr std::array texts{
        ""sv,
        " "sv,
        "0"sv,
        "-0"sv,
        "+7"sv,
        "\t007\r\n"sv,
        "127"sv,
        "128"sv,
        "-128"sv,
        "-129"sv,
        "255"sv,
        "256"sv,
        "65535"sv,
        "65536"sv,
        "2147483647"sv,
        "2147483648"sv,
        "-2147483648"sv,
        "4294967295"sv,
        "4294967296"sv,
        "9223372036854775807"sv,
        "9223372036854775808"sv,
        "-9223372036854775808"sv,
        "18446744073709551615"sv,
        "18446744073709551616"sv,
        "99999999999999999999"sv,
        "1-"sv,
        "- 1"sv,
        "true"sv,
        "false"sv,
        "1"sv,
        "True"sv,
        "NaN"sv,
        "INF"sv,
        "-INF"sv,
        "+INF"sv,
        "nan"sv,
        "1.5"sv,
        ".5"sv,
        "5."sv,
        "."sv,
        "1e10"sv,
        "1E-10"sv,
        "1e"sv,
        "0.1"sv,
        "4.9e-324"sv,
        "2.4703282292062327e-324"sv,
        "1.7976931348623157e308"sv,
        "1e309"sv,
        "16777217"sv,
        "-123456789.123456789"sv,
        "000.1000"sv,
        "-0.0"sv,
        "2024-02-29"sv,
        "2023-02-29"sv,
        "2024-12-31Z"sv,
        "2024-12-31+14:00"sv,
        "2024-12-31-14:01"sv,
        "2024-02-29T12:34:56"sv,
        "2024-02-29T12:34:56.1234567Z"sv,
        "2024-02-29T12:34:56.12345678-01:30"sv,
        "2024-02-29T24:00:00Z"sv,
        "0001-01-01T00:00:00"sv,
        "0000-01-01T00:00:00"sv,
        "-0001-01-01T00:00:00"sv,
        "12345-01-01T00:00:00"sv,
        "12:34:56"sv,
        "23:59:60"sv,
        "P1Y"sv,
        "P1M2DT3H"sv,
        "PT1.5S"sv,
        "-P1D"sv,
        "P"sv,
        "PT"sv,
        "P1S"sv,
        "P99999999999Y"sv,
        "AAEC"sv,
        "AAE="sv,
        "AA=="sv,
        "AB=="sv,
        "A"sv,
        "A A E C"sv,
        "00ff"sv,
        "0"sv,
        "0G"sv,
        "6f9619ff-8b86-4d01-b42d-00cf4fc964ff"sv,
        "{6F9619FF-8B86-4D01-B42D-00CF4FC964FF}"sv,
        "6f9619ff8b864d01b42d00cf4fc964ff"sv,
        "red"sv,
        " dark blue "sv,
        "a\tb\nc"sv,
        "  a  b  "sv,
        "\xC3\xA5"sv,
        "\xED\xA0\x80"sv,
        "a:b"sv,
    };
    return texts;
}

} // namespace fuzzing
