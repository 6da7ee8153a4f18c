// SPDX-License-Identifier: MIT
// A whole message by the fast path: Envelope, Body and what is in it, as long as they are written plainly.
#pragma once

#include "../../cxx20.hpp"

#include <string_view> // std::string_view

#include "../../soap/fault.hpp"
#include "../../soap/version.hpp"
#include "../fast/document.hpp"
#include "../fast/element.hpp"
#include "../fast/input.hpp"
#include "../fast/tag.hpp"
#include "../layout/layout.hpp"
#include "../xml/expanded_name.hpp"
#include "payload.hpp"

namespace soapcodec::detail {

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

/// Behind the message, at whose start tag the input is.
[[nodiscard]] inline char const* read_payload(char const* at, fast::input& in, payload const& expected) {
    fast::start_tag tag;
    at = fast::read_start_tag(at, in, tag);
    bool nil = false;
    if (at == nullptr || tag.ns != expected.root.ns() || tag.local() != expected.root.local() ||
        !fast::read_instance(tag, expected.content, in, nil) || nil || !in.state.may_begin()) {
        return nullptr;
    }
    at = fast::read_record(at, tag, *expected.content, expected.object, in);
    in.bound = tag.bound_before;
    return at;
}

/// Whether the whole input, which begins at `at`, is the message that is expected, in a version's Envelope, and nothing
/// about it is other than plain. If not, what was stored means nothing.
[[nodiscard]] inline bool read_plain_message(char const* at, fast::input& in, payload const& expected,
                                             soap::version& found) {
    fast::start_tag envelope;
    fast::start_tag body;
    auto const between = [&in](char const* from) { return from == nullptr ? from : fast::pass_between(from, in); };
    auto const end_of = [&in](char const* from, fast::start_tag const& tag) {
        return from == nullptr ? from : fast::read_end_tag(from, in, tag.name);
    };
    at = fast::read_prologue(at, in);
    at = at == nullptr ? at : fast::read_start_tag(at, in, envelope);
    if (at == nullptr || envelope.is_empty || envelope.local() != "Envelope") {
        return false;
    }
    found = envelope.ns == text_of<soap::envelope_1_2_namespace> ? soap::version::v1_2 : soap::version::v1_1;
    if (envelope.ns != soap::envelope_namespace(found)) {
        return false;
    }
    at = between(at);
    at = at == nullptr ? at : read_to_body(at, in, envelope.ns, body);
    at = between(at);
    at = at == nullptr ? at : read_payload(at, in, expected);
    at = end_of(between(at), body);
    at = end_of(between(at), envelope);
    return between(at) == in.end;
}

/// The same without an Envelope.
[[nodiscard]] inline bool read_plain_document(char const* at, fast::input& in, payload const& expected) {
    at = fast::read_prologue(at, in);
    at = at == nullptr ? at : read_payload(at, in, expected);
    return at != nullptr && fast::pass_between(at, in) == in.end;
}

} // namespace soapcodec::detail
