// SPDX-License-Identifier: MIT
// All of soapcodec but the services (services/*.hpp), HTTP (http.hpp) and fuzzing (fuzz.hpp).
#pragma once

#include "cxx20.hpp"

#include "arena.hpp"           // arena: memory for views
#include "decode.hpp"          // decode, decoder, decode_document
#include "encode.hpp"          // encode, encode_to, encode_document, with_headers, as_soap
#include "error.hpp"           // errc, error, result
#include "fault_detail.hpp"    // soap::detail_as: a fault's detail by its type
#include "format.hpp"          // fmt::formatter for errors and values
#include "guid.hpp"            // guid
#include "limits.hpp"          // limits
#include "peek.hpp"            // peek: what a message is
#include "present.hpp"         // present: the items of a list that are there
#include "scalar.hpp"          // scalar: how a value is written
#include "shape.hpp"           // shape: how a struct is described
#include "soap/addressing.hpp" // addressing: WS-Addressing's header blocks
#include "stream.hpp"          // stream_decoder: record by record
#include "version.hpp"         // the library's version
#include "xsd/binary.hpp"      // base64_binary, hex_binary
#include "xsd/date_time.hpp"   // date_time, date, time_of_day
#include "xsd/decimal.hpp"     // decimal
#include "xsd/duration.hpp"    // duration
#include "xsd/enumeration.hpp" // enumeration: enums by name
#include "xsd/list.hpp"        // value_list
#include "xsd/real.hpp"        // float and double
#include "xsd/text.hpp"        // token, normalized_string, any_uri
