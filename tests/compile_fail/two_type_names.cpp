// expect: (failed: |failed "|' ")soapcodec: a record has one type_name
// SPDX-License-Identifier: MIT
// A record of two types.
#include <soapcodec/shape.hpp>

struct part {
    int value = 0;
};
constexpr auto soap_shape(part const*) {
    return soapcodec::record(soapcodec::type_name<"One">, soapcodec::type_name<"Other">,
                             soapcodec::element<"Value", &part::value>);
}

int main() {}
