// SPDX-License-Identifier: MIT
// What storing a value may need beside the value: memory, limits, namespaces, and who takes records.
#pragma once

#include <cstdint> // std::uint64_t
#include <memory>  // std::unique_ptr
#include <vector>  // std::vector

#include "../../arena.hpp"
#include "../xml/namespace_scope.hpp"

namespace soapcodec::detail {

/// Takes complete records when they are streamed. null is the item that is xsi:nil.
struct record_sink {
    void* (*open)(record_sink&);
    /// Returns whether to go on.
    bool (*deliver)(record_sink&, void* record_or_null);
    record_sink* next = nullptr; ///< for another list
    void* item = nullptr;        ///< what was opened last
};

/// What the functions of a table may use.
struct context {
    arena* memory = nullptr;     ///< for views
    record_sink* sink = nullptr; ///< for the first streamed list
    std::uint64_t content = 0;   ///< bytes of text and list items held by the message or streamed record
    std::uint64_t content_limit = 0;
    bool empty_is_null = false;             ///< decode_options::empty_is_null
    bool go_on = true;                      ///< what the sink said last
    namespace_scope const* scope = nullptr; ///< the bindings where the source stands
    /// The entries of maps that are being read, each in a value of the one before.
    std::vector<std::unique_ptr<void, void (*)(void*)>> entries{};

    /// Records and items that the fast path may still begin: tests have it give up at each in turn.
    std::uint64_t fast_records = ~std::uint64_t{0};
    [[nodiscard]] bool may_begin() noexcept { return fast_records-- != 0; }

    [[nodiscard]] bool charge(std::uint64_t bytes) noexcept {
        content += bytes;
        return content <= content_limit;
    }
};

} // namespace soapcodec::detail
