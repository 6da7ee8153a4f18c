// SPDX-License-Identifier: MIT
// Where in a struct the content of an element goes, and how it gets there.
//
// A target is a type that finds, or makes, an object given its owner: Target::get(owner, context) returns a pointer to
// a Target::type, or null at limits::content. It is called once an element. The functions below take a target and lose
// the types, so that a table (layout.hpp) can hold them.
#pragma once

#include <cstddef>     // std::size_t
#include <memory>      // std::unique_ptr
#include <string>      // std::string
#include <string_view> // std::string_view
#include <type_traits> // std::is_same_v
#include <utility>     // std::move, std::pair
#include <variant>     // std::variant_alternative_t
#include <vector>      // std::vector

#include "../../error.hpp"
#include "../../scalar.hpp"
#include "../../shape.hpp"
#include "../../xml/known_namespaces.hpp"
#include "../../xml/qname.hpp"
#include "../../xml/raw.hpp"
#include "../inline.hpp"
#include "../xml/expanded_name.hpp"
#include "../xml/qname_resolver.hpp"
#include "context.hpp"
#include "layout.hpp"

namespace soapcodec::detail {

template <class T>
inline constexpr bool raw_type = std::is_same_v<T, xml::raw_xml> || std::is_same_v<T, xml::any_element>;
/// What text becomes. A QName is more than its text, so it is no scalar.
template <class T>
inline constexpr bool value_type = scalar_type<T> || string_like<T> || std::is_same_v<T, xml::qname>;

/// A new object in what may be null. Null at limits::content, for which memory of its own counts.
template <class Holder>
[[nodiscard]] SOAPCODEC_DETAIL_INLINE without_optional<Holder>* make_in(Holder& holder, [[maybe_unused]] context& c) {
    if constexpr (is_apart<Holder>) {
        if (!c.charge(sizeof(without_optional<Holder>))) {
            return nullptr;
        }
    }
    return &make_in(holder);
}

/// A member of a struct, or of a base of it.
template <class Struct, auto Member>
struct member_target {
    using type = typename detail::member_pointer<decltype(Member)>::type;
    static constexpr bool streamed = false;
    static type* get(void* object, context&) { return &(static_cast<Struct*>(object)->*Member); }
};

/// The list itself is the owner.
template <class List>
struct whole_list {
    using type = List;
    static constexpr bool streamed = false;
    static List* get(void* object, context&) { return static_cast<List*>(object); }
};

/// A new item at the end of the list that Target leads to.
template <class Target>
struct appended {
    using list = without_optional<typename Target::type>;
    using type = typename list_traits<list>::item;
    static constexpr bool streamed = false;
    static type* get(void* object, context& c) {
        if (!c.charge(sizeof(type))) {
            return nullptr;
        }
        auto* const target = Target::get(object, c);
        list* items = nullptr;
        if constexpr (is_optional<typename Target::type>) {
            items = *target ? &**target : make_in(*target, c);
            if (is_apart<typename Target::type> && items == nullptr) {
                return nullptr;
            }
        } else {
            items = target;
        }
        if constexpr (list_traits<list>::is_view) {
            return &c.memory->append(*items);
        } else {
            return &items->emplace_back();
        }
    }
};

/// An item of the array that Target leads to.
template <class Target, std::size_t Index>
struct array_item {
    using type = typename list_traits<typename Target::type>::item;
    static constexpr bool streamed = false;
    static type* get(void* object, context& c) { return &(*Target::get(object, c))[Index]; }
};

/// An alternative of the choice that Target leads to, which then holds it.
template <class Target, std::size_t Index>
struct alternative_target {
    using choice = without_optional<typename Target::type>;
    using type = std::variant_alternative_t<Index, choice>;
    static constexpr bool streamed = false;
    static type* get(void* object, context& c) {
        auto* const target = Target::get(object, c);
        if (target == nullptr) {
            return nullptr;
        }
        if constexpr (is_optional<typename Target::type>) {
            auto* const made = make_in(*target, c);
            return made == nullptr ? nullptr : &made->template emplace<Index>();
        } else {
            return &target->template emplace<Index>();
        }
    }
};

/// An item that is not kept but handed over when it is complete: to the sink of that number.
template <class Item, std::size_t Sink = 0>
struct streamed_item {
    using type = Item;
    static constexpr bool streamed = true;

