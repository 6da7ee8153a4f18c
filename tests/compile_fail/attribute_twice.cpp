// expect: (failed: |failed "|' ")soapcodec: two elements of one record have the same name
// SPDX-License-Identifier: MIT
// One attribute of a record described twice.
#include <soapcodec/shape.hpp>

struct part {
    int first = 0;
    int second = 0;
};
constexpr auto soap_shape(part const*) {
    return soapcodec::record(soapcodec::attribute<"value", &part::first>, soapcodec::attribute<"value", &part::second>);
}

int main() {}
