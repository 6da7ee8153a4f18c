// SPDX-License-Identifier: MIT
// Namespaces in XML 1.0: from names and attributes as they are written to expanded names.
//
// Expat can do this too. But it builds the expanded name of every element as a new string, namespace and all, which
// costs a fifth of its time on short elements; here a name without a prefix is a look at what the default namespace
// is. The verdicts are expat's, which its tests compare.
#pragma once

#include <cstddef>     // std::size_t
#include <cstdint>     // std::uint64_t
#include <cstring>     // std::strchr
#include <optional>    // std::optional
#include <string_view> // std::string_view

#include "../../fixed_string.hpp"
#include "../plain_vector.hpp"
#include "expanded_name.hpp"
#include "namespace_scope.hpp"

namespace soapcodec::detail {

/// What is wrong with the names of a start tag, in words; empty if nothing is.
using namespace_error = std::string_view;

/// The namespaces in scope at a position of a document, and the names there.
class namespace_resolver {
public:
    /// `is_name` tells whether a text that is a name but for its first character, one beyond ASCII, is a name: only a
    /// parser has the tables.
    explicit namespace_resolver(bool (*is_name)(std::string_view)) : is_name_(is_name) {}

    void clear() noexcept {
        scope_.clear();
        default_ = {};
    }

    /// What a name without a prefix stands for. The same address until a binding comes or goes.
    [[nodiscard]] std::string_view default_namespace() const noexcept { return default_; }

    /// Bindings in scope.
    [[nodiscard]] std::size_t size() const noexcept { return scope_.size(); }

    /// Adds the declarations among the attributes of the element at `depth`; calls bound(prefix, uri) for each.
    /// `pairs` are C strings, name and value in turn, closed by a null pointer.
    template <class Bound>
    [[nodiscard]] namespace_error declare(char const* const* pairs, std::uint64_t depth, Bound bound) {
        bool any = false;
        for (auto const* pair = pairs; *pair != nullptr; pair += 2) {
            auto const prefix = declared_prefix(pair[0]);
            if (prefix) {
                if (pair[0][5] == ':' && !is_local_part(*prefix)) {
                    return "not well-formed (invalid token)";
                }
                if (auto const error = check_declaration(*prefix, pair[1]); !error.empty()) {
                    return error;
                }
                scope_.bind(*prefix, pair[1], depth);
                any = true;
            }
        }
        if (any) {
            refresh();
            for (auto const* pair = pairs; *pair != nullptr; pair += 2) {
                if (auto const prefix = declared_prefix(pair[0])) {
                    bound(*prefix, std::string_view(pair[1]));
                }
            }
        }
        return {};
    }

    /// Ends the bindings of the element at `depth`; calls unbound() for each.
    template <class Unbound>
    void leave(std::uint64_t depth, Unbound unbound) {
        if (scope_.ends_at(depth)) [[unlikely]] {
            take_back(depth, unbound);
        }
    }

    /// The expanded name of an element. Nothing if its prefix is not declared, or it is no QName: error() says.
    [[nodiscard]] std::optional<expanded_name> element(char const* written) {
        auto const* const colon = std::strchr(written, ':');
        if (colon == nullptr) [[likely]] {
            return expanded_name(default_, written);
        }
        return prefixed(written, colon);
    }

    /// The expanded names of the attributes that are no declarations, and their values. They live until the next call.
    [[nodiscard]] std::optional<attribute_list> attributes_of(char const* const* pairs) {
        attributes_.clear();
        bool any_prefixed = false;
        for (auto const* pair = pairs; *pair != nullptr; pair += 2) {
            if (declared_prefix(pair[0])) {
                continue;
            }
            auto const* const colon = std::strchr(pair[0], ':');
            auto const expanded = colon == nullptr ? expanded_name({}, pair[0]) : prefixed(pair[0], colon);
            if (!expanded) {
                return std::nullopt;
            }
            any_prefixed = any_prefixed || colon != nullptr;
            attributes_.push_back({*expanded, pair[1]});
        }
        // Two prefixes may stand for one namespace (section 6.3). Names alike as written are expat's to find.
        if (any_prefixed && has_duplicates()) {
            error_ = "duplicate attribute";
            return std::nullopt;
        }
        return attribute_list({attributes_.data(), attributes_.size()});
    }

    [[nodiscard]] namespace_error error() const noexcept { return error_; }

private:
    template <class Unbound>
    [[gnu::noinline]] void take_back(std::uint64_t depth, Unbound& unbound) {
        while (scope_.ends_at(depth)) {
            scope_.unbind();
            unbound();
        }
        refresh();
    }

    /// The prefix that an attribute declares; "" for the default namespace.
    [[nodiscard]] static std::optional<std::string_view> declared_prefix(char const* attribute) noexcept {
        std::string_view const text(attribute);
        if (!text.starts_with("xmlns")) {
            return std::nullopt;
        }
        if (text.size() == 5) {
            return std::string_view();
        }
        return text[5] == ':' ? std::optional(text.substr(6)) : std::nullopt;
    }

    /// Section 3, "Reserved Prefixes and Namespace Names", and section 5's ban on taking a prefix back.
    [[nodiscard]] static namespace_error check_declaration(std::string_view prefix, std::string_view uri) noexcept {
        if (uri.empty() && !prefix.empty()) {
            return "must not undeclare prefix";
        }
        if (prefix == "xmlns") {
            return "reserved prefix (xmlns) must not be declared or undeclared";
        }
        if ((prefix == "xml") != (uri == text_of<xml::xml_namespace>)) {
            return prefix == "xml" ? "reserved prefix (xml) must not be undeclared or bound to another namespace name"
                                   : "prefix must not be bound to one of the reserved namespace names";
        }
        if (uri == text_of<xml::xmlns_namespace>) {
            return "prefix must not be bound to one of the reserved namespace names";
        }
        return {};
    }

    /// A part of a QName, given that the whole is a Name: it has no colon, and does not begin with what can only follow
    /// (section 4).
    [[nodiscard]] bool is_local_part(std::string_view text) const {
        if (text.empty() || text.find(':') != text.npos) {
            return false;
        }
        bool const ascii = (static_cast<unsigned char>(text[0]) & 0x80U) == 0;
        return ascii ? text[0] != '-' && text[0] != '.' && !(text[0] >= '0' && text[0] <= '9') : is_name_(text);
    }

    [[nodiscard, gnu::noinline]] std::optional<expanded_name> prefixed(char const* written, char const* colon) {
        std::string_view const prefix(written, static_cast<std::size_t>(colon - written));
        if (prefix.empty() || !is_local_part(colon + 1)) {
            error_ = "not well-formed (invalid token)";
            return std::nullopt;
        }
        auto const ns = scope_.find(prefix);
        if (!ns) {
            error_ = "unbound prefix";
            return std::nullopt;
        }
        return expanded_name(*ns, colon + 1);
    }

    [[nodiscard]] bool has_duplicates() const noexcept {
        for (std::size_t i = 0; i < attributes_.size(); ++i) {
            for (std::size_t j = i + 1; j < attributes_.size(); ++j) {
                if (attributes_[i].name == attributes_[j].name) {
                    return true;
                }
            }
        }
        return false;
    }

    void refresh() noexcept { default_ = *scope_.find({}); }

    bool (*is_name_)(std::string_view);
    namespace_scope scope_;
    std::string_view default_; // in scope_
    plain_vector<attribute_view> attributes_;
    namespace_error error_;
};

} // namespace soapcodec::detail
