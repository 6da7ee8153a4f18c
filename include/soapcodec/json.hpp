// SPDX-License-Identifier: MIT
// Any described struct as JSON, for logs, tests and tools:
//
//     fmt::print("{}\n", soapcodec::to_json(quote{"A&B", 1200, std::nullopt}));
//     // {"Symbol":"A&B","Volume":1200,"Note":null}
//
// What stands for what:
//
//     record                an object, its members by the names of the elements; of attributes with an @ before it
//     text of a record      the member "#text"
//     null                  null
//     list                  an array
//     choice                a member by the name of the alternative, or none for null; a list of choices is an array of
//                           objects that have one member, by the name "Card|Transfer"
//     one of several types  the record that it is, by xsi:type, without the name of its type
//     bool, numbers         true, 1200, 99.5: integers and decimals with all their digits. INF and NaN are strings
//     other values          a string, as it stands in XML; null if it has no text, as the 30th of February
//     xml::qname            {"ns":"urn:x","name":"a"}
//     xml::raw_xml          a string: the XML
//     xml::any_element      an object of its members, the content as xml::raw_xml
//     soap::fault           an object of its members, the detail as xml::raw_xml
//
// Output is UTF-8. Bytes in a string that are not, and U+FFFE and U+FFFF, are written as U+FFFD. There are no errors:
// every value has a form. It is for reading, not for reading back: names in two namespaces look alike.
#pragma once

#include "cxx20.hpp"

#include <fmt/format.h>

#include <array>       // std::array
#include <cmath>       // std::isfinite
#include <cstddef>     // std::size_t
#include <iterator>    // std::back_inserter
#include <string>      // std::string
#include <string_view> // std::string_view
#include <tuple>       // std::tuple
#include <type_traits> // std::is_same_v
#include <utility>     // std::forward, std::move, std::index_sequence
#include <variant>     // std::get_if

#include "detail/write/output_sink.hpp"
#include "detail/xml/escape.hpp"
#include "scalar.hpp"
#include "shape.hpp"
#include "soap/fault.hpp"
#include "soap/header.hpp"
#include "xsd/decimal.hpp"
#include "xsd/integer.hpp"
#include "xsd/real.hpp"

namespace soapcodec {

/// Options of to_json() and its like.
struct json_options {
    /// A line a member or item, two blanks a level, instead of no white space.
    bool indented = false;
};

namespace detail {

class json_writer {
public:
    json_writer(byte_sink& sink, bool indented) : sink_(sink), indented_(indented) {}

    template <class T>
    void value(T const& v) {
        if constexpr (is_optional<T>) {
            v ? value(*v) : add("null");
        } else if constexpr (list_type<T>) {
            list(v, [this](auto const& item) { this->value(item); });
        } else if constexpr (map_type<T>) {
            members([&] {
                for (auto const& [key, mapped] : v) {
                    next();
                    with_text(
                        key, [this](std::string_view written) { this->text(written); }, [this] { add("\"\""); });
                    add(indented_ ? ": " : ":");
                    this->value(mapped);
                }
            });
        } else if constexpr (typed_choice<T>) {
            [&]<std::size_t... I>(std::index_sequence<I...>) {
                auto const try_record = [this](auto const* record) {
                    if (record != nullptr) {
                        this->value(*record);
                    }
                };
                (try_record(std::get_if<I>(&v)), ...);
            }
            (std::make_index_sequence<choice_traits<T>::size>{});
            add(v.valueless_by_exception() ? "null" : "");
        } else if constexpr (described<T>) {
            record(v);
        } else if constexpr (std::is_same_v<T, bool>) {
            add(v ? "true" : "false");
        } else if constexpr (string_like<T>) {
            text(v);
        } else {
            scalar_value(v);
        }
    }

    void value(xml::qname const& name) {
        members([&] {
            member("ns", name.ns);
            member("name", name.local);
        });
    }

    void value(xml::raw_xml const& raw) { text(raw.text); }

    void value(xml::any_attribute const& attribute) {
        members([&] {
            member("name", attribute.name);
            member("value", attribute.value);
        });
    }

    void value(xml::any_element const& element) {
        members([&] {
            member("name", element.name);
            member("attributes", element.attributes);
            member("content", element.content);
        });
    }

    void value(soap::reason const& reason) {
        members([&] {
            member("lang", reason.lang);
            member("text", reason.text);
        });
    }

    void value(soap::fault const& fault) {
        members([&] {
            member("code", fault.code);
            member("subcodes", fault.subcodes);
            member("reason", fault.reasons);
            member("role", fault.role);
            member("node", fault.node);
            member("detail", fault.detail);
        });
    }

private:
    void add(std::string_view bytes) { sink_.write(sink_, bytes); }

    void text(std::string_view content) {
        add("\"");
        while (!content.empty()) {
            auto const plain = plain_size(content);
            add(content.substr(0, plain));
            content.remove_prefix(plain);
            if (!content.empty()) {
                escaped(content.front());
                content.remove_prefix(1);
            }
        }
        add("\"");
    }

    /// The number of bytes before the first that cannot stand in a string as it is.
    [[nodiscard]] static std::size_t plain_size(std::string_view content) noexcept {
        std::size_t i = 0;
        while (i < content.size()) {
            auto const byte = static_cast<unsigned char>(content[i]);
            auto const plain = byte >= 0x20U && byte != '"' && byte != '\\';
            auto const size = byte >= 0x80U ? character_size(content.substr(i)) : plain ? 1U : 0U;
            if (size == 0) {
                break;
            }
            i += size;
        }
        return i;
    }

