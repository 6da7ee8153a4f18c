// SPDX-License-Identifier: MIT
// From the members of a struct to elements, by its shape.
//
// All names and namespaces are known when the program is compiled, so a start tag is a constant that is copied. What is
// not known is one prefix: the message's namespace is the default one, and a list whose items are in another (a
// DataContract dictionary) declares a prefix for it on its own element, d{depth}p1 as .NET does. No prefix can stand
// for no namespace (Namespaces in XML 1.0, section 2.2): an element in none takes the default namespace away instead.
#pragma once

#include <fmt/compile.h>
#include <fmt/format.h>

#include <cstddef>     // std::size_t
#include <string>      // std::string
#include <string_view> // std::string_view
#include <tuple>       // std::tuple_element_t
#include <type_traits> // std::is_same_v
#include <variant>     // std::get_if, std::variant_size_v
#include <vector>      // std::vector

#include "../../error.hpp"
#include "../../fixed_string.hpp"
#include "../../scalar.hpp"
#include "../../shape.hpp"
#include "../../shape/member_check.hpp"
#include "../../xml/known_namespaces.hpp"
#include "../../xml/qname.hpp"
#include "../../xml/raw.hpp"
#include "../inline.hpp"
#include "../search.hpp"
#include "../xml/escape.hpp"
#include "../xml/writer.hpp"
#include "bindings.hpp"
#include "raw_writer.hpp"
#include "tag_writer.hpp"
#include "value_writer.hpp"

namespace soapcodec::detail {

/// Writes one message.
class record_writer {
public:
    /// `instance` is the prefix of the XMLSchema-instance namespace where the message stands. `above` is the number of
    /// open elements that do not count in the prefixes of lists.
    record_writer(xml_writer& out, std::string_view instance, std::size_t above)
        : out_(out), tags_(out, instance, above), values_(out, tags_) {}
    record_writer(record_writer const&) = delete;
    record_writer& operator=(record_writer const&) = delete;

    /// A message behind the beginning of its start tag, which declares its namespace as the default one or by the
    /// shape's prefix: attributes, content and end tag.
    template <class T>
    [[nodiscard]] bool message(T const& value) {
        auto* const at = out_.indented() ? message_at(level<true>{out_.depth()}, value)
                                         : message_at(level<false>{out_.depth()}, value);
        if (at == nullptr) {
            blame(shape_of<T>::name);
            return false;
        }
        out_.filled(at);
        return true;
    }

    /// The element that could not be written, from the message's children on: `/Client/Name`.
    [[nodiscard]] std::string const& path() const noexcept { return path_; }

private:
    // The functions below take where to write and return where they ended, or null at what cannot be written. They are
    // inlined into each other, so that `at` stays in a register and neighbouring constants become one, but for lists
    // and what members hold apart, in which alone a record can hold itself.
    //
    // Place is the bindings where the element is written, and `p` the prefix that they know; Own is the element's
    // namespace, Around that of the record around.

    template <class Level, class T>
    [[nodiscard]] SOAPCODEC_DETAIL_INLINE char* message_at(Level here, T const& value) {
        using shape = shape_of<T>;
        constexpr auto ns = shape::ns;
        if constexpr (shape::prefix.view().empty()) {
            return rest<shape::local_name, bindings<ns>, ns>(out_.end(), here, value, {}, {});
        } else {
            prefix own;
            own.size = joined_text<shape::prefix, ":">.copy(own.text, sizeof own.text);
            return rest<shape::local_name, bindings<"", ns>, ns>(out_.end(), here, value, own, own.view());
        }
    }

    template <class Element, class T>
    [[nodiscard]] SOAPCODEC_DETAIL_INLINE static bool is_written(T const& value) {
        auto const& member = member_of<Element::member>(value);
        if constexpr (is_optional<typename Element::type>) {
            return static_cast<bool>(member) || Element::is_nillable;
        } else if constexpr (list_type<typename Element::type> && !Element::is_wrapped) {
            return !member.empty();
        } else {
            return true;
        }
    }

