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

#include <algorithm>   // std::min
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
#include "../../xml/known_namespaces.hpp"
#include "../../xml/qname.hpp"
#include "../../xml/raw.hpp"
#include "../xml/escape.hpp"
#include "../xml/writer.hpp"
#include "raw_writer.hpp"
#include "tag_writer.hpp"
#include "value_writer.hpp"

namespace soapcodec::detail {

/// Writes one message. Its functions return false at what cannot be written, and path() then leads to it.
class record_writer {
public:
    /// `instance` is the prefix of the XMLSchema-instance namespace where the message stands. `above` is the number of
    /// open elements that do not count in the prefixes of lists.
    record_writer(xml_writer& out, std::string_view instance, std::size_t above)
        : out_(out), tags_(out, instance, above), values_(out, tags_) {}
    record_writer(record_writer const&) = delete;
    record_writer& operator=(record_writer const&) = delete;

    /// A message, whose namespace is the default one, behind the beginning of its start tag: attributes, content and
    /// end tag.
    template <class T, fixed_string Name, fixed_string Namespace>
    [[nodiscard]] bool message(T const& value) {
        return rest<Name, Namespace, Namespace, Namespace>(value, {}, {}) || blame(Name.view());
    }

    /// The element that could not be written, from the message's children on: `/Client/Name`.
    [[nodiscard]] std::string const& path() const noexcept { return path_; }

private:
    /// Whether a record has any element to write.
    template <class T>
    [[nodiscard]] static bool has_content(T const& value) {
        bool any = false;
        shape_of<T>::for_each([&]<class Element>(Element) { any = any || is_written<Element>(value); });
        for_any_elements(value, [&any](auto const& list) { any = any || !list.empty(); });
        return any;
    }

    /// Calls f with the elements that are kept though no shape describes them, if there is a member for them.
    template <class T, class F>
    static void for_any_elements([[maybe_unused]] T const& value, [[maybe_unused]] F f) {
        [&]<class... Any>(std::tuple<Any...>) { (f(value.*Any::member), ...); }(typename shape_of<T>::any_elements{});
    }

    template <class Element, class T>
    [[nodiscard]] static bool is_written(T const& value) {
        auto const& member = value.*Element::member;
        if constexpr (is_optional<typename Element::type>) {
            return member.has_value() || Element::is_nillable;
        } else if constexpr (list_type<typename Element::type> && !Element::is_wrapped) {
            return !member.empty();
        } else {
            return true;
        }
    }

    // Namespaces in the functions below: Default is the default one, Bound the one that `p` stands for, Around that of
    // the record around.

    template <class T, fixed_string Default, fixed_string Bound, fixed_string Around>
    [[nodiscard]] bool members(T const& value, prefix const& p) {
        bool good = true;
        constexpr auto ns = resolve_namespace<shape_of<T>::ns, Around>();
        shape_of<T>::for_each([&]<class Element>(Element) {
            if (good && is_written<Element>(value)) {
                good = member<Element, Default, Bound, resolve_namespace<Element::ns, ns>()>(value.*Element::member, p);
            }
        });
        for_any_elements(value, [&](auto const& list) { good = good && any_elements(list, Default.view()); });
        return good;
    }

    [[nodiscard]] bool any_elements(std::vector<xml::any_element> const& list, std::string_view default_ns) {
        for (auto const& one : list) {
            auto const& [ns, local] = one.name;
            raw_element const element{.local = local, .ns = ns, .default_ns = default_ns, .attributes = one.attributes};
            bool const is_name = xml::is_local_part(local) && writable_size(local) == local.size() &&
                                 ns != text_of<xml::xml_namespace> && ns != text_of<xml::xmlns_namespace>;
            if (!is_name) {
                out_.refuse(errc::invalid_value, "an element with a name that none can have");
            }
            if (!is_name || !write_raw(out_, element, one.content)) {
                return blame(is_name ? std::string_view(local) : "*");
            }
        }
        return true;
    }

