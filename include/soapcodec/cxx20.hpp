// SPDX-License-Identifier: MIT
// Included first by every public header, so that an older language is one clear error and not a hundred obscure ones.
#pragma once

#if defined(_MSVC_LANG)
#define SOAPCODEC_DETAIL_LANGUAGE _MSVC_LANG // there __cplusplus stays 199711L unless a flag asks for the truth
#else
#define SOAPCODEC_DETAIL_LANGUAGE __cplusplus
#endif

#if SOAPCODEC_DETAIL_LANGUAGE < 202002L
#error "soapcodec needs C++20: compile with -std=c++20"
#endif

#undef SOAPCODEC_DETAIL_LANGUAGE
