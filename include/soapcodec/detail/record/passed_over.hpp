// SPDX-License-Identifier: MIT
// Elements that nobody described and that an error may have to name all the same: the classic mistake of SOAP is a name
// in another namespace.
#pragma once

#include "../../cxx20.hpp"

#include <cstddef>     // std::size_t
#include <cstdint>     // std::uint64_t
#include <string>      // std::string
#include <string_view> // std::string_view

#include "../../ascii.hpp"
#include "../../error.hpp"
#include "../layout/layout.hpp"
#include "../plain_vector.hpp"
#include "../xml/expanded_name.hpp"

namespace soapcodec::detail {

/// `{namespace}local`, of limited length.
[[nodiscard]] inline std::string in_braces(std::string_view ns, std::string_view local) {
    std::string text = "{";
    return text.append(detail::excerpt(ns, 256)).append("}").append(detail::excerpt(local));
}

/// Of the records that are open, each known by its depth: in a list the first element that is no item, in a record
/// those that are called like a described one but for their namespace or the case of their letters. One for each
/// described element at most, so that a document cannot make it grow.
class passed_over {
public:
    void clear() noexcept {
        all_.clear();
        names_.clear();
    }
    [[nodiscard]] bool empty() const noexcept { return all_.empty(); }

    /// An element in the record at `depth`, the innermost, whose table is `content`.
    void add(std::size_t depth, layout const& content, expanded_name name) {
        for (auto const* table = &content; table != nullptr; table = table->further) {
            std::uint64_t means = 0;
            for (auto const* s = table->slots; s->bit != 0; ++s) {
                means |= content.is_list || detail::same_ignoring_case(name.local(), s->local) ? s->bit : 0;
            }
            // Those of the innermost record are the latest.
            for (auto i = all_.size(); i-- > 0 && all_[i].depth == depth;) {
                means &= all_[i].table == table ? ~all_[i].means : ~std::uint64_t{0};
            }
            if (means != 0) {
                auto const text = in_braces(name.ns(), name.local());
                names_.reserve(names_.size() + text.size());
                all_.push_back({depth, table, means, names_.size()});
                names_ += text;
            }
        }
    }

    /// The name of one in the record at `depth`, the innermost, that may stand for one of these of a table; empty if
    /// there is none.
    [[nodiscard]] std::string_view find(std::size_t depth, layout const& table, std::uint64_t bits) const noexcept {
        std::string_view found;
        auto end = names_.size(); // of its name
        for (auto i = all_.size(); i-- > 0 && all_[i].depth == depth;) {
            auto const& one = all_[i];
            if (one.table == &table && (one.means & bits) != 0) {
                found = std::string_view(names_).substr(one.name, end - one.name);
            }
            end = one.name;
        }
        return found;
    }

    /// At the end of the record at `depth`.
    void leave(std::size_t depth) noexcept {
        while (!all_.empty() && all_.back().depth == depth) {
            names_.resize(all_.back().name);
            all_.pop_back();
        }
    }

private:
    struct element {
        std::size_t depth;
        layout const* table; // of the record, or a further one of it
        std::uint64_t means; // the bits there of what it may stand for
        std::size_t name;    // where it begins in names_
    };
    plain_vector<element> all_;
    std::string names_;
};

} // namespace soapcodec::detail