    template <class Element, fixed_string Default, fixed_string Bound, fixed_string Own, class Member>
    [[nodiscard]] bool member(Member const& value, prefix const& p) {
        if constexpr (Element::is_choice) {
            return choice<Element, Default, Bound, Own>(value, p);
        } else if constexpr (Element::is_wrapped) {
            return list<Element, Default, Bound, Own>(value, p);
        } else if constexpr (is_optional<Member>) {
            if (!value) {
                null<Element::local_name, Default, Bound, Own>(p);
                return true;
            }
            return member<Element, Default, Bound, Own>(*value, p);
        } else if constexpr (list_type<Member>) {
            return items<Element::local_name, Default, Bound, Own>(value, p);
        } else {
            return single<Element::local_name, Default, Bound, Own>(value, p);
        }
    }

    /// What a choice holds, or each in a list of choices.
    template <class Choice, fixed_string Default, fixed_string Bound, fixed_string Around, class Member>
    [[nodiscard]] bool choice(Member const& value, prefix const& p) {
        if constexpr (is_optional<Member>) {
            return choice<Choice, Default, Bound, Around>(*value, p); // it is written, so it is there
        } else if constexpr (list_type<Member>) {
            for (std::size_t i = 0; i < value.size(); ++i) {
                if (!choice<Choice, Default, Bound, Around>(value[i], p)) {
                    return blame(i + 1);
                }
            }
            return true;
        } else {
            return alternative<0, Choice, Default, Bound, Around>(value, p);
        }
    }

    /// The alternative held, if it is number I or a later one.
    template <std::size_t I, class Choice, fixed_string Default, fixed_string Bound, fixed_string Around, class Variant>
    [[nodiscard]] bool alternative(Variant const& value, prefix const& p) {
        if constexpr (I == std::variant_size_v<Variant>) {
            out_.refuse(errc::missing_element, Choice::name); // an exception has left it without any
            return blame(Choice::name);
        } else if (auto const* const held = std::get_if<I>(&value)) {
            using described = std::tuple_element_t<I, typename Choice::alternatives>;
            return member<described, Default, Bound, resolve_namespace<described::ns, Around>()>(*held, p);
        } else {
            return alternative<I + 1, Choice, Default, Bound, Around>(value, p);
        }
    }

    /// Whether an element has to take the default namespace away.
    template <fixed_string Default, fixed_string Bound, fixed_string Own>
    static constexpr bool undeclares = Own.view().empty() && Own.view() != Default.view() && Own.view() != Bound.view();

    /// What `p` stands for inside such an element. (It stands for nothing while Bound is the default namespace.)
    template <fixed_string Default, fixed_string Bound, fixed_string Own>
    [[nodiscard]] static consteval auto still_bound() {
        if constexpr (Bound.view() == Default.view()) {
            return Own;
        } else {
            return Bound;
        }
    }

    /// A list in an element of its own.
    template <class Element, fixed_string Default, fixed_string Bound, fixed_string Own, class Member>
    [[nodiscard]] bool list(Member const& value, prefix const& p) {
        if constexpr (undeclares<Default, Bound, Own>) {
            declaration_ = tag_writer::no_namespace;
            return prefixed_list<Element, Own, still_bound<Default, Bound, Own>(), Own>(value, p);
        } else {
            declaration_.clear();
            return prefixed_list<Element, Default, Bound, Own>(value, p);
        }
    }

    /// The same, where declaration_ is what its start tag declares beside prefixes.
    template <class Element, fixed_string Default, fixed_string Bound, fixed_string Own, class Member>
    [[nodiscard]] bool prefixed_list(Member const& value, prefix const& p) {
        using item = typename Element::items;
        constexpr auto name = Element::local_name;
        constexpr auto item_ns = resolve_namespace<item::ns, Own>();
        constexpr auto is = [](auto left, auto right) { return left.view() == right.view(); };
        constexpr bool own_is_bound = is(Own, Default) || is(Own, Bound);
        constexpr bool item_is_own = is(item_ns, Own);
        constexpr bool item_is_bound = is(item_ns, Default) || is(item_ns, Bound) || item_ns.view().empty();
        if constexpr (own_is_bound && item_is_own) {
            return wrapped<name, Default, Own, Own, item::name, item_ns>(value, p, p);
        } else {
            auto const outer = own_is_bound ? p : tags_.depth_prefix('1');
            if constexpr (!own_is_bound) {
                tag_writer::declare(declaration_, outer, Own.view());
            }
            if constexpr (item_is_own) {
                return wrapped<name, Default, Own, Own, item::name, item_ns>(value, outer, outer);
            } else if constexpr (item_is_bound) {
                return wrapped<name, Default, Bound, Own, item::name, item_ns>(value, outer, p);
            } else {
                auto const inner = tags_.depth_prefix(own_is_bound ? '1' : '2');
                tag_writer::declare(declaration_, inner, item_ns.view());
                return wrapped<name, Default, item_ns, Own, item::name, item_ns>(value, outer, inner);
            }
        }
    }

