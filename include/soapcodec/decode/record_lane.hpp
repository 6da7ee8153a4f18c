// SPDX-License-Identifier: MIT
// The prediction lane: records of a list, decoded where they stand, as long as they are written as servers write them.
//
// What a shape says about a record is nearly all of its bytes: `<Id>`, a value, `</Id><Name>`, and so on in order. Here
// they are compared with the input as they are, by code made from the shape, and no event is needed. The lane knows
// elements in the order of the schema, left out where that is allowed, null (xsi:nil), or empty; blanks between them;
// and text. At anything else it gives up, and the record is read again from its start tag, event by
// event, by record_reader: that is where all errors are found.
//
// A record that the lane accepts is one that record_reader would accept with the same content, and limits hold.
#pragma once

#include <algorithm>   // std::min
#include <cstdint>     // std::uint64_t
#include <string_view> // std::string_view
#include <type_traits> // std::is_same_v, std::conditional_t

#include "../error.hpp"
#include "../fixed_string.hpp"
#include "../shape.hpp"
#include "../xml/cursor.hpp"
#include "context.hpp"
#include "layout.hpp"
#include "places.hpp"

namespace soapcodec::decoding {

/// Whether a record is nothing but elements, each in its place.
template <class T>
[[nodiscard]] consteval bool is_predictable() {
    if constexpr (described<T>) {
        bool any_choice = false;
        shape_of<T>::for_each([&]<class Element>(Element) { any_choice = any_choice || Element::is_choice; });
        return !any_choice && !shape_of<T>::has_attributes && !shape_of<T>::has_text;
    } else {
        return false;
    }
}

/// Records of type T can be read ahead. Members that cannot be are then left out, or end it.
template <class T>
concept predictable = is_predictable<T>();

/// Reads records whose tags have no prefix, in a list whose items are in the default namespace, Default. Lasting: the
/// input outlives the records, so that views refer to it.
template <fixed_string Default, bool Lasting>
class record_lane {
public:
    record_lane(std::string_view bytes, surroundings const& around, context& c)
        : at_(bytes), around_(around), levels_(std::min(around.levels, most_levels)), context_(c) {}

    /// An item of a list, as far as it can be told before it is made.
    enum class form : unsigned char { content, empty, null, other };

    /// Blanks and a start tag.
    template <fixed_string Name>
    [[nodiscard]] form start() {
        at_.pass_blanks();
        return at_.take(joined_text<"<", Name, ">">) ? form::content : start_rare(joined_text<"<", Name>);
    }

    /// The content of an element behind its start tag, and its end tag.
    template <fixed_string Name, fixed_string Around, class T>
    [[nodiscard]] bool content(T& target) {
        if constexpr (is_optional<T>) {
            return content<Name, Around>(target.emplace());
        } else if constexpr (predictable<T>) {
            return enter() && members<Around>(target) && leave<Name>();
        } else if constexpr (value_type<T>) {
            std::string_view text;
            return at_.take_text(text, around_.scratch) && at_.take(joined_text<"</", Name, ">">) &&
                   store(text, target);
        } else {
            return false;
        }
    }

    /// What an empty element says of a target.
    template <fixed_string Around, class T>
    [[nodiscard]] bool no_content(T& target) {
        if constexpr (is_optional<T>) {
            return no_content<Around>(target.emplace());
        } else if constexpr (value_type<T>) {
            return store({}, target);
        } else {
            return false; // a record may lack what it requires
        }
    }

    [[nodiscard]] xml::stretch passed() const noexcept { return at_.passed(); }

private:
    [[gnu::noinline]] form start_rare(std::string_view tag) {
        auto const before = at_;
        if (at_.take(tag)) {
            bool const null = !around_.nil.empty() && at_.take(around_.nil);
            if (at_.take(" />") || at_.take("/>")) {
                return null ? form::null : form::empty;
            }
            at_ = before;
        }
        return form::other;
    }

    /// Two levels, since what is entered has elements.
    [[nodiscard]] bool enter() noexcept { return levels_ >= 2 && levels_-- != 0; }
    template <fixed_string Name>
    [[nodiscard]] bool leave() noexcept {
        ++levels_;
        at_.pass_blanks();
        return at_.take(joined_text<"</", Name, ">">);
    }

    template <fixed_string Around, class T>
    [[nodiscard]] bool members(T& record) {
        constexpr auto ns = resolve_namespace<shape_of<T>::ns, Around>();
        bool good = true;
        shape_of<T>::for_each([&]<class Element>(Element) {
            good = good && member<Element, resolve_namespace<Element::ns, ns>()>(record);
        });
        return good;
    }

