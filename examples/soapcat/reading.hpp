// SPDX-License-Identifier: MIT
// Messages as JSON.
#pragma once

#include <string> // std::string

#include "arguments.hpp"
#include "output.hpp"

namespace soapcat {

/// Prints the message in a file. Returns an exit status.
int read(arguments const& args, std::string const& file, output& out);

} // namespace soapcat
