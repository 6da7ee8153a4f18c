// SPDX-License-Identifier: MIT
// Takes references to characters that XML forbids out of a document before a parser sees them.
//
// They are in the texts of elements and in the values of attributes. What looks like one in a comment, a CDATA section
// or a processing instruction is none. To know which is which takes no more of XML than where markup begins and ends.
#pragma once

#include "../../cxx20.hpp"

#include <algorithm>   // std::min
#include <cstddef>     // std::size_t
#include <cstdint>     // std::uint32_t, std::uint64_t
#include <string>      // std::string
#include <string_view> // std::string_view

#include "../../error.hpp"
#include "edit_map.hpp"
#include "encoding.hpp"
#include "input_filter.hpp"

namespace soapcodec::detail {

/// Puts U+FFFD in their place, or drops them.
class reference_filter : public input_filter {
public:
    explicit reference_filter(bool drops) noexcept : input_filter{&table}, drops_(drops) {}

private:
    static reference_filter& self(input_filter& one) noexcept { return static_cast<reference_filter&>(one); }
    static functions const table;

    void clear() noexcept {
        edits_.clear();
        held_.clear();
        kept_back = count = depth_ = 0;
        state_ = state::content;
        before_ = '\0';
    }

    /// A reference that the bytes cut is held.
    [[nodiscard]] std::string_view filter(std::string_view bytes, bool last, text_encoding as, std::uint64_t seen,
                                          std::uint64_t fed) {
        edits_.forget_before(seen);
        if (!held_.empty()) {
            joined_.assign(held_).append(bytes);
            held_.clear();
            bytes = joined_;
        }
        auto const seen_now = as == text_encoding::utf_16le   ? scan<2, 0>(bytes, last, fed)
                              : as == text_encoding::utf_16be ? scan<2, 1>(bytes, last, fed)
                                                              : scan<1, 0>(bytes, last, fed);
        kept_back = edits_.bytes() + held_.size();
        return seen_now;
    }

    enum class state : unsigned char {
        content,
        markup,    // behind <
        start_tag, // in it, but in no value
        value,     // of an attribute
        end_tag,
        declaration, // behind <!
        comment,     // behind <!-
        section,     // up to mark_, `marks_` times, and >
        closed,      // nothing is taken out any more: the parser will refuse what comes
    };
    enum class kind : unsigned char { legal, illegal, malformed, cut };
    struct reference {
        kind is;
        std::size_t size = 0; // in characters
    };
    // A parser allows any number of zeros in front. What is longer is left to it.
    static constexpr std::size_t longest = 64;

    /// Characters of Unit bytes, of which the one at Low has what ASCII has.
    template <std::size_t Unit, std::size_t Low>
    [[nodiscard]] std::string_view scan(std::string_view bytes, bool last, std::uint64_t offset) {
        auto const size = bytes.size() / Unit;
        out_.clear();
        std::size_t from = 0; // of what is not in out_ yet, in bytes
        for (std::size_t i = 0; i < size && state_ != state::closed; ++i) {
            auto const c = character<Unit, Low>(bytes, i);
            if (c == '&' && (state_ == state::content || state_ == state::value)) {
                auto const found = depth_ != 0 || state_ == state::value ? reference_at<Unit, Low>(bytes, i)
                                                                         : reference{kind::malformed};
                if (found.is == kind::cut && !last) {
                    return hold(bytes, from, i * Unit);
                }
                if (found.is == kind::malformed || found.is == kind::cut) {
                    state_ = state::closed;
                    break;
                }
                if (found.is == kind::illegal && may_take_out()) {
                    auto const other = in_its_place();
                    out_.append(bytes, from, i * Unit - from);
                    put<Unit, Low>(other);
                    from = (i + found.size) * Unit;
                    edits_.add(offset + out_.size(), found.size, other.size(), Unit);
                    before_ = other.empty() ? before_ : other.back();
                    ++count;
                } else {
                    before_ = ';';
                }
                i += found.size - 1;
                continue;
            }
            if (c == '\n' || c == '\r') {
                edits_.end_line(offset + out_.size() + (i * Unit - from));
            }
            go_on(c);
            before_ = c;
        }
        if (size * Unit != bytes.size() && !last) {
            return hold(bytes, from, size * Unit);
        }
        return from == 0 ? bytes : std::string_view(out_.append(bytes, from));
    }

    template <std::size_t Unit, std::size_t Low>
    [[nodiscard]] static char character(std::string_view bytes, std::size_t i) noexcept {
        if constexpr (Unit == 1) {
            return bytes[i];
        } else {
            return bytes[Unit * i + 1 - Low] == '\0' ? bytes[Unit * i + Low] : '\x7F';
        }
    }
    template <std::size_t Unit, std::size_t Low>
    void put(std::string_view ascii) {
        for (char const c : ascii) {
            char unit[Unit]{};
            unit[Low] = c;
            out_.append(unit, Unit);
        }
    }