    [[nodiscard]] static record_sink& sink(context& c) noexcept {
        auto* found = c.sink;
        for (std::size_t i = 0; i < Sink; ++i) {
            found = found->next;
        }
        return *found;
    }
    /// What is to be filled: of an item that may be null, what is there if it is not.
    [[nodiscard]] static without_optional<Item>* open(context& c) {
        auto& to = sink(c);
        c.content = 0;
        to.item = to.open(to);
        return static_cast<without_optional<Item>*>(to.item);
    }
    static void deliver(without_optional<Item>* item, context& c) {
        auto& to = sink(c);
        c.go_on = to.deliver(to, item);
    }
};

/// The same for an alternative of an item that is a choice.
template <class Choice, std::size_t Sink, std::size_t Index>
struct alternative_target<streamed_item<Choice, Sink>, Index> {
    using type = std::variant_alternative_t<Index, without_optional<Choice>>;
    static constexpr bool streamed = true;

    [[nodiscard]] static without_optional<type>* open(context& c) {
        auto& held = streamed_item<Choice, Sink>::open(c)->template emplace<Index>();
        if constexpr (is_optional<type>) {
            return make_in(held, c);
        } else {
            return &held;
        }
    }
    /// `item` lies in the choice, where the sink has it.
    static void deliver(without_optional<type>* item, context& c) {
        auto& to = streamed_item<Choice, Sink>::sink(c);
        if (item == nullptr) {
            streamed_item<Choice, Sink>::open(c)->template emplace<Index>();
        }
        c.go_on = to.deliver(to, to.item);
    }
};

// --- what is done there

/// Converts text to a value of type T.
template <class T>
errc convert(std::string_view text, T& value, context& c) {
    if constexpr (std::is_same_v<T, std::string_view>) {
        if (!c.charge(text.size())) {
            return errc::content_limit;
        }
        value = c.memory->copy(text);
        return errc::ok;
    } else if constexpr (string_like<T>) {
        if (!c.charge(text.size())) {
            return errc::content_limit;
        }
        value.assign(text);
        return errc::ok;
    } else if constexpr (std::is_same_v<T, xml::qname>) {
        auto const found = find_qname(text, *c.scope);
        if (!found || !xml::is_local_part(found->local)) {
            return errc::invalid_value;
        }
        // A short prefix can stand for a long namespace.
        if (!c.charge(found->ns.size() + found->local.size())) {
            return errc::content_limit;
        }
        value.ns.assign(found->ns);
        value.local.assign(found->local);
        return errc::ok;
    } else {
        // What has no bound when it is written may hold memory of its own.
        if (!bounded_scalar<T> && !c.charge(text.size())) {
            return errc::content_limit;
        }
        auto const code = scalar<T>::parse(text, value);
        if constexpr (requires { scalar<T>::memory(value); }) {
            if (code == errc::ok && !c.charge(scalar<T>::memory(value))) {
                return errc::content_limit;
            }
        }
        return code;
    }
}

/// What the errors of a value type say would have been right; null if they do not.
template <class T>
[[nodiscard]] consteval auto expected_of() -> std::string (*)() {
    if constexpr (requires { scalar<T>::expected(); }) {
        return [] { return std::string(scalar<T>::expected()); };
    } else {
        return nullptr;
    }
}

/// What storing a streamed value returns when whoever takes it wants no more: context::go_on is false then.
inline constexpr errc had_enough = errc::callback_exception;

/// What becomes of a value's error where a text that is empty, and no value of the type, may stand for null.
template <class Holder>
[[gnu::cold, gnu::noinline]] errc null_if_empty(errc code, std::string_view text, Holder& target) noexcept {
    if (code == errc::invalid_value && trim(text).empty()) {
        target.reset();
        return errc::ok;
    }
    return code;
}

/// EmptyIsNull: as the decoder's option of that name, for one element.
template <class Target, bool EmptyIsNull = false>
errc store_value(void* owner, std::string_view text, context& c) {
    if constexpr (Target::streamed) {
        auto* const item = Target::open(c);
        if (item == nullptr) {
            return errc::content_limit;
        }
        auto const code = convert(text, *item, c);
        if (code != errc::ok) {
            return code;
        }
        Target::deliver(item, c);
        return c.go_on ? errc::ok : had_enough;
    } else {
        auto* const target = Target::get(owner, c);
        if (target == nullptr) {
            return errc::content_limit;
        }
        if constexpr (is_optional<typename Target::type>) {
            auto* const made = make_in(*target, c);
            if (made == nullptr) {
                return errc::content_limit;
            }
            auto const code = convert(text, *made, c);
            return code != errc::ok && (EmptyIsNull || c.empty_is_null) ? null_if_empty(code, text, *target) : code;
        } else {
            return convert(text, *target, c);
        }
    }
}

template <class Target>
void* open_content(void* owner, context& c) {
    if constexpr (Target::streamed) {
        return Target::open(c);
    } else {
        auto* const target = Target::get(owner, c);
        if constexpr (is_optional<typename Target::type>) {
            return target == nullptr ? nullptr : make_in(*target, c);
        } else {
            if constexpr (map_type<typename Target::type>) {
                target->clear(); // what a map holds by default would be in the way of the same keys
            }
            return target;
        }
    }
}

template <class Target>
errc store_null(void* owner, context& c) {
    if constexpr (Target::streamed) {
        Target::deliver(nullptr, c);
    } else {
        auto* const target = Target::get(owner, c);
        if (target == nullptr) {
            return errc::content_limit;
        }
        target->reset();
    }
    return errc::ok;
}

[[nodiscard]] inline bool keep_attribute(std::vector<xml::any_attribute>& list, attribute_view const& from,
                                         context& c) {
    auto const [ns, local] = std::pair(from.name.ns(), from.name.local());
    if (!c.charge(sizeof list.front() + ns.size() + local.size() + from.value.size())) {
        return false;
    }
    list.push_back({{std::string(ns), std::string(local)}, std::string(from.value)});
    return true;
}

/// Keeps the start tag of an element. Null at a limit, else where its content goes.
[[nodiscard]] inline xml::raw_xml* keep_start(xml::any_element& to, expanded_name name, attribute_list attributes,
                                              context& c) {
    if (!c.charge(name.ns().size() + name.local().size())) {
        return nullptr;
    }
    to.name.ns.assign(name.ns());
    to.name.local.assign(name.local());
    to.attributes.clear();
    for (auto const& attribute : attributes) {
        if (!keep_attribute(to.attributes, attribute, c)) {
            return nullptr;
        }
    }
    return &to.content;
}

/// The element of a slot, or its content alone.
template <class Target>
xml::raw_xml* open_raw(void* owner, slot const& s, attribute_list attributes, context& c) {
    auto* const target = Target::get(owner, c);
    if (target == nullptr) {
        return nullptr;
    }
    without_optional<typename Target::type>* to = nullptr;
    if constexpr (is_optional<typename Target::type>) {
        to = make_in(*target, c);
    } else {
        to = target;
    }
    if (to == nullptr) {
        return nullptr;
    }
    if constexpr (std::is_same_v<decltype(to), xml::any_element*>) {
        return keep_start(*to, expanded_name(s.ns, s.local), attributes, c);
    } else {
        return to;
    }
}

template <class Target>
xml::raw_xml* open_any(void* owner, expanded_name name, attribute_list attributes, context& c) {
    auto& list = *Target::get(owner, c);
    return c.charge(sizeof list.front()) ? keep_start(list.emplace_back(), name, attributes, c) : nullptr;
}

template <class Target>
errc store_any_attributes(void* owner, attribute_list attributes, layout const& content, context& c) {
    auto& list = *Target::get(owner, c);
    for (auto const& attribute : attributes) {
        auto const* s = content.attributes;
        while (s->bit != 0 && attribute.name != expanded_name(s->ns, s->local)) {
            ++s;
        }
        if (s->bit == 0 && attribute.name.ns() != text_of<xml::schema_instance_namespace> &&
            !keep_attribute(list, attribute, c)) {
            return errc::content_limit;
        }
    }
    return errc::ok;
}

template <class Target>
errc hand_over(void* record, context& c) {
    Target::deliver(static_cast<without_optional<typename Target::type>*>(record), c);
    return errc::ok;
}

/// A new entry for a map.
template <class Entry, class Map>
void* open_entry(void* map, context& c) {
    if (!c.charge(entry_size<Map>)) {
        return nullptr;
    }
    auto* const entry = new Entry;
    std::unique_ptr<void, void (*)(void*)> owner(entry, [](void* at) { delete static_cast<Entry*>(at); });
    entry->map = static_cast<Map*>(map);
    c.entries.push_back(std::move(owner));
    return entry;
}
/// Puts the latest entry into its map, unless the key is there already.
template <class Entry>
errc close_entry(void* entry, context& c) {
    auto const code = static_cast<Entry*>(entry)->insert();
    c.entries.pop_back();
    return code;
}

} // namespace soapcodec::detail
