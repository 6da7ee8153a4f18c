// SPDX-License-Identifier: MIT
// SharePoint: rows of attributes whose names are those of a list's columns.
#include "dialects.hpp"

#include <cstdint>     // std::int32_t
#include <optional>    // std::optional
#include <string>      // std::string
#include <string_view> // std::string_view
#include <vector>      // std::vector

using soapcodec::any_attributes;
using soapcodec::attribute;
using soapcodec::element;
using soapcodec::in_namespace;
using soapcodec::xml::any_attribute;
using test::check_written;
using test::decoded;

namespace test_sharepoint {

inline constexpr soapcodec::fixed_string rowset = "urn:schemas-microsoft-com:rowset";
inline constexpr soapcodec::fixed_string rows = "#RowsetSchema";

/// All columns, or those that are known.
struct open_row {
    std::int32_t id = 0;
    std::vector<any_attribute> columns;
    friend bool operator==(open_row const&, open_row const&) = default;
};
constexpr auto soap_shape(open_row const*) {
    return soapcodec::record(attribute<"ows_ID", &open_row::id>, any_attributes<&open_row::columns>);
}
struct known_row {
    std::int32_t id = 0;
    std::optional<std::string> title;
    friend bool operator==(known_row const&, known_row const&) = default;
};
constexpr auto soap_shape(known_row const*) {
    return soapcodec::record(attribute<"ows_ID", &known_row::id>, attribute<"ows_LinkTitle", &known_row::title>);
}

template <class Row>
struct basic_data {
    std::int32_t count = 0;
    std::optional<std::string> next;
    std::vector<Row> rows;
    friend bool operator==(basic_data const&, basic_data const&) = default;
};
template <class Row>
constexpr auto soap_shape(basic_data<Row> const*) {
    using T = basic_data<Row>;
    return soapcodec::record(attribute<"ItemCount", &T::count>, attribute<"ListItemCollectionPositionNext", &T::next>,
                             element<"row", &T::rows, in_namespace<test_sharepoint::rows>>);
}
template <class Row>
struct basic_items {
    basic_data<Row> data;
    friend bool operator==(basic_items const&, basic_items const&) = default;
};
template <class Row>
constexpr auto soap_shape(basic_items<Row> const*) {
    return soapcodec::record(element<"data", &basic_items<Row>::data, in_namespace<rowset>>);
}
template <class Row>
struct basic_list {
    basic_items<Row> items;
    friend bool operator==(basic_list const&, basic_list const&) = default;
};
template <class Row>
constexpr auto soap_shape(basic_list<Row> const*) {
    return soapcodec::record(element<"listitems", &basic_list<Row>::items>);
}
template <class Row>
struct basic_response {
    basic_list<Row> result;
    friend bool operator==(basic_response const&, basic_response const&) = default;
};
template <class Row>
constexpr auto soap_shape(basic_response<Row> const*) {
    return soapcodec::message<"GetListItemsResponse", "http://schemas.microsoft.com/sharepoint/soap/">(
        element<"GetListItemsResult", &basic_response<Row>::result>);
}

} // namespace test_sharepoint

TEST_CASE("SharePoint's GetListItems, rows of attributes") {
    constexpr std::string_view document =
        R"(<?xml version="1.0" encoding="utf-8"?><soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/")"
        R"( xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:xsd="http://www.w3.org/2001/XMLSchema"><soap:Body>)"
        R"(<GetListItemsResponse xmlns="http://schemas.microsoft.com/sharepoint/soap/"><GetListItemsResult>)"
        "<listitems xmlns:s='uuid:BDC6E3F0-6DA3-11d1-A2A3-00AA00C14882'\n"
        "     xmlns:dt='uuid:C2F41010-65B3-11d1-A29F-00AA00C14882'\n     xmlns:rs='urn:schemas-microsoft-com:rowset'\n"
        "     xmlns:z='#RowsetSchema'>\n<rs:data ItemCount=\"2\" "
        "ListItemCollectionPositionNext=\"Paged=TRUE&amp;p_ID=2\">"
        "\n   <z:row ows_LinkTitle='A &lt;b&gt;' ows__Level='1' ows_ID='1' ows_Modified='2026-11-27 08:15:00'"
        " ows_MetaInfo='1;#vti_x:SW|y&#10;' />\n   <z:row ows_ID='2' ows_Author='7;#Ola, Kari' />\n</rs:data>\n"
        "</listitems></GetListItemsResult></GetListItemsResponse></soap:Body></soap:Envelope>";
    using all = test_sharepoint::basic_response<test_sharepoint::open_row>;
    auto const found = decoded<all>(document);
    auto const& data = found.result.items.data;
    CHECK(data.count == 2);
    CHECK(data.next == "Paged=TRUE&p_ID=2");
    REQUIRE(data.rows.size() == 2);
    CHECK(data.rows[0].columns == std::vector<any_attribute>{{{"", "ows_LinkTitle"}, "A <b>"},
                                                             {{"", "ows__Level"}, "1"},
                                                             {{"", "ows_Modified"}, "2026-11-27 08:15:00"},
                                                             {{"", "ows_MetaInfo"}, "1;#vti_x:SW|y\n"}});
    CHECK(data.rows[1].id == 2);
    check_written(found);
    // Attributes that no shape describes are kept by the reader of events alone.
    CHECK(test::taken_ahead<all>(document) == 0);

    using some = test_sharepoint::basic_response<test_sharepoint::known_row>;
    auto const known = decoded<some>(document);
    CHECK(known.result.items.data.rows == std::vector<test_sharepoint::known_row>{{1, "A <b>"}, {2, std::nullopt}});
    check_written(known);
    // References in the values of attributes are the parser's; without them the fast path takes it all.
    CHECK(test::taken_ahead<some>(document) == 0);
    std::string plain(document);
    for (auto at = plain.find('&'); at != plain.npos; at = plain.find('&')) {
        plain.erase(at, plain.find(';', at) + 1 - at);
    }
    CHECK(decoded<some>(plain).result.items.data.rows.at(0).title == "A b");
    CHECK(test::taken_ahead<some>(plain) == plain.size());
}
