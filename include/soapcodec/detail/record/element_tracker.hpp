// SPDX-License-Identifier: MIT
// Which elements of the records that are open have been there, which of them comes next, and what is missing at the
// end.
//
// A frame has a bit for each element of its record and the slot that is expected next: servers write in schema order,
// so that this is nearly always the right one. Beside the frames stand the elements of large records that have no bit
// (further_elements.hpp) and those that nobody described (passed_over.hpp).
#pragma once

#include <cstddef>     // std::size_t
#include <cstdint>     // std::uint64_t
#include <string>      // std::string
#include <string_view> // std::string_view

#include "../inline.hpp"
#include "../layout/layout.hpp"
#include "../xml/expanded_name.hpp"
#include "frame_stack.hpp"
#include "further_elements.hpp"
#include "name_matcher.hpp"
#include "passed_over.hpp"

namespace soapcodec::detail {

/// Of one document at a time: clear(), begin(), then for each start tag find() and enter().
class element_tracker {
public:
    /// Whether a list may hold items by any name.
    void any_items(bool any) noexcept { any_items_ = any; }
    [[nodiscard]] name_matcher& names() noexcept { return names_; }
    [[nodiscard]] name_matcher const& names() const noexcept { return names_; }

    void clear() noexcept {
        names_.namespaces_changed();
        passed_over_.clear();
    }
    void begin(layout const& content, void* object, std::string_view root) { frames_.begin(content, object, root); }

    [[nodiscard]] frame_stack& frames() noexcept { return frames_; }
    [[nodiscard]] frame_stack const& frames() const noexcept { return frames_; }
    [[nodiscard]] frame& top() noexcept { return frames_.top(); }
    [[nodiscard]] frame const& top() const noexcept { return frames_.top(); }

    // --- at a start tag in the record on top

    /// Whether that is the expected element, in the namespace that was last compared: nothing to look up.
    [[nodiscard]] bool expects(std::string_view ns, char const* written) const noexcept {
        return (top().seen & top().expected->bit) == 0 && names_.is_again(ns, written, *top().expected);
    }
    /// Enters the expected element, which is a single value.
    slot const& enter_expected() noexcept {
        top().seen |= top().expected->bit;
        return *top().expected++;
    }

    /// The slot with that name; one without a bit if the record's own table has none.
    [[nodiscard]] slot const& find(expanded_name name) noexcept {
        return *names_.find(name, *top().content, top().expected);
    }
    /// Enters an element that has this slot, or its like in an array. Null: it has been there before.
    SOAPCODEC_DETAIL_INLINE slot const* enter(slot const& s) {
        auto& record = top();
        if (s.repeats) {
            ++record.items;
            record.expected = &s;
        } else {
            if ((record.seen & s.bit) != 0) {
                return enter_again(s);
            }
            record.expected = &s + 1;
        }
        record.seen |= s.bit;
        return &s;
    }

    /// Enters an element that is beyond the bits of its record.
    struct further {
        slot const* element = nullptr; ///< null: there is none of that name
        bool again = false;            ///< it has been there before
    };
    [[nodiscard]] further enter_further(expanded_name name) {
        auto& record = top();
        if (record.content->further == nullptr) {
            return {};
        }
        auto const found = further_.find(frames_.depth(), *record.content, record.seen,
                                         [&](slot const& s) { return names_.is_named(name, s); });
        if (found.element == nullptr) {
            return {};
        }
        auto const& s = *found.element;
        if (s.repeats) {
            ++record.items;
        } else if ((*found.seen & s.bit) != 0) {
            return {&s, true};
        }
        *found.seen |= s.bit;
        further_.complete(frames_.depth(), *record.content, record.seen);
        return {&s, false};
    }

    /// Passes over an element that nobody described.
    void pass_over(expanded_name name) { passed_over_.add(frames_.depth(), *top().content, name); }

    // --- at the end tag of the record on top

    [[nodiscard]] bool is_complete() const noexcept {
        return (top().seen & top().content->required) == top().content->required;
    }

    /// What an incomplete record lacks.
    struct lack {
        std::string names;        ///< of the first element, or those of a choice
        std::string_view similar; ///< what has been passed over and may be meant to be that; empty: nothing
    };
    [[nodiscard, gnu::cold]] lack missing() const {
        auto const* table = top().content;
        auto seen = top().seen;
        auto bits = table->required & ~seen;
        if (bits == further_complete && table->further != nullptr) {
            auto const in_further = further_.missing(frames_.depth(), *table, seen);
            table = in_further.table;
            seen = in_further.seen;
            bits = in_further.bits;
        }
        return {missing_names(*table, seen), passed_over_.find(frames_.depth(), *table, bits)};
    }

    /// The first element of a list that has elements but no item among them, and so is not the list it is described
    /// as; else empty.
    [[nodiscard]] std::string_view instead_of_items() const noexcept {
        auto const& list = top();
        return passed_over_.empty() || !list.content->is_list || list.items != 0 || any_items_
                   ? std::string_view()
                   : passed_over_.find(frames_.depth(), *list.content, ~std::uint64_t{0});
    }

    /// Whether elements were passed over in a record that is open.
    [[nodiscard]] bool has_passed_over() const noexcept { return !passed_over_.empty(); }
    void leave_passed_over() noexcept { passed_over_.leave(frames_.depth()); }

private:
    /// Of an array there may be a place for another.
    [[gnu::cold, gnu::noinline]] slot const* enter_again(slot const& s) {
        auto const& other = s.unseen(top().seen);
        if ((top().seen & other.bit) == 0) {
            return enter(other);
        }
        top().items = other.before + 2U; // behind the last of the array
        return nullptr;
    }

    frame_stack frames_;
    name_matcher names_;
    passed_over passed_over_;
    further_elements further_;
    bool any_items_ = false;
};

} // namespace soapcodec::detail
