// SPDX-License-Identifier: MIT
// The events of expat on their way to a handler: names get their namespaces, limits::depth, attributes and namespaces
// are kept, and where the handler refuses to go on, expat is stopped and the position found.
#pragma once

#include "../../cxx20.hpp"

#include <algorithm>   // std::min
#include <cstddef>     // std::size_t
#include <cstdint>     // std::uint64_t, std::uintptr_t
#include <exception>   // std::exception_ptr
#include <optional>    // std::nullopt
#include <string>      // std::string
#include <string_view> // std::string_view
#include <utility>     // std::exchange

#include "../../error.hpp"
#include "../../limits.hpp"
#include "declaration.hpp"
#include "encoding.hpp"
#include "encoding_detector.hpp"
#include "event_locator.hpp"
#include "expat_callbacks.hpp"
#include "expat_parser.hpp"
#include "handler.hpp"
#include "namespace_resolver.hpp"
#include "position.hpp"
#include "text_run.hpp"

namespace soapcodec::detail {

/// Why a source stopped. `code` is ok when the handler refused: the handler knows.
struct source_failure {
    errc code = errc::ok;
    position where;
    std::string_view reason; ///< the parser's, or the encoding that is not read; lives until reset()
};

/// Of one document after another. Expat holds its address from install() on.
template <class Handler>
class expat_events {
public:
    /// All must outlive it.
    expat_events(Handler& handler, limits const& bounds, expat_parser& parser, encoding_detector& encoding,
                 event_locator const& locator) noexcept
        : handler_(handler), limits_(bounds), parser_(parser), encoding_(encoding), locator_(locator) {}

    expat_events(expat_events const&) = delete;
    expat_events& operator=(expat_events const&) = delete;

    /// The parser is there, and was fed nothing.
    void install() noexcept { callbacks::install(parser_, *this); }

    /// Forgets the document.
    void clear() noexcept {
        failure_ = {};
        depth_ = 0;
        namespaces_.clear();
        piece_ = {};
        halted_ = in_cdata_ = false;
    }

    /// A call of the parser is to come: its input is elsewhere, and the next event begins at `offset`.
    void begin_call(std::uint64_t offset) noexcept {
        input_size_ = 0;
        delivered_ = offset;
    }

    /// Whether an event has said stop. Expat may still call, in vain.
    [[nodiscard]] bool halted() const noexcept { return halted_; }
    /// Why, and where.
    [[nodiscard]] source_failure const& failure() const noexcept { return failure_; }
    /// Throws what an event has thrown, if it has.
    void rethrow() {
        if (thrown_ != nullptr) {
            std::rethrow_exception(std::exchange(thrown_, nullptr));
        }
    }

    /// What is open at the latest event.
    [[nodiscard]] std::uint64_t depth() const noexcept { return depth_; }
    [[nodiscard]] std::uint64_t bindings() const noexcept { return namespaces_.size(); }
    [[nodiscard]] bool in_cdata() const noexcept { return in_cdata_; }

    /// After an error of expat's: see text_run.hpp.
    [[gnu::cold, gnu::noinline]] void deliver_text_before_section_end() {
        auto const as = encoding_.detected();
        auto const at = locator_.byte().value_or(0);
        auto const before = parser_.before_event(static_cast<std::size_t>(at - std::min(at, delivered_)));
        std::string input;
        append_as_utf8(input, as, before);
        std::string next;
        append_as_utf8(next, as, parser_.from_event().substr(0, as == text_encoding::utf_8 ? 1 : 2));
        if (depth_ == 0 || in_cdata_ || !input.ends_with("]]") || !next.starts_with('>')) {
            return;
        }
        std::string_view const text = std::string_view(input).substr(0, input.size() - 2);
        auto const run = text.substr(text_run_begin(text));
        if (run.empty()) {
            return;
        }
        if (handler_.wants_raw()) {
            handler_.raw(run);
        }
        if (!handler_.text(run)) {
            halted_ = true;
            failure_.where = locator_.of_text_before(handler_.blames(), run, "]]");
        }
    }

private:
    using callbacks = expat_callbacks<expat_events>;
    friend callbacks;

    [[nodiscard]] std::uint64_t offset() const noexcept { return locator_.byte().value_or(locator_.fed()); }

    [[gnu::cold, gnu::noinline]] void halt(blame which) noexcept {
        halted_ = true;
        failure_.where = locator_.of(which, piece_);
        parser_.stop();
    }
    [[gnu::cold, gnu::noinline]] void halt(errc code) noexcept {
        failure_.code = code;
        halt(blame{});
    }

    [[gnu::cold, gnu::noinline]] void deliver_raw() {
        auto const bytes = parser_.event();
        if (encoding_.detected() == text_encoding::utf_8) {
            handler_.raw(bytes);
        } else {
            raw_.clear();
            append_as_utf8(raw_, encoding_.detected(), bytes);
            handler_.raw(raw_);
        }
    }

