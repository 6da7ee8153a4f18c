// SPDX-License-Identifier: MIT
// The items of a list that are there.
//
//     for (auto const& id : soapcodec::present(reply.identities)) { ... } // the list, and each item, may be null
//
// No errors.
#pragma once

#include "cxx20.hpp"

#include <cstddef>     // std::ptrdiff_t
#include <iterator>    // std::forward_iterator_tag
#include <type_traits> // std::remove_reference_t

#include "shape.hpp"

namespace soapcodec {

namespace detail {

/// What an iterator points to; if that can be null, what it holds.
template <class Iterator>
[[nodiscard]] auto& present_item(Iterator at) {
    if constexpr (is_optional<std::remove_cvref_t<decltype(*at)>>) {
        return **at;
    } else {
        return *at;
    }
}

} // namespace detail

/// A range over a list that passes over what is null: a list that is null has no items, items that are null are not
/// among them. A view; made by present().
template <class List>
class present_range {
    using base = decltype(std::declval<List&>().begin());
    static constexpr bool nullable = is_optional<typename list_traits<std::remove_const_t<List>>::item>;

public:
    /// Goes from item to item that is there.
    class iterator {
    public:
        using iterator_category = std::forward_iterator_tag;                    ///< it can be kept and compared
        using reference = decltype(detail::present_item(std::declval<base>())); ///< to an item
        using value_type = std::remove_cvref_t<reference>;                      ///< an item
        using difference_type = std::ptrdiff_t;                                 ///< of two places
        using pointer = std::remove_reference_t<reference>*;                    ///< to an item

        iterator() = default;
        /// At the first item from there that is not null.
        iterator(base at, base end) : at_(at), end_(end) { pass_nulls(); }

        /// The item.
        reference operator*() const { return detail::present_item(at_); }
        /// Its address.
        pointer operator->() const { return &**this; }
        /// To the next item that is not null.
        iterator& operator++() {
            ++at_;
            pass_nulls();
            return *this;
        }
        /// The same; returns the place before.
        iterator operator++(int) {
            auto const before = *this;
            ++*this;
            return before;
        }
        friend bool operator==(iterator const& left, iterator const& right) { return left.at_ == right.at_; }

    private:
        void pass_nulls() {
            if constexpr (nullable) {
                while (at_ != end_ && !static_cast<bool>(*at_)) {
                    ++at_;
                }
            }
        }
        base at_{};
        base end_{};
    };

    /// Of a list, or of none where there is none.
    explicit present_range(List* list) : list_(list) {}
    /// The first item that is not null.
    [[nodiscard]] iterator begin() const {
        return list_ == nullptr ? iterator() : iterator(list_->begin(), list_->end());
    }
    /// Behind the last.
    [[nodiscard]] iterator end() const { return list_ == nullptr ? iterator() : iterator(list_->end(), list_->end()); }

private:
    List* list_;
};

/// The items of a list member that are not null: `for (auto& id : present(reply.identities))`. The list must outlive
/// the range: keep the result of decode() in a variable, since `decode<reply>(bytes)->identities` is gone after its
/// line.
template <list_type List>
[[nodiscard]] auto present(List const& list) {
    return present_range<List const>(&list);
}
/// The same for a list that may be null.
template <class Holder>
    requires(is_optional<Holder>&& list_type<without_optional<Holder>>)
[[nodiscard]] auto present(Holder const& list) {
    return present_range<without_optional<Holder> const>(list ? &*list : nullptr);
}
template <class List>
auto present(List const&&) = delete; // would refer to a list that is gone

} // namespace soapcodec
