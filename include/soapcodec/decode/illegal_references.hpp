// SPDX-License-Identifier: MIT
// What may become of references to characters that XML forbids: `&#x0;`, `&#x19;`, half of a surrogate pair.
//
//     auto const reply = soapcodec::decode<mails>(bytes, {.illegal_references = soapcodec::replace_illegal});
//
// Serialisers that do not look at what they write, .NET's among them, send control characters so. No conforming parser
// reads such a document (XML 1.0, section 4.1, "Legal Character"), and by default no decoder does:
// errc::malformed_xml. As raw characters, which are not escaped, they are that in any case.
#pragma once

#include "../cxx20.hpp"

#include "../detail/xml/input_filter.hpp"
#include "../detail/xml/reference_filter.hpp"
#include "options.hpp"

namespace soapcodec {

/// They are read as U+FFFD.
inline constexpr illegal_references replace_illegal{detail::make_reference_filter, false};

/// They are read as nothing.
inline constexpr illegal_references drop_illegal{replace_illegal.make_filter, true};

} // namespace soapcodec
