// SPDX-License-Identifier: MIT
// How much of anything a decoder accepts from input that nobody vouches for.
//
//     soapcodec::decode<reply>(bytes, {.limits = {.depth = 16, .size = 1 << 20}});
//
// What goes past one is errc::depth_limit and its like, each limit with a code of its own.
#pragma once

#include "cxx20.hpp"

#include <cstdint> // std::uint64_t

namespace soapcodec {

/// Bounds on what a decoder accepts. A quantity may reach its limit; one more is an error of its own (error.hpp).
/// They hold for every way the bytes are cut into pieces, and all but `size` are on by default.
///
/// A decoder's memory is bounded by about 2 * content + 2 * text + 4 * token, plus depth times the size of the open
/// tags' names, whatever the length of the input.
struct limits {
    /// No limit.
    static constexpr std::uint64_t none = ~std::uint64_t{0};

    /// Elements open at once. Expat itself accepts millions, and is unusable afterwards.
    std::uint64_t depth = 128;

    /// Attributes plus namespace declarations of one element.
    std::uint64_t attributes = 128;

    /// Namespace declarations in scope at one place.
    std::uint64_t namespaces = 256;

    /// Bytes (UTF-8) of the text of one value.
    std::uint64_t text = std::uint64_t{16} << 20U;

    /// Bytes of one tag, comment, processing instruction, XML declaration or character reference.
    std::uint64_t token = std::uint64_t{1} << 20U;

    /// Bytes of strings and list items that a message may hold, or one record when records are streamed.
    std::uint64_t content = std::uint64_t{256} << 20U;

    /// Bytes of input.
    std::uint64_t size = none;
};

} // namespace soapcodec
