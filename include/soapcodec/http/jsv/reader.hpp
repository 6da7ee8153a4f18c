// SPDX-License-Identifier: MIT
// From JSV (format.hpp) to the members of a struct, by its shape.
//
// As JSV's own library reads it: members in any order, unknown ones passed over, spaces around the names of members;
// anywhere else a space belongs to a value. A value that is not there at all is null where that can be; the empty
// string is `""`.
#pragma once

#include <cstddef>     // std::size_t
#include <cstdint>     // std::uint64_t
#include <string>      // std::string
#include <string_view> // std::string_view
#include <type_traits> // std::is_same_v
#include <utility>     // std::move

#include "../../error.hpp"
#include "../../scalar.hpp"
#include "../../shape.hpp"
#include "../field.hpp"
#include "format.hpp"

namespace soapcodec::http::detail {

/// Reads the text of one parameter. Depth is limited, so that the stack is; memory is in proportion to the text, an
/// item of a list being as large as its type says however short its text is.
class jsv_reader {
public:
    /// The text has to live as long as the reader.
    explicit jsv_reader(std::string_view text) : text_(text) {}

    /// The whole text as the value of a member: a plain value without quotes, anything else as JSV. In URLs
    /// lists are written without their brackets (`a,b`), so a list may lack them here. Items is how the shape calls
    /// the items of a list, void if it does not. False after
    ///
    /// - errc::invalid_value: what is no JSV, or no value of its type
    /// - errc::out_of_range: a number that its member cannot hold
    /// - errc::duplicate_element: a member for the second time
    /// - errc::missing_element: none that is required, placed at the end of its record
    /// - errc::depth_limit: more brackets open at once than jsv_depth
    template <class Items, class T>
    [[nodiscard]] bool read(T& value) {
        if constexpr (plain_value<T>) {
            return parse(0, text_, value);
        } else if constexpr (list_type<T> && !is_dictionary<Items, T>()) {
            bool const is_empty = may_be_empty<T> && at_end();
            bool const good = next_is('[') ? list<Items>(value) : is_empty || items<Items>(value);
            return good && (at_end() || refuse());
        } else {
            return part<Items>(value) && (at_end() || refuse());
        }
    }

    /// The error: its code, the byte of the text it is at, the element from the member on
    /// (`/Errors/ResponseError[2]/Message`; for what is no JSV, the one being read there), the value or text refused,
    /// or the name of what is missing. The subject lives as long as the reader.
    [[nodiscard]] errc code() const noexcept { return code_; }
    [[nodiscard]] std::size_t at() const noexcept { return error_at_; }
    [[nodiscard]] std::string const& path() const noexcept { return path_; }
    [[nodiscard]] std::string_view subject() const noexcept { return subject_; }

private:
    /// Of a std::array all items are there.
    template <class List>
    static constexpr bool may_be_empty = soapcodec::detail::growing_list<List>;

    /// A value, null if there is none.
    template <class Items, class T>
    [[nodiscard]] bool nullable(T& value) {
        if constexpr (is_optional<T>) {
            bool const is_null = at_end() || is_one_of(text_[at_], ",}]");
            return is_null || part<Items>(soapcodec::detail::make_in(value));
        } else {
            return part<Items>(value);
        }
    }

    template <class Items, class T>
    [[nodiscard]] bool part(T& value) {
        if constexpr (plain_value<T>) {
            return plain(value, false);
        } else if constexpr (described<T>) {
            return record(value);
        } else if constexpr (is_dictionary<Items, T>()) {
            return dictionary<Items>(value, [this](T& list) { return entry(list.emplace_back()); });
        } else if constexpr (map_type<T>) {
            return dictionary<Items>(value, [this](T& map) { return map_entry<Items>(map); });
        } else {
            return list<Items>(value);
        }
    }

    template <class T>
    [[nodiscard]] bool record(T& value) {
        if (!open('{')) {
            return false;
        }
        seen_elements<T> seen;
        skip_spaces();
        if (!next_is('}')) {
            do {
                skip_spaces();
                auto const at = at_;
                std::string_view name;
                if (!member_name(name) || !member(value, name, at, seen)) {
                    return false;
                }
            } while (take(','));
        }
        auto const end = at_;
        if (!close('}')) {
            return false;
        }
        auto const missing = missing_element<T>(seen);
        return missing.empty() || fail(errc::missing_element, end, missing) || blame(missing);
    }

    /// The value of a member. `name` may lie in the scratch space, where values go too.
    template <class T>
    [[nodiscard]] bool member(T& value, std::string_view name, std::size_t at, seen_elements<T>& seen) {
        bool good = true;
        bool const known = find_element<T>(name, [&]<class Element>(Element, std::size_t index) {
            if (seen[index]) {
                good = fail(errc::duplicate_element, at, {});
            } else {
                seen[index] = true;
                good = nullable<typename Element::items>(value.*Element::member);
            }
            good = good || blame(Element::name);
        });
        return known ? good : skip();
    }

    /// With the colon behind.
    [[nodiscard]] bool member_name(std::string_view& name) {
        if (!string(name, true)) {
            return false;
        }
        name = trim(name);
        skip_spaces();
        return take(':') || refuse();
    }

    template <class Items, class List>
    [[nodiscard]] bool list(List& list) {
        return open('[') && ((may_be_empty<List> && next_is(']')) || items<Items>(list)) && close(']');
    }