    template <fixed_string Name, fixed_string Default, fixed_string Bound, fixed_string Own, fixed_string ItemName,
              fixed_string ItemNamespace, class Member>
    [[nodiscard]] bool wrapped(Member const& value, prefix const& outer, prefix const& inner) {
        if constexpr (is_optional<Member>) {
            if (!value) {
                tags_.null<Name>(Own.view() == Default.view() ? std::string_view() : outer.view(), declaration_);
                return true;
            }
            return wrapped<Name, Default, Bound, Own, ItemName, ItemNamespace>(*value, outer, inner);
        } else {
            auto const tag = Own.view() == Default.view() ? std::string_view() : outer.view();
            if (value.empty()) {
                tags_.open<Name, " />">(tag, declaration_);
                return true;
            }
            tags_.open<Name, ">">(tag, declaration_);
            out_.descend();
            bool const good = items<ItemName, Default, Bound, ItemNamespace>(value, inner);
            out_.ascend();
            tags_.close<Name>(tag);
            return good || blame(Name.view());
        }
    }

    template <fixed_string Name, fixed_string Default, fixed_string Bound, fixed_string Own, class List>
    [[nodiscard]] bool items(List const& list, prefix const& p) {
        std::size_t count = 0;
        for (auto const& item : list) {
            ++count;
            bool good = true;
            if constexpr (is_optional<typename list_traits<List>::item>) {
                if (item) {
                    good = single<Name, Default, Bound, Own>(*item, p);
                } else {
                    null<Name, Default, Bound, Own>(p);
                }
            } else {
                good = single<Name, Default, Bound, Own>(item, p);
            }
            if (!good) {
                return blame(count);
            }
        }
        return true;
    }

    /// One element with a value or a record in it.
    template <fixed_string Name, fixed_string Default, fixed_string Bound, fixed_string Own, class T>
    [[nodiscard]] bool single(T const& value, prefix const& p) {
        if constexpr (typed_choice<T>) {
            return typed<0, Name, Default, Bound, Own>(value, p);
        } else if constexpr (!described<T> && std::is_same_v<T, xml::raw_xml>) {
            raw_element const element{.local = Name.view(), .ns = Own.view(), .default_ns = Default.view()};
            return write_raw(out_, element, value) || blame(Name.view());
        } else if constexpr (Own.view() == Default.view()) {
            return content<true, Name, Default, Bound, Own>(value, p, {}, {});
        } else if constexpr (Own.view() == Bound.view()) {
            return content<false, Name, Default, Bound, Own>(value, p, p.view(), {});
        } else if constexpr (undeclares<Default, Bound, Own>) {
            return content<false, Name, Own, still_bound<Default, Bound, Own>(), Own>(value, p, {},
                                                                                      tag_writer::no_namespace);
        } else {
            auto const own = tags_.depth_prefix('1');
            declaration_.clear();
            tag_writer::declare(declaration_, own, Own.view());
            return content<false, Name, Default, Own, Own>(value, own, own.view(), declaration_);
        }
    }

    /// The record held, if it is number I or a later one, under the name of its type.
    template <std::size_t I, fixed_string Name, fixed_string Default, fixed_string Bound, fixed_string Own,
              class Variant>
    [[nodiscard]] bool typed(Variant const& value, prefix const& p) {
        if constexpr (I == std::variant_size_v<Variant>) {
            out_.refuse(errc::missing_element, Name.view()); // an exception has left it without any
            return blame(Name.view());
        } else {
            auto const* const held = std::get_if<I>(&value);
            if (held == nullptr) {
                return typed<I + 1, Name, Default, Bound, Own>(value, p);
            }
            if constexpr (I == 0) {
                return single<Name, Default, Bound, Own>(*held, p);
            } else {
                return single_of_type<Name, Default, Bound, Own>(*held, p);
            }
        }
    }

