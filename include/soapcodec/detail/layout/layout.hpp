// SPDX-License-Identifier: MIT
// A shape as the reader uses it: tables of names and functions, one table a record. layout_of.hpp makes them.
//
// The tables take the types away, so that one reader (record_reader.hpp) serves every message: it follows pointers it
// does not understand and leaves each to the function that stands beside it. A list in an element of its own is a
// record with a single, repeating element, whose owner is the list; that is all the reader knows of lists.
#pragma once

#include <cstddef>     // std::size_t
#include <cstdint>     // std::uint8_t, std::uint64_t
#include <string>      // std::string
#include <string_view> // std::string_view

#include "../../error.hpp"
#include "../../xml/raw.hpp"
#include "../xml/expanded_name.hpp"
#include "context.hpp"

namespace soapcodec::detail::fast {

struct input; // detail/fast/input.hpp
struct progress;

} // namespace soapcodec::detail::fast

namespace soapcodec::detail {

struct layout;

/// An element of a record. A table of them ends with one whose local name is empty, which no element's is.
struct slot {
    std::string_view ns{};  ///< the same address for the same namespace, wherever it is described
    char const* local = ""; ///< local part of the name
    std::size_t local_size = 0;

    /// For a value: converts the text into the owner's member.
    errc (*store)(void* owner, std::string_view text, context&) = nullptr;
    /// For a value, after store() has refused its text: what would have been right. May be null.
    std::string (*expected)() = nullptr;
    /// For a record or a list in its own element: makes the member, returns its address; null at a limit.
    void* (*open)(void* owner, context&) = nullptr;
    /// Makes the member null; a null pointer if it cannot be.
    errc (*null)(void* owner, context&) = nullptr;
    /// For an element whose content is kept as it is, with its attributes or without: makes the member; null at a
    /// limit.
    xml::raw_xml* (*raw)(void* owner, slot const&, attribute_list, context&) = nullptr;
    /// For a record that is streamed, or an entry of a map: it is complete.
    errc (*close)(void* object, context&) = nullptr;
    /// Of a record or list; null for a value, and where `types` is not.
    layout const* content = nullptr;
    /// Of an element whose xsi:type says which of several records it holds: a table of these, the one that is meant
    /// without xsi:type first.
    slot const* types = nullptr;
    /// Its own, or that of all alternatives of a choice; 0 at the end of a table.
    std::uint64_t bit = 0;
    /// Of the items of a std::array, which have a slot each: how many of them are before it, and behind it.
    std::uint8_t before = 0;
    std::uint8_t more = 0;
    bool repeats = false;
    bool single_value = false; ///< neither repeats nor is anything but a value
    bool is_qname = false;     ///< a value that bindings give a meaning
    bool is_streamed = false;  ///< close() cannot be taken back

    [[nodiscard]] constexpr std::string_view name() const noexcept { return {local, local_size}; }
    /// Itself; of the items of an array the first that has not been seen, or the last.
    [[nodiscard]] constexpr slot const& unseen(std::uint64_t seen) const noexcept {
        auto const* s = this - before;
        while ((seen & s->bit) != 0 && s->more != 0) {
            ++s;
        }
        return *s;
    }
    /// Whether it takes more than the fast path has.
    [[nodiscard]] constexpr bool is_beyond_fast() const noexcept { return raw != nullptr || is_streamed || is_qname; }
};

/// Where to look first for the slot of a name (layout::buckets).
[[nodiscard]] constexpr std::uint32_t bucket_of(std::string_view local) noexcept {
    auto const at = [local](std::size_t i) { return std::uint32_t{static_cast<unsigned char>(local[i])}; };
    return local.empty() ? 0
                         : static_cast<std::uint32_t>(local.size()) * 5 + at(0) * 3 + at(local.size() / 2) * 11 +
                               at(local.size() - 1) * 17;
}

/// Bits for the elements of a record. One of more elements has several tables, each of which has fewer bits: those that
/// are left say in a frame of such a record (record_reader.hpp) whether the bits of the further tables are kept, and
/// that all which these require have been seen.
inline constexpr std::size_t most_bits = 64;
inline constexpr std::size_t bits_of_several = 62;
inline constexpr std::uint64_t further_begun = std::uint64_t{1} << 62U;
inline constexpr std::uint64_t further_complete = std::uint64_t{1} << 63U;

/// Of a record with so many elements: the number of bits in each table but the last, and of tables.
[[nodiscard]] constexpr std::size_t bits_in_table(std::size_t elements) noexcept {
    return elements <= most_bits ? most_bits : bits_of_several;
}
[[nodiscard]] constexpr std::size_t tables_for(std::size_t elements) noexcept {
    return elements <= most_bits ? 1 : (elements + bits_of_several - 1) / bits_of_several;
}

/// The elements of a record.
struct layout {
    slot const* slots;
    std::size_t size;       ///< without the one that ends the table
    std::uint64_t required; ///< the bits of the elements that have to be there

    /// The attributes of its own start tag, as another table. Its slots have values alone.
    slot const* attributes = nullptr;
    std::uint64_t required_attributes = 0;
    /// Of a record that keeps elements which no slot has: makes one, whose content is still to come; null at a limit.
    xml::raw_xml* (*any)(void* owner, expanded_name, attribute_list, context&) = nullptr;
    /// Of one that keeps attributes, whose table then is not null: those that are in no slot.
    errc (*any_attributes)(void* owner, attribute_list, layout const&, context&) = nullptr;
    /// Stores the text of a record that has no elements; null for one that has.
    errc (*text)(void* owner, std::string_view text, context&) = nullptr;
    std::string (*text_expected)() = nullptr; ///< as slot::expected

    /// The namespace that unprefixed elements of the description are in.
    std::string_view ns{};
    /// Numbers of slots, from 1 on; 0 is none. A slot is in the first bucket that was free from bucket_of() its name.
    std::uint16_t const* buckets = nullptr;
    std::uint32_t bucket_mask = 0;

    /// Reads the elements from `at`, behind the start tag, to the end tag, if they are plain: see detail/fast.
    char const* (*fast)(char const* at, void* object, layout const&, detail::fast::input&) = nullptr;
    /// Of a list in an element of its own, whose items are records: reads as many whole items as there are.
    void (*ahead)(char const* at, void* list, layout const&, detail::fast::input&, detail::fast::progress&) = nullptr;

    /// It is a list in an element of its own.
    bool is_list = false;
    /// What its items are called does not matter.
    bool has_any_items = false;
    /// The elements that are beyond the bits of this table. What is required there is required by further_complete
    /// here, in the first table.
    layout const* further = nullptr;

    /// The type that xsi:type has to name; any where `type` is empty.
    std::string_view type_ns{};
    std::string_view type{};
};

/// The name of the first element that is required and not seen, or those of a choice with bars between. There is one in
/// this table.
[[nodiscard, gnu::cold]] inline std::string missing_names(layout const& content, std::uint64_t seen) {
    auto const missing = content.required & ~seen;
    auto const first = missing & (~missing + 1);
    std::string names;
    for (auto const* s = content.slots; s->bit != 0; ++s) {
        if (s->bit == first) {
            names.append(names.empty() ? "" : "|").append(s->local);
        }
    }
    return names;
}

} // namespace soapcodec::detail
