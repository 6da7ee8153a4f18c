// SPDX-License-Identifier: MIT
// All of soapcodec but the services (services/*.hpp).
#pragma once

#include "arena.hpp"   // arena: memory for views
#include "decode.hpp"  // decode, decoder
#include "encode.hpp"  // encode, encode_to, as_soap
#include "error.hpp"   // errc, error, result
#include "format.hpp"  // fmt::formatter for errors and guids
#include "guid.hpp"    // guid
#include "limits.hpp"  // limits
#include "peek.hpp"    // peek: what a message is
#include "present.hpp" // present: the items of a list that are there
#include "scalar.hpp"  // scalar: how a value is written
#include "shape.hpp"   // shape: how a struct is described
#include "stream.hpp"  // stream_decoder: record by record
#include "version.hpp" // the library's version