    /// A record with its xsi:type, as single().
    template <fixed_string Name, fixed_string Default, fixed_string Bound, fixed_string Own, class T>
    [[nodiscard]] bool single_of_type(T const& value, prefix const& p) {
        shape_of<T>::for_each_attribute([]<class Attribute>(Attribute) {
            static_assert(
                Attribute::name != "type" || Attribute::ns.view() != text_of<xml::schema_instance_namespace>,
                "soapcodec: xsi:type says which record of a std::variant this is: it is no attribute as well");
        });
        declaration_.clear();
        if constexpr (Own.view() == Default.view()) {
            name_type<T, Default, Bound, Own>(p);
            return content<false, Name, Default, Bound, Own>(value, p, {}, declaration_);
        } else if constexpr (Own.view() == Bound.view()) {
            name_type<T, Default, Bound, Own>(p);
            return content<false, Name, Default, Bound, Own>(value, p, p.view(), declaration_);
        } else if constexpr (undeclares<Default, Bound, Own>) {
            constexpr auto bound = still_bound<Default, Bound, Own>();
            declaration_ = tag_writer::no_namespace;
            name_type<T, Own, bound, Own>(p);
            return content<false, Name, Own, bound, Own>(value, p, {}, declaration_);
        } else {
            auto const own = tags_.depth_prefix('1');
            tag_writer::declare(declaration_, own, Own.view());
            name_type<T, Default, Own, Own>(own);
            return content<false, Name, Default, Own, Own>(value, own, own.view(), declaration_);
        }
    }

    /// Appends the type of T to declaration_. Namespaces are those inside the element.
    template <class T, fixed_string Default, fixed_string Bound, fixed_string Own>
    void name_type(prefix const& p) {
        using type = std::tuple_element_t<0, typename shape_of<T>::types>;
        constexpr auto ns = resolve_namespace<type::ns, resolve_namespace<shape_of<T>::ns, Own>()>();
        static_assert(!ns.view().empty() || Default.view().empty(),
                      "soapcodec: a type in no namespace cannot be named inside an element that has a default one");
        if constexpr (ns.view() == Default.view()) {
            tags_.name_type(declaration_, {}, type::local_name.view());
        } else if constexpr (ns.view() == Bound.view()) {
            tags_.name_type(declaration_, p.view(), type::local_name.view());
        } else {
            declaration_.append(joined_text<" xmlns:q1=\"", attribute_constant<ns>, "\"">);
            tags_.name_type(declaration_, "q1:", type::local_name.view());
        }
    }

    /// Bare: neither prefix nor declaration. Said at compile time, since this function is not always inlined.
    template <bool Bare, fixed_string Name, fixed_string Default, fixed_string Bound, fixed_string Own, class T>
    [[nodiscard]] bool content(T const& value, prefix const& p, std::string_view given_tag,
                               std::string_view given_declaration) {
        auto const tag = Bare ? std::string_view() : given_tag;
        auto const declaration = Bare ? std::string_view() : given_declaration;
        if constexpr (has_more_than_elements<T>) {
            tags_.open<Name, "">(tag, declaration);
            return rest<Name, Default, Bound, Own>(value, p, tag) || blame(Name.view());
        } else if constexpr (described<T>) {
            if (!has_content(value)) {
                tags_.open<Name, " />">(tag, declaration);
                return true;
            }
            tags_.open<Name, ">">(tag, declaration);
            out_.descend();
            bool const good = members<T, Default, Bound, Own>(value, p);
            out_.ascend();
            tags_.close<Name>(tag);
            return good || blame(Name.view());
        } else if constexpr (std::is_same_v<T, xml::qname>) {
            return values_.qualified<Name, Default>(value, tag, declaration) || blame(Name.view());
        } else if constexpr (bounded_scalar<T>) {
            static_assert(scalar<T>::max_size <= xml_writer::largest_room / 2,
                          "soapcodec: scalar<T>::max_size is too large for write(): use format() instead");
            out_.line();
            auto* at = out_.room(tag_writer::size<Name>(tag, declaration) + scalar<T>::max_size);
            at = tag_writer::start<Name, ">">(at, tag, declaration);
            at = scalar<T>::write(at, value);
            out_.filled(tag_writer::end<Name>(at, tag));
            return true;
        } else {
            static_assert(scalar_type<T>,
                          "soapcodec: a member's type has neither a shape nor a scalar: write "
                          "constexpr auto soap_shape(T const*) in the namespace of T for a record, "
                          "specialise soapcodec::scalar<T> for a value, describe a list with "
                          "soapcodec::items<\"Item\"> or a std::variant with soapcodec::choice, or give "
                          "each record in it a soapcodec::type_name");
            bool const good = with_text(
                value, [&](std::string_view text) { return element_of<Name>(text, tag, declaration); },
                [this] { return refuse_value(); });
            return good || blame(Name.view());
        }
    }

