// SPDX-License-Identifier: MIT
// A whole message by the fast path: Envelope, Body and what is in it, as long as they are written plainly.
#pragma once

#include "../../cxx20.hpp"

#include <algorithm>   // std::copy_n
#include <cstddef>     // std::size_t
#include <string_view> // std::string_view

#include "../../decode/options.hpp"
#include "../../error.hpp"
#include "../../soap/version.hpp"
#include "../fast/document.hpp"
#include "../fast/element.hpp"
#include "../fast/input.hpp"
#include "../fast/tag.hpp"
#include "../layout/layout.hpp"
#include "../xml/expanded_name.hpp"
#include "../xml/namespace_scope.hpp"
#include "fault_reader.hpp"
#include "header_check.hpp"
#include "payload.hpp"
#include "plain_fault.hpp"
#include "usual_envelope.hpp"

namespace soapcodec::detail {

/// A message's way in: from the beginning of the document to behind the message's start tag. Texts lie in the input.
struct message_head {
    std::string_view envelope; ///< the name of its tag, as it is written; empty if the message is the document
    std::string_view body;     ///< the same of the Body
    soap::version version = soap::version::v1_1;
    fast::start_tag tag;                       ///< of the message
    expected_message const* message = nullptr; ///< which of those that are expected it is
};

/// Reads what is around a message: the tags of the Envelope, the header blocks.
class plain_envelope {
public:
    plain_envelope(fast::input& in, decode_options const& options, message_head& head) noexcept
        : in_(in), options_(options), head_(head) {}

    /// Behind the start tag of a message that is expected, in an Envelope or without one.
    [[nodiscard]] char const* read_head(char const* at, payload const& expected) {
        auto& tag = head_.tag;
        at = fast::read_prologue(at, in_);
        if (!options_.without_envelope) {
            at = read_to_payload(at);
        }
        if (at == nullptr) {
            return nullptr;
        }
        head_.message = expected.find([&](expected_message const& message) { return begins(at, message); });
        if (head_.message != nullptr) {
            return pass_plain_tag(at, *head_.message);
        }
        at = fast::read_start_tag(at, in_, tag);
        behind_tag_ = at;
        if (at == nullptr) {
            return nullptr;
        }
        head_.message = expected.find([&tag](expected_message const& message) {
            return tag.ns == message.root.ns() && tag.local() == message.root.local();
        });
        return head_.message != nullptr && is_value(tag, head_.message->content) ? at : nullptr;
    }
    /// Behind the start tag of a Fault, if that was there instead and nothing has been stored; else null.
    [[nodiscard]] char const* behind_fault() const noexcept {
        auto const& tag = head_.tag;
        bool const is_fault = behind_tag_ != nullptr && !stored_ && !options_.without_envelope &&
                              tag.local() == "Fault" && tag.ns == soap::envelope_namespace(head_.version) &&
                              !tag.is_empty;
        return is_fault ? behind_tag_ : nullptr;
    }
    /// Whether the input ends before the content of the Body begins, with complete tags that are plain.
    [[nodiscard]] bool ends_before_payload(char const* at) {
        auto const* const declared = fast::pass_declaration(at, in_);
        if (declared == nullptr || in_.pass_space(declared) == in_.end) {
            return declared != nullptr;
        }
        at = options_.without_envelope ? nullptr : fast::pass_between(declared, in_);
        at = at == nullptr ? nullptr : read_envelope(at);
        at = at == nullptr ? nullptr : fast::pass_between(at, in_);
        if (at == nullptr || at == in_.end) {
            return at != nullptr;
        }
        fast::start_tag tag;
        at = read_part(at, tag);
        at = at == nullptr || tag.local() != "Body" || tag.is_empty ? nullptr : fast::pass_between(at, in_);
        return at == in_.end;
    }
    /// Whether the head has filled something.
    [[nodiscard]] bool has_stored() const noexcept { return stored_; }

private:
    /// Whether its attributes say nothing else than that a record of the expected type follows.
    [[nodiscard]] bool is_value(fast::start_tag const& tag, layout const* content) const {
        bool nil = false;
        slot const* none = nullptr;
        return fast::read_instance(tag, content, none, in_, nil) && !nil;
    }

    /// Whether the message begins here with the tag that it most likely has.
    [[nodiscard]] bool begins(char const* at, expected_message const& message) const noexcept {
        return !message.tag.empty() && in_.has(at, message.tag) && in_.most.attributes != 0 &&
               in_.bound < in_.most.namespaces && in_.bound < fast::input::most_bindings;
    }
    /// Behind that tag, as read_start_tag() would leave it.
    [[nodiscard]] char const* pass_plain_tag(char const* at, expected_message const& message) noexcept {
        auto& tag = head_.tag;
        auto const local = message.root.local();
        auto const ns = message.root.ns();
        auto const* const declaration = at + 1 + local.size() + 1;
        constexpr std::string_view name = "xmlns";
        tag.name = {at + 1, local.size()};
        tag.prefix_size = 0;
        tag.ns = {declaration + name.size() + 2, ns.size()};
        tag.is_empty = false;
        tag.bound_before = in_.bound;
        tag.size = 1;
        tag.attributes[0] = {declaration, name.size(), 0, tag.ns.data(), ns.size(), true};
        in_.bind({at, 0, tag.ns.data(), ns.size()});
        return at + message.tag.size();
    }

