// SPDX-License-Identifier: MIT
// From expat's callbacks to the member functions of a source.
//
// Expat is a C library that calls back. Two things follow and shape this file: no exception may pass through its frames
// (the parser would be lost), and a stop is not silence (the end handler of `<a/>` still runs). So each callback is
// noexcept, asks our own flag first, and keeps an exception for the source to throw again.
#pragma once

#include <exception>   // std::current_exception
#include <string_view> // std::string_view

#include "expat_parser.hpp"
#include "handler.hpp"

namespace soapcodec::detail {

/// Source is expat_source, whose friend this is.
template <class Source>
class expat_callbacks {
public:
    static void install(expat_parser const& parser, Source& source) noexcept {
        auto* const p = parser.get();
        XML_SetUserData(p, &source);
        XML_SetElementHandler(p, on_start_element, on_end_element);
        XML_SetCharacterDataHandler(p, on_text);
        XML_SetProcessingInstructionHandler(p, on_processing_instruction);
        XML_SetCommentHandler(p, on_comment);
        XML_SetCdataSectionHandler(p, on_cdata_begin, on_cdata_end);
        // Fires before anything in the document type declaration is read.
        XML_SetStartDoctypeDeclHandler(p, on_doctype);
        XML_SetXmlDeclHandler(p, on_declaration);
    }

private:
    /// Runs one event: not after a stop, and with nothing thrown across expat.
    // Inlined by force: it is the one thing between expat and the handler, and runs for every tag and text.
    template <class Event>
    [[gnu::always_inline]] static void guarded(void* source, Event event) noexcept {
        auto& self = *static_cast<Source*>(source);
        if (self.halted_) {
            return;
        }
#ifdef __cpp_exceptions
        try {
#endif
            if (self.handler_.wants_raw()) {
                self.deliver_raw();
            }
            if (!event(self) && !self.halted_) {
                self.halt(self.handler_.blames());
            }
#ifdef __cpp_exceptions
        } catch (...) {
            self.thrown_ = std::current_exception();
            self.halt(blame{});
        }
#endif
    }

    // Nearly all elements and texts are those the handler expects; they go past all that the others need.
    static void XMLCALL on_start_element(void* source, char const* text, char const** pairs) noexcept {
        if (*pairs != nullptr || !static_cast<Source*>(source)->expects(text)) {
            return start_unexpected(source, text, pairs);
        }
        guarded(source, [](Source& s) { return s.start_expected(); });
    }
    [[gnu::noinline]] static void start_unexpected(void* source, char const* text, char const** pairs) noexcept {
        guarded(source, [&](Source& s) { return s.start_element(text, pairs); });
    }
    static void XMLCALL on_end_element(void* source, char const*) noexcept {
        guarded(source, [](Source& s) { return s.end_element(); });
    }
    static void XMLCALL on_text(void* source, char const* data, int size) noexcept {
        std::string_view const piece(data, static_cast<std::size_t>(size));
        if (!static_cast<Source*>(source)->text_expected(piece)) {
            text_unexpected(source, piece);
        }
    }
    [[gnu::noinline]] static void text_unexpected(void* source, std::string_view piece) noexcept {
        guarded(source, [&](Source& s) { return s.text(piece); });
    }
    static void XMLCALL on_processing_instruction(void* source, char const* target, char const*) noexcept {
        guarded(source, [&](Source& s) { return s.processing_instruction(target); });
    }
    static void XMLCALL on_comment(void* source, char const*) noexcept {
        guarded(source, [](Source& s) { return s.note_end(); });
    }
    static void XMLCALL on_cdata_begin(void* source) noexcept {
        guarded(source, [](Source& s) { return s.in_cdata_ = true; });
    }
    static void XMLCALL on_cdata_end(void* source) noexcept {
        guarded(source, [](Source& s) {
            s.in_cdata_ = false;
            return s.note_end();
        });
    }
    static void XMLCALL on_doctype(void* source, char const*, char const*, char const*, int) noexcept {
        guarded(source, [](Source& s) { return s.halt(errc::doctype), false; });
    }
    static void XMLCALL on_declaration(void* source, char const* version, char const* encoding, int) noexcept {
        guarded(source, [&](Source& s) { return s.declare(version, encoding); });
    }
};

} // namespace soapcodec::detail
