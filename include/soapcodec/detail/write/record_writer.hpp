// SPDX-License-Identifier: MIT
// From the members of a struct to elements, by its shape.
//
// All names and namespaces are known when the program is compiled, so a start tag is a constant that is copied. What is
// not known is one prefix: the message's namespace is the default one, and a list whose items are in another (a
// DataContract dictionary) declares a prefix for it on its own element, d{depth}p1 as .NET does. No prefix can stand
// for no namespace (Namespaces in XML 1.0, section 2.2): an element in none takes the default namespace away instead.
#pragma once

#include <cstddef>     // std::size_t
#include <string>      // std::string
#include <string_view> // std::string_view
#include <tuple>       // std::tuple_element_t
#include <type_traits> // std::type_identity
#include <variant>     // std::get_if, std::variant_size_v
#include <vector>      // std::vector

#include "../../error.hpp"
#include "../../fixed_string.hpp"
#include "../../shape.hpp"
#include "../../shape/member_check.hpp"
#include "../../xml/known_namespaces.hpp"
#include "../../xml/qname.hpp"
#include "../../xml/raw.hpp"
#include "../inline.hpp"
#include "../xml/escape.hpp"
#include "../xml/writer.hpp"
#include "bindings.hpp"
#include "element_writer.hpp"
#include "tag_writer.hpp"
#include "written.hpp"

namespace soapcodec::detail {

/// Writes one message: its members, with what they hold, as the elements of element_writer.
class record_writer : element_writer<record_writer> {
public:
    /// `instance` is the prefix of the XMLSchema-instance namespace where the message stands. `above` is the number of
    /// open elements that do not count in the prefixes of lists.
    record_writer(xml_writer& out, std::string_view instance, std::size_t above)
        : element_writer(out, instance, above) {}

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
    friend element_writer<record_writer>;

    // As the functions of element_writer. Those for lists and for what members hold apart are not inlined: in these
    // alone can a record hold itself. Around is the namespace of the record around.

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

    template <class Place, fixed_string Around, class Level, class T, class... Elements, class... Any>
    [[nodiscard]] SOAPCODEC_DETAIL_INLINE char* members(char* at, [[maybe_unused]] Level here, T const& value,
                                                        prefix const& p, std::type_identity<std::tuple<Elements...>>,
                                                        std::type_identity<std::tuple<Any...>>) {
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
};

} // namespace soapcodec::detail
