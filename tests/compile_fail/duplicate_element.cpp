// expect: (failed: |failed "|' ")soapcodec: two elements of one record have the same name
// SPDX-License-Identifier: MIT
// One element of a record described twice.
#include <soapcodec/shape.hpp>

struct part {
    int first = 0;
    int second = 0;
};

template <>
inline constexpr auto soapcodec::shape<part> = soapcodec::record(soapcodec::element<"Value", &part::first>,
                                                                 soapcodec::element<"Value", &part::second>);

int main() {}
