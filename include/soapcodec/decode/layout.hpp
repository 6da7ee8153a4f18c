// SPDX-License-Identifier: MIT
// A shape as the reader uses it: constant tables of names and functions, one table a record.
//
// The tables take the types away, so that one reader (record_reader.hpp) serves every message: it follows pointers it
// does not understand and leaves each to the function that stands beside it. A list in an element of its own is a
// record with a single, repeating element, whose owner is the list; that is all the reader knows of lists.
#pragma once

#include <array>       // std::array
#include <cstddef>     // std::size_t
#include <cstdint>     // std::uint64_t
#include <string>      // std::string
#include <string_view> // std::string_view
#include <tuple>       // std::tuple_element_t
#include <type_traits> // std::is_same_v
#include <utility>     // std::move

#include "../arena.hpp"
#include "../error.hpp"
#include "../scalar.hpp"
#include "../shape.hpp"
#include "../xml/namespaces.hpp"
#include "../xml/place.hpp"
#include "../xml/qname.hpp"
#include "../xml/raw.hpp"

namespace soapcodec::decoding {

/// Takes complete records when they are streamed. null is the item that is xsi:nil.
struct record_sink {
    void* (*open)(record_sink&);
    /// Returns whether to go on.
    bool (*deliver)(record_sink&, void* record_or_null);
};

/// What the functions of a table may use.
struct context {
    arena* memory = nullptr;     ///< for views
    record_sink* sink = nullptr; ///< for the streamed list
    std::uint64_t content = 0;   ///< bytes of text and list items held by the message or streamed record
    std::uint64_t content_limit = 0;
    bool go_on = true;                           ///< what the sink said last
    xml::namespace_scope const* scope = nullptr; ///< the bindings where the source stands

    [[nodiscard]] bool hold(std::uint64_t bytes) noexcept {
        content += bytes;
        return content <= content_limit;
    }
};

template <class T>
inline constexpr bool raw_type = std::is_same_v<T, xml::raw_xml>;
/// What text becomes. A QName is more than its text, so it is no scalar.
template <class T>
inline constexpr bool value_type = scalar_type<T> || string_like<T> || std::is_same_v<T, xml::qname>;

/// What the prediction lane (record_lane.hpp) has to know of the place where a list is read.
struct surroundings {
    std::uint64_t levels;     ///< elements that may be opened inside the list's
    std::uint64_t text_limit; ///< bytes of one value
    std::string_view nil;     ///< ` xsi:nil="true"`, with the prefix that is bound there; empty if there is none
    std::string& scratch;     ///< where references are resolved
};

struct layout;

/// An element of a record. A table of them ends with one whose local name is empty, which no element's is.
struct slot {
    std::string_view ns{};  ///< the same address for the same namespace, wherever it is described
    char const* local = ""; ///< local part of the name

    /// For a value: converts the text into the owner's member.
    errc (*store)(void* owner, std::string_view text, context&) = nullptr;
    /// For a record or a list in its own element: makes the member, returns its address; null at a limit.
    void* (*open)(void* owner, context&) = nullptr;
    /// Makes the member null; a null pointer if it cannot be.
    errc (*null)(void* owner, context&) = nullptr;
    /// For an element whose content is kept as it is: makes the member; null at a limit.
    xml::raw_xml* (*raw)(void* owner, context&) = nullptr;
    /// For a streamed record: it is complete.
    void (*close)(void* object, context&) = nullptr;
    /// Of a record or list; null for a value.
    layout const* content = nullptr;
    std::uint64_t bit = 0; ///< 1 << its index
    bool repeats = false;
    bool single_value = false; ///< neither repeats nor is anything but a value
};

/// The elements of a record.
struct layout {
    slot const* slots;
    std::size_t size;       ///< without the one that ends the table
    std::uint64_t required; ///< the bits of the elements that have to be there

    /// The attributes of its own start tag, as another table. Its slots have `store` alone.
    slot const* attributes = nullptr;
    std::uint64_t required_attributes = 0;
    /// Stores the text of a record that has no elements; null for one that has.
    errc (*text)(void* owner, std::string_view text, context&) = nullptr;

