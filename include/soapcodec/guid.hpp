// SPDX-License-Identifier: MIT
// The 128-bit identifier `guid`: its value type, its text form and a literal.
//
//     using namespace soapcodec::literals;
//     constexpr soapcodec::guid id = "6f9619ff-8b86-d011-b42d-00c04fc964ff"_guid;
//     soapcodec::guid read;
//     bool const good = soapcodec::parse_guid(text, read) == soapcodec::errc::ok;
//     std::string const written = to_string(id);
//
// The one error is errc::invalid_value, for a text that is none.
#pragma once

#include "cxx20.hpp"

#include "detail/inline.hpp" // SOAPCODEC_DETAIL_INLINE
#include "error.hpp"         // errc

#include <array>       // std::array
#include <bit>         // std::endian
#include <compare>     // operator<=> of guid
#include <cstddef>     // std::size_t
#include <cstdint>     // std::uint8_t, std::uint64_t
#include <cstring>     // std::memcpy
#include <string>      // std::string, std::hash
#include <string_view> // std::string_view
#include <type_traits> // std::is_constant_evaluated

namespace soapcodec {

/// A 128-bit identifier (UUID, GUID).
///
/// `bytes` holds the octets in the order in which the text shows them, which is the network order of RFC 9562
/// section 4, not the mixed-endian memory layout of the Windows GUID structure. Ordering compares octet by octet, so
/// it agrees with the ordering of the lower-case text. A default-constructed guid is the nil UUID (all zero).
struct guid {
    /// Number of characters in the text form `xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx`.
    static constexpr std::size_t text_size = 36;

    std::array<std::uint8_t, 16> bytes{}; ///< in the order of the text

