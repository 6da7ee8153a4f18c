// SPDX-License-Identifier: MIT
// How the names of one namespace are written at a place of a document: with which prefix.
#pragma once

#include "../../cxx20.hpp"

#include <cstddef>     // std::size_t
#include <cstdint>     // std::uint64_t
#include <cstring>     // std::memcpy
#include <string_view> // std::string_view

#include "../../fixed_string.hpp"
#include "../inline.hpp"
#include "scan.hpp"

namespace soapcodec::detail::fast {

/// What the tags of a namespace begin with: `<` or `</`, and a prefix with its colon. Compared as one word.
struct spelling {
    std::string_view ns{};   ///< the namespace
    std::uint64_t open = 0;  ///< of a start tag
    std::uint64_t close = 0; ///< of an end tag
    std::uint64_t open_mask = 0;
    std::uint64_t close_mask = 0;
    std::size_t prefix_size = 0; ///< with the colon; 0 for the default namespace

    /// The prefix has no colon. A namespace that no prefix stands for, or one too long, or one whose characters are
    /// more than a byte, which columns have to know, has a spelling that nothing begins with.
    [[nodiscard]] static spelling of(std::string_view ns, std::string_view prefix, bool bound) noexcept {
        spelling made;
        made.ns = ns;
        if (!bound || prefix.size() > longest || !is_ascii(prefix)) {
            made.open = made.close = ~std::uint64_t{0};
            made.open_mask = made.close_mask = ~std::uint64_t{0};
            return made;
        }
        made.prefix_size = prefix.empty() ? 0 : prefix.size() + 1;
        char bytes[9] = "</";
        prefix.copy(bytes + 2, prefix.size());
        bytes[2 + prefix.size()] = ':';
        made.set(made.close, made.close_mask, bytes, 2 + made.prefix_size);
        bytes[1] = '<';
        made.set(made.open, made.open_mask, bytes + 1, 1 + made.prefix_size);
        return made;
    }

    [[nodiscard]] SOAPCODEC_DETAIL_INLINE bool opens(char const* at) const noexcept {
        return ((load<std::uint64_t>(at) ^ open) & open_mask) == 0;
    }
    [[nodiscard]] SOAPCODEC_DETAIL_INLINE bool closes(char const* at) const noexcept {
        return ((load<std::uint64_t>(at) ^ close) & close_mask) == 0;
    }

    static constexpr std::size_t longest = 5;

private:
    static void set(std::uint64_t& word, std::uint64_t& mask, char const* bytes, std::size_t size) noexcept {
        unsigned char ones[8]{};
        for (std::size_t i = 0; i < size; ++i) {
            ones[i] = 0xFF;
        }
        std::memcpy(&mask, ones, sizeof mask);
        std::memcpy(&word, bytes, sizeof word);
        word &= mask;
    }
};

} // namespace soapcodec::detail::fast
