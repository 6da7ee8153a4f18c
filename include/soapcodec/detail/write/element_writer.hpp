// SPDX-License-Identifier: MIT
// One element: the declarations in its start tag, its xsi:type or xsi:nil, its attributes, and a value or a record.
#pragma once

#include <cstddef>     // std::size_t
#include <string>      // std::string
#include <string_view> // std::string_view
#include <tuple>       // std::tuple_element_t, std::tuple_size_v
#include <type_traits> // std::is_same_v, std::type_identity
#include <variant>     // std::get_if, std::variant_size_v

#include "../../error.hpp"
#include "../../fixed_string.hpp"
#include "../../scalar.hpp"
#include "../../shape.hpp"
#include "../../xml/known_namespaces.hpp"
#include "../../xml/qname.hpp"
#include "../../xml/raw.hpp"
#include "../inline.hpp"
#include "../search.hpp"
#include "../xml/writer.hpp"
#include "bindings.hpp"
#include "raw_writer.hpp"
#include "tag_writer.hpp"
#include "value_writer.hpp"
#include "written.hpp"

namespace soapcodec::detail {

/// The base of Records, which writes the members of the records that stand in an element:
///
///     template <class Place, fixed_string Around, ...>
///     char* members(char* at, Level here, T const& value, prefix const& p, Elements, Any);
///
/// The functions take where to write and return where they ended, or null at what cannot be written. They are inlined
/// into each other and into those of Records, so that `at` stays in a register and neighbouring constants become one.
///
/// Place is the bindings where the element is written, and `p` the prefix that they know; Own is the element's
/// namespace.
template <class Records>
class element_writer {
protected:
    element_writer(xml_writer& out, std::string_view instance, std::size_t above)
        : out_(out), tags_(out, instance, above), values_(out, tags_) {}
    element_writer(element_writer const&) = delete;
    element_writer& operator=(element_writer const&) = delete;
    ~element_writer() = default;

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
            if (!has_content<shape>(value)) {
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
        at = records().template members<Place, Own>(at, here.inside(), value, p,
                                                    std::type_identity<typename shape::elements>{},
                                                    std::type_identity<typename shape::any_elements>{});
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
            if (!has_content<shape>(value)) {
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

    template <class Level>
    [[nodiscard]] char* raw(char* at, Level here, raw_element const& element, xml::raw_xml const& content) {
        out_.filled(out_.line(out_.room(at, xml_writer::line_room), here));
        return write_raw(out_, element, content) ? out_.end() : blame(element.local);
    }

    /// At what cannot be written, from the innermost element outwards.
    [[gnu::cold, gnu::noinline]] char* blame(std::string_view name) {
        path_.insert(0, name).insert(0, "/");
        return nullptr;
    }
    /// The number of the item behind the name it has in the path.
    [[gnu::cold, gnu::noinline]] char* blame(std::size_t item) {
        auto const at = smaller(path_.find('/', 1), path_.size());
        path_.insert(at, "[" + std::to_string(item) + "]");
        return nullptr;
    }

    xml_writer& out_;
    tag_writer tags_;
    value_writer values_;
    std::string declaration_; // of the start tag about to be written
    std::string path_;

private:
    [[nodiscard]] Records& records() noexcept { return static_cast<Records&>(*this); }
};

} // namespace soapcodec::detail
