// SPDX-License-Identifier: MIT
// Messages as JSON.
#pragma once

#include "arguments.hpp"
#include "output.hpp"

namespace soapcat {

/// Prints the message in args.file. Returns an exit status.
int read(arguments const& args, output& out);

} // namespace soapcat
