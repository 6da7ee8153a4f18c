// SPDX-License-Identifier: MIT
// Elements of which there is one (xs:choice): a std::variant.
//
//     struct order { std::variant<card, transfer, std::string> payment; };
//
//     constexpr auto soap_shape(order const*) {
//         return soapcodec::record(soapcodec::choice<&order::payment,
//                                                    soapcodec::alternative<"Card">,
//                                                    soapcodec::alternative<"Transfer">,
//                                                    soapcodec::alternative<"Note">>);
//     }
//
// The first alternative is the variant's first, and so on; a type may be there twice.
#pragma once

#include "../cxx20.hpp"

#include <array>       // std::array
#include <cstddef>     // std::size_t
#include <string_view> // std::string_view
#include <tuple>       // std::tuple
#include <type_traits> // std::remove_cv_t, std::is_void_v
#include <utility>     // std::index_sequence
#include <variant>     // std::variant_alternative_t

#include "../fixed_string.hpp"
#include "element.hpp"
#include "members.hpp"
#include "options.hpp"

namespace soapcodec {

/// One element of a choice; made by `alternative<"Name", options...>`. Options are in_namespace and, for a list, items.
template <fixed_string Name, class... Options>
struct alternative_shape {
    using options = detail::option_list<Options...>;
    using items = typename detail::items_of<Options...>::type;

    static constexpr auto local_name = Name;
    static constexpr std::string_view name = text_of<Name>;
    static constexpr auto ns = detail::namespace_of<Options...>::type::ns;
    static constexpr bool is_wrapped = !std::is_void_v<items>;
    static constexpr bool is_choice = false;
    static constexpr auto part = record_part::element;

    static_assert(detail::is_name<Name>,
                  "soapcodec: the name of an alternative is an XML name without a prefix (NCName)");
    static_assert(options::template are_only<detail::option_kind::items, detail::option_kind::in_namespace>,
                  "soapcodec: the options of an alternative are in_namespace<...>, items<...> and dictionary");
    static_assert(options::differ, "soapcodec: an alternative has an option once (dictionary is one of items<...>)");
};
template <fixed_string Name, auto... Options>
inline constexpr alternative_shape<Name, std::remove_cv_t<decltype(Options)>...> alternative;

namespace detail {

template <class Part>
inline constexpr bool is_alternative = false;
template <fixed_string Name, class... Options>
inline constexpr bool is_alternative<alternative_shape<Name, Options...>> = true;

template <fixed_string First, fixed_string... Rest>
[[nodiscard]] consteval auto join_with_bars() {
    std::array<char, (First.view().size() + ... + (1 + Rest.view().size()))> text{};
    auto* at = text.data();
    for (auto const name : {First.view(), Rest.view()...}) {
        if (at != text.data()) {
            *at++ = '|';
        }
        for (char const c : name) {
            *at++ = c;
        }
    }
    return text;
}
template <fixed_string... Names>
inline constexpr auto with_bars = join_with_bars<Names...>();
template <fixed_string... Names>
inline constexpr std::string_view text_with_bars{with_bars<Names...>.data(), with_bars<Names...>.size()};

/// The std::variant in a member: itself, what a std::optional or its like holds, or an item of a list.
template <class Member>
struct choice_in {
    using type = Member;
};
template <class Holder>
    requires is_optional<Holder>
struct choice_in<Holder> {
    using type = without_optional<Holder>;
};
template <growing_list List>
struct choice_in<List> {
    using type = typename list_traits<List>::item;
};

/// Whether alternatives described fit those of the variant, in one respect each.
template <class Alternative, class T>
inline constexpr bool is_list_in_element = !Alternative::is_wrapped || is_list_or_map<without_optional<T>>;
template <class Alternative, class T>
inline constexpr bool is_no_bare_list = Alternative::is_wrapped || !is_list_or_map<without_optional<T>>;

template <class Choice, auto Member, class... Alternatives>
consteval void check_choice() {
    static_assert(choice_type<Choice>, "soapcodec: a choice needs a member that is a std::variant, a std::optional of "
                                       "one, or a std::vector or std::span of them");
    if constexpr (choice_type<Choice>) {
        static_assert(!choice_traits<Choice>::has_monostate,
                      "soapcodec: a choice without an element is no alternative std::monostate: use "
                      "std::optional<std::variant<...>>");
        constexpr bool same_number = choice_traits<Choice>::size == sizeof...(Alternatives);
        static_assert(same_number, "soapcodec: a choice has one alternative<...> for each type of its std::variant");
        if constexpr (same_number) {
            []<std::size_t... I>(std::index_sequence<I...>) {
                static_assert((is_list_in_element<Alternatives, std::variant_alternative_t<I, Choice>> && ...),
                              "soapcodec: items<...> and dictionary describe lists: the alternative must be a "
                              "std::vector or a std::span");
                static_assert((is_no_bare_list<Alternatives, std::variant_alternative_t<I, Choice>> && ...),
                              "soapcodec: an alternative that is a list stands in an element of its own: describe it "
                              "with soapcodec::items<\"Item\">");
                static_assert((has_sound_items<typename Alternatives::items,
                                               without_optional<std::variant_alternative_t<I, Choice>>, Member> &&
                               ...));
            }
            (std::index_sequence_for<Alternatives...>{});
        }
    }
}

} // namespace detail

/// A choice among elements; made by `choice<&T::member, alternative<"Name">...>`. The type of the member says how many
/// there are:
///
///     std::variant<...>                   exactly one of the elements
///     std::optional<std::variant<...>>    one or none
///     std::vector<std::variant<...>>      any number in any mixture, in the order of the document; as std::span in an
///                                         arena
///
/// An alternative that is a std::optional may be xsi:nil; as null it is written so.
template <auto Member, class... Alternatives>
struct choice_shape {
    using owner = typename detail::member_pointer<decltype(Member)>::owner;
    using type = typename detail::member_pointer<decltype(Member)>::type;
    using items = void;
    using alternatives = std::tuple<Alternatives...>;

    /// Of all alternatives, `Card|Transfer|Note`.
    static constexpr std::string_view name = detail::text_with_bars<Alternatives::local_name...>;
    static constexpr auto member = Member;
    static constexpr auto ns = inherited_namespace;
    static constexpr bool is_omittable = false;
    static constexpr bool is_nillable = false;
    static constexpr bool is_wrapped = false;
    static constexpr bool is_choice = true;
    static constexpr auto part = record_part::element;

    static_assert((detail::is_alternative<Alternatives> && ...),
                  "soapcodec: a choice is among alternatives: soapcodec::alternative<\"Name\">");
    static_assert((detail::check_choice<typename detail::choice_in<type>::type, Member, Alternatives...>(), true));
};
template <auto Member, auto... Alternatives>
inline constexpr choice_shape<Member, std::remove_cv_t<decltype(Alternatives)>...> choice;

} // namespace soapcodec
