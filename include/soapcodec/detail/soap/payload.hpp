// SPDX-License-Identifier: MIT
// What a Body is expected to hold.
#pragma once

#include "../../cxx20.hpp"

#include <cstddef>     // std::size_t
#include <span>        // std::span
#include <string>      // std::string
#include <string_view> // std::string_view

#include "../layout/layout.hpp"
#include "../xml/expanded_name.hpp"

namespace soapcodec::detail {

/// A message that is expected in a Body.
struct expected_message {
    expanded_name root{{}, ""};
    layout const* content = nullptr;
    void* (*open)(void* object) = nullptr; ///< makes the struct to fill in payload::object, and returns its address
    /// Its start tag as it most likely is, with its namespace as the default one; empty: it would have to be escaped.
    std::string_view tag{};
};

/// What is expected in a Body: one of several messages.
struct payload {
    std::span<expected_message const> messages{};
    void* object = nullptr;                       ///< to fill; null: stop at whatever is there (peek.hpp)
    void (*clear)(void* object) = nullptr;        ///< makes it as it was
    void (*open_nothing)(void* object) = nullptr; ///< the Body may be empty, which is noted in the object
    bool is_all = false;                          ///< each of the messages has to be there, in any order
    /// The Body may hold other elements and text beside the message, which are skipped, and so is a second message:
    /// what a fault's detail may hold (fault_detail.hpp).
    bool among_others = false;

    /// The message for which `is(message)`, or null.
    template <class Is>
    [[nodiscard]] expected_message const* find(Is is) const {
        for (auto const& message : messages) {
            if (is(message)) {
                return &message;
            }
        }
        return nullptr;
    }

    /// The number of a message that was found.
    [[nodiscard]] std::size_t number_of(expected_message const* message) const noexcept {
        return static_cast<std::size_t>(message - messages.data());
    }

    /// Their names, with bars between. Name: (expanded_name) -> text.
    template <class Name>
    [[nodiscard, gnu::cold]] std::string names(Name name) const {
        std::string all;
        for (auto const& message : messages) {
            all.append(all.empty() ? "" : "|").append(name(message.root));
        }
        return all;
    }
};

} // namespace soapcodec::detail