    /// An element with a text that is to be escaped.
    template <fixed_string Name>
    [[nodiscard]] bool element_of(std::string_view text, std::string_view tag, std::string_view declaration) {
        if (text.empty()) {
            tags_.open<Name, " />">(tag, declaration);
            return true;
        }
        if (text.size() <= short_text) {
            // All in one room: most texts are.
            out_.line();
            auto* at = out_.room(tag_writer::size<Name>(tag, declaration) + escape_room(text.size()));
            at = tag_writer::start<Name, ">">(at, tag, declaration);
            std::size_t done = 0;
            at = escape(at, text, done);
            if (done == text.size()) [[likely]] {
                out_.filled(tag_writer::end<Name>(at, tag));
                return true;
            }
            out_.refuse(done);
            return false;
        }
        tags_.open<Name, ">">(tag, declaration);
        bool const good = out_.text(text);
        tags_.close_here<Name>(tag);
        return good;
    }

    /// A record behind the beginning of its start tag.
    template <fixed_string Name, fixed_string Default, fixed_string Bound, fixed_string Own, class T>
    [[nodiscard]] bool rest(T const& value, prefix const& p, std::string_view tag) {
        bool good = true;
        if (!values_.attributes<typename shape_of<T>::attributes, Default>(
                value, [this](std::string_view name) { return blame(name); })) {
            return false;
        }
        [&]<class... Any>(std::tuple<Any...>) {
            good =
                ((values_.any_attributes<typename shape_of<T>::attributes>(value.*Any::member) || blame("@*")) && ...);
        }(typename shape_of<T>::any_attributes{});
        if (!good) {
            return false;
        }
        if constexpr (shape_of<T>::has_text) {
            shape_of<T>::for_text([&]<class Text>(Text) { good = values_.rest<Name>(value.*Text::member, tag); });
            return good;
        } else {
            if (!has_content(value)) {
                out_.raw(" />");
                return true;
            }
            out_.raw(">");
            out_.descend();
            good = members<T, Default, Bound, Own>(value, p);
            out_.ascend();
            tags_.close<Name>(tag);
            return good;
        }
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
    template <fixed_string Name, fixed_string Default, fixed_string Bound, fixed_string Own>
    void null(prefix const& p) {
        if constexpr (Own.view() == Default.view()) {
            tags_.null<Name>({}, {});
        } else if constexpr (Own.view() == Bound.view()) {
            tags_.null<Name>(p.view(), {});
        } else if constexpr (undeclares<Default, Bound, Own>) {
            tags_.null<Name>({}, tag_writer::no_namespace);
        } else {
            auto const own = tags_.depth_prefix('1');
            declaration_.clear();
            tag_writer::declare(declaration_, own, Own.view());
            tags_.null<Name>(own.view(), declaration_);
        }
    }

    [[gnu::cold, gnu::noinline]] bool refuse_value() noexcept {
        out_.refuse(errc::invalid_value, detail::value_without_text);
        return false;
    }

    [[gnu::cold, gnu::noinline]] bool blame(std::string_view name) {
        path_.insert(0, name).insert(0, "/");
        return false;
    }

    /// The number of the item behind the name it has in the path.
    [[gnu::cold, gnu::noinline]] bool blame(std::size_t item) {
        auto const at = std::min(path_.find('/', 1), path_.size());
        path_.insert(at, fmt::format(FMT_COMPILE("[{}]"), item));
        return false;
    }

    static constexpr std::size_t short_text = 256;

    xml_writer& out_;
    tag_writer tags_;
    value_writer values_;
    std::string declaration_; // of the start tag about to be written
    std::string path_;
};

} // namespace soapcodec::detail
