// SPDX-License-Identifier: MIT
// Bytes as the fast path compares and scans them: words at a time, with nothing read behind the end of the input.
#pragma once

#include "../../cxx20.hpp"

#include <array>   // std::array
#include <bit>     // std::countl_zero, std::countr_zero
#include <cstddef> // std::size_t
#include <cstdint> // std::uint8_t, std::uint64_t
#include <cstring> // std::memcpy

#if defined(__SSE2__)
#include <emmintrin.h>
#elif defined(__ARM_NEON) && defined(__aarch64__)
#include <arm_neon.h>
#endif

#include "../inline.hpp"

namespace soapcodec::detail::fast {

template <class Word>
[[nodiscard]] SOAPCODEC_DETAIL_INLINE Word load(char const* at) noexcept {
    Word word;
    std::memcpy(&word, at, sizeof word);
    return word;
}

/// The bits in which Size bytes differ from constant ones, somehow put together: by words that overlap.
template <std::size_t Size, class Word>
[[nodiscard]] SOAPCODEC_DETAIL_INLINE Word difference(char const* left, char const* right) noexcept {
    constexpr std::size_t last = Size - sizeof(Word);
    auto bits = static_cast<Word>(load<Word>(left + last) ^ load<Word>(right + last));
    if constexpr (last > sizeof(Word)) {
        bits = static_cast<Word>(bits | difference<last, Word>(left, right));
    } else if constexpr (last != 0) {
        bits = static_cast<Word>(bits | (load<Word>(left) ^ load<Word>(right)));
    }
    return bits;
}

/// Whether Size bytes are the same on both sides, of which the right one is a constant.
template <std::size_t Size>
[[nodiscard]] SOAPCODEC_DETAIL_INLINE bool same(char const* left, char const* right) noexcept {
    if constexpr (Size >= 8) {
        return difference<Size, std::uint64_t>(left, right) == 0;
    } else if constexpr (Size >= 4) {
        return difference<Size, std::uint32_t>(left, right) == 0;
    } else if constexpr (Size >= 2) {
        return difference<Size, std::uint16_t>(left, right) == 0;
    } else {
        return Size == 0 || *left == *right;
    }
}

/// What a byte may be in a name without letters beyond ASCII: 1, begin it; 2, go on.
inline constexpr auto name_bytes = [] {
    std::array<std::uint8_t, 256> kinds{};
    for (std::size_t c = 0; c < 128; ++c) {
        bool const letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
        bool const other = (c >= '0' && c <= '9') || c == '-' || c == '.';
        kinds[c] = letter ? 3 : other ? 2 : 0;
    }
    return kinds;
}();

/// Sixteen bytes, and questions to all of them at once. An answer has bits in the order of the bytes, `stride` for
/// each.
class block {
public:
    static constexpr std::size_t size = 16;

#if defined(__SSE2__)
    static constexpr unsigned stride = 1;
    SOAPCODEC_DETAIL_INLINE explicit block(char const* at) noexcept
        : bytes_(_mm_loadu_si128(reinterpret_cast<__m128i const*>(at))) {}

    /// Those at which a text may not be plain: controls, bytes beyond ASCII, `<`, `&` and `>`.
    [[nodiscard]] SOAPCODEC_DETAIL_INLINE std::uint64_t special() const noexcept {
        auto const markup = _mm_or_si128(_mm_or_si128(is('<'), is('&')), is('>'));
        // A comparison of signed bytes, in which those from 0x80 on are less than any other.
        return mask(_mm_or_si128(markup, _mm_cmplt_epi8(bytes_, _mm_set1_epi8(0x20))));
    }
    /// Those at which the value of an attribute ends, or may not be plain.
    [[nodiscard]] SOAPCODEC_DETAIL_INLINE std::uint64_t special_or(char quote) const noexcept {
        auto const markup = _mm_or_si128(_mm_or_si128(is('<'), is('&')), is(quote));
        return mask(_mm_or_si128(markup, _mm_cmplt_epi8(bytes_, _mm_set1_epi8(0x20))));
    }
    [[nodiscard]] SOAPCODEC_DETAIL_INLINE std::uint64_t other_than_space() const noexcept {
        return mask(is(' ')) ^ 0xFFFFU;
    }
    [[nodiscard]] SOAPCODEC_DETAIL_INLINE std::uint64_t equal_to(char c) const noexcept {
        return mask(is(c));
    }
    /// Those that are none of A to Z, a to z, 0 to 9, `-`, `.` and `_`.
    [[nodiscard]] SOAPCODEC_DETAIL_INLINE std::uint64_t other_than_name() const noexcept {
        // Comparisons of signed bytes: none beyond ASCII is more than a letter or digit before.
        auto const lower = _mm_or_si128(bytes_, _mm_set1_epi8(0x20));
        auto const letter =
            _mm_and_si128(_mm_cmpgt_epi8(lower, _mm_set1_epi8('a' - 1)), _mm_cmplt_epi8(lower, _mm_set1_epi8('z' + 1)));
        auto const other = _mm_andnot_si128(is('/'), _mm_and_si128(_mm_cmpgt_epi8(bytes_, _mm_set1_epi8('-' - 1)),
                                                                   _mm_cmplt_epi8(bytes_, _mm_set1_epi8('9' + 1))));
        return mask(_mm_or_si128(_mm_or_si128(letter, other), is('_'))) ^ 0xFFFFU;
    }

private:
    SOAPCODEC_DETAIL_INLINE __m128i is(char c) const noexcept {
        return _mm_cmpeq_epi8(bytes_, _mm_set1_epi8(c));
    }
    SOAPCODEC_DETAIL_INLINE static std::uint64_t mask(__m128i flags) noexcept {
        return static_cast<unsigned>(_mm_movemask_epi8(flags));
    }
    __m128i bytes_;
#elif defined(__ARM_NEON) && defined(__aarch64__)
    static constexpr unsigned stride = 4;
    SOAPCODEC_DETAIL_INLINE explicit block(char const* at) noexcept
        : bytes_(vld1q_u8(reinterpret_cast<unsigned char const*>(at))) {}