    /// Whether a record has any element to write.
    template <class T, class... Elements, class... Any>
    [[nodiscard]] SOAPCODEC_DETAIL_INLINE static bool has_content(T const& value, std::tuple<Elements...>,
                                                                  std::tuple<Any...>) {
        return (is_written<Elements>(value) || ...) || (!(value.*Any::member).empty() || ...);
    }

    template <class Place, fixed_string Around, class Level, class T, class... Elements, class... Any>
    [[nodiscard]] SOAPCODEC_DETAIL_INLINE char* members(char* at, [[maybe_unused]] Level here, T const& value,
                                                        prefix const& p, std::tuple<Elements...>, std::tuple<Any...>) {
        static_assert(check_members<T>());
        [[maybe_unused]] constexpr auto ns = resolve_namespace<shape_of<T>::ns, Around>();
        static_cast<void>(
            ((at = is_written<Elements>(value) ? member<Elements, Place, resolve_namespace<Elements::ns, ns>()>(
                                                     at, here, member_of<Elements::member>(value), p)
                                               : at) &&
             ...) &&
            ((at = any_elements(at, here, value.*Any::member, Place::default_namespace.view())) && ...));
        return at;
    }

    /// The elements that are kept though no shape describes them.
    template <class Level>
    [[nodiscard, gnu::noinline]] char* any_elements(char* at, Level here, std::vector<xml::any_element> const& list,
                                                    std::string_view default_ns) {
        for (auto const& one : list) {
            auto const& [ns, local] = one.name;
            if (!xml::is_local_part(local) || writable_size(local) != local.size() ||
                ns == text_of<xml::xml_namespace> || ns == text_of<xml::xmlns_namespace>) {
                out_.refuse(errc::invalid_value, "an element with a name that none can have");
                return blame("*");
            }
            at = raw(at, here, {.local = local, .ns = ns, .default_ns = default_ns, .attributes = one.attributes},
                     one.content);
            if (at == nullptr) {
                return nullptr;
            }
        }
        return at;
    }
    template <class Level>
    [[nodiscard]] char* raw(char* at, Level here, raw_element const& element, xml::raw_xml const& content) {
        out_.filled(out_.line(out_.room(at, xml_writer::line_room), here));
        return write_raw(out_, element, content) ? out_.end() : blame(element.local);
    }

    template <class Element, class Place, fixed_string Own, class Level, class Member>
    [[nodiscard]] SOAPCODEC_DETAIL_INLINE char* member(char* at, Level here, Member const& value, prefix const& p) {
        if constexpr (Element::is_choice) {
            return choice<Element, Place, Own>(at, here, value, p);
        } else if constexpr (Element::is_wrapped) {
            return list<Element, Place, Own>(at, here, value, p);
        } else if constexpr (is_optional<Member>) {
            if (!value) {
                return null<Element::local_name, Place, Own>(at, here, p);
            }
            if constexpr (is_apart<Member>) {
                return member_apart<Element, Place, Own>(at, here, *value, p);
            } else {
                return member<Element, Place, Own>(at, here, *value, p);
            }
        } else if constexpr (list_type<Member>) {
            return items<Element::local_name, Place, Own>(at, here, value, p);
        } else {
            return single<Element::local_name, Place, Own>(at, here, value, p);
        }
    }

    /// What a member holds apart.
    template <class Element, class Place, fixed_string Own, class Level, class T>
    [[nodiscard, gnu::noinline]] char* member_apart(char* at, Level here, T const& value, prefix const& p) {
        return member<Element, Place, Own>(at, here, value, p);
    }

