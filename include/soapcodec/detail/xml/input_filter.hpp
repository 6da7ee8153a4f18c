// SPDX-License-Identifier: MIT
// The seam for what changes a document before a parser sees it, and knows where everything was.
//
// Functions by their addresses, so that programs which ask for no filter do not have its code in them. (Of virtual
// functions compilers guess whose they are.)
#pragma once

#include <cstdint>     // std::uint64_t
#include <memory>      // std::unique_ptr
#include <string_view> // std::string_view

#include "../../error.hpp"
#include "encoding.hpp"

namespace soapcodec::detail {

/// One document after another. "Seen" are bytes and places as they are for the parser, behind the filter.
struct input_filter {
    struct functions {
        /// A new document.
        void (*clear)(input_filter&) noexcept;
        /// What the parser gets of the next bytes, which lives as long as they do, and until the next call. They may be
        /// kept back, unless they are the last. The parser has been given bytes up to `fed`, and will ask for no place
        /// before `seen`.
        std::string_view (*filter)(input_filter&, std::string_view bytes, bool last, text_encoding as,
                                   std::uint64_t seen, std::uint64_t fed);
        /// The place in the document.
        position (*in_document)(input_filter const&, position seen) noexcept;
        /// A line ends at that offset in what the parser did not get through the filter.
        void (*end_line)(input_filter&, std::uint64_t seen) noexcept;
        void (*destroy)(input_filter*) noexcept;
    };
    struct destroyer {
        void operator()(input_filter* one) const noexcept { one->call->destroy(one); }
    };

    functions const* call;
    std::uint64_t kept_back = 0; ///< bytes that it was given and the parser was not. May be negative, modulo 2^64
    std::uint64_t count = 0;     ///< changes
};

using input_filter_ptr = std::unique_ptr<input_filter, input_filter::destroyer>;

} // namespace soapcodec::detail
