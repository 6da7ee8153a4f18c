// SPDX-License-Identifier: MIT
// HTTP around the messages: requests and URLs to send, replies to tell apart. Plain data for any client; nothing here
// opens a connection.
//
//     namespace http = soapcodec::http;
//     auto const call = http::soap_request(office24seven::get_identities{}, soapcodec::soap_1_1,
//                                          {office24seven::host, office24seven::path}, {.session_id = session});
//     client.send(call->method, call->target, call->host, call->headers, call->body); // or http::request_text(*call)
//
//     http::reply_decoder reply(soapcodec::decoder<office24seven::get_identities_response>{});
//     reply.begin(status, content_type); // then reply.feed(bytes) for each piece
//     auto const found = reply.finish(); // a message, a fault, or reply.kind() says what it is instead
//
//     auto const url = http::encode_target<"/auth/{provider}">(servicestack::authenticate{...});
//     auto const form = http::decode_parameters<servicestack::authenticate>(bytes, http::plus_sign::space);
#pragma once

#include "cxx20.hpp"

#include "http/cookie.hpp"        // session_cookie
#include "http/parameters.hpp"    // encode_parameters, decode_parameters
#include "http/percent.hpp"       // percent_encode, percent_decode
#include "http/reply.hpp"         // classify, parse_content_type
#include "http/reply_decoder.hpp" // reply_decoder
#include "http/request.hpp"       // request, check, request_text
#include "http/soap_request.hpp"  // soap_request
#include "http/target.hpp"        // encode_target, decode_target, with_suffix, with_parameter
