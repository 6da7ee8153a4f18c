// SPDX-License-Identifier: MIT
// What a reply is, before it is decoded: by its status, its Content-Type and its first bytes.
//
// Servers and what stands before them answer with pages, nothing, or XML that is no SOAP, and label all of it as they
// like. So the bytes decide, and the label where they do not show enough. Nothing here trusts its input: the work is
// bounded, and no answer is more than a good guess, which decode() confirms.
//
//     switch (http::classify(status, content_type, bytes)) {
//     case http::reply_kind::soap: ...
//     }
//
// No errors: what cannot be told is reply_kind::other.
#pragma once

#include "../cxx20.hpp"

#include <cstddef>     // std::size_t
#include <optional>    // std::optional
#include <string>      // std::string
#include <string_view> // std::string_view

#include "field.hpp"

namespace soapcodec::http {

/// The parts of a Content-Type that matter to a SOAP client.
struct content_type {
    std::string media_type;             ///< in lower case; empty if it is not `type/subtype`
    std::optional<std::string> charset; ///< in lower case, without quotes

    friend bool operator==(content_type const&, content_type const&) = default;
};

namespace detail {

[[nodiscard]] inline std::string lower(std::string_view text) {
    std::string out(text);
    for (char& c : out) {
        c = soapcodec::detail::lower(c);
    }
    return out;
}

[[nodiscard]] constexpr bool is_space(char c) noexcept {
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

inline void skip_spaces(std::string_view& text) noexcept {
    text.remove_prefix(span_of(text, is_space));
}

/// Takes the characters of a token off the text.
[[nodiscard]] inline std::string_view take_token(std::string_view& text) noexcept {
    auto const token = text.substr(0, span_of(text, is_token));
    text.remove_prefix(token.size());
    return token;
}

/// Takes a parameter's value off the text: a token, or a quoted string, whose escapes are undone (RFC 9110, 5.6.4).
/// std::nullopt if quotes do not close.
[[nodiscard]] inline std::optional<std::string> take_value(std::string_view& text) {
    if (!text.starts_with('"')) {
        return std::string(take_token(text));
    }
    std::string value;
    for (std::size_t i = 1; i < text.size(); ++i) {
        if (text[i] == '"') {
            text.remove_prefix(i + 1);
            return value;
        }
        i += text[i] == '\\' && i + 1 < text.size() ? 1U : 0U;
        value += text[i];
    }
    text = {};
    return std::nullopt;
}

} // namespace detail

/// Reads the value of a Content-Type header (RFC 9110, 8.3): `text/xml; charset="UTF-8"`. Names are read without regard
/// to case, white space around `;` and `=` is passed over, of two charsets the first counts. What is malformed is
/// passed over up to the next `;`, and a charset that is empty or no token is none: there is no error. Reads no more
/// than 1024 bytes.
[[nodiscard]] inline content_type parse_content_type(std::string_view text) {
    text = text.substr(0, 1024);
    content_type out;
    detail::skip_spaces(text);
    auto const before = text;
    auto const type = detail::take_token(text);
    if (!type.empty() && text.starts_with('/')) {
        text.remove_prefix(1);
        auto const subtype = detail::take_token(text);
        if (!subtype.empty()) {
            out.media_type = detail::lower(before.substr(0, type.size() + 1 + subtype.size()));
        }
    }
    for (;;) {
        auto const next = text.find(';');
        if (next == text.npos) {
            return out;
        }
        text.remove_prefix(next + 1);
        detail::skip_spaces(text);
        auto const name = detail::take_token(text);
        detail::skip_spaces(text);
        if (name.empty() || !text.starts_with('=')) {
            continue;
        }
        text.remove_prefix(1);
        detail::skip_spaces(text);
        auto const value = detail::take_value(text);
        bool const is_charset = value && !value->empty() && detail::same_ignoring_case(name, "charset");
        if (is_charset && !out.charset && detail::span_of(*value, detail::is_token) == value->size()) {
            out.charset = detail::lower(*value);
        }
    }
}

/// What a reply is. A value-initialised one says nothing of a reply: it is `other`, never `soap`.
enum class reply_kind : unsigned char {
    other, ///< none of those below: text, JSON, compressed or multipart content
    soap,  ///< an Envelope, or XML that shows too little to tell: decode it as the response
    fault, ///< the same with a status that says error, 400 or more: expect a soap:Fault (decode() tells)
    xml,   ///< XML whose root is no Envelope, whatever the status: an `<ErrorResponse>` by itself
    html,  ///< a page: of a proxy, of a server's error, of a login
    empty, ///< no bytes, or white space only: what ASMX sends with 400 for malformed XML and 415 for a wrong media type
};

namespace detail {

/// How much of a body is looked at.
inline constexpr std::size_t head_size = 4096;

/// The beginning of a document in ASCII, for what its first bytes show of UTF-8 or UTF-16 (XML 1.0, appendix F), with
/// 0x80 in place of any character that UTF-16 has more than ASCII. Half a character counts as
/// one.
[[nodiscard]] inline std::string readable_head(std::string_view bytes) {
    bytes = bytes.substr(0, head_size);
    if (bytes.starts_with("\xEF\xBB\xBF")) {
        return std::string(bytes.substr(3));
    }
    bool const little = bytes.starts_with("\xFF\xFE") || bytes.starts_with(std::string_view("<\0", 2));
    bool const big = bytes.starts_with("\xFE\xFF") || bytes.starts_with(std::string_view("\0<", 2));
    if (!little && !big) {
        return std::string(bytes);
    }
    std::string out;
    for (std::size_t i = bytes.front() == '<' || bytes.front() == '\0' ? 0 : 2; i < bytes.size(); i += 2) {
        auto const pair = bytes.substr(i, 2);
        char const low = little ? pair.front() : pair.back();
        char const high = little ? pair.back() : pair.front();
        out += high == '\0' ? low : '\x80';
    }
    return out;
}

/// What the first element or DOCTYPE shows.
enum class root_kind : unsigned char { envelope, html, element, unseen, no_markup };

/// A name that has ended, by what may stand behind it.
[[nodiscard]] inline root_kind kind_of_name(std::string_view text) noexcept {
    auto const size = span_of(text, [](char c) { return !is_space(c) && !is_one_of(c, "/>=\"'<&!?"); });
    if (size == text.size()) {
        return root_kind::unseen;
    }
    auto const name = text.substr(0, size);
    if (size == 0) {
        return root_kind::no_markup;
    }
    if (same_ignoring_case(name, "html")) {
        return root_kind::html;
    }
    auto const colon = name.rfind(':'); // npos + 1 is 0
    return name.substr(colon + 1) == "Envelope" ? root_kind::envelope : root_kind::element;
}

/// Passes over declaration, comments and processing instructions to the root.
[[nodiscard]] inline root_kind kind_of_root(std::string_view text) noexcept {
    for (;;) {
        skip_spaces(text);
        if (text.empty()) {
            return root_kind::unseen;
        }
        if (!text.starts_with('<')) {
            return root_kind::no_markup;
        }
        constexpr std::string_view doctype = "<!DOCTYPE";
        auto end = text.npos;
        if (text.starts_with("<?")) {
            end = text.find("?>", 2);
        } else if (text.starts_with("<!--")) {
            end = text.find("-->", 4);
        } else if (same_ignoring_case(text.substr(0, doctype.size()), doctype)) {
            text.remove_prefix(doctype.size());
            skip_spaces(text);
            return kind_of_name(text);
        } else if (!text.starts_with("<!")) {
            return kind_of_name(text.substr(1));
        }
        if (end == text.npos) {
            return root_kind::unseen; // cut within one of these, or broken
        }
        text.remove_prefix(text.find('>', end) + 1);
    }
}

} // namespace detail

/// What a reply is, from its status, the value of its Content-Type header (empty if it has none) and the first bytes of
/// its body: all that are at hand, of which no more than 4096 are read. A body that has only begun to arrive may show
/// no root yet; `text/html` is then a page, any type of XML SOAP, as is no type if there is markup. Markup other than
/// an Envelope under `text/html` is a page. Status 200 says nothing of errors that a response carries in itself.
[[nodiscard]] inline reply_kind classify(int status, std::string_view content_type, std::string_view first_bytes) {
    auto const head = detail::readable_head(first_bytes);
    auto const type = parse_content_type(content_type).media_type;
    bool const is_html = type == "text/html" || type == "application/xhtml+xml";
    bool const is_xml = !is_html && (type == "text/xml" || type == "application/xml" || type.ends_with("+xml"));
    auto const envelope = status >= 400 ? reply_kind::fault : reply_kind::soap;
    if (first_bytes.size() <= detail::head_size && detail::span_of(head, detail::is_space) == head.size()) {
        return reply_kind::empty;
    }
    switch (detail::kind_of_root(head)) {
    case detail::root_kind::envelope:
        return envelope;
    case detail::root_kind::html:
        return reply_kind::html;
    case detail::root_kind::element:
        return is_html ? reply_kind::html : reply_kind::xml;
    case detail::root_kind::no_markup:
        return is_html ? reply_kind::html : reply_kind::other;
    case detail::root_kind::unseen:
        break;
    }
    return is_html ? reply_kind::html : is_xml || type.empty() ? envelope : reply_kind::other;
}

} // namespace soapcodec::http
