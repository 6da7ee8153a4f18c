// SPDX-License-Identifier: MIT
// The sources of events that a decoder can be given: who reads the bytes.
//
//     soapcodec::decoder<reply> usual;                                 // xml::predicting_source
//     soapcodec::decoder<reply, soapcodec::xml::expat_source> careful; // every byte by way of expat
//
// Both come to the same value or the same error, at the same position. xml::predicting_source is faster: it decodes
// what is written as servers write it without expat, and says by bytes_ahead() how much that was.
// xml::basic_predicting_source<Handler, Step> is the same with a Step of your choice: where expat has come to a list,
// pieces of up to so many bytes are left to it, since there is little to gain in them (1: always look); and a beginning
// that says little of what follows is kept until there are four times as many, or a KiB.
//
// A source has: feed(bytes, last), flush(), reset(), error(), stopped(), byte(). It is made from a handler, limits and
// a charset, and, where memory is counted or may fail, an xml::parser_memory. What it reports when it stops is an
// xml::source_failure. If it has treat(how) and illegal_references(), it knows decode_options::illegal_references.
#pragma once

#include "cxx20.hpp"

#include "detail/xml/expat_parser.hpp"
#include "detail/xml/expat_source.hpp"
#include "detail/xml/predicting_source.hpp"
#include "fwd.hpp" // their names in xml