    /// What a choice holds, or each in a list of choices.
    template <class Choice, class Place, fixed_string Around, class Level, class Member>
    [[nodiscard]] SOAPCODEC_DETAIL_INLINE char* choice(char* at, Level here, Member const& value, prefix const& p) {
        if constexpr (is_optional<Member>) {
            // It is written, so it is there.
            if constexpr (is_apart<Member>) {
                return member_apart<Choice, Place, Around>(at, here, *value, p);
            } else {
                return choice<Choice, Place, Around>(at, here, *value, p);
            }
        } else if constexpr (list_type<Member>) {
            return choices<Choice, Place, Around>(at, here, value, p);
        } else {
            return alternative<0, Choice, Place, Around>(at, here, value, p);
        }
    }
    template <class Choice, class Place, fixed_string Around, class Level, class List>
    [[nodiscard, gnu::noinline]] char* choices(char* at, Level here, List const& list, prefix const& p) {
        for (std::size_t i = 0; i < list.size(); ++i) {
            at = choice<Choice, Place, Around>(at, here, list[i], p);
            if (at == nullptr) {
                return blame(i + 1);
            }
        }
        return at;
    }

    /// The alternative held, if it is number I or a later one.
    template <std::size_t I, class Choice, class Place, fixed_string Around, class Level, class Variant>
    [[nodiscard]] SOAPCODEC_DETAIL_INLINE char* alternative(char* at, Level here, Variant const& value,
                                                            prefix const& p) {
        if constexpr (I == std::variant_size_v<Variant>) {
            out_.refuse(errc::missing_element, Choice::name); // an exception has left it without any
            return blame(Choice::name);
        } else if (auto const* const held = std::get_if<I>(&value)) {
            using described = std::tuple_element_t<I, typename Choice::alternatives>;
            return member<described, Place, resolve_namespace<described::ns, Around>()>(at, here, *held, p);
        } else {
            return alternative<I + 1, Choice, Place, Around>(at, here, value, p);
        }
    }

    /// A list in an element of its own.
    template <class Element, class Place, fixed_string Own, class Level, class Member>
    [[nodiscard]] SOAPCODEC_DETAIL_INLINE char* list(char* at, Level here, Member const& value, prefix const& p) {
        if constexpr (Place::template naming_of<Own> == naming::undeclaring) {
            declaration_ = tag_writer::no_namespace;
            return prefixed_list<Element, decltype(Place::undeclared()), Own>(at, here, value, p);
        } else {
            declaration_.clear();
            return prefixed_list<Element, Place, Own>(at, here, value, p);
        }
    }

    /// The same, where declaration_ is what its start tag declares beside prefixes.
    template <class Element, class Place, fixed_string Own, class Level, class Member>
    [[nodiscard]] SOAPCODEC_DETAIL_INLINE char* prefixed_list(char* at, Level here, Member const& value,
                                                              prefix const& p) {
        using item = typename Element::items;
        constexpr auto name = Element::local_name;
        constexpr auto item_ns = resolve_namespace<item::ns, Own>();
        constexpr bool own_is_bound = Place::template naming_of<Own> != naming::declaring;
        constexpr bool item_is_own = item_ns.view() == Own.view();
        constexpr bool item_is_bound = Place::template naming_of<item_ns> != naming::declaring;
        using with_own = typename Place::template with_prefix<Own>;
        if constexpr (own_is_bound && item_is_own) {
            return wrapped<name, with_own, Own, item, item_ns>(at, here, value, p, p);
        } else {
            auto const outer = own_is_bound ? p : tags_.depth_prefix(here, '1');
            if constexpr (!own_is_bound) {
                tag_writer::declare(declaration_, outer, Own.view());
            }
            if constexpr (item_is_own) {
                return wrapped<name, with_own, Own, item, item_ns>(at, here, value, outer, outer);
            } else if constexpr (item_is_bound) {
                return wrapped<name, Place, Own, item, item_ns>(at, here, value, outer, p);
            } else {
                auto const inner = tags_.depth_prefix(here, own_is_bound ? '1' : '2');
                tag_writer::declare(declaration_, inner, item_ns.view());
                return wrapped<name, typename Place::template with_prefix<item_ns>, Own, item, item_ns>(at, here, value,
                                                                                                        outer, inner);
            }
        }
    }

