// SPDX-License-Identifier: MIT
// Documents of which records are read ahead.
#pragma once

#include <cstdint> // std::int32_t
#include <string>  // std::string

#include "support.hpp"

namespace test {

/// Lines with these numbers, written as servers do.
inline std::string lines(std::int32_t first, std::int32_t last) {
    std::string text;
    for (auto i = first; i <= last; ++i) {
        text += "<Line><Number>" + std::to_string(i) + "</Number></Line>";
    }
    return text;
}

inline std::string document_of(std::string const& items) {
    return order_document("<Customer>A</Customer><Lines>" + items + "</Lines>");
}

} // namespace test
