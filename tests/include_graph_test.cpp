// SPDX-License-Identifier: MIT
// Shapes need neither {fmt} nor expat, and encoding no expat.

// --- what describes, and what the writer stands on

#include <soapcodec/arena.hpp>
#include <soapcodec/encode/options.hpp>
#include <soapcodec/error.hpp>
#include <soapcodec/guid.hpp>
#include <soapcodec/limits.hpp>
#include <soapcodec/present.hpp>
#include <soapcodec/scalar.hpp>
#include <soapcodec/services/office24seven.hpp>
#include <soapcodec/services/servicestack.hpp>
#include <soapcodec/shape.hpp>
#include <soapcodec/soap/fault.hpp>
#include <soapcodec/soap/version.hpp>
#include <soapcodec/xml/escape.hpp>
#include <soapcodec/xml/writer.hpp>

#ifdef FMT_VERSION
#error "a shape needs no {fmt}"
#endif
#ifdef XML_MAJOR_VERSION
#error "a shape needs no expat"
#endif

// --- what encodes

#include <soapcodec/encode.hpp>
#include <soapcodec/encode/record_writer.hpp>
#include <soapcodec/format.hpp>
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
}