    /// Whether the handler expects an element without attributes.
    [[nodiscard]] bool expects(char const* text) const noexcept {
        return !halted_ && depth_ < limits_.depth && handler_.expects(namespaces_.default_namespace(), text);
    }

    bool start_expected() {
        ++depth_;
        return handler_.start_expected();
    }

    bool start_element(char const* text, char const** pairs) {
        if (++depth_ > limits_.depth) {
            return halt(errc::depth_limit), false;
        }
        if (*pairs != nullptr) {
            return start_with_attributes(text, pairs);
        }
        auto const expanded = namespaces_.element(text);
        return expanded ? handler_.start_element(*expanded, {}) : refuse(namespaces_.error());
    }

    [[gnu::noinline]] bool start_with_attributes(char const* text, char const** pairs) {
        std::uint64_t count = 0;
        for (auto const* pair = pairs; *pair != nullptr; pair += 2) {
            ++count;
        }
        if (count > limits_.attributes) {
            return halt(errc::attribute_limit), false;
        }
        bool go_on = true;
        auto const error = namespaces_.declare(pairs, depth_, [&](std::string_view prefix, std::string_view uri) {
            go_on = go_on && handler_.start_namespace(prefix, uri);
        });
        if (!error.empty()) {
            return refuse(error);
        }
        if (namespaces_.size() > limits_.namespaces) {
            return halt(errc::namespace_limit), false;
        }
        auto const expanded = namespaces_.element(text);
        auto const rest = expanded ? namespaces_.attributes_of(pairs) : std::nullopt;
        return rest ? go_on && handler_.start_element(*expanded, *rest) : refuse(namespaces_.error());
    }

    bool end_element() {
        if (!handler_.end_element()) {
            return false;
        }
        bool go_on = true;
        namespaces_.leave(depth_--, [&] { go_on = go_on && handler_.end_namespace(); });
        return go_on;
    }

    [[gnu::cold, gnu::noinline]] bool refuse(std::string_view reason) noexcept {
        failure_.reason = reason;
        halt(errc::malformed_xml);
        return false;
    }

    /// The XML declaration; `label` is null if it names no encoding.
    bool declare(char const* version, char const* label) {
        if (version != nullptr && !is_version_number(version)) {
            return refuse("the version is not 1.0, 1.1 or the like");
        }
        if (label != nullptr && !encoding_.declared(label)) {
            label_ = label;
            failure_.reason = label_;
            return halt(errc::unsupported_encoding), false;
        }
        return true;
    }

    /// The end of a comment, processing instruction or CDATA section.
    bool note_end() noexcept {
        delivered_ = offset() + parser_.size();
        return true;
    }

    /// Namespaces in XML 1.0, section 7: no colon in the target.
    bool processing_instruction(std::string_view target) {
        return target.find(':') != target.npos ? refuse("colon in the target of a processing instruction")
                                               : note_end() && handler_.processing_instruction(target);
    }

    /// Whether the handler has taken a text.
    bool text_expected(std::string_view piece) noexcept {
        return !halted_ && handler_.text_expected(piece, in_input(piece));
    }

    bool text(std::string_view piece) {
        if (!handler_.text(piece)) [[unlikely]] {
            piece_ = piece;
            return false;
        }
        if (input_size_ == 0) {
            learn_input();
        }
        if (!in_input(piece)) {
            handler_.pause();
        }
        return true;
    }

    /// Whether the text lies in expat's input buffer, which stays where it is until it has been parsed. All other text,
    /// which is references, line ends and what had to be converted, lies where the next piece overwrites it.
    [[nodiscard]] bool in_input(std::string_view piece) const noexcept {
        return reinterpret_cast<std::uintptr_t>(piece.data()) - input_begin_ < input_size_;
    }

    void learn_input() noexcept {
        auto const input = parser_.input();
        input_begin_ = reinterpret_cast<std::uintptr_t>(input.data());
        input_size_ = input.size();
    }

    Handler& handler_;
    limits const& limits_;
    expat_parser& parser_;
    encoding_detector& encoding_;
    event_locator const& locator_;
    namespace_resolver namespaces_{expat_parser::is_name};
    source_failure failure_;
    std::exception_ptr thrown_;
    std::uint64_t depth_ = 0;
    std::uintptr_t input_begin_ = 0; // expat's buffer, while this is parsed, once text was seen
    std::size_t input_size_ = 0;
    std::string_view piece_; // that was refused
    std::string raw_;
    std::string label_;           // of an encoding that is not read
    std::uint64_t delivered_ = 0; // behind the latest event that is no tag and no text, or where the call began
    bool in_cdata_ = false;
    bool halted_ = false;
};

} // namespace soapcodec::detail
