// SPDX-License-Identifier: MIT
// What the fast path reads, and what it has to know while it does.
//
// Functions of the fast path take a position in the input and return the position they have come to, or null: then the
// input is not of the plain kind, and nothing that was stored since the last place to go back to counts. The position
// stays in a register; what else changes is here.
#pragma once

#include "../../cxx20.hpp"

#include <algorithm>   // std::min
#include <cstddef>     // std::size_t
#include <cstdint>     // std::uint64_t
#include <cstring>     // std::memcmp
#include <optional>    // std::optional
#include <string>      // std::string
#include <string_view> // std::string_view

#include "../../decode/options.hpp"
#include "../../xml/known_namespaces.hpp"
#include "../inline.hpp"
#include "../layout/context.hpp"
#include "../xml/handler.hpp"
#include "../xml/namespace_scope.hpp"
#include "../xml/position.hpp"
#include "spelling.hpp"

namespace soapcodec::detail::fast {

/// A prefix and what it stands for; both lie in the input.
struct binding {
    char const* prefix;
    std::size_t prefix_size;
    char const* ns;
    std::size_t ns_size;

    [[nodiscard]] std::string_view prefix_text() const noexcept { return {prefix, prefix_size}; }
    [[nodiscard]] std::string_view ns_text() const noexcept { return {ns, ns_size}; }
};

/// How far into the input, in lines and columns. Moved where a line ends and where a character has several bytes.
struct line_counter {
    char const* line;             ///< where the line begins, or the input
    std::uint64_t lines = 0;      ///< ended before it
    std::size_t continuing = 0;   ///< bytes on the line that continue a character
    std::uint64_t references = 0; ///< to characters that XML forbids

    /// From `begin`, where the input begins, to a position that this has come to.
    [[nodiscard]] extent passed(char const* begin, char const* at) const noexcept {
        auto const on_line = static_cast<std::size_t>(at - line);
        return {static_cast<std::size_t>(at - begin), lines, on_line, on_line - continuing, references};
    }
    void end_line(char const* behind) noexcept {
        ++lines;
        line = behind;
        continuing = 0;
    }
};

/// Behind ` />` or `/>`; null if that is not what follows. There are three bytes.
[[nodiscard]] SOAPCODEC_DETAIL_INLINE char const* close_at_once(char const* at) noexcept {
    at += *at == ' ' ? 1 : 0;
    return at[0] == '/' && at[1] == '>' ? at + 2 : nullptr;
}

struct progress; // ahead.hpp

/// The attribute that makes an element null, as it is most likely written at a place.
struct nil_attribute {
    char text[24];        ///< with a space before it
    std::size_t size = 0; ///< 0: it is not known
    unsigned bound = 0;   ///< bindings that were in scope when it became known
};

struct input {
    input(std::string_view bytes, allowance const& allowed, std::uint64_t text, namespace_scope const* around,
          context& c, std::string& memory) noexcept
        : end(bytes.data() + bytes.size()), place{bytes.data()}, most(allowed), most_text(text), outer(around),
          state(c), scratch(memory), examined(bytes.data()) {
        most.levels = std::min(most.levels, most_levels);
    }

    /// The same for other bytes.
    [[nodiscard]] input on(std::string_view bytes) const noexcept {
        return {bytes, most, most_text, outer, state, scratch};
    }

    char const* const end;
    line_counter place;
    allowance most;                     ///< of what may be opened and declared here
    std::uint64_t most_text;            ///< bytes of one value
    namespace_scope const* const outer; ///< the bindings where the input begins; null if there are none
    context& state;
    std::string& scratch; ///< for text that is not in the input as it is
    spelling names;       ///< of the elements of the record that is being read
    nil_attribute nil{};
    progress* streamed = nullptr; ///< of the list whose items are handed over, if that is possible
    bool lasting = false;         ///< the input outlives the values, so that views refer to it
    bool reject_unknown = false;
    bool any_items = false;
    illegal_references illegal{};
    unsigned bound = 0;

    /// Records in records are functions in functions here, up to some 2 KB a level: 64 KB of stack are enough. What
    /// is deeper goes to the reader that keeps a stack of its own.
    static constexpr std::uint64_t most_levels = 32;
    static constexpr unsigned most_bindings = 24;
    static constexpr std::size_t longest_markup = 4096; ///< bytes of a tag or comment: more is not plain

