// expect: (failed: |failed "|' ")soapcodec: a member's type has neither a shape nor a scalar
// first: mistake::needs_soap_shape_or_scalar<line, &quote::lines>
// SPDX-License-Identifier: MIT
// A map of structs that nobody has described.
#include <soapcodec/encode.hpp>

#include <map>
#include <string>

struct line {
    int number = 0;
};
struct quote {
    std::map<std::string, line> lines;
};
constexpr auto soap_shape(quote const*) {
    return soapcodec::message<"Quote", "urn:q">(soapcodec::element<"Lines", &quote::lines, soapcodec::entries<"Line">>);
}

int main() {
    return soapcodec::encode(quote{}, soapcodec::soap_1_1).has_value() ? 1 : 0;
}
