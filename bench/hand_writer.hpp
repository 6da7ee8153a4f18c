// SPDX-License-Identifier: MIT
// What one would write by hand for this one message, to measure the encoder against: no shapes, no checks, no bounds.
#pragma once

#include <array>
#include <charconv>
#include <concepts>
#include <cstddef>
#include <cstring>
#include <string_view>

#include <soapcodec/fixed_string.hpp>
#include <soapcodec/services/office24seven.hpp>

#include "corpus.hpp"

namespace bench {

/// A literal as one layout has it: the indented one, or that without its lines and their blanks.
template <layout L, soapcodec::fixed_string Text>
inline constexpr auto laid_out = [] {
    constexpr auto each = [](auto take) {
        bool blank = false;
        for (char const c : Text.view()) {
            blank = c == '\n' || (blank && c == ' ');
            if (L == layout::indented || !blank) {
                take(c);
            }
        }
    };
    constexpr auto size = [each] {
        std::size_t count = 0;
        each([&count](char) { ++count; });
        return count;
    }();
    std::array<char, size> text{};
    each([at = text.data()](char c) mutable { *at++ = c; });
    return text;
}();

/// Writes a GetIdentitiesResponse in SOAP 1.2 to memory that has room for it.
template <layout L>
class hand_writer {
public:
    explicit hand_writer(char* out) : at_(out) {}

    /// The end of what was written.
    char* write(soapcodec::office24seven::get_identities_response const& reply) {
        put<"<?xml version=\"1.0\" encoding=\"utf-8\"?>"
            "\n<soap12:Envelope xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" "
            "xmlns:xsd=\"http://www.w3.org/2001/XMLSchema\" "
            "xmlns:soap12=\"http://www.w3.org/2003/05/soap-envelope\">\n  <soap12:Body>"
            "\n    <GetIdentitiesResponse xmlns=\"http://24sevenOffice.com/webservices\"">();
        if (!reply.identities) {
            put<" />">();
        } else if (reply.identities->empty()) {
            put<">\n      <GetIdentitiesResult />\n    </GetIdentitiesResponse>">();
        } else {
            put<">\n      <GetIdentitiesResult>">();
            for (auto const& item : *reply.identities) {
                if (item) {
                    identity(*item);
                } else {
                    put<"\n        <Identity xsi:nil=\"true\" />">();
                }
            }
            put<"\n      </GetIdentitiesResult>\n    </GetIdentitiesResponse>">();
        }
        put<"\n  </soap12:Body>\n</soap12:Envelope>">();
        return at_;
    }

private:
    void identity(soapcodec::office24seven::identity const& value) {
        put<"\n        <Identity>\n          <Id>">();
        guid(value.id);
        put<"</Id>">();
        if (value.user) {
            put<"\n          <User>\n            <ContactId>">();
            number(value.user->contact_id);
            put<"</ContactId>\n            <Id>">();
            guid(value.user->id);
            put<"</Id>">();
            name(value.user->name);
            put<"\n            <EmployeeId>">();
            number(value.user->employee_id);
            put<"</EmployeeId>\n          </User>">();
        }
        if (value.client) {
            put<"\n          <Client>\n            <Id>">();
            number(value.client->id);
            put<"</Id>">();
            if (value.client->name) {
                name(*value.client->name);
            }
            put<"\n          </Client>">();
        }
        put<"\n          <IsCurrent>">();
        boolean(value.is_current);
        put<"</IsCurrent>\n          <IsDefault>">();
        boolean(value.is_default);
        put<"</IsDefault>\n          <IsProtected>">();
        boolean(value.is_protected);
        put<"</IsProtected>">();
        if (value.servers) {
            servers(*value.servers);
        }
        put<"\n          <IsDisabled>">();
        boolean(value.is_disabled);
        put<"</IsDisabled>\n        </Identity>">();
    }

    template <class List>
    void servers(List const& list) {
        if (list.empty()) {
            put<"\n          <Servers />">();
            return;
        }
        put<"\n          <Servers>">();
        for (auto const& item : list) {
            if (!item) {
                put<"\n            <Server xsi:nil=\"true\" />">();
                continue;
            }
            put<"\n            <Server>\n              <Id>">();
            number(item->id);
            put<"</Id>\n              <Type>">();
            number(item->type);
            put<"</Type>\n            </Server>">();
        }
        put<"\n          </Servers>">();
    }

    void name(std::string_view text) {
        if (text.empty()) {
            put<"\n            <Name />">();
            return;
        }
        put<"\n            <Name>">();
        escaped(text);
        put<"</Name>">();
    }

    template <soapcodec::fixed_string Literal>
    void put() {
        constexpr auto const& text = laid_out<L, Literal>;
        std::memcpy(at_, text.data(), text.size());
        at_ += text.size();
    }

    void boolean(bool value) {
        if (value) {
            put<"true">();
        } else {
            put<"false">();
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
                put<"&amp;">();
                break;
            case '<':
                put<"&lt;">();
                break;
            case '>':
                put<"&gt;">();
                break;
            case '\r':
                put<"&#xD;">();
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
