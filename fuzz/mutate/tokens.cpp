// SPDX-License-Identifier: MIT
#include "tokens.hpp"

#include <algorithm> // std::min
#include <cstddef>   // std::size_t
#include <string>    // std::string
#include <vector>    // std::vector

namespace mutate {

namespace {

bool is_blank(char c) noexcept {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/// The size of what begins with `open` and goes to the next `close`, or 0 when there is no end.
std::size_t enclosed(std::string_view text, std::string_view open, std::string_view close) noexcept {
    if (text.substr(0, open.size()) != open) {
        return 0;
    }
    auto const at = text.find(close, open.size());
    return at == text.npos ? 0 : at + close.size();
}

/// The size of a tag, whose attributes may hold a '>'. 0 when there is no end.
std::size_t tag_size(std::string_view text) noexcept {
    char quote = '\0';
    for (std::size_t i = 1; i < text.size(); ++i) {
        char const c = text[i];
        if (quote != '\0') {
            quote = c == quote ? '\0' : quote;
        } else if (c == '"' || c == '\'') {
            quote = c;
        } else if (c == '>') {
            return i + 1;
        } else if (c == '<') {
            return 0;
        }
    }
    return 0;
}

token markup(std::string_view rest) noexcept {
    auto const found = [&](kind k, std::size_t size) { return token{k, rest.substr(0, size)}; };
    if (auto const size = enclosed(rest, "<!--", "-->")) {
        return found(kind::comment, size);
    }
    if (auto const size = enclosed(rest, "<![CDATA[", "]]>")) {
        return found(kind::cdata, size);
    }
    if (auto const size = enclosed(rest, "<?", "?>")) {
        return found(kind::instruction, size);
    }
    if (auto const size = enclosed(rest, "<!", ">")) {
        return found(kind::declaration, size);
    }
    if (auto const size = enclosed(rest, "</", ">")) {
        return found(kind::end, size);
    }
    auto const size = tag_size(rest);
    if (size < 3) {
        return found(kind::text, 0);
    }
    return found(rest[size - 2] == '/' ? kind::empty : kind::start, size);
}

} // namespace

std::vector<token> tokens_of(std::string_view document) {
    std::vector<token> tokens;
    while (!document.empty()) {
        token next{kind::text, {}};
        if (document.front() == '<') {
            next = markup(document);
        }
        if (next.text.empty()) {
            // From 1, so that a '<' that begins nothing is text.
            next.text = document.substr(0, std::min(document.find('<', 1), document.size()));
        }
        document.remove_prefix(next.text.size());
        tokens.push_back(next);
    }
    return tokens;
}

std::vector<subtree> elements_of(std::vector<token> const& tokens) {
    std::vector<subtree> elements;
    std::vector<std::size_t> open;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        switch (tokens[i].kind) {
        case kind::start:
            open.push_back(i);
            break;
        case kind::empty:
            elements.push_back({i, i});
            break;
        case kind::end:
            if (!open.empty()) {
                elements.push_back({open.back(), i});
                open.pop_back();
            }
            break;
        default:
            break;
        }
    }
    return elements;
}

std::string_view name_of(token const& tag) noexcept {
    if (tag.kind != kind::start && tag.kind != kind::end && tag.kind != kind::empty) {
        return {};
    }
    std::size_t const begin = tag.kind == kind::end ? 2 : 1;
    std::size_t end = begin;
    while (end < tag.text.size() && !is_blank(tag.text[end]) && tag.text[end] != '>' && tag.text[end] != '/') {
        ++end;
    }
    return tag.text.substr(begin, end - begin);
}

std::vector<attribute> attributes_of(std::string_view tag) {
    std::vector<attribute> found;
    std::size_t at = 0;
    while (at < tag.size()) {
        if (!is_blank(tag[at])) {
            ++at;
            continue;
        }
        attribute next{at, 0, 0, 0, 0};
        next.name = tag.find_first_not_of(" \t\r\n", at);
        next.equals = next.name == tag.npos ? tag.npos : tag.find('=', next.name);
        auto const quote = next.equals == tag.npos ? tag.npos : tag.find_first_of("\"'", next.equals);
        auto const close = quote == tag.npos ? tag.npos : tag.find(tag[quote], quote + 1);
        if (close == tag.npos) {
            break;
        }
        next.value = quote + 1;
        next.end = close + 1;
        found.push_back(next);
        at = next.end;
    }
    return found;
}

parts parts_of(std::string_view input) noexcept {
    // Control bytes may hold a '>', but hardly ever a "</".
    auto const last = input.rfind("</");
    auto const close = last == input.npos ? input.rfind('>') : input.find('>', last);
    auto const size = close == input.npos ? input.size() : close + 1;
    return {input.substr(0, size), input.substr(size)};
}

std::string join(std::vector<token> const& tokens) {
    std::string document;
    for (auto const& t : tokens) {
        document += t.text;
    }
    return document;
}

} // namespace mutate
