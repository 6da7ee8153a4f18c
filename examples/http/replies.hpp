// SPDX-License-Identifier: MIT
// What the services answer, on this machine.
#pragma once

#include <soapcodec/services/office24seven.hpp>
#include <soapcodec/services/servicestack.hpp>
#include <soapcodec/soapcodec.hpp>

#include <boost/crc.hpp>

#include <algorithm>   // std::min
#include <cstdint>     // std::uint32_t
#include <string>      // std::string
#include <string_view> // std::string_view
#include <variant>     // std::variant, std::visit

namespace local {

namespace office = soapcodec::office24seven;
namespace stack = soapcodec::servicestack;
namespace soap = soapcodec::soap;

struct reply {
    std::string body{};
    soap::version version = soapcodec::soap_1_1;
    bool is_fault = false;
    bool is_list = false;
};

inline soap::fault no_session() {
    return {.code = soap::sender, .reasons = {{"en", "There is no session"}}};
}

inline std::variant<office::login_response, soap::fault> answer(office::login const& r, std::string_view) {
    bool const good = r.credential && r.credential->password == "secret";
    return office::login_response{good ? "5f3a" + std::to_string(r.credential->username->size()) : ""};
}

inline std::variant<office::get_identities_response, soap::fault> answer(office::get_identities const&,
                                                                         std::string_view session) {
    if (session.empty()) {
        return no_session();
    }
    office::get_identities_response all;
    auto& list = all.identities.emplace();
    for (int i = 1; i <= 200; ++i) {
        office::identity one;
        one.client.emplace().name = "Client " + std::to_string(i);
        one.is_current = i == 7;
        list.push_back(one);
    }
    return all;
}

/// The reply of 24SevenOffice to a request in a session.
inline reply identified(std::string const& request, std::string_view session) {
    soapcodec::decoder<std::variant<office::login, office::get_identities>> decoder;
    auto const asked = decoder.finish(request);
    reply made{.version = decoder.version()};
    auto const encoded = [&](auto const& message) { return soapcodec::encode(message, made.version).value(); };
    if (!asked) {
        made.is_fault = true;
        made.body = encoded(soap::fault_of(asked.error()));
        return made;
    }
    std::visit(
        [&](auto const& r) {
            auto const answered = answer(r, session);
            made.is_fault = answered.index() == 1;
            made.is_list = std::holds_alternative<office::get_identities>(*asked) && !made.is_fault;
            made.body = encoded(answered);
        },
        *asked);
    return made;
}

/// The reply of ServiceStack to Authenticate: what is wrong with the credentials is said in the response, what is wrong
/// with the message by a fault.
inline reply authenticated(std::string const& request) {
    soapcodec::decoder<stack::authenticate> decoder;
    auto const asked = decoder.finish(request);
    reply made{.version = decoder.version()};
    if (!asked) {
        made.is_fault = true;
        made.body = soapcodec::encode(soap::fault_of(asked.error()), made.version).value();
        return made;
    }
    stack::authenticate_response response;
    if (asked->password == "secret") {
        response.session_id = "k2";
        response.user_name = asked->user_name;
    } else {
        auto& status = response.response_status.emplace();
        status.error_code = "Unauthorized";
        status.message = "Invalid UserName or Password";
    }
    made.body = soapcodec::encode(response, made.version).value();
    return made;
}

/// As gzip (RFC 1952), which need not make anything smaller: blocks that are stored (RFC 1951, section 3.2.4).
inline std::string gzip(std::string_view text) {
    std::string packed("\x1F\x8B\x08\0\0\0\0\0\0\xFF", 10);
    auto const number = [&packed](std::uint32_t value, int bytes) {
        for (int i = 0; i < bytes; ++i) {
            packed += static_cast<char>((value >> (8 * i)) & 0xFFU);
        }
    };
    for (std::string_view rest = text;;) {
        auto const size = static_cast<std::uint32_t>(std::min<std::size_t>(rest.size(), 0xFFFF));
        packed += size == rest.size() ? '\1' : '\0';
        number(size, 2);
        number(~size, 2);
        packed.append(rest.substr(0, size));
        rest.remove_prefix(size);
        if (rest.empty()) {
            break;
        }
    }
    boost::crc_32_type crc;
    crc.process_bytes(text.data(), text.size());
    number(crc.checksum(), 4);
    number(static_cast<std::uint32_t>(text.size()), 4);
    return packed;
}

} // namespace local
