// SPDX-License-Identifier: MIT
// Expanded names, the attributes of a start tag, and the namespaces the library knows by itself.
#pragma once

#include <cstddef>     // std::size_t
#include <optional>    // std::optional
#include <string_view> // std::string_view

namespace soapcodec::xml {

/// The character between namespace name and local part where both stand in one string. No namespace name can hold it:
/// XML 1.0 has no way to write U+0001 (a space or '|' would break legal documents).
inline constexpr char name_separator = '\x01';

/// An expanded name (Namespaces in XML 1.0, section 2.1). A view: whoever hands it out says how long it lives.
struct name {
    std::string_view ns;    ///< namespace name; empty for none
    std::string_view local; ///< local part

    friend constexpr bool operator==(name const&, name const&) = default;
};

/// Splits `namespace SEPARATOR local`, or a bare `local`.
[[nodiscard]] constexpr name split(std::string_view text) noexcept {
    auto const at = text.find(name_separator);
    return at == text.npos ? name{{}, text} : name{text.substr(0, at), text.substr(at + 1)};
}

/// The attributes of one start tag, without its namespace declarations. A view over an array of C strings, name and
/// value in turn, closed by a null pointer; names as split() reads them, values normalised. Lives for the event.
class attributes {
public:
    constexpr attributes() = default;
    constexpr explicit attributes(char const* const* pairs) noexcept : pairs_(pairs) {}

    [[nodiscard]] constexpr bool empty() const noexcept { return pairs_ == nullptr || *pairs_ == nullptr; }

    /// The value of the attribute with that expanded name. An unprefixed attribute is in no namespace.
    [[nodiscard]] constexpr std::optional<std::string_view> find(name wanted) const noexcept {
        if (pairs_ != nullptr) {
            for (auto const* pair = pairs_; *pair != nullptr; pair += 2) {
                if (split(pair[0]) == wanted) {
                    return pair[1];
                }
            }
        }
        return std::nullopt;
    }

private:
    char const* const* pairs_ = nullptr;
};

/// `xsi:nil`, `xsi:type` (XML Schema part 1, section 2.6).
inline constexpr std::string_view schema_instance_namespace = "http://www.w3.org/2001/XMLSchema-instance";
/// `xsd:int` and its like.
inline constexpr std::string_view schema_namespace = "http://www.w3.org/2001/XMLSchema";
/// The namespace of the prefix `xml`, bound everywhere (Namespaces in XML 1.0, section 3).
inline constexpr std::string_view xml_namespace = "http://www.w3.org/XML/1998/namespace";

} // namespace soapcodec::xml
