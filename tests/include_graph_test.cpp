// SPDX-License-Identifier: MIT
// Shapes, values and HTTP need neither {fmt} nor expat, and encoding no expat.

// --- what describes, and what the writer stands on

#include <soapcodec/arena.hpp>
#include <soapcodec/encode/headers.hpp>
#include <soapcodec/encode/options.hpp>
#include <soapcodec/encode/raw_writer.hpp>
#include <soapcodec/error.hpp>
#include <soapcodec/fixed_string.hpp>
#include <soapcodec/guid.hpp>
#include <soapcodec/http/cookie.hpp>
#include <soapcodec/http/field.hpp>
#include <soapcodec/http/jsv.hpp>
#include <soapcodec/http/parameters.hpp>
#include <soapcodec/http/percent.hpp>
#include <soapcodec/http/reply.hpp>
#include <soapcodec/http/request.hpp>
#include <soapcodec/http/target.hpp>
#include <soapcodec/limits.hpp>
#include <soapcodec/present.hpp>
#include <soapcodec/scalar.hpp>
#include <soapcodec/services/office24seven.hpp>
#include <soapcodec/services/office24seven/types.hpp>
#include <soapcodec/services/servicestack.hpp>
#include <soapcodec/shape.hpp>
#include <soapcodec/soap/addressing.hpp>
#include <soapcodec/soap/fault.hpp>
#include <soapcodec/soap/version.hpp>
#include <soapcodec/version.hpp>
#include <soapcodec/xml/escape.hpp>
#include <soapcodec/xml/name.hpp>
#include <soapcodec/xml/namespaces.hpp>
#include <soapcodec/xml/qname.hpp>
#include <soapcodec/xml/raw.hpp>
#include <soapcodec/xml/writer.hpp>
#include <soapcodec/xsd/binary.hpp>
#include <soapcodec/xsd/date_time.hpp>
#include <soapcodec/xsd/decimal.hpp>
#include <soapcodec/xsd/duration.hpp>
#include <soapcodec/xsd/enumeration.hpp>
#include <soapcodec/xsd/lexical.hpp>
#include <soapcodec/xsd/real.hpp>
#include <soapcodec/xsd/text.hpp>

#ifdef FMT_VERSION
#error "what describes needs no {fmt}"
#endif
#ifdef XML_MAJOR_VERSION
#error "what describes needs no expat"
#endif

// --- what encodes

#include <soapcodec/encode.hpp>
#include <soapcodec/encode/record_writer.hpp>
#include <soapcodec/encode/tag_writer.hpp>
#include <soapcodec/encode/value_writer.hpp>
#include <soapcodec/format.hpp>
#include <soapcodec/http.hpp>
#include <soapcodec/http/soap_request.hpp>
#include <soapcodec/soap/envelope_writer.hpp>
#include <soapcodec/soap/fault_writer.hpp>

#ifndef FMT_VERSION
#error "FMT_VERSION no longer tells that {fmt} is there: this test has to look for something else"
#endif
#ifdef XML_MAJOR_VERSION
#error "encoding needs no expat"
#endif

#include "catch.hpp"

TEST_CASE("a program that only encodes has not seen expat") {
    CHECK(soapcodec::encode(soapcodec::office24seven::get_identities{}, soapcodec::soap_1_1));
    CHECK(soapcodec::encode(soapcodec::servicestack::authenticate{}, soapcodec::soap_1_2));
    CHECK(soapcodec::encode_document(soapcodec::servicestack::later::authenticate_response{}));
}
