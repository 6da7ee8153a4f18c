// SPDX-License-Identifier: MIT
// The library's version: the one place it is written; the build reads it from here.
#pragma once

#include "cxx20.hpp"

#include <string_view>

#define SOAPCODEC_VERSION_MAJOR 0
#define SOAPCODEC_VERSION_MINOR 3
#define SOAPCODEC_VERSION_PATCH 0

namespace soapcodec {

// Two steps, so that the macros given are expanded before they are made strings.
#define SOAPCODEC_DETAIL_JOIN(major, minor, patch) #major "." #minor "." #patch
#define SOAPCODEC_DETAIL_VERSION(major, minor, patch) SOAPCODEC_DETAIL_JOIN(major, minor, patch)

/// "MAJOR.MINOR.PATCH"
inline constexpr std::string_view version =
    SOAPCODEC_DETAIL_VERSION(SOAPCODEC_VERSION_MAJOR, SOAPCODEC_VERSION_MINOR, SOAPCODEC_VERSION_PATCH);

#undef SOAPCODEC_DETAIL_VERSION
#undef SOAPCODEC_DETAIL_JOIN

} // namespace soapcodec
