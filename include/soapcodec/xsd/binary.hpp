// SPDX-License-Identifier: MIT
// xs:base64Binary and xs:hexBinary.
//
//     struct photo { soapcodec::base64_binary jpeg; }; // <Jpeg>/9j/4AAQ</Jpeg>
//     std::vector<std::byte> const& bytes = photo.jpeg.bytes;
//
// Errors: errc::invalid_value.
#pragma once

#include "../cxx20.hpp"

#include <array>       // std::array
#include <cstddef>     // std::byte, std::size_t
#include <cstdint>     // std::uint8_t, std::uint32_t
#include <string>      // std::string
#include <string_view> // std::string_view
#include <utility>     // std::move
#include <vector>      // std::vector

#include "../error.hpp"
#include "../guid.hpp" // detail::hex_nibbles
#include "../scalar.hpp"

namespace soapcodec {

/// Bytes that go over the wire in base64. std::byte rather than char, since they are no text: nothing prints them, or
/// takes them for UTF-8, by accident.
struct base64_binary {
    std::vector<std::byte> bytes; ///< before they are encoded

    friend bool operator==(base64_binary const&, base64_binary const&) = default;
};

/// Bytes that go over the wire as hexadecimal digits.
struct hex_binary {
    std::vector<std::byte> bytes; ///< before they are encoded

    friend bool operator==(hex_binary const&, hex_binary const&) = default;
};

namespace detail {

inline constexpr std::string_view base64_digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

// The value of each digit; what is none has bits above the lower six.
inline constexpr std::uint8_t base64_space = 0x40;
inline constexpr std::uint8_t base64_pad = 0x80;
inline constexpr std::uint8_t base64_wrong = 0xC0;
inline constexpr std::array<std::uint8_t, 256> base64_values = [] {
    std::array<std::uint8_t, 256> table{};
    table.fill(base64_wrong);
    for (std::size_t i = 0; i < base64_digits.size(); ++i) {
        table[static_cast<unsigned char>(base64_digits[i])] = static_cast<std::uint8_t>(i);
    }
    for (char const c : {' ', '\t', '\n', '\r'}) {
        table[static_cast<unsigned char>(c)] = base64_space;
    }
    table[std::size_t{'='}] = base64_pad;
    return table;
}();

} // namespace detail

/// xs:base64Binary (XML Schema part 2, 3.3.16; RFC 4648 section 4).
///
/// Reads digits of the alphabet with `+` and `/`, with white space anywhere (lines are often broken), in groups of four
/// of which the last is padded with `=`. Missing padding, padding elsewhere, any other character, and a last digit with
/// bits set that belong to no byte are errc::invalid_value, so that each value has one text but for white space. Writes
/// it without white space.
template <>
struct scalar<base64_binary> {
    static constexpr std::string_view xsd = "xs:base64Binary";

    [[nodiscard]] static errc parse(std::string_view text, base64_binary& out) {
        std::vector<std::byte> bytes;
        bytes.reserve(text.size() / 4 * 3);
        std::uint32_t group = 0; // the digits of the group begun, the latest one lowest
        unsigned digits = 0;     // in it
        unsigned pads = 0;
        for (char const c : text) {
            auto const value = detail::base64_values[static_cast<unsigned char>(c)];
            if (value < 64 && pads == 0) {
                group = group << 6U | value;
                if (++digits == 4) {
                    add_bytes(bytes, group, 3);
                    group = 0;
                    digits = 0;
                }
            } else if (value == detail::base64_pad) {
                ++pads;
            } else if (value != detail::base64_space) {
                return errc::invalid_value;
            }
        }
        if (digits != 0) {
            // Two digits hold one byte and four bits, three hold two bytes and two bits.
            auto const spare = digits == 2 ? 0xFU : 0x3U;
            if (digits == 1 || digits + pads != 4 || (group & spare) != 0) {
                return errc::invalid_value;
            }
            add_bytes(bytes, group << 6U * pads, digits - 1);
        } else if (pads != 0) {
            return errc::invalid_value;
        }
        out.bytes = std::move(bytes);
        return errc::ok;
    }

    [[nodiscard]] static std::string format(base64_binary const& value) {
        auto const& bytes = value.bytes;
        std::string text;
        text.reserve((bytes.size() + 2) / 3 * 4);
        for (std::size_t i = 0; i < bytes.size(); i += 3) {
            auto const at = [&](std::size_t n) {
                return i + n < bytes.size() ? std::to_integer<std::uint32_t>(bytes[i + n]) : 0U;
            };
            auto const group = at(0) << 16U | at(1) << 8U | at(2);
            auto const digit = [group](unsigned shift) { return detail::base64_digits[group >> shift & 63U]; };
            text += digit(18);
            text += digit(12);
            text += i + 1 < bytes.size() ? digit(6) : '=';
            text += i + 2 < bytes.size() ? digit(0) : '=';
        }
        return text;
    }

private:
    /// The upper bytes of 24 bits.
    static void add_bytes(std::vector<std::byte>& bytes, std::uint32_t group, unsigned count) {
        for (unsigned i = 0; i < count; ++i) {
            bytes.push_back(static_cast<std::byte>(group >> (16U - 8U * i) & 0xFFU));
        }
    }
};

/// xs:hexBinary (XML Schema part 2, 3.3.15). Reads an even number of hexadecimal digits of either case between optional
/// white space; anything else is errc::invalid_value. Writes upper case, which is canonical.
template <>
struct scalar<hex_binary> {
    static constexpr std::string_view xsd = "xs:hexBinary";

    [[nodiscard]] static errc parse(std::string_view text, hex_binary& out) {
        text = trim(text);
        if (text.size() % 2 != 0) {
            return errc::invalid_value;
        }
        std::vector<std::byte> bytes;
        bytes.reserve(text.size() / 2);
        for (std::size_t i = 0; i < text.size(); i += 2) {
            unsigned const high = detail::hex_nibbles[static_cast<unsigned char>(text[i])];
            unsigned const low = detail::hex_nibbles[static_cast<unsigned char>(text[i + 1])];
            if ((high | low) > 0xFU) {
                return errc::invalid_value;
            }
            bytes.push_back(static_cast<std::byte>(high << 4U | low));
        }
        out.bytes = std::move(bytes);
        return errc::ok;
    }

    [[nodiscard]] static std::string format(hex_binary const& value) {
        constexpr std::string_view digits = "0123456789ABCDEF";
        std::string text;
        text.reserve(2 * value.bytes.size());
        for (auto const byte : value.bytes) {
            auto const octet = std::to_integer<unsigned>(byte);
            text += digits[octet >> 4U];
            text += digits[octet & 0xFU];
        }
        return text;
    }
};

} // namespace soapcodec
