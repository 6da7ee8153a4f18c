// SPDX-License-Identifier: MIT
// Edits of a document that keep its meaning, by XML, Namespaces in XML and SOAP. They work on the text, not on a tree,
// and on documents that are known to be well-formed.
#pragma once

#include <soapcodec/fuzz/input.hpp>

#include <algorithm>   // std::reverse
#include <cstddef>     // std::size_t
#include <cstdint>     // std::uint8_t
#include <string>      // std::string
#include <string_view> // std::string_view
#include <vector>      // std::vector

namespace fuzzing {

/// A document as tags, text, and all else that has angle brackets.
class markup {
public:
    enum class kind : unsigned char { start, end, empty, text, other };
    struct piece {
        kind is;
        std::string text;
    };

    explicit markup(std::string_view document) {
        while (!document.empty()) {
            auto const size = next_size(document);
            auto const text = document.substr(0, size);
            pieces_.push_back({kind_of(text), std::string(text)});
            document.remove_prefix(size);
        }
    }

    [[nodiscard]] std::string text() const {
        std::string all;
        for (auto const& one : pieces_) {
            all += one.text;
        }
        return all;
    }

    /// One edit at a place that the input chooses, or at one of the next where it can be made. Returns what it is, or
    /// nothing if there is none to make there. Takes four bytes.
    std::string_view edit(soapcodec::fuzz::input& in) {
        auto const what = in.byte() % 7U;
        auto const at = in.index(1023);
        auto const how = in.byte();
        for (std::size_t i = 0; i < std::min<std::size_t>(pieces_.size(), 64); ++i) {
            if (auto const made = edit(what, (at + i) % pieces_.size(), how); !made.empty()) {
                return made;
            }
        }
        return {};
    }

    /// The order of the attributes in every tag.
    void reverse_all_attributes() {
        for (auto& one : pieces_) {
            (void)reverse_attributes(one);
        }
    }

private:
    std::string_view edit(unsigned what, std::size_t at, std::uint8_t how) {
        switch (what) {
        case 0:
            return wrap_in_cdata(pieces_[at]);
        case 1:
            return refer(pieces_[at], how);
        case 2:
            return add_comment(at);
        case 3:
            return reverse_attributes(pieces_[at]);
        case 4:
            return pad_tag(pieces_[at], how);
        case 5:
            return rename_prefix(pieces_[at]);
        default:
            return open_empty(at);
        }
    }

    static std::size_t next_size(std::string_view text) {
        auto const through = [text](std::string_view end) {
            auto const at = text.find(end);
            return at == text.npos ? text.size() : at + end.size();
        };
        if (!text.starts_with('<')) {
            return text.find('<') == text.npos ? text.size() : text.find('<');
        }
        if (text.starts_with("<!--")) {
            return text.find("-->", 4) == text.npos ? text.size() : text.find("-->", 4) + 3;
        }
        if (text.starts_with("<![CDATA[")) {
            return through("]]>");
        }
        if (text.starts_with("<?")) {
            return through("?>");
        }
        char quote = 0;
        for (std::size_t i = 0; i < text.size(); ++i) {
            if (quote != 0) {
                quote = text[i] == quote ? '\0' : quote;
            } else if (text[i] == '"' || text[i] == '\'') {
                quote = text[i];
            } else if (text[i] == '>') {
                return i + 1;
            }
        }
        return text.size();
    }

    static kind kind_of(std::string_view text) {
        return !text.starts_with('<')                             ? kind::text
               : text.starts_with("<!") || text.starts_with("<?") ? kind::other
               : text.starts_with("</")                           ? kind::end
               : text.ends_with("/>")                             ? kind::empty
                                                                  : kind::start;
    }

    /// Text without references and line ends, which CDATA would not resolve and normalise as before.
    static std::string_view wrap_in_cdata(piece& one) {
        if (one.is != kind::text || one.text.find_first_of("&\r") != one.text.npos || is_around_root(one)) {
            return {};
        }
        one = {kind::other, "<![CDATA[" + one.text + "]]>"};
        return "CDATA";
    }

    /// A character of ASCII as a reference to it.
    static std::string_view refer(piece& one, std::uint8_t at) {
        auto const& text = one.text;
        if (one.is != kind::text || text.find_first_of("&\r") != text.npos || is_around_root(one)) {
            return {};
        }
        auto const offset = at % text.size();
        auto const c = static_cast<unsigned char>(text[offset]);
        if (c >= 0x80U) {
            return {};
        }
        constexpr std::string_view digits = "0123456789abcdef";
        std::string const reference = (at & 0x80U) != 0 ? "&#" + std::to_string(c) + ";"
                                                        : "&#x" + std::string{digits[c >> 4U], digits[c & 15U]} + ";";
        one.text.replace(offset, 1, reference);
        return "reference";
    }

