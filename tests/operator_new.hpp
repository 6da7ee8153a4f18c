// SPDX-License-Identifier: MIT
// The program's operator new and delete, all forms of them, in terms of two functions. For one source file of a
// program, which defines those.
#pragma once

#include <cstddef> // std::size_t
#include <new>     // std::bad_alloc, std::nothrow_t

namespace memory {

/// Memory of that size, which is not 0; null if there is none.
[[nodiscard]] void* take(std::size_t size) noexcept;
/// `memory` came from take(), or is null.
void give_back(void* memory) noexcept;

} // namespace memory

// GCC takes a pair of inlined operators for a mismatch of malloc and delete.
[[gnu::noinline]] void* operator new(std::size_t size, std::nothrow_t const&) noexcept {
    return memory::take(size == 0 ? 1 : size);
}
[[gnu::noinline]] void* operator new(std::size_t size) {
    if (void* const taken = operator new(size, std::nothrow)) {
        return taken;
    }
    throw std::bad_alloc();
}
void* operator new[](std::size_t size) {
    return operator new(size);
}
void* operator new[](std::size_t size, std::nothrow_t const& n) noexcept {
    return operator new(size, n);
}
[[gnu::noinline]] void operator delete(void* taken) noexcept {
    memory::give_back(taken);
}
void operator delete(void* taken, std::size_t) noexcept {
    operator delete(taken);
}
void operator delete(void* taken, std::nothrow_t const&) noexcept {
    operator delete(taken);
}
void operator delete[](void* taken) noexcept {
    operator delete(taken);
}
void operator delete[](void* taken, std::size_t) noexcept {
    operator delete(taken);
}
void operator delete[](void* taken, std::nothrow_t const&) noexcept {
    operator delete(taken);
}
