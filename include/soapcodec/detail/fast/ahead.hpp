// SPDX-License-Identifier: MIT
// The items of a list, read where the parser has not been yet, each kept or given back as a whole.
#pragma once

#include "../../cxx20.hpp"

#include <cstddef>     // std::size_t
#include <cstdint>     // std::uint64_t
#include <string_view> // std::string_view
#include <type_traits> // std::conditional_t

#include "../../arena.hpp"
#include "../../shape.hpp"
#include "../inline.hpp"
#include "../layout/context.hpp"
#include "../layout/layout.hpp"
#include "../layout/targets.hpp"
#include "element.hpp"
#include "input.hpp"
#include "record.hpp"
#include "tag.hpp"

namespace soapcodec::detail::fast {

/// A list whose items are to be read, and what is in scope there.
struct open_list {
    void* object = nullptr;
    layout const* content = nullptr; ///< null: there is none
    allowance most{};                ///< of what may be opened and declared in it
    unsigned bound = 0;              ///< bindings, as input::bound
    spelling names{};                ///< of its items
    nil_attribute nil{};
    std::uint64_t items = 0;
};

/// How far the items of a list were read. Everything before is done with, even if an exception leaves.
struct progress {
    /// What is to be read of the list whose items are handed over.
    enum class part : unsigned char {
        items,     ///< what there is of it
        beginning, ///< nothing: it is to be found
        end,       ///< nothing: its items are elsewhere
    };

    char const* at;       ///< behind the latest item that was taken, or before its end tag while it is handed over
    line_counter place;   ///< there
    std::uint64_t& items; ///< of the list, those of before included
    bool taking = false;  ///< an item is being handed over
    char const* begin = nullptr; ///< the list's first item, or what stands before it
    part wanted = part::items;
    open_list list{};          ///< where it begins
    std::uint64_t content = 0; ///< where it ends: of context::content

    void commit(char const* to, line_counter const& there) noexcept {
        at = to;
        place = there;
    }
};

/// An item that is made before it is known whether it can be read.
template <class Target>
class attempt;

template <class Item, std::size_t Sink>
class attempt<streamed_item<Item, Sink>> {
    using target = streamed_item<Item, Sink>;

public:
    using type = without_optional<Item>;

    attempt(void*, context& c) : context_(c), mark_(c.memory->mark()), item_(target::open(c)) {}
    [[nodiscard]] type* item() const noexcept { return item_; }
    void commit() { target::deliver(item_, context_); }
    void commit_null() { target::deliver(nullptr, context_); }
    void roll_back() noexcept { context_.memory->rewind(mark_); }

private:
    context& context_;
    arena::mark_type mark_;
    type* item_;
};

template <class List>
class attempt<appended<whole_list<List>>> {
public:
    using type = typename list_traits<List>::item;

    attempt(void* list, context& c)
        : context_(c), content_(c.content), mark_(c.memory == nullptr ? arena::mark_type{} : c.memory->mark()),
          list_(static_cast<List*>(list)) {
        if constexpr (list_traits<List>::is_view) {
            before_ = *list_;
        }
        item_ = appended<whole_list<List>>::get(list, c);
    }
    /// Null at limits::content.
    [[nodiscard]] type* item() const noexcept { return item_; }
    void commit() noexcept {}
    void commit_null() noexcept {}
    void roll_back() noexcept {
        if constexpr (list_traits<List>::is_view) {
            *list_ = before_;
        } else if (item_ != nullptr) {
            list_->pop_back();
        }
        if (context_.memory != nullptr) {
            context_.memory->rewind(mark_);
        }
        context_.content = content_;
    }

private:
    struct nothing {};

    context& context_;
    std::uint64_t content_;
    arena::mark_type mark_;
    List* list_;
    std::conditional_t<list_traits<List>::is_view, List, nothing> before_{};
    type* item_;
};

/// The items of one list, which are records.
template <class Target, fixed_string Name, fixed_string Namespace, auto Streamed>
class items_ahead {
public:
    items_ahead(void* list, layout const& table, input& in, progress& done)
        : list_(list), table_(table), in_(in), done_(done) {}

