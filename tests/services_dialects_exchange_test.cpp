// SPDX-License-Identifier: MIT
// Exchange: messages in one namespace, what they hold in another, items of several kinds in one list.
#include "dialects.hpp"

#include <soapcodec/xsd/date_time.hpp>

#include <cstdint>     // std::int32_t
#include <optional>    // std::optional
#include <string>      // std::string
#include <string_view> // std::string_view
#include <variant>     // std::variant
#include <vector>      // std::vector

using soapcodec::attribute;
using soapcodec::element;
using soapcodec::in_namespace;
using test::check_written;
using test::decoded;

namespace test_exchange {

inline constexpr soapcodec::fixed_string messages = "http://schemas.microsoft.com/exchange/services/2006/messages";
inline constexpr soapcodec::fixed_string types = "http://schemas.microsoft.com/exchange/services/2006/types";

struct item_id {
    std::string id;
    std::optional<std::string> change_key;
    friend bool operator==(item_id const&, item_id const&) = default;
};
constexpr auto soap_shape(item_id const*) {
    return soapcodec::record(attribute<"Id", &item_id::id>, attribute<"ChangeKey", &item_id::change_key>);
}
struct mailbox {
    std::optional<std::string> name;
    std::optional<std::string> address;
    friend bool operator==(mailbox const&, mailbox const&) = default;
};
constexpr auto soap_shape(mailbox const*) {
    return soapcodec::record(element<"Name", &mailbox::name>, element<"EmailAddress", &mailbox::address>);
}
struct sender {
    test_exchange::mailbox mailbox;
    friend bool operator==(sender const&, sender const&) = default;
};
constexpr auto soap_shape(sender const*) {
    return soapcodec::record(element<"Mailbox", &sender::mailbox>);
}
struct mail {
    item_id id;
    std::optional<std::string> subject;
    std::optional<soapcodec::date_time> received;
    std::optional<sender> from;
    std::optional<bool> is_read;
    friend bool operator==(mail const&, mail const&) = default;
};
constexpr auto soap_shape(mail const*) {
    return soapcodec::record(element<"ItemId", &mail::id>, element<"Subject", &mail::subject>,
                             element<"DateTimeReceived", &mail::received>, element<"From", &mail::from>,
                             element<"IsRead", &mail::is_read>);
}
struct meeting {
    item_id id;
    std::optional<std::string> subject;
    std::optional<soapcodec::date_time> start;
    friend bool operator==(meeting const&, meeting const&) = default;
};
constexpr auto soap_shape(meeting const*) {
    return soapcodec::record(element<"ItemId", &meeting::id>, element<"Subject", &meeting::subject>,
                             element<"Start", &meeting::start>);
}
struct found_items {
    std::vector<std::variant<mail, meeting>> all;
    friend bool operator==(found_items const&, found_items const&) = default;
};
constexpr auto soap_shape(found_items const*) {
    return soapcodec::record_in<types>(soapcodec::choice<&found_items::all, soapcodec::alternative<"Message">,
                                                         soapcodec::alternative<"CalendarItem">>);
}
struct root_folder {
    std::optional<std::int32_t> next_offset;
    std::optional<std::int32_t> total;
    std::optional<bool> includes_last;
    std::optional<found_items> items;
    friend bool operator==(root_folder const&, root_folder const&) = default;
};
constexpr auto soap_shape(root_folder const*) {
    return soapcodec::record(attribute<"IndexedPagingOffset", &root_folder::next_offset>,
                             attribute<"TotalItemsInView", &root_folder::total>,
                             attribute<"IncludesLastItemInRange", &root_folder::includes_last>,
                             element<"Items", &root_folder::items, in_namespace<types>>);
}
struct find_message {
    std::string response_class;
    std::optional<std::string> text;
    std::string code;
    std::optional<test_exchange::root_folder> folder;
    friend bool operator==(find_message const&, find_message const&) = default;
};
constexpr auto soap_shape(find_message const*) {
    return soapcodec::record(attribute<"ResponseClass", &find_message::response_class>,
                             element<"MessageText", &find_message::text>, element<"ResponseCode", &find_message::code>,
                             element<"RootFolder", &find_message::folder>);
}
struct find_response {
    std::vector<find_message> messages;
    friend bool operator==(find_response const&, find_response const&) = default;
};
constexpr auto soap_shape(find_response const*) {
    return soapcodec::message<"FindItemResponse", messages>(
        element<"ResponseMessages", &find_response::messages, soapcodec::items<"FindItemResponseMessage">>);
}

} // namespace test_exchange

TEST_CASE("Exchange's FindItem, a page and an error") {
    constexpr std::string_view document =
        R"(<?xml version="1.0" encoding="utf-8"?><s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Header>)"
        R"(<h:ServerVersionInfo MajorVersion="15" MinorVersion="20" Version="V2018_01_08")"
        R"( xmlns:h="http://schemas.microsoft.com/exchange/services/2006/types" xmlns:xsd="http://www.w3.org/2001/XMLSchema")"
        R"( xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"/></s:Header><s:Body>)"
        R"(<m:FindItemResponse xmlns:m="http://schemas.microsoft.com/exchange/services/2006/messages")"
        R"( xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:xsd="http://www.w3.org/2001/XMLSchema")"
        R"( xmlns:t="http://schemas.microsoft.com/exchange/services/2006/types"><m:ResponseMessages>)"
        R"(<m:FindItemResponseMessage ResponseClass="Success"><m:ResponseCode>NoError</m:ResponseCode>)"
        R"(<m:RootFolder IndexedPagingOffset="2" TotalItemsInView="71" IncludesLastItemInRange="false"><t:Items>)"
        R"(<t:Message><t:ItemId Id="AAMk=" ChangeKey="CQAA"/><t:Subject>R&amp;D</t:Subject><t:Size>5120</t:Size>)"
        R"(<t:DateTimeReceived>2026-11-27T08:15:00Z</t:DateTimeReceived><t:From><t:Mailbox><t:Name>Ola</t:Name>)"
        R"(<t:EmailAddress>ola@example.no</t:EmailAddress></t:Mailbox></t:From><t:IsRead>true</t:IsRead></t:Message>)"
        R"(<t:CalendarItem><t:ItemId Id="AAMl="/><t:Subject/><t:Start>2026-12-01T09:00:00Z</t:Start></t:CalendarItem>)"
        R"(</t:Items></m:RootFolder></m:FindItemResponseMessage><m:FindItemResponseMessage ResponseClass="Error">)"
        R"(<m:MessageText>No such folder.</m:MessageText><m:ResponseCode>ErrorFolderNotFound</m:ResponseCode>)"
        R"(<m:DescriptiveLinkKey>0</m:DescriptiveLinkKey></m:FindItemResponseMessage></m:ResponseMessages>)"
        R"(</m:FindItemResponse></s:Body></s:Envelope>)";
    using test_exchange::find_response;
    auto const found = decoded<find_response>(document);
    REQUIRE(found.messages.size() == 2);
    auto const& folder = found.messages[0].folder.value();
    CHECK(folder.next_offset == 2);
    CHECK(folder.includes_last == false);
    REQUIRE(folder.items->all.size() == 2);
    auto const& mail = std::get<0>(folder.items->all[0]);
    CHECK(mail.id == test_exchange::item_id{"AAMk=", "CQAA"});
    CHECK(mail.from->mailbox.address == "ola@example.no");
    CHECK(std::get<1>(folder.items->all[1]).subject == "");
    CHECK(found.messages[1].code == "ErrorFolderNotFound");
    check_written(found);
    CHECK(test::taken_ahead<find_response>(document) == document.size());
}
