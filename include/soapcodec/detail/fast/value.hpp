// SPDX-License-Identifier: MIT
// Values that say themselves where they end, parsed where they stand.
#pragma once

#include "../../cxx20.hpp"

#include <bit>         // std::countr_zero, std::endian
#include <cstddef>     // std::size_t
#include <cstdint>     // std::uint64_t
#include <limits>      // std::numeric_limits
#include <string_view> // std::string_view
#include <type_traits> // std::is_same_v

#include "../../error.hpp"
#include "../../guid.hpp"
#include "../../scalar.hpp"
#include "../inline.hpp"
#include "scan.hpp"

namespace soapcodec::detail::fast {

/// Up to sixteen decimal digits, eight at a time; null if there are none or more.
[[nodiscard]] SOAPCODEC_DETAIL_INLINE char const* read_digits(char const* at, std::uint64_t& value) noexcept {
    static constexpr std::uint64_t powers[]{1, 10, 100, 1000, 10000, 100000, 1000000, 10000000, 100000000};
    auto const* const from = at;
    value = 0;
    for (int i = 0; i < 2; ++i) {
        auto digits = load<std::uint64_t>(at) ^ 0x3030303030303030U;
        auto const others = ((digits + 0x7676767676767676U) | digits) & 0x8080808080808080U;
        auto const count = others == 0 ? 8U : static_cast<unsigned>(std::countr_zero(others)) / 8;
        if (count == 0) {
            break;
        }
        digits <<= (8 - count) * 8;
        digits = digits * 10 + (digits >> 8U);
        digits = ((digits & 0x000000FF000000FFU) * 0x000F424000000064U +
                  ((digits >> 16U) & 0x000000FF000000FFU) * 0x0000271000000001U) >>
                 32U;
        value = value * powers[count] + (digits & 0xFFFFFFFFU);
        at += count;
        if (count < 8) {
            return at;
        }
    }
    return at == from || (*at >= '0' && *at <= '9') ? nullptr : at;
}

/// Whether values of a type can be parsed where they stand, and how many bytes are looked at.
template <class T>
inline constexpr std::size_t in_place_room = std::endian::native != std::endian::little ? 0
                                             : std::is_same_v<T, guid>                  ? guid::text_size
                                             : std::is_same_v<T, bool>                  ? 8
                                             : xsd_integer<T>                           ? 18
                                                                                        : 0;

/// Behind a value of the usual form; null if it is of another, which need not be wrong. There are in_place_room<T>
/// bytes.
template <class T>
[[nodiscard]] SOAPCODEC_DETAIL_INLINE char const* read_in_place(char const* at, T& value) noexcept {
    if constexpr (std::is_same_v<T, guid>) {
        return parse_guid({at, guid::text_size}, value) == errc::ok ? at + guid::text_size : nullptr;
    } else if constexpr (std::is_same_v<T, bool>) {
        auto const word = load<std::uint64_t>(at);
        value = (word & 0xFFFFFFFFU) == 0x65757274U; // true
        return value ? at + 4 : (word & 0xFFFFFFFFFFU) == 0x65736C6166U /* false */ ? at + 5 : nullptr;
    } else {
        bool const negative = std::numeric_limits<T>::is_signed && *at == '-';
        std::uint64_t magnitude = 0;
        at = read_digits(at + (negative ? 1 : 0), magnitude);
        constexpr auto largest = static_cast<std::uint64_t>(std::numeric_limits<T>::max());
        if (at == nullptr || magnitude > largest + (negative ? 1U : 0U)) {
            return nullptr;
        }
        value = static_cast<T>(negative ? std::uint64_t{0} - magnitude : magnitude);
        return at;
    }
}

} // namespace soapcodec::detail::fast