    template <fixed_string Name, class Place, fixed_string Own, class Items, fixed_string ItemNamespace, class Level,
              class Member>
    [[nodiscard]] SOAPCODEC_DETAIL_INLINE char* wrapped(char* at, Level here, Member const& value, prefix const& outer,
                                                        prefix const& inner) {
        constexpr bool plain = Place::template naming_of<Own> == naming::plain;
        auto const tag = plain ? std::string_view() : outer.view();
        if constexpr (is_optional<Member>) {
            if (!value) {
                return tags_.null<Name>(at, here, tag, declaration_);
            }
            return wrapped<Name, Place, Own, Items, ItemNamespace>(at, here, *value, outer, inner);
        } else {
            if (value.empty()) {
                return tags_.open<Name, " />">(at, here, tag, declaration_);
            }
            at = tags_.open<Name, ">">(at, here, tag, declaration_);
            if constexpr (map_type<Member>) {
                at = entries<Items, Place, ItemNamespace>(at, here.inside(), value, inner);
            } else {
                at = items<Items::name, Place, ItemNamespace>(at, here.inside(), value, inner);
            }
            return at == nullptr ? blame(Name.view()) : tags_.close<Name>(at, here, tag);
        }
    }

    template <fixed_string Name, class Place, fixed_string Own, class Level, class List>
    [[nodiscard, gnu::noinline]] char* items(char* at, Level here, List const& list, prefix const& p) {
        std::size_t count = 0;
        for (auto const& item : list) {
            ++count;
            if constexpr (is_optional<typename list_traits<List>::item>) {
                at = item ? single<Name, Place, Own>(at, here, *item, p) : null<Name, Place, Own>(at, here, p);
            } else {
                at = single<Name, Place, Own>(at, here, item, p);
            }
            if (at == nullptr) {
                return blame(count);
            }
        }
        return at;
    }

    template <class Items, class Place, fixed_string Own, class Level, class Map>
    [[nodiscard, gnu::noinline]] char* entries(char* at, Level here, Map const& map, prefix const& p) {
        std::size_t count = 0;
        for (auto const& entry : map) {
            ++count;
            at = single<Items::name, Place, Own>(at, here, map_entry_view<Map, Items>{entry}, p);
            if (at == nullptr) {
                return blame(count);
            }
        }
        return at;
    }

    /// One element with a value or a record in it.
    template <fixed_string Name, class Place, fixed_string Own, class Level, class T>
    [[nodiscard]] SOAPCODEC_DETAIL_INLINE char* single(char* at, Level here, T const& value, prefix const& p) {
        constexpr auto naming = Place::template naming_of<Own>;
        if constexpr (typed_choice<T>) {
            return typed<0, Name, Place, Own>(at, here, value, p);
        } else if constexpr (!described<T> && std::is_same_v<T, xml::raw_xml>) {
            return raw(at, here,
                       {.local = Name.view(), .ns = Own.view(), .default_ns = Place::default_namespace.view()}, value);
        } else if constexpr (!described<T> && std::is_same_v<T, xml::any_element>) {
            return raw(at, here,
                       {.local = Name.view(),
                        .ns = Own.view(),
                        .default_ns = Place::default_namespace.view(),
                        .attributes = value.attributes},
                       value.content);
        } else if constexpr (naming == naming::plain) {
            return content<Name, Place, Own>(at, here, value, p, {}, {});
        } else if constexpr (naming == naming::prefixed) {
            return content<Name, Place, Own>(at, here, value, p, p.view(), {});
        } else if constexpr (naming == naming::undeclaring) {
            return content<Name, decltype(Place::undeclared()), Own>(at, here, value, p, {}, tag_writer::no_namespace);
        } else {
            auto const own = tags_.depth_prefix(here, '1');
            declaration_.clear();
            tag_writer::declare(declaration_, own, Own.view());
            return content<Name, typename Place::template with_prefix<Own>, Own>(at, here, value, own, own.view(),
                                                                                 declaration_);
        }
    }

    /// The record held, if it is number I or a later one, under the name of its type.
    template <std::size_t I, fixed_string Name, class Place, fixed_string Own, class Level, class Variant>
    [[nodiscard]] SOAPCODEC_DETAIL_INLINE char* typed(char* at, Level here, Variant const& value, prefix const& p) {
        if constexpr (I == std::variant_size_v<Variant>) {
            out_.refuse(errc::missing_element, Name.view()); // an exception has left it without any
            return blame(Name.view());
        } else if (auto const* const held = std::get_if<I>(&value)) {
            if constexpr (I == 0) {
                return single<Name, Place, Own>(at, here, *held, p);
            } else {
                return single_of_type<Name, Place, Own>(at, here, *held, p);
            }
        } else {
            return typed<I + 1, Name, Place, Own>(at, here, value, p);
        }
    }

