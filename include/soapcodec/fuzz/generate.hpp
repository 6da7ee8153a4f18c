// SPDX-License-Identifier: MIT
// Values of any described type, made by its shape from the choices of an input.
//
// Each can be encoded, and is what decoding gives back: the one value of a type that XML cannot tell from another, an
// empty list without an element of its own in a std::optional, is not made. Without choices a value has as little in it
// as its shape allows; as every item and record takes a choice, a value is not larger than its input accounts for.
#pragma once

#include "../cxx20.hpp"

#include <cstddef>     // std::size_t
#include <string>      // std::to_string
#include <string_view> // std::string_view
#include <tuple>       // std::apply
#include <type_traits> // std::is_same_v
#include <utility>     // std::index_sequence
#include <variant>     // std::variant
#include <vector>      // std::vector

#include "../arena.hpp"
#include "../shape.hpp"
#include "generator.hpp"
#include "input.hpp"
#include "texts.hpp"

namespace soapcodec::fuzz {

namespace detail {

class value_maker {
public:
    /// `memory` is for views, and null where there are none.
    value_maker(input& from, arena* memory) : from_(from), memory_(memory) {}

    /// `least`: of items, if it is a list.
    template <class T>
    void fill(T& value, std::size_t least = 0) {
        if constexpr (is_optional<T>) {
            value.reset();
            if (may_nest() && from_.number(3) != 0) {
                fill(soapcodec::detail::make_in(value), least);
            }
        } else if constexpr (std::is_same_v<T, std::vector<xml::any_attribute>>) {
            value.clear();
            for (auto left = count(least); left > 0; --left) { // each with a name of its own
                auto const name = "any" + std::to_string(left);
                value.push_back({{from_.flip() ? "urn:fuzz:any" : "", name}, make_text(from_)});
            }
        } else if constexpr (list_type<T> && !soapcodec::detail::growing_list<T>) {
            for (auto& item : value) {
                fill(item);
            }
        } else if constexpr (list_type<T>) {
            value = T{};
            for (auto left = count(least); left > 0; --left) {
                fill(append(value));
            }
        } else if constexpr (map_type<T>) {
            value.clear();
            for (auto left = count(0); left > 0; --left) {
                typename T::key_type key{};
                fill(key);
                fill(value[std::move(key)]);
            }
        } else if constexpr (choice_type<T>) {
            fill_choice(value, std::make_index_sequence<choice_traits<T>::size>());
        } else if constexpr (is_parts<T>) {
            std::apply([&](auto&... part) { (fill(part), ...); }, value);
        } else if constexpr (described<T>) {
            fill_record(value);
        } else if constexpr (std::is_same_v<T, std::string_view>) {
            value = memory_->copy(make_text(from_));
        } else {
            value = generator<T>::make(from_);
        }
    }

private:
    /// A record that holds itself ends well before limits::depth.
    [[nodiscard]] bool may_nest() const noexcept { return depth_ < 12; }

    /// Most lists are short; some are long enough to be read ahead in.
    [[nodiscard]] std::size_t count(std::size_t least) {
        if (!may_nest()) {
            return least;
        }
        auto const most = from_.byte() < 0xE0U ? 3U : 20U;
        auto const chosen = from_.index(most);
        return chosen < least ? least : chosen;
    }

    template <class List>
    auto& append(List& list) {
        if constexpr (list_traits<List>::is_view) {
            return memory_->append(list);
        } else {
            return list.emplace_back();
        }
    }

    template <class Choice, std::size_t... I>
    void fill_choice(Choice& value, std::index_sequence<I...>) {
        auto const chosen = from_.index(sizeof...(I) - 1);
        (static_cast<void>(I == chosen && (fill(value.template emplace<I>()), true)), ...);
    }

    template <class T>
    void fill_record(T& value) {
        ++depth_;
        auto const fill_member = [&]<class Part>(Part) {
            if constexpr (requires { Part::is_omittable; }) {
                if (Part::is_omittable && !from_.flip()) {
                    return; // as it was constructed
                }
            }
            fill(value.*Part::member, least_items<Part>());
        };
        shape_of<T>::for_each_attribute(fill_member);
        shape_of<T>::for_each(fill_member);
        shape_of<T>::for_text(fill_member);
        shape_of<T>::for_each_any(fill_member);
        --depth_;
    }

    /// Of a list that would be null, rather than empty, when nothing of it is written.
    template <class Part>
    [[nodiscard]] static consteval std::size_t least_items() {
        if constexpr (requires { Part::is_wrapped; }) {
            return !Part::is_wrapped && is_optional<typename Part::type> ? 1 : 0;
        } else {
            return 0;
        }
    }

    input& from_;
    arena* memory_;
    unsigned depth_ = 0;
};

} // namespace detail

/// A value of T, which owns its content.
template <class T>
[[nodiscard]] T generate(input& from) {
    static_assert(!holds_views<T>(), "soapcodec: this type has views (std::string_view, std::span): call "
                                     "generate<T>(input, arena) with a soapcodec::arena that holds what they refer to");
    T value{};
    detail::value_maker(from, nullptr).fill(value);
    return value;
}

/// A value of T, whose views lie in `memory`.
template <class T>
[[nodiscard]] T generate(input& from, arena& memory) {
    T value{};
    detail::value_maker(from, &memory).fill(value);
    return value;
}

} // namespace soapcodec::fuzz