    void escaped(char c) {
        switch (c) {
        case '"':
            return add("\\\"");
        case '\\':
            return add("\\\\");
        case '\n':
            return add("\\n");
        case '\r':
            return add("\\r");
        case '\t':
            return add("\\t");
        default:
            if (auto const byte = static_cast<unsigned char>(c); byte >= 0x80U) {
                add("\xEF\xBF\xBD"); // U+FFFD
            } else {
                constexpr std::string_view digits = "0123456789abcdef";
                std::array const reference{'\\', 'u', '0', '0', digits[byte / 16U], digits[byte % 16U]};
                add({reference.data(), reference.size()});
            }
        }
    }

    template <class T>
    void scalar_value(T const& v) {
        static_assert(bounded_scalar<T> || formattable_scalar<T>,
                      "soapcodec: this type cannot be written: give it a shape, or its soapcodec::scalar a write() or "
                      "format()");
        bool is_number = xsd_integer<T> || std::is_same_v<T, decimal> || std::is_same_v<T, integer>;
        if constexpr (xsd_real<T>) {
            is_number = std::isfinite(v);
        }
        with_text(
            v, [&](std::string_view written) { is_number ? add(written) : text(written); }, [this] { add("null"); });
    }

    // --- what holds others

    /// What stands between brackets, each on a line of its own if so wanted; `each` calls next() before every one.
    template <class Each>
    void bracketed(std::string_view open, Each each, std::string_view close) {
        add(open);
        bool const outer_first = first_;
        first_ = true;
        ++depth_;
        each();
        --depth_;
        if (!first_) {
            new_line();
        }
        first_ = outer_first;
        add(close);
    }
    void next() {
        add(first_ ? "" : ",");
        first_ = false;
        new_line();
    }
    void new_line() {
        if (indented_) {
            add("\n");
            for (std::size_t i = 0; i < depth_; ++i) {
                add("  ");
            }
        }
    }

    template <class Each>
    void members(Each each) {
        bracketed("{", each, "}");
    }
    void name(std::string_view mark, std::string_view local) {
        next();
        add("\"");
        add(mark);
        add(local); // an NCName has nothing to escape
        add(indented_ ? "\": " : "\":");
    }
    template <class T>
    void member(std::string_view local, T const& v) {
        name("", local);
        value(v);
    }

    template <class List, class Item>
    void list(List const& items, Item item) {
        bracketed(
            "[",
            [&] {
                for (auto const& each : items) {
                    next();
                    item(each);
                }
            },
            "]");
    }

    template <class T>
    void record(T const& v) {
        members([&] {
            shape_of<T>::for_each_attribute([&]<class Part>(Part) {
                name("@", Part::name);
                value(v.*Part::member);
            });
            shape_of<T>::for_each([&]<class Part>(Part) {
                if constexpr (Part::is_choice) {
                    choice_of<Part>(v.*Part::member);
                } else {
                    member(Part::name, v.*Part::member);
                }
            });
            shape_of<T>::for_text([&]<class Part>(Part) {
                name("", "#text");
                value(v.*Part::member);
            });
        });
    }

    template <class Part, class T>
    void choice_of(T const& v) {
        if constexpr (is_optional<T>) {
            if (v) {
                choice_of<Part>(*v);
            }
        } else if constexpr (list_type<T>) {
            name("", Part::name);
            list(v, [this](auto const& item) { members([&] { this->choice_of<Part>(item); }); });
        } else {
            held(typename Part::alternatives{}, v);
        }
    }
    template <class... Alternatives, class... Types>
    void held(std::tuple<Alternatives...>, std::variant<Types...> const& v) {
        [&]<std::size_t... I>(std::index_sequence<I...>) {
            auto const try_alternative = [this](std::string_view local, auto const* alternative) {
                if (alternative != nullptr) {
                    this->member(local, *alternative);
                }
            };
            (try_alternative(Alternatives::name, std::get_if<I>(&v)), ...);
        }
        (std::index_sequence_for<Alternatives...>{});
    }

    byte_sink& sink_;
    bool indented_;
    bool first_ = true; // whether nothing stands yet between the innermost brackets
    std::size_t depth_ = 0;
};

} // namespace detail

/// Writes a described struct, or anything that may be a member of one, to an output iterator of char, and returns the
/// iterator behind the last byte.
template <class Output, class T>
Output write_json(Output out, T const& value, json_options options = {}) {
    detail::output_sink<Output> sink(std::move(out));
    detail::json_writer(sink, options.indented).value(value);
    return std::move(sink.out);
}

/// The same as one string.
template <class T>
[[nodiscard]] std::string to_json(T const& value, json_options options = {}) {
    std::string text;
    write_json(std::back_inserter(text), value, options);
    return text;
}

/// The same as an argument of fmt::format and its like: `fmt::format("{}", as_json(quote))`. Refers to a value given as
/// an lvalue, which has to outlive it, and holds one given as an rvalue.
template <class T>
struct json_text {
    T value;              ///< itself, or a reference to it
    json_options options; ///< how it is written
};
/// Makes one.
template <class T>
[[nodiscard]] json_text<detail::kept<T>> as_json(T&& value, json_options options = {}) {
    return {std::forward<T>(value), options};
}

} // namespace soapcodec

template <class T>
struct fmt::formatter<soapcodec::json_text<T>> {
    template <class ParseContext>
    constexpr auto parse(ParseContext& context) {
        return context.begin();
    }
    template <class FormatContext>
    auto format(soapcodec::json_text<T> const& text, FormatContext& context) const {
        return soapcodec::write_json(context.out(), text.value, text.options);
    }
};
