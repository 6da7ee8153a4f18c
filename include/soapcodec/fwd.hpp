// SPDX-License-Identifier: MIT
// The names of soapcodec, for headers that only mention them: declared here, complete in the header named beside each.
// Costs <cstdint> and <cstddef>.
//
//     // client.hpp
//     #include <soapcodec/fwd.hpp>
//
//     class client {
//     public:
//         soapcodec::result<reply> call(request const&, soapcodec::limits const&);
//     private:
//         std::unique_ptr<soapcodec::decoder<reply>> decoder_; // its destructor, in client.cpp, needs decode.hpp
//     };
//
// Declare them by including this header and not by hand: default arguments of templates stand here alone. Functions,
// constants and concepts, and what describes a struct (shape.hpp), are not here. No errors.
#pragma once

#include "cxx20.hpp"

#include <cstddef> // std::size_t
#include <cstdint> // std::uint64_t

namespace soapcodec {

// error.hpp
enum class errc : unsigned char;
class error;
struct position;
template <class T>
class result;

// limits.hpp, arena.hpp, guid.hpp, scalar.hpp, fixed_string.hpp, present.hpp
struct limits;
class arena;
struct guid;
template <class T>
struct scalar;
template <std::size_t N>
struct fixed_string;
template <class List>
class present_range;

// shape/list_source.hpp
template <class T>
class list_source;

// xsd/: binary.hpp, date_time.hpp, decimal.hpp, duration.hpp, gregorian.hpp, integer.hpp
struct base64_binary;
struct hex_binary;
struct date_time;
struct date;
struct time_of_day;
class decimal;
struct duration;
template <class Part>
struct gregorian;
class integer;

// decode/options.hpp, encode/options.hpp, json.hpp, soap/header.hpp, peek.hpp, service.hpp
struct decode_options;
struct header_block;
struct illegal_references;
struct encode_options;
struct json_options;
enum class prefix_depth : unsigned char;
struct block_options;
template <class T>
struct header_to_write;
template <class T, class... Blocks>
struct message_with_headers;
struct message_kind;
struct service_conventions;

namespace soap {

// soap/version.hpp, soap/fault.hpp
enum class version : unsigned char;
struct fault;
struct fault_code;
struct reason;

} // namespace soap

namespace detail {

template <class Handler>
class expat_source;
template <class Handler, std::size_t Step>
class basic_predicting_source;
struct parser_memory;
struct source_failure;

/// Step: smaller pieces are expat's, since there is little to gain in them.
template <class Handler>
using predicting_source = basic_predicting_source<Handler, 256>;

} // namespace detail

namespace xml {

// xml/qname.hpp, xml/raw.hpp
struct qname;
struct raw_xml;
struct any_attribute;
struct any_element;
struct namespace_binding;

// source.hpp
using detail::basic_predicting_source;
using detail::expat_source;
using detail::parser_memory;
using detail::predicting_source;
using detail::source_failure;

} // namespace xml

// decode.hpp
template <class T, template <class> class Source = xml::predicting_source>
class decoder;

// stream.hpp
enum class control : bool;
template <auto List, template <class> class Source = xml::predicting_source>
class stream_decoder;

namespace http {

// http/: request.hpp, soap_request.hpp, percent.hpp, reply.hpp, reply_decoder.hpp
struct header;
struct request;
struct endpoint;
struct soap_request_options;
enum class format_choice : unsigned char;
enum class plus_sign : unsigned char;
struct content_type;
enum class reply_kind : unsigned char;
template <class Decoder>
class reply_decoder;

} // namespace http

} // namespace soapcodec
