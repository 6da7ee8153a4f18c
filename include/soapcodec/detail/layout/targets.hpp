// SPDX-License-Identifier: MIT
// Where in a struct the content of an element goes, and how it gets there.
//
// A target is a type that finds, or makes, an object given its owner: Target::get(owner, context) returns a pointer to
// a Target::type, or null at limits::content. It is called once an element. The functions below take a target and lose
// the types, so that a table (layout.hpp) can hold them.
#pragma once

#include <cstddef>     // std::size_t
#include <string>      // std::string
#include <string_view> // std::string_view
#include <type_traits> // std::is_same_v
#include <variant>     // std::variant_alternative_t

#include "../../error.hpp"
#include "../../scalar.hpp"
#include "../../shape.hpp"
#include "../../xml/qname.hpp"
#include "../../xml/raw.hpp"
#include "../xml/qname_resolver.hpp"
#include "context.hpp"

namespace soapcodec::detail {

template <class T>
inline constexpr bool raw_type = std::is_same_v<T, xml::raw_xml>;
/// What text becomes. A QName is more than its text, so it is no scalar.
template <class T>
inline constexpr bool value_type = scalar_type<T> || string_like<T> || std::is_same_v<T, xml::qname>;

/// A member pointer as a value of one type, to compare with another of any type.
template <auto Left, auto Right>
inline constexpr bool same_member = false;
template <auto Member>
inline constexpr bool same_member<Member, Member> = true;

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
            items = target->has_value() ? &**target : &target->emplace();
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
            return &target->emplace().template emplace<Index>();
        } else {
            return &target->template emplace<Index>();
        }
    }
};

/// A record that is not kept but handed over when it is complete.
template <class Item>
struct streamed_item {
    using type = Item;
    static constexpr bool streamed = true;
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
        return scalar<T>::parse(text, value);
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

template <class Target>
errc store_value(void* owner, std::string_view text, context& c) {
    auto* const target = Target::get(owner, c);
    if (target == nullptr) {
        return errc::content_limit;
    }
    if constexpr (is_optional<typename Target::type>) {
        return convert(text, target->emplace(), c);
    } else {
        return convert(text, *target, c);
    }
}

template <class Target>
void* open_content(void* owner, context& c) {
    if constexpr (Target::streamed) {
        c.content = 0;
        return c.sink->open(*c.sink);
    } else {
        auto* const target = Target::get(owner, c);
        if constexpr (is_optional<typename Target::type>) {
            return target == nullptr ? nullptr : &target->emplace();
        } else {
            return target;
        }
    }
}

template <class Target>
errc store_null(void* owner, context& c) {
    if constexpr (Target::streamed) {
        c.go_on = c.sink->deliver(*c.sink, nullptr);
    } else {
        auto* const target = Target::get(owner, c);
        if (target == nullptr) {
            return errc::content_limit;
        }
        target->reset();
    }
    return errc::ok;
}

template <class Target>
xml::raw_xml* open_raw(void* owner, context& c) {
    auto* const target = Target::get(owner, c);
    if (target == nullptr) {
        return nullptr;
    }
    if constexpr (is_optional<typename Target::type>) {
        return &target->emplace();
    } else {
        return target;
    }
}

inline void hand_over(void* record, context& c) {
    c.go_on = c.sink->deliver(*c.sink, record);
}

} // namespace soapcodec::detail