    template <class Element, fixed_string Own, class T>
    [[nodiscard]] bool member(T& record) {
        constexpr auto name = Element::local_name;
        using type = without_optional<typename Element::type>;
        if constexpr (Own.view() != Default.view()) {
            return !is_required<Element>(); // with a prefix or a declaration: whatever comes next does not fit then
        } else if constexpr (list_type<type> && !Element::is_wrapped) {
            return items<appended<member_place<Element::member>>, name, Own>(&record);
        } else {
            auto& target = record.*Element::member;
            switch (start<name>()) {
            case form::content:
                if constexpr (Element::is_wrapped) {
                    return list<Element, Own>(inside(target));
                } else {
                    return content<name, Own>(target);
                }
            case form::empty:
                if constexpr (Element::is_wrapped) {
                    inside(target);
                    return true;
                } else {
                    return no_content<Own>(target);
                }
            case form::null:
                return is_optional<typename Element::type>; // it is as it was made
            case form::other:
                break;
            }
            return !is_required<Element>();
        }
    }

    template <class T>
    static auto& inside(T& target) {
        if constexpr (is_optional<T>) {
            return target.emplace();
        } else {
            return target;
        }
    }

    /// The items of a list in an element of its own, and its end tag.
    template <class Element, fixed_string Own, class List>
    [[nodiscard]] bool list(List& target) {
        using item = typename Element::items;
        if constexpr (resolve_namespace<item::ns, Own>().view() != Default.view()) {
            return false;
        } else {
            return enter() && items<appended<whole_list<List>>, item::name, Own>(&target) &&
                   leave<Element::local_name>();
        }
    }

    template <class Place, fixed_string Name, fixed_string Own>
    [[nodiscard]] bool items(void* owner) {
        for (;;) {
            auto const is = start<Name>();
            if (is == form::other) {
                return true;
            }
            auto* const item = Place::get(owner, context_);
            if (item == nullptr || !fill<Name, Own>(*item, is)) {
                return false;
            }
        }
    }

    template <fixed_string Name, fixed_string Own, class T>
    [[nodiscard]] bool fill(T& item, form is) {
        return is == form::content ? content<Name, Own>(item)
               : is == form::empty ? no_content<Own>(item)
                                   : is_optional<T>;
    }

    template <class T>
    [[nodiscard]] bool store(std::string_view text, T& value) {
        if (text.size() > around_.text_limit) {
            return false;
        }
        if constexpr (Lasting && std::is_same_v<T, std::string_view>) {
            value = text.data() == around_.scratch.data() ? context_.memory->copy(text) : text;
            return context_.hold(text.size());
        } else {
            return convert(text, value, context_) == errc::ok;
        }
    }

    // Records in records are functions in functions here. Deeper ones go to record_reader, which keeps a stack.
    static constexpr std::uint64_t most_levels = 256;

    xml::cursor at_;
    surroundings const& around_;
    std::uint64_t levels_;
    context& context_;
};

/// An item that is made before it is known whether it can be read.
template <class Place>
class trial;

template <class Item>
class trial<streamed_item<Item>> {
public:
    using type = without_optional<Item>;

    trial(void*, context& c) : context_(c), mark_(c.memory->mark()) {
        c.content = 0;
        item_ = static_cast<type*>(c.sink->open(*c.sink));
    }
    [[nodiscard]] type* item() const noexcept { return item_; }
    void keep() { hand_over(item_, context_); }
    void undo() noexcept { context_.memory->rewind(mark_); }

private:
    context& context_;
    arena::mark_type mark_;
    type* item_;
};

template <class List>
class trial<appended<whole_list<List>>> {
public:
    using type = typename list_traits<List>::item;

    trial(void* list, context& c)
        : context_(c), content_(c.content), mark_(c.memory == nullptr ? arena::mark_type{} : c.memory->mark()),
          list_(static_cast<List*>(list)) {
        if constexpr (list_traits<List>::is_view) {
            before_ = *list_;
        }
        item_ = appended<whole_list<List>>::get(list, c);
    }
    [[nodiscard]] type* item() const noexcept { return item_; }
    void keep() noexcept {}
    void undo() noexcept {
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

/// The items of the list at `owner` that are read ahead. See layout::ahead.
template <class Item, fixed_string Name, fixed_string Namespace>
std::uint64_t read_ahead(void* owner, std::string_view bytes, surroundings const& around, context& c,
                         xml::stretch& passed) {
    using lane = record_lane<Namespace, Item::streamed>;
    using form = typename lane::form;
    lane at(bytes, around, c);
    std::uint64_t count = 0;
    auto const read_one = [&] {
        auto const is = at.template start<Name>();
        if (is == form::content) {
            trial<Item> made(owner, c);
            bool const good = made.item() != nullptr && at.template content<Name, Namespace>(*made.item());
            good ? made.keep() : made.undo();
            return good;
        }
        if constexpr (is_optional<typename Item::type>) {
            return is == form::null && store_null<Item>(owner, c) == errc::ok;
        } else {
            return false;
        }
    };
    while (c.go_on && read_one()) {
        ++count;
        passed = at.passed();
    }
    return count;
}

} // namespace soapcodec::decoding
