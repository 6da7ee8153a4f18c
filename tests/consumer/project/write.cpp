// SPDX-License-Identifier: MIT
// The half of the program that only writes.
#include <soapcodec/encode.hpp>

#include "quote.hpp"

std::string written(quote const& q) {
    return soapcodec::encode(q, soapcodec::soap_1_1).value_or("");
}
