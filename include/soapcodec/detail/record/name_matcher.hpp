// SPDX-License-Identifier: MIT
// From the name of a start tag to the slot of a table (layout.hpp) that has it.
//
// A document has many names and few namespaces. A source hands out the same address for the same namespace until one
// begins or ends (xml/handler.hpp), and the tables have one address for each (layout.hpp): two namespaces are compared
// as texts once, and then by address, with what the latest one is known to be.
#pragma once

#include <algorithm>   // std::find
#include <string>      // std::string
#include <string_view> // std::string_view
#include <vector>      // std::vector

#include "../layout/layout.hpp"
#include "../xml/expanded_name.hpp"

namespace soapcodec::detail {

class name_matcher {
public:
    /// Namespaces that stand for any the tables name; `others` must outlive the matcher.
    void accept_namespaces(bool any, std::vector<std::string> const& others) noexcept {
        any_namespace_ = any;
        other_namespaces_ = &others;
    }
    [[nodiscard]] bool stands_in(std::string_view ns) const noexcept {
        return any_namespace_ ||
               (other_namespaces_ != nullptr &&
                std::find(other_namespaces_->begin(), other_namespaces_->end(), ns) != other_namespaces_->end());
    }

    /// Whether a type that nobody knows passes for the one expected.
    void accept_any_type(bool any) noexcept { any_type_ = any; }
    [[nodiscard]] bool accepts_any_type() const noexcept { return any_type_; }

    /// The addresses of namespaces may mean others from now on.
    void namespaces_changed() noexcept { seen_ns_ = &nowhere; }

    /// Whether the slot has that name, in the namespace that was last compared: nothing to look up. `written` is a C
    /// string without a prefix.
    [[nodiscard]] bool is_again(std::string_view ns, char const* written, slot const& s) const noexcept {
        return ns.data() == seen_ns_ && ns_ == s.ns.data() && same_text(written, s.local);
    }

    /// The slot with that name, `expected` and those after it first; the table's end if there is none.
    slot const* find(expanded_name name, layout const& table, slot const* expected) noexcept {
        if (name.ns().data() != seen_ns_) {
            seen_ns_ = name.ns().data();
            ns_ = nullptr;
            stands_in_ = stands_in(name.ns());
        }
        auto const* const begin = table.slots;
        auto const* const end = begin + table.size;
        for (auto const* s = expected; s != end; ++s) {
            if (matches(name, *s)) {
                return s;
            }
        }
        for (auto const* s = begin; s != expected; ++s) {
            if (matches(name, *s)) {
                return s;
            }
        }
        return end;
    }

    /// Whether the slot has that name, which find() has looked for.
    [[nodiscard]] bool is_named(expanded_name name, slot const& s) noexcept { return matches(name, s); }

private:
    /// A name's namespace is compared with a slot's once; then, by address, with what that one is known to be.
    bool matches(expanded_name name, slot const& s) noexcept {
        if (ns_ == nullptr && name.ns() == s.ns) {
            ns_ = s.ns.data();
        }
        return (ns_ == s.ns.data() || stands_in_) && name.is_local(s.local);
    }

    /// The name was written a moment ago, which makes it slow to read in any but small pieces, as strcmp would.
    static bool same_text(char const* a, char const* b) noexcept {
        for (; *a == *b; ++a, ++b) {
            if (*a == '\0') {
                return true;
            }
        }
        return false;
    }

    static constexpr char nowhere = 0;
    char const* seen_ns_ = &nowhere; // where the latest name had its namespace
    char const* ns_ = nullptr;       // the slots' namespace that this is known to be
    bool any_namespace_ = false;
    bool any_type_ = false;
    bool stands_in_ = false; // the latest name's namespace does
    std::vector<std::string> const* other_namespaces_ = nullptr;
};

} // namespace soapcodec::detail