    /// Behind the start tag of the Envelope.
    [[nodiscard]] char const* read_envelope(char const* at) {
        fast::start_tag tag;
        at = fast::read_start_tag(at, in_, tag);
        if (at == nullptr || tag.is_empty || tag.local() != "Envelope") {
            return nullptr;
        }
        head_.envelope = tag.name;
        head_.version = tag.ns == text_of<soap::envelope_1_2_namespace> ? soap::version::v1_2 : soap::version::v1_1;
        return tag.ns == soap::envelope_namespace(head_.version) ? at : nullptr;
    }

    /// From the Envelope, behind the start tag of the Body and at what is in it.
    [[nodiscard]] char const* read_to_payload(char const* at) {
        if (at == nullptr) {
            return nullptr;
        }
        auto const* const usual = find_usual_envelope(at, in_);
        if (usual != nullptr) {
            usual->declare(in_);
            head_.envelope = usual->name;
            head_.version = usual->version;
            at = fast::pass_between(at + usual->tag.size(), in_);
            if (at != nullptr && in_.has(at, usual->body_tag)) {
                head_.body = usual->body();
                return fast::pass_between(at + usual->body_tag.size(), in_);
            }
        } else {
            at = read_envelope(at);
            at = at == nullptr ? at : fast::pass_between(at, in_);
        }
        fast::start_tag tag;
        at = read_part(at, tag);
        if (at != nullptr && tag.local() == "Header") {
            at = read_part(read_header(at, tag), tag);
        }
        if (at == nullptr || tag.local() != "Body" || tag.is_empty) {
            return nullptr;
        }
        head_.body = tag.name;
        return fast::pass_between(at, in_);
    }

    /// Behind the start tag of something in the Envelope's namespace.
    [[nodiscard]] char const* read_part(char const* at, fast::start_tag& tag) const {
        at = at == nullptr ? at : fast::read_start_tag(at, in_, tag);
        return at != nullptr && tag.ns == soap::envelope_namespace(head_.version) ? at : nullptr;
    }

    /// Behind the Header, behind whose start tag the input is, at the next tag.
    [[nodiscard]] char const* read_header(char const* at, fast::start_tag const& header) {
        while (!header.is_empty) {
            at = fast::pass_between(at, in_);
            if (at == nullptr || in_.left(at) < 2) {
                return nullptr;
            }
            if (at[1] == '/') {
                at = fast::read_end_tag(at, in_, header.name);
                break;
            }
            at = read_block(at);
            if (at == nullptr) {
                return nullptr;
            }
        }
        in_.bound = header.bound_before;
        return at == nullptr ? at : fast::pass_between(at, in_);
    }

    /// Behind a header block, which goes where it is wanted.
    [[nodiscard]] char const* read_block(char const* at) {
        fast::start_tag tag;
        at = fast::read_start_tag(at, in_, tag);
        if (at == nullptr) {
            return nullptr;
        }
        auto const* const wanted = find_block(tag);
        if (wanted != nullptr) {
            stored_ = true;
            auto* const object =
                is_value(tag, wanted->content) && in_.state.may_begin() ? wanted->open(wanted->target) : nullptr;
            at = object == nullptr ? nullptr : fast::read_record(at, tag, *wanted->content, object, in_);
            in_.state.content = 0; // which is of each block, and of the message
        } else {
            fast::tag_attributes const attributes{tag, in_};
            bool const may = check_block(head_.version, tag.ns, attributes, options_.understood) == errc::ok;
            at = may ? fast::skip(at, tag, in_) : nullptr;
        }
        in_.bound = tag.bound_before;
        return at;
    }
    [[nodiscard]] header_block const* find_block(fast::start_tag const& tag) const noexcept {
        for (auto const& block : options_.headers) {
            if (tag.ns == block.ns && tag.local() == block.local) {
                return &block;
            }
        }
        return nullptr;
    }

    fast::input& in_;
    decode_options const& options_;
    message_head& head_;
    char const* behind_tag_ = nullptr; // of what is in the Body
    bool stored_ = false;
};

/// Reads whole documents, each of which is a message that is expected, and nothing about it is other than plain.
///
/// The documents of one sender begin with the same bytes. So the head of the latest is kept, and what it means is
/// known as soon as the next document begins with it.
class plain_message_reader {
public:
    /// `options` must outlive the reader.
    explicit plain_message_reader(decode_options const& options) noexcept : options_(options) {}

