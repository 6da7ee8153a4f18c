// SPDX-License-Identifier: MIT
// What a decode came to, and when two ways to read one document agree.
#pragma once

#include "../cxx20.hpp"

#include <optional> // std::optional
#include <string>   // std::string
#include <utility>  // std::move

#include "../error.hpp"
#include "agreement.hpp"
#include "equal.hpp"
#include "print.hpp"

namespace soapcodec::fuzz {

/// A value or an error, to be compared and printed. A value of views lives as long as the memory it lies in.
template <class T>
struct outcome {
    std::optional<T> value; ///< if there is one
    soapcodec::error error; ///< if there is none

    /// What a decoder returned.
    outcome(soapcodec::result<T> result) {
        if (result) {
            value = *std::move(result);
        } else {
            error = std::move(result).error();
        }
    }

    /// For a report.
    [[nodiscard]] std::string describe() const { return value ? to_text(*value) : error.message(); }
};

/// Whether two ways to read one document agree: on the value, or on the error.
template <class T>
[[nodiscard]] bool agrees(outcome<T> const& left, outcome<T> const& right) {
    return left.value && right.value ? equal(*left.value, *right.value)
                                     : !left.value && !right.value && agrees(left.error, right.error);
}

} // namespace soapcodec::fuzz