    friend constexpr auto operator<=>(guid const&, guid const&) = default;
};

namespace detail {

// Value of each hexadecimal digit. Any other character maps to 0xFF, whose high bits survive an OR over all
// digits of a guid, so that one test at the end replaces a branch per digit.
inline constexpr std::array<std::uint8_t, 256> hex_nibbles = [] {
    std::array<std::uint8_t, 256> table{};
    table.fill(0xFF);
    for (std::uint8_t value = 0; value < 10; ++value)
        table[std::size_t{'0'} + value] = value;
    for (std::uint8_t value = 0; value < 6; ++value) {
        table[std::size_t{'a'} + value] = static_cast<std::uint8_t>(10 + value);
        table[std::size_t{'A'} + value] = static_cast<std::uint8_t>(10 + value);
    }
    return table;
}();

// Where the two digits of each octet begin in the text.
inline constexpr std::array<std::uint8_t, 16> guid_offsets{0, 2, 4, 6, 9, 11, 14, 16, 19, 21, 24, 26, 28, 30, 32, 34};

inline constexpr std::array<std::uint8_t, 4> guid_dashes{8, 13, 18, 23};

/// Eight hexadecimal digits, as a little-endian word, to their four octets. A digit's value is its low four bits, plus
/// nine for a letter; `wrong` collects what does not give the digit back when it is written again.
[[nodiscard]] SOAPCODEC_DETAIL_INLINE constexpr std::uint32_t hex_octets(std::uint64_t digits,
                                                                         std::uint64_t& wrong) noexcept {
    constexpr std::uint64_t each = 0x0101010101010101U;
    auto const letters = (digits >> 6U) & each;
    auto const nibbles = (digits & (each * 0x0FU)) + letters * 9U;
    auto const above_nine = ((nibbles + each * 0x76U) >> 7U) & each;
    auto const again = nibbles + each * 0x30U + above_nine * 0x27U;
    wrong |= ((digits | letters << 5U) ^ again) | (nibbles & (each * 0xF0U));
    auto octets = (nibbles << 4U | nibbles >> 8U) & 0x00FF00FF00FF00FFU;
    octets = (octets | octets >> 8U) & 0x0000FFFF0000FFFFU;
    return static_cast<std::uint32_t>((octets | octets >> 16U) & 0xFFFFFFFFU);
}

/// Four octets, as a little-endian word, to their eight hexadecimal digits in lower case: hex_octets() backwards.
[[nodiscard]] constexpr std::uint64_t hex_text(std::uint32_t octets) noexcept {
    constexpr std::uint64_t each = 0x0101010101010101U;
    auto wide = (octets | std::uint64_t{octets} << 16U) & 0x0000FFFF0000FFFFU;
    wide = (wide | wide << 8U) & 0x00FF00FF00FF00FFU;
    auto const nibbles = (wide >> 4U | wide << 8U) & (each * 0x0FU);
    auto const above_nine = ((nibbles + each * 0x76U) >> 7U) & each;
    return nibbles + each * 0x30U + above_nine * 0x27U;
}

inline constexpr std::string_view hex_digits = "0123456789abcdef";

// Deliberately not constexpr: reaching it makes a consteval call ill-formed and names the cause in the
// diagnostic. A throw-expression would do the same, but not under -fno-exceptions.
inline void the_literal_is_not_a_guid() noexcept {}

} // namespace detail

/// Reads the text form of a guid.
///
/// `text` must be exactly 36 characters: groups of 8, 4, 4, 4 and 12 hexadecimal digits of either case, joined by
/// dashes (RFC 9562 section 4). Braces, the `urn:uuid:` prefix and white space are refused; the caller strips it where
/// whitespace is insignificant. Version and variant bits are not examined.
///
/// Returns errc::ok, or errc::invalid_value and then leaves `out` untouched.
[[nodiscard]] SOAPCODEC_DETAIL_INLINE constexpr errc parse_guid(std::string_view text, guid& out) noexcept {
    if (text.size() != guid::text_size)
        return errc::invalid_value;

    if (!std::is_constant_evaluated() && std::endian::native == std::endian::little) {
        // Eight digits at a time. The two groups of four on either side of a dash make one word.
        auto const load = [&text](auto& word, std::size_t at) { std::memcpy(&word, text.data() + at, sizeof word); };
        std::uint64_t words[4];
        std::uint32_t half[4];
        load(words[0], 0);
        load(half[0], 9);
        load(half[1], 14);
        load(half[2], 19);
        load(half[3], 24);
        load(words[3], 28);
        words[1] = std::uint64_t{half[1]} << 32U | half[0];
        words[2] = std::uint64_t{half[3]} << 32U | half[2];
        std::uint64_t wrong = 0;
        std::uint32_t octets[4];
        for (std::size_t i = 0; i < 4; ++i) {
            octets[i] = detail::hex_octets(words[i], wrong);
        }
        if (wrong != 0 || text[8] != '-' || text[13] != '-' || text[18] != '-' || text[23] != '-') {
            return errc::invalid_value;
        }
        std::memcpy(out.bytes.data(), octets, sizeof octets);
        return errc::ok;
    }

    guid value;
    unsigned nibbles = 0;
    for (std::size_t i = 0; i < value.bytes.size(); ++i) {
        std::size_t const at = detail::guid_offsets[i];
        unsigned const high = detail::hex_nibbles[static_cast<unsigned char>(text[at])];
        unsigned const low = detail::hex_nibbles[static_cast<unsigned char>(text[at + 1])];
        nibbles |= high | low;
        value.bytes[i] = static_cast<std::uint8_t>((high << 4U | low) & 0xFFU);
    }

    bool dashed = true;
    for (std::size_t const at : detail::guid_dashes)
        dashed &= text[at] == '-';

    if (nibbles > 0xFU || !dashed)
        return errc::invalid_value;
    out = value;
    return errc::ok;
}

/// Writes the text form of `value` to `out`: 36 characters, no terminating zero, digits in lower case, which RFC 9562
/// section 4 leaves open and its predecessor RFC 4122 section 3 demanded. `out` must have room for guid::text_size
/// characters. Returns the end of the text.
constexpr char* write_guid(char* out, guid const& value) noexcept {
    if (!std::is_constant_evaluated() && std::endian::native == std::endian::little) {
        std::uint32_t octets[4];
        std::memcpy(octets, value.bytes.data(), sizeof octets);
        std::uint64_t words[4];
        for (std::size_t i = 0; i < 4; ++i) {
            words[i] = detail::hex_text(octets[i]);
        }
        auto const store = [out](std::size_t at, auto word) { std::memcpy(out + at, &word, sizeof word); };
        store(0, words[0]);
        out[8] = '-';
        store(9, static_cast<std::uint32_t>(words[1]));
        out[13] = '-';
        store(14, static_cast<std::uint32_t>(words[1] >> 32U));
        out[18] = '-';
        store(19, static_cast<std::uint32_t>(words[2]));
        out[23] = '-';
        store(24, static_cast<std::uint32_t>(words[2] >> 32U));
        store(28, words[3]);
        return out + guid::text_size;
    }
    for (std::size_t const at : detail::guid_dashes)
        out[at] = '-';
    for (std::size_t i = 0; i < value.bytes.size(); ++i) {
        std::size_t const at = detail::guid_offsets[i];
        unsigned const octet = value.bytes[i];
        out[at] = detail::hex_digits[octet >> 4U];
        out[at + 1] = detail::hex_digits[octet & 0xFU];
    }
    return out + guid::text_size;
}

/// The text form of `value`, 36 characters with lower-case digits, as write_guid gives it.
[[nodiscard]] inline std::string to_string(guid const& value) {
    std::string text(guid::text_size, '\0');
    write_guid(text.data(), value);
    return text;
}

inline namespace literals {

/// A guid known at compile time: `"6f9619ff-8b86-d011-b42d-00c04fc964ff"_guid`. Takes what parse_guid takes;
/// any other text makes the program ill-formed.
[[nodiscard]] consteval guid operator""_guid(char const* text, std::size_t size) {
    guid value;
    if (parse_guid(std::string_view(text, size), value) != errc::ok)
        detail::the_literal_is_not_a_guid();
    return value;
}

} // namespace literals

} // namespace soapcodec

/// Hashes a guid for unordered containers. Guids that differ in only one half never collide where std::size_t has
/// 64 bits. The result is no defence against chosen keys.
template <>
struct std::hash<soapcodec::guid> {
    [[nodiscard]] constexpr std::size_t operator()(soapcodec::guid const& value) const noexcept {
        std::uint64_t first = 0;
        std::uint64_t second = 0;
        for (std::size_t i = 0; i < 8; ++i) {
            first = first << 8U | value.bytes[i];
            second = second << 8U | value.bytes[i + 8];
        }
        // Sequential and time-based guids vary in few bits. Multiplying by an odd constant carries these to the high
        // half, and the final shift brings them back to the low bits that pick a bucket.
        constexpr std::uint64_t odd = 0x9E3779B97F4A7C15U;
        std::uint64_t mixed = second * odd;
        mixed ^= mixed >> 32U;
        mixed = (mixed ^ first) * odd;
        mixed ^= mixed >> 32U;
        return static_cast<std::size_t>(mixed);
    }
};