    template <class Items, class List>
    [[nodiscard]] bool items(List& list) {
        std::size_t count = 0;
        do {
            if (!may_be_empty<List> && count == soapcodec::detail::fixed_size<List>) {
                return refuse();
            }
            ++count;
            if (!nullable<void>(item_of(list, count - 1))) {
                return blame_item<Items>(count);
            }
        } while (take(','));
        return may_be_empty<List> || count == soapcodec::detail::fixed_size<List> || refuse();
    }
    template <class List>
    [[nodiscard]] static auto& item_of(List& list, [[maybe_unused]] std::size_t index) {
        if constexpr (may_be_empty<List>) {
            return list.emplace_back();
        } else {
            return list[index];
        }
    }

    /// Read: (list) -> whether the next entry is one; puts it there.
    template <class Items, class List, class Read>
    [[nodiscard]] bool dictionary(List& list, Read read_entry) {
        if (!open('{')) {
            return false;
        }
        std::size_t count = 0;
        if (!next_is('}')) {
            do {
                ++count;
                if (!read_entry(list)) {
                    return blame_item<Items>(count);
                }
            } while (take(','));
        }
        return close('}');
    }

    template <class Entry>
    [[nodiscard]] bool entry(Entry& entry) {
        bool const good = plain(entry.*key_of<Entry>::member, true) && (take(':') || refuse());
        if (!good) {
            return blame("Key");
        }
        return nullable<typename value_of<Entry>::items>(entry.*value_of<Entry>::member) || blame("Value");
    }

    template <class Items, class Map>
    [[nodiscard]] bool map_entry(Map& map) {
        using names = soapcodec::detail::entry_names<Items>;
        auto const at = at_;
        typename Map::key_type key{};
        if (!plain(key, true) || !(take(':') || refuse())) {
            return blame(names::key.view());
        }
        typename Map::mapped_type value{};
        if (!nullable<void>(value)) {
            return blame(names::value.view());
        }
        return map.emplace(std::move(key), std::move(value)).second || fail(errc::duplicate_element, at, {});
    }

    template <class T>
    [[nodiscard]] bool plain(T& value, bool is_key) {
        auto const at = at_;
        std::string_view text;
        return string(text, is_key) && parse(at, text, value);
    }

    template <class T>
    [[nodiscard]] bool parse(std::size_t at, std::string_view text, T& value) {
        auto code = errc::ok;
        if constexpr (std::is_same_v<T, bool>) {
            value = same_ignoring_case(trim(text), "true");
            code = value || same_ignoring_case(trim(text), "false") ? errc::ok : errc::invalid_value;
        } else {
            static_assert(soapcodec::detail::parsable_scalar<T>,
                          "soapcodec: a member's scalar cannot read: it has no parse()");
            code = scalar<T>::parse(text, value);
        }
        return code == errc::ok || fail(code, at, text);
    }

    /// A value that nobody knows.
    [[nodiscard]] bool skip() {
        std::string_view ignored;
        bool const is_map = next_is('{');
        if (!is_map && !next_is('[')) {
            return string(ignored, false);
        }
        char const end = is_map ? '}' : ']';
        if (!open(text_[at_])) {
            return false;
        }
        skip_spaces();
        if (!next_is(end)) {
            do {
                skip_spaces();
                if ((is_map && !member_name(ignored)) || !skip()) {
                    return false;
                }
            } while (take(','));
        }
        return close(end);
    }

    /// A string, which may lie in the scratch space. Without quotes it ends at what would have been quoted; in values
    /// that is not the colon, since people write `{next:http://a/}` and JSV's own library reads it.
    [[nodiscard]] bool string(std::string_view& out, bool is_key) {
        if (!take('"')) {
            auto const rest = text_.substr(at_);
            out = rest.substr(0, span_of(rest, [=](char c) { return !is_jsv_special(c) || (c == ':' && !is_key); }));
            at_ += out.size();
            return true;
        }
        scratch_.clear();
        while (true) {
            auto const part = text_.substr(at_, text_.find('"', at_) - at_);
            scratch_ += part;
            at_ += part.size();
            if (!take('"')) {
                return refuse();
            }
            if (!take('"')) {
                out = scratch_;
                return true;
            }
            scratch_ += '"';
        }
    }

    [[nodiscard]] bool open(char bracket) {
        if (next_is(bracket) && depth_ == jsv_depth) {
            return fail(errc::depth_limit, at_, {});
        }
        ++depth_;
        return take(bracket) || refuse();
    }
    [[nodiscard]] bool close(char bracket) {
        --depth_;
        return take(bracket) || refuse();
    }

    [[nodiscard]] bool at_end() const noexcept { return at_ == text_.size(); }
    [[nodiscard]] bool next_is(char c) const noexcept { return !at_end() && text_[at_] == c; }

    /// Passes over a character, if it is the next.
    [[nodiscard]] bool take(char c) noexcept {
        bool const is = next_is(c);
        at_ += is ? 1U : 0U;
        return is;
    }
    void skip_spaces() noexcept {
        at_ += span_of(text_.substr(at_), [](char c) { return is_one_of(c, " \t\r\n"); });
    }

    bool fail(errc code, std::size_t at, std::string_view subject) {
        code_ = code;
        error_at_ = at;
        subject_ = subject;
        return false;
    }
    /// What comes next cannot be there.
    bool refuse() { return fail(errc::invalid_value, at_, text_.substr(at_)); }

    bool blame(std::string_view name) { return blame_in(path_, name); }
    template <class Items>
    bool blame_item(std::size_t item) {
        return blame_item_in<Items>(path_, item);
    }

    std::string_view text_;
    std::size_t at_ = 0;
    std::uint64_t depth_ = 0;
    std::string scratch_; // the last string in quotes
    errc code_ = errc::ok;
    std::size_t error_at_ = 0;
    std::string path_;
    std::string_view subject_;
};

} // namespace soapcodec::http::detail
