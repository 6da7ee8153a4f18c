// SPDX-License-Identifier: MIT
// One number for all that a decoded reply holds: peers that have it in common have read the same.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <type_traits>

#include <soapcodec/services/office24seven.hpp>
#include <soapcodec/services/servicestack.hpp>

namespace bench {

/// FNV-1a over values, each with what tells it from its neighbour: a null from an empty text, a list's length.
class checksum {
public:
    void add(std::string_view text) noexcept {
        add(text.size());
        for (char const c : text) {
            add_byte(static_cast<unsigned char>(c));
        }
    }
    void add(soapcodec::guid const& id) noexcept {
        for (auto const byte : id.bytes) {
            add_byte(byte);
        }
    }
    template <class Number>
        requires std::is_arithmetic_v<Number>
    void add(Number number) noexcept {
        auto bits = static_cast<std::uint64_t>(number);
        for (int i = 0; i < 8; ++i, bits >>= 8U) {
            add_byte(static_cast<unsigned char>(bits));
        }
    }
    template <class T>
    void add(std::optional<T> const& value) {
        add(value.has_value());
        if (value) {
            add(*value);
        }
    }
    template <class List>
        requires requires(List const& list) {
            list.begin()->has_value();
        }
    void add(List const& list) {
        checksum items;
        for (auto const& item : list) {
            items.add(item);
        }
        add_list(list.size(), items);
    }
    /// The same where items come one by one: their number stands behind them all.
    void add_list(std::size_t count, checksum const& items) noexcept {
        add(items.value());
        add(count);
    }
    template <class List>
        requires requires(List const& list) {
            list.begin()->value;
        }
    void add(List const& dictionary) {
        add(dictionary.size());
        for (auto const& entry : dictionary) {
            add(std::string_view(entry.key));
            add(entry.value);
        }
    }

    void add(soapcodec::office24seven::server const& one) noexcept {
        add(one.id);
        add(one.type);
    }
    template <class String>
    void add(soapcodec::office24seven::basic_user<String> const& one) noexcept {
        add(one.contact_id);
        add(one.id);
        add(std::string_view(one.name));
        add(one.employee_id);
    }
    template <class String>
    void add(soapcodec::office24seven::basic_client<String> const& one) {
        add(one.id);
        add(one.name);
    }
    template <class String>
    void add(soapcodec::office24seven::basic_identity<String> const& one) {
        add(one.id);
        add(one.user);
        add(one.client);
        add(one.is_current);
        add(one.is_default);
        add(one.is_protected);
        add(one.servers);
        add(one.is_disabled);
    }
    template <class String>
    void add(soapcodec::servicestack::basic_response_status<String> const& one) {
        add(one.error_code);
        add(one.message);
        add(one.stack_trace);
        add(one.meta);
    }

    [[nodiscard]] std::uint64_t value() const noexcept { return value_; }

private:
    void add_byte(unsigned char byte) noexcept { value_ = (value_ ^ byte) * 0x100000001B3U; }

    std::uint64_t value_ = 0xCBF29CE484222325U;
};

template <class String>
[[nodiscard]] std::uint64_t checksum_of(soapcodec::office24seven::basic_get_identities_response<String> const& reply) {
    checksum sum;
    sum.add(reply.identities);
    return sum.value();
}

template <class String>
[[nodiscard]] std::uint64_t checksum_of(soapcodec::servicestack::basic_authenticate_response<String> const& reply) {
    checksum sum;
    sum.add(reply.user_id);
    sum.add(reply.session_id);
    sum.add(reply.user_name);
    sum.add(reply.display_name);
    sum.add(reply.referrer_url);
    sum.add(reply.bearer_token);
    sum.add(reply.response_status);
    sum.add(reply.meta);
    return sum.value();
}

} // namespace bench
