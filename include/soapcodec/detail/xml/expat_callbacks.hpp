// SPDX-License-Identifier: MIT
// From expat's callbacks to the member functions of expat_events.
//
// Expat is a C library that calls back. Two things follow and shape this file: no exception may pass through its frames
// (the parser would be lost), and a stop is not silence (the end handler of `<a/>` still runs). So each callback is
// noexcept, asks our own flag first, and keeps an exception to be thrown again.
#pragma once

#include <exception>   // std::current_exception
#include <string_view> // std::string_view

#include "../inline.hpp"
#include "expat_parser.hpp"
#include "handler.hpp"

namespace soapcodec::detail {

/// Events is expat_events, whose friend this is.
template <class Events>
class expat_callbacks {
public:
    static void install(expat_parser const& parser, Events& events) noexcept {
        auto* const p = parser.get();
        XML_SetUserData(p, &events);
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
    SOAPCODEC_DETAIL_INLINE static void guarded(void* events, Event event) noexcept {
        auto& self = *static_cast<Events*>(events);
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
    static void XMLCALL on_start_element(void* events, char const* text, char const** pairs) noexcept {
        if (*pairs != nullptr || !static_cast<Events*>(events)->expects(text)) {
            return start_unexpected(events, text, pairs);
        }
        guarded(events, [](Events& e) { return e.start_expected(); });
    }
    [[gnu::noinline]] static void start_unexpected(void* events, char const* text, char const** pairs) noexcept {
        guarded(events, [&](Events& e) { return e.start_element(text, pairs); });
    }
    static void XMLCALL on_end_element(void* events, char const*) noexcept {
        guarded(events, [](Events& e) { return e.end_element(); });
    }
    static void XMLCALL on_text(void* events, char const* data, int size) noexcept {
        std::string_view const piece(data, static_cast<std::size_t>(size));
        if (!static_cast<Events*>(events)->text_expected(piece)) {
            text_unexpected(events, piece);
        }
    }
    [[gnu::noinline]] static void text_unexpected(void* events, std::string_view piece) noexcept {
        guarded(events, [&](Events& e) { return e.text(piece); });
    }
    static void XMLCALL on_processing_instruction(void* events, char const* target, char const*) noexcept {
        guarded(events, [&](Events& e) { return e.processing_instruction(target); });
    }
    static void XMLCALL on_comment(void* events, char const*) noexcept {
        guarded(events, [](Events& e) { return e.note_end(); });
    }
    static void XMLCALL on_cdata_begin(void* events) noexcept {
        guarded(events, [](Events& e) { return e.in_cdata_ = true; });
    }
    static void XMLCALL on_cdata_end(void* events) noexcept {
        guarded(events, [](Events& e) {
            e.in_cdata_ = false;
            return e.note_end();
        });
    }
    static void XMLCALL on_doctype(void* events, char const*, char const*, char const*, int) noexcept {
        guarded(events, [](Events& e) { return e.halt(errc::doctype), false; });
    }
    static void XMLCALL on_declaration(void* events, char const* version, char const* encoding, int) noexcept {
        guarded(events, [&](Events& e) { return e.declare(version, encoding); });
    }
};

} // namespace soapcodec::detail
