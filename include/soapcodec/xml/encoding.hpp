// SPDX-License-Identifier: MIT
// The character encodings a document can have, and their bytes as UTF-8.
#pragma once

#include <cstddef>     // std::size_t
#include <cstdint>     // std::uint32_t
#include <string>      // std::string
#include <string_view> // std::string_view

namespace soapcodec::xml {

/// The encodings expat reads by itself. US-ASCII is written as UTF-8 is.
enum class encoding : unsigned char { utf_8, utf_16le, utf_16be, iso_8859_1 };

/// Appends a Unicode scalar value as UTF-8.
inline void append_utf8(std::string& out, std::uint32_t c) {
    auto const put = [&out](std::uint32_t byte) { out += static_cast<char>(static_cast<unsigned char>(byte)); };
    if (c < 0x80U) {
        put(c);
    } else if (c < 0x800U) {
        put(0xC0U | (c >> 6U));
        put(0x80U | (c & 0x3FU));
    } else if (c < 0x10000U) {
        put(0xE0U | (c >> 12U));
        put(0x80U | ((c >> 6U) & 0x3FU));
        put(0x80U | (c & 0x3FU));
    } else {
        put(0xF0U | (c >> 18U));
        put(0x80U | ((c >> 12U) & 0x3FU));
        put(0x80U | ((c >> 6U) & 0x3FU));
        put(0x80U | (c & 0x3FU));
    }
}

/// Appends bytes that a parser has accepted as `from`, whole characters only, as UTF-8.
inline void append_as_utf8(std::string& out, encoding from, std::string_view bytes) {
    auto const at = [bytes](std::size_t i) { return std::uint32_t{static_cast<unsigned char>(bytes[i])}; };
    switch (from) {
    case encoding::utf_8:
        out.append(bytes);
        return;
    case encoding::iso_8859_1:
        for (std::size_t i = 0; i < bytes.size(); ++i) {
            append_utf8(out, at(i));
        }
        return;
    case encoding::utf_16le:
    case encoding::utf_16be: {
        std::size_t const high = from == encoding::utf_16be ? 0 : 1;
        auto const unit = [&](std::size_t i) { return (at(i + high) << 8U) | at(i + 1 - high); };
        for (std::size_t i = 0; i + 1 < bytes.size(); i += 2) {
            auto c = unit(i);
            if (c >= 0xD800U && c < 0xDC00U && i + 3 < bytes.size()) {
                c = 0x10000U + ((c - 0xD800U) << 10U) + (unit(i + 2) - 0xDC00U);
                i += 2;
            }
            append_utf8(out, c);
        }
        return;
    }
    }
}

/// Finds out what encoding a document is in, as a parser does that reads it (XML 1.0, appendix F).
class encoding_detector {
public:
    /// A new document. `charset` is what the transport says, which outranks the document (RFC 7303, section 3); empty
    /// if it says nothing.
    void begin(std::string_view charset) {
        first_bytes_.clear();
        told_ = !charset.empty();
        utf_8_ = !told_ || is_label(charset, "utf-8");
        detected_ = encoding::utf_8;
        if (is_label(charset, "iso-8859-1")) {
            detected_ = encoding::iso_8859_1;
        } else if (is_label(charset, "utf-16le")) {
            detected_ = encoding::utf_16le;
        } else if (is_label(charset, "utf-16be") || is_label(charset, "utf-16")) {
            detected_ = encoding::utf_16be;
            told_ = charset.size() != 6; // without the letters, the byte order mark decides
        }
    }

    /// The first bytes, in pieces of any size; more are not looked at.
    void see(std::string_view bytes) {
        if (told_ || first_bytes_.size() >= 2) {
            return;
        }
        first_bytes_.append(bytes.substr(0, 2 - first_bytes_.size()));
        using namespace std::string_view_literals;
        if (first_bytes_ == "\xFE\xFF"sv || first_bytes_ == "\0<"sv) {
            detected_ = encoding::utf_16be;
        } else if (first_bytes_ == "\xFF\xFE"sv || first_bytes_ == "<\0"sv) {
            detected_ = encoding::utf_16le;
        }
    }

    /// The encoding that the XML declaration names.
    void declared(std::string_view label) noexcept {
        utf_8_ = told_ ? utf_8_ : label.empty() || is_label(label, "utf-8");
        if (!told_ && detected_ == encoding::utf_8 && is_label(label, "iso-8859-1")) {
            detected_ = encoding::iso_8859_1;
        }
    }

    [[nodiscard]] encoding detected() const noexcept { return detected_; }

    /// Whether the document is UTF-8, and no part of it.
    [[nodiscard]] bool is_utf_8() const noexcept { return utf_8_ && detected_ == encoding::utf_8; }

private:
    /// `lower` is in lower case; labels are in any.
    [[nodiscard]] static bool is_label(std::string_view label, std::string_view lower) noexcept {
        bool same = label.size() == lower.size();
        for (std::size_t i = 0; same && i < lower.size(); ++i) {
            same =
                (label[i] >= 'A' && label[i] <= 'Z' ? static_cast<char>(label[i] - 'A' + 'a') : label[i]) == lower[i];
        }
        return same;
    }

    std::string first_bytes_;
    encoding detected_ = encoding::utf_8;
    bool told_ = false;
    bool utf_8_ = true; // for all that is said
};

} // namespace soapcodec::xml
