// SPDX-License-Identifier: MIT
#include "edits.hpp"

#include <array>       // std::array
#include <cstddef>     // std::size_t
#include <string>      // std::string
#include <string_view> // std::string_view
#include <utility>     // std::swap
#include <vector>      // std::vector

#include "vocabulary.hpp"

namespace mutate {

namespace {

/// The tokens from first up to, not with, last.
std::string range(tree const& t, std::size_t first, std::size_t last) {
    std::string text;
    for (auto i = first; i < last; ++i) {
        text += t.tokens[i].text;
    }
    return text;
}
std::string range(tree const& t, subtree s) {
    return range(t, s.first, s.last + 1);
}

/// The document with other text in the place of an element's tokens.
std::string with(tree const& t, subtree s, std::string_view text) {
    return range(t, 0, s.first).append(text) + range(t, s.last + 1, t.tokens.size());
}
std::string with_token(tree const& t, std::size_t at, std::string_view text) {
    return with(t, {at, at}, text);
}

/// The places of the tokens that `wanted` accepts.
template <class Wanted>
std::vector<std::size_t> places(tree const& t, Wanted wanted) {
    std::vector<std::size_t> found;
    for (std::size_t i = 0; i < t.tokens.size(); ++i) {
        if (wanted(t.tokens[i])) {
            found.push_back(i);
        }
    }
    return found;
}
bool opens(token const& t) {
    return t.kind == kind::start || t.kind == kind::empty;
}
bool is_tag(token const& t) {
    return opens(t) || t.kind == kind::end;
}

std::string_view prefix_of(std::string_view name) {
    auto const colon = name.find(':');
    return colon == name.npos ? std::string_view() : name.substr(0, colon);
}

/// The start tag with more text behind its name.
std::string with_more(token const& tag, std::string_view more) {
    auto const behind_name = 1 + name_of(tag).size();
    return std::string(tag.text.substr(0, behind_name)).append(more).append(tag.text.substr(behind_name));
}

void replace_all(std::string& text, std::string_view from, std::string_view to) {
    for (auto at = text.find(from); at != text.npos; at = text.find(from, at + to.size())) {
        text.replace(at, from.size(), to);
    }
}

} // namespace

// --- whole elements

std::string duplicate_element(tree const& t, random& choose) {
    if (t.elements.empty()) {
        return t.text;
    }
    auto const& one = choose.of(t.elements);
    auto copies = range(t, one);
    // A list that is long enough is what makes the library read ahead.
    for (std::size_t n = choose.one_in(3) ? 1 + choose.below(8) : 1; n != 0 && copies.size() < 4096; --n) {
        copies += range(t, one);
    }
    return with(t, one, copies);
}

std::string delete_element(tree const& t, random& choose) {
    return t.elements.empty() ? t.text : with(t, choose.of(t.elements), "");
}

std::string swap_elements(tree const& t, random& choose) {
    if (t.elements.size() < 2) {
        return t.text;
    }
    auto left = choose.of(t.elements);
    auto right = choose.of(t.elements);
    if (right.first < left.first) {
        std::swap(left, right);
    }
    if (left.last >= right.first) {
        return t.text; // one is in the other
    }
    return range(t, 0, left.first) + range(t, right) + range(t, left.last + 1, right.first) + range(t, left) +
           range(t, right.last + 1, t.tokens.size());
}

std::string move_element(tree const& t, random& choose) {
    if (t.elements.empty()) {
        return t.text;
    }
    auto const one = choose.of(t.elements);
    auto const to = choose.below(t.tokens.size() + 1);
    if (to < one.first) {
        return range(t, 0, to) + range(t, one) + range(t, to, one.first) + range(t, one.last + 1, t.tokens.size());
    }
    if (to > one.last) {
        return range(t, 0, one.first) + range(t, one.last + 1, to) + range(t, one) + range(t, to, t.tokens.size());
    }
    return t.text;
}

std::string wrap_element(tree const& t, random& choose) {
    if (t.elements.empty()) {
        return t.text;
    }
    auto const one = choose.of(t.elements);
    auto const& other = t.tokens[choose.of(t.elements).first];
    auto const name = std::string(choose.one_in(2) ? name_of(other) : choose.of(element_names));
    return with(t, one, "<" + name + ">" + range(t, one) + "</" + name + ">");
}

std::string empty_element(tree const& t, random& choose) {
    if (t.elements.empty()) {
        return t.text;
    }
    auto const one = choose.of(t.elements);
    auto const& tag = t.tokens[one.first];
    auto open = std::string(tag.text);
    if (tag.kind == kind::start) {
        return with(t, one, open.insert(open.size() - 1, choose.one_in(2) ? " /" : "/"));
    }
    open.erase(open.size() - 2, 1);
    return with(t, one, open.append("</").append(name_of(tag)) + (choose.one_in(4) ? " >" : ">"));
}

// --- names and attributes

std::string rename_prefix(tree const& t, random& choose) {
    auto const tags = places(t, is_tag);
    if (tags.empty()) {
        return t.text;
    }
    auto const at = choose.of(tags);
    auto const old = std::string(prefix_of(name_of(t.tokens[at])));
    auto const fresh = std::string(choose.of(prefixes));
    if (choose.one_in(8)) { // in this tag alone, which is seldom right
        auto tag = std::string(t.tokens[at].text);
        auto const name = tag.find_first_not_of("</");
        tag.replace(name, old.empty() ? 0 : old.size() + 1, fresh.empty() ? "" : fresh + ":");
        return with_token(t, at, tag);
    }
    // Everywhere, so that the document means what it did: in declarations, tags, attributes and values.
    std::string document = t.text;
    if (!old.empty() && !fresh.empty()) {
        for (std::string_view const before : {"<", "</", " ", "\"", "'", ">"}) {
            replace_all(document, std::string(before) + old + ":", std::string(before) + fresh + ":");
        }
        replace_all(document, "xmlns:" + old + "=", "xmlns:" + fresh + "=");
    }
    return document;
}

std::string rename_element(tree const& t, random& choose) {
    if (t.elements.empty()) {
        return t.text;
    }
    auto const one = choose.of(t.elements);
    auto const name = choose.one_in(2) ? choose.of(element_names) : name_of(t.tokens[choose.of(t.elements).first]);
    auto open = std::string(t.tokens[one.first].text);
    open.replace(1, name_of(t.tokens[one.first]).size(), name);
    if (one.first == one.last) {
        return with(t, one, open);
    }
    return with(t, one, open + range(t, one.first + 1, one.last) + "</" + std::string(name) + ">");
}

std::string declare_namespace(tree const& t, random& choose) {
    auto const tags = places(t, opens);
    if (tags.empty()) {
        return t.text;
    }
    auto const at = choose.of(tags);
    auto const prefix = std::string(choose.of(prefixes));
    return with_token(t, at,
                      with_more(t.tokens[at], " xmlns" + (prefix.empty() ? "" : ":" + prefix) + "=\"" +
                                                  std::string(choose.of(namespaces)) + "\""));
}

std::string add_attribute(tree const& t, random& choose) {
    auto const tags = places(t, opens);
    if (tags.empty()) {
        return t.text;
    }
    auto const at = choose.of(tags);
    return with_token(t, at, with_more(t.tokens[at], " " + std::string(choose.of(attributes))));
}

std::string delete_attribute(tree const& t, random& choose) {
    auto const tags = places(t, [](token const& tag) { return opens(tag) && !attributes_of(tag.text).empty(); });
    if (tags.empty()) {
        return t.text;
    }
    auto const at = choose.of(tags);
    auto tag = std::string(t.tokens[at].text);
    auto const one = choose.of(attributes_of(t.tokens[at].text));
    return with_token(t, at, tag.erase(one.begin, one.end - one.begin));
}

std::string change_attribute(tree const& t, random& choose) {
    auto const tags = places(t, [](token const& tag) { return opens(tag) && !attributes_of(tag.text).empty(); });
    if (tags.empty()) {
        return t.text;
    }
    auto const at = choose.of(tags);
    auto tag = std::string(t.tokens[at].text);
    auto const found = attributes_of(t.tokens[at].text);
    auto const one = choose.of(found);
    auto const whole = tag.substr(one.begin, one.end - one.begin);
    auto const value = tag.substr(one.value, one.end - one.value - 1);
    switch (choose.below(4)) {
    case 0: // another value
        tag.replace(one.value, value.size(), choose.of(values));
        break;
    case 1: // twice, or in another order
        tag.erase(choose.one_in(2) ? one.begin : tag.size(), whole.size());
        tag.insert(1 + name_of(t.tokens[at]).size(), whole);
        break;
    case 2: // the other quotes, and blanks where they may be
        tag.replace(one.equals, one.end - one.equals,
                    tag[one.value - 1] == '"' ? " = '" + value + "'" : "\n=\t\"" + value + "\"");
        break;
    default: // a character of the value as a reference
        if (!value.empty()) {
            auto const where = choose.below(value.size());
            if (static_cast<unsigned char>(value[where]) < 0x80 && value[where] != '&') {
                tag.replace(one.value + where, 1, "&#" + std::to_string(int{value[where]}) + ";");
            }
        }
    }
    return with_token(t, at, tag);
}

// --- text and what stands between elements

namespace {

std::vector<std::size_t> texts(tree const& t) {
    return places(t, [](token const& one) { return one.kind == kind::text || one.kind == kind::cdata; });
}

} // namespace

std::string replace_text(tree const& t, random& choose) {
    auto const found = texts(t);
    if (found.empty() || choose.one_in(6)) { // into an element that has none
        auto const starts = places(t, [](token const& one) { return one.kind == kind::start; });
        if (starts.empty()) {
            return t.text;
        }
        auto const at = choose.of(starts);
        return with_token(t, at, std::string(t.tokens[at].text).append(choose.of(values)));
    }
    return with_token(t, choose.of(found), choose.of(values));
}

std::string wrap_in_cdata(tree const& t, random& choose) {
    auto const found = texts(t);
    if (found.empty()) {
        return t.text;
    }
    auto const at = choose.of(found);
    auto const text = std::string(t.tokens[at].text);
    if (t.tokens[at].kind == kind::cdata) {
        return with_token(t, at, text.substr(9, text.size() - 12));
    }
    auto const begin = choose.below(text.size());
    auto const size = choose.one_in(2) ? text.size() : choose.below(text.size() - begin + 1);
    auto const from = choose.one_in(2) ? 0 : begin;
    auto const part = text.substr(from, size);
    return with_token(t, at, text.substr(0, from) + "<![CDATA[" + part + "]]>" + text.substr(from + part.size()));
}

std::string write_reference(tree const& t, random& choose) {
    auto const found = places(t, [](token const& one) { return one.kind == kind::text; });
    if (found.empty() || choose.one_in(4)) {
        if (found.empty()) {
            return t.text;
        }
        auto const at = choose.of(found);
        auto text = std::string(t.tokens[at].text);
        return with_token(t, at, text.insert(choose.below(text.size() + 1), choose.of(references)));
    }
    auto const at = choose.of(found);
    auto text = std::string(t.tokens[at].text);
    auto const where = choose.below(text.size());
    auto const c = static_cast<unsigned char>(text[where]);
    if (c >= 0x80 || c == '&') {
        return t.text;
    }
    constexpr std::string_view digits = "0123456789abcdef";
    text.replace(where, 1,
                 choose.one_in(2) ? "&#" + std::to_string(int{c}) + ";"
                                  : std::string("&#x0") + digits[c / 16U] + digits[c % 16U] + ";");
    return with_token(t, at, text);
}

std::string insert_between(tree const& t, random& choose) {
    auto const at = choose.below(t.tokens.size() + 1);
    auto const head = range(t, 0, at);
    auto const tail = range(t, at, t.tokens.size());
    switch (choose.below(3)) {
    case 0:
        return head + std::string(choose.of(blanks)) + tail;
    case 1:
        return head + std::string(choose.of(interruptions)) + tail;
    default:
        return head + std::string(choose.of(constructs)) + tail;
    }
}

std::string change_line_ends(tree const& t, random& choose) {
    std::string document = t.text;
    constexpr std::array<std::string_view, 4> ends{"\r\n", "\r", "\n", "\n\n"};
    replace_all(document, "\r\n", "\n");
    replace_all(document, "\r", "\n");
    replace_all(document, "\n", choose.of(ends));
    return document;
}

std::string encode_otherwise(tree const& t, random& choose) {
    if (!choose.one_in(8)) { // the declaration alone, right or wrong
        bool const has_one = !t.tokens.empty() && t.tokens.front().kind == kind::instruction;
        return std::string(choose.of(declarations)) + range(t, has_one ? 1 : 0, t.tokens.size());
    }
    bool const big = choose.one_in(2);
    std::string document = choose.one_in(4) ? "" : big ? "\xFE\xFF" : "\xFF\xFE";
    for (char const c : t.text) { // right for ASCII, and otherwise an input of its own
        document += big ? std::string{'\0', c} : std::string{c, '\0'};
    }
    return document;
}

std::string edited(std::string_view document, random& choose) {
    tree const t(document);
    return choose.of(edits).edit(t, choose);
}

std::string spliced(std::string_view document, std::string_view other, random& choose) {
    tree const into(document);
    tree const from(other);
    if (into.elements.empty() || from.elements.empty()) {
        return std::string(document);
    }
    auto const taken = range(from, choose.of(from.elements));
    auto const at = choose.of(into.elements);
    return with(into, at, choose.one_in(2) ? taken : range(into, at) + taken);
}

} // namespace mutate
