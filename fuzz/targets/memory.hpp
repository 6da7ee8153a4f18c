// SPDX-License-Identifier: MIT
// The program's memory, counted, and refused when a target says so: operator new and delete, and what expat parsers
// get. For the one source file of a target, since it replaces those operators.
#pragma once

#include "../../tests/operator_new.hpp"

#include <soapcodec/detail/xml/expat_parser.hpp>
#include <soapcodec/limits.hpp>
#include <soapcodec/source.hpp>

#include <malloc.h> // malloc_usable_size

#include <algorithm> // std::max
#include <cstddef>   // std::size_t
#include <cstdint>   // std::uint64_t
#include <cstdlib>   // std::malloc, std::realloc, std::free
#include <string>    // std::string
#include <utility>   // std::exchange

namespace fuzzing {

/// What this thread has of the counted memory. Counts only while `counting`, so that an engine's own is not in it.
struct memory_account {
    bool counting = false;
    bool may_fail = true;
    std::uint64_t until_failure = 0; // 0: none fails
    std::uint64_t made = 0;          // allocations
    std::int64_t blocks = 0;         // held now, less those of before
    std::int64_t bytes = 0;
    std::int64_t peak = 0; // most bytes
};
inline thread_local memory_account account;

/// Begins to count from nothing; ends with its life. The number of an allocation from 1 says that it fails, and no
/// other; 0 that none does.
class memory_watch {
public:
    explicit memory_watch(std::uint64_t failing = 0) noexcept {
        account = {};
        account.until_failure = failing;
        account.counting = true;
    }
    ~memory_watch() { account.counting = false; }
    memory_watch(memory_watch const&) = delete;
    memory_watch& operator=(memory_watch const&) = delete;
};

[[nodiscard]] inline bool next_allocation_fails() noexcept {
    if (!account.counting) {
        return false;
    }
    ++account.made;
    return account.may_fail && account.until_failure != 0 && --account.until_failure == 0;
}

/// Sets whether allocations may fail, for its life.
class failing_is {
public:
    explicit failing_is(bool possible) noexcept : before_(std::exchange(account.may_fail, possible)) {}
    ~failing_is() { account.may_fail = before_; }
    failing_is(failing_is const&) = delete;
    failing_is& operator=(failing_is const&) = delete;

private:
    bool before_;
};

inline void* came(void* memory) noexcept {
    if (account.counting && memory != nullptr) {
        ++account.blocks;
        account.bytes += static_cast<std::int64_t>(malloc_usable_size(memory));
        account.peak = std::max(account.peak, account.bytes);
    }
    return memory;
}
inline void goes(void* memory) noexcept {
    if (account.counting && memory != nullptr) {
        --account.blocks;
        account.bytes -= static_cast<std::int64_t>(malloc_usable_size(memory));
    }
}

inline constexpr soapcodec::xml::parser_memory parser_memory{
    [](std::size_t size) -> void* { return next_allocation_fails() ? nullptr : came(std::malloc(size)); },
    [](void* memory, std::size_t size) -> void* {
        if (next_allocation_fails()) {
            return nullptr;
        }
        goes(memory);
        return came(std::realloc(memory, size));
    },
    [](void* memory) {
        goes(memory);
        std::free(memory);
    }};

/// The source that decoders use, in pieces of any size, with counted memory.
template <class Handler>
struct counted_source : soapcodec::xml::basic_predicting_source<Handler, 1> {
    counted_source(Handler& handler, soapcodec::limits const& bounds, std::string const& charset)
        : soapcodec::xml::basic_predicting_source<Handler, 1>(handler, bounds, charset, &parser_memory) {}
};

} // namespace fuzzing

void* memory::take(std::size_t size) noexcept {
    return fuzzing::next_allocation_fails() ? nullptr : fuzzing::came(std::malloc(size));
}
void memory::give_back(void* memory) noexcept {
    fuzzing::goes(memory);
    std::free(memory);
}