    /// A record with its xsi:type, as single().
    template <fixed_string Name, class Place, fixed_string Own, class Level, class T>
    [[nodiscard]] SOAPCODEC_DETAIL_INLINE char* single_of_type(char* at, Level here, T const& value, prefix const& p) {
        shape_of<T>::for_each_attribute([]<class Attribute>(Attribute) {
            static_assert(
                Attribute::name != "type" || Attribute::ns.view() != text_of<xml::schema_instance_namespace>,
                "soapcodec: xsi:type says which record of a std::variant this is: it is no attribute as well");
        });
        constexpr auto naming = Place::template naming_of<Own>;
        declaration_.clear();
        if constexpr (naming == naming::plain) {
            name_type<T, Place, Own>(p);
            return content<Name, Place, Own>(at, here, value, p, {}, declaration_);
        } else if constexpr (naming == naming::prefixed) {
            name_type<T, Place, Own>(p);
            return content<Name, Place, Own>(at, here, value, p, p.view(), declaration_);
        } else if constexpr (naming == naming::undeclaring) {
            using inside = decltype(Place::undeclared());
            declaration_ = tag_writer::no_namespace;
            name_type<T, inside, Own>(p);
            return content<Name, inside, Own>(at, here, value, p, {}, declaration_);
        } else {
            using inside = typename Place::template with_prefix<Own>;
            auto const own = tags_.depth_prefix(here, '1');
            tag_writer::declare(declaration_, own, Own.view());
            name_type<T, inside, Own>(own);
            return content<Name, inside, Own>(at, here, value, own, own.view(), declaration_);
        }
    }

    /// Appends the type of T to declaration_. Inside is the bindings in the element, and `p` the prefix that they know.
    template <class T, class Inside, fixed_string Own>
    void name_type(prefix const& p) {
        using type = std::tuple_element_t<0, typename shape_of<T>::types>;
        constexpr auto ns = resolve_namespace<type::ns, resolve_namespace<shape_of<T>::ns, Own>()>();
        constexpr auto naming = Inside::template naming_of<ns>;
        static_assert(naming != naming::undeclaring,
                      "soapcodec: a type in no namespace cannot be named inside an element that has a default one");
        if constexpr (naming == naming::plain) {
            tags_.name_type(declaration_, {}, type::local_name.view());
        } else if constexpr (naming == naming::prefixed) {
            tags_.name_type(declaration_, p.view(), type::local_name.view());
        } else {
            declaration_.append(joined_text<" xmlns:q1=\"", attribute_constant<ns>, "\"">);
            tags_.name_type(declaration_, "q1:", type::local_name.view());
        }
    }

    template <fixed_string Name, class Place, fixed_string Own, class Level, class T>
    [[nodiscard]] SOAPCODEC_DETAIL_INLINE char* content(char* at, Level here, T const& value, prefix const& p,
                                                        std::string_view tag, std::string_view declaration) {
        if constexpr (has_more_than_elements<T>) {
            at = tags_.open<Name, "">(at, here, tag, declaration);
            at = rest<Name, Place, Own>(at, here, value, p, tag);
        } else if constexpr (described<T>) {
            using shape = shape_of<T>;
            if (!has_content(value, typename shape::elements(), typename shape::any_elements())) {
                return tags_.open<Name, " />">(at, here, tag, declaration);
            }
            at = tags_.open<Name, ">">(at, here, tag, declaration);
            at = behind_start<Name, Place, Own>(at, here, value, p, tag);
        } else if constexpr (std::is_same_v<T, xml::qname>) {
            at = values_.qualified<Name, Place::default_namespace>(at, here, value, tag, declaration);
        } else if constexpr (bounded_scalar<T>) {
            return values_.element<Name>(at, here, value, tag, declaration);
        } else {
            at = values_.element<Name>(at, here, value, tag, declaration);
        }
        return at == nullptr ? blame(Name.view()) : at;
    }

