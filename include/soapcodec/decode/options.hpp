// SPDX-License-Identifier: MIT
// What a decoder is told beside the type of the message.
#pragma once

#include <string> // std::string
#include <vector> // std::vector

#include "../limits.hpp"

namespace soapcodec {

struct decode_options {
    soapcodec::limits limits{};

    /// Refuse elements that the shape does not describe, instead of skipping them.
    bool reject_unknown = false;

    /// Skip processing instructions. SOAP 1.1 section 3 and SOAP 1.2 part 1 section 5 forbid senders to write them.
    bool allow_processing_instructions = false;

    /// Namespaces of header blocks that the caller understands, beside WS-Addressing's: such a block may be mandatory.
    std::vector<std::string> understood{};
};

} // namespace soapcodec
