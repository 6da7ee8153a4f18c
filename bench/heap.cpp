// SPDX-License-Identifier: MIT
// malloc and its kin, before those of the C library: they count while a heap_use wants it, and call them.
#include "heap.hpp"

#include <cerrno>
#include <cstddef>
#include <cstdint>
#include <cstdlib>

#if defined(__GLIBC__)
#include <malloc.h>

extern "C" {
void* __libc_malloc(std::size_t);
void* __libc_calloc(std::size_t, std::size_t);
void* __libc_realloc(void*, std::size_t);
void* __libc_memalign(std::size_t, std::size_t);
void __libc_free(void*);
}
#endif

namespace {

struct count {
    bool is_on = false;
    std::size_t allocations = 0;
    std::int64_t now = 0; // bytes; below 0 where more is freed than was allocated
    std::int64_t peak = 0;

    void taken(std::size_t bytes) noexcept {
        ++allocations;
        now += static_cast<std::int64_t>(bytes);
        peak = now > peak ? now : peak;
    }
    void given(std::size_t bytes) noexcept { now -= static_cast<std::int64_t>(bytes); }
};
thread_local count counted;

} // namespace

bench::heap_use::heap_use(std::function<void()> const& work) {
    counted = {.is_on = true};
    work();
    counted.is_on = false;
    allocations_ = counted.allocations;
    peak_ = static_cast<std::size_t>(counted.peak);
}

#if defined(__GLIBC__)

namespace {

void* noted(void* made) noexcept {
    if (counted.is_on && made != nullptr) {
        counted.taken(malloc_usable_size(made));
    }
    return made;
}

} // namespace

extern "C" {

void* malloc(std::size_t bytes) {
    return noted(__libc_malloc(bytes));
}
void* calloc(std::size_t count, std::size_t bytes) {
    return noted(__libc_calloc(count, bytes));
}
void* realloc(void* old, std::size_t bytes) {
    auto const had = counted.is_on && old != nullptr ? malloc_usable_size(old) : 0;
    auto* const made = __libc_realloc(old, bytes);
    if (made != nullptr || bytes == 0) {
        counted.given(had); // most often it grows where it is
    }
    return noted(made);
}
void* memalign(std::size_t alignment, std::size_t bytes) {
    return noted(__libc_memalign(alignment, bytes));
}
void* aligned_alloc(std::size_t alignment, std::size_t bytes) {
    return noted(__libc_memalign(alignment, bytes));
}
int posix_memalign(void** made, std::size_t alignment, std::size_t bytes) {
    *made = noted(__libc_memalign(alignment, bytes));
    return *made != nullptr || bytes == 0 ? 0 : ENOMEM;
}
void free(void* old) {
    if (counted.is_on && old != nullptr) {
        counted.given(malloc_usable_size(old));
    }
    __libc_free(old);
}

} // extern "C"

#endif
