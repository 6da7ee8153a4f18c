// SPDX-License-Identifier: MIT
// A reply as HTTP brings it: status and headers first, then the body in pieces of any size.
//
//     http::reply_decoder reply(soapcodec::decoder<quote_response>{});
//
//     reply.begin(status, content_type);
//     while (auto const n = connection.read(buffer)) {
//         if (!reply.feed({buffer, n})) {
//             break;
//         }
//     }
//     auto const found = reply.finish();
//     if (found) {
//         use(*found);
//     } else if (reply.kind() == http::reply_kind::fault) {
//         report(*found.error().fault());
//     } else if (reply.kind() == http::reply_kind::html) {
//         log(reply.status(), reply.head());
//     }
//
// Errors are those of the decoder, among them errc::truncated for a message whose connection was cut, and
// errc::not_soap for what no decoder was asked about: kind() says what it is.
#pragma once

#include "../cxx20.hpp"

#include <algorithm>   // std::min
#include <cstddef>     // std::size_t
#include <string>      // std::string, std::to_string
#include <string_view> // std::string_view
#include <utility>     // std::move, std::exchange, std::declval

#include "../error.hpp"
#include "../fwd.hpp"
#include "reply.hpp"

namespace soapcodec::http {

/// Decodes replies, once it is known that they are XML, and tells the others apart: by classify(), as soon as the bytes
/// show enough. Decoder is a decoder (of one message or a std::variant of several) or a stream_decoder, which goes on
/// knowing nothing of HTTP. The charset is the Content-Type's; decode_options::charset does not count.
///
/// Movable. Serves any number of replies, with begin() between them.
template <class Decoder>
class reply_decoder {
public:
    reply_decoder() = default;
    /// Decodes by that decoder.
    explicit reply_decoder(Decoder decoder) : decoder_(std::move(decoder)) {}

    /// A reply begins, whatever became of the one before: its status, and the value of its Content-Type header, empty
    /// if it has none.
    void begin(int status, std::string_view content_type) {
        status_ = status;
        type_ = content_type;
        head_.clear();
        kind_ = reply_kind::empty;
        known_ = false;
        decoder_.reset(parse_content_type(content_type).charset.value_or(std::string()));
    }

    /// Takes the next bytes of the body, which may be freed afterwards. Returns whether more are wanted: false as of
    /// the decoder, and when a reply that is no XML has shown what head() keeps of it.
    bool feed(std::string_view bytes) {
        if (!know(bytes, false)) {
            return true;
        }
        if (!is_xml()) {
            keep(bytes);
            return head_.size() < detail::head_size;
        }
        return feed_head() && decoder_.feed(bytes);
    }

    /// Says that the body is complete, or cut, with its last bytes if they are at hand. What Decoder::finish() returns,
    /// or errc::not_soap, whose subject says in words what there is instead.
    auto finish(std::string_view last = {}) -> decltype(std::declval<Decoder&>().finish(last)) {
        (void)know(last, true);
        if (!is_xml()) {
            keep(last);
            return error(errc::not_soap, {}, {}, in_words());
        }
        if (last.empty()) {
            return with_kind(decoder_.finish(std::exchange(head_, {})));
        }
        feed_head();
        return with_kind(decoder_.finish(last));
    }

    /// What the reply is. Until finish() a guess, made when the first bytes show enough; then for certain: `fault` if
    /// it is a soap:Fault, whatever the status, `soap` if it is another message, good or not.
    [[nodiscard]] reply_kind kind() const noexcept { return kind_; }

    /// The status that begin() was given.
    [[nodiscard]] int status() const noexcept { return status_; }

    /// Of a reply that is no XML the first 4096 bytes, as far as they have come: for a log.
    [[nodiscard]] std::string_view head() const noexcept { return head_; }

    /// The decoder, for what it knows beside the message.
    [[nodiscard]] Decoder& decoder() noexcept { return decoder_; }

private:
    /// One byte more than classify() reads, and an even number: then it is known that the reply goes on.
    static constexpr std::size_t enough = detail::head_size + 2;

    [[nodiscard]] bool is_xml() const noexcept {
        return kind_ == reply_kind::soap || kind_ == reply_kind::fault || kind_ == reply_kind::xml;
    }

    /// Whether the bytes that a body begins with show what it is, whatever follows.
    [[nodiscard]] static bool shows_kind(std::string_view first) {
        constexpr std::size_t least = 4;               // that tell the encoding
        first = first.substr(0, first.size() / 2 * 2); // UTF-16 is not cut in a character
        return first.size() >= least && (first.size() >= enough || detail::kind_of_root(detail::readable_head(first)) !=
                                                                       detail::root_kind::unseen);
    }

    /// Whether it is known what the reply is. If not, the bytes are kept; if so, those left in `bytes` come behind what
    /// was kept.
    [[nodiscard]] bool know(std::string_view& bytes, bool last) {
        if (known_) {
            return true;
        }
        bool const at_once = head_.empty() && (last || shows_kind(bytes));
        if (!at_once) {
            auto const taken = bytes.substr(0, enough - head_.size());
            head_.append(taken);
            bytes.remove_prefix(taken.size());
        }
        std::string_view const first = at_once ? bytes : head_;
        known_ = last || shows_kind(first);
        if (known_) {
            kind_ = classify(status_, type_, first);
        }
        return known_;
    }

    /// What was kept goes to the decoder.
    bool feed_head() { return head_.empty() || decoder_.feed(std::exchange(head_, {})); }

    void keep(std::string_view bytes) {
        head_.append(bytes.substr(0, detail::head_size - std::min(detail::head_size, head_.size())));
    }

    template <class Result>
    [[nodiscard]] Result with_kind(Result found) noexcept {
        if (kind_ != reply_kind::xml) {
            bool const is_fault = !found && found.error().code() == errc::fault;
            kind_ = is_fault ? reply_kind::fault : reply_kind::soap;
        }
        return found;
    }

    [[nodiscard]] std::string in_words() const {
        std::string words = kind_ == reply_kind::html ? "a page" : kind_ == reply_kind::empty ? "no bytes" : "no XML";
        words.append(", status ").append(std::to_string(status_));
        auto const media_type = parse_content_type(type_).media_type;
        return media_type.empty() ? words : words.append(", ").append(media_type);
    }

    Decoder decoder_;
    int status_ = 200;
    std::string type_; // the header's value
    std::string head_; // first bytes: of a reply that is not known yet, or is no XML
    reply_kind kind_ = reply_kind::empty;
    bool known_ = false;
};

/// By the type of what it is given.
template <class Decoder>
reply_decoder(Decoder) -> reply_decoder<Decoder>;

} // namespace soapcodec::http
