// SPDX-License-Identifier: MIT
// The program's operator new and delete.
#include "allocation.hpp"
#include "operator_new.hpp"

#include <cstddef> // std::size_t
#include <cstdlib> // std::malloc, std::realloc, std::free

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

void* memory::take(std::size_t size) noexcept {
    ++made;
    return fails() ? nullptr : std::malloc(size);
}
void memory::give_back(void* memory) noexcept {
    std::free(memory);
}
