// SPDX-License-Identifier: MIT
// The prediction lane: records of a list, decoded where they stand, as long as they are written as servers write them.
//
// What a shape says about a record is nearly all of its bytes: `<Id>`, a value, `</Id><Name>`, and so on in order. Here
// they are compared with the input as they are, by code made from the shape, and no event is needed. The lane knows
// elements in the order of the schema, left out where that is allowed, null (xsi:nil), or empty; blanks between them;
// and text. At anything else it gives up, and the record is read again from its start tag, event by event, by
// record_reader: that is where all errors are found.
//
// A record that the lane accepts is one that record_reader would accept with the same content, and limits hold.
#pragma once

#include <algorithm>   // std::min
#include <cstdint>     // std::uint64_t
#include <string>      // std::string
#include <string_view> // std::string_view
#include <type_traits> // std::is_same_v, std::conditional_t

#include "../../arena.hpp"
#include "../../error.hpp"
#include "../../fixed_string.hpp"
#include "../../shape.hpp"
#include "../record/context.hpp"
#include "../record/layout.hpp"
#include "../record/targets.hpp"
#include "../xml/handler.hpp"
#include "cursor.hpp"

namespace soapcodec::detail {

/// What the lane has to know of the place where a list is read, and what it says in the end.
struct surroundings {
    headway& way;
    std::uint64_t& items;     ///< of the list, those of before included
    std::uint64_t levels;     ///< elements that may be opened inside the list's
    std::uint64_t text_limit; ///< bytes of one value
    std::string_view null;    ///< ` xsi:nil="true"`, with the prefix that is bound there; empty if there is none
    std::string& scratch;     ///< where references are resolved
};

/// Whether a record is nothing but elements, each in its place, with names in which bytes are characters.
template <class T>
[[nodiscard]] consteval bool is_predictable() {
    if constexpr (described<T>) {
        bool good = !shape_of<T>::has_attributes && !shape_of<T>::has_text;
        shape_of<T>::for_each([&]<class Element>(Element) {
            good = good && !Element::is_choice && is_ascii(Element::name);
            if constexpr (Element::is_wrapped) {
                good = good && is_ascii(Element::items::name.view());
            }
        });
        return good;
    } else {
        return false;
    }
}

/// Records of type T can be read ahead, as long as no member is there that cannot: of another namespace, or of a type
/// that is neither a value nor predictable.
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
            return at_.take_text(text, around_.scratch, around_.text_limit) && at_.take(joined_text<"</", Name, ">">) &&
                   store(text, target);
        } else {
            return false;
        }
    }

    /// What an empty element says of a target.
    template <class T>
    [[nodiscard]] bool no_content(T& target) {
        if constexpr (is_optional<T>) {
            return no_content(target.emplace());
        } else if constexpr (value_type<T>) {
            return store(std::string_view("", 0), target);
        } else {
            return false; // a record may lack what it requires
        }
    }

    [[nodiscard]] stretch passed() const noexcept { return at_.passed(); }
    /// As far as the last tag of the latest item, which is null or has content.
    template <fixed_string Name>
    [[nodiscard]] stretch passed_before_end(form is) const noexcept {
        if (is == form::null) {
            return rare_.passed();
        }
        constexpr auto size = joined_text<"</", Name, ">">.size();
        auto passed = at_.passed();
        passed.bytes -= size;
        passed.line_bytes -= size;
        passed.characters -= size;
        return passed;
    }

