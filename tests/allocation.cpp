// SPDX-License-Identifier: MIT
// The program's operator new and delete.
#include "allocation.hpp"

#include <cstddef> // std::size_t
#include <cstdlib> // std::malloc, std::realloc, std::free
#include <new>     // std::bad_alloc, std::nothrow_t

namespace {

thread_local std::uint64_t made = 0;
thread_local std::uint64_t until_failure = 0; // 0: none fails

/// Whether the next allocation fails.
bool fails() noexcept {
    return until_failure != 0 && --until_failure == 0;
}

} // namespace

namespace test {

std::uint64_t allocations() noexcept {
    return made;
}

failing_allocation::failing_allocation(std::uint64_t number) noexcept {
    until_failure = number;
}
failing_allocation::~failing_allocation() {
    until_failure = 0;
}
bool failing_allocation::happened() const noexcept {
    return until_failure == 0;
}

soapcodec::xml::parser_memory const counted_memory{
    [](std::size_t size) -> void* { return fails() ? nullptr : std::malloc(size); },
    [](void* memory, std::size_t size) -> void* { return fails() ? nullptr : std::realloc(memory, size); },
    [](void* memory) { std::free(memory); }};

} // namespace test

// GCC takes a pair of inlined operators for a mismatch of malloc and delete.
[[gnu::noinline]] void* operator new(std::size_t size, std::nothrow_t const&) noexcept {
    ++made;
    return fails() ? nullptr : std::malloc(size == 0 ? 1 : size);
}
[[gnu::noinline]] void* operator new(std::size_t size) {
    if (void* const memory = operator new(size, std::nothrow)) {
        return memory;
    }
    throw std::bad_alloc();
}
void* operator new[](std::size_t size) {
    return operator new(size);
}
void* operator new[](std::size_t size, std::nothrow_t const& n) noexcept {
    return operator new(size, n);
}
[[gnu::noinline]] void operator delete(void* memory) noexcept {
    std::free(memory);
}
void operator delete(void* memory, std::size_t) noexcept {
    operator delete(memory);
}
void operator delete(void* memory, std::nothrow_t const&) noexcept {
    operator delete(memory);
}
void operator delete[](void* memory) noexcept {
    operator delete(memory);
}
void operator delete[](void* memory, std::size_t) noexcept {
    operator delete(memory);
}
void operator delete[](void* memory, std::nothrow_t const&) noexcept {
    operator delete(memory);
}
