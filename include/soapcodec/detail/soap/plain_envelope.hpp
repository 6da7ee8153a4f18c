// SPDX-License-Identifier: MIT
// A whole message by the fast path: Envelope, Body and what is in it, as long as they are written plainly.
#pragma once

#include "../../cxx20.hpp"

#include <algorithm>   // std::copy_n
#include <cstddef>     // std::size_t
#include <string_view> // std::string_view

#include "../../soap/fault.hpp"
#include "../../soap/version.hpp"
#include "../fast/document.hpp"
#include "../fast/element.hpp"
#include "../fast/input.hpp"
#include "../fast/tag.hpp"
#include "../record/layout.hpp"
#include "../xml/expanded_name.hpp"
#include "payload.hpp"

namespace soapcodec::detail {

/// A message's way in: from the beginning of the document to behind the message's start tag. Texts lie in the input.
struct message_head {
    std::string_view envelope; ///< the name of its tag, as it is written; empty if the message is the document
    std::string_view body;     ///< the same of the Body
    soap::version version = soap::version::v1_1;
    fast::start_tag message;
};

/// Behind the start tag of the Body, past an empty Header.
[[nodiscard]] inline char const* read_to_body(char const* at, fast::input& in, std::string_view ns,
                                              fast::start_tag& body) {
    at = fast::read_start_tag(at, in, body);
    if (at != nullptr && body.local() == "Header" && body.ns == ns) {
        at = body.is_empty ? at : fast::pass_between(at, in);
        at = at == nullptr || body.is_empty ? at : fast::read_end_tag(at, in, body.name);
        in.bound = body.bound_before;
        at = at == nullptr ? at : fast::pass_between(at, in);
        at = at == nullptr ? at : fast::read_start_tag(at, in, body);
    }
    return at != nullptr && body.local() == "Body" && body.ns == ns && !body.is_empty ? at : nullptr;
}

/// Behind the start tags of the Envelope and the Body, at what is in the Body. `tag` is for both.
[[nodiscard]] inline char const* read_into_body(char const* at, fast::input& in, message_head& head,
                                                fast::start_tag& tag) {
    at = fast::read_start_tag(at, in, tag);
    if (at == nullptr || tag.is_empty || tag.local() != "Envelope") {
        return nullptr;
    }
    head.envelope = tag.name;
    head.version = tag.ns == text_of<soap::envelope_1_2_namespace> ? soap::version::v1_2 : soap::version::v1_1;
    auto const ns = tag.ns;
    if (ns != soap::envelope_namespace(head.version)) {
        return nullptr;
    }
    at = fast::pass_between(at, in);
    at = at == nullptr ? at : read_to_body(at, in, ns, tag);
    head.body = tag.name;
    return at == nullptr ? at : fast::pass_between(at, in);
}

/// Behind the start tag of the message that is expected, in an Envelope or without one.
[[nodiscard]] inline char const* read_head(char const* at, fast::input& in, payload const& expected,
                                           bool without_envelope, message_head& head) {
    auto& tag = head.message;
    at = fast::read_prologue(at, in);
    if (!without_envelope && at != nullptr) {
        at = read_into_body(at, in, head, tag);
    }
    at = at == nullptr ? at : fast::read_start_tag(at, in, tag);
    bool nil = false;
    bool const is_expected = at != nullptr && tag.ns == expected.root.ns() && tag.local() == expected.root.local() &&
                             fast::read_instance(tag, expected.content, in, nil) && !nil;
    return is_expected ? at : nullptr;
}

/// Reads whole documents, each of which is the message that is expected, and nothing about it is other than plain.
///
/// The documents of one sender begin with the same bytes. So the head of the latest is kept, and what it means is
/// known as soon as the next document begins with it.
class plain_message_reader {
public:
    /// Whether the whole input, which begins at `begin`, is such a document, which fills the object. If not, what was
    /// stored means nothing. A reader serves one type of message, with the same options.
    [[nodiscard]] bool read(char const* begin, fast::input& in, payload const& expected, bool without_envelope) {
        auto const* at = begin;
        if (kept_ != 0 && in.has(at, {bytes_, kept_}) && know(in, expected, without_envelope)) {
            at += kept_;
            std::copy_n(bindings_, bound_, in.bindings);
            in.bound = bound_;
            in.place.line = at;
        } else {
            at = read_head(at, in, expected, without_envelope, head_);
            if (at == nullptr) {
                return false;
            }
            keep({begin, static_cast<std::size_t>(at - begin)});
        }
        return read_rest(at, in, expected);
    }

    /// Of the latest document's Envelope.
    [[nodiscard]] soap::version version() const noexcept { return head_.version; }

private:
    static constexpr std::size_t most_kept = 1024; ///< bytes: longer heads are read each time

    void keep(std::string_view head) noexcept {
        known_ = false;
        kept_ = head.size() <= most_kept ? head.copy(bytes_, most_kept) : 0;
    }

    /// Reads the head that is kept, the first time that it comes again: what is known of it refers to the copy.
    [[nodiscard]] bool know(fast::input const& in, payload const& expected, bool without_envelope) {
        if (!known_) {
            auto copy = in.on({bytes_, kept_});
            known_ = read_head(bytes_, copy, expected, without_envelope, head_) == bytes_ + kept_;
            bound_ = copy.bound;
            std::copy_n(copy.bindings, bound_, bindings_);
        }
        return known_;
    }

    /// The content of the message, and what ends the document.
    [[nodiscard]] bool read_rest(char const* at, fast::input& in, payload const& expected) {
        if (!in.state.may_begin()) {
            return false;
        }
        at = fast::read_record(at, head_.message, *expected.content, expected.object, in);
        in.bound = 0;
        for (auto const name : {head_.body, head_.envelope}) {
            at = at == nullptr || name.empty() ? at : fast::pass_between(at, in);
            at = at == nullptr || name.empty() ? at : fast::read_end_tag(at, in, name);
        }
        return at != nullptr && fast::pass_between(at, in) == in.end;
    }

    message_head head_;
    bool known_ = false; ///< head_ and the bindings are of the bytes that are kept, and lie in them
    unsigned bound_ = 0;
    fast::binding bindings_[fast::input::most_bindings];
    std::size_t kept_ = 0;
    char bytes_[most_kept];
};

} // namespace soapcodec::detail