    /// Keeps the bytes from that one on; the parser gets those before.
    [[nodiscard]] std::string_view hold(std::string_view bytes, std::size_t from, std::size_t at) {
        held_.assign(bytes.substr(at));
        return from == 0 ? bytes.substr(0, at) : std::string_view(out_.append(bytes, from, at - from));
    }

    /// The reference at an ampersand. There are five entities, since there is no DTD (XML 1.0, 4.6).
    template <std::size_t Unit, std::size_t Low>
    [[nodiscard]] static reference reference_at(std::string_view bytes, std::size_t begin) noexcept {
        auto const size = bytes.size() / Unit - begin;
        std::uint32_t base = 0; // 0: of an entity
        std::uint32_t value = 0;
        std::size_t digits = 0;
        char name[4]{};
        for (std::size_t i = 1; i < size; ++i) {
            auto const c = character<Unit, Low>(bytes, begin + i);
            if (i == longest) {
                return {kind::legal, i};
            }
            if (c == ';' && base == 0) {
                return {is_entity({name, digits}) ? kind::legal : kind::malformed, i + 1};
            }
            if (c == ';') {
                return {digits == 0 ? kind::malformed : is_character(value) ? kind::legal : kind::illegal, i + 1};
            }
            if (i == 1 && c == '#') {
                base = 10;
            } else if (i == 2 && c == 'x' && base == 10) {
                base = 16;
            } else if (base == 0 && c >= 'a' && c <= 'z' && digits < sizeof name) {
                name[digits++] = c;
            } else if (auto const digit = hex_digit(c); digit < base) {
                value = std::min(value * base + digit, std::uint32_t{0x110000});
                ++digits;
            } else {
                return {kind::malformed};
            }
        }
        return {kind::cut};
    }
    [[nodiscard]] static constexpr bool is_entity(std::string_view name) noexcept {
        return name == "amp" || name == "lt" || name == "gt" || name == "quot" || name == "apos";
    }

    // What stood on both sides of one that is dropped must not become something together: a line end of two
    // characters, or the end of a CDATA section.

    [[nodiscard]] bool may_take_out() const noexcept { return !drops_ || state_ == state::content || before_ != '\r'; }
    [[nodiscard]] std::string_view in_its_place() const noexcept {
        if (!drops_) {
            return "&#xFFFD;"; // whatever the encoding is
        }
        return state_ == state::content && (before_ == '\r' || before_ == ']') ? "<!---->" : "";
    }

    /// Moves behind a character that begins no reference.
    void go_on(char c) noexcept {
        switch (state_) {
        case state::content:
            state_ = c == '<' ? state::markup : state_;
            break;
        case state::markup:
            if (c == '?') {
                begin_section('?', 1);
            } else {
                state_ = c == '!' ? state::declaration : c == '/' ? state::end_tag : state::start_tag;
            }
            break;
        case state::start_tag:
            if (c == '"' || c == '\'') {
                quote_ = c;
                state_ = state::value;
            } else if (c == '>') {
                depth_ += before_ == '/' ? 0U : 1U;
                state_ = state::content;
            }
            break;
        case state::value:
            state_ = c == quote_ ? state::start_tag : state_;
            break;
        case state::end_tag:
            if (c == '>') {
                depth_ -= std::min(depth_, std::uint64_t{1});
                state_ = state::content;
            }
            break;
        case state::declaration:
            if (c == '[') {
                begin_section(']', 2);
            } else {
                state_ = c == '-' ? state::comment : state::closed; // a DOCTYPE is refused
            }
            break;
        case state::comment:
            begin_section('-', 2);
            break;
        case state::section:
            state_ = c == '>' && seen_marks_ >= marks_ ? state::content : state_;
            seen_marks_ = c == mark_ ? std::min(seen_marks_ + 1, marks_) : 0;
            break;
        case state::closed:
            break;
        }
    }
    void begin_section(char mark, unsigned marks) noexcept {
        state_ = state::section;
        mark_ = mark;
        marks_ = marks;
        seen_marks_ = 0;
    }

    bool drops_;
    state state_ = state::content;
    char before_ = '\0'; // the character before, as the parser sees it
    char quote_ = '"';
    char mark_ = '-';
    unsigned marks_ = 0;
    unsigned seen_marks_ = 0;
    std::uint64_t depth_ = 0;
    edit_map edits_;
    std::string held_;
    std::string joined_; // what was held, and the bytes behind it
    std::string out_;
};

inline constexpr input_filter::functions reference_filter::table{
    [](input_filter& one) noexcept { self(one).clear(); },
    [](input_filter& one, std::string_view bytes, bool last, text_encoding as, std::uint64_t seen, std::uint64_t fed) {
        return self(one).filter(bytes, last, as, seen, fed);
    },
    [](input_filter const& one, position seen) noexcept {
        return static_cast<reference_filter const&>(one).edits_.in_document(seen);
    },
    [](input_filter& one, std::uint64_t seen) noexcept { self(one).edits_.end_line(seen); },
    [](input_filter* one) noexcept { delete static_cast<reference_filter*>(one); }};

[[nodiscard]] inline input_filter* make_reference_filter(bool drops) {
    return new reference_filter(drops);
}

} // namespace soapcodec::detail
