// SPDX-License-Identifier: MIT
// FindItem of Exchange Web Services: what is in a folder, a page at a time. The items that are found are views, to be
// streamed; what is around them owns its text.
#pragma once

#include <soapcodec/fixed_string.hpp>
#include <soapcodec/shape.hpp>
#include <soapcodec/shape/path.hpp>
#include <soapcodec/xsd/date_time.hpp>
#include <soapcodec/xsd/enumeration.hpp>

#include <cstdint>     // std::int32_t
#include <optional>    // std::optional
#include <string>      // std::string
#include <string_view> // std::string_view
#include <variant>     // std::variant
#include <vector>      // std::vector

namespace exchange {

enum class response_class : unsigned char { success, warning, error };

}

template <>
inline constexpr auto soapcodec::enumeration<exchange::response_class> =
    soapcodec::names<exchange::response_class>({{exchange::response_class::success, "Success"},
                                                {exchange::response_class::warning, "Warning"},
                                                {exchange::response_class::error, "Error"}});

namespace exchange {

inline constexpr soapcodec::fixed_string messages_namespace =
    "http://schemas.microsoft.com/exchange/services/2006/messages";
inline constexpr soapcodec::fixed_string types_namespace = "http://schemas.microsoft.com/exchange/services/2006/types";

// --- the request

struct server_version { // a header block
    std::string version = "Exchange2013";
};
constexpr auto soap_shape(server_version const*) {
    return soapcodec::message<"RequestServerVersion", types_namespace>(
        soapcodec::attribute<"Version", &server_version::version>);
}

struct field {
    std::string uri; ///< `item:Subject`
};
constexpr auto soap_shape(field const*) {
    return soapcodec::record(soapcodec::attribute<"FieldURI", &field::uri>);
}

struct item_shape {
    std::string base = "IdOnly";
    std::vector<field> additional;
};
constexpr auto soap_shape(item_shape const*) {
    return soapcodec::record_in<types_namespace>(
        soapcodec::element<"BaseShape", &item_shape::base>,
        soapcodec::element<"AdditionalProperties", &item_shape::additional, soapcodec::items<"FieldURI">>);
}

struct page {
    std::int32_t most = 100;
    std::int32_t offset = 0;
    std::string from = "Beginning";
};
constexpr auto soap_shape(page const*) {
    return soapcodec::record(soapcodec::attribute<"MaxEntriesReturned", &page::most>,
                             soapcodec::attribute<"Offset", &page::offset>,
                             soapcodec::attribute<"BasePoint", &page::from>);
}

struct folder {
    std::string name; ///< `inbox`
};
constexpr auto soap_shape(folder const*) {
    return soapcodec::record(soapcodec::attribute<"Id", &folder::name>);
}

struct find_item {
    static constexpr std::string_view soap_action =
        "http://schemas.microsoft.com/exchange/services/2006/messages/FindItem";

    std::string traversal = "Shallow";
    item_shape shape{};
    exchange::page page;
    std::vector<folder> folders;
};
constexpr auto soap_shape(find_item const*) {
    return soapcodec::message<"FindItem", messages_namespace>(
        soapcodec::attribute<"Traversal", &find_item::traversal>, soapcodec::element<"ItemShape", &find_item::shape>,
        soapcodec::element<"IndexedPageItemView", &find_item::page>,
        soapcodec::element<"ParentFolderIds", &find_item::folders,
                           soapcodec::items<"DistinguishedFolderId", types_namespace>>);
}

// --- the reply

struct mailbox {
    std::optional<std::string_view> name;
    std::optional<std::string_view> address;
};
constexpr auto soap_shape(mailbox const*) {
    return soapcodec::record(soapcodec::element<"Name", &mailbox::name>,
                             soapcodec::element<"EmailAddress", &mailbox::address>);
}

struct recipient {
    exchange::mailbox mailbox;
};
constexpr auto soap_shape(recipient const*) {
    return soapcodec::record(soapcodec::element<"Mailbox", &recipient::mailbox>);
}

struct message {
    std::optional<std::string_view> subject;
    std::optional<soapcodec::date_time> received;
    std::optional<recipient> from;
};
constexpr auto soap_shape(message const*) {
    return soapcodec::record(soapcodec::element<"Subject", &message::subject>,
                             soapcodec::element<"DateTimeReceived", &message::received>,
                             soapcodec::element<"From", &message::from>);
}

struct meeting_request {
    std::optional<std::string_view> subject;
    std::optional<soapcodec::date_time> start;
    std::optional<std::string_view> location;
};
constexpr auto soap_shape(meeting_request const*) {
    return soapcodec::record(soapcodec::element<"Subject", &meeting_request::subject>,
                             soapcodec::element<"Start", &meeting_request::start>,
                             soapcodec::element<"Location", &meeting_request::location>);
}

/// Items of other kinds are skipped.
using item = std::variant<message, meeting_request>;

struct items {
    std::vector<item> all;
};
constexpr auto soap_shape(items const*) {
    return soapcodec::record(
        soapcodec::choice<&items::all, soapcodec::alternative<"Message">, soapcodec::alternative<"MeetingRequest">>);
}

struct root_folder {
    std::optional<std::int32_t> next_offset;
    std::optional<std::int32_t> total;
    std::optional<bool> is_last; ///< page
    std::optional<exchange::items> items;
};
constexpr auto soap_shape(root_folder const*) {
    return soapcodec::record_in<types_namespace>(soapcodec::attribute<"IndexedPagingOffset", &root_folder::next_offset>,
                                                 soapcodec::attribute<"TotalItemsInView", &root_folder::total>,
                                                 soapcodec::attribute<"IncludesLastItemInRange", &root_folder::is_last>,
                                                 soapcodec::element<"Items", &root_folder::items>);
}

struct response_message {
    exchange::response_class response_class = exchange::response_class::success;
    std::optional<std::string> text;
    std::optional<std::string> code;
    std::optional<exchange::root_folder> root_folder;
};
constexpr auto soap_shape(response_message const*) {
    return soapcodec::record(soapcodec::attribute<"ResponseClass", &response_message::response_class>,
                             soapcodec::element<"MessageText", &response_message::text>,
                             soapcodec::element<"ResponseCode", &response_message::code>,
                             soapcodec::element<"RootFolder", &response_message::root_folder>);
}

struct find_item_response {
    std::vector<response_message> messages; ///< one for each folder
};
constexpr auto soap_shape(find_item_response const*) {
    return soapcodec::message<"FindItemResponse", messages_namespace>(
        soapcodec::element<"ResponseMessages", &find_item_response::messages,
                           soapcodec::items<"FindItemResponseMessage">>);
}

/// Where the items are.
inline constexpr auto found_items =
    soapcodec::path<&find_item_response::messages, &response_message::root_folder, &root_folder::items, &items::all>;

} // namespace exchange
