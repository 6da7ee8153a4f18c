// SPDX-License-Identifier: MIT
// Dictionaries as ServiceStack's JSV text: `{k1:v1,k2:"a,b"}`.
#pragma once

#include <cstddef>     // std::size_t
#include <string>      // std::string
#include <string_view> // std::string_view
#include <tuple>       // std::tuple_element_t
#include <type_traits> // std::is_same_v, std::remove_cv_t
#include <utility>     // std::move

#include "../scalar.hpp"
#include "../shape.hpp"
#include "field.hpp"
#include "percent.hpp"

namespace soapcodec::http::detail {

/// The two elements of a dictionary's entry, by its shape.
template <class Entry>
using key_of = std::tuple_element_t<0, typename shape_of<Entry>::elements>;
template <class Entry>
using value_of = std::tuple_element_t<1, typename shape_of<Entry>::elements>;

template <class T>
consteval bool is_entry() {
    if constexpr (!described<T>) {
        return false;
    } else if constexpr (shape_of<T>::size != 2) {
        return false;
    } else {
        return key_of<T>::name == "Key" && string_like<typename key_of<T>::type> && value_of<T>::name == "Value" &&
               string_like<without_optional<typename value_of<T>::type>>;
    }
}

/// Whether an element is described as a dictionary, and of strings.
template <class Element>
consteval bool is_dictionary() {
    if constexpr (std::is_same_v<typename Element::items, std::remove_cv_t<decltype(dictionary)>>) {
        return is_entry<typename list_traits<without_optional<typename Element::type>>::item>();
    } else {
        return false;
    }
}

/// The characters that a string is quoted for.
[[nodiscard]] constexpr bool is_jsv_special(char c) noexcept {
    return is_one_of(c, "\":,{}[]\r\n");
}

inline void append_jsv(std::string& out, std::string_view text) {
    if (!text.empty() && span_of(text, [](char c) { return !is_jsv_special(c); }) == text.size()) {
        out += text;
        return;
    }
    out += '"';
    for (char const c : text) {
        out.append(c == '"' ? 2U : 1U, c);
    }
    out += '"';
}

/// JSV has no null: entries with none are left out.
template <class List>
void append_jsv_dictionary(std::string& out, List const& list) {
    using entry = typename list_traits<List>::item;
    char before = '{';
    for (auto const& item : list) {
        auto const& value = item.*value_of<entry>::member;
        std::string_view text;
        if constexpr (is_optional<typename value_of<entry>::type>) {
            if (!value) {
                continue;
            }
            text = *value;
        } else {
            text = value;
        }
        out += before;
        append_jsv(out, item.*key_of<entry>::member);
        out += ':';
        append_jsv(out, text);
        before = ',';
    }
    out += before == '{' ? "{}" : "}";
}

/// Reads JSV from its beginning. Nothing nests in a dictionary of strings, so there is no depth to limit.
class jsv_reader {
public:
    explicit jsv_reader(std::string_view text) : text_(text) {}

    [[nodiscard]] std::size_t at() const noexcept { return at_; }
    [[nodiscard]] bool at_end() const noexcept { return at_ == text_.size(); }
    [[nodiscard]] bool next_is(char c) const noexcept { return !at_end() && text_[at_] == c; }

    /// Passes over a character, if it is the next.
    bool take(char c) noexcept {
        bool const is = next_is(c);
        at_ += is ? 1U : 0U;
        return is;
    }

    /// A string in quotes.
    bool quoted(std::string& out) {
        ++at_;
        while (!at_end()) {
            char const c = text_[at_++];
            if (c == '"' && !take('"')) {
                return true;
            }
            out += c;
        }
        return false;
    }

    /// A string without: up to a character that would have been quoted. Values may hold a colon, as people write them
    /// (`{next:http://a/}`) and ServiceStack reads them.
    void bare(std::string& out, bool is_value) {
        auto const rest = text_.substr(at_);
        auto const size = span_of(rest, [=](char c) { return !is_jsv_special(c) || (is_value && c == ':'); });
        out.assign(rest.substr(0, size));
        at_ += size;
    }

private:
    std::string_view text_;
    std::size_t at_ = 0;
};

/// Appends the entries to a list of owning strings; the offset of what is no JSV, or no_error. A value of no
/// characters, which no writer writes, is null where that can be: the empty string is `""`.
template <class List>
[[nodiscard]] std::size_t read_jsv_dictionary(std::string_view text, List& list) {
    using entry = typename list_traits<List>::item;
    jsv_reader jsv(text);
    if (!jsv.take('{')) {
        return jsv.at();
    }
    if (!jsv.take('}')) {
        do {
            entry item{};
            std::string string;
            if (!jsv.next_is('"')) {
                jsv.bare(string, false);
            } else if (!jsv.quoted(string)) {
                return jsv.at();
            }
            item.*key_of<entry>::member = std::move(string);
            if (!jsv.take(':')) {
                return jsv.at();
            }
            string.clear();
            bool const in_quotes = jsv.next_is('"');
            if (!in_quotes) {
                jsv.bare(string, true);
            } else if (!jsv.quoted(string)) {
                return jsv.at();
            }
            if (in_quotes || !string.empty()) {
                item.*value_of<entry>::member = std::move(string);
            }
            list.push_back(std::move(item));
        } while (jsv.take(','));
        if (!jsv.take('}')) {
            return jsv.at();
        }
    }
    return jsv.at_end() ? no_error : jsv.at();
}

} // namespace soapcodec::http::detail
