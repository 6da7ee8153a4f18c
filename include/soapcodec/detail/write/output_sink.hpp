// SPDX-License-Identifier: MIT
// From a writer's bytes to whatever {fmt} can write to.
#pragma once

#include <fmt/format.h>

#include <concepts>    // std::invocable
#include <cstddef>     // std::size_t
#include <iterator>    // std::back_insert_iterator
#include <string>      // std::string
#include <string_view> // std::string_view
#include <utility>     // std::move

#include "../search.hpp"
#include "../xml/writer.hpp"

namespace soapcodec::detail {

/// Hands bytes on to whatever {fmt} can write to.
template <class Output>
struct output_sink : detail::byte_sink {
    explicit output_sink(Output to) : detail::byte_sink{write_to}, out(std::move(to)) {}

    static void write_to(detail::byte_sink& self, std::string_view bytes) {
        auto& out = static_cast<output_sink&>(self).out;
        out = fmt::format_to(std::move(out), "{}", bytes);
    }

    Output out;
};

/// {fmt} makes a string longer first, which fills it with zeros, and then writes.
template <>
struct output_sink<std::back_insert_iterator<std::string>> : detail::byte_sink {
    using output = std::back_insert_iterator<std::string>;
    explicit output_sink(output to) : detail::byte_sink{write_to}, out(to) {}

    static void write_to(detail::byte_sink& self, std::string_view bytes) {
        struct opened : output {
            explicit opened(output const& from) : output(from) {}
            using output::container;
        };
        auto& text = *opened(static_cast<output_sink&>(self).out).container;
        text.append(bytes);
#if defined(__GNUC__)
        // Memory that is written for the first time is fetched first: while the next piece is made, not when it is
        // copied. Worth a tenth of the time of a message of megabytes.
        if (bytes.size() >= 1024) {
            auto const next = smaller(text.capacity() - text.size(), bytes.size());
            for (std::size_t i = 0; i < next; i += 64) {
                __builtin_prefetch(text.data() + text.size() + i, 1);
            }
        }
#endif
    }

    output out;
};

/// A function that takes bytes, a few KB at a time.
template <std::invocable<std::string_view> Output>
struct output_sink<Output> : detail::byte_sink {
    explicit output_sink(Output to) : detail::byte_sink{write_to}, out(std::move(to)) {}

    static void write_to(detail::byte_sink& self, std::string_view bytes) {
        static_cast<output_sink&>(self).out(bytes);
    }

    Output out;
};

} // namespace soapcodec::detail
