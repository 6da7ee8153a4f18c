// SPDX-License-Identifier: MIT
// How much is allocated while something runs, whoever allocates it: expat and other C libraries too.
#pragma once

#include <cstddef>
#include <functional>

namespace bench {

/// What `work` asks malloc for, on this thread, while it runs. Where malloc cannot be counted (a C library other than
/// glibc) all are 0.
class heap_use {
public:
    explicit heap_use(std::function<void()> const& work);

    [[nodiscard]] std::size_t allocations() const noexcept { return allocations_; }
    /// Bytes that were there at once, beyond what was there before.
    [[nodiscard]] std::size_t peak() const noexcept { return peak_; }

private:
    std::size_t allocations_ = 0;
    std::size_t peak_ = 0;
};

} // namespace bench
