// SPDX-License-Identifier: MIT
// Expanded names, the attributes of a start tag, and the namespaces the library knows by itself.
//
// An expanded name (Namespaces in XML 1.0, section 2.1) is one C string here: the namespace name, U+0001, the local
// part; or the local part alone, for a name in no namespace. Expat writes names so, names known beforehand are
// constants of the same form, and to compare two is one strcmp.
#pragma once

#include <array>       // std::array
#include <cstddef>     // std::size_t
#include <cstdint>     // std::uint32_t
#include <cstring>     // std::strcmp
#include <optional>    // std::optional
#include <string>      // std::string
#include <string_view> // std::string_view

#include "../fixed_string.hpp"

namespace soapcodec::xml {

/// The character between namespace name and local part. No namespace name can hold it: XML 1.0 has no way to write
/// U+0001 (a space or '|' would break legal documents).
inline constexpr char name_separator = '\x01';

namespace detail {

template <fixed_string Namespace, fixed_string Local>
[[nodiscard]] consteval auto join() {
    constexpr auto ns = Namespace.view().size();
    constexpr auto separator = ns == 0 ? std::size_t{0} : std::size_t{1};
    std::array<char, ns + separator + Local.view().size() + 1> joined{};
    std::size_t at = 0;
    for (char const c : Namespace.view()) {
        joined[at++] = c;
    }
    if (separator != 0) {
        joined[at++] = name_separator;
    }
    for (char const c : Local.view()) {
        joined[at++] = c;
    }
    return joined;
}

template <fixed_string Namespace, fixed_string Local>
inline constexpr auto joined = join<Namespace, Local>();

} // namespace detail

/// An expanded name. A view of a C string: whoever hands it out says how long it lives.
class name {
public:
    explicit name(char const* expanded) noexcept : name(expanded, prefix_of(expanded), false) {}

    /// For a source that knows more: `prefix` is the number of bytes before the local part, and `ns_repeats` says that
    /// the namespace is that of the start_element before, so that who has looked at it need not look again.
    constexpr name(char const* expanded, std::uint32_t prefix, bool ns_repeats) noexcept
        : text_(expanded), prefix_(prefix), ns_repeats_(ns_repeats) {}

    /// Namespace name; empty for none.
    [[nodiscard]] constexpr std::string_view ns() const noexcept {
        return {text_, prefix_ == 0 ? std::size_t{0} : std::size_t{prefix_} - 1};
    }
    /// Local part.
    [[nodiscard]] constexpr std::string_view local() const noexcept { return text_ + prefix_; }
    /// The whole, as said above.
    [[nodiscard]] constexpr char const* expanded() const noexcept { return text_; }
    [[nodiscard]] constexpr bool ns_repeats() const noexcept { return ns_repeats_; }

    /// Whether that is the local part.
    [[nodiscard]] bool is_local(char const* other) const noexcept { return std::strcmp(text_ + prefix_, other) == 0; }

    /// `{namespace}local`, for people.
    [[nodiscard]] std::string to_string() const { return "{" + std::string(ns()) + "}" + std::string(local()); }

    friend bool operator==(name left, name right) noexcept { return std::strcmp(left.text_, right.text_) == 0; }

    /// The number of bytes before the local part of an expanded name.
    [[nodiscard]] static std::uint32_t prefix_of(char const* expanded) noexcept {
        return static_cast<std::uint32_t>(std::string_view(expanded).find(name_separator) + 1); // npos + 1 is 0
    }

private:
    char const* text_;
    std::uint32_t prefix_; // small enough for a name to travel in two registers
    bool ns_repeats_;
};

/// A name known when the program is compiled.
template <fixed_string Namespace, fixed_string Local>
inline constexpr name known_name{detail::joined<Namespace, Local>.data(),
                                 Namespace.view().empty() ? 0U : std::uint32_t{Namespace.view().size() + 1}, false};

/// The attributes of one start tag, without its namespace declarations. A view over an array of C strings, expanded
/// name and normalised value in turn, closed by a null pointer. Lives for the event.
class attributes {
public:
    constexpr attributes() = default;
    constexpr explicit attributes(char const* const* pairs) noexcept : pairs_(pairs) {}

    [[nodiscard]] constexpr bool empty() const noexcept { return pairs_ == nullptr || *pairs_ == nullptr; }

    /// The value of an attribute. An unprefixed attribute is in no namespace.
    [[nodiscard]] std::optional<std::string_view> find(name wanted) const noexcept {
        if (pairs_ != nullptr) {
            for (auto const* pair = pairs_; *pair != nullptr; pair += 2) {
                if (std::strcmp(pair[0], wanted.expanded()) == 0) {
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
inline constexpr fixed_string schema_instance_namespace = "http://www.w3.org/2001/XMLSchema-instance";
/// `xsd:int` and its like.
inline constexpr fixed_string schema_namespace = "http://www.w3.org/2001/XMLSchema";
/// The namespace of the prefix `xml`, bound everywhere (Namespaces in XML 1.0, section 3).
inline constexpr fixed_string xml_namespace = "http://www.w3.org/XML/1998/namespace";

} // namespace soapcodec::xml
