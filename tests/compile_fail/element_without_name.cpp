// expect: (failed: |failed "|' ")soapcodec: the name comes first
// first: mistake::needs_a_name_before<int quote::\*>
// SPDX-License-Identifier: MIT
// A member whose element nobody has named.
#include <soapcodec/decode.hpp>

struct quote {
    int volume = 0;
};
constexpr auto soap_shape(quote const*) {
    return soapcodec::message<"Quote", "urn:q">(soapcodec::element<&quote::volume>);
}

int main() {
    return soapcodec::decode<quote>("").has_value() ? 1 : 0;
}