private:
    [[gnu::noinline]] form start_rare(std::string_view tag) {
        rare_ = at_;
        if (at_.take(tag)) {
            bool const null = !around_.null.empty() && at_.take(around_.null);
            if (at_.take(" />") || at_.take("/>")) {
                return null ? form::null : form::empty;
            }
            at_ = rare_;
        }
        return form::other;
    }

    /// Two levels, since what is entered has elements.
    [[nodiscard]] bool enter() noexcept {
        if (levels_ < 2) {
            return false;
        }
        --levels_;
        return true;
    }
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
            return items<appended<member_place<T, Element::member>>, name, Own>(&record);
        } else {
            auto& target = record.*Element::member;
            switch (start<name>()) {
            case form::content:
                if constexpr (Element::is_wrapped) {
                    return list<Element, Own>(opened(target));
                } else {
                    return content<name, Own>(target);
                }
            case form::empty:
                if constexpr (Element::is_wrapped) {
                    opened(target);
                    return true;
                } else {
                    return no_content(target);
                }
            case form::null:
                if constexpr (is_optional<typename Element::type>) {
                    target.reset();
                    return true;
                } else {
                    return false;
                }
            case form::other:
                break;
            }
            return !is_required<Element>();
        }
    }

    /// The list in a member, which there is from now on.
    template <class T>
    static auto& opened(T& target) {
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
        return is == form::content ? content<Name, Own>(item) : is == form::empty ? no_content(item) : is_optional<T>;
    }

    template <class T>
    [[nodiscard]] bool store(std::string_view text, T& value) {
        if constexpr (Lasting && std::is_same_v<T, std::string_view>) {
            value = text.data() == around_.scratch.data() ? context_.memory->copy(text) : text;
            return context_.hold(text.size());
        } else {
            return convert(text, value, context_) == errc::ok;
        }
    }

    // Records in records are functions in functions here. Deeper ones go to record_reader, which keeps a stack.
    static constexpr std::uint64_t most_levels = 256;

    cursor at_;
    cursor rare_ = at_; // before the latest start tag that is not the usual one
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
    /// Null at limits::content.
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

/// The items of one list. See layout::ahead.
template <class Item, fixed_string Name, fixed_string Namespace>
class items_ahead {
public:
    static void read(void* list, std::string_view bytes, surroundings& around, context& c) {
        items_ahead all(list, bytes, around, c);
        while (c.go_on && all.read_one()) {
        }
        around.way.looked_at = all.lane_.passed().bytes;
    }

private:
    using lane = record_lane<Namespace, Item::streamed>;
    using form = typename lane::form;

    items_ahead(void* list, std::string_view bytes, surroundings& around, context& c)
        : list_(list), around_(around), context_(c), lane_(bytes, around, c) {}

    [[nodiscard]] bool read_one() {
        auto const is = lane_.template start<Name>();
        if (is == form::content) {
            trial<Item> made(list_, context_);
            if (made.item() == nullptr || !read_into(*made.item())) {
                made.undo();
                return false;
            }
            deliver(is, [&] { made.keep(); });
            return true;
        }
        if constexpr (is_optional<typename Item::type>) {
            if (is == form::null && around_.levels != 0) {
                return read_null();
            }
        }
        return false;
    }

    [[nodiscard]] bool read_null() {
        if constexpr (Item::streamed) {
            deliver(form::null, [&] { (void)store_null<Item>(list_, context_); });
        } else {
            trial<Item> made(list_, context_); // is null
            if (made.item() == nullptr) {
                made.undo();
                return false;
            }
            deliver(form::null, [] {});
        }
        return true;
    }

    /// False also when something throws: it will again, from the event that is meant.
    template <class T>
    [[nodiscard]] bool read_into(T& item) {
#ifdef __cpp_exceptions
        try {
#endif
            return lane_.template content<Name, Namespace>(item);
#ifdef __cpp_exceptions
        } catch (...) {
            return false;
        }
#endif
    }

    /// The item is complete. Whoever takes it may throw, as from the event that ends it.
    template <class Take>
    void deliver(form is, Take take) {
        ++around_.items;
        around_.way.passed = lane_.template passed_before_end<Name>(is);
        take();
        around_.way.passed = lane_.passed();
    }

    void* list_;
    surroundings& around_;
    context& context_;
    lane lane_;
};

} // namespace soapcodec::detail
