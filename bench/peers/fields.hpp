// SPDX-License-Identifier: MIT
// What a client writes by hand where a parser gives names and texts: which member an element is of. Those who build
// from events and those who walk a tree share it, so that peers differ in their parsers alone.
#pragma once

#include <charconv>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>

#include <soapcodec/services/office24seven.hpp>
#include <soapcodec/services/servicestack.hpp>

namespace bench {

/// The reply types, and what is in them.
using identities_reply = soapcodec::office24seven::get_identities_response;
using identity = soapcodec::office24seven::basic_identity<std::string>;
using user = soapcodec::office24seven::basic_user<std::string>;
using client = soapcodec::office24seven::basic_client<std::string>;
using server = soapcodec::office24seven::server;
using authenticate_reply = soapcodec::servicestack::authenticate_response;
using response_status = soapcodec::servicestack::basic_response_status<std::string>;
using dictionary_entry = std::remove_cvref_t<decltype(authenticate_reply::meta->front())>;

// --- a value from its text; false if it is none

[[nodiscard]] inline bool read_value(std::string_view text, std::string& to) {
    to = text;
    return true;
}
[[nodiscard]] inline bool read_value(std::string_view text, bool& to) noexcept {
    to = text == "true" || text == "1";
    return to || text == "false" || text == "0";
}
[[nodiscard]] inline bool read_value(std::string_view text, soapcodec::guid& to) noexcept {
    return soapcodec::parse_guid(text, to) == soapcodec::errc::ok;
}
template <class Integer>
    requires std::is_integral_v<Integer>
[[nodiscard]] bool read_value(std::string_view text, Integer& to) noexcept {
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), to);
    return error == std::errc() && end == text.data() + text.size();
}
template <class T>
[[nodiscard]] bool read_value(std::string_view text, std::optional<T>& to) {
    return read_value(text, to.emplace());
}

// --- a member by its element's name; an unknown one is passed over

[[nodiscard]] inline bool set_field(server& to, std::string_view name, std::string_view text) {
    return name == "Id" ? read_value(text, to.id) : name == "Type" ? read_value(text, to.type) : true;
}
[[nodiscard]] inline bool set_field(client& to, std::string_view name, std::string_view text) {
    return name == "Id" ? read_value(text, to.id) : name == "Name" ? read_value(text, to.name) : true;
}
[[nodiscard]] inline bool set_field(user& to, std::string_view name, std::string_view text) {
    if (name == "ContactId") {
        return read_value(text, to.contact_id);
    }
    if (name == "Id") {
        return read_value(text, to.id);
    }
    if (name == "Name") {
        return read_value(text, to.name);
    }
    return name == "EmployeeId" ? read_value(text, to.employee_id) : true;
}
[[nodiscard]] inline bool set_field(identity& to, std::string_view name, std::string_view text) {
    if (name == "Id") {
        return read_value(text, to.id);
    }
    if (name == "IsCurrent") {
        return read_value(text, to.is_current);
    }
    if (name == "IsDefault") {
        return read_value(text, to.is_default);
    }
    if (name == "IsProtected") {
        return read_value(text, to.is_protected);
    }
    return name == "IsDisabled" ? read_value(text, to.is_disabled) : true;
}
[[nodiscard]] inline bool set_field(dictionary_entry& to, std::string_view name, std::string_view text) {
    return name == "Key" ? read_value(text, to.key) : name == "Value" ? read_value(text, to.value) : true;
}
[[nodiscard]] inline bool set_field(response_status& to, std::string_view name, std::string_view text) {
    if (name == "ErrorCode") {
        return read_value(text, to.error_code);
    }
    if (name == "Message") {
        return read_value(text, to.message);
    }
    return name == "StackTrace" ? read_value(text, to.stack_trace) : true;
}
[[nodiscard]] inline bool set_field(authenticate_reply& to, std::string_view name, std::string_view text) {
    if (name == "UserId") {
        return read_value(text, to.user_id);
    }
    if (name == "SessionId") {
        return read_value(text, to.session_id);
    }
    if (name == "UserName") {
        return read_value(text, to.user_name);
    }
    if (name == "DisplayName") {
        return read_value(text, to.display_name);
    }
    if (name == "ReferrerUrl") {
        return read_value(text, to.referrer_url);
    }
    return name == "BearerToken" ? read_value(text, to.bearer_token) : true;
}

/// A name without its prefix.
[[nodiscard]] constexpr std::string_view local_name(std::string_view qualified) noexcept {
    return qualified.substr(qualified.find(':') + 1); // npos + 1 is 0
}

} // namespace bench
