// SPDX-License-Identifier: MIT
// All of soapcodec but the services (services/*.hpp), HTTP (http.hpp) and fuzzing (fuzz.hpp).
#pragma once

#include "cxx20.hpp"

#include "arena.hpp"           // arena: memory for views
#include "decode.hpp"          // decode, decoder, decode_document
#include "encode.hpp"          // encode, encode_to, encode_document, with_headers, as_soap, as_document
#include "error.hpp"           // errc, error, result
#include "fault_detail.hpp"    // soap::detail_as: a fault's detail by its type
#include "format.hpp"          // fmt::formatter for errors, values and enumerations
#include "guid.hpp"            // guid
#include "json.hpp"            // to_json, write_json, as_json
#include "limits.hpp"          // limits
#include "peek.hpp"            // peek: what a message is
#include "present.hpp"         // present: the items of a list that are there
#include "scalar.hpp"          // scalar: how a value is written
#include "shape.hpp"           // shape: how a struct is described
#include "soap/addressing.hpp" // addressing: WS-Addressing's header blocks
#include "soap/security.hpp"   // security: WS-Security's UsernameToken and Timestamp
#include "stream.hpp"          // stream_decoder: record by record
#include "version.hpp"         // the library's version
#include "xsd/binary.hpp"      // base64_binary, hex_binary
#include "xsd/date_time.hpp"   // date_time, date, time_of_day
#include "xsd/decimal.hpp"     // decimal
#include "xsd/duration.hpp"    // duration
#include "xsd/enumeration.hpp" // enumeration: enums by name
#include "xsd/gregorian.hpp"   // g_year, g_year_month, g_month, g_month_day, g_day
#include "xsd/integer.hpp"     // integer: of any length
#include "xsd/list.hpp"        // value_list
#include "xsd/real.hpp"        // float and double
#include "xsd/text.hpp"        // token, normalized_string, any_uri
