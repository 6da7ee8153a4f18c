// SPDX-License-Identifier: MIT
// Which functions are inlined, whatever the compiler thinks of it.
#pragma once

#include "../cxx20.hpp"

/// For functions whose position and bounds stay in registers only where they are inlined. Where speed is not asked for,
/// without optimisation or with a sanitizer, it is no more than `inline`: there a forced one trebles the compile time.
#if defined(__has_feature)
#define SOAPCODEC_DETAIL_HAS_FEATURE(name) __has_feature(name)
#else
#define SOAPCODEC_DETAIL_HAS_FEATURE(name) 0
#endif
#if defined(__OPTIMIZE__) && !defined(__SANITIZE_ADDRESS__) && !SOAPCODEC_DETAIL_HAS_FEATURE(address_sanitizer)
#define SOAPCODEC_DETAIL_INLINE [[gnu::always_inline]] inline
#else
#define SOAPCODEC_DETAIL_INLINE inline
#endif
#undef SOAPCODEC_DETAIL_HAS_FEATURE
