// SPDX-License-Identifier: MIT
// Values in a report, by their shape: `{Customer: "Ola", @id: 7, Lines: [{Number: 1}, nil]}`.
#pragma once

#include "../cxx20.hpp"

#include <cstddef>     // std::size_t
#include <string>      // std::string
#include <string_view> // std::string_view
#include <tuple>       // std::tuple
#include <type_traits> // std::is_same_v
#include <utility>     // std::index_sequence
#include <variant>     // std::get_if

#include "../scalar.hpp"
#include "../shape.hpp"
#include "quoted.hpp"

namespace soapcodec::fuzz {

namespace detail {

/// Appends to one string, since values nest.
class value_printer {
public:
    explicit value_printer(std::string& out) : out_(out) {}

    template <class T>
    void print(T const& value) {
        if constexpr (is_optional<T>) {
            value ? print(*value) : add("nil");
        } else if constexpr (list_type<T>) {
            print_list(value, [&](auto const& item) { print(item); });
        } else if constexpr (map_type<T>) {
            print_list(value, [&](auto const& entry) {
                print(entry.first);
                add(": ");
                print(entry.second);
            });
        } else if constexpr (choice_type<T>) {
            print_held(value, [this](std::size_t index, auto const& held) {
                add("#" + std::to_string(index) + " ");
                print(held);
            });
        } else if constexpr (is_parts<T>) {
            std::string_view separator = "(";
            std::apply([&](auto const&... part) { ((add(separator), separator = ", ", print(part)), ...); }, value);
            add(std::tuple_size_v<T> == 0 ? "()" : ")");
        } else if constexpr (described<T>) {
            print_record(value);
        } else if constexpr (std::is_same_v<T, xml::raw_xml>) {
            print_raw(value);
        } else if constexpr (std::is_same_v<T, xml::any_attribute>) {
            print(value.name);
            add("=" + quoted(value.value));
        } else if constexpr (std::is_same_v<T, xml::any_element>) {
            print(value.name);
            print(value.attributes);
            print_raw(value.content);
        } else if constexpr (std::is_same_v<T, xml::qname>) {
            add("{" + value.ns + "}" + value.local);
        } else if constexpr (string_like<T>) {
            add(quoted(value));
        } else if constexpr (bounded_scalar<T> || soapcodec::detail::formattable_scalar<T>) {
            with_text(
                value, [this](std::string_view text) { add(text); }, [this] { add("(no text)"); });
        } else {
            add("?"); // a value that is only ever read
        }
    }

private:
    void add(std::string_view text) { out_.append(text); }

    template <class List, class Print>
    void print_list(List const& list, Print print_item) {
        add("[");
        std::string_view separator;
        for (auto const& item : list) {
            add(separator);
            print_item(item);
            separator = ", ";
        }
        add("]");
    }

    template <class Choice, class Print>
    void print_held(Choice const& value, Print print_alternative) {
        if (value.valueless_by_exception()) {
            add("(no alternative)");
        }
        [&]<std::size_t... I>(std::index_sequence<I...>) {
            auto const each = [&](std::size_t index, auto const* held) {
                if (held != nullptr) {
                    print_alternative(index, *held);
                }
            };
            (each(I, std::get_if<I>(&value)), ...);
        }
        (std::make_index_sequence<choice_traits<Choice>::size>());
    }

    /// With the name of the alternative's element, which only the record around knows.
    template <class Alternatives, class T>
    void print_choice(T const& value) {
        if constexpr (is_optional<T>) {
            value ? print_choice<Alternatives>(*value) : add("nil");
        } else if constexpr (list_type<T>) {
            print_list(value, [&](auto const& item) { print_choice<Alternatives>(item); });
        } else {
            print_held(value, [this](std::size_t index, auto const& held) {
                add(name_of(index, Alternatives{}));
                add(" ");
                print(held);
            });
        }
    }
    template <class... Alternatives>
    [[nodiscard]] static std::string_view name_of(std::size_t index, std::tuple<Alternatives...>) {
        constexpr std::string_view names[] = {Alternatives::name...};
        return names[index];
    }

    template <class T>
    void print_record(T const& value) {
        std::string_view separator;
        auto const begin = [&](std::string_view mark, std::string_view name) {
            add(separator);
            add(mark);
            add(name);
            add(name.empty() ? "" : ": ");
            separator = ", ";
        };
        add("{");
        shape_of<T>::for_each_attribute([&]<class Part>(Part) {
            begin("@", Part::name);
            print(value.*Part::member);
        });
        shape_of<T>::for_each([&]<class Part>(Part) {
            begin("", Part::name);
            if constexpr (Part::is_choice) {
                print_choice<typename Part::alternatives>(value.*Part::member);
            } else {
                print(value.*Part::member);
            }
        });
        shape_of<T>::for_text([&]<class Part>(Part) {
            begin("", "");
            print(value.*Part::member);
        });
        shape_of<T>::for_each_any([&]<class Part>(Part) {
            begin("", Part::name);
            print(value.*Part::member);
        });
        add("}");
    }

    void print_raw(xml::raw_xml const& value) {
        add("xml ");
        add(quoted(value.text));
        for (auto const& [prefix, ns] : value.scope) {
            add(" " + prefix + "=" + quoted(ns));
        }
    }

    std::string& out_;
};

} // namespace detail

/// A short readable form. Two values with the same one may differ: what has no text, and NaNs, look alike.
template <class T>
[[nodiscard]] std::string to_text(T const& value) {
    std::string text;
    detail::value_printer(text).print(value);
    return text;
}

} // namespace soapcodec::fuzz