    /// Of a list in an element of its own, whose items are records: reads as many complete items as `bytes` begin with
    /// and are written plainly. Returns how many, and in `passed` what they took of the bytes. The default namespace is
    /// that of the items.
    std::uint64_t (*ahead)(void* owner, std::string_view bytes, surroundings const&, context&,
                           xml::stretch& passed) = nullptr;
    std::string_view item_tag{}; ///< the start tag of such an item
};

// --- where a value goes, given its owner

/// A member of a struct.
template <auto Member>
struct member_place {
    using owner = typename detail::member_pointer<decltype(Member)>::owner;
    using type = typename detail::member_pointer<decltype(Member)>::type;
    static constexpr bool streamed = false;
    static type* get(void* object, context&) { return &(static_cast<owner*>(object)->*Member); }
};

/// The list itself is the owner.
template <class List>
struct whole_list {
    using type = List;
    static constexpr bool streamed = false;
    static List* get(void* object, context&) { return static_cast<List*>(object); }
};

/// A new item at the end of the list that Place leads to.
template <class Place>
struct appended {
    using list = without_optional<typename Place::type>;
    using type = typename list_traits<list>::item;
    static constexpr bool streamed = false;
    static type* get(void* object, context& c) {
        if (!c.hold(sizeof(type))) {
            return nullptr;
        }
        auto* const place = Place::get(object, c);
        list* items = nullptr;
        if constexpr (is_optional<typename Place::type>) {
            items = place->has_value() ? &**place : &place->emplace();
        } else {
            items = place;
        }
        if constexpr (list_traits<list>::is_view) {
            return &c.memory->append(*items);
        } else {
            return &items->emplace_back();
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
        if (!c.hold(text.size())) {
            return errc::content_limit;
        }
        value = c.memory->copy(text);
        return errc::ok;
    } else if constexpr (string_like<T>) {
        if (!c.hold(text.size())) {
            return errc::content_limit;
        }
        value.assign(text);
        return errc::ok;
    } else if constexpr (std::is_same_v<T, xml::qname>) {
        auto found = xml::resolve_qname(text, *c.scope);
        if (!found || found->local.empty() || found->local.find_first_of(": \t\r\n") != found->local.npos) {
            return errc::invalid_value;
        }
        // A short prefix can stand for a long namespace.
        if (!c.hold(found->ns.size() + found->local.size())) {
            return errc::content_limit;
        }
        value = *std::move(found);
        return errc::ok;
    } else {
        // What has no bound when it is written may hold memory of its own.
        if (!bounded_scalar<T> && !c.hold(text.size())) {
            return errc::content_limit;
        }
        return scalar<T>::parse(text, value);
    }
}

template <class Place>
errc store_value(void* owner, std::string_view text, context& c) {
    auto* const target = Place::get(owner, c);
    if (target == nullptr) {
        return errc::content_limit;
    }
    if constexpr (is_optional<typename Place::type>) {
        return convert(text, target->emplace(), c);
    } else {
        return convert(text, *target, c);
    }
}

template <class Place>
void* open_content(void* owner, context& c) {
    if constexpr (Place::streamed) {
        c.content = 0;
        return c.sink->open(*c.sink);
    } else {
        auto* const target = Place::get(owner, c);
        if constexpr (is_optional<typename Place::type>) {
            return target == nullptr ? nullptr : &target->emplace();
        } else {
            return target;
        }
    }
}

template <class Place>
errc store_null(void* owner, context& c) {
    if constexpr (Place::streamed) {
        c.go_on = c.sink->deliver(*c.sink, nullptr);
    } else {
        auto* const target = Place::get(owner, c);
        if (target == nullptr) {
            return errc::content_limit;
        }
        target->reset();
    }
    return errc::ok;
}

template <class Place>
xml::raw_xml* open_raw(void* owner, context& c) {
    auto* const target = Place::get(owner, c);
    if (target == nullptr) {
        return nullptr;
    }
    if constexpr (is_optional<typename Place::type>) {
        return &target->emplace();
    } else {
        return target;
    }
}

inline void hand_over(void* record, context& c) {
    c.go_on = c.sink->deliver(*c.sink, record);
}

// --- the tables. They name their types, so that each is made when it is asked for, and a record may hold itself.

template <class T, fixed_string Namespace, auto Streamed>
struct layout_of;

/// The namespace an element or item is in, given that of the record around it.
template <fixed_string Own, fixed_string Around>
[[nodiscard]] consteval auto resolve() {
    if constexpr (Own.view() == inherited_namespace.view()) {
        return Around;
    } else {
        return Own;
    }
}

/// The slot of something at Place that is neither streamed nor a list in an element of its own.
template <class Place, fixed_string Namespace, fixed_string Name, auto Streamed>
[[nodiscard]] consteval slot make_slot(bool repeats) {
    using type = typename Place::type;
    using inner = without_optional<type>;
    static_assert(described<inner> || value_type<inner> || raw_type<inner>,
                  "soapcodec: a member's type has neither a shape nor a scalar: specialise soapcodec::shape<T> for a "
                  "record, soapcodec::scalar<T> for a value, or describe a list with soapcodec::items<\"Item\">");
    slot made{.ns = text_of<Namespace>, .local = text_of<Name>.data(), .repeats = repeats};
    if constexpr (described<inner>) {
        made.open = open_content<Place>;
        made.content = &layout_of<inner, Namespace, Streamed>::table;
    } else if constexpr (raw_type<inner>) {
        made.raw = open_raw<Place>;
    } else {
        made.store = store_value<Place>;
    }
    if constexpr (is_optional<type>) {
        made.null = store_null<Place>;
    }
    if constexpr (Place::streamed) {
        made.close = hand_over;
    }
    return made;
}

/// Gives each slot its bit, and the table its end.
template <std::size_t Size>
[[nodiscard]] consteval std::array<slot, Size + 1> in_table(std::array<slot, Size> slots) {
    std::array<slot, Size + 1> table{};
    for (std::size_t i = 0; i < Size; ++i) {
        table[i] = slots[i];
        table[i].bit = std::uint64_t{1} << i;
        table[i].single_value = !slots[i].repeats && slots[i].content == nullptr && slots[i].raw == nullptr;
    }
    return table;
}

// record_lane.hpp
template <class Item, fixed_string Name, fixed_string Namespace>
std::uint64_t read_ahead(void* owner, std::string_view bytes, surroundings const& around, context& c,
                         xml::stretch& passed);

/// A list in an element of its own.
template <class Place, class Items, fixed_string Namespace, auto Streamed>
struct list_layout {
    static constexpr auto ns = resolve<Items::ns, Namespace>();
    static constexpr std::array<slot, 2> slots = in_table<1>({make_slot<Place, ns, Items::name, Streamed>(true)});
    static constexpr layout table = [] {
        layout made{slots.data(), 1, 0};
        if constexpr (described<without_optional<typename Place::type>>) {
            made.ahead = read_ahead<Place, Items::name, ns>;
            made.item_tag = joined_text<"<", Items::name, ">">;
        }
        return made;
    }();
};

/// A member pointer as a value of one type, to compare with another of any type.
template <auto Left, auto Right>
inline constexpr bool same_member = false;
template <auto Member>
inline constexpr bool same_member<Member, Member> = true;

template <class Element, fixed_string Around, auto Streamed>
[[nodiscard]] consteval slot make_slot() {
    using place = member_place<Element::member>;
    using inner = without_optional<typename Element::type>;
    constexpr auto ns = resolve<Element::ns, Around>();
    constexpr auto name = Element::local_name;
    if constexpr (Element::is_wrapped) {
        using item = std::conditional_t<same_member<Element::member, Streamed>,
                                        streamed_item<typename list_traits<inner>::item>, appended<whole_list<inner>>>;
        slot made{.ns = text_of<ns>, .local = text_of<name>.data(), .open = open_content<place>};
        made.content = &list_layout<item, typename Element::items, ns, Streamed>::table;
        if constexpr (is_optional<typename Element::type>) {
            made.null = store_null<place>;
        }
        return made;
    } else if constexpr (list_type<inner>) {
        using item = std::conditional_t<same_member<Element::member, Streamed>,
                                        streamed_item<typename list_traits<inner>::item>, appended<place>>;
        return make_slot<item, ns, name, Streamed>(true);
    } else {
        return make_slot<place, ns, name, Streamed>(false);
    }
}

/// An element or attribute has to be there when nothing says what its absence means: a list is then empty, an optional
/// null.
template <class Part>
[[nodiscard]] consteval bool is_required() {
    using type = typename Part::type;
    return !Part::is_omittable && !is_optional<type> && !list_type<type>;
}

template <class Attribute>
[[nodiscard]] consteval slot make_attribute_slot() {
    return {.ns = text_of<Attribute::ns>,
            .local = text_of<Attribute::local_name>.data(),
            .store = store_value<member_place<Attribute::member>>};
}

/// The bits of those that are required.
template <class... Parts>
[[nodiscard]] consteval std::uint64_t required_bits() {
    std::uint64_t bits = 0;
    std::uint64_t bit = 1;
    ((bits |= is_required<Parts>() ? bit : 0U, bit <<= 1U), ...);
    return bits;
}

template <class Elements, fixed_string Around, auto Streamed>
struct slots_of;
template <class... Elements, fixed_string Around, auto Streamed>
struct slots_of<std::tuple<Elements...>, Around, Streamed> {
    static constexpr std::array<slot, sizeof...(Elements) + 1> slots =
        in_table<sizeof...(Elements)>({make_slot<Elements, Around, Streamed>()...});
    static constexpr std::uint64_t required = required_bits<Elements...>();
};

template <class Attributes>
struct attributes_of;
template <class... Attributes>
struct attributes_of<std::tuple<Attributes...>> {
    static constexpr std::array<slot, sizeof...(Attributes) + 1> slots =
        in_table<sizeof...(Attributes)>({make_attribute_slot<Attributes>()...});
    static constexpr slot const* table = sizeof...(Attributes) == 0 ? nullptr : slots.data();
    static constexpr std::uint64_t required = required_bits<Attributes...>();
};

template <class Texts>
inline constexpr decltype(layout::text) text_of_record = nullptr;
template <class Text>
inline constexpr decltype(layout::text) text_of_record<std::tuple<Text>> = store_value<member_place<Text::member>>;

/// The table of a described type in a namespace. Streamed is the list member whose items go to the sink, or nullptr.
template <class T, fixed_string Namespace, auto Streamed>
struct layout_of {
    static_assert(described<T>, "soapcodec: this type has no shape: specialise soapcodec::shape<T> with "
                                "soapcodec::message<\"Name\", \"namespace\">(...) or soapcodec::record(...)");
    using shape_type = shape_of<T>;
    using content = slots_of<typename shape_type::elements, resolve<shape_type::ns, Namespace>(), Streamed>;
    using attributes = attributes_of<typename shape_type::attributes>;
    static constexpr layout table{content::slots.data(), content::slots.size() - 1,
                                  content::required,     attributes::table,
                                  attributes::required,  text_of_record<typename shape_type::texts>};
};

} // namespace soapcodec::decoding
