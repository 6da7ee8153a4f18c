// SPDX-License-Identifier: MIT
// What a Body is expected to hold.
#pragma once

#include "../../cxx20.hpp"

#include <span>   // std::span
#include <string> // std::string

#include "../layout/layout.hpp"
#include "../xml/expanded_name.hpp"

namespace soapcodec::detail {

/// A message that is expected in a Body.
struct expected_message {
    expanded_name root;
    layout const* content;
    void* (*open)(void* object); ///< makes the struct to fill in payload::object, and returns its address
};

/// What is expected in a Body: one of several messages.
struct payload {
    std::span<expected_message const> messages{}; ///< none: stop at whatever is there (peek.hpp)
    void* object = nullptr;                       ///< the struct to fill, or a std::variant of such
    void (*clear)(void* object) = nullptr;        ///< makes it as it was
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
