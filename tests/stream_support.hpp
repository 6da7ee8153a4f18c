// SPDX-License-Identifier: MIT
// What the tests of streams have in common.
#pragma once

#include "support.hpp"

#include <string> // std::string

namespace test {

inline std::string lines_document(std::string const& lines, std::string const& before = "<Customer>A</Customer>",
                                  std::string const& after = "<Paid>1</Paid>") {
    return order_document(before + "<Lines>" + lines + "</Lines>" + after);
}

inline std::string const three_lines = "<Line><Number>1</Number></Line><Line i:nil='true'/>"
                                       "<Line><Number>2</Number><Note>n</Note></Line>";

} // namespace test
