// SPDX-License-Identifier: MIT
// Content that relies on a default namespace, for an element that cannot declare it.
#pragma once

#include "../../cxx20.hpp"

#include <cstddef>     // std::size_t
#include <optional>    // std::optional
#include <string>      // std::string
#include <string_view> // std::string_view

#include "../plain_vector.hpp"
#include "../search.hpp"

namespace soapcodec::detail {

/// Moves a declaration of the default namespace from around some content into it: onto each element of its top level
/// that has no such declaration itself. An element in no namespace has to stand outside of it.
///
/// Knows as much of XML as it takes to find those start tags: comments, CDATA sections, processing instructions, and
/// that attributes may hold `>`. What goes beyond that (references, names, attributes twice) it passes on as it is.
class default_declarer {
public:
    /// Both have to outlive the object. `declaration` begins with a blank.
    default_declarer(std::string_view content, std::string_view declaration)
        : rest_(content), declaration_(declaration) {}

    /// The content with the declarations; nothing if its tags do not match, or are none.
    [[nodiscard]] std::optional<std::string> run() {
        while (pass(smaller(rest_.find('<'), rest_.size())) && !rest_.empty()) {
            if (!markup()) {
                return std::nullopt;
            }
        }
        return open_.empty() ? std::optional(std::move(out_)) : std::nullopt;
    }

private:
    /// Copies what is not looked at.
    bool pass(std::size_t size) {
        out_.append(rest_.substr(0, size));
        rest_.remove_prefix(size);
        return true;
    }
    bool pass_to(std::string_view end, std::size_t from) {
        auto const at = rest_.find(end, from);
        return at != rest_.npos && pass(at + end.size());
    }

    [[nodiscard]] bool markup() {
        if (rest_.starts_with("<!--")) {
            auto const end = rest_.find("--", 4); // which no comment has inside (XML 1.0, section 2.5)
            return end != rest_.npos && rest_.substr(end).starts_with("-->") && pass(end + 3);
        }
        if (rest_.starts_with("<![CDATA[")) {
            return pass_to("]]>", 9);
        }
        if (rest_.starts_with("<?")) {
            return pass_to("?>", 2);
        }
        return rest_.starts_with("</") ? end_tag() : start_tag();
    }

    [[nodiscard]] bool end_tag() {
        auto const name = name_at(2);
        auto const end = 2 + name.size() + blanks_at(2 + name.size());
        if (open_.empty() || name != open_.back() || char_at(end) != '>') {
            return false;
        }
        open_.pop_back();
        return pass(end + 1);
    }

    [[nodiscard]] bool start_tag() {
        auto const name = name_at(1);
        bool declares = false;
        std::size_t at = 1 + name.size();
        for (;;) {
            auto const blanks = blanks_at(at);
            at += blanks;
            if (char_at(at) == '>' || (char_at(at) == '/' && char_at(at + 1) == '>')) {
                break;
            }
            auto const attribute = name_at(at);
            auto const size = value_size(at + attribute.size());
            if (blanks == 0 || attribute.empty() || size == 0) {
                return false;
            }
            declares = declares || attribute == "xmlns";
            at += attribute.size() + size;
        }
        if (name.empty()) {
            return false;
        }
        bool const is_top = open_.empty();
        bool const is_empty = char_at(at) == '/';
        at += is_empty ? 2 : 1;
        if (!is_empty) {
            open_.push_back(name);
        }
        pass(1 + name.size());
        if (is_top && !declares) {
            out_ += declaration_;
        }
        return pass(at - 1 - name.size());
    }

    /// The size of ` = "value"`; 0 where there is none.
    [[nodiscard]] std::size_t value_size(std::size_t from) const noexcept {
        auto at = from + blanks_at(from);
        if (char_at(at) != '=') {
            return 0;
        }
        at += 1 + blanks_at(at + 1);
        char const quote = char_at(at);
        auto const end = quote == '"' || quote == '\'' ? rest_.find(quote, at + 1) : rest_.npos;
        bool const good = end != rest_.npos && rest_.substr(at, end - at).find('<') == rest_.npos;
        return good ? end + 1 - from : 0;
    }

    [[nodiscard]] std::string_view name_at(std::size_t at) const noexcept {
        auto const text = rest_.substr(smaller(at, rest_.size()));
        return text.substr(0, text.find_first_of(" \t\r\n/>=<\"'&!?"));
    }
    [[nodiscard]] std::size_t blanks_at(std::size_t at) const noexcept {
        auto const text = rest_.substr(smaller(at, rest_.size()));
        return smaller(text.find_first_not_of(" \t\r\n"), text.size());
    }
    /// The end of the content is a character that no tag has.
    [[nodiscard]] char char_at(std::size_t at) const noexcept { return at < rest_.size() ? rest_[at] : '\0'; }

    std::string_view rest_;
    std::string_view declaration_;
    std::string out_;
    plain_vector<std::string_view> open_; // names of elements
};

} // namespace soapcodec::detail
