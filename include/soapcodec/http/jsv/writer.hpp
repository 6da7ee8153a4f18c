// SPDX-License-Identifier: MIT
// From the members of a struct to JSV (format.hpp), by its shape.
#pragma once

#include <cstddef>     // std::size_t
#include <cstdint>     // std::uint64_t
#include <string>      // std::string, std::to_string
#include <string_view> // std::string_view
#include <type_traits> // std::is_same_v
#include <utility>     // std::pair

#include "../../detail/xml/escape.hpp"
#include "../../error.hpp"
#include "../../scalar.hpp"
#include "../../shape.hpp"
#include "../field.hpp"
#include "format.hpp"

namespace soapcodec::http::detail {

/// Writes the text of one parameter. After an error, what is written so far is of no use.
class jsv_writer {
public:
    /// The value of a member: a plain value as it is, without quotes, anything else as JSV. Items is how the shape
    /// calls the items of a list, void if it does not. False after
    ///
    /// - errc::invalid_character: a string that XML 1.0 cannot hold
    /// - errc::invalid_value: a value that has no text (scalar.hpp)
    /// - errc::depth_limit: more brackets open at once than jsv_depth
    template <class Items, class T>
    [[nodiscard]] bool write(T const& value) {
        if constexpr (plain_value<T>) {
            return text_of(value, [this](std::string_view text) {
                text_ += text;
                return is_writable(text);
            });
        } else {
            return part<Items>(value);
        }
    }

    [[nodiscard]] std::string const& text() const noexcept { return text_; }

    /// The error: its code, the element from the member on (`/Errors/ResponseError[2]/Message`), and the byte in its
    /// text or what is wrong with the value.
    [[nodiscard]] errc code() const noexcept { return code_; }
    [[nodiscard]] std::string const& path() const noexcept { return path_; }
    [[nodiscard]] std::string const& subject() const noexcept { return subject_; }

private:
    template <class Items, class T>
    [[nodiscard]] bool part(T const& value) {
        if constexpr (plain_value<T>) {
            return plain(value, false);
        } else if constexpr (described<T>) {
            return record(value);
        } else if constexpr (is_dictionary<Items, T>()) {
            return dictionary<Items>(value);
        } else if constexpr (map_type<T>) {
            return map<Items>(value);
        } else {
            return list<Items>(value);
        }
    }

    template <class T>
    [[nodiscard]] bool record(T const& value) {
        bool good = open('{');
        shape_of<T>::for_each([&]<class Element>(Element) {
            auto const* const member = if_not_null(value.*Element::member);
            if (good && member != nullptr) {
                separate();
                text_ += Element::name;
                text_ += ':';
                good = part<typename Element::items>(*member) || blame(Element::name);
            }
        });
        return close(good, '}');
    }

    template <class Items, class List>
    [[nodiscard]] bool list(List const& list) {
        bool good = open('[');
        std::size_t count = 0;
        for (auto const& item : list) {
            if (!good) {
                break;
            }
            // Not separate(): a null at the beginning leaves no trace there.
            text_.append(count == 0 ? 0U : 1U, ',');
            ++count;
            auto const* const value = if_not_null(item);
            good = value == nullptr || part<void>(*value) || blame_item<Items>(count);
        }
        return close(good, ']');
    }

    template <class Items, class List>
    [[nodiscard]] bool dictionary(List const& list) {
        using entry = typename list_traits<List>::item;
        using value_items = typename value_of<entry>::items;
        return entries<Items, value_items>(list, [](entry const& item) {
            return std::pair(&(item.*key_of<entry>::member), if_not_null(item.*value_of<entry>::member));
        });
    }
    template <class Items, class Map>
    [[nodiscard]] bool map(Map const& entries_of) {
        return entries<Items, void>(entries_of, [](typename Map::value_type const& entry) {
            return std::pair(&entry.first, if_not_null(entry.second));
        });
    }

    /// Parts: (entry) -> the addresses of its key and of its value, of which the latter may be null.
    template <class Items, class ValueItems, class Entries, class Parts>
    [[nodiscard]] bool entries(Entries const& list, Parts parts) {
        bool good = open('{');
        std::size_t count = 0;
        for (auto const& item : list) {
            ++count;
            auto const [key, value] = parts(item);
            if (!good || value == nullptr) {
                continue;
            }
            separate();
            using names = soapcodec::detail::entry_names<Items>;
            good = plain(*key, true) || blame(names::key.view());
            text_ += ':';
            good = good && (part<ValueItems>(*value) || blame(names::value.view()));
            good = good || blame_item<Items>(count);
        }
        return close(good, '}');
    }

    /// In quotes where it has to be.
    template <class T>
    [[nodiscard]] bool plain(T const& value, bool is_key) {
        return text_of(value, [=, this](std::string_view text) {
            bool const colon = string_like<T> || is_key;
            auto const bare = span_of(text, [=](char c) { return !is_jsv_special(c) || (c == ':' && !colon); });
            if (!text.empty() && bare == text.size()) {
                text_ += text;
            } else {
                text_ += '"';
                for (char const c : text) {
                    text_.append(c == '"' ? 2U : 1U, c);
                }
                text_ += '"';
            }
            return is_writable(text);
        });
    }

    /// take(text) of the text of a value.
    template <class T, class Take>
    [[nodiscard]] bool text_of(T const& value, Take take) {
        if constexpr (std::is_same_v<T, bool>) {
            return take(value ? std::string_view("True") : std::string_view("False"));
        } else {
            static_assert(bounded_scalar<T> || soapcodec::detail::formattable_scalar<T>,
                          "soapcodec: a member's scalar cannot write: it has neither write() nor format()");
            return with_text(value, take, [this] {
                code_ = errc::invalid_value;
                subject_ = soapcodec::detail::value_without_text;
                return false;
            });
        }
    }

    [[nodiscard]] bool is_writable(std::string_view text) {
        auto const good = soapcodec::detail::writable_size(text);
        if (good != text.size()) {
            code_ = errc::invalid_character;
            subject_ = "byte " + std::to_string(good) + " of the text";
        }
        return good == text.size();
    }

    [[nodiscard]] bool open(char bracket) {
        text_ += bracket;
        if (++depth_ > jsv_depth) {
            code_ = errc::depth_limit;
            return false;
        }
        return true;
    }
    [[nodiscard]] bool close(bool good, char bracket) {
        text_ += bracket;
        --depth_;
        return good;
    }

    /// Before a member or an entry. Nothing but the bracket around them ends with it: what has one is quoted.
    void separate() {
        if (text_.back() != '{') {
            text_ += ',';
        }
    }

    bool blame(std::string_view name) { return blame_in(path_, name); }
    template <class Items>
    bool blame_item(std::size_t item) {
        return blame_item_in<Items>(path_, item);
    }

    std::string text_;
    std::uint64_t depth_ = 0;
    errc code_ = errc::ok;
    std::string path_;
    std::string subject_;
};

} // namespace soapcodec::http::detail
