// SPDX-License-Identifier: MIT
// What a Body is expected to hold.
#pragma once

#include "../../cxx20.hpp"

#include "../layout/layout.hpp"
#include "../xml/expanded_name.hpp"

namespace soapcodec::detail {

/// The message that is expected in a Body.
struct payload {
    expanded_name root{{}, ""};
    layout const* content = nullptr;       ///< null: none, stop at whatever is there (peek.hpp)
    void* object = nullptr;                ///< the struct to fill
    void (*clear)(void* object) = nullptr; ///< makes it as it was
    /// The Body may hold other elements and text beside the message, which are skipped, and so is a second message:
    /// what a fault's detail may hold (fault_detail.hpp).
    bool among_others = false;
};

} // namespace soapcodec::detail