    /// Moves behind the next item, or what may stand between two; false if it is neither, or nothing more is wanted.
    [[nodiscard]] bool read_one(char const*& at) {
        if (*at != '<') {
            at = in_.pass_space(at);
        }
        if constexpr (is_comparable<typename Target::type, Namespace>() && !shape_of<record>::has_text) {
            if (in_.left(at) >= opening_room<Name> && opens<Name>(at, in_)) [[likely]] {
                auto const* const behind_tag = at + 2 + in_.names.prefix_size + Name.view().size();
                return read_item(
                    at, [&](record& item) { return read_plainly(behind_tag, item); },
                    [&](char const* end) { return close<Name>(end, in_); });
            }
        }
        return in_.left(at) >= 2 && *at == '<' && read_other(at);
    }

private:
    using item_type = typename Target::type;
    using record = without_optional<item_type>;

    /// The elements of an item, behind its start tag: at its end tag.
    SOAPCODEC_DETAIL_INLINE char const* read_plainly(char const* at, record& item) {
        if (in_.most.levels < 2) {
            return in_.give_up(at);
        }
        --in_.most.levels;
        at = record_path<record, Namespace, Streamed>::read_here(at, item, in_);
        ++in_.most.levels;
        return at;
    }

    /// Read: (item) -> at the item's end tag, or null; Close: (at the end tag) -> behind it, or null.
    template <class Read, class Close>
    SOAPCODEC_DETAIL_INLINE bool read_item(char const*& at, Read read, Close close_tag) {
        if (!in_.state.may_begin()) {
            return false;
        }
        attempt<Target> made(list_, in_.state);
        auto* const item = made.item();
        auto const* const end_tag = item == nullptr ? nullptr : read_safely(*item, read);
        auto const place = in_.place;
        auto const* const behind = end_tag == nullptr ? nullptr : close_tag(end_tag);
        if (behind == nullptr) {
            made.roll_back();
            return false;
        }
        hand_over(end_tag, place, behind, [&] { made.commit(); });
        at = behind;
        return true;
    }

    /// Null also when something throws: it will again, from the event that is meant.
    template <class T, class Read>
    SOAPCODEC_DETAIL_INLINE char const* read_safely(T& item, Read read) {
#ifdef __cpp_exceptions
        try {
#endif
            if constexpr (is_optional<T>) {
                auto* const made = make_in(item, in_.state);
                return made == nullptr ? nullptr : read(*made);
            } else {
                return read(item);
            }
#ifdef __cpp_exceptions
        } catch (...) {
            return nullptr;
        }
#endif
    }

    /// What does not begin with the item's name alone.
    [[gnu::noinline]] bool read_other(char const*& at) {
        auto const* const begin = at;
        auto const place = in_.place;
        if (at[1] == '!') {
            auto const* const behind = pass_between(at, in_);
            return behind != nullptr && behind != at && pass(at, behind);
        }
        start_tag tag;
        auto const* const behind_tag = read_start_tag(at, in_, tag);
        if (behind_tag == nullptr) {
            return false;
        }
        auto const& s = table_.slots[0];
        if (!table_.has_any_items && (tag.local() != s.name() || tag.ns != s.ns)) {
            // A list that has elements, but no items, may be none.
            bool const may = !in_.reject_unknown && done_.items != 0 && in_.most.levels != 0;
            auto const* const behind = may ? skip(behind_tag, tag, in_) : nullptr;
            in_.bound = tag.bound_before;
            return behind != nullptr && pass(at, behind);
        }
        bool nil = false;
        slot const* none = nullptr;
        if (!read_instance(tag, s.content, none, in_, nil)) {
            return false;
        }
        // The end of an element without content is where its one tag begins.
        auto const end_of = [&](char const* end) { return tag.is_empty ? begin : end; };
        auto const behind_end = [&](char const* end) {
            in_.bound = tag.bound_before;
            return tag.is_empty ? behind_tag : read_end_tag(end, in_, tag.name);
        };
        if (nil) {
            return read_null(at, end_of(behind_tag), tag.is_empty ? place : in_.place, behind_end(behind_tag));
        }
        return read_item(
            at, [&](record& item) { return read_tagged(behind_tag, tag, item); },
            [&](char const* end) { return behind_end(end); });
    }