    [[nodiscard]] SOAPCODEC_DETAIL_INLINE std::uint64_t special() const noexcept {
        auto const markup = vorrq_u8(vorrq_u8(is('<'), is('&')), is('>'));
        auto const odd = vorrq_u8(vcltq_u8(bytes_, vdupq_n_u8(0x20)), vcgeq_u8(bytes_, vdupq_n_u8(0x80)));
        return mask(vorrq_u8(markup, odd));
    }
    [[nodiscard]] SOAPCODEC_DETAIL_INLINE std::uint64_t special_or(char quote) const noexcept {
        auto const markup = vorrq_u8(vorrq_u8(is('<'), is('&')), is(quote));
        auto const odd = vorrq_u8(vcltq_u8(bytes_, vdupq_n_u8(0x20)), vcgeq_u8(bytes_, vdupq_n_u8(0x80)));
        return mask(vorrq_u8(markup, odd));
    }
    [[nodiscard]] SOAPCODEC_DETAIL_INLINE std::uint64_t other_than_space() const noexcept {
        return ~mask(is(' '));
    }
    [[nodiscard]] SOAPCODEC_DETAIL_INLINE std::uint64_t equal_to(char c) const noexcept {
        return mask(is(c));
    }
    [[nodiscard]] SOAPCODEC_DETAIL_INLINE std::uint64_t other_than_name() const noexcept {
        auto const letter = vcltq_u8(vsubq_u8(vorrq_u8(bytes_, vdupq_n_u8(0x20)), vdupq_n_u8('a')), vdupq_n_u8(26));
        auto const other = vbicq_u8(vcltq_u8(vsubq_u8(bytes_, vdupq_n_u8('-')), vdupq_n_u8('9' + 1 - '-')), is('/'));
        return ~mask(vorrq_u8(vorrq_u8(letter, other), is('_')));
    }

private:
    SOAPCODEC_DETAIL_INLINE uint8x16_t is(char c) const noexcept {
        return vceqq_u8(bytes_, vdupq_n_u8(static_cast<unsigned char>(c)));
    }
    SOAPCODEC_DETAIL_INLINE static std::uint64_t mask(uint8x16_t flags) noexcept {
        return vget_lane_u64(vreinterpret_u64_u8(vshrn_n_u16(vreinterpretq_u16_u8(flags), 4)), 0);
    }
    uint8x16_t bytes_;
#else
    static constexpr unsigned stride = 1;
    explicit block(char const* at) noexcept {
        std::memcpy(bytes_, at, size);
    }

    [[nodiscard]] std::uint64_t special() const noexcept {
        return mask([](unsigned char c) { return c < 0x20U || c >= 0x80U || c == '<' || c == '&' || c == '>'; });
    }
    [[nodiscard]] std::uint64_t special_or(char quote) const noexcept {
        return mask([quote](unsigned char c) {
            return c < 0x20U || c >= 0x80U || c == '<' || c == '&' || c == static_cast<unsigned char>(quote);
        });
    }
    [[nodiscard]] std::uint64_t other_than_space() const noexcept {
        return mask([](unsigned char c) { return c != ' '; });
    }
    [[nodiscard]] std::uint64_t equal_to(char wanted) const noexcept {
        return mask([wanted](unsigned char c) { return c == static_cast<unsigned char>(wanted); });
    }
    [[nodiscard]] std::uint64_t other_than_name() const noexcept {
        return mask([](unsigned char c) { return (name_bytes[c] & 2U) == 0; });
    }

private:
    template <class Is>
    [[nodiscard]] std::uint64_t mask(Is is) const noexcept {
        std::uint64_t flags = 0;
        for (std::size_t i = 0; i < size; ++i) {
            flags |= std::uint64_t{is(bytes_[i])} << i;
        }
        return flags;
    }
    unsigned char bytes_[size];
#endif
};

/// The first byte of an answer that has any.
[[nodiscard]] SOAPCODEC_DETAIL_INLINE std::size_t first_of(std::uint64_t answer) noexcept {
    return static_cast<std::size_t>(std::countr_zero(answer)) / block::stride;
}
/// The last one.
[[nodiscard]] SOAPCODEC_DETAIL_INLINE std::size_t last_of(std::uint64_t answer) noexcept {
    return static_cast<std::size_t>(63 - std::countl_zero(answer)) / block::stride;
}
/// An answer without the byte at `at`.
[[nodiscard]] SOAPCODEC_DETAIL_INLINE std::uint64_t without(std::uint64_t answer, std::size_t at) noexcept {
    constexpr auto one = (std::uint64_t{1} << block::stride) - 1;
    return answer & ~(one << (at * block::stride));
}
/// An answer without the bytes from `at` on.
[[nodiscard]] SOAPCODEC_DETAIL_INLINE std::uint64_t before(std::uint64_t answer, std::size_t at) noexcept {
    return answer & ((std::uint64_t{1} << (at * block::stride)) - 1);
}

} // namespace soapcodec::detail::fast
