// SPDX-License-Identifier: MIT
// Strings whose white space does not all count: xs:normalizedString, xs:token and xs:anyURI.
//
//     struct tag { soapcodec::token name; }; // <Name> a  b </Name> is "a b"
//     std::string_view const text = tag.name.text();
//
// No errors: every text is one.
#pragma once

#include "../cxx20.hpp"

#include <compare>     // operator<=> of strings
#include <string>      // std::string
#include <string_view> // std::string_view
#include <utility>     // std::move

#include "../error.hpp"
#include "../fixed_string.hpp"
#include "../scalar.hpp"

namespace soapcodec {

/// What becomes of white space (XML Schema part 2, 4.3.6).
enum class white_space : unsigned char {
    replace,  ///< each tab, line feed and carriage return becomes a space
    collapse, ///< then, runs of spaces become one, and those at the ends go
};

/// A string with the white space that a rule leaves. The rule is applied when it is made, so that a value is the same
/// before and after it has been on the wire. Owns its text; empty when default-constructed.
template <white_space Rule, fixed_string Xsd>
class normalized_text {
public:
    normalized_text() = default;
    ///@{
    /// A text, to which the rule is applied.
    normalized_text(std::string_view text) { assign(text); }
    normalized_text(char const* text) { assign(text); }
    normalized_text(std::string const& text) { assign(text); }
    ///@}

    /// The text that the rule has made. Lives until the value is changed or gone.
    [[nodiscard]] std::string const& text() const noexcept { return text_; }
    /// The same as a view.
    operator std::string_view() const noexcept { return text_; }

    friend bool operator==(normalized_text const&, normalized_text const&) = default;
    friend auto operator<=>(normalized_text const&, normalized_text const&) = default;

private:
    void assign(std::string_view given) {
        std::string text; // apart, since what is given may be a part of this text
        if constexpr (Rule == white_space::collapse) {
            given = trim(given);
        }
        text.reserve(given.size());
        for (char const c : given) {
            bool const space = c == ' ' || c == '\t' || c == '\n' || c == '\r';
            if (!space) {
                text += c;
            } else if (Rule == white_space::replace || text.back() != ' ') {
                text += ' '; // a collapsed text does not begin with a space, so that there is a last character
            }
        }
        text_ = std::move(text);
    }

    std::string text_;
};

/// xs:normalizedString (XML Schema part 2, 3.4.1): no line has an end, no tab is in it.
using normalized_string = normalized_text<white_space::replace, "xs:normalizedString">;
/// xs:token (3.4.2): besides, no spaces at the ends, nor two in a row.
using token = normalized_text<white_space::collapse, "xs:token">;
/// xs:anyURI (3.3.17). Not examined further: since version 1.1 every string is one.
using any_uri = normalized_text<white_space::collapse, "xs:anyURI">;

/// Reading always succeeds. Writes the text, which is what reading made of it.
template <white_space Rule, fixed_string Xsd>
struct scalar<normalized_text<Rule, Xsd>> {
    static constexpr std::string_view xsd = text_of<Xsd>;

    [[nodiscard]] static errc parse(std::string_view text, normalized_text<Rule, Xsd>& out) {
        out = text;
        return errc::ok;
    }

    [[nodiscard]] static std::string_view format(normalized_text<Rule, Xsd> const& value) noexcept {
        return value.text();
    }
};

} // namespace soapcodec