    /// Whether the whole input, which begins at `begin`, is such a document, which fills the object. If not, what was
    /// stored means nothing. A reader expects the same messages each time.
    /// `version` is that of its Envelope as soon as that is known, for whoever is called meanwhile.
    [[nodiscard]] bool read(char const* begin, fast::input& in, payload const& expected, soap::version& version) {
        auto const* const at = read_beginning(begin, in, expected);
        if (at == nullptr) {
            return false;
        }
        version = head_.version;
        return read_rest(at, in, expected);
    }

    /// Whether a document that begins like this input may be one.
    [[nodiscard]] bool begins(char const* begin, fast::input& in, payload const& expected) {
        return read_beginning(begin, in, expected) != nullptr;
    }

    /// Whether it cannot be said yet if a document that begins like this input is one. The version is that of the
    /// Envelope, if its start tag is there.
    [[nodiscard]] bool says_little(char const* begin, fast::input& in, soap::version& version) {
        message_head head;
        bool const little = plain_envelope(in, options_, head).ends_before_payload(begin);
        version = little && !head.envelope.empty() ? head.version : version;
        return little;
    }

    /// After a false of read(): at the end tag of the Fault that was there instead, which `faults` has read; null if
    /// there was none, or it is not plain.
    [[nodiscard]] char const* read_fault(fast::input& in, fault_reader& faults) {
        if (fault_ == nullptr || !in.state.may_begin()) {
            return nullptr;
        }
        faults.begin(head_.version, options_.limits);
        auto const* const end = plain_fault(in, faults, scope_).read_content(fault_);
        return end == nullptr || fast::read_end_tag(end, in, head_.tag.name) == nullptr ? nullptr : end;
    }

    /// Of the latest document's Envelope.
    [[nodiscard]] soap::version version() const noexcept { return head_.version; }

private:
    static constexpr std::size_t most_kept = 1024; ///< bytes: longer heads are read each time

    /// Behind the start tag of the message; null if there is none, but then fault_ may be known.
    [[nodiscard]] char const* read_beginning(char const* begin, fast::input& in, payload const& expected) {
        bool is_fault = keeps_fault_;
        char const* at = nullptr;
        if (kept_ != 0 && in.has(begin, {bytes_, kept_}) && know(in, expected)) {
            at = begin + kept_;
            std::copy_n(bindings_, bound_, in.bindings);
            in.bound = bound_;
            in.place = place_;
            in.place.line = begin + (place_.line - bytes_);
        } else {
            plain_envelope around(in, options_, head_);
            at = read_head(around, begin, expected, is_fault);
            known_ = false;
            if (at != nullptr && !around.has_stored() && in.place.references == 0) {
                keep({begin, static_cast<std::size_t>(at - begin)}, is_fault);
            }
        }
        fault_ = is_fault ? at : nullptr;
        return is_fault ? nullptr : at;
    }

    /// Behind the start tag of the message, or of a fault in its place.
    [[nodiscard]] static char const* read_head(plain_envelope& around, char const* begin, payload const& expected,
                                               bool& is_fault) {
        auto const* const at = around.read_head(begin, expected);
        is_fault = at == nullptr;
        return is_fault ? around.behind_fault() : at;
    }

    void keep(std::string_view head, bool is_fault) noexcept {
        kept_ = head.size() <= most_kept ? head.copy(bytes_, most_kept) : 0;
        keeps_fault_ = is_fault;
    }

    /// Reads the head that is kept, the first time that it comes again: what is known of it refers to the copy.
    [[nodiscard]] bool know(fast::input const& in, payload const& expected) {
        if (!known_) {
            auto copy = in.on({bytes_, kept_});
            plain_envelope around(copy, options_, head_);
            bool is_fault = false;
            known_ = read_head(around, bytes_, expected, is_fault) == bytes_ + kept_ && is_fault == keeps_fault_;
            bound_ = copy.bound;
            place_ = copy.place;
            std::copy_n(copy.bindings, bound_, bindings_);
        }
        return known_;
    }

    /// The content of the message, and what ends the document.
    [[nodiscard]] bool read_rest(char const* at, fast::input& in, payload const& expected) {
        if (!in.state.may_begin()) {
            return false;
        }
        auto const& message = *head_.message;
        at = fast::read_record(at, head_.tag, *message.content, message.open(expected.object), in);
        in.bound = 0;
        for (auto const name : {head_.body, head_.envelope}) {
            at = at == nullptr || name.empty() ? at : fast::pass_between(at, in);
            at = at == nullptr || name.empty() ? at : fast::read_end_tag(at, in, name);
        }
        return at != nullptr && fast::pass_between(at, in) == in.end;
    }

    decode_options const& options_;
    message_head head_;
    char const* fault_ = nullptr; ///< behind its start tag, if the latest document has one
    namespace_scope scope_;       ///< of the latest fault
    bool known_ = false;          ///< head_, the bindings and the place are of the bytes that are kept, and lie in them
    bool keeps_fault_ = false;    ///< these end behind the start tag of a fault
    unsigned bound_ = 0;
    fast::line_counter place_{nullptr};
    fast::binding bindings_[fast::input::most_bindings];
    std::size_t kept_ = 0;
    char bytes_[most_kept];
};

} // namespace soapcodec::detail
