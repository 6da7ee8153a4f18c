// SPDX-License-Identifier: MIT
// Decoding needs no {fmt}, and expat in one header only.

// --- all but the source

#include <soapcodec/decode/attribute_reader.hpp>
#include <soapcodec/decode/context.hpp>
#include <soapcodec/decode/frame_stack.hpp>
#include <soapcodec/decode/header_block.hpp>
#include <soapcodec/decode/layout.hpp>
#include <soapcodec/decode/layout_of.hpp>
#include <soapcodec/decode/name_matcher.hpp>
#include <soapcodec/decode/options.hpp>
#include <soapcodec/decode/places.hpp>
#include <soapcodec/decode/raw_gatherer.hpp>
#include <soapcodec/decode/record_lane.hpp>
#include <soapcodec/decode/record_reader.hpp>
#include <soapcodec/decode/session.hpp>
#include <soapcodec/decode/text_gatherer.hpp>
#include <soapcodec/soap/addressing.hpp>
#include <soapcodec/soap/envelope_reader.hpp>
#include <soapcodec/soap/fault_reader.hpp>
#include <soapcodec/soap/header.hpp>
#include <soapcodec/xml/blanks.hpp>
#include <soapcodec/xml/cursor.hpp>
#include <soapcodec/xml/encoding.hpp>
#include <soapcodec/xml/handler.hpp>
#include <soapcodec/xml/name.hpp>
#include <soapcodec/xml/namespace_resolver.hpp>
#include <soapcodec/xml/namespaces.hpp>
#include <soapcodec/xml/place.hpp>
#include <soapcodec/xml/place_map.hpp>
#include <soapcodec/xml/raw.hpp>

#ifdef XML_MAJOR_VERSION
#error "only xml/expat_parser.hpp needs expat"
#endif

// --- what decodes

#include <soapcodec/decode.hpp>
#include <soapcodec/http/parameters.hpp>
#include <soapcodec/http/reply.hpp>
#include <soapcodec/http/target.hpp>
#include <soapcodec/peek.hpp>
#include <soapcodec/services/office24seven.hpp>
#include <soapcodec/services/servicestack.hpp>
#include <soapcodec/soap/fault_detail.hpp>
#include <soapcodec/stream.hpp>
#include <soapcodec/xml/expat_callbacks.hpp>
#include <soapcodec/xml/expat_parser.hpp>
#include <soapcodec/xml/expat_source.hpp>
#include <soapcodec/xml/predicting_source.hpp>
#include <soapcodec/xsd/binary.hpp>
#include <soapcodec/xsd/date_time.hpp>
#include <soapcodec/xsd/decimal.hpp>
#include <soapcodec/xsd/duration.hpp>
#include <soapcodec/xsd/enumeration.hpp>
#include <soapcodec/xsd/real.hpp>
#include <soapcodec/xsd/text.hpp>

#ifndef XML_MAJOR_VERSION
#error "XML_MAJOR_VERSION no longer tells that expat is there: this test has to look for something else"
#endif
#ifdef FMT_VERSION
#error "decoding needs no {fmt}"
#endif

#include "catch.hpp"

TEST_CASE("a program that only decodes has not seen fmt") {
    CHECK(!soapcodec::decode<soapcodec::office24seven::get_identities>("<no-envelope/>"));
    CHECK(!soapcodec::decode_document<soapcodec::servicestack::later::authenticate_response>("<other/>"));
    CHECK(!soapcodec::peek("<no-envelope/>"));
}