    /// The content of an item with attributes: at its end tag.
    char const* read_tagged(char const* at, start_tag const& tag, record& item) {
        auto const& content = *table_.slots[0].content;
        if (content.attributes != nullptr && !read_attributes(tag, content, &item, in_)) {
            return nullptr;
        }
        if (content.text != nullptr) {
            std::string_view text("", 0);
            at = tag.is_empty ? at : read_text(at, in_, text);
            return at != nullptr && content.text(&item, text, in_.state) == errc::ok ? at : nullptr;
        }
        if (tag.is_empty) {
            return content.required == 0 ? at : nullptr;
        }
        return read_elements(at, tag, content, &item, in_);
    }

    bool read_null(char const*& at, char const* end, line_counter place, char const* behind) {
        if constexpr (is_optional<item_type>) {
            if (behind == nullptr || in_.most.levels == 0 || !in_.state.may_begin()) {
                return false;
            }
            attempt<Target> made(list_, in_.state); // is null
            if constexpr (!Target::streamed) {
                if (made.item() == nullptr) {
                    made.roll_back();
                    return false;
                }
            }
            hand_over(end, place, behind, [&] { made.commit_null(); });
            at = behind;
            return true;
        } else {
            (void)at, (void)end, (void)place, (void)behind;
            return false;
        }
    }

    bool pass(char const*& at, char const* behind) {
        at = behind;
        done_.commit(at, in_.place);
        return true;
    }

    /// The item is complete. Whoever takes it may throw, as from the event that ends it.
    template <class Take>
    SOAPCODEC_DETAIL_INLINE void hand_over(char const* end, line_counter place, char const* behind, Take take) {
        ++done_.items;
        done_.commit(end, place);
        done_.taking = true;
        take();
        done_.taking = false;
        done_.commit(behind, in_.place);
    }

    void* list_;
    layout const& table_;
    input& in_;
    progress& done_;
};

/// The items of the list whose items are handed over, in a document that is there as a whole: see layout::fast. Places
/// are counted from here.
[[nodiscard]] inline char const* read_streamed(char const* at, void* list, layout const& table, input& in) {
    // Behind items that were handed over, those of another list are left to the parser: what it has not seen is one
    // stretch.
    if (in.streamed == nullptr || table.ahead == nullptr || in.streamed->items != 0) {
        return in.give_up(at);
    }
    auto& done = *in.streamed;
    if (done.wanted == progress::part::end) {
        in.state.content = done.content;
        at = find_tag(at, in);
        return at != nullptr && at[1] == '/' ? at : nullptr;
    }
    if (done.wanted == progress::part::beginning) {
        done.begin = at;
        done.list = {list,     &table,   {in.most.levels, in.most.attributes, in.most.namespaces - in.bound},
                     in.bound, in.names, {}};
        return nullptr;
    }
    auto const references = in.place.references;
    in.place = line_counter{at};
    done.begin = at;
    done.commit(at, in.place);
    auto const names = in.names;
    table.ahead(at, list, table, in, done);
    in.names = names;
    in.lasting = false;
    in.place = done.place;
    in.place.references += references;
    at = in.state.go_on ? find_tag(done.at, in) : nullptr;
    return at != nullptr && at[1] == '/' ? at : nullptr;
}

/// See layout::ahead.
template <class Target, fixed_string Name, fixed_string Namespace, auto Streamed>
void read_ahead(char const* at, void* list, layout const& table, input& in, progress& done) {
    if (in.names.ns.data() != text_of<Namespace>.data()) {
        in.names = in.spelling_of(text_of<Namespace>);
    }
    in.lasting = Target::streamed;
    items_ahead<Target, Name, Namespace, Streamed> items(list, table, in, done);
    while (in.state.go_on && in.left(at) >= 2 && items.read_one(at)) {
    }
    in.examine(at);
}

} // namespace soapcodec::detail::fast
