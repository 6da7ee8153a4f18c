// SPDX-License-Identifier: MIT
// gSOAP by an interface file that is written for speed: office24seven.h.
#include "gsoap_tunedH.h"

#include "reply.hpp"

namespace {

using reply = gsoap_tuned::_ns1__GetIdentitiesResponse;

bool const added = bench::add_peer(
    {.name = "gSOAP/tuned",
     .identities = bench::gsoap::decoding_of<reply>(namespaces, SOAP_XML_TREE,
                                                    [](soap* s) {
                                                        return gsoap_tuned::soap_get__ns1__GetIdentitiesResponse(
                                                            s, gsoap_tuned::soap_new__ns1__GetIdentitiesResponse(s),
                                                            "ns1:GetIdentitiesResponse", nullptr);
                                                    }),
     .authenticate = {},
     .parse = {}});

} // namespace
