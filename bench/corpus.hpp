// SPDX-License-Identifier: MIT
// The messages that are measured: made by rule, so that every run and every machine sees the same bytes.
#pragma once

#include <cstddef>
#include <string>

#include <soapcodec/services/office24seven.hpp>
#include <soapcodec/services/servicestack.hpp>

namespace bench {

enum class layout : bool { compact, indented };

[[nodiscard]] constexpr char const* name_of(layout l) noexcept {
    return l == layout::compact ? "compact" : "indented";
}

/// The identity that comes at `index` in every reply: names of several lengths, some with references or letters beyond
/// ASCII, numbers of several widths, now and then no client or null servers.
[[nodiscard]] soapcodec::office24seven::identity make_identity(std::size_t index);

[[nodiscard]] soapcodec::office24seven::get_identities_response make_identities(std::size_t count);

[[nodiscard]] soapcodec::servicestack::authenticate_response make_authenticate_response();

/// make_identities(count), kept: the benchmarks of one size share it.
[[nodiscard]] soapcodec::office24seven::get_identities_response const& identities(std::size_t count);

/// The same as the library writes it in SOAP 1.2, kept too.
[[nodiscard]] std::string const& identities_document(std::size_t count, layout l);

[[nodiscard]] std::string const& authenticate_document();

} // namespace bench
