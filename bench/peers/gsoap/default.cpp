// SPDX-License-Identifier: MIT
// gSOAP as wsdl2h and soapcpp2 give it, from the schema of the identities.
#include "gsoap_defaultH.h"

#include "ns1.nsmap" // defines namespaces, which both use
#include "reply.hpp"

namespace {

using reply = gsoap_default::_ns1__GetIdentitiesResponse;

bool const added = bench::add_peer(
    {.name = "gSOAP/as generated",
     .identities = bench::gsoap::decoding_of<reply>(namespaces, 0,
                                                    [](soap* s) {
                                                        return gsoap_default::soap_get__ns1__GetIdentitiesResponse(
                                                            s, gsoap_default::soap_new__ns1__GetIdentitiesResponse(s),
                                                            "ns1:GetIdentitiesResponse", nullptr);
                                                    }),
     .authenticate = {},
     .parse = {}});

} // namespace
