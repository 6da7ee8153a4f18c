// SPDX-License-Identifier: MIT
// Expanded names, and the attributes of a start tag.
#pragma once

#include <cstring>     // std::strcmp
#include <optional>    // std::optional
#include <span>        // std::span
#include <string>      // std::string
#include <string_view> // std::string_view

#include "../../fixed_string.hpp"
#include "../../xml/known_namespaces.hpp"

namespace soapcodec::detail {

/// An expanded name (Namespaces in XML 1.0, section 2.1). A view: whoever hands it out says how long it lives.
class expanded_name {
public:
    /// `local` is a C string, as expat has it; an empty `ns` is no namespace.
    constexpr expanded_name(std::string_view ns, char const* local) noexcept : ns_(ns), local_(local) {}

    /// Namespace name.
    [[nodiscard]] constexpr std::string_view ns() const noexcept { return ns_; }
    /// Local part.
    [[nodiscard]] constexpr std::string_view local() const noexcept { return local_; }
    /// Whether that is the local part; faster than to compare local().
    [[nodiscard]] bool is_local(char const* other) const noexcept { return std::strcmp(local_, other) == 0; }

    /// `{namespace}local`, for people.
    [[nodiscard]] std::string to_string() const { return std::string("{").append(ns_).append("}").append(local_); }

    friend bool operator==(expanded_name left, expanded_name right) noexcept {
        return left.is_local(right.local_) && left.ns_ == right.ns_;
    }

private:
    std::string_view ns_;
    char const* local_;
};

/// A name known when the program is compiled.
template <fixed_string Namespace, fixed_string Local>
inline constexpr expanded_name known_name{text_of<Namespace>, text_of<Local>.data()};

/// An attribute and its normalised value. An unprefixed attribute is in no namespace.
struct attribute_view {
    expanded_name name;
    std::string_view value;
};

/// The attributes of one start tag, without its namespace declarations. A view; lives for the event.
class attribute_list {
public:
    constexpr attribute_list() = default;
    constexpr explicit attribute_list(std::span<attribute_view const> all) noexcept : all_(all) {}

    [[nodiscard]] constexpr bool empty() const noexcept { return all_.empty(); }
    [[nodiscard]] constexpr auto begin() const noexcept { return all_.begin(); }
    [[nodiscard]] constexpr auto end() const noexcept { return all_.end(); }

    [[nodiscard]] std::optional<std::string_view> find(expanded_name wanted) const noexcept {
        for (auto const& a : all_) {
            if (a.name == wanted) {
                return a.value;
            }
        }
        return std::nullopt;
    }

private:
    std::span<attribute_view const> all_;
};

} // namespace soapcodec::detail
