// SPDX-License-Identifier: MIT
// What encoding a document is in: decided in one place, before there is a parser (RFC 7303, section 3; XML 1.0, 4.3.3
// and appendix F).
#pragma once

#include "../../cxx20.hpp"

#include <cstddef>     // std::size_t
#include <string_view> // std::string_view

#include "../../ascii.hpp"
#include "encoding.hpp"

namespace soapcodec::detail {

/// A byte order mark wins over what the transport says, and that over what the document says of itself.
class encoding_detector {
public:
    /// As many first bytes show whether there is a byte order mark.
    static constexpr std::size_t enough = 3;

    /// A new document. `charset` is what the transport says, empty if it says nothing: one of the names of UTF-8,
    /// UTF-16, ISO-8859-1 or US-ASCII that HTTP's senders use, in any case, with or without quotes.
    void begin(std::string_view charset) noexcept {
        *this = {};
        charset_ = without_quotes(charset);
    }

    enum class verdict : unsigned char {
        decided,
        unknown_charset, ///< the charset is none of those above, and no mark outranks it
        contradiction,   ///< the bytes are in UTF-16, in one order or the other, and the charset says that they are not
    };

    /// Decides by the first bytes: `enough` of them, or all there are.
    [[nodiscard]] verdict decide(std::string_view first) noexcept {
        using namespace std::string_view_literals;
        if (first.starts_with("\xEF\xBB\xBF"sv)) {
            tell("UTF-8", text_encoding::utf_8);
            return verdict::decided;
        }
        bool const big = first.starts_with("\xFE\xFF"sv);
        bool const little = first.starts_with("\xFF\xFE"sv);
        if (big || little) {
            tell("UTF-16", big ? text_encoding::utf_16be : text_encoding::utf_16le);
            return verdict::decided;
        }
        if (charset_.empty()) {
            is_utf_8_ = true;
        } else {
            auto const* const named = find(charset_);
            if (named == nullptr) {
                return verdict::unknown_charset;
            }
            tell(named->parser_name, named->is);
        }
        // A document begins with a character of ASCII, and has none that is zero: half a character shows UTF-16. Expat
        // goes by that, too, whatever it is told, but not if the first byte comes alone.
        if (first.size() < 2 || (first[0] != '\0' && first[1] != '\0')) {
            return verdict::decided;
        }
        auto const shown = first[0] == '\0' ? text_encoding::utf_16be : text_encoding::utf_16le;
        bool const open = told_ == nullptr || told_ == "UTF-16"sv;
        if (!open && detected_ != shown) {
            return verdict::contradiction;
        }
        tell(shown == text_encoding::utf_16be ? "UTF-16BE" : "UTF-16LE", shown);
        return verdict::decided;
    }

    /// What a parser has to be told; null if it is to go by the document.
    [[nodiscard]] char const* told() const noexcept { return told_; }

    /// The encoding that the XML declaration names, if it names one. False if that counts, and is none that is read.
    [[nodiscard]] bool declared(std::string_view label) noexcept {
        if (told_ != nullptr) {
            return true;
        }
        auto const* const named = find(label);
        if (named == nullptr || !same_ignoring_case(label, named->parser_name)) {
            return false;
        }
        is_utf_8_ = named->parser_name == std::string_view("UTF-8");
        if (detected_ == text_encoding::utf_8 && named->is == text_encoding::iso_8859_1) {
            detected_ = text_encoding::iso_8859_1;
        }
        return true;
    }

    [[nodiscard]] text_encoding detected() const noexcept { return detected_; }

    /// Whether the document is UTF-8, and no part of it.
    [[nodiscard]] bool is_utf_8() const noexcept { return is_utf_8_ && detected_ == text_encoding::utf_8; }

private:
    struct name {
        std::string_view label; // in lower case
        char const* parser_name;
        text_encoding is;
    };

    [[nodiscard]] static name const* find(std::string_view label) noexcept {
        static constexpr name names[]{
            {"utf-8", "UTF-8", text_encoding::utf_8},
            {"utf8", "UTF-8", text_encoding::utf_8},
            {"utf-16", "UTF-16", text_encoding::utf_16be}, // where there is no mark
            {"utf16", "UTF-16", text_encoding::utf_16be},
            {"utf-16le", "UTF-16LE", text_encoding::utf_16le},
            {"utf16le", "UTF-16LE", text_encoding::utf_16le},
            {"utf-16be", "UTF-16BE", text_encoding::utf_16be},
            {"utf16be", "UTF-16BE", text_encoding::utf_16be},
            {"iso-8859-1", "ISO-8859-1", text_encoding::iso_8859_1},
            {"iso8859-1", "ISO-8859-1", text_encoding::iso_8859_1},
            {"iso_8859-1", "ISO-8859-1", text_encoding::iso_8859_1},
            {"latin1", "ISO-8859-1", text_encoding::iso_8859_1},
            {"latin-1", "ISO-8859-1", text_encoding::iso_8859_1},
            {"l1", "ISO-8859-1", text_encoding::iso_8859_1},
            {"us-ascii", "US-ASCII", text_encoding::utf_8},
            {"ascii", "US-ASCII", text_encoding::utf_8},
        };
        for (auto const& one : names) {
            if (same_ignoring_case(label, one.label)) {
                return &one;
            }
        }
        return nullptr;
    }

    void tell(char const* parser_name, text_encoding is) noexcept {
        told_ = parser_name;
        detected_ = is;
        is_utf_8_ = parser_name == std::string_view("UTF-8");
    }

    [[nodiscard]] static std::string_view without_quotes(std::string_view text) noexcept {
        constexpr std::string_view around = " \t\"'";
        auto const begin = text.find_first_not_of(around);
        return begin == text.npos ? std::string_view() : text.substr(begin, text.find_last_not_of(around) - begin + 1);
    }

    std::string_view charset_;
    char const* told_ = nullptr;
    text_encoding detected_ = text_encoding::utf_8;
    bool is_utf_8_ = false; // for all that is said
};

} // namespace soapcodec::detail
