// SPDX-License-Identifier: MIT
// Expanded names, and the attributes of a start tag.
#pragma once

#include <cstring>     // std::strcmp
#include <optional>    // std::optional
#include <span>        // std::span
#include <string>      // std::string
#include <string_view> // std::string_view

#include "../fixed_string.hpp"
#include "known_namespaces.hpp"

namespace soapcodec::xml {

/// An expanded name (Namespaces in XML 1.0, section 2.1). A view: whoever hands it out says how long it lives.
class name {
public:
    /// `local` is a C string, as expat has it; an empty `ns` is no namespace.
    constexpr name(std::string_view ns, char const* local) noexcept : ns_(ns), local_(local) {}

    /// Namespace name.
    [[nodiscard]] constexpr std::string_view ns() const noexcept { return ns_; }
    /// Local part.
    [[nodiscard]] constexpr std::string_view local() const noexcept { return local_; }
    /// Whether that is the local part; faster than to compare local().
    [[nodiscard]] bool is_local(char const* other) const noexcept { return std::strcmp(local_, other) == 0; }

    /// `{namespace}local`, for people.
    [[nodiscard]] std::string to_string() const { return "{" + std::string(ns_) + "}" + local_; }

    friend bool operator==(name left, name right) noexcept {
        return left.is_local(right.local_) && left.ns_ == right.ns_;
    }

private:
    std::string_view ns_;
    char const* local_;
};

/// A name known when the program is compiled.
template <fixed_string Namespace, fixed_string Local>
inline constexpr name known_name{text_of<Namespace>, text_of<Local>.data()};

/// An attribute and its normalised value. An unprefixed attribute is in no namespace.
struct attribute {
    xml::name name;
    std::string_view value;
};

/// The attributes of one start tag, without its namespace declarations. A view; lives for the event.
class attributes {
public:
    constexpr attributes() = default;
    constexpr explicit attributes(std::span<attribute const> all) noexcept : all_(all) {}

    [[nodiscard]] constexpr bool empty() const noexcept { return all_.empty(); }
    [[nodiscard]] constexpr auto begin() const noexcept { return all_.begin(); }
    [[nodiscard]] constexpr auto end() const noexcept { return all_.end(); }

    [[nodiscard]] std::optional<std::string_view> find(name wanted) const noexcept {
        for (auto const& a : all_) {
            if (a.name == wanted) {
                return a.value;
            }
        }
        return std::nullopt;
    }

private:
    std::span<attribute const> all_;
};

} // namespace soapcodec::xml
