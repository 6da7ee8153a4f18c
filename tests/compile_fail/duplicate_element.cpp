// expect: (failed: |failed "|' ")soapcodec: two elements of one record have the same name
// first: mistake::have_the_same_name<.*&part::first>.*&part::second>
// SPDX-License-Identifier: MIT
// One element of a record described twice.
#include <soapcodec/shape.hpp>

struct part {
    int first = 0;
    int second = 0;
};
constexpr auto soap_shape(part const*) {
    return soapcodec::record(soapcodec::element<"Value", &part::first>, soapcodec::element<"Value", &part::second>);
}

int main() {}
