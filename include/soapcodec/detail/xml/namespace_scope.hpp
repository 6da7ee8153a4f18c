// SPDX-License-Identifier: MIT
// The namespace bindings in scope, for names that stand in values (QName) rather than in tags.
#pragma once

#include <algorithm>   // std::reverse
#include <cstddef>     // std::size_t
#include <cstdint>     // std::uint64_t
#include <optional>    // std::optional
#include <string>      // std::string
#include <string_view> // std::string_view
#include <vector>      // std::vector

#include "../../xml/known_namespaces.hpp"
#include "../../xml/raw.hpp"
#include "../plain_vector.hpp"
#include "small_set.hpp"

namespace soapcodec::detail {

/// A stack of bindings. Steady state allocates nothing: all text lies in one buffer that is kept.
class namespace_scope {
public:
    /// `depth` is the caller's, for ends_at().
    void bind(std::string_view prefix, std::string_view ns, std::uint64_t depth = 0) {
        bindings_.push_back({text_.size(), prefix.size(), ns.size(), depth});
        text_.append(prefix).append(ns);
    }

    /// Takes back the latest binding.
    void unbind() noexcept {
        text_.resize(bindings_.back().offset);
        bindings_.pop_back();
    }

    /// Whether the latest binding was made at that depth.
    [[nodiscard]] bool ends_at(std::uint64_t depth) const noexcept {
        return !bindings_.empty() && bindings_.back().depth == depth;
    }

    /// Bindings in scope.
    [[nodiscard]] std::size_t size() const noexcept { return bindings_.size(); }

    void clear() noexcept {
        bindings_.clear();
        text_.clear();
    }

    /// The namespace a prefix stands for. The empty prefix is always bound, if to no namespace; `xml` always is.
    /// Nothing for an undeclared prefix. The view lives until the next change.
    [[nodiscard]] std::optional<std::string_view> find(std::string_view prefix) const noexcept {
        for (auto i = bindings_.size(); i-- > 0;) {
            if (prefix_of(bindings_[i]) == prefix) {
                return ns_of(bindings_[i]);
            }
        }
        if (prefix == "xml") {
            return text_of<xml::xml_namespace>;
        }
        return prefix.empty() ? std::optional<std::string_view>(std::string_view()) : std::nullopt;
    }

    /// The prefix last bound to the namespace, other than the empty one. Empty if there is none, or it stands for
    /// another by now. Lives until the next change.
    [[nodiscard]] std::string_view prefix_of(std::string_view ns) const noexcept {
        for (auto i = bindings_.size(); i-- > 0;) {
            auto const prefix = prefix_of(bindings_[i]);
            if (ns_of(bindings_[i]) == ns && !prefix.empty()) {
                return find(prefix) == ns ? prefix : std::string_view();
            }
        }
        return {};
    }

    /// Every binding in scope, each prefix once, in the order of the document: declared again in that order they are
    /// the same.
    [[nodiscard]] std::vector<xml::namespace_binding> all() const {
        std::vector<xml::namespace_binding> found;
        small_set<std::string_view> seen;
        for (auto i = bindings_.size(); i-- > 0;) {
            auto const prefix = prefix_of(bindings_[i]);
            if (seen.insert(prefix)) {
                found.push_back({std::string(prefix), std::string(ns_of(bindings_[i]))});
            }
        }
        std::reverse(found.begin(), found.end());
        return found;
    }

private:
    struct binding {
        std::size_t offset;
        std::size_t prefix_size;
        std::size_t ns_size;
        std::uint64_t depth;
    };
    [[nodiscard]] std::string_view prefix_of(binding const& b) const noexcept {
        return std::string_view(text_).substr(b.offset, b.prefix_size);
    }
    [[nodiscard]] std::string_view ns_of(binding const& b) const noexcept {
        return std::string_view(text_).substr(b.offset + b.prefix_size, b.ns_size);
    }

    plain_vector<binding> bindings_;
    std::string text_;
};

} // namespace soapcodec::detail
