// SPDX-License-Identifier: MIT
// Elements in any plain form, by the tables of the reader of record: what the compiled path (record.hpp) does not take.
//
// The rules are the tables': what may be null, what repeats, which attributes there are. Where the tables are not
// enough, as for raw XML, this is not plain.
#pragma once

#include "../../cxx20.hpp"

#include <bit>         // std::countr_zero
#include <cstddef>     // std::size_t
#include <cstdint>     // std::uint64_t
#include <optional>    // std::optional
#include <string_view> // std::string_view

#include "../../error.hpp"
#include "../../scalar.hpp"
#include "../inline.hpp"
#include "../layout/layout.hpp"
#include "../xml/expanded_name.hpp"
#include "input.hpp"
#include "tag.hpp"
#include "text.hpp"

namespace soapcodec::detail::fast {

/// The slot of a name; the table's end if there is none. The expected one is looked at first.
[[nodiscard]] inline slot const* find_slot(layout const& table, std::string_view ns, std::string_view local,
                                           std::size_t expected) noexcept {
    auto const is = [&](slot const& s) { return s.local_size == local.size() && s.name() == local && s.ns == ns; };
    if (expected < table.size && is(table.slots[expected])) {
        return table.slots + expected;
    }
    for (auto at = bucket_of(local);; ++at) {
        auto const index = table.buckets[at & table.bucket_mask];
        if (index == 0) {
            return table.slots + table.size;
        }
        if (is(table.slots[index - 1])) {
            return table.slots + (index - 1);
        }
    }
}

/// Behind the end tag of an element that has text alone, behind whose start tag the input is.
[[nodiscard]] inline char const* read_value(char const* at, start_tag const& tag, input& in, std::string_view& text) {
    text = std::string_view("", 0);
    if (tag.is_empty) {
        return at;
    }
    at = read_text(at, in, text);
    return at == nullptr ? nullptr : read_end_tag(at, in, tag.name);
}

/// What xsi:nil and xsi:type say; false if one is wrong. Sets `chosen`, if it is one of slot::types, to the record
/// meant.
[[nodiscard]] inline bool read_instance(start_tag const& tag, layout const* content, slot const*& chosen,
                                        input const& in, bool& nil) noexcept {
    for (std::size_t i = 0; i < tag.size; ++i) {
        auto const& one = tag.attributes[i];
        if (one.prefix_size == 0 || one.is_declaration ||
            in.find(one.prefix()) != text_of<xml::schema_instance_namespace>) {
            continue;
        }
        if (one.local() == "nil" && scalar<bool>::parse(one.value(), nil) != errc::ok) {
            return false;
        }
        if (one.local() == "type" && content != nullptr && !content->type.empty()) {
            auto const value = trim(one.value());
            auto const colon = value.find(':');
            auto const ns = in.find(value.substr(0, colon == value.npos ? 0 : colon));
            auto const local = value.substr(colon == value.npos ? 0 : colon + 1);
            auto const is = [&](layout const& record) { return local == record.type && ns == record.type_ns; };
            while (chosen != nullptr && chosen->bit != 0 && !is(*chosen->content)) {
                ++chosen;
            }
            if (colon == 0 || (chosen != nullptr ? chosen->bit == 0 : !is(*content))) {
                return false;
            }
        }
    }
    return true;
}

/// Stores the attributes that the record has; false if one is wrong or missing, or might have to be kept unknown.
[[nodiscard]] inline bool read_attributes(start_tag const& tag, layout const& content, void* object, input& in) {
    if (content.any_attributes != nullptr && tag.size != 0) {
        return false;
    }
    for (auto const* s = content.attributes; s->bit != 0; ++s) {
        auto const value = tag_attributes{tag, in}.find({s->ns, s->local});
        if (value ? s->is_qname || s->store(object, *value, in.state) != errc::ok
                  : (content.required_attributes & s->bit) != 0) {
            return false;
        }
    }
    return true;
}

/// Reads the elements of a record, as layout::fast has it, where its names have a spelling of their own.
[[nodiscard]] inline char const* read_elements(char const* at, start_tag const& tag, layout const& content,
                                               void* object, input& in) {
    if (content.fast == nullptr || in.most.levels < 2) {
        return nullptr;
    }
    auto const around = in.names;
    if (tag.bound_before != in.bound || content.ns.data() != in.names.ns.data()) {
        in.names = in.spelling_of(content.ns);
    }
    --in.most.levels;
    at = content.fast(at, object, content, in);
    ++in.most.levels;
    in.names = around;
    return at;
}

/// Behind the end tag of a record or a list, behind whose start tag the input is; fills the object.
[[nodiscard]] inline char const* read_record(char const* at, start_tag const& tag, layout const& content, void* object,
                                             input& in) {
    if (content.attributes != nullptr && !read_attributes(tag, content, object, in)) {
        return nullptr;
    }
    if (content.text != nullptr) {
        std::string_view text;
        at = read_value(at, tag, in, text);
        return at != nullptr && content.text(object, text, in.state) == errc::ok ? at : nullptr;
    }
    if (tag.is_empty) {
        return content.required == 0 ? at : nullptr;
    }
    at = read_elements(at, tag, content, object, in);
    return at == nullptr ? nullptr : read_end_tag(at, in, tag.name);
}

/// Behind the end tag of an element that a slot describes, behind whose start tag the input is.
[[nodiscard]] inline char const* read_known(char const* at, start_tag const& tag, slot const& s, void* owner,
                                            input& in) {
    bool nil = false;
    auto const* type = s.types;
    auto const* const first = type == nullptr ? s.content : type->content;
    if ((tag.size != 0 && !read_instance(tag, first, type, in, nil)) || s.is_beyond_fast()) {
        return nullptr;
    }
    if (nil) {
        at = tag.is_empty ? at : read_end_tag(at, in, tag.name);
        return at != nullptr && s.null != nullptr && s.null(owner, in.state) == errc::ok ? at : nullptr;
    }
    auto const& record = type == nullptr ? s : *type;
    if (record.content == nullptr) {
        std::string_view text;
        at = read_value(at, tag, in, text);
        return at != nullptr && s.store(owner, text, in.state) == errc::ok ? at : nullptr;
    }
    auto& entries = in.state.entries;
    auto const around = entries.size();
    auto* const object = record.open(owner, in.state);
    at = object == nullptr ? nullptr : read_record(at, tag, *record.content, object, in);
    if (record.close != nullptr && (at == nullptr || record.close(object, in.state) != errc::ok)) {
        while (entries.size() > around) {
            entries.pop_back();
        }
        return nullptr;
    }
    return at;
}

[[nodiscard]] inline char const* skip(char const* at, start_tag const& tag, input& in);

/// At the end tag of an element that nobody wants, behind whose start tag the input is. One level at least is left.
[[nodiscard]] inline char const* skip_content(char const* at, input& in) {
    --in.most.levels;
    for (;;) {
        at = pass_between(at, in);
        if (at == nullptr || in.left(at) < 2) {
            return nullptr;
        }
        if (*at != '<' || at[1] == '!') {
            std::string_view text;
            at = read_text(at, in, text);
            if (at == nullptr || in.left(at) < 2) {
                return nullptr;
            }
        }
        if (at[1] == '/') {
            break;
        }
        start_tag inner;
        at = in.most.levels == 0 ? nullptr : read_start_tag(at, in, inner);
        at = at == nullptr ? nullptr : skip(at, inner, in);
        if (at == nullptr) {
            return nullptr;
        }
        in.bound = inner.bound_before;
    }
    ++in.most.levels;
    return at;
}

/// Behind the end tag of such an element.
[[nodiscard]] inline char const* skip(char const* at, start_tag const& tag, input& in) {
    at = tag.is_empty ? at : skip_content(at, in);
    return at == nullptr || tag.is_empty ? at : read_end_tag(at, in, tag.name);
}

/// What became of an element.
struct child {
    char const* at;      ///< behind it, or null
    std::uint64_t bit;   ///< of its slot; 0 of a comment, or an element that nobody knows
    std::uint64_t index; ///< of the element that is likeliest to follow, by bits
    bool unknown;
};

/// The slot of an element, whether it has been seen, and how many elements are in the tables before its own.
struct found_slot {
    slot const* element;
    bool is_seen;
    std::uint64_t before;
};

/// See read_child(). Find: (namespace, local name) -> found_slot.
template <class Find>
[[nodiscard]] SOAPCODEC_DETAIL_INLINE child read_child_by(char const* at, layout const& table, void* object,
                                                          std::uint64_t expected, input& in, Find find) {
    constexpr child gave_up{nullptr, 0, 0, false};
    if (in.left(at) >= 2 && at[1] == '!') {
        auto const* const behind = pass_between(at, in);
        return {behind == at ? in.give_up(at) : behind, 0, expected, false}; // a CDATA section is no comment
    }
    start_tag tag;
    at = read_start_tag(at, in, tag);
    if (at == nullptr) {
        return gave_up;
    }
    found_slot const found = find(tag.ns, tag.local());
    auto const* const s = found.element;
    bool const known = s->bit != 0;
    if (known ? !s->repeats && found.is_seen : in.reject_unknown || table.any != nullptr) {
        return gave_up;
    }
    at = known ? read_known(at, tag, *s, object, in) : skip(at, tag, in);
    in.bound = tag.bound_before;
    if (!known) {
        return {at, 0, expected, true};
    }
    auto const index = found.before + static_cast<std::uint64_t>(std::countr_zero(s->bit));
    return {at, s->bit, s->repeats ? index : index + 1, false};
}

/// The next element of a record, or a comment; an end tag is neither. `seen` are the bits of those before it,
/// `expected` the slot that is likeliest.
[[nodiscard, gnu::noinline]] inline child read_child(char const* at, layout const& table, void* object,
                                                     std::uint64_t seen, std::uint64_t expected, input& in) {
    return read_child_by(at, table, object, expected, in, [&](std::string_view ns, std::string_view local) {
        auto const* found = find_slot(table, ns, local, static_cast<std::size_t>(expected));
        if (found->bit == 0 && table.has_any_items) {
            found = table.slots;
        }
        auto const& s = found->unseen(seen);
        return found_slot{&s, (seen & s.bit) != 0, 0};
    });
}

/// The same for a record that has several tables: `seen` are the bits of each, to which that of the element is added.
[[nodiscard, gnu::noinline]] inline child read_child_of_several(char const* at, layout const& first, void* object,
                                                                std::uint64_t* seen, std::uint64_t expected,
                                                                input& in) {
    return read_child_by(at, first, object, expected, in, [&](std::string_view ns, std::string_view local) {
        std::uint64_t before = 0;
        for (auto const* table = &first;; table = table->further, ++seen, before += bits_of_several) {
            // What is expected in an earlier table is behind the end of every later one.
            auto const* const s = find_slot(*table, ns, local, static_cast<std::size_t>(expected - before));
            if (s->bit != 0 || table->further == nullptr) {
                bool const is_seen = (*seen & s->bit) != 0;
                *seen |= s->bit;
                return found_slot{s, is_seen, before};
            }
        }
    });
}

/// The items of a list in an element of its own, by its table; Plain: (at, count) -> behind those that need no table.
template <class Plain>
[[nodiscard]] SOAPCODEC_DETAIL_INLINE char const* read_listed(char const* at, void* list, layout const& table,
                                                              input& in, Plain read_plain) {
    std::uint64_t count = 0;
    bool unknown = false;
    for (;;) {
        at = read_plain(at, count);
        at = at == nullptr ? nullptr : find_tag(at, in);
        if (at == nullptr) {
            return nullptr;
        }
        if (at[1] == '/') {
            return count == 0 && unknown && !in.any_items ? in.give_up(at) : at;
        }
        auto const next = in.state.may_begin() ? read_child(at, table, list, 0, 0, in) : child{};
        if (next.at == nullptr) {
            return nullptr;
        }
        at = next.at;
        count += next.bit;
        unknown = unknown || next.unknown;
    }
}

/// The entries of a map: see layout::fast.
[[nodiscard, gnu::noinline]] inline char const* read_map(char const* at, void* map, layout const& table, input& in) {
    return read_listed(at, map, table, in, [](char const* here, std::uint64_t&) { return here; });
}

/// The items of a std::array in an element of its own: see layout::fast.
[[nodiscard, gnu::noinline]] inline char const* read_array(char const* at, void* array, layout const& table,
                                                           input& in) {
    child next{at, 0, 0, false};
    for (std::uint64_t seen = 0;; seen |= next.bit) {
        at = find_tag(next.at, in);
        if (at == nullptr || at[1] == '/') {
            return at == nullptr || (seen & table.required) == table.required ? at : in.give_up(at);
        }
        next = read_child(at, table, array, seen, next.index, in);
        if (next.at == nullptr) {
            return nullptr;
        }
    }
}

} // namespace soapcodec::detail::fast
