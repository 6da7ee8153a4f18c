// SPDX-License-Identifier: MIT
// Messages from the command line.
#pragma once

#include "arguments.hpp"
#include "output.hpp"

namespace soapcat {

/// Writes args.message. Returns an exit status.
int write(arguments const& args, output& out);

} // namespace soapcat