    /// Blanks before and behind the document element, where neither CDATA nor references may be.
    static bool is_around_root(piece const& one) { return one.text.find_first_not_of(" \t\r\n") == one.text.npos; }

    std::string_view add_comment(std::size_t at) {
        if (at == 0) {
            return {}; // there may be a declaration
        }
        pieces_.insert(pieces_.begin() + static_cast<std::ptrdiff_t>(at), piece{kind::other, "<!-- <a> &b; ]]> -->"});
        return "comment";
    }

    /// A tag as its name, its attributes, and how it ends.
    struct tag {
        std::string name;
        std::vector<std::string> attributes;
        std::string end;

        explicit tag(std::string_view text) {
            bool const is_empty = text.ends_with("/>");
            end = is_empty ? "/>" : ">";
            text.remove_suffix(end.size());
            auto const size = std::min(text.find_first_of(" \t\r\n"), text.size());
            name = text.substr(0, size);
            text.remove_prefix(size);
            for (;;) {
                auto const first = text.find_first_not_of(" \t\r\n");
                if (first == text.npos) {
                    return;
                }
                text.remove_prefix(first);
                auto const open = text.find_first_of("\"'");
                auto const close = open == text.npos ? open : text.find(text[open], open + 1);
                auto const length = close == text.npos ? text.size() : close + 1;
                attributes.emplace_back(text.substr(0, length));
                text.remove_prefix(length);
            }
        }

        [[nodiscard]] std::string text(std::string_view between = " ") const {
            std::string all = name;
            for (auto const& one : attributes) {
                all.append(between).append(one);
            }
            return all + end;
        }
    };

    static std::string_view reverse_attributes(piece& one) {
        if (one.is != kind::start && one.is != kind::empty) {
            return {};
        }
        tag parts(one.text);
        if (parts.attributes.size() < 2) {
            return {};
        }
        std::reverse(parts.attributes.begin(), parts.attributes.end());
        one.text = parts.text();
        return "attributes";
    }

    static std::string_view pad_tag(piece& one, std::uint8_t choice) {
        constexpr std::string_view blanks[] = {" ", "\n", "\t \n", "  "};
        if (one.is == kind::text || one.is == kind::other) {
            return {};
        }
        tag parts(one.text);
        parts.end.insert(0, blanks[choice / 4U % 4U]);
        one.text = parts.text(blanks[choice % 4U]);
        return "blanks in a tag";
    }

    /// `<a/>` as `<a></a>`.
    std::string_view open_empty(std::size_t at) {
        if (pieces_[at].is != kind::empty) {
            return {};
        }
        auto& text = pieces_[at].text;
        text.replace(text.size() - 2, 2, ">");
        auto const name = tag(text).name.substr(1);
        pieces_[at].is = kind::start;
        pieces_.insert(pieces_.begin() + static_cast<std::ptrdiff_t>(at) + 1, piece{kind::end, "</" + name + ">"});
        return "an empty element opened";
    }

    /// A prefix in all the document, under a name that nobody has. Not if it may be in a value, as xsi:type has it.
    std::string_view rename_prefix(piece const& one) {
        if (one.is != kind::start && one.is != kind::empty) {
            return {};
        }
        auto const name = tag(one.text).name.substr(1);
        auto const colon = name.find(':');
        if (colon == name.npos || name.substr(0, colon) == "xml") {
            return {};
        }
        auto const prefix = name.substr(0, colon + 1);
        for (auto const& other : pieces_) {
            if ((other.is == kind::text || other.is == kind::other) && other.text.find(prefix) != other.text.npos) {
                return {};
            }
            if (other.is == kind::start || other.is == kind::empty) {
                for (auto const& attribute : tag(other.text).attributes) {
                    if (attribute.find(prefix, attribute.find('=') + 1) != attribute.npos) {
                        return {};
                    }
                }
            }
        }
        std::string const fresh = "renamed-";
        for (auto& other : pieces_) {
            if (other.is == kind::text || other.is == kind::other) {
                continue;
            }
            tag parts(other.text);
            auto const begin = other.is == kind::end ? 2U : 1U;
            if (parts.name.compare(begin, prefix.size(), prefix) == 0) {
                parts.name.insert(begin, fresh);
            }
            for (auto& attribute : parts.attributes) {
                std::string const declaration = "xmlns:" + prefix.substr(0, colon);
                bool const declares =
                    attribute.starts_with(declaration) && attribute.size() > declaration.size() &&
                    std::string_view("= \t\r\n").find(attribute[declaration.size()]) != std::string_view::npos;
                if (declares) {
                    attribute.insert(6, fresh);
                } else if (attribute.starts_with(prefix)) {
                    attribute.insert(0, fresh);
                }
            }
            other.text = parts.text();
        }
        return "a prefix renamed";
    }

    std::vector<piece> pieces_;
};

} // namespace fuzzing
