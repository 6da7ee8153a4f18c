// SPDX-License-Identifier: MIT
// Memory for what views refer to: allocated by moving a pointer, freed all at once, kept for the next message.
//
//     soapcodec::arena memory;
//     auto const reply = soapcodec::decode<reply_view>(bytes, memory); // its strings and lists lie in memory
//     memory.clear();                                                  // and end here; the memory is kept
//
// No errors of its own: memory that cannot be had is std::bad_alloc.
#pragma once

#include "cxx20.hpp"

#include <algorithm>   // std::max
#include <cstddef>     // std::byte, std::size_t
#include <cstdint>     // std::uintptr_t
#include <cstring>     // std::memcpy
#include <memory>      // std::unique_ptr
#include <span>        // std::span
#include <string_view> // std::string_view
#include <type_traits> // std::is_trivially_copyable_v
#include <vector>      // std::vector

namespace soapcodec {

/// Holds the strings and lists of messages that are decoded into views. Owned by the caller of decode(); everything
/// in it lives until clear(), or until the arena goes. Memory once taken is kept for reuse, so that a message no
/// larger than an earlier one allocates nothing.
class arena {
public:
    arena() = default;
    /// What is in the other goes over to this one, at the same addresses.
    arena(arena&&) noexcept = default;
    /// Ends the life of all that is in this one; then as above.
    arena& operator=(arena&&) noexcept = default;

    /// Ends the life of all that is in it.
    void clear() noexcept { rewind({}); }

    /// Bytes of memory it holds, in use or not.
    [[nodiscard]] std::size_t capacity() const noexcept {
        std::size_t total = 0;
        for (auto const& b : blocks_) {
            total += b.size;
        }
        return total;
    }

    /// A place in the order of allocations, to go back to.
    struct mark_type {
        std::size_t block = 0; ///< which block is in use
        std::size_t used = 0;  ///< how many bytes of it
    };
    /// The place behind all that has been allocated.
    [[nodiscard]] mark_type mark() const noexcept { return at_; }
    /// Ends the life of all that was allocated after the mark.
    void rewind(mark_type to) noexcept { at_ = to; }

    /// Raw memory; throws std::bad_alloc.
    [[nodiscard]] void* allocate(std::size_t bytes, std::size_t alignment) {
        if (at_.block < blocks_.size()) [[likely]] {
            if (auto* const memory = in_block(bytes, alignment)) [[likely]] {
                return memory;
            }
        }
        return allocate_elsewhere(bytes, alignment);
    }

    /// A copy of the text.
    [[nodiscard]] std::string_view copy(std::string_view text) {
        if (text.empty()) {
            return {"", 0};
        }
        auto* const memory = static_cast<char*>(allocate(text.size(), 1));
        std::memcpy(memory, text.data(), text.size());
        return {memory, text.size()};
    }

    /// Adds a value at the end of a list that lies in this arena, moving the list when it is full. Its capacity is the
    /// power of two at or above its size.
    template <class T>
    T& append(std::span<T>& list) {
        static_assert(std::is_trivially_copyable_v<T> && std::is_trivially_destructible_v<T>,
                      "soapcodec: the items of a std::span list live in an arena, so they must be trivially copyable: "
                      "use views (std::string_view, std::span) in them, or std::vector for the list");
        auto const size = list.size();
        auto* memory = list.data();
        if ((size & (size - 1)) == 0) { // 0, 1, 2, 4, 8, ...: full
            memory = static_cast<T*>(allocate(std::max<std::size_t>(2 * size, 1) * sizeof(T), alignof(T)));
            std::uninitialized_copy(list.begin(), list.end(), memory);
        }
        auto& item = *::new (static_cast<void*>(memory + size)) T{};
        list = {memory, size + 1};
        return item;
    }

private:
    static constexpr std::size_t first_block = 4096;
    struct block {
        std::unique_ptr<std::byte[]> memory;
        std::size_t size;
    };

    /// Room in the block that is in use; null if there is not so much.
    [[nodiscard]] void* in_block(std::size_t bytes, std::size_t alignment) noexcept {
        auto const& b = blocks_[at_.block];
        auto const start = (at_.used + alignment - 1) & ~(alignment - 1); // blocks are aligned for anything
        if (start > b.size || bytes > b.size - start) {
            return nullptr;
        }
        at_.used = start + bytes;
        return b.memory.get() + start;
    }

    [[nodiscard, gnu::noinline]] void* allocate_elsewhere(std::size_t bytes, std::size_t alignment) {
        for (; at_.block < blocks_.size(); ++at_.block, at_.used = 0) {
            if (auto* const memory = in_block(bytes, alignment)) {
                return memory;
            }
        }
        auto const size = std::max(bytes, blocks_.empty() ? first_block : 2 * blocks_.back().size);
        blocks_.push_back({std::unique_ptr<std::byte[]>(new std::byte[size]), size});
        at_.used = bytes;
        return blocks_.back().memory.get();
    }

    std::vector<block> blocks_;
    mark_type at_;
};

} // namespace soapcodec