    /// The elements of a record, of which there are some, and its end tag.
    template <fixed_string Name, class Place, fixed_string Own, class Level, class T>
    [[nodiscard]] SOAPCODEC_DETAIL_INLINE char* behind_start(char* at, Level here, T const& value, prefix const& p,
                                                             std::string_view tag) {
        using shape = shape_of<T>;
        at = members<Place, Own>(at, here.inside(), value, p, typename shape::elements(),
                                 typename shape::any_elements());
        return at == nullptr ? nullptr : tags_.close<Name>(at, here, tag);
    }

    /// A record behind the beginning of its start tag.
    template <fixed_string Name, class Place, fixed_string Own, class Level, class T>
    [[nodiscard]] SOAPCODEC_DETAIL_INLINE char* rest(char* at, Level here, T const& value, prefix const& p,
                                                     std::string_view tag) {
        using shape = shape_of<T>;
        at = attributes<Place::default_namespace>(at, value);
        if (at == nullptr) {
            return nullptr;
        }
        if constexpr (std::tuple_size_v<typename shape::any_attributes> != 0) {
            using any = std::tuple_element_t<0, typename shape::any_attributes>;
            at = values_.any_attributes<typename shape::attributes>(at, value.*any::member);
            if (at == nullptr) {
                return blame(any::name);
            }
        }
        if constexpr (shape::has_text) {
            using text = std::tuple_element_t<0, typename shape::texts>;
            return values_.rest<Name>(at, value.*text::member, tag);
        } else {
            at = out_.room(at, 3);
            if (!has_content(value, typename shape::elements(), typename shape::any_elements())) {
                return xml_writer::put<" />">(at);
            }
            return behind_start<Name, Place, Own>(xml_writer::put<">">(at), here, value, p, tag);
        }
    }

    /// The attributes that its shape describes, whose code is the same at every level.
    template <fixed_string Default, class T>
    [[nodiscard]] char* attributes(char* at, T const& value) {
        return values_.attributes<typename shape_of<T>::attributes, Default>(
            at, value, [this](std::string_view name) { return blame(name); });
    }

    template <class T>
    static constexpr bool has_more_than_elements = [] {
        if constexpr (described<T>) {
            return shape_of<T>::has_attributes || shape_of<T>::has_text ||
                   std::tuple_size_v<typename shape_of<T>::any_attributes> != 0;
        } else {
            return false;
        }
    }();

    /// An element that is null.
    template <fixed_string Name, class Place, fixed_string Own, class Level>
    [[nodiscard]] char* null(char* at, Level here, prefix const& p) {
        constexpr auto naming = Place::template naming_of<Own>;
        if constexpr (naming == naming::plain) {
            return tags_.null<Name>(at, here, {}, {});
        } else if constexpr (naming == naming::prefixed) {
            return tags_.null<Name>(at, here, p.view(), {});
        } else if constexpr (naming == naming::undeclaring) {
            return tags_.null<Name>(at, here, {}, tag_writer::no_namespace);
        } else {
            auto const own = tags_.depth_prefix(here, '1');
            declaration_.clear();
            tag_writer::declare(declaration_, own, Own.view());
            return tags_.null<Name>(at, here, own.view(), declaration_);
        }
    }

    [[gnu::cold, gnu::noinline]] char* blame(std::string_view name) {
        path_.insert(0, name).insert(0, "/");
        return nullptr;
    }

    /// The number of the item behind the name it has in the path.
    [[gnu::cold, gnu::noinline]] char* blame(std::size_t item) {
        auto const at = smaller(path_.find('/', 1), path_.size());
        path_.insert(at, fmt::format(FMT_COMPILE("[{}]"), item));
        return nullptr;
    }

    xml_writer& out_;
    tag_writer tags_;
    value_writer values_;
    std::string declaration_; // of the start tag about to be written
    std::string path_;
};

} // namespace soapcodec::detail