    char const* examined = nullptr; ///< as far as bytes were looked at in vain, if that is known

    void examine(char const* at) noexcept { examined = at > examined ? at : examined; }
    /// Null, for a function that does not go on at a position.
    [[gnu::cold, gnu::noinline]] char const* give_up(char const* at) noexcept {
        examine(at);
        return nullptr;
    }

    /// The declarations since the input began; `bound` are in scope.
    binding bindings[most_bindings];

    [[nodiscard]] SOAPCODEC_DETAIL_INLINE std::size_t left(char const* at) const noexcept {
        return static_cast<std::size_t>(end - at);
    }
    /// Whether the input goes on with that.
    [[nodiscard]] bool has(char const* at, std::string_view text) const noexcept {
        return std::string_view(at, left(at)).starts_with(text);
    }

    /// Behind white space (XML 1.0, production 3), up to a carriage return that no line feed follows.
    [[nodiscard]] SOAPCODEC_DETAIL_INLINE char const* pass_space(char const* at) noexcept {
        return at != end && static_cast<unsigned char>(*at) > 0x20U ? at : pass_some_space(at);
    }
    [[nodiscard, gnu::noinline]] char const* pass_some_space(char const* at) noexcept {
        while (at != end) {
            if (*at == '\n') {
                place.end_line(++at);
                while (left(at) >= block::size) {
                    auto const other = block(at).other_than_space();
                    if (other != 0) {
                        at += first_of(other);
                        break;
                    }
                    at += block::size;
                }
            } else if (*at == ' ' || *at == '\t' || (*at == '\r' && left(at) >= 2 && at[1] == '\n')) {
                ++at;
            } else {
                break;
            }
        }
        return at;
    }

    // --- namespaces

    /// What a prefix stands for, as namespace_scope::find() has it.
    [[nodiscard]] std::optional<std::string_view> find(std::string_view prefix) const noexcept {
        for (auto i = bound; i-- > 0;) {
            if (bindings[i].prefix_text() == prefix) {
                return bindings[i].ns_text();
            }
        }
        if (outer != nullptr) {
            return outer->find(prefix);
        }
        if (prefix == "xml") {
            return text_of<xml::xml_namespace>;
        }
        return prefix.empty() ? std::optional<std::string_view>(std::string_view()) : std::nullopt;
    }

    /// Behind ` i:nil="true"`, as it is most likely written here, and `/>` with or without a space before it; null if
    /// something else follows.
    [[nodiscard, gnu::noinline]] char const* pass_null(char const* at) noexcept {
        if (nil.size == 0 || nil.bound > bound) {
            set_nil();
        }
        if (left(at) < nil.size + 3 || nil.size == 0 || std::memcmp(at, nil.text, nil.size) != 0) {
            return nullptr;
        }
        return close_at_once(at + nil.size);
    }

    /// How the names of a namespace are most likely written here.
    [[nodiscard]] spelling spelling_of(std::string_view ns) const noexcept {
        if (find({}) == ns) {
            return spelling::of(ns, {}, true);
        }
        for (auto i = bound; i-- > 0;) {
            auto const prefix = bindings[i].prefix_text();
            if (bindings[i].ns_text() == ns && find(prefix) == ns) {
                return spelling::of(ns, prefix, true);
            }
        }
        auto const prefix = outer == nullptr ? std::string_view() : outer->prefix_of(ns);
        return spelling::of(ns, prefix, !prefix.empty() && find(prefix) == ns);
    }

    /// To be called when a prefix has been declared.
    /// Has one more binding in scope, for which there is room.
    void bind(binding const& one) noexcept {
        bindings[bound++] = one;
        nil.size = 0; // its prefix may mean something else now
    }

private:
    void set_nil() noexcept {
        constexpr std::string_view rest = "nil=\"true\"";
        auto const name = spelling_of(text_of<xml::schema_instance_namespace>);
        nil.size = 0;
        if (name.prefix_size != 0) {
            std::memcpy(nil.text, &name.open, sizeof name.open);
            nil.text[0] = ' ';
            nil.size = 1 + name.prefix_size + rest.copy(nil.text + 1 + name.prefix_size, rest.size());
            nil.bound = bound;
        }
    }
};

} // namespace soapcodec::detail::fast
