// SPDX-License-Identifier: MIT
// Expat's parser as an object: what of its interface is used, in the library's types. The only header that includes
// expat.h.
#pragma once

#include <expat.h>

#include <algorithm>   // std::min
#include <cstddef>     // std::size_t
#include <cstdint>     // std::uint64_t
#include <memory>      // std::unique_ptr
#include <new>         // std::bad_alloc
#include <optional>    // std::optional
#include <string>      // std::string
#include <string_view> // std::string_view
#include <type_traits> // std::remove_pointer_t

#include "../../error.hpp"

namespace soapcodec::detail {

/// Debian's "2.5.0" has reparse deferral, so the version proves nothing; ask for the function itself.
template <class Parser>
concept has_reparse_deferral = requires(Parser p) {
    XML_SetReparseDeferralEnabled(p, XML_TRUE);
};

/// Expat (2.6 on) waits for more input before it looks at a long unfinished token again. Off, an empty parse, on: all
/// that is complete comes out.
template <class Parser>
XML_Status parse_withheld(Parser parser) {
    if constexpr (has_reparse_deferral<Parser>) {
        XML_SetReparseDeferralEnabled(parser, XML_FALSE);
        auto const status = XML_Parse(parser, "", 0, XML_FALSE);
        XML_SetReparseDeferralEnabled(parser, XML_TRUE);
        return status;
    } else {
        return XML_STATUS_OK;
    }
}

/// Where a parser has its memory from, with the meanings of malloc, realloc and free.
struct parser_memory {
    void* (*allocate)(std::size_t);
    void* (*reallocate)(void*, std::size_t);
    void (*release)(void*);
};

/// A parser without namespaces, which namespace_resolver.hpp is for. But for create() and the like, there must be one.
class expat_parser {
public:
    /// What stopped it, and expat's words for it where they say more than the code.
    struct failure {
        errc code = errc::ok;
        std::string_view reason; ///< static text
    };

    [[nodiscard]] explicit operator bool() const noexcept { return parser_ != nullptr; }
    [[nodiscard]] XML_Parser get() const noexcept { return parser_.get(); }

    /// A new parser, with its memory from `memory`, or from malloc if that is null. False without memory.
    bool create(parser_memory const* memory = nullptr) {
        XML_Memory_Handling_Suite suite{};
        if (memory != nullptr) {
            suite = {memory->allocate, memory->reallocate, memory->release};
        }
        parser_.reset(XML_ParserCreate_MM(nullptr, memory == nullptr ? nullptr : &suite, nullptr));
        return parser_ != nullptr;
    }
    /// As good as new, but without handlers. Whether it is.
    bool reset() { return XML_ParserReset(parser_.get(), nullptr) == XML_TRUE; }
    void destroy() noexcept { parser_.reset(); }

    /// Before the first parse(): the encoding, whatever the document declares. False without memory.
    bool set_encoding(char const* name) { return XML_SetEncoding(parser_.get(), name) == XML_STATUS_OK; }

    /// False when expat has found an error, or was stopped. At most as many bytes as an int counts.
    bool parse(std::string_view bytes, bool last) {
        return XML_Parse(parser_.get(), bytes.data(), static_cast<int>(bytes.size()), last) == XML_STATUS_OK;
    }
    bool parse_withheld() { return detail::parse_withheld(parser_.get()) == XML_STATUS_OK; }

    /// From a handler: no more events, almost (the end of `<a/>` still comes).
    void stop() noexcept { XML_StopParser(parser_.get(), XML_FALSE); }

    [[nodiscard]] failure error() const noexcept {
        auto const error = XML_GetErrorCode(parser_.get());
        switch (error) {
        case XML_ERROR_NO_ELEMENTS:
        case XML_ERROR_UNCLOSED_TOKEN:
        case XML_ERROR_UNCLOSED_CDATA_SECTION:
        case XML_ERROR_PARTIAL_CHAR:
            return {errc::truncated, XML_ErrorString(error)};
        case XML_ERROR_UNKNOWN_ENCODING:
            return {errc::unsupported_encoding, {}};
        // Expat says "out of memory" at its own limits too.
        case XML_ERROR_NO_MEMORY:
            return {errc::out_of_memory, {}};
        default:
            return {errc::malformed_xml, XML_ErrorString(error)};
        }
    }

    // --- the event being reported, or the end of what was parsed

    /// Its offset; nothing after a call that has delivered nothing.
    [[nodiscard]] std::optional<std::uint64_t> offset() const noexcept {
        auto const index = XML_GetCurrentByteIndex(parser_.get());
        return index < 0 ? std::nullopt : std::optional(static_cast<std::uint64_t>(index));
    }
    [[nodiscard]] std::uint64_t line() const noexcept { return XML_GetCurrentLineNumber(parser_.get()); }
    [[nodiscard]] std::uint64_t column() const noexcept { return XML_GetCurrentColumnNumber(parser_.get()) + 1; }
    /// Its bytes of input; 0 for the end of `<a/>`.
    [[nodiscard]] std::size_t size() const noexcept {
        return static_cast<std::size_t>(XML_GetCurrentByteCount(parser_.get()));
    }

    // --- the input that expat has. All of it is empty in an expat built without input context

    [[nodiscard]] std::string_view input() const noexcept { return context().input; }
    /// The event's own.
    [[nodiscard]] std::string_view event() const noexcept {
        auto const at = context();
        return at.input.substr(at.offset, size());
    }
    /// The event's, and all that follows.
    [[nodiscard]] std::string_view from_event() const noexcept {
        auto const at = context();
        return at.input.substr(at.offset);
    }
    /// That before the event, at most so many bytes.
    [[nodiscard]] std::string_view before_event(std::size_t most) const noexcept {
        auto const at = context();
        auto const length = std::min(at.offset, most);
        return at.input.substr(at.offset - length, length);
    }

    /// Whether it is a Name. Asked of what a parser has found to be one but for its first character. Throws
    /// std::bad_alloc.
    [[nodiscard]] static bool is_name(std::string_view text) {
        expat_parser parser;
        if (!parser.create()) {
#ifdef __cpp_exceptions
            throw std::bad_alloc();
#else
            return false;
#endif
        }
        return parser.parse(std::string("<").append(text).append("/>"), true);
    }

private:
    struct free_parser {
        void operator()(XML_Parser p) const noexcept { XML_ParserFree(p); }
    };
    struct input_context {
        std::string_view input;
        std::size_t offset = 0; // of the event
    };

    [[nodiscard]] input_context context() const noexcept {
        int offset = 0;
        int size = 0;
        auto const* const input = XML_GetInputContext(parser_.get(), &offset, &size);
        if (input == nullptr) {
            return {};
        }
        return {{input, static_cast<std::size_t>(size)}, static_cast<std::size_t>(offset)};
    }

    std::unique_ptr<std::remove_pointer_t<XML_Parser>, free_parser> parser_;
};

} // namespace soapcodec::detail
