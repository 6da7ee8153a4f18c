// SPDX-License-Identifier: MIT
// What one would write by hand for this one message, to measure the encoder against: no shapes, no checks, no bounds.
#pragma once

#include <array>
#include <charconv>
#include <concepts>
#include <cstddef>
#include <cstring>
#include <string_view>

#include <soapcodec/services/office24seven.hpp>

namespace bench {

/// Writes a GetIdentitiesResponse in SOAP 1.2, compact, to memory that has room for it.
class hand_writer {
public:
    explicit hand_writer(char* out) : at_(out) {}

    /// The end of what was written.
    char* write(soapcodec::office24seven::get_identities_response const& reply) {
        put("<?xml version=\"1.0\" encoding=\"utf-8\"?>"
            "<soap12:Envelope xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" "
            "xmlns:xsd=\"http://www.w3.org/2001/XMLSchema\" "
            "xmlns:soap12=\"http://www.w3.org/2003/05/soap-envelope\"><soap12:Body>"
            "<GetIdentitiesResponse xmlns=\"http://24sevenOffice.com/webservices\"");
        if (!reply.identities) {
            put(" />");
        } else if (reply.identities->empty()) {
            put("><GetIdentitiesResult /></GetIdentitiesResponse>");
        } else {
            put("><GetIdentitiesResult>");
            for (auto const& item : *reply.identities) {
                if (item) {
                    identity(*item);
                } else {
                    put("<Identity xsi:nil=\"true\" />");
                }
            }
            put("</GetIdentitiesResult></GetIdentitiesResponse>");
        }
        put("</soap12:Body></soap12:Envelope>");
        return at_;
    }

private:
    void identity(soapcodec::office24seven::identity const& value) {
        put("<Identity><Id>");
        guid(value.id);
        put("</Id>");
        if (value.user) {
            put("<User><ContactId>");
            number(value.user->contact_id);
            put("</ContactId><Id>");
            guid(value.user->id);
            put("</Id>");
            name(value.user->name);
            put("<EmployeeId>");
            number(value.user->employee_id);
            put("</EmployeeId></User>");
        }
        if (value.client) {
            put("<Client><Id>");
            number(value.client->id);
            put("</Id>");
            if (value.client->name) {
                name(*value.client->name);
            }
            put("</Client>");
        }
        put("<IsCurrent>");
        boolean(value.is_current);
        put("</IsCurrent><IsDefault>");
        boolean(value.is_default);
        put("</IsDefault><IsProtected>");
        boolean(value.is_protected);
        put("</IsProtected>");
        if (value.servers) {
            servers(*value.servers);
        }
        put("<IsDisabled>");
        boolean(value.is_disabled);
        put("</IsDisabled></Identity>");
    }

    template <class List>
    void servers(List const& list) {
        if (list.empty()) {
            put("<Servers />");
            return;
        }
        put("<Servers>");
        for (auto const& item : list) {
            if (!item) {
                put("<Server xsi:nil=\"true\" />");
                continue;
            }
            put("<Server><Id>");
            number(item->id);
            put("</Id><Type>");
            number(item->type);
            put("</Type></Server>");
        }
        put("</Servers>");
    }

    void name(std::string_view text) {
        if (text.empty()) {
            put("<Name />");
            return;
        }
        put("<Name>");
        escaped(text);
        put("</Name>");
    }

    template <std::size_t N>
    void put(char const (&literal)[N]) {
        std::memcpy(at_, literal, N - 1);
        at_ += N - 1;
    }

    void boolean(bool value) {
        if (value) {
            put("true");
        } else {
            put("false");
        }
    }

    template <std::integral T>
    void number(T value) {
        at_ = std::to_chars(at_, at_ + 20, value).ptr;
    }

    void guid(soapcodec::guid const& value) {
        for (std::size_t i = 0; i < value.bytes.size(); ++i) {
            if (i == 4 || i == 6 || i == 8 || i == 10) {
                *at_++ = '-';
            }
            std::memcpy(at_, hex.data() + 2 * std::size_t{value.bytes[i]}, 2);
            at_ += 2;
        }
    }

    void escaped(std::string_view text) {
        for (char const c : text) {
            switch (c) {
            case '&':
                put("&amp;");
                break;
            case '<':
                put("&lt;");
                break;
            case '>':
                put("&gt;");
                break;
            case '\r':
                put("&#xD;");
                break;
            default:
                *at_++ = c;
            }
        }
    }

    // "00" "01" ... "ff"
    static constexpr std::array<char, 512> hex = [] {
        std::array<char, 512> table{};
        constexpr std::string_view digits = "0123456789abcdef";
        for (std::size_t i = 0; i < 256; ++i) {
            table[2 * i] = digits[i >> 4U];
            table[2 * i + 1] = digits[i & 15U];
        }
        return table;
    }();

    char* at_;
};

} // namespace bench
