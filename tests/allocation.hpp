// SPDX-License-Identifier: MIT
// Memory as tests see it: counted, and refused when a test says so.
#pragma once

#include <soapcodec/source.hpp>

#include <cstdint> // std::uint64_t
#include <string>  // std::string

namespace test {

/// How often this thread has asked operator new for memory. Expat asks malloc.
[[nodiscard]] std::uint64_t allocations() noexcept;

/// As long as it lives, allocation number `number` of this thread from now on fails, whether it is operator new's or
/// that of an expat parser with `counted_memory`. Nothing of Catch2 belongs into its life.
class failing_allocation {
public:
    explicit failing_allocation(std::uint64_t number) noexcept;
    ~failing_allocation();
    failing_allocation(failing_allocation const&) = delete;
    failing_allocation& operator=(failing_allocation const&) = delete;

    /// Whether there were so many.
    [[nodiscard]] bool happened() const noexcept;
};

extern soapcodec::xml::parser_memory const counted_memory;

/// The source that decoders use, in documents of any size, with a parser whose allocations fail as the others do.
template <class Handler>
struct failing_source : soapcodec::xml::basic_predicting_source<Handler, 1> {
    failing_source(Handler& handler, soapcodec::limits const& bounds, std::string const& charset)
        : soapcodec::xml::basic_predicting_source<Handler, 1>(handler, bounds, charset, &counted_memory) {}
};

} // namespace test
